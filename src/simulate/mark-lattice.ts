import type { DrawnGroup } from '../domain/draw.ts';
import type { Lattice } from '../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM, polarHeightM } from '../kernel/geo/ellipsoid.ts';
import { sin, toRadians } from '../kernel/math/index.ts';
import { addMask, type Covers } from './covers.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** Adds a group's envelopes to the covers of the lattice. */
export type MarkLattice = (covers: Covers, group: DrawnGroup, levels: ReachLevels) => void;

/** Longitude differences (radians) up to which 4 sin^2(d / 2) = d^2 (1 - d^2 / 12) is exact to 3e-7. */
const seriesLimit = 0.1;

/** Numbers a row: distance from the axis, height, longitude of column 0, step, columns a degree, first point, columns, columns a metre. */
const stride = 8;

/** Steps of the lattice from which an envelope is wide: each row is then cut to what the envelope reaches in it. */
const wideSteps = 4;

/** Buckets of a squared distance up to the farthest level's. */
const buckets = 256;

/** Marks a bucket in which a level ends: no altitude has this bit. */
const isCut = 2;

/**
 * Prepares marking. For a row of constant latitude the squared straight distance to a unit is (p - p')^2 + (z - z')^2 +
 * 4 p p' sin^2(dLng / 2), with p the distance from the earth's axis: exact on the ellipsoid, two products a point, and it knows neither
 * date line nor pole. A table gives the altitudes of a squared distance; only where a level ends is it compared with the level itself.
 */
export function createLatticeMarker(lattice: Lattice): MarkLattice {
  const { rowLat, spacingM } = lattice;
  const table = tabulateRows(lattice);
  const degree = toRadians(1);
  const south = rowLat[0] as number;
  const stepLat = rowLat.length > 1 ? (rowLat[1] as number) - south : 1;
  const stepNorthM = degree * stepLat * leastOf(rowLat.map((lat) => meridionalRadiusM(lat)));
  const leastAxisM = leastOf(rowLat.map((lat) => parallelRadiusM(lat)));
  const maskOf = new Int32Array(3 * buckets);
  let known: ReachLevels | null = null;
  return (covers, group, levels) => {
    const { limits, masks } = levels;
    if (limits.length === 0) return;
    if (levels !== known) tabulateLevels(maskOf, levels);
    known = levels;
    const nearest = limits[0] as number;
    const farthest = limits[limits.length - 1] as number;
    const scale = buckets / farthest;
    const reachM = levels.farthestChordM;
    const isWide = reachM > wideSteps * spacingM || reachM > 0.01 * leastAxisM;
    // A hundredth more than the envelope reaches: what lies outside falls into a bucket without altitudes.
    const reachRows = (levels.farthestM * 1.01) / stepNorthM;
    const { x, y, z } = group.points;
    for (let unit = 0; unit < group.count; unit++) {
      const lng = group.lng[unit] as number;
      const height = z[unit] as number;
      const east = x[unit] as number;
      const north = y[unit] as number;
      const axis = Math.sqrt(east * east + north * north);
      const middle = ((group.lat[unit] as number) - south) / stepLat;
      const lastRow = Math.floor(Math.min(middle + reachRows, rowLat.length - 1));
      for (let row = Math.ceil(Math.max(0, middle - reachRows)); row <= lastRow; row++) {
        const at = stride * row;
        const dp = (table[at] as number) - axis;
        const dz = (table[at + 1] as number) - height;
        const base = dp * dp + dz * dz;
        const product = axis * (table[at] as number);
        const west = (table[at + 2] as number) - lng;
        const step = table[at + 3] as number;
        const perDegree = table[at + 4] as number;
        const start = table[at + 5] as number;
        let reach = reachM * (table[at + 7] as number);
        let from = 0;
        let to = 0;
        if (isWide) {
          if (base > farthest) continue;
          if (farthest - base >= 0.99 * seriesLimit * seriesLimit * product) {
            markLongRow(covers, levels, { table, at, lng, base, product });
            continue;
          }
          reach = (1.001 * Math.sqrt((farthest - base) / product) * perDegree) / degree;
          if (nearest > base) {
            // A little less than half the width of the smallest level: what lies in it needs no measuring.
            const deep = (0.9999 * Math.sqrt((nearest - base) / product) * perDegree) / degree;
            from = start + Math.max(0, Math.ceil(-deep - west * perDegree));
            to = start + Math.min(table[at + 6] as number, Math.floor(deep - west * perDegree) + 1);
            for (let point = from; point < to; point++) addMask(covers, point, masks[0] as number);
          }
        }
        const first = Math.ceil(Math.max(0, -west * perDegree - reach));
        const last = Math.floor(Math.min((table[at + 6] as number) - 1, reach - west * perDegree));
        for (let column = first; column <= last; column++) {
          if (column + start === from && to > from) column = to - start;
          if (column > last) break;
          const turn = (west + column * step) * degree;
          const t2 = turn * turn;
          const d2 = base + product * t2 * (1 - t2 / 12);
          let mask = maskOf[(d2 * scale) | 0] as number;
          if (mask === isCut) mask = maskAtSquare(levels, d2);
          addMask(covers, start + column, mask);
        }
      }
    }
  };
}

/** Writes the altitudes of every bucket of a squared distance; none beyond the farthest level. */
function tabulateLevels(maskOf: Int32Array, { limits, masks }: ReachLevels): void {
  const scale = buckets / (limits[limits.length - 1] as number);
  let bucket = 0;
  // A product rises with its factor, so distances of a lower bucket than a level's end lie within the level.
  limits.forEach((limit, level) => {
    const end = (limit * scale) | 0;
    while (bucket < end) maskOf[bucket++] = masks[level] as number;
    maskOf[end] = isCut;
    bucket = end + 1;
  });
  maskOf.fill(0, bucket);
}

/** What a unit and a row have to do with each other. */
interface Meeting {
  readonly table: Float64Array;
  /** First index of the row in the table. */
  readonly at: number;
  /** The unit's longitude, degrees. */
  readonly lng: number;
  /** Squared distance at the unit's own longitude, and the product of both distances from the axis; m2. */
  readonly base: number;
  readonly product: number;
}

/** Marks a row of which a unit reaches so much that the series may not do: every point is measured. */
function markLongRow(
  covers: Covers,
  { limits, masks }: ReachLevels,
  { table, at, lng, base, product }: Meeting,
): void {
  const outer = limits.length - 1;
  const farthest = limits[outer] as number;
  const half = Math.sqrt((farthest - base) / (4 * product));
  const isShort = half < seriesLimit / 2;
  const degree = toRadians(1);
  const west = (table[at + 2] as number) - lng;
  const step = table[at + 3] as number;
  const start = table[at + 5] as number;
  const columns = table[at + 6] as number;
  // Neighbours lie in the same level or the next, so the search goes on where it ended.
  let level = outer;
  for (let column = 0; column < columns; column++) {
    const turn = (west + column * step) * degree;
    let d2: number;
    if (isShort) {
      if (Math.abs(turn) > 1.01 * seriesLimit) continue;
      const t2 = turn * turn;
      d2 = base + product * t2 * (1 - t2 / 12);
    } else {
      const sine = sin(turn / 2);
      d2 = base + 4 * product * sine * sine;
    }
    if (d2 > farthest) continue;
    while (level > 0 && d2 <= (limits[level - 1] as number)) level--;
    while (d2 > (limits[level] as number)) level++;
    addMask(covers, start + column, masks[level] as number);
  }
}

/** Lays out what a row is measured with, side by side. */
function tabulateRows(lattice: Lattice): Float64Array {
  const { rowLat, rowLng, rowStepLng, rowStarts } = lattice;
  const table = new Float64Array(stride * rowLat.length);
  rowLat.forEach((lat, row) => {
    const axisM = parallelRadiusM(lat);
    const start = rowStarts[row] as number;
    const step = rowStepLng[row] as number;
    table.set(
      [
        ...[axisM, polarHeightM(lat), rowLng[row] as number, step, 1 / step],
        ...[start, (rowStarts[row + 1] as number) - start, 1.01 / (toRadians(step) * axisM)],
      ],
      stride * row,
    );
  });
  return table;
}

function leastOf(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
