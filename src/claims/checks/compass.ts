import type { LngLat, Territory } from '../../domain/reference.ts';

/** Compass words in steps of 45 degrees, clockwise from north. */
export const compassWords = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const;

/** Lengths of edges by compass octant (index as in `compassWords`), in degrees of latitude. */
type Octants = readonly number[];

/** Cosine of a latitude in degrees to four places, by its series; enough for a compass octant. */
function cosineOf(latitudeDeg: number): number {
  const x = latitudeDeg * 0.017453292519943295;
  const square = x * x;
  return 1 - square / 2 + (square * square) / 24 - (square * square * square) / 720;
}

/** Half the width of an octant: tan 22.5 degrees. */
const octantTangent = 0.41421356237309503;

/** The octant of a direction east and north. */
function octantOf(east: number, north: number): number {
  const [x, y] = [Math.abs(east), Math.abs(north)];
  if (x <= y * octantTangent) return north >= 0 ? 0 : 4;
  if (y <= x * octantTangent) return east >= 0 ? 2 : 6;
  if (east >= 0) return north >= 0 ? 1 : 3;
  return north >= 0 ? 7 : 5;
}

interface Segment {
  readonly east: number;
  readonly north: number;
  readonly length: number;
}

/** The centroid of the largest outer ring, by area. */
export function centreOf(territory: Territory): LngLat | null {
  let best: { readonly area: number; readonly centre: LngLat } | null = null;
  for (const polygon of territory.polygons) {
    const ring = polygon[0] ?? [];
    let [area, x, y] = [0, 0, 0];
    for (let at = 0; at + 1 < ring.length; at++) {
      const [a, b] = [ring[at] as LngLat, ring[at + 1] as LngLat];
      const cross = a[0] * b[1] - b[0] * a[1];
      area += cross;
      x += (a[0] + b[0]) * cross;
      y += (a[1] + b[1]) * cross;
    }
    if (area === 0) continue;
    const size = Math.abs(area);
    if (best === null || size > best.area)
      best = { area: size, centre: [x / (3 * area), y / (3 * area)] };
  }
  return best?.centre ?? null;
}

function segmentsOf(lines: readonly (readonly LngLat[])[], centre: LngLat): Segment[] {
  const scale = cosineOf(centre[1]);
  const out: Segment[] = [];
  for (const line of lines) {
    for (let at = 0; at + 1 < line.length; at++) {
      const [a, b] = [line[at] as LngLat, line[at + 1] as LngLat];
      const [dx, dy] = [(b[0] - a[0]) * scale, b[1] - a[1]];
      out.push({
        east: ((a[0] + b[0]) / 2 - centre[0]) * scale,
        north: (a[1] + b[1]) / 2 - centre[1],
        length: Math.sqrt(dx * dx + dy * dy),
      });
    }
  }
  return out;
}

/** Length of the edges in each octant as seen from a centre. */
export function octantsOf(lines: readonly (readonly LngLat[])[], centre: LngLat): Octants {
  const out = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const one of segmentsOf(lines, centre)) {
    const octant = octantOf(one.east, one.north);
    out[octant] = (out[octant] ?? 0) + one.length;
  }
  return out;
}

/** The octant of the middle of some edges as seen from a centre; null when there are none. */
export function meanOctant(lines: readonly (readonly LngLat[])[], centre: LngLat): number | null {
  let [east, north, total] = [0, 0, 0];
  for (const one of segmentsOf(lines, centre)) {
    east += one.east * one.length;
    north += one.north * one.length;
    total += one.length;
  }
  return total === 0 ? null : octantOf(east, north);
}

/** Steps of 45 degrees between two octants, 0 to 4. */
export function octantDistance(a: number, b: number): number {
  const steps = Math.abs(a - b) % 8;
  return steps > 4 ? 8 - steps : steps;
}
