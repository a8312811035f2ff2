import { exp, log, log1p, TWO_PI } from '../math/index.ts';
import { deviance, stirlingError } from './log-gamma.ts';

/** A law on the integers from `low` to `high` whose probabilities rise to `mode` and fall after it. */
interface PeakedLaw {
  readonly low: number;
  readonly high: number;
  readonly mode: number;
  /** Probability of the mode. */
  readonly peak: number;
  /** P(k + 1) / P(k) for low <= k < high. */
  readonly ratio: (k: number) => number;
}

/**
 * Finds the least k with P(X <= k) > u: the inverse of the distribution function.
 *
 * Every probability is the one of the mode times ratios of neighbours. Summing from the mode downwards gives P(X < mode), and from there u is
 * reached step by step. Beyond the mode the ratios fall, so a term that no longer changes the sum is followed by none that does: the
 * law is met but for the rounding of the sums, some 1e-13. Takes about ten standard deviations of steps.
 */
function quantileFromMode(u: number, law: PeakedLaw): number {
  const { low, mode, peak, ratio } = law;
  let below = 0;
  let term = peak;
  for (let k = mode; k > low; k--) {
    term /= ratio(k - 1);
    const next = below + term;
    if (next === below) break;
    below = next;
  }
  return u < below ? walkDown(u, law, below) : walkUp(u, law, below);
}

function walkUp(u: number, { high, mode, peak, ratio }: PeakedLaw, below: number): number {
  let k = mode;
  let term = peak;
  let upTo = below + peak;
  while (k < high && u >= upTo) {
    term *= ratio(k);
    const next = upTo + term;
    if (next === upTo) break;
    upTo = next;
    k++;
  }
  return k;
}

function walkDown(u: number, { low, mode, peak, ratio }: PeakedLaw, below: number): number {
  let k = mode - 1;
  let term = peak / ratio(k);
  let upTo = below;
  while (k > low && u < upTo - term) {
    const next = upTo - term;
    if (next === upTo) break;
    upTo = next;
    k--;
    term /= ratio(k);
  }
  return k;
}

function checkUniform(u: number): void {
  if (!(u >= 0 && u < 1)) throw new RangeError(`u must lie in [0, 1), got ${u}`);
}

function checkCount(name: string, value: number, most: number): void {
  if (!(Number.isInteger(value) && value >= 0 && value <= most))
    throw new RangeError(`${name} must be an integer in [0, ${most}], got ${value}`);
}

/** Largest counts: a walk takes some milliseconds. The mode may then be off by one, which the walk allows for. */
const mostItems = 1e11;

/**
 * Probability of k events where `mean` are expected, k >= 0 an integer, mean > 0.
 *
 * Source: Loader 2000, "Fast and accurate computation of binomial probabilities".
 */
export function poissonProbability(k: number, mean: number): number {
  if (k === 0) return exp(-mean);
  return exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(TWO_PI * k);
}

/**
 * Probability of k among n items of which each has the chance p, integers 0 <= k <= n, p in (0, 1).
 *
 * Source: Loader 2000, as above.
 */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k === 0) return exp(n * log1p(-p));
  if (k === n) return exp(n * log(p));
  const rest = n - k;
  const errors = stirlingError(n) - stirlingError(k) - stirlingError(rest);
  const scale = Math.sqrt(n / (TWO_PI * k) / rest);
  return scale * exp(errors - deviance(k, n * p) - deviance(rest, n * (1 - p)));
}

/**
 * Probability of k marked items among `drawn` that are drawn without replacement from `total` of which `marked` are marked, for 0 < drawn < total
 * and a k that can occur.
 *
 * Source: Loader 2000, section 5: a ratio of binomial probabilities at p = drawn / total.
 */
export function hypergeometricProbability(
  k: number,
  total: number,
  marked: number,
  drawn: number,
): number {
  const p = drawn / total;
  const taken = marked === 0 ? 1 : binomialProbability(k, marked, p);
  const plain = total - marked;
  const others = plain === 0 ? 1 : binomialProbability(drawn - k, plain, p);
  return (taken * others) / binomialProbability(drawn, total, p);
}

/**
 * Turns u in [0, 1) into the u-quantile of the Poisson distribution with a mean in [0, 1e9]; rises in u and in the mean. A uniform u gives a
 * number of events with that law.
 *
 * @throws RangeError outside the domain.
 */
export function quantilePoisson(u: number, mean: number): number {
  checkUniform(u);
  if (!(mean >= 0 && mean <= 1e9)) throw new RangeError(`mean must lie in [0, 1e9], got ${mean}`);
  if (mean === 0) return 0;
  const mode = Math.floor(mean);
  const peak = poissonProbability(mode, mean);
  const ratio = (k: number): number => mean / (k + 1);
  return quantileFromMode(u, { low: 0, high: Number.MAX_SAFE_INTEGER, mode, peak, ratio });
}

/**
 * Turns u in [0, 1) into the u-quantile of the binomial distribution: how many of n items meet an event of chance p each; n an integer
 * in [0, 1e11], p in [0, 1]. Rises in u, n and p.
 *
 * @throws RangeError outside the domain.
 */
export function quantileBinomial(u: number, n: number, p: number): number {
  checkUniform(u);
  checkCount('n', n, mostItems);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1], got ${p}`);
  if (p === 0 || n === 0) return 0;
  if (p === 1) return n;
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const peak = binomialProbability(mode, n, p);
  const odds = p / (1 - p);
  const ratio = (k: number): number => ((n - k) / (k + 1)) * odds;
  return quantileFromMode(u, { low: 0, high: n, mode, peak, ratio });
}

/**
 * Turns u in [0, 1) into the u-quantile of the hypergeometric distribution: how many marked items are among `drawn` that are drawn without
 * replacement from `total`, of which `marked` are marked; integers, total in [0, 1e11]. Rises in u, `marked` and `drawn`.
 *
 * @throws RangeError outside the domain.
 */
export function quantileHypergeometric(
  u: number,
  total: number,
  marked: number,
  drawn: number,
): number {
  checkUniform(u);
  checkCount('total', total, mostItems);
  checkCount('marked', marked, total);
  checkCount('drawn', drawn, total);
  if (drawn === 0) return 0;
  if (drawn === total) return marked;
  const plain = total - marked;
  const low = Math.max(0, drawn - plain);
  const high = Math.min(marked, drawn);
  const most = Math.floor(((drawn + 1) * (marked + 1)) / (total + 2));
  const mode = Math.max(low, Math.min(high, most));
  const peak = hypergeometricProbability(mode, total, marked, drawn);
  const ratio = (k: number): number =>
    ((marked - k) / (k + 1)) * ((drawn - k) / (plain - drawn + k + 1));
  return quantileFromMode(u, { low, high, mode, peak, ratio });
}
