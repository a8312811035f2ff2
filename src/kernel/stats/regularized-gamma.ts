import { exp, TWO_PI } from '../math/index.ts';
import { deviance, stirlingError } from './log-gamma.ts';

const TINY = 1e-300;
const MOST_TERMS = 1_000_000;

/** x^a e^-x / Gamma(a + 1). */
function poissonTerm(a: number, x: number): number {
  return exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(TWO_PI * a);
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < MOST_TERMS; k++) {
    term *= x / (a + k);
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return poissonTerm(a, x) * sum;
}

/** Continued fraction of the upper tail, evaluated forwards (Lentz 1976). */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < MOST_TERMS; k++) {
    const factor = -k * (k - a);
    b += 2;
    d = factor * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + factor / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 2.3e-16) break;
  }
  return a * poissonTerm(a, x) * value;
}

function check(a: number, x: number): void {
  if (!(a > 0)) throw new RangeError(`a must be above 0, got ${a}`);
  if (!(x >= 0)) throw new RangeError(`x must be at least 0, got ${x}`);
}

/**
 * Computes the regularized lower incomplete gamma function P(a, x), a probability in [0, 1], for a > 0 and x >= 0.
 *
 * Takes about sqrt(a) terms near x = a.
 *
 * @throws RangeError outside the domain.
 *
 * Source: Abramowitz and Stegun 6.5.29 (series) and 6.5.31 (continued fraction); Loader 2000 for the leading term.
 */
export function regularizedGamma(a: number, x: number): number {
  check(a, x);
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? Math.min(1, lowerSeries(a, x)) : 1 - upperFraction(a, x);
}

/**
 * Computes the regularized upper incomplete gamma function Q(a, x) = 1 - P(a, x), exact where it is small.
 *
 * @throws RangeError unless a > 0 and x >= 0.
 *
 * Source: as `regularizedGamma`.
 */
export function regularizedGammaUpper(a: number, x: number): number {
  check(a, x);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? Math.max(0, 1 - lowerSeries(a, x)) : upperFraction(a, x);
}
