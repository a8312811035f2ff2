import { exp, log } from '../math/index.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { inverseRegularizedBeta } from './regularized-beta.ts';

/** The 95 % point of the standard normal distribution. */
const Z_95 = normalQuantile(0.95);

/** A uniform 0 stands for the lowest 2^-53 of the unit interval; its middle keeps unbounded quantiles finite. */
const LEAST_UNIFORM = 5.551115123125783e-17;
const MOST_UNIFORM = 0.9999999999999999;

function checkUniform(u: number): void {
  if (!(u >= 0 && u <= 1)) throw new RangeError(`u must lie in [0, 1], got ${u}`);
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}

/**
 * Turns u in [0, 1] into the u-quantile of the uniform distribution on [low, high].
 *
 * @throws RangeError unless u lies in [0, 1] and low <= high.
 */
export function quantileUniform(u: number, low: number, high: number): number {
  checkUniform(u);
  if (!(low <= high)) throw new RangeError(`low must not exceed high, got ${low} and ${high}`);
  return clamp(low + (high - low) * u, low, high);
}

function checkMode(low: number, mode: number, high: number): void {
  if (!(low <= mode && mode <= high)) {
    throw new RangeError(`low <= mode <= high must hold, got ${low}, ${mode}, ${high}`);
  }
}

/**
 * Turns u in [0, 1] into the u-quantile of the triangular distribution on [low, high] with its peak at `mode`.
 *
 * @throws RangeError unless u lies in [0, 1] and low <= mode <= high.
 */
export function quantileTriangular(u: number, low: number, mode: number, high: number): number {
  checkUniform(u);
  checkMode(low, mode, high);
  const width = high - low;
  if (width === 0) return low;
  if (u * width < mode - low) {
    return clamp(low + Math.sqrt(u * width * (mode - low)), low, mode);
  }
  return clamp(high - Math.sqrt((1 - u) * width * (high - mode)), mode, high);
}

/**
 * Turns u in [0, 1] into the u-quantile of the PERT distribution on [low, high] with its peak at `mode`: a beta
 * distribution with mean (low + weight mode + high)/(weight + 2), weight 4 as usual.
 *
 * Monotone up to the last few bits.
 *
 * @throws RangeError unless u lies in [0, 1], low <= mode <= high and weight >= 0.
 *
 * Source: Malcolm, Roseboom, Clark, Fazar 1959, Operations Research 7(5); Vose 2008, Risk Analysis, appendix III.
 */
export function quantilePert(
  u: number,
  low: number,
  mode: number,
  high: number,
  weight = 4,
): number {
  checkUniform(u);
  checkMode(low, mode, high);
  if (!(weight >= 0)) throw new RangeError(`weight must be at least 0, got ${weight}`);
  const width = high - low;
  if (width === 0) return low;
  const a = 1 + (weight * (mode - low)) / width;
  const b = 1 + (weight * (high - mode)) / width;
  return clamp(low + width * inverseRegularizedBeta(a, b, u), low, high);
}

/**
 * Turns u in [0, 1] into the u-quantile of the beta distribution with shape parameters a, b > 0, a number in [0, 1].
 *
 * Monotone up to the last few bits.
 *
 * @throws RangeError outside the domain.
 */
export function quantileBeta(u: number, a: number, b: number): number {
  return inverseRegularizedBeta(a, b, u);
}

/** Standard normal quantile of u, or of u within the part of the distribution between two standard scores. */
function truncatedScore(u: number, low: number, high: number): number {
  // In the upper tail differences of the distribution function cancel; mirrored, they do not.
  if (low > 0) return -truncatedScore(1 - u, -high, -low);
  if (u === 0) return low;
  if (u === 1) return high;
  const below = normalCdf(low);
  const mass = normalCdf(high) - below;
  // Further out than doubles reach, all of the mass lies at the end next to the mean.
  if (!(mass > 0)) return high;
  const p = below + mass * u;
  const score = p <= 0.5 ? normalQuantile(p) : -normalQuantile(normalCdf(-high) + mass * (1 - u));
  return clamp(score, low, high);
}

function normalScore(
  u: number,
  within: readonly [number, number] | null,
  toScore: (x: number) => number,
): number {
  checkUniform(u);
  if (within === null) return normalQuantile(clamp(u, LEAST_UNIFORM, MOST_UNIFORM));
  const [low, high] = within;
  if (!(low <= high)) throw new RangeError(`within must be [low, high], got ${low}, ${high}`);
  const scored = truncatedScore(u, toScore(low), toScore(high));
  if (Number.isFinite(scored)) return scored;
  return truncatedScore(clamp(u, LEAST_UNIFORM, MOST_UNIFORM), toScore(low), toScore(high));
}

/**
 * Turns u in [0, 1] into the u-quantile of the normal distribution, truncated to `within` unless that is null.
 *
 * Always finite: without truncation u = 0 counts as 2^-54 and u = 1 as 1 - 2^-53.
 *
 * @throws RangeError unless u lies in [0, 1], sd > 0 and `within` runs upwards.
 */
export function quantileNormal(
  u: number,
  mean: number,
  sd: number,
  within: readonly [number, number] | null = null,
): number {
  if (!(sd > 0)) throw new RangeError(`sd must be above 0, got ${sd}`);
  const x = mean + sd * normalScore(u, within, (bound) => (bound - mean) / sd);
  return within === null ? x : clamp(x, within[0], within[1]);
}

/**
 * Turns u in [0, 1] into the u-quantile of the lognormal distribution with this median and 95 % point, truncated to
 * `within` unless that is null.
 *
 * Always finite, as `quantileNormal`.
 *
 * @throws RangeError unless u lies in [0, 1], 0 < median < p95 and `within` runs upwards.
 */
export function quantileLognormal(
  u: number,
  median: number,
  p95: number,
  within: readonly [number, number] | null = null,
): number {
  if (!(median > 0 && p95 > median)) {
    throw new RangeError(`0 < median < p95 must hold, got ${median} and ${p95}`);
  }
  const sigma = log(p95 / median) / Z_95;
  const toScore = (bound: number) =>
    bound <= 0 ? Number.NEGATIVE_INFINITY : log(bound / median) / sigma;
  const x = median * exp(sigma * normalScore(u, within, toScore));
  return within === null ? x : clamp(x, within[0], within[1]);
}

/**
 * Turns u in [0, 1] into one of `values` with chances proportional to `weights`; the result is monotone in u where the
 * values run upwards, and has the index at which the cumulated weight first exceeds u.
 *
 * @throws RangeError unless both lists have the same length of at least 1, weights are at least 0 and one is above 0.
 */
export function quantileDiscrete(
  u: number,
  values: readonly number[],
  weights: readonly number[],
): number {
  checkUniform(u);
  if (values.length === 0 || values.length !== weights.length) {
    throw new RangeError('values and weights must have the same length of at least 1');
  }
  let total = 0;
  let last = -1;
  weights.forEach((weight, index) => {
    if (!(weight >= 0)) throw new RangeError(`weights must be at least 0, got ${weight}`);
    if (weight > 0) last = index;
    total += weight;
  });
  if (last < 0) throw new RangeError('at least one weight must be above 0');
  const goal = u * total;
  let sum = 0;
  for (let index = 0; index < last; index++) {
    sum += weights[index];
    if (goal < sum) return values[index];
  }
  return values[last];
}
