import { exp, log, TWO_PI } from '../math/index.ts';
import { normalCdf, normalQuantile } from './normal.ts';

const Z_95 = normalQuantile(0.95);

/** Holds mean and variance of a distribution, in the unit of its values and its square. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** Computes mean and variance of the uniform distribution on [low, high]. */
export function momentsUniform(low: number, high: number): Moments {
  const width = high - low;
  return { mean: low + 0.5 * width, variance: (width * width) / 12 };
}

/** Computes mean and variance of the triangular distribution on [low, high] with its peak at `mode`. */
export function momentsTriangular(low: number, mode: number, high: number): Moments {
  const a = mode - low;
  const b = high - mode;
  return { mean: low + (2 * a + b) / 3, variance: (a * a + a * b + b * b) / 18 };
}

/** Computes mean and variance of the beta distribution with shape parameters a, b > 0. */
export function momentsBeta(a: number, b: number): Moments {
  const n = a + b;
  return { mean: a / n, variance: (a * b) / (n * n * (n + 1)) };
}

/** Computes mean and variance of the PERT distribution on [low, high] with its peak at `mode`, weight 4 as usual. */
export function momentsPert(low: number, mode: number, high: number, weight = 4): Moments {
  const width = high - low;
  if (width === 0) return { mean: low, variance: 0 };
  const a = 1 + (weight * (mode - low)) / width;
  const b = 1 + (weight * (high - mode)) / width;
  const unit = momentsBeta(a, b);
  return { mean: low + width * unit.mean, variance: width * width * unit.variance };
}

/** Density of the standard normal distribution; 0 at the infinities. */
function density(z: number): number {
  return exp(-0.5 * z * z) / Math.sqrt(TWO_PI);
}

/** Probability of the standard normal distribution between two scores, taken in the tail where it is small. */
function probabilityBetween(low: number, high: number): number {
  return low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);
}

/**
 * Computes mean and variance of the normal distribution, truncated to `within` unless that is null.
 *
 * Loses digits where the range is narrow beside sd or lies far out in a tail.
 *
 * Source: Johnson, Kotz, Balakrishnan 1994, Continuous Univariate Distributions 1, section 13.10.1.
 */
export function momentsNormal(
  mean: number,
  sd: number,
  within: readonly [number, number] | null = null,
): Moments {
  if (within === null) return { mean, variance: sd * sd };
  const a = (within[0] - mean) / sd;
  const b = (within[1] - mean) / sd;
  const mass = probabilityBetween(a, b);
  const shift = (density(a) - density(b)) / mass;
  const edgeLow = Number.isFinite(a) ? a * density(a) : 0;
  const edgeHigh = Number.isFinite(b) ? b * density(b) : 0;
  const spread = 1 + (edgeLow - edgeHigh) / mass - shift * shift;
  return { mean: mean + sd * shift, variance: sd * sd * spread };
}

/**
 * Computes mean and variance of the lognormal distribution with this median and 95 % point, truncated to `within`
 * unless that is null.
 *
 * Source: Johnson, Kotz, Balakrishnan 1994, Continuous Univariate Distributions 1, sections 14.3 and 14.7.
 */
export function momentsLognormal(
  median: number,
  p95: number,
  within: readonly [number, number] | null = null,
): Moments {
  const sigma = log(p95 / median) / Z_95;
  const toScore = (bound: number) =>
    bound <= 0 ? Number.NEGATIVE_INFINITY : log(bound / median) / sigma;
  const a = within === null ? Number.NEGATIVE_INFINITY : toScore(within[0]);
  const b = within === null ? Number.POSITIVE_INFINITY : toScore(within[1]);
  const mass = probabilityBetween(a, b);
  const first =
    median * exp(0.5 * sigma * sigma) * (probabilityBetween(a - sigma, b - sigma) / mass);
  const second =
    median *
    median *
    exp(2 * sigma * sigma) *
    (probabilityBetween(a - 2 * sigma, b - 2 * sigma) / mass);
  return { mean: first, variance: second - first * first };
}

/** Computes mean and variance of `values` drawn with chances proportional to `weights`. */
export function momentsDiscrete(values: readonly number[], weights: readonly number[]): Moments {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce((sum, value, index) => sum + value * weights[index], 0) / total;
  const variance =
    values.reduce((sum, value, index) => {
      const off = value - mean;
      return sum + off * off * weights[index];
    }, 0) / total;
  return { mean, variance };
}
