import { packSteps } from './packed-steps.mjs';

/**
 * Packs the country outlines of a TopoJSON file, arc by arc, so that one country is decoded without the rest. The
 * numbers are the file's own quantized deltas: nothing is simplified.
 * @returns {{ scale: number[], translate: number[], arcs: string, outlines: string }} arcs parted by commas; outlines =
 *   JSON of [code or name, polygons of rings of arc indexes][]; geometries of one code are joined
 */
export function makeTopology(topology, byOutline) {
  const outlines = new Map();
  for (const geometry of topology.objects.countries.geometries) {
    const code =
      byOutline.get(geometry.id) ??
      byOutline.get(geometry.properties.name) ??
      geometry.properties.name;
    const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
    outlines.set(code, [...(outlines.get(code) ?? []), ...polygons]);
  }
  const sorted = [...outlines].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    scale: topology.transform.scale,
    translate: topology.transform.translate,
    arcs: topology.arcs.map(packSteps).join(','),
    outlines: JSON.stringify(sorted),
  };
}
