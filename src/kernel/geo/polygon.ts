import { toRadians } from '../math/index.ts';
import { bandAreaPerRadianM2 } from './ellipsoid.ts';

/** A closed ring of [longitude, latitude] in degrees; first point = last point. */
export type Ring = readonly (readonly [number, number])[];

/** Steepest edge that is taken as straight in authalic latitude, degrees of latitude. */
const steepestEdge = 0.02;

/**
 * Measures the area inside a ring on the WGS84 ellipsoid in square metres, positive when it runs counter-clockwise. Edges are
 * straight in degrees (RFC 7946), which differs from geodesic edges by less than 1e-6 of the area for edges below 10 km.
 * Rings may cross the date line (steps of more than 180 degrees are taken the short way) but must not enclose a pole.
 */
export function ringAreaM2(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lng1, lat1] = ring[i] as readonly [number, number];
    const [lng2, lat2] = ring[i + 1] as readonly [number, number];
    let step = lng2 - lng1;
    if (step > 180) step -= 360;
    else if (step < -180) step += 360;
    if (step === 0) continue;
    sum -= toRadians(step) * meanBandM2(lat1, lat2);
  }
  return sum;
}

/** Mean of the band area over the latitudes of an edge, by Simpson's rule in parts of half a degree. */
function meanBandM2(lat1: number, lat2: number): number {
  const ends = bandAreaPerRadianM2(lat1) + bandAreaPerRadianM2(lat2);
  const rise = lat2 - lat1;
  if (Math.abs(rise) <= steepestEdge) return ends / 2;
  const parts = 2 * Math.ceil(Math.abs(rise));
  let sum = ends;
  for (let half = 1; half < 2 * parts; half++) {
    const weight = half % 2 === 1 ? 4 : 2;
    sum += weight * bandAreaPerRadianM2(lat1 + (rise * half) / (2 * parts));
  }
  return sum / (6 * parts);
}

/** Measures polygons (outer ring first, then holes) in square metres, whatever the direction of their rings. */
export function polygonsAreaM2(polygons: readonly (readonly Ring[])[]): number {
  let sum = 0;
  for (const rings of polygons) {
    rings.forEach((ring, index) => {
      const area = Math.abs(ringAreaM2(ring));
      sum += index === 0 ? area : -area;
    });
  }
  return sum;
}

/** Edges of polygons sorted into bins of latitude, so that a point is tested against the few edges beside it. */
export interface EdgeIndex {
  readonly binLat: number;
  readonly south: number;
  readonly bins: number;
  /** Edges of each bin: `starts[b]` … `starts[b + 1]` index `edges`. */
  readonly starts: Int32Array;
  readonly edges: Int32Array;
  /** lng1, lat1, lng2, lat2 of every edge. */
  readonly coordinates: Float64Array;
}

/** Builds an index of all edges; `binLat` in degrees. Longitudes have to be continuous along each ring. */
export function indexEdges(polygons: readonly (readonly Ring[])[], binLat: number): EdgeIndex {
  const list: number[] = [];
  let south = 90;
  let north = -90;
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [lng1, lat1] = ring[i] as readonly [number, number];
        const [lng2, lat2] = ring[i + 1] as readonly [number, number];
        list.push(lng1, lat1, lng2, lat2);
        south = Math.min(south, lat1, lat2);
        north = Math.max(north, lat1, lat2);
      }
    }
  }
  const coordinates = Float64Array.from(list);
  const bins = Math.max(1, Math.floor((north - south) / binLat) + 1);
  const starts = new Int32Array(bins + 1);
  const range = (edge: number): readonly [number, number] => {
    const a = coordinates[4 * edge + 1] as number;
    const b = coordinates[4 * edge + 3] as number;
    return [
      Math.floor((Math.min(a, b) - south) / binLat),
      Math.floor((Math.max(a, b) - south) / binLat),
    ];
  };
  const count = coordinates.length / 4;
  for (let edge = 0; edge < count; edge++) {
    const [first, last] = range(edge);
    for (let bin = first; bin <= Math.min(last, bins - 1); bin++)
      starts[bin + 1] = (starts[bin + 1] as number) + 1;
  }
  for (let bin = 0; bin < bins; bin++)
    starts[bin + 1] = (starts[bin + 1] as number) + (starts[bin] as number);
  const next = starts.slice(0, bins);
  const edges = new Int32Array(starts[bins] as number);
  for (let edge = 0; edge < count; edge++) {
    const [first, last] = range(edge);
    for (let bin = first; bin <= Math.min(last, bins - 1); bin++) {
      const at = next[bin] as number;
      edges[at] = edge;
      next[bin] = at + 1;
    }
  }
  return { binLat, south, bins, starts, edges, coordinates };
}

/**
 * Lists the longitudes at which a parallel crosses the edges, ascending: inside lies between the 1st and 2nd, the 3rd and 4th …
 * (even-odd rule). Latitude in degrees.
 */
export function crossParallel(index: EdgeIndex, lat: number): number[] {
  const bin = Math.floor((lat - index.south) / index.binLat);
  const crossings: number[] = [];
  if (bin < 0 || bin >= index.bins) return crossings;
  for (let at = index.starts[bin] as number; at < (index.starts[bin + 1] as number); at++) {
    const edge = 4 * (index.edges[at] as number);
    const lat1 = index.coordinates[edge + 1] as number;
    const lat2 = index.coordinates[edge + 3] as number;
    if (lat1 > lat === lat2 > lat) continue;
    const lng1 = index.coordinates[edge] as number;
    const lng2 = index.coordinates[edge + 2] as number;
    crossings.push(lng1 + ((lat - lat1) / (lat2 - lat1)) * (lng2 - lng1));
  }
  return crossings.sort((a, b) => a - b);
}

/** Tells whether a point (degrees) lies inside the indexed polygons, by the even-odd rule. */
export function containsPoint(index: EdgeIndex, lng: number, lat: number): boolean {
  const bin = Math.floor((lat - index.south) / index.binLat);
  if (bin < 0 || bin >= index.bins) return false;
  let inside = false;
  for (let at = index.starts[bin] as number; at < (index.starts[bin + 1] as number); at++) {
    const edge = 4 * (index.edges[at] as number);
    const lat1 = index.coordinates[edge + 1] as number;
    const lat2 = index.coordinates[edge + 3] as number;
    if (lat1 > lat === lat2 > lat) continue;
    const lng1 = index.coordinates[edge] as number;
    const lng2 = index.coordinates[edge + 2] as number;
    if (lng < lng1 + ((lat - lat1) / (lat2 - lat1)) * (lng2 - lng1)) inside = !inside;
  }
  return inside;
}
