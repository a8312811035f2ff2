import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { MeasureRow } from '../domain/measure.ts';
import type { World } from '../domain/world.ts';
import { type Covers, mostAltitudes } from './covers.ts';
import { createInstruments, type Instruments } from './create-instruments.ts';
import { listRows, type MeasureName } from './list-rows.ts';
import type { Observe } from './observe.ts';
import { createBorder } from './observe-border.ts';
import { createCoverage } from './observe-coverage.ts';
import { createCrossing } from './observe-crossing.ts';
import { createPoints } from './observe-points.ts';
import { createReadinessCurve } from './observe-readiness-curve.ts';
import { makeReachLevels } from './reach-levels.ts';
import type { Thresholds } from './thresholds.ts';

/** Observes possible worlds: which rows there are, and their values in one world. */
export interface Simulator {
  readonly rows: readonly MeasureRow[];
  /**
   * Writes the values of one world into `values` (one number a row): 0 or 1 for events, shares in [0, 1], metres, seconds, counts.
   * Rows of measures that are not asked for are left alone. `onLattice` sees the covered points of each posture.
   */
  readonly observe: (
    draw: Draw,
    measures: ReadonlySet<MeasureName>,
    values: Float64Array,
    onLattice?: (posture: number, covers: Covers) => void,
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
  const parts: { readonly name: MeasureName; readonly observe: Observe }[] = [
    { name: 'coverage', observe: createCoverage(each, world, thresholds, instruments) },
    { name: 'border', observe: createBorder(each, world, instruments) },
    { name: 'points', observe: createPoints(each, world, thresholds) },
  ];
  if (each.intruders.length > 0) {
    parts.push({ name: 'crossing', observe: createCrossing(each, world, seed, thresholds) });
  }
  if (each.readyShares !== undefined) {
    parts.push({
      name: 'readiness-curve',
      observe: createReadinessCurve(each, world, instruments),
    });
  }
  return {
    rows: parts.flatMap((part) => rows[part.name]),
    observe: (draw, measures, values, onLattice) => {
      const levels = draw.groups.map((group) => makeReachLevels(group.reachM));
      let offset = 0;
      for (const part of parts) {
        if (measures.has(part.name)) part.observe(draw, levels, values, offset, onLattice);
        offset += rows[part.name].length;
      }
    },
  };
}
