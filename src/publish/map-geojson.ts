import type { LngLat } from '../domain/reference.ts';
import type { Assessment } from '../domain/results.ts';
import { aggregateCells, type Block } from './cells.ts';
import { cutAtDateLine } from './cut-at-date-line.ts';

/** Width and height of an exported cell in metres: nothing finer leaves the page. */
const exportedCellM = 25_000;

/** A block needs this share of land, else its mean would show cells finer than an exported one. */
const leastLandShare = 0.25;

/** A ring of points in degrees. */
export type Ring = readonly LngLat[];
/** An outer ring and its holes. */
export type Polygon = readonly Ring[];

interface Feature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string | number | readonly number[]>>;
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };
}

/**
 * Writes the map as GeoJSON (RFC 7946, WGS84): the territory's outline, the deployment areas by name, and mean chances of
 * coverage on cells of at least 25 km. Never a unit, a draw or a gap.
 */
export function writeMapGeoJson(assessment: Assessment): string {
  const features: Feature[] = [
    feature({ layer: 'territory' }, nestRings(assessment.outline)),
    ...assessment.areaOutlines.map((area) =>
      feature({ layer: 'deployment-area', label: area.label }, area.rings.map(outerPolygon)),
    ),
    ...(assessment.map.rows.length === 0 ? [] : aggregateCells(assessment.map, exportedCellM))
      .filter((block) => block.landCells >= leastLandShare * block.cells)
      .map((block) => blockFeature(block, assessment)),
  ].filter((one) => one.geometry.coordinates.length > 0);
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

function feature(properties: Feature['properties'], coordinates: readonly Polygon[]): Feature {
  const parts = cutAtDateLine(coordinates);
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: parts } };
}

function blockFeature(block: Block, { map }: Assessment): Feature {
  const corners: Ring = [
    [block.west, block.south],
    [block.east, block.south],
    [block.east, block.north],
    [block.west, block.north],
    [block.west, block.south],
  ];
  return feature(
    {
      layer: 'coverage',
      posture: map.posture,
      case: map.case,
      altitudesM: map.altitudesM,
      probability: block.chance.map((value) => Math.round(value * 1000) / 1000),
    },
    [[corners.map(roundPoint)]],
  );
}

/** Sorts rings into polygons: a ring inside an odd number of others is a hole of the last ring that holds it. */
export function nestRings(rings: readonly Ring[]): readonly Polygon[] {
  const usable = rings.filter((ring) => ring.length >= 3);
  const holders = usable.map((ring) =>
    usable.filter((other) => other !== ring && ring[0] !== undefined && isInside(ring[0], other)),
  );
  const outer = usable.filter((_, i) => (holders[i]?.length ?? 0) % 2 === 0);
  return outer.map((ring) => {
    const depth = holders[usable.indexOf(ring)]?.length ?? 0;
    const holes = usable.filter(
      (_, i) => holders[i]?.includes(ring) === true && holders[i]?.length === depth + 1,
    );
    return [rewind(ring, true), ...holes.map((hole) => rewind(hole, false))];
  });
}

function outerPolygon(ring: Ring): Polygon {
  return [rewind(ring, true)];
}

/** Closes a ring and turns it counter-clockwise, or clockwise for a hole. */
export function rewind(ring: Ring, counterClockwise: boolean): Ring {
  const rounded = ring.map(roundPoint);
  const [first] = rounded;
  const last = rounded.at(-1);
  if (first === undefined || last === undefined) return rounded;
  const closed = first[0] === last[0] && first[1] === last[1] ? rounded : [...rounded, first];
  return signedArea(closed) > 0 === counterClockwise ? closed : [...closed].reverse();
}

/** Computes twice the planar area of a closed ring in square degrees; positive when counter-clockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [fromLng, fromLat] = ring[i - 1] as LngLat;
    const [toLng, toLat] = ring[i] as LngLat;
    sum += fromLng * toLat - toLng * fromLat;
  }
  return sum;
}

function isInside([lng, lat]: LngLat, ring: Ring): boolean {
  let inside = false;
  for (let i = 0; i < ring.length; i++) {
    const [aLng, aLat] = ring[i] as LngLat;
    const [bLng, bLat] = ring[(i + 1) % ring.length] as LngLat;
    const crosses = aLat > lat !== bLat > lat;
    if (crosses && lng < aLng + ((lat - aLat) / (bLat - aLat)) * (bLng - aLng)) inside = !inside;
  }
  return inside;
}

// Four decimals are about 11 m: finer than the outline, coarser than a pretence of survey.
function roundPoint([lng, lat]: LngLat): LngLat {
  return [Math.round(lng * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4];
}
