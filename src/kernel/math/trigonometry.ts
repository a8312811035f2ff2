import { productError } from './double-double.ts';
import { reduceAngle, rest } from './reduce-angle.ts';

/** Remes coefficients of sin(x)/x - 1 on |x| <= pi/4. */
const S1 = -0.16666666666666632;
const S2 = 0.00833333333332249;
const S3 = -0.0001984126982985795;
const S4 = 2.7557313707070068e-6;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;

/** Remes coefficients of cos(x) - 1 + x^2/2 on |x| <= pi/4. */
const C1 = 0.0416666666666666;
const C2 = -0.001388888888887411;
const C3 = 2.480158728947673e-5;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;

const QUARTER_PI = 0.7853981633974483;
const TINY = 7.450580596923828e-9;

/** Sine of x + y on |x| <= pi/4, y the low part of the angle. */
function sineNear(x: number, y: number): number {
  const z = x * x;
  const v = z * x;
  const r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
  return x - (z * (0.5 * y - v * r) - y - v * S1);
}

/** Cosine of x + y on |x| <= pi/4, y the low part of the angle. */
function cosineNear(x: number, y: number): number {
  const z = x * x;
  const r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - x * y));
}

/**
 * Computes the sine of an angle in radians with an error below 1 ulp. -0 stays -0; NaN and infinities give NaN.
 *
 * @throws RangeError for finite |x| > 1e9.
 *
 * Source: fdlibm/FreeBSD msun k_sin.c, k_cos.c, s_sin.c.
 */
export function sin(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude <= QUARTER_PI) return magnitude < TINY ? x : sineNear(x, 0);
  if (!(magnitude < Number.POSITIVE_INFINITY)) return Number.NaN;
  const quarter = reduceAngle(x);
  const value = (quarter & 1) === 0 ? sineNear(rest[0], rest[1]) : cosineNear(rest[0], rest[1]);
  return quarter < 2 ? value : -value;
}

/**
 * Computes the cosine of an angle in radians with an error below 1 ulp. NaN and infinities give NaN.
 *
 * @throws RangeError for finite |x| > 1e9.
 *
 * Source: fdlibm/FreeBSD msun k_sin.c, k_cos.c, s_cos.c.
 */
export function cos(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude <= QUARTER_PI) return cosineNear(x, 0);
  if (!(magnitude < Number.POSITIVE_INFINITY)) return Number.NaN;
  const quarter = reduceAngle(x);
  const value = (quarter & 1) === 0 ? cosineNear(rest[0], rest[1]) : sineNear(rest[0], rest[1]);
  return quarter === 0 || quarter === 3 ? value : -value;
}

/**
 * Computes the tangent of an angle in radians with an error below 1 ulp. -0 stays -0; NaN and infinities give NaN.
 *
 * Sine and cosine are kept as sums of two doubles and their quotient is corrected once, because the one-double
 * quotient, and the published kernel too, can be off by a little more than 1 ulp.
 *
 * @throws RangeError for finite |x| > 1e9.
 *
 * Source: series of fdlibm/FreeBSD msun k_sin.c and k_cos.c; Dekker 1971 for the products and the division.
 */
export function tan(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < TINY) return x;
  if (!(magnitude < Number.POSITIVE_INFINITY)) return Number.NaN;
  let quarter = 0;
  let a = x;
  let b = 0;
  if (magnitude > QUARTER_PI) {
    quarter = reduceAngle(x);
    a = rest[0];
    b = rest[1];
  }
  const z = a * a;
  const zLow = productError(a, a, z) + 2 * a * b;
  const series = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
  const sineLow = b - 0.5 * z * b + z * a * (S1 + z * series);
  const half = 0.5 * z;
  const cosine = 1 - half;
  const cosineSeries = C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6))));
  const cosineLow = 1 - cosine - half - 0.5 * zLow + z * z * cosineSeries;
  if ((quarter & 1) === 0) return divideSums(a, sineLow, cosine, cosineLow);
  return -divideSums(cosine, cosineLow, a, sineLow);
}

/** Divides a + b by c + d, where b and d are small beside a and c. */
function divideSums(a: number, b: number, c: number, d: number): number {
  const sum = a + b;
  const sumLow = b - (sum - a);
  const divisor = c + d;
  const divisorLow = d - (divisor - c);
  const quotient = sum / divisor;
  const product = quotient * divisor;
  const error = productError(quotient, divisor, product);
  return quotient + (sum - product - error + sumLow - quotient * divisorLow) / divisor;
}
