import type { DrawnGroup } from '../domain/draw.ts';
import type { Perimeter } from '../domain/world.ts';
import { type BallLists, cellOf, createBallLists } from '../kernel/index/ball-lists.ts';
import { addCover, addMask, type Covers } from './covers.ts';
import { fillLevelTable, makeLevelTable, undecided } from './level-table.ts';
import { cutRuns, type PerimeterRuns } from './perimeter-runs.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** Adds a group's envelopes to the covers of the perimeter points. */
export type MarkPerimeter = (covers: Covers, group: Units, levels: ReachLevels) => void;

/** The units of a group: how many, and where. */
type Units = Pick<DrawnGroup, 'count' | 'points'>;

/** Pairs of unit and run that are found before their points are marked. Assumption: cost only. */
const mostPairs = 16_384;

/** Levels spread over so many radii of a run's ball leave many runs inside one of them. Assumption: cost only. */
const wideRadii = 8;

/** Covers the rounding of distances, metres: far more than what doubles hold at the earth's radius. */
const roundingM = 0.01;

/** Numbers a run: middle x, y, z, step x, y, z, squared step, number of points; metres. */
const stride = 8;

/**
 * Prepares marking: the perimeter is cut into straight runs of consecutive points. A run that lies in one level of an envelope is marked as a whole. Along any
 * other the squared distance from the unit is a parabola, which differences follow from point to point; only points close to the end of a level are
 * measured, and none of a run that three envelopes hold whole.
 */
export function createPerimeterMarker({ points: line, ringStarts }: Perimeter): MarkPerimeter {
  const runs = cutRuns(line, ringStarts);
  const { starts } = runs;
  const lines = layLines(runs);
  const listsWithin = createBallLists(runs);
  const slackM = runs.radiusM + roundingM;
  const table = makeLevelTable();
  const { masks } = table;
  // Number of envelopes that hold each run in every level.
  const whole = new Int32Array(runs.count);
  // Units with runs whose points may lie in different levels of their envelope: the unit, where its runs end, and the runs.
  const units = new Int32Array(mostPairs);
  const ends = new Int32Array(mostPairs);
  const pairs = new Int32Array(mostPairs + runs.count + 1);
  let unitCount = 0;
  // Units and points so close to the end of a level that they have to be measured.
  const doubts = new Int32Array(2 * (mostPairs + (starts[runs.count] as number)));
  let doubtsEnd = 0;

  /** Finds the runs of the units from `first` on while there is room; returns the first unit that is left. */
  const findRuns = (group: Units, first: number, levels: ReachLevels, lists: BallLists): number => {
    const { x, y, z } = group.points;
    const { spans } = lists;
    const innerM = Math.max(0, levels.nearestChordM - slackM);
    const inner = innerM * innerM;
    const outer = (levels.farthestChordM + slackM) * (levels.farthestChordM + slackM);
    let unit = first;
    let end = 0;
    unitCount = 0;
    for (; unit < group.count && end < mostPairs && unitCount < mostPairs; unit++) {
      const ux = x[unit] as number;
      const uy = y[unit] as number;
      const uz = z[unit] as number;
      const cell = cellOf(lists, ux, uy, uz);
      if (cell < 0) continue;
      const start = end;
      const last = lists.starts[cell + 1] as number;
      for (let at = lists.starts[cell] as number; at < last; at += 2) {
        const lastRun = spans[at + 1] as number;
        for (let run = spans[at] as number; run < lastRun; run++) {
          const dx = (lines[stride * run] as number) - ux;
          const dy = (lines[stride * run + 1] as number) - uy;
          const dz = (lines[stride * run + 2] as number) - uz;
          const square = dx * dx + dy * dy + dz * dz;
          // Without branches: which of the three it is nobody can foresee.
          const isWhole = Number(square < inner);
          whole[run] = (whole[run] as number) + isWhole;
          pairs[end] = run;
          end += Number(square < outer) - isWhole;
        }
      }
      if (end === start) continue;
      units[unitCount] = unit;
      ends[unitCount] = end;
      unitCount++;
    }
    return unit;
  };

  /**
   * Marks the points of the runs of the units from number `first` on while there is room for doubts; returns the first number that is left. Without calls: in a loop with
   * one an engine looks up every array anew at every point.
   */
  const markRuns = (covers: Covers, { points: { x, y, z } }: Units, first: number): number => {
    const { scale } = table;
    let at = first === 0 ? 0 : (ends[first - 1] as number);
    let doubt = 0;
    let i = first;
    for (; i < unitCount && doubt < mostPairs; i++) {
      const unit = units[i] as number;
      const ux = x[unit] as number;
      const uy = y[unit] as number;
      const uz = z[unit] as number;
      const end = ends[i] as number;
      for (; at < end; at++) {
        const run = pairs[at] as number;
        if ((whole[run] as number) >= 3) continue;
        const own = stride * run;
        const dx = (lines[own] as number) - ux;
        const dy = (lines[own + 1] as number) - uy;
        const dz = (lines[own + 2] as number) - uz;
        const middle = dx * dx + dy * dy + dz * dz;
        const aside =
          dx * (lines[own + 3] as number) +
          dy * (lines[own + 4] as number) +
          dz * (lines[own + 5] as number);
        const step = scale * (lines[own + 6] as number);
        const points = lines[own + 7] as number;
        const half = (points - 1) / 2;
        // At the first point, and what is added to come to the next one.
        let square = scale * (middle - 2 * half * aside) + half * half * step;
        let difference = 2 * scale * aside - (points - 2) * step;
        const last = starts[run + 1] as number;
        for (let p = starts[run] as number; p < last; p++) {
          const mask = masks[square | 0] as number;
          if (mask === undecided) {
            doubts[doubt] = unit;
            doubts[doubt + 1] = p;
            doubt += 2;
          } else addMask(covers, p, mask);
          square += difference;
          difference += 2 * step;
        }
      }
    }
    doubtsEnd = doubt;
    return i;
  };

  /** Measures the points that are in doubt. */
  const settle = (covers: Covers, { points: { x, y, z } }: Units, levels: ReachLevels): void => {
    for (let doubt = 0; doubt < doubtsEnd; doubt += 2) {
      const unit = doubts[doubt] as number;
      const p = doubts[doubt + 1] as number;
      const dx = (line.x[p] as number) - (x[unit] as number);
      const dy = (line.y[p] as number) - (y[unit] as number);
      const dz = (line.z[p] as number) - (z[unit] as number);
      addMask(covers, p, maskAtSquare(levels, dx * dx + dy * dy + dz * dz));
    }
  };

  /** Marks the runs that lie in one level of an envelope, or beyond its reach, and leaves the others. */
  const markTogether = (covers: Covers, { points: { x, y, z } }: Units): void => {
    const { scale } = table;
    let at = 0;
    let left = 0;
    for (let i = 0; i < unitCount; i++) {
      const unit = units[i] as number;
      const end = ends[i] as number;
      for (; at < end; at++) {
        const run = pairs[at] as number;
        const dx = (lines[stride * run] as number) - (x[unit] as number);
        const dy = (lines[stride * run + 1] as number) - (y[unit] as number);
        const dz = (lines[stride * run + 2] as number) - (z[unit] as number);
        const middleM = Math.sqrt(dx * dx + dy * dy + dz * dz);
        const nearM = Math.max(0, middleM - slackM);
        const farM = middleM + slackM;
        const mask = masks[(nearM * nearM * scale) | 0] as number;
        // Masks only lose altitudes with distance: the same at both ends is the same in between.
        if (mask === undecided || mask !== masks[(farM * farM * scale) | 0]) {
          pairs[left++] = run;
          continue;
        }
        if (mask === 0) continue;
        const last = starts[run + 1] as number;
        for (let p = starts[run] as number; p < last; p++) addMask(covers, p, mask);
      }
      ends[i] = left;
    }
  };

  /** Gives the points of every run what holds all of it. */
  const spreadWhole = (covers: Covers, mask: number): void => {
    for (let run = 0; run < runs.count; run++) {
      const envelopes = whole[run] as number;
      if (envelopes === 0) continue;
      const word = mask * Math.min(3, envelopes);
      const end = starts[run + 1] as number;
      for (let p = starts[run] as number; p < end; p++) addCover(covers, p, word);
    }
  };

  return (covers, group, levels) => {
    if (levels.limits.length === 0 || group.count === 0) return;
    // No point of a run that is looked at lies farther away.
    fillLevelTable(table, levels, levels.farthestChordM + 2 * slackM, runs.bendM + roundingM);
    const lists = listsWithin(levels.farthestChordM);
    const isWide = levels.farthestChordM - levels.nearestChordM > wideRadii * runs.radiusM;
    for (let unit = 0; unit < group.count; ) {
      unit = findRuns(group, unit, levels, lists);
      // First what needs no measuring: it spares the rest, and points without covers take it at once.
      spreadWhole(covers, levels.masks[0] as number);
      if (isWide) markTogether(covers, group);
      for (let i = 0; i < unitCount; ) {
        i = markRuns(covers, group, i);
        settle(covers, group, levels);
      }
      whole.fill(0);
    }
  };
}

/** Lays out what a run is measured with, side by side. */
function layLines({ x, y, z, steps, starts, count }: PerimeterRuns): Float64Array {
  const lines = new Float64Array(stride * count);
  for (let run = 0; run < count; run++) {
    const [sx, sy, sz] = [...steps.subarray(3 * run, 3 * run + 3)] as [number, number, number];
    const points = (starts[run + 1] as number) - (starts[run] as number);
    lines.set([x[run] as number, y[run] as number, z[run] as number, sx, sy, sz], stride * run);
    lines.set([sx * sx + sy * sy + sz * sz, points], stride * run + 6);
  }
  return lines;
}
