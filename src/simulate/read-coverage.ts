import { createWordCounter } from './count-words.ts';
import { atLeast, type Covers } from './covers.ts';

/** Counts the covered points of a lattice by altitude and k. */
export type ReadCoverage = (covers: Covers, counts: Float64Array) => void;

/**
 * Prepares counting the covered points by altitude and k. `inside` holds 1 for every point that counts; the result holds the count for
 * altitude a and k at `(k - 1) * altitudes + a`, k in 1..3. Neighbours are mostly covered alike, so stretches of equal words are
 * counted at once.
 */
export function createCoverageReader(inside: Uint8Array, altitudes: number): ReadCoverage {
  const stretches = findStretches(inside);
  const counter = createWordCounter();
  return (covers, counts) => {
    for (let s = 0; s < stretches.length; s += 2) {
      const end = stretches[s + 1] as number;
      let at = stretches[s] as number;
      while (at < end) {
        const word = covers[at] as number;
        const from = at;
        do at++;
        while (at < end && covers[at] === word);
        if (word !== 0) counter.add(word, at - from);
      }
    }
    counts.fill(0);
    counter.drain((word, weight) => {
      addByAltitude(counts, word, weight, altitudes);
    });
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

/** Lists the stretches of points that count: first, end, first, end, … */
function findStretches(inside: Uint8Array): Int32Array {
  const list: number[] = [];
  inside.forEach((here, at) => {
    const before = at > 0 && inside[at - 1] === 1;
    if ((here === 1) !== before) list.push(at);
  });
  if (list.length % 2 === 1) list.push(inside.length);
  return Int32Array.from(list);
}
