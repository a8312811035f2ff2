import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import { type MeasureName, type MeasureRow, measureNames } from '../domain/measure.ts';
import type { World } from '../domain/world.ts';
import { createBorderAnswer } from './answer-border.ts';
import { createCrossingAnswer } from './answer-crossings.ts';
import { type Covers, mostAltitudes } from './covers.ts';
import { createInstruments, type Instruments } from './create-instruments.ts';
import { createFlownCrossings } from './fly-flights.ts';
import { listRows } from './list-rows.ts';
import type { Answer, Observe } from './observe.ts';
import { createBelt } from './observe-belt.ts';
import { createBorder } from './observe-border.ts';
import { createCoverage } from './observe-coverage.ts';
import { createCrossing, createDetection } from './observe-crossing.ts';
import { createDiversion } from './observe-diversion.ts';
import { createGapLengths } from './observe-gap-lengths.ts';
import { createMisidentification } from './observe-misidentification.ts';
import { createPoints } from './observe-points.ts';
import { createRaid } from './observe-raid.ts';
import { createReadiness } from './observe-readiness.ts';
import { createReadinessCurve } from './observe-readiness-curve.ts';
import { makeReachLevels, type ReachLevels } from './reach-levels.ts';
import { createBorderScan } from './scan-border.ts';
import type { Thresholds } from './thresholds.ts';

/** Observes possible worlds: which rows there are, and their values in one world. */
export interface Simulator {
  readonly rows: readonly MeasureRow[];
  /**
   * Writes the values of one world into `values` (one number a row): 0 or 1 for events, shares in [0, 1], metres, seconds, counts.
   * Rows of measures that are not asked for are left alone. Of the others only those with a 1 in `wanted` (null = all) can be relied on, and of measures in `brief` only
   * those of them that hold chances of predicates, which is quicker.
   * `onLattice` sees the covered points of each posture.
   */
  readonly observe: (
    draw: Draw,
    measures: ReadonlySet<MeasureName>,
    values: Float64Array,
    onLattice?: (posture: number, covers: Covers) => void,
    brief?: ReadonlySet<MeasureName>,
    wanted?: Uint8Array | null,
  ) => void;
}

/** Prepares the simulation of one case in one world. @throws RangeError for more than 16 altitudes. */
export function createSimulator(
  each: Case,
  world: World,
  seed: number,
  thresholds: Thresholds,
  instruments: Instruments = createInstruments(world),
): Simulator {
  if (each.altitudesM.length > mostAltitudes) {
    throw new RangeError(`at most ${mostAltitudes} altitudes, got ${each.altitudesM.length}`);
  }
  const rows = listRows(each);
  const border = createBorderScan(each, world, instruments);
  const observeBorder = createBorder(each, world, border);
  const observePoints = createPoints(each, world, thresholds);
  const answers: Partial<Record<MeasureName, Answer>> = {
    border: createBorderAnswer(each, world, observeBorder),
    points: observePoints.answer,
  };
  const observers: Partial<Record<MeasureName, Observe>> = {
    coverage: createCoverage(each, world, thresholds, instruments),
    border: observeBorder,
    belt: createBelt(each, world, instruments),
    points: observePoints.observe,
    readiness: createReadiness(each, seed),
    misidentification: createMisidentification(each, seed),
    diversion: createDiversion(each, seed),
  };
  if (each.intruders.length > 0) {
    const flown = createFlownCrossings(each, world, seed);
    observers.crossing = createCrossing(each, flown, thresholds);
    observers.raid = createRaid(each, world, seed);
    if (each.detection !== null) observers.detection = createDetection(each, flown);
    else answers.crossing = createCrossingAnswer(each, world, seed, thresholds);
  }
  if (each.gapLengthsM !== undefined)
    observers['gap-lengths'] = createGapLengths(each, world, border);
  if (each.readyShares !== undefined)
    observers['readiness-curve'] = createReadinessCurve(each, world, instruments);
  // A reach that is the same array as before is the same reach: groups that draw nothing keep theirs.
  const kept: { reachM: Float64Array; levels: ReachLevels }[] = [];
  const levelsOf = (g: number, reachM: Float64Array): ReachLevels => {
    const known = kept[g];
    if (known?.reachM === reachM) return known.levels;
    const levels = makeReachLevels(reachM);
    kept[g] = { reachM, levels };
    return levels;
  };
  return {
    rows: measureNames.flatMap((name) => rows[name]),
    observe: (draw, measures, values, onLattice, brief, wanted = null) => {
      const levels = draw.groups.map((group, g) => levelsOf(g, group.reachM));
      let offset = 0;
      for (const name of measureNames) {
        if (measures.has(name)) {
          const answer = brief?.has(name) ? answers[name] : undefined;
          if (answer === undefined)
            observers[name]?.(draw, levels, values, offset, onLattice, wanted);
          else answer(draw, levels, values, offset, wanted);
        }
        offset += rows[name].length;
      }
    },
  };
}
