import { clearLowWord, fromWords, highWord, scaleByPowerOfTwo, withHighWord } from './bits.ts';

const TWO_53 = 9007199254740992;

/** log2(1.5) in two parts. */
const LOG2_THREE_HALVES_HIGH = 0.5849624872207642;
const LOG2_THREE_HALVES_LOW = 1.350039202129749e-8;

/** Remes coefficients of (3/2)(log(x) - 2s - 2/3 s^3)/s^5. */
const L1 = 0.5999999999999946;
const L2 = 0.4285714285785502;
const L3 = 0.33333332981837743;
const L4 = 0.272728123808534;
const L5 = 0.23066074577556175;
const L6 = 0.20697501780033842;

/** Remes coefficients of r(exp(r)+1)/(exp(r)-1). */
const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

const LN2 = Math.LN2;
const LN2_HIGH = 0.6931471824645996;
const LN2_LOW = -1.904654299957768e-9;

/** 2/(3 ln 2), whole and in two parts. */
const CP = 0.9617966939259756;
const CP_HIGH = 0.9617967009544373;
const CP_LOW = -7.028461650952758e-9;

/** -(1024 - log2(largest double + half an ulp)): how far above 1024 the exponent still rounds down. */
const OVERFLOW_MARGIN = 8.008566259537294e-17;

/** Scratch of `log2Parts`: the logarithm to base 2 as a sum, its first part with 21 significant bits. */
const parts = new Float64Array(2);

/**
 * Writes log2(x), x positive and finite, into `parts` as an unevaluated sum good to about 2^-65 of its value.
 *
 * Source: fdlibm/FreeBSD msun e_pow.c, steps 1 and 2.
 */
function log2Parts(x: number): void {
  let n = 0;
  let y = x;
  if (highWord(y) < 0x00100000) {
    y *= TWO_53;
    n = -53;
  }
  let high = highWord(y);
  n += (high >> 20) - 1023;
  const fraction = high & 0x000fffff;
  high = fraction | 0x3ff00000;
  let nearThreeHalves = 0;
  if (fraction >= 0xbb67a) {
    n += 1;
    high -= 0x00100000;
  } else if (fraction > 0x3988e) {
    nearThreeHalves = 1;
  }
  y = withHighWord(y, high);
  const base = nearThreeHalves === 1 ? 1.5 : 1;

  const difference = y - base;
  const inverse = 1 / (y + base);
  const s = difference * inverse;
  const sHigh = clearLowWord(s);
  const sumHigh = fromWords(((high >> 1) | 0x20000000) + 0x00080000 + (nearThreeHalves << 18), 0);
  const sumLow = y - (sumHigh - base);
  const sLow = inverse * (difference - sHigh * sumHigh - sHigh * sumLow);

  const square = s * s;
  let r =
    square *
    square *
    (L1 + square * (L2 + square * (L3 + square * (L4 + square * (L5 + square * L6)))));
  r += sLow * (sHigh + s);
  const squareHigh = sHigh * sHigh;
  const cubicHigh = clearLowWord(3 + squareHigh + r);
  const cubicLow = r - (cubicHigh - 3 - squareHigh);
  const u = sHigh * cubicHigh;
  const v = sLow * cubicHigh + cubicLow * s;
  const lnHigh = clearLowWord(u + v);
  const lnLow = v - (lnHigh - u);
  const zHigh = CP_HIGH * lnHigh;
  const zLow = CP_LOW * lnHigh + lnLow * CP + (nearThreeHalves === 1 ? LOG2_THREE_HALVES_LOW : 0);
  const tableHigh = nearThreeHalves === 1 ? LOG2_THREE_HALVES_HIGH : 0;
  const sum = clearLowWord(zHigh + zLow + tableHigh + n);
  parts[0] = sum;
  parts[1] = zLow - (sum - n - tableHigh - zHigh);
}

/**
 * Computes 2^(high + low), |low| small beside |high|.
 *
 * Source: fdlibm/FreeBSD msun e_pow.c, step 3.
 */
function exp2Parts(high: number, low: number): number {
  const exponent = high + low;
  if (exponent >= 1024 && (exponent > 1024 || low + OVERFLOW_MARGIN > exponent - high)) {
    return Number.POSITIVE_INFINITY;
  }
  if (exponent <= -1075 && (exponent < -1075 || low <= exponent - high)) return 0;
  const n = Math.abs(exponent) > 0.5 ? Math.floor(exponent + 0.5) : 0;
  const rest = high - n;
  const t = clearLowWord(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const z = u + v;
  const w = v - (z - u);
  const square = z * z;
  const c = z - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  const r = (z * c) / (c - 2) - (w + z * w);
  return scaleByPowerOfTwo(1 - (r - z), n);
}

/** Computes x^y for x positive and finite, y finite. */
function powPositive(x: number, y: number): number {
  if (x === 1) return 1;
  // Beyond this |y| every base but 1 overflows or underflows: the nearest doubles to 1 are 2^-53 away.
  if (Math.abs(y) > 1.2e19) {
    return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  log2Parts(x);
  const logHigh = parts[0];
  const yHigh = clearLowWord(y);
  return exp2Parts(yHigh * logHigh, (y - yHigh) * logHigh + y * parts[1]);
}

/**
 * Computes x^y with an error below 1 ulp; the special cases are those of ECMAScript `**`.
 *
 * NaN where x is negative and y no integer, where y is NaN (also at x = 1), and at |x| = 1 with infinite y; 1 at y = 0.
 *
 * Source: fdlibm/FreeBSD msun e_pow.c: y log2(x) in two parts, then 2^ of the sum.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const magnitude = Math.abs(x);
  if (Math.abs(y) === Number.POSITIVE_INFINITY) {
    if (magnitude === 1) return Number.NaN;
    return magnitude > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  if (y === 1) return x;
  const wholePower = Math.trunc(y) === y;
  const oddPower = wholePower && Math.abs(y) < TWO_53 && Math.abs(y % 2) === 1;
  const negative = x < 0 || Object.is(x, -0);
  let result: number;
  if (magnitude === 0 || magnitude === Number.POSITIVE_INFINITY) {
    result = (magnitude === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY;
  } else {
    if (negative && !wholePower) return Number.NaN;
    result = powPositive(magnitude, y);
  }
  return negative && oddPower ? -result : result;
}

/**
 * Computes the logarithm to base 2 with an error below 1 ulp; exact at powers of two.
 *
 * -Infinity at 0, NaN below 0 and at NaN, Infinity at Infinity.
 *
 * Source: fdlibm/FreeBSD msun e_pow.c, steps 1 and 2.
 */
export function log2(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  log2Parts(x);
  return parts[0] + parts[1];
}
