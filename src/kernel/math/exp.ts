import { scaleByPowerOfTwo } from './bits.ts';

/** Natural logarithm of 2 in two parts; the first ends in 21 zero bits, so that k * LN2_HIGH is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;
/** Below 2^-28 the first two terms of the series are already the rounded result. */
const TINY = 3.725290298461914e-9;

/** Remes coefficients of r(exp(r)+1)/(exp(r)-1) in even powers of r. */
const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

/** Rational approximation of expm1 on |r| <= ln(2)/2. */
const Q1 = -0.03333333333333313;
const Q2 = 0.0015873015872548146;
const Q3 = -7.93650757867488e-5;
const Q4 = 4.008217827329362e-6;
const Q5 = -2.0109921818362437e-7;

/**
 * Computes e^x with an error below 1 ulp, from + - * / and bit access alone.
 *
 * Infinity above 709.78, 0 below -745.13; NaN stays NaN.
 *
 * Source: fdlibm/FreeBSD msun e_exp.c: x = k ln 2 + r, rational approximation on |r| <= ln(2)/2.
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Number.POSITIVE_INFINITY : x;
  if (x < UNDERFLOW) return 0;
  const magnitude = Math.abs(x);
  if (magnitude < TINY) return 1 + x;
  let k = 0;
  let high = x;
  let low = 0;
  if (magnitude > 0.5 * LN2_HIGH) {
    k = Math.floor(INVERSE_LN2 * x + 0.5);
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  }
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  return scaleByPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}

/**
 * Computes e^x - 1 with an error below 1 ulp, also where x is near 0.
 *
 * Infinity above 709.78, -1 below -39; NaN stays NaN, -0 stays -0.
 *
 * Source: fdlibm/FreeBSD msun s_expm1.c: x = k ln 2 + r + c, rational approximation on |r| <= ln(2)/2.
 */
export function expm1(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Number.POSITIVE_INFINITY : x;
  if (x < -39) return -1;
  if (Math.abs(x) < 5.551115123125783e-17) return x;
  let k = 0;
  let r = x;
  let correction = 0;
  if (Math.abs(x) > 0.5 * LN2_HIGH) {
    k =
      Math.abs(x) < 1.5 * LN2_HIGH
        ? Math.sign(x)
        : Math.trunc(INVERSE_LN2 * x + 0.5 * Math.sign(x));
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    r = high - low;
    correction = high - r - low;
  }
  const half = 0.5 * r;
  const z = r * half;
  const series = 1 + z * (Q1 + z * (Q2 + z * (Q3 + z * (Q4 + z * Q5))));
  const t = 3 - series * half;
  let e = z * ((series - t) / (6 - r * t));
  if (k === 0) return r - (r * e - z);
  e = r * (e - correction) - correction - z;
  return joinExpm1(r, e, k);
}

/** Puts 2^k (1 + r - e) - 1 together in the order that loses least for this k. */
function joinExpm1(r: number, e: number, k: number): number {
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scaleByPowerOfTwo(1 - (e - r), k) - 1;
  if (k < 20) return scaleByPowerOfTwo(1 - scaleByPowerOfTwo(1, -k) - (e - r), k);
  return scaleByPowerOfTwo(r - (e + scaleByPowerOfTwo(1, -k)) + 1, k);
}
