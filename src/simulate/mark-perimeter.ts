import type { DrawnGroup } from '../domain/draw.ts';
import type { Perimeter } from '../domain/world.ts';
import { meanRadiusM, meridionalRadiusM } from '../kernel/geo/ellipsoid.ts';
import { createNearTable } from '../kernel/index/near-table.ts';
import { toRadians } from '../kernel/math/index.ts';
import { addMask, type Covers } from './covers.ts';
import type { ReachLevels } from './reach-levels.ts';

/** Adds a group's envelopes to the covers of the perimeter points. */
export type MarkPerimeter = (covers: Covers, group: DrawnGroup, levels: ReachLevels) => void;

/** Consecutive perimeter points in one run: at most 2.5 km of line. */
const runPoints = 10;

/** Size of the bins that runs are sorted into, degrees. */
const binDeg = 0.05;

/** Distance within which the coarse table of runs speaks, metres. */
const nearM = 12_000;

/** Wider envelopes look at every run instead of the bins beside them, metres. */
const farM = 150_000;

/**
 * Prepares marking: the perimeter is cut into runs of consecutive points, each with a ball about its middle point. A run beyond reach is
 * skipped, a run deep inside the smallest envelope is marked without measuring its points; for short ranges only the runs in the bins
 * beside a unit are looked at.
 */
export function createPerimeterMarker(perimeter: Perimeter): MarkPerimeter {
  const runs = cutRuns(perimeter);
  const bins = binRuns(perimeter, runs);
  const degree = toRadians(1);
  /** How often each run was marked whole for the group in work: after three times no further mark of it can change anything. */
  const wholeMarks = new Uint8Array(runs.count);
  // A degree of latitude is shortest at the equator.
  const northM = degree * meridionalRadiusM(0);
  return (covers, group, levels) => {
    if (levels.limits.length === 0) return;
    wholeMarks.fill(0);
    const reachM = levels.farthestM + runs.widestM;
    for (let unit = 0; unit < group.count; unit++) {
      const x = group.points.x[unit] as number;
      const y = group.points.y[unit] as number;
      const z = group.points.z[unit] as number;
      if (levels.farthestM > farM) {
        for (let run = 0; run < runs.count; run++)
          if (!markWhole(covers, runs, run, levels, x, y, z))
            markRun(covers, perimeter, runs, run, wholeMarks, levels, x, y, z);
        continue;
      }
      const lng = group.lng[unit] as number;
      const lat = group.lat[unit] as number;
      if (reachM <= nearM && !bins.isNear(lng, lat)) continue;
      const eastM = degree * Math.max(1, Math.sqrt(x * x + y * y));
      const slack = 1.01 + (reachM / meanRadiusM) * (1 + (degree * meanRadiusM) / eastM);
      const dLat = (reachM * slack) / northM;
      const dLng = (reachM * slack) / eastM;
      const firstRow = Math.max(0, Math.floor((lat - dLat - bins.south) / binDeg));
      const lastRow = Math.min(bins.rows - 1, Math.floor((lat + dLat - bins.south) / binDeg));
      const first = Math.max(0, Math.floor((lng - dLng - bins.west) / binDeg));
      const last = Math.min(bins.columns - 1, Math.floor((lng + dLng - bins.west) / binDeg));
      if (last < first) continue;
      for (let row = firstRow; row <= lastRow; row++) {
        // Bins of a row follow each other, so their runs are one stretch of the list.
        const end = bins.starts[row * bins.columns + last + 1] as number;
        for (let at = bins.starts[row * bins.columns + first] as number; at < end; at++) {
          markRun(covers, perimeter, runs, bins.members[at] as number, wholeMarks, levels, x, y, z);
        }
      }
    }
  };
}

interface Runs {
  readonly count: number;
  /** First point of each run, then the number of points. A run never spans two rings. */
  readonly starts: Int32Array;
  /** The point in the middle of each run. */
  readonly middles: Int32Array;
  /** Coordinates of these points, metres: most runs are passed over after one look at them. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Radius of the ball about each run's middle point that holds the run, metres. */
  readonly ballM: Float64Array;
  readonly widestM: number;
}

function cutRuns(perimeter: Perimeter): Runs {
  const { x, y, z } = perimeter.points;
  const list: number[] = [];
  for (let ring = 0; ring + 1 < perimeter.ringStarts.length; ring++) {
    const end = perimeter.ringStarts[ring + 1] as number;
    for (let first = perimeter.ringStarts[ring] as number; first < end; first += runPoints)
      list.push(first);
  }
  const count = list.length;
  const starts = Int32Array.from([...list, x.length]);
  const middles = Int32Array.from(
    list,
    (first, run) => (first + (starts[run + 1] as number) - 1) >> 1,
  );
  const ballM = Float64Array.from(list, (first, run) => {
    const m = middles[run] as number;
    let most = 0;
    for (let p = first; p < (starts[run + 1] as number); p++) {
      most = Math.max(most, squareTo(perimeter, p, x[m] as number, y[m] as number, z[m] as number));
    }
    return Math.sqrt(most);
  });
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(middles, (m) => values[m] as number);
  return {
    count,
    starts,
    middles,
    x: pick(x),
    y: pick(y),
    z: pick(z),
    ballM,
    widestM: ballM.reduce((most, ball) => Math.max(most, ball), 0),
  };
}

function squareTo(perimeter: Perimeter, p: number, ux: number, uy: number, uz: number): number {
  const dx = (perimeter.points.x[p] as number) - ux;
  const dy = (perimeter.points.y[p] as number) - uy;
  const dz = (perimeter.points.z[p] as number) - uz;
  return dx * dx + dy * dy + dz * dz;
}

function markRun(
  covers: Covers,
  perimeter: Perimeter,
  runs: Runs,
  run: number,
  wholeMarks: Uint8Array,
  levels: ReachLevels,
  ux: number,
  uy: number,
  uz: number,
): void {
  if (wholeMarks[run] === 3) return;
  const { limits, masks, nearestChordM, farthestChordM } = levels;
  const mx = (runs.x[run] as number) - ux;
  const my = (runs.y[run] as number) - uy;
  const mz = (runs.z[run] as number) - uz;
  const d2 = mx * mx + my * my + mz * mz;
  const ball = runs.ballM[run] as number;
  if (d2 > (farthestChordM + ball) * (farthestChordM + ball)) return;
  const first = runs.starts[run] as number;
  const end = runs.starts[run + 1] as number;
  if (ball < nearestChordM && d2 < (nearestChordM - ball) * (nearestChordM - ball)) {
    for (let p = first; p < end; p++) addMask(covers, p, masks[0] as number);
    wholeMarks[run] = (wholeMarks[run] as number) + 1;
    return;
  }
  const farthest = limits[limits.length - 1] as number;
  for (let p = first; p < end; p++) {
    const square = squareTo(perimeter, p, ux, uy, uz);
    if (square > farthest) continue;
    let level = 0;
    while (square > (limits[level] as number)) level++;
    addMask(covers, p, masks[level] as number);
  }
}

/**
 * Marks a run that lies in one level of a wide envelope, or beyond its reach, without measuring its points; returns false where its points may
 * lie in different levels. Apart from `markRun`, which has to stay small to be fast.
 */
function markWhole(
  covers: Covers,
  runs: Runs,
  run: number,
  levels: ReachLevels,
  ux: number,
  uy: number,
  uz: number,
): boolean {
  const { limits, masks } = levels;
  const mx = (runs.x[run] as number) - ux;
  const my = (runs.y[run] as number) - uy;
  const mz = (runs.z[run] as number) - uz;
  const middleM = Math.sqrt(mx * mx + my * my + mz * mz);
  // A millimetre covers the rounding of the distances.
  const slackM = (runs.ballM[run] as number) + 0.001;
  if (middleM - slackM > levels.farthestChordM) return true;
  const outer = (middleM + slackM) * (middleM + slackM);
  const inner = middleM > slackM ? (middleM - slackM) * (middleM - slackM) : 0;
  let level = 0;
  while (level < limits.length && (limits[level] as number) < outer) level++;
  if (level === limits.length) return false;
  if (level > 0 && (limits[level - 1] as number) >= inner) return false;
  const mask = masks[level] as number;
  const end = runs.starts[run + 1] as number;
  for (let p = runs.starts[run] as number; p < end; p++) addMask(covers, p, mask);
  return true;
}

interface Bins {
  /** False only where no run lies within `nearM`: most units of an inland area end there. */
  readonly isNear: (lng: number, lat: number) => boolean;
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/** Sorts runs into bins by the place of their middle point. */
function binRuns(perimeter: Perimeter, runs: Runs): Bins {
  const lng = Float64Array.from(
    { length: runs.count },
    (_, run) => perimeter.lng[runs.middles[run] as number] as number,
  );
  const lat = Float64Array.from(
    { length: runs.count },
    (_, run) => perimeter.lat[runs.middles[run] as number] as number,
  );
  const west = lng.reduce((least, value) => Math.min(least, value), 180);
  const east = lng.reduce((most, value) => Math.max(most, value), -180);
  const south = lat.reduce((least, value) => Math.min(least, value), 90);
  const north = lat.reduce((most, value) => Math.max(most, value), -90);
  const columns = Math.floor((east - west) / binDeg) + 1;
  const rows = Math.floor((north - south) / binDeg) + 1;
  const binOf = (run: number): number =>
    Math.floor(((lat[run] as number) - south) / binDeg) * columns +
    Math.floor(((lng[run] as number) - west) / binDeg);
  const starts = new Int32Array(columns * rows + 1);
  for (let run = 0; run < runs.count; run++)
    starts[binOf(run) + 1] = (starts[binOf(run) + 1] as number) + 1;
  for (let bin = 0; bin < columns * rows; bin++) {
    starts[bin + 1] = (starts[bin + 1] as number) + (starts[bin] as number);
  }
  const next = starts.slice(0, columns * rows);
  const members = new Int32Array(runs.count);
  for (let run = 0; run < runs.count; run++) {
    const bin = binOf(run);
    members[next[bin] as number] = run;
    next[bin] = (next[bin] as number) + 1;
  }
  return { west, south, columns, rows, starts, members, isNear: createNearTable(lng, lat, nearM) };
}
