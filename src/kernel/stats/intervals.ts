import { expm1, log } from '../math/index.ts';
import { normalQuantile } from './normal.ts';
import { inverseRegularizedBeta } from './regularized-beta.ts';

/** Holds the lower and upper end of an interval, in this order. */
export type Interval = readonly [number, number];

const LOG_ONE_TWENTIETH = log(0.05);

function checkCounts(successes: number, trials: number): void {
  if (!Number.isInteger(trials) || trials < 1) {
    throw new RangeError(`trials must be an integer of at least 1, got ${trials}`);
  }
  if (!Number.isInteger(successes) || successes < 0 || successes > trials) {
    throw new RangeError(`successes must be an integer in [0, ${trials}], got ${successes}`);
  }
}

function checkConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence must lie in (0, 1), got ${confidence}`);
  }
}

/**
 * Computes the Wilson score interval of a probability from `successes` in `trials`, two-sided, confidence in (0, 1).
 *
 * The lower end is exactly 0 at no success and the upper end exactly 1 at no failure.
 *
 * @throws RangeError unless 0 <= successes <= trials are integers, trials >= 1, confidence in (0, 1).
 *
 * Source: Wilson 1927; Brown, Cai, DasGupta 2001, Statistical Science 16(2), equation 4.
 */
export function wilsonInterval(successes: number, trials: number, confidence: number): Interval {
  checkCounts(successes, trials);
  checkConfidence(confidence);
  if (2 * successes > trials) {
    const [low, high] = wilsonInterval(trials - successes, trials, confidence);
    return [1 - high, 1 - low];
  }
  const z = normalQuantile(0.5 + 0.5 * confidence);
  const square = z * z;
  const spread = z * Math.sqrt(square + 4 * successes * (1 - successes / trials));
  const high = (2 * successes + square + spread) / (2 * (trials + square));
  // The product of both ends is known; the difference that gives the lower end would cancel.
  const low = ((successes / trials) * (successes / (trials + square))) / high;
  return [low, high];
}

/**
 * Computes the Clopper-Pearson interval of a probability from `successes` in `trials`, two-sided with equal tails,
 * confidence in (0, 1). It covers with at least this confidence for every probability.
 *
 * @throws RangeError unless 0 <= successes <= trials are integers, trials >= 1, confidence in (0, 1).
 *
 * Source: Clopper, Pearson 1934; ends as beta quantiles: Brown, Cai, DasGupta 2001, section 4.2.1.
 */
export function clopperPearsonInterval(
  successes: number,
  trials: number,
  confidence: number,
): Interval {
  checkCounts(successes, trials);
  checkConfidence(confidence);
  const tail = 0.5 * (1 - confidence);
  const failures = trials - successes;
  const low = successes === 0 ? 0 : inverseRegularizedBeta(successes, failures + 1, tail);
  const high = failures === 0 ? 1 : inverseRegularizedBeta(successes + 1, failures, 1 - tail);
  return [low, high];
}

/**
 * Computes the one-sided 95 % upper bound of a probability of which no success was seen in `trials` trials:
 * 1 - 0.05^(1/trials), about 3/trials.
 *
 * @throws RangeError unless `trials` is an integer of at least 1.
 *
 * Source: Hanley, Lippman-Hand 1983, JAMA 249 ("rule of three").
 */
export function zeroHitUpperBound(trials: number): number {
  checkCounts(0, trials);
  return -expm1(LOG_ONE_TWENTIETH / trials);
}

/**
 * Computes the normal interval of a mean from the sum and the sum of squares of `trials` independent values.
 *
 * Two-sided; the variance is the unbiased estimate, taken as 0 where rounding makes it negative. Meant for the
 * thousands of trials at which Student's t and the normal agree.
 *
 * @throws RangeError unless `trials` is an integer of at least 2 and confidence in (0, 1).
 */
export function meanInterval(
  sum: number,
  sumSquares: number,
  trials: number,
  confidence: number,
): Interval {
  if (!Number.isInteger(trials) || trials < 2) {
    throw new RangeError(`trials must be an integer of at least 2, got ${trials}`);
  }
  checkConfidence(confidence);
  const mean = sum / trials;
  const variance = Math.max(0, (sumSquares - sum * mean) / (trials - 1));
  const half = normalQuantile(0.5 + 0.5 * confidence) * Math.sqrt(variance / trials);
  return [mean - half, mean + half];
}

/**
 * Computes the p-quantile, p in [0, 1], of values sorted upwards, linear between neighbours.
 *
 * @throws RangeError for no values or p outside [0, 1].
 *
 * Source: Hyndman, Fan 1996, The American Statistician 50(4), definition 7.
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('sorted must hold at least one value');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1], got ${p}`);
  const place = p * (sorted.length - 1);
  const index = Math.min(Math.floor(place), sorted.length - 1);
  const low = sorted[index];
  const high = sorted[Math.min(index + 1, sorted.length - 1)];
  const rest = place - index;
  return rest === 0 || low === high ? low : low + (high - low) * rest;
}
