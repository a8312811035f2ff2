import { highWord, withHighWord } from './bits.ts';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_54 = 18014398509481984;

/** Remes coefficients of (log(1+f) - f + f^2/2 ...)/s in even powers of s = f/(2+f). */
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

/** Sums the odd series of log((1+s)/(1-s)) without its first term, divided by s. */
function tailSeries(s: number): number {
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  return even + odd;
}

/**
 * Computes the natural logarithm with an error below 1 ulp, from + - * / and bit access alone.
 *
 * -Infinity at 0, NaN below 0 and at NaN, Infinity at Infinity.
 *
 * Source: fdlibm/FreeBSD msun e_log.c: x = 2^k (1+f) with sqrt(2)/2 < 1+f < sqrt(2), series in s = f/(2+f).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let high = highWord(x);
  let y = x;
  if (high < 0x00100000) {
    k = -54;
    y = x * TWO_54;
    high = highWord(y);
  }
  k += (high >> 20) - 1023;
  high &= 0x000fffff;
  const carry = (high + 0x95f64) & 0x100000;
  k += carry >> 20;
  const f = withHighWord(y, high | (carry ^ 0x3ff00000)) - 1;
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  const s = f / (2 + f);
  const halfSquare = 0.5 * f * f;
  const r = tailSeries(s);
  if (k === 0) return f - (halfSquare - s * (halfSquare + r));
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + k * LN2_LOW) - f);
}

/**
 * Computes log(1 + x) with an error below 1 ulp, also where x is near 0.
 *
 * -Infinity at -1, NaN below -1 and at NaN, Infinity at Infinity; -0 stays -0.
 *
 * Source: fdlibm/FreeBSD msun s_log1p.c, the rounding error of 1 + x carried as a correction.
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const magnitude = Math.abs(x);
  if (magnitude < 5.551115123125783e-17) return x;
  if (magnitude < 1.862645149230957e-9) return x - x * x * 0.5;
  let k = 0;
  let f = x;
  let correction = 0;
  if (x >= 0.41421356237309503 || x <= -0.2928932188134524) {
    const u = x < 9007199254740992 ? 1 + x : x;
    let high = highWord(u);
    k = (high >> 20) - 1023;
    if (x < 9007199254740992) correction = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    high &= 0x000fffff;
    const carry = (high + 0x95f64) & 0x100000;
    k += carry >> 20;
    f = withHighWord(u, high | (carry ^ 0x3ff00000)) - 1;
  }
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (correction + k * LN2_LOW);
  const s = f / (2 + f);
  const halfSquare = 0.5 * f * f;
  const r = tailSeries(s);
  if (k === 0) return f - (halfSquare - s * (halfSquare + r));
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + (k * LN2_LOW + correction)) - f);
}
