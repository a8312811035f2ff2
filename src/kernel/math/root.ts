import { clearLowWord, fromWords, highWord, powerOfTwo } from './bits.ts';
import { productError, sumError } from './double-double.ts';

/** 2^500 and 2^-450: beyond these the squares leave the range where their errors are exact. */
const LARGE = 3.273390607896142e150;
const SMALL = 3.4395525670743494e-136;

const TWO_54 = 18014398509481984;

/** Biases of the exponent third for normal and subnormal arguments. */
const NORMAL_BIAS = 715094163;
const SUBNORMAL_BIAS = 696219795;

/** Minimax polynomial of 1/cbrt(r). */
const P0 = 1.87595182427177;
const P1 = -1.8849797954337717;
const P2 = 1.6214297201053545;
const P3 = -0.758397934778766;
const P4 = 0.14599619288661245;

/**
 * Computes the real cube root with an error below 1 ulp. Zeros, infinities and NaN stay themselves.
 *
 * Source: FreeBSD msun s_cbrt.c: third of the exponent, a polynomial, one Newton step on 23 bits.
 */
export function cbrt(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude > 0) || magnitude === Number.POSITIVE_INFINITY) return x;
  const high = highWord(magnitude);
  let t: number;
  if (high < 0x00100000) {
    t = fromWords(Math.trunc(highWord(magnitude * TWO_54) / 3) + SUBNORMAL_BIAS, 0);
  } else {
    t = fromWords(Math.trunc(high / 3) + NORMAL_BIAS, 0);
  }
  const ratio = t * t * (t / magnitude);
  t *= P0 + ratio * (P1 + ratio * P2) + ratio * ratio * ratio * (P3 + ratio * P4);
  // Rounding t away from zero to 21 bits makes t * t exact below.
  t = clearLowWord(t * (1 + 4.76837158203125e-7));
  const quotient = magnitude / (t * t);
  const root = t + t * ((quotient - t) / (t + t + quotient));
  return x < 0 ? -root : root;
}

/**
 * Computes sqrt(x^2 + y^2) with an error below 1 ulp and without overflow of the squares.
 *
 * Infinity if either is infinite, else NaN if either is NaN.
 *
 * Source: the sum of squares in double-double (Dekker 1971), then one Newton correction of its root.
 */
export function hypot(x: number, y: number): number {
  const a = Math.max(Math.abs(x), Math.abs(y));
  const b = Math.min(Math.abs(x), Math.abs(y));
  if (Number.isNaN(a)) {
    return Math.abs(x) === Number.POSITIVE_INFINITY || Math.abs(y) === Number.POSITIVE_INFINITY
      ? Number.POSITIVE_INFINITY
      : Number.NaN;
  }
  if (b === 0 || a === Number.POSITIVE_INFINITY) return a;
  if (b < a * 5.551115123125783e-17) return a;
  if (a > LARGE) return scaledHypot(a, b, -600);
  if (b < SMALL) return scaledHypot(a, b, 600);
  return plainHypot(a, b);
}

function scaledHypot(a: number, b: number, k: number): number {
  return plainHypot(a * powerOfTwo(k), b * powerOfTwo(k)) * powerOfTwo(-k);
}

function plainHypot(a: number, b: number): number {
  const aSquare = a * a;
  const bSquare = b * b;
  const sum = aSquare + bSquare;
  const low =
    sumError(aSquare, bSquare, sum) + productError(a, a, aSquare) + productError(b, b, bSquare);
  const root = Math.sqrt(sum);
  const rootSquare = root * root;
  const rest = sum - rootSquare - productError(root, root, rootSquare) + low;
  return root + rest / (2 * root);
}
