import { blockTrials } from '../../domain/tally.ts';
import { PI } from '../../kernel/math/index.ts';
import { createMemoryStore } from '../block-store.ts';
import { fitErrorSlope } from './error-slope.ts';
import { runSmallWorld } from './run-small-world.ts';
import type { SmallWorld } from './small-world.ts';
import { largestZ, type ValidationCheck } from './validation-check.ts';

/** One unit, one place: an event of a known chance, in little more than a microsecond a trial. */
const world: SmallWorld = {
  outline: { kind: 'rectangle', widthM: 30_000, heightM: 20_000 },
  area: { kind: 'territory' },
  count: 1,
  numbers: { rangeM: 9_000 },
  altitudesM: [0],
  points: [[15_000, 10_000]],
  crossing: null,
  latticePoints: 100,
};
const expectedShare = (PI * 9 * 9) / (30 * 20);

/** Estimates of 64, 256, 1,024 and 4,096 trials. */
const batchBlocks = [1, 4, 16, 64] as const;

/** 320 estimates of 4,096 trials: the slope has the standard error 0.0093, so that |z| <= 5 means within 0.05 of -1/2. */
const blocks = 320 * 64;

/**
 * Measures how the error of an estimate falls with its trials: its distance from the closed form over many estimates of 64 to 4,096
 * trials, made of the blocks that the run keeps. The number of trials is its own, because fewer would not show the slope. It sees what no
 * other check sees: trials that are not independent (blocks that repeat give right means with too large errors).
 */
export async function checkErrorSlope(seed: number): Promise<ValidationCheck> {
  const store = createMemoryStore();
  const trials = blocks * blockTrials;
  const { rows } = await runSmallWorld(world, ['points'], { trials, seed }, store);
  const row = rows.findIndex(
    ({ measure, quantity, k }) => measure === 'points' && quantity === 'all-covered' && k === 1,
  );
  const means = [...store.all()]
    .sort((a, b) => a.tally.block - b.tally.block)
    .map(({ tally }) => (tally.sums[row] as number) / blockTrials);
  const { slope, standardError } = fitErrorSlope(means, expectedShare, batchBlocks);
  const z = (slope + 0.5) / standardError;
  return {
    id: 'error-slope',
    measure: 'points all-covered, slope of ln error on ln trials',
    expected: -0.5,
    got: slope,
    standardError,
    z,
    trials,
    pass: Math.abs(z) <= largestZ,
    source: 'independent trials: root mean square error sqrt(p (1 - p) / n)',
  };
}
