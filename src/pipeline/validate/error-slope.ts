import { log } from '../../kernel/math/index.ts';

/** How the error of a mean falls with the number of blocks that it is made of. */
export interface ErrorSlope {
  /** Slope of ln(root mean square error) on ln(blocks); -1/2 for independent trials. */
  readonly slope: number;
  /** What the slope errs by if blocks are independent. */
  readonly standardError: number;
}

/**
 * Fits the slope by least squares over numbers of blocks b that rise by one factor. At each, the blocks are cut into batches of b that
 * follow each other, and the root mean square of (mean of a batch - `expected`) is taken.
 *
 * The same blocks serve every b. For independent blocks with nearly normal means, the logarithms of two root mean squares over R and r <= R
 * batches have the covariance 1 / (2 R), which gives the standard error.
 *
 * @param means mean of each block; a multiple of the largest b
 * @param expected what they estimate
 * @param sizes the numbers of blocks b, at least two, rising
 * @throws RangeError when the blocks cannot be cut into the largest batches.
 */
export function fitErrorSlope(
  means: readonly number[],
  expected: number,
  sizes: readonly number[],
): ErrorSlope {
  const largest = sizes[sizes.length - 1] ?? 0;
  if (sizes.length < 2 || means.length === 0 || means.length % largest !== 0)
    throw new RangeError(`${means.length} blocks cannot be cut into batches of ${largest}`);
  const x = sizes.map((size) => log(size));
  const y = sizes.map((size) => 0.5 * log(meanSquareError(means, expected, size)));
  const centre = x.reduce((sum, each) => sum + each, 0) / x.length;
  const spread = x.reduce((sum, each) => sum + (each - centre) * (each - centre), 0);
  const weights = x.map((each) => (each - centre) / spread);
  let variance = 0;
  weights.forEach((weight, i) => {
    weights.forEach((other, j) => {
      const finer = sizes[Math.min(i, j)] as number;
      variance += (weight * other * finer) / (2 * means.length);
    });
  });
  return {
    slope: y.reduce((sum, each, i) => sum + (weights[i] as number) * each, 0),
    standardError: Math.sqrt(variance),
  };
}

function meanSquareError(means: readonly number[], expected: number, size: number): number {
  let squares = 0;
  for (let start = 0; start < means.length; start += size) {
    let sum = 0;
    for (let i = start; i < start + size; i++) sum += means[i] as number;
    const error = sum / size - expected;
    squares += error * error;
  }
  return squares / (means.length / size);
}
