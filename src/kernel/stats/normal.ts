import { productError } from '../math/double-double.ts';
import { exp, log } from '../math/index.ts';

/** Up to this score the series is used, beyond it the continued fraction. */
const CENTRAL = 1.5;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** Numerators and denominators of algorithm AS 241, highest power first; the denominators end in 1. */
const CENTRE_TOP = new Float64Array([
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
]);
const CENTRE_BOTTOM = new Float64Array([
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
]);
const MIDDLE_TOP = new Float64Array([
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
  3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
]);
const MIDDLE_BOTTOM = new Float64Array([
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
]);
const TAIL_TOP = new Float64Array([
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
]);
const TAIL_BOTTOM = new Float64Array([
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
]);

function polynomial(coefficients: Float64Array, x: number): number {
  let sum = 0;
  for (let k = 0; k < coefficients.length; k++) sum = sum * x + coefficients[k];
  return sum;
}

/** Density of the standard normal distribution; the rounding error of x^2 is put back, which matters far out. */
function density(x: number): number {
  const square = x * x;
  const error = productError(x, x, square);
  return INVERSE_SQRT_TWO_PI * exp(-0.5 * square) * (1 - 0.5 * error);
}

/** Upper tail at x >= 3/2 by the continued fraction of Mills' ratio, summed backwards over enough terms. */
function upperTail(x: number): number {
  let fraction = x;
  for (let k = Math.ceil(420 / (x * x)) + 20; k > 0; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}

/** Probability between 0 and x, |x| < 3/2, with the sign of x. */
function centralPart(x: number): number {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let k = 3; k < 80; k += 2) {
    term *= square / k;
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return sum * density(x);
}

/**
 * Computes the standard normal distribution function, a probability in [0, 1]; small lower tails keep their relative
 * precision down to x = -38.
 *
 * Source: Abramowitz and Stegun 26.2.11 (series) and 26.2.14 (continued fraction).
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < -40) return 0;
  if (x > 40) return 1;
  if (x <= -CENTRAL) return upperTail(-x);
  if (x >= CENTRAL) return 1 - upperTail(x);
  return 0.5 + centralPart(x);
}

/**
 * Computes the standard normal quantile of a probability p in [0, 1], to a relative error of about 1e-15.
 *
 * -Infinity at 0 and Infinity at 1.
 *
 * @throws RangeError unless p lies in [0, 1].
 *
 * Source: Wichura 1988, algorithm AS 241 (PPND16), Applied Statistics 37.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1], got ${p}`);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const magnitude =
    r <= 5
      ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6)
      : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
  return q < 0 ? -magnitude : magnitude;
}
