import type { Measure, MeasureName, MeasureRow } from '../../domain/measure.ts';
import { listAllRows } from '../../simulate/list-rows.ts';
import type { BlockStore } from '../block-store.ts';
import { designFixed } from '../design-cases.ts';
import { evaluate } from '../evaluate.ts';
import { startLocalRunner } from '../local-runner.ts';
import { partGaps } from '../part-gaps.ts';
import type { SmallWorld } from './small-world.ts';
import { makeSmallWorld } from './small-worlds.ts';

/**
 * Runs some measures of a small world in this thread, through the stages that `run` uses; blocks are kept in `store` if one is given.
 * `rows` are those of the blocks, in their order.
 */
export async function runSmallWorld(
  small: SmallWorld,
  measures: readonly MeasureName[],
  options: { readonly trials: number; readonly seed: number },
  store?: BlockStore,
): Promise<{ readonly measures: readonly Measure[]; readonly rows: readonly MeasureRow[] }> {
  const { each, world } = makeSmallWorld(small);
  const only = partGaps(each, world);
  const setup = {
    cases: [only],
    world,
    seed: options.seed,
    thresholds: { areaShare: 0.95, crossingShare: 0.95, cities: small.points.length },
    map: null,
  };
  const runner = await startLocalRunner(setup);
  try {
    const { measures: measured } = await evaluate({
      setup,
      designs: [designFixed(measures, options.trials)],
      runner,
      host: { isCancelled: () => false, elapsedMs: () => 0 },
      ...(store === undefined ? {} : { store }),
    });
    return { measures: measured, rows: listAllRows(only) };
  } finally {
    await runner.close();
  }
}
