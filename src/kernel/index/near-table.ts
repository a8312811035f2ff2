import { meridionalRadiusM, parallelRadiusM } from '../geo/ellipsoid.ts';
import { toRadians } from '../math/index.ts';

/** Cells of the table in one degree. */
const cellsPerDeg = 10;

/** Cells once round the earth. */
const around = 360 * cellsPerDeg;

/**
 * Tells for each of `count` places (degrees) which of the points may lie near it: its index, `noneNear` only where none does, `someNear` where several may. Many at a time,
 * because numbers that are handed to a function one by one lie about as objects.
 */
export type FindNear = (
  lng: Float64Array,
  lat: Float64Array,
  count: number,
  near: Int16Array,
) => void;

/** No point is near. */
export const noneNear = -1;

/** Several points may be near. */
export const someNear = -2;

/**
 * Prepares telling which of some points (degrees) lie within a distance of a place: a table of cells, marked generously, so that
 * most places far from every point are told by one look. Longitudes may be given in any turn.
 * @throws RangeError for more than 32,767 points
 */
export function createNearTable(lngs: Float64Array, lats: Float64Array, withinM: number): FindNear {
  if (lngs.length > 32_767) throw new RangeError(`at most 32,767 points, got ${lngs.length}`);
  const near = new Map<number, number>();
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
      for (let column = cellOf(lng - dLng); column <= cellOf(lng + dLng); column++) {
        const key = row * around + turn(column);
        const known = near.get(key);
        near.set(key, known === undefined || known === i ? i : someNear);
      }
    }
  });
  const rows = [...near.keys()].map((key) => Math.floor(key / around));
  const firstRow = rows.reduce((least, row) => Math.min(least, row), Number.POSITIVE_INFINITY);
  const lastRow = rows.reduce((most, row) => Math.max(most, row), Number.NEGATIVE_INFINITY);
  const { west, width } = spanColumns([...near.keys()].map((key) => turn(key)));
  // No wider than the points are spread: a small table stays in the cache.
  const table = new Int16Array(near.size === 0 ? 0 : (lastRow - firstRow + 1) * width);
  table.fill(noneNear);
  for (const [key, index] of near) {
    const row = Math.floor(key / around) - firstRow;
    table[row * width + turn(key - west)] = index;
  }
  return (lng, lat, count, found) => {
    for (let i = 0; i < count; i++) {
      // No division: most longitudes are at home in the first turn.
      let column = cellOf(lng[i] as number) - west;
      while (column < 0) column += around;
      while (column >= around) column -= around;
      const at = (cellOf(lat[i] as number) - firstRow) * width + column;
      found[i] = column < width && at >= 0 && at < table.length ? (table[at] as number) : noneNear;
    }
  };
}

/** Finds the shortest run of columns, once round the earth, that holds all of these. */
function spanColumns(columns: readonly number[]): {
  readonly west: number;
  readonly width: number;
} {
  const sorted = [...new Set(columns)].sort((a, b) => a - b);
  let [west, width] = [0, around];
  sorted.forEach((column, i) => {
    const next = sorted[(i + 1) % sorted.length] as number;
    const free = sorted.length === 1 ? around : turn(next - column);
    if (around - free + 1 >= width) return;
    west = next;
    width = around - free + 1;
  });
  return { west, width };
}

function turn(column: number): number {
  return column - around * Math.floor(column / around);
}
