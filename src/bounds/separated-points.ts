import type { PointSet } from '../domain/world.ts';
import { chordOfDistanceM, semiMajorM } from '../kernel/geo/ellipsoid.ts';

/**
 * Counts a set of points that lie pairwise more than a distance apart, chosen greedily in the given order. A disc of half that
 * distance holds at most one of them, so at least as many discs are needed to hold them all, wherever the discs stand.
 *
 * Distances are straight ones with a margin of 1e-5, so that rounding never counts a point too many. Linear in the number of points.
 */
export function countSeparatedPoints(points: PointSet, distanceM: number): number {
  const chord = chordOfDistanceM(distanceM) * 1.00001;
  const limit = chord * chord;
  const cells = new Map<number, number[]>();
  const cellOf = (value: number): number => Math.floor(value / chord);
  const side = 2 * Math.ceil(semiMajorM / chord) + 4;
  const keyOf = (cx: number, cy: number, cz: number): number => (cx * side + cy) * side + cz;
  let chosen = 0;
  // Neighbours in the list are mostly held by the same chosen point: it is asked first.
  let held = -1;
  for (let i = 0; i < points.x.length; i++) {
    const [x, y, z] = [points.x[i] as number, points.y[i] as number, points.z[i] as number];
    if (held >= 0 && isWithin(points, held, x, y, z, limit)) continue;
    const [cx, cy, cz] = [cellOf(x), cellOf(y), cellOf(z)];
    held = findNear(points, cells, keyOf, cx, cy, cz, x, y, z, limit);
    if (held >= 0) continue;
    chosen++;
    held = i;
    const key = keyOf(cx, cy, cz);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [i]);
    else cell.push(i);
  }
  return chosen;
}

/** Returns a chosen point within the limit, or -1. */
function findNear(
  points: PointSet,
  cells: ReadonlyMap<number, readonly number[]>,
  keyOf: (cx: number, cy: number, cz: number) => number,
  cx: number,
  cy: number,
  cz: number,
  x: number,
  y: number,
  z: number,
  limit: number,
): number {
  for (let ix = cx - 1; ix <= cx + 1; ix++) {
    for (let iy = cy - 1; iy <= cy + 1; iy++) {
      for (let iz = cz - 1; iz <= cz + 1; iz++) {
        for (const j of cells.get(keyOf(ix, iy, iz)) ?? [])
          if (isWithin(points, j, x, y, z, limit)) return j;
      }
    }
  }
  return -1;
}

function isWithin(
  points: PointSet,
  j: number,
  x: number,
  y: number,
  z: number,
  limit: number,
): boolean {
  const dx = (points.x[j] as number) - x;
  const dy = (points.y[j] as number) - y;
  const dz = (points.z[j] as number) - z;
  return dx * dx + dy * dy + dz * dz <= limit;
}
