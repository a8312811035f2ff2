import { expect, test } from 'vitest';
import { createRng } from '../../kernel/random/stream.ts';
import { fitErrorSlope } from './error-slope.ts';

const sizes = [1, 4, 16, 64];

/** Block means about 0, as sums of twelve uniform numbers. */
function drawMeans(seed: number, blocks: number, blockOf = (block: number) => block): number[] {
  const rng = createRng(seed);
  return Array.from({ length: blocks }, (_, block) => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += rng.uniform(0, blockOf(block), 0, i);
    return sum;
  });
}

test('independent blocks: the slope is -1/2, and spreads over seeds as its standard error says', () => {
  const fits = Array.from({ length: 200 }, (_, seed) =>
    fitErrorSlope(drawMeans(seed, 1280), 0, sizes),
  );
  const error = fits[0]?.standardError ?? 0;
  const mean = fits.reduce((sum, { slope }) => sum + slope, 0) / 200;
  const spread = Math.sqrt(fits.reduce((sum, { slope }) => sum + (slope + 0.5) ** 2, 0) / 200);
  // Of 20 batches a logarithm is biased by -1/40 at the coarse end; weight 0.22: 0.005. z = 4, n = 200.
  expect(Math.abs(mean + 0.5)).toBeLessThan(0.005 + (4 * error) / Math.sqrt(200));
  expect(spread / error).toBeGreaterThan(1 - 4 / Math.sqrt(400));
  expect(spread / error).toBeLessThan(1 + 4 / Math.sqrt(400));
});

test('blocks that come twice, and estimates that miss the truth, flatten it', () => {
  const twice = fitErrorSlope(
    drawMeans(1, 20_480, (block) => block >> 1),
    0,
    sizes,
  );
  // sqrt(2) too much error from 4 blocks on: weights -0.216, -0.072, 0.072, 0.216 -> 0.216 ln sqrt(2) = 0.075.
  expect(Math.abs(twice.slope + 0.425)).toBeLessThan(0.03);
  expect(Math.abs(twice.slope + 0.5) / twice.standardError).toBeGreaterThan(5);
  // Half a standard deviation of a block away: the error stops falling there.
  expect(fitErrorSlope(drawMeans(1, 20_480), 0.5, sizes).slope).toBeGreaterThan(-0.25);
});

test('blocks that cannot be cut are refused', () => {
  expect(() => fitErrorSlope([1, 2, 3], 0, [1, 2])).toThrow(RangeError);
  expect(() => fitErrorSlope([1, 2], 0, [1])).toThrow(RangeError);
  expect(() => fitErrorSlope([], 0, [1, 2])).toThrow(RangeError);
});
