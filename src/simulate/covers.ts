/**
 * How many envelopes cover each point at each altitude, counted up to 3: two bits an altitude, altitude a in bits 2a and 2a + 1 of the
 * point's word.
 */
export type Covers = Uint32Array;

/** Most altitudes that a word holds. */
export const mostAltitudes = 16;

/** The low bit of every altitude. */
export const lowBits = 0x55555555;

/** Counts one more envelope at the altitudes whose low bit is set in `mask`. */
export function addMask(covers: Covers, point: number, mask: number): void {
  const word = covers[point] as number;
  const full = word & (word >>> 1);
  covers[point] = word + (mask & ~full);
}

/** Adds the envelopes of other covers, altitude by altitude, up to 3. */
export function addCovers(to: Covers, from: Covers): void {
  for (let i = 0; i < from.length; i++) addCover(to, i, from[i] as number);
}

/** Adds the envelopes of another word to a point, altitude by altitude, up to 3. */
export function addCover(covers: Covers, point: number, b: number): void {
  if (b === 0) return;
  const a = covers[point] as number;
  if (a === 0) {
    covers[point] = b;
    return;
  }
  const carry = a & b & lowBits;
  const a1 = (a >>> 1) & lowBits;
  const b1 = (b >>> 1) & lowBits;
  const over = (a1 & b1) | (carry & (a1 | b1));
  const sum = ((a ^ b) & lowBits) | ((a1 ^ b1 ^ carry) << 1);
  covers[point] = sum | over | (over << 1);
}

/** Tells the altitudes (low bits) at which at least k envelopes cover a point, k in 1..3. */
export function atLeast(word: number, k: number): number {
  if (k === 1) return (word | (word >>> 1)) & lowBits;
  return (k === 2 ? word >>> 1 : word & (word >>> 1)) & lowBits;
}
