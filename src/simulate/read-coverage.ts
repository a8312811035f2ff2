import { addEight, addFour, addWord, countBit, threeOf } from './bit-planes.ts';
import { atLeast, type Covers } from './covers.ts';

/** Counts the covered points of a lattice by altitude and k. */
export type ReadCoverage = (covers: Covers, counts: Float64Array) => void;

/** Planes of a counter: enough for 2^31 points. */
const planes = 31;

/**
 * Prepares counting the covered points by altitude and k. `inside` holds 1 for every point that counts; the result holds the count for
 * altitude a and k at `(k - 1) * altitudes + a`, k in 1..3. All bits of eight words are counted at once: of a point counted c (0..3), with
 * the bits b0 and b1, c >= 3 where both are set, c >= 2 where b1 is, and c >= 1 where either is: b0 + b1 - both.
 */
export function createCoverageReader(inside: Uint8Array, altitudes: number): ReadCoverage {
  const masks = Int32Array.from(inside, (here) => -here);
  const bits = new Int32Array(planes);
  const threes = new Int32Array(planes);
  return (covers, counts) => {
    bits.fill(0);
    threes.fill(0);
    const end = covers.length - (covers.length % 8);
    for (let p = 0; p < end; p += 8) {
      let a = covers[p] as number;
      let b = covers[p + 1] as number;
      let c = covers[p + 2] as number;
      let d = covers[p + 3] as number;
      let e = covers[p + 4] as number;
      let f = covers[p + 5] as number;
      let g = covers[p + 6] as number;
      let h = covers[p + 7] as number;
      if ((a | b | c | d | e | f | g | h) === 0) continue;
      a &= masks[p] as number;
      b &= masks[p + 1] as number;
      c &= masks[p + 2] as number;
      d &= masks[p + 3] as number;
      e &= masks[p + 4] as number;
      f &= masks[p + 5] as number;
      g &= masks[p + 6] as number;
      h &= masks[p + 7] as number;
      addEight(bits, 0, a, b, c, d, e, f, g, h);
      addFour(threes, 0, threeOf(a, b), threeOf(c, d), threeOf(e, f), threeOf(g, h));
    }
    for (let p = end; p < covers.length; p++) {
      const word = (covers[p] as number) & (masks[p] as number);
      addWord(bits, 0, word);
      addWord(threes, 0, threeOf(word, 0));
    }
    for (let a = 0; a < altitudes; a++) {
      const three = countBit(threes, 0, planes, 2 * a) + countBit(threes, 0, planes, 2 * a + 1);
      const two = countBit(bits, 0, planes, 2 * a + 1);
      counts[a] = countBit(bits, 0, planes, 2 * a) + two - three;
      counts[altitudes + a] = two;
      counts[2 * altitudes + a] = three;
    }
  };
}

/** Adds a weight to every altitude and k at which a word is covered: `sums` at `(k - 1) * altitudes + a`. */
export function addByAltitude(
  sums: Float64Array,
  word: number,
  weight: number,
  altitudes: number,
): void {
  for (let k = 1; k <= 3; k++) {
    const covered = atLeast(word, k);
    const row = (k - 1) * altitudes;
    for (let a = 0; a < altitudes; a++) {
      if ((covered >>> (2 * a)) & 1) sums[row + a] = (sums[row + a] as number) + weight;
    }
  }
}
