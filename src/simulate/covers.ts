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

/** Words that are looked at together. Assumption: cost only. */
const block = 8;

/**
 * Adds the envelopes of other covers, altitude by altitude, up to 3. Most groups leave long stretches bare, so blocks without envelopes are passed over; in the others
 * there are no branches: where a stretch ends nobody can foresee.
 */
export function addCovers(to: Covers, from: Covers): void {
  const { length } = from;
  for (let start = 0; start < length; start += block) {
    if (start + block <= length) {
      const any =
        (from[start] as number) |
        (from[start + 1] as number) |
        (from[start + 2] as number) |
        (from[start + 3] as number) |
        (from[start + 4] as number) |
        (from[start + 5] as number) |
        (from[start + 6] as number) |
        (from[start + 7] as number);
      if (any === 0) continue;
    }
    const end = Math.min(length, start + block);
    for (let i = start; i < end; i++) to[i] = sumOf((to[i] as number) | 0, (from[i] as number) | 0);
  }
}

/** Adds the envelopes of another word to a point, altitude by altitude, up to 3. */
export function addCover(covers: Covers, point: number, b: number): void {
  if (b === 0) return;
  const a = covers[point] as number;
  if (a === 0) {
    covers[point] = b;
    return;
  }
  covers[point] = sumOf(a, b);
}

/** Adds two words, altitude by altitude, up to 3. */
function sumOf(a: number, b: number): number {
  const carry = a & b & lowBits;
  const a1 = (a >>> 1) & lowBits;
  const b1 = (b >>> 1) & lowBits;
  const over = (a1 & b1) | (carry & (a1 | b1));
  const sum = ((a ^ b) & lowBits) | ((a1 ^ b1 ^ carry) << 1);
  return sum | over | (over << 1);
}

/** Tells the altitudes (low bits) at which at least k envelopes cover a point, k in 1..3. */
export function atLeast(word: number, k: number): number {
  if (k === 1) return (word | (word >>> 1)) & lowBits;
  return (k === 2 ? word >>> 1 : word & (word >>> 1)) & lowBits;
}
