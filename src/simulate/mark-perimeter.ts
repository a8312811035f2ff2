import type { DrawnGroup } from '../domain/draw.ts';
import type { Perimeter } from '../domain/world.ts';
import { type BallLists, cellOf, createBallLists } from '../kernel/index/ball-lists.ts';
import { addCover, addMask, type Covers } from './covers.ts';
import { fillLevelTable, type LevelTable, makeLevelTable, undecided } from './level-table.ts';
import { cutRuns, type PerimeterRuns } from './perimeter-runs.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** Adds a group's envelopes to the covers of the perimeter points. */
export type MarkPerimeter = (covers: Covers, group: Units, levels: ReachLevels) => void;

/** The units of a group: how many, and where. */
type Units = Pick<DrawnGroup, 'count' | 'points'>;

/** Covers the rounding of distances, metres: a thousand times what a double holds at the earth's radius. */
const roundingM = 0.001;

/**
 * Prepares marking: the perimeter is cut into runs of consecutive points. A run that lies in one level of an envelope is marked as a whole, in a word
 * of its own that its points get at the end; only the points of other runs are measured, and none where three envelopes hold the whole run.
 */
export function createPerimeterMarker(perimeter: Perimeter): MarkPerimeter {
  const runs = cutRuns(perimeter);
  const state: Marking = {
    runs,
    points: interleave(perimeter),
    whole: new Int32Array(runs.count),
    table: makeLevelTable(),
    pairs: { count: 0, units: new Int32Array(0), runs: new Int32Array(0) },
  };
  const listsWithin = createBallLists(runs);
  return (covers, group, levels) => {
    if (levels.limits.length === 0 || group.count === 0) return;
    fillLevelTable(state.table, levels);
    sortRuns(state, group, levels, listsWithin(levels.farthestChordM));
    spreadWhole(state, covers, levels.masks[0] as number);
    markPairs(state, covers, group, levels);
    state.whole.fill(0);
  };
}

/** What marking works with; nothing is kept from one group to the next. */
interface Marking {
  readonly runs: PerimeterRuns;
  /** x, y, z of every perimeter point, metres. */
  readonly points: Float64Array;
  /** Number of envelopes that hold each run in every level. */
  readonly whole: Int32Array;
  readonly table: LevelTable;
  readonly pairs: Pairs;
}

/** Units and runs whose points may lie in different levels of the unit's envelope. */
interface Pairs {
  count: number;
  units: Int32Array;
  runs: Int32Array;
}

function interleave({ points }: Perimeter): Float64Array {
  const { x, y, z } = points;
  return Float64Array.from(
    { length: 3 * x.length },
    (_, i) => [x, y, z][i % 3]?.[Math.floor(i / 3)] as number,
  );
}

/** Counts the envelopes that hold each run in every level, and notes units and runs that have to be looked at more closely. */
function sortRuns(
  { runs, whole, pairs }: Marking,
  group: Units,
  levels: ReachLevels,
  lists: BallLists,
): void {
  const { x, y, z, radiusM } = runs;
  const { nearestChordM, farthestChordM } = levels;
  const slackM = radiusM + roundingM;
  const inner = nearestChordM > slackM ? (nearestChordM - slackM) * (nearestChordM - slackM) : 0;
  const outer = (farthestChordM + slackM) * (farthestChordM + slackM);
  const { starts, members } = lists;
  const { points } = group;
  let count = 0;
  for (let unit = 0; unit < group.count; unit++) {
    const ux = points.x[unit] as number;
    const uy = points.y[unit] as number;
    const uz = points.z[unit] as number;
    const cell = cellOf(lists, ux, uy, uz);
    if (cell < 0) continue;
    const start = starts[cell] as number;
    const end = starts[cell + 1] as number;
    if (start === end) continue;
    if (count + end - start > pairs.units.length) growPairs(pairs, count + end - start);
    const { units: pairUnits, runs: pairRuns } = pairs;
    for (let at = start; at < end; at++) {
      const run = members[at] as number;
      const dx = (x[run] as number) - ux;
      const dy = (y[run] as number) - uy;
      const dz = (z[run] as number) - uz;
      const square = dx * dx + dy * dy + dz * dz;
      // Without branches: which of the three it is nobody can foresee.
      const isWhole = Number(square < inner);
      whole[run] = (whole[run] as number) + isWhole;
      pairUnits[count] = unit;
      pairRuns[count] = run;
      count += Number(square < outer) - isWhole;
    }
  }
  pairs.count = count;
}

function growPairs(pairs: Pairs, least: number): void {
  const grow = (from: Int32Array): Int32Array => {
    const to = new Int32Array(2 * least);
    to.set(from);
    return to;
  };
  pairs.units = grow(pairs.units);
  pairs.runs = grow(pairs.runs);
}

/** Gives the points of every run what holds all of it. */
function spreadWhole({ runs, whole }: Marking, covers: Covers, mask: number): void {
  for (let run = 0; run < runs.count; run++) {
    const envelopes = whole[run] as number;
    if (envelopes === 0) continue;
    const word = mask * Math.min(3, envelopes);
    const end = runs.starts[run + 1] as number;
    for (let p = runs.starts[run] as number; p < end; p++) addCover(covers, p, word);
  }
}

/** Levels spread over so many radii of a run's ball leave many runs inside one of them. Assumption: cost only. */
const wideRadii = 8;

/** Marks the points of the noted runs: together where one level holds them all, one by one elsewhere. */
function markPairs(state: Marking, covers: Covers, group: Units, levels: ReachLevels): void {
  const { runs, points, whole, table, pairs } = state;
  const { masks, scale } = table;
  const last = masks.length - 1;
  const isWide = levels.farthestChordM - levels.nearestChordM > wideRadii * runs.radiusM;
  const { x, y, z } = group.points;
  for (let pair = 0; pair < pairs.count; pair++) {
    const run = pairs.runs[pair] as number;
    // Three envelopes hold all of it already.
    if ((whole[run] as number) >= 3) continue;
    const unit = pairs.units[pair] as number;
    const ux = x[unit] as number;
    const uy = y[unit] as number;
    const uz = z[unit] as number;
    if (isWide && markTogether(state, covers, run, ux, uy, uz)) continue;
    const end = runs.starts[run + 1] as number;
    for (let p = runs.starts[run] as number; p < end; p++) {
      const dx = (points[3 * p] as number) - ux;
      const dy = (points[3 * p + 1] as number) - uy;
      const dz = (points[3 * p + 2] as number) - uz;
      const square = dx * dx + dy * dy + dz * dz;
      const mask = masks[Math.min(last, square * scale) | 0] as number;
      addMask(covers, p, mask === undecided ? maskAtSquare(levels, square) : mask);
    }
  }
}

/** Marks a run that lies in one level of an envelope, or beyond its reach, and tells whether it does. */
function markTogether(
  { runs, table }: Marking,
  covers: Covers,
  run: number,
  ux: number,
  uy: number,
  uz: number,
): boolean {
  const { masks, scale } = table;
  const last = masks.length - 1;
  const dx = (runs.x[run] as number) - ux;
  const dy = (runs.y[run] as number) - uy;
  const dz = (runs.z[run] as number) - uz;
  const middleM = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const slackM = runs.radiusM + roundingM;
  const nearM = Math.max(0, middleM - slackM);
  const farM = middleM + slackM;
  const mask = masks[Math.min(last, nearM * nearM * scale) | 0] as number;
  const outermost = Math.min(last, farM * farM * scale) | 0;
  // Masks only lose altitudes with distance: the same at both ends is the same in between.
  if (mask === undecided || mask !== masks[outermost]) return false;
  if (mask === 0) return true;
  const end = runs.starts[run + 1] as number;
  for (let p = runs.starts[run] as number; p < end; p++) addMask(covers, p, mask);
  return true;
}
