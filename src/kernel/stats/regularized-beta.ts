import { exp, log, TWO_PI } from '../math/index.ts';
import { deviance, stirlingError } from './log-gamma.ts';

const TINY = 1e-300;
const MOST_TERMS = 1_000_000;

/** x^a y^b Gamma(a+b)/(Gamma(a) Gamma(b)) with y = 1 - x given apart, so that neither loses digits. */
function leadingTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const scale = Math.sqrt((a / n) * (b / TWO_PI));
  return scale * exp(errors - deviance(a, n * x) - deviance(b, n * y));
}

/** Continued fraction of the incomplete beta function, evaluated forwards (Lentz 1976). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let value = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    if (Math.abs(c) < TINY) c = TINY;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    if (Math.abs(c) < TINY) c = TINY;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 2.3e-16) break;
  }
  return value;
}

interface Tails {
  readonly lower: number;
  readonly upper: number;
  readonly leading: number;
}

/** Both tails at x, y = 1 - x in (0, 1); the smaller one keeps its relative precision. */
function betaTails(a: number, b: number, x: number, y: number): Tails {
  const leading = leadingTerm(a, b, x, y);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (leading * betaFraction(a, b, x)) / a);
    return { lower, upper: 1 - lower, leading };
  }
  const upper = Math.min(1, (leading * betaFraction(b, a, y)) / b);
  return { lower: 1 - upper, upper, leading };
}

function check(a: number, b: number): void {
  if (!(a > 0 && a < Number.POSITIVE_INFINITY)) throw new RangeError(`a must be above 0, got ${a}`);
  if (!(b > 0 && b < Number.POSITIVE_INFINITY)) throw new RangeError(`b must be above 0, got ${b}`);
}

/**
 * Computes the regularized incomplete beta function I_x(a, b), a probability in [0, 1], for a, b > 0 and x in [0, 1].
 *
 * Takes about sqrt(max(a, b)) terms near the mean.
 *
 * @throws RangeError outside the domain.
 *
 * Source: DLMF 8.17.22 (continued fraction), 8.17.4 (symmetry); Loader 2000 for the leading term.
 */
export function regularizedBeta(a: number, b: number, x: number): number {
  check(a, b);
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must lie in [0, 1], got ${x}`);
  if (x === 0 || x === 1) return x;
  return betaTails(a, b, x, 1 - x).lower;
}

/**
 * Computes the x in [0, 1] with I_x(a, b) = p: the p-quantile of the beta distribution, a, b > 0, p in [0, 1].
 *
 * Newton steps on the logarithm of the smaller tail as a function of log(x/(1-x)): that function is concave, so that
 * the steps, after at most one overshoot, close in from one side.
 *
 * @throws RangeError outside the domain.
 */
export function inverseRegularizedBeta(a: number, b: number, p: number): number {
  check(a, b);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1], got ${p}`);
  if (p === 0 || p === 1) return p;
  const useLower = p <= 0.5;
  const goal = log(useLower ? p : 1 - p);
  let logOdds = log(a / b);
  let lastSize = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 200; round++) {
    const odds = exp(logOdds);
    const x = odds / (1 + odds);
    const y = 1 / (1 + odds);
    if (x === 0 || y === 0) return x;
    const tails = betaTails(a, b, x, y);
    const tail = useLower ? tails.lower : tails.upper;
    if (!(tail > 0 && tails.leading > 0)) {
      logOdds += useLower ? 1 : -1;
      continue;
    }
    // On the flat side of the middle a full step would leave the doubles for a tail of 1e-40; a bounded one lands on the steep side.
    const step = Math.max(-20, Math.min(20, ((log(tail) - goal) * tail) / tails.leading));
    logOdds -= useLower ? step : -step;
    const size = Math.abs(step);
    // Steps shrink quadratically until rounding stops them.
    if (size < 1e-15 * (1 + Math.abs(logOdds)) || (size < 1e-9 && size >= lastSize)) break;
    lastSize = size;
  }
  const odds = exp(logOdds);
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
}
