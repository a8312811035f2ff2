import { clearLowWord } from './bits.ts';
import { productError } from './double-double.ts';

const PI_HIGH = Math.PI;
const HALF_PI_HIGH = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const QUARTER_PI = 0.7853981633974483;
const TWO_600 = 4.149515568880993e180;
const TWO_MINUS_600 = 2.409919865102884e-181;
const TINY = 7.450580596923828e-9;

/** Remes coefficients of (x - atan(x))/x^3 on |x| <= 7/16. */
const A0 = 0.3333333333333293;
const A1 = -0.19999999999876483;
const A2 = 0.14285714272503466;
const A3 = -0.11111110405462356;
const A4 = 0.09090887133436507;
const A5 = -0.0769187620504483;
const A6 = 0.06661073137387531;
const A7 = -0.058335701337905735;
const A8 = 0.049768779946159324;
const A9 = -0.036531572744216916;
const A10 = 0.016285820115365782;

/** Rational approximation of (asin(x) - x)/x^3 in x^2 on |x| <= 1/2. */
const P0 = 0.16666666666666666;
const P1 = -0.3255658186224009;
const P2 = 0.20121253213486293;
const P3 = -0.04005553450067941;
const P4 = 0.0007915349942898145;
const P5 = 3.479331075960212e-5;
const Q1 = -2.403394911734414;
const Q2 = 2.0209457602335057;
const Q3 = -0.6882839716054533;
const Q4 = 0.07703815055590194;

/** x - atan(x) on |x| <= 7/16. */
function atanDefect(x: number): number {
  const z = x * x;
  const w = z * z;
  const even = z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))));
  const odd = w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
  return x * (even + odd);
}

/** Arc tangents of 0, 1/2, 1, 3/2 and infinity, each as a sum of two doubles, then their supplements to pi. */
const CENTRES = new Float64Array([
  0,
  0,
  0.4636476090008061,
  2.2698777452961687e-17,
  0.7853981633974483,
  3.061616997868383e-17,
  0.982793723247329,
  1.3903311031230998e-17,
  1.5707963267948966,
  6.123233995736766e-17,
  Math.PI,
  1.2246467991473532e-16,
  2.677945044588987,
  1.5527705369303147e-16,
  2.356194490192345,
  9.184850993605148e-17,
  2.158798930342464,
  2.1958367134601997e-16,
  1.5707963267948966,
  6.123233995736766e-17,
]);
/** Place of the first supplement in `CENTRES`. */
const SUPPLEMENTS = 10;

/**
 * Computes the arc tangent of the sum x + low, x >= 0 and low below half an ulp of x, or its supplement to pi.
 *
 * The argument is moved next to 0 by atan(x) = atan(c) + atan((x - c)/(1 + c x)), c in {0, 1/2, 1, 3/2, infinity}; the
 * supplement is taken before the one addition that rounds at full size.
 */
function atanSum(x: number, low: number, supplement: boolean): number {
  const shift = low / (1 + x * x);
  let centre = 0;
  let t = x;
  if (x >= 2.4375) {
    centre = 8;
    t = -1 / x;
  } else if (x >= 1.1875) {
    centre = 6;
    t = (x - 1.5) / (1 + 1.5 * x);
  } else if (x >= 0.6875) {
    centre = 4;
    t = (x - 1) / (x + 1);
  } else if (x >= 0.4375) {
    centre = 2;
    t = (2 * x - 1) / (2 + x);
  }
  const defect = atanDefect(t);
  if (supplement) {
    centre += SUPPLEMENTS;
    return CENTRES[centre] + (CENTRES[centre + 1] - shift + defect - t);
  }
  if (centre === 0) return x - (defect - shift);
  return CENTRES[centre] - (defect - (CENTRES[centre + 1] + shift) - t);
}

/**
 * Computes the arc tangent, in radians in [-pi/2, pi/2], with an error below 1 ulp. -0 stays -0, NaN stays NaN.
 *
 * Source: fdlibm/FreeBSD msun s_atan.c.
 */
export function atan(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude >= TINY)) return x;
  const value = magnitude >= 7.378697629483821e19 ? HALF_PI_HIGH : atanSum(magnitude, 0, false);
  return x < 0 ? -value : value;
}

/**
 * Computes the angle of the point (x, y) from the x axis, in radians in [-pi, pi], with an error below 1 ulp.
 *
 * Signed zeros and infinities are those of ECMAScript `Math.atan2`. The rounding error of the quotient y/x is carried
 * along: without it the result can be off by 1.6 ulp.
 *
 * Source: fdlibm/FreeBSD msun e_atan2.c; Dekker 1971 for the error of the quotient.
 */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const left = x < 0 || Object.is(x, -0);
  const below = y < 0 || Object.is(y, -0);
  const angle = firstQuadrantAngle(Math.abs(y), Math.abs(x), left);
  return below ? -angle : angle;
}

/** Angle in [0, pi] of (x, y) with x, y >= 0, mirrored at the y axis if `left`. */
function firstQuadrantAngle(y: number, x: number, left: boolean): number {
  if (y === 0) return left ? PI_HIGH : 0;
  if (x === 0) return HALF_PI_HIGH;
  if (x === Number.POSITIVE_INFINITY) {
    if (y !== Number.POSITIVE_INFINITY) return left ? PI_HIGH : 0;
    return left ? 3 * QUARTER_PI : QUARTER_PI;
  }
  if (y === Number.POSITIVE_INFINITY) return HALF_PI_HIGH;
  const quotient = y / x;
  if (quotient > 1.152921504606847e18) return HALF_PI_HIGH;
  if (quotient < 8.673617379884035e-19 && left) return PI_HIGH;
  if (quotient < 1e-9 && !left) return quotient;
  return atanSum(quotient, quotientError(y, x, quotient), left);
}

/**
 * (y - quotient x)/x, the error of the rounded quotient, for quotients that are neither huge nor tiny: outside, it is
 * lost in the result anyway. Both are first brought to a scale where products have exact errors.
 */
function quotientError(y: number, x: number, quotient: number): number {
  if (quotient < 1e-9 || quotient > 1e9) return 0;
  const scale = x > 1e280 ? TWO_MINUS_600 : x < 1e-250 ? TWO_600 : 1;
  const product = quotient * (x * scale);
  const error = productError(quotient, x * scale, product);
  return (y * scale - product - error) / (x * scale);
}

/** asin(x)/x - 1 as a function of z = x^2 on z <= 1/4. */
function asinRatio(z: number): number {
  const p = z * (P0 + z * (P1 + z * (P2 + z * (P3 + z * (P4 + z * P5)))));
  const q = 1 + z * (Q1 + z * (Q2 + z * (Q3 + z * Q4)));
  return p / q;
}

/**
 * Computes the arc sine, in radians in [-pi/2, pi/2], with an error below 1 ulp. NaN outside [-1, 1]; -0 stays -0.
 *
 * Source: fdlibm/FreeBSD msun e_asin.c.
 */
export function asin(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 1)) return magnitude === 1 ? x * HALF_PI_HIGH : Number.NaN;
  if (magnitude < 0.5) return magnitude < TINY ? x : x + x * asinRatio(x * x);
  const z = (1 - magnitude) * 0.5;
  const s = Math.sqrt(z);
  const ratio = asinRatio(z);
  let value: number;
  if (magnitude > 0.975) {
    value = HALF_PI_HIGH - (2 * (s + s * ratio) - HALF_PI_LOW);
  } else {
    const high = clearLowWord(s);
    const correction = (z - high * high) / (s + high);
    const p = 2 * s * ratio - (HALF_PI_LOW - 2 * correction);
    value = QUARTER_PI - (p - (QUARTER_PI - 2 * high));
  }
  return x < 0 ? -value : value;
}

/**
 * Computes the arc cosine, in radians in [0, pi], with an error below 1 ulp. NaN outside [-1, 1].
 *
 * Source: fdlibm/FreeBSD msun e_acos.c.
 */
export function acos(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 1)) return magnitude === 1 ? (x > 0 ? 0 : PI_HIGH) : Number.NaN;
  if (magnitude < 0.5) return HALF_PI_HIGH - (x - (HALF_PI_LOW - x * asinRatio(x * x)));
  const z = (1 - magnitude) * 0.5;
  const s = Math.sqrt(z);
  const ratio = asinRatio(z);
  if (x < 0) return PI_HIGH - 2 * (s + (ratio * s - HALF_PI_LOW));
  const high = clearLowWord(s);
  const correction = (z - high * high) / (s + high);
  return 2 * (high + (ratio * s + correction));
}
