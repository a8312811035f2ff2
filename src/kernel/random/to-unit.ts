/**
 * Joins two 32-bit words into a number in [0, 1) with 53 random bits.
 *
 * Takes the upper 27 bits of `a` and the upper 26 bits of `b`, both read as unsigned: every multiple of 2^-53 below 1
 * is equally likely.
 */
export function toUnit53(a: number, b: number): number {
  return ((a >>> 5) * 67108864 + (b >>> 6)) / 9007199254740992;
}

/**
 * Turns one 32-bit word, read as unsigned, into a number in the open interval (0, 1) with 32 random bits.
 *
 * Neither end can occur, so an inverse transform with infinite ends stays finite.
 */
export function toOpenUnit32(a: number): number {
  return ((a >>> 0) + 0.5) / 4294967296;
}
