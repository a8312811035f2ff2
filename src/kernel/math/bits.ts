/**
 * Bit access to doubles. The arrays are scratch: every function writes before it reads, so they are no state.
 */
const asDouble = new Float64Array(1);
const asWords = new Uint32Array(asDouble.buffer);

asDouble[0] = 1;
/** Place of the word with sign and exponent: 1 on little-endian machines, 0 on big-endian ones. */
const HIGH = asWords[1] === 0x3ff00000 ? 1 : 0;
const LOW = 1 - HIGH;

/** Reads the upper 32 bits of a double (sign, exponent, 20 bits of fraction) as a signed integer. */
export function highWord(x: number): number {
  asDouble[0] = x;
  return asWords[HIGH] | 0;
}

/** Reads the lower 32 bits of a double as an unsigned integer. */
export function lowWord(x: number): number {
  asDouble[0] = x;
  return asWords[LOW];
}

/** Builds a double from its upper and lower 32 bits. */
export function fromWords(high: number, low: number): number {
  asWords[HIGH] = high;
  asWords[LOW] = low;
  return asDouble[0];
}

/** Replaces the upper 32 bits of a double. */
export function withHighWord(x: number, high: number): number {
  asDouble[0] = x;
  asWords[HIGH] = high;
  return asDouble[0];
}

/** Clears the lower 32 bits of a double, which leaves 21 significant bits: products of two such are exact. */
export function clearLowWord(x: number): number {
  asDouble[0] = x;
  asWords[LOW] = 0;
  return asDouble[0];
}

/** Returns 2^k for an integer k in [-1022, 1023]. */
export function powerOfTwo(k: number): number {
  return fromWords((k + 1023) << 20, 0);
}

/**
 * Multiplies a double by 2^k, k an integer in [-2200, 2100]; rounds at most once, where the result is subnormal.
 * The magnitude of `x` lies in [2^-60, 2^60].
 */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > 1000) return x * powerOfTwo(1000) * powerOfTwo(Math.min(k - 1000, 1023));
  if (k < -960) return x * powerOfTwo(-900) * powerOfTwo(Math.max(k + 900, -1022));
  return x * powerOfTwo(k);
}
