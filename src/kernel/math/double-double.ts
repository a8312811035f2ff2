/** 2^27 + 1, which splits a double into two halves of 26 bits. */
const SPLITTER = 134217729;

/**
 * Computes the exact rounding error of a product: `a * b = product + result` without error.
 *
 * `product` is the rounded `a * b`. Holds while nothing overflows (|a|, |b| < 2^995) and the error is no subnormal.
 *
 * Source: Dekker 1971, "A floating-point technique for extending the available precision", section 5.
 */
export function productError(a: number, b: number, product: number): number {
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/**
 * Computes the exact rounding error of a sum: `a + b = sum + result` without error, for any order of magnitudes.
 *
 * `sum` is the rounded `a + b`.
 *
 * Source: Knuth, The Art of Computer Programming, volume 2, section 4.2.2, theorem B.
 */
export function sumError(a: number, b: number, sum: number): number {
  const bVirtual = sum - a;
  return a - (sum - bVirtual) + (b - bVirtual);
}
