import { meridionalRadiusM, parallelRadiusM } from '../geo/ellipsoid.ts';
import { toRadians } from '../math/index.ts';

/** Cells of the table in one degree. */
const cellsPerDeg = 10;

/** Cells once round the earth. */
const around = 360 * cellsPerDeg;

/** Tells whether any point may lie near a place (degrees): false only where none does. */
export type IsNear = (lng: number, lat: number) => boolean;

/**
 * Prepares a test whether any of some points (degrees) lies within a distance of a place: a table of cells, marked generously, so that
 * most places far from every point are told by one look. Longitudes may be given in any turn.
 */
export function createNearTable(lngs: Float64Array, lats: Float64Array, withinM: number): IsNear {
  const near = new Set<number>();
  const degree = toRadians(1);
  const cellOf = (value: number): number => Math.floor(value * cellsPerDeg);
  lngs.forEach((lng, i) => {
    const lat = lats[i] as number;
    const dLat = (1.02 * withinM) / (degree * meridionalRadiusM(0));
    const dLng = Math.min(
      180,
      (1.02 * withinM) /
        (degree * Math.max(1, parallelRadiusM(Math.min(89.9, Math.abs(lat) + dLat)))),
    );
    for (let row = cellOf(lat - dLat); row <= cellOf(lat + dLat); row++) {
      for (let column = cellOf(lng - dLng); column <= cellOf(lng + dLng); column++)
        near.add(row * around + turn(column));
    }
  });
  const keys = [...near];
  const first = keys.reduce((least, key) => Math.min(least, key), Number.POSITIVE_INFINITY);
  const last = keys.reduce((most, key) => Math.max(most, key), 0);
  const table = new Uint8Array(Math.max(0, last - first + 1));
  for (const key of keys) table[key - first] = 1;
  return (lng, lat) => table[cellOf(lat) * around + turn(cellOf(lng)) - first] === 1;
}

function turn(column: number): number {
  return column - around * Math.floor(column / around);
}
