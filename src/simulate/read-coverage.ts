import { atLeast, type Covers } from './covers.ts';

/** Counts the covered points of a lattice by altitude and k. */
export type ReadCoverage = (covers: Covers, counts: Float64Array) => void;

/** The low bit of every altitude. */
const lowBits = 0x55555555;

/** Planes of a counter: enough for 2^31 words. */
const planes = 31;

/**
 * Prepares counting the covered points by altitude and k. `inside` holds 1 for every point that counts; the result holds the count for
 * altitude a and k at `(k - 1) * altitudes + a`, k in 1..3.
 *
 * Every bit of a word is counted at once, in planes: bit b of plane i is bit i of the count of bit b. Eight words are added by full adders
 * before anything is written. A point counted c (0..3) has bits b0 and b1: c >= 3 where both are set, c >= 2 where b1 is, c >= 1
 * where either is, which is b0 + b1 - both.
 *
 * Source: Warren 2013, Hacker's Delight, section 5-1 (Harley and Seal: counting bits by carry-save adders).
 */
export function createCoverageReader(inside: Uint8Array, altitudes: number): ReadCoverage {
  const masks = Int32Array.from(inside, (here) => -here);
  const bits = new Int32Array(planes);
  const both = new Int32Array(planes);
  return (covers, counts) => {
    bits.fill(0);
    both.fill(0);
    const whole = covers.length - (covers.length % 8);
    addEights(covers, masks, whole, bits, both);
    for (let p = whole; p < covers.length; p++) {
      const word = (covers[p] as number) & (masks[p] as number);
      addWord(bits, 0, word);
      addWord(both, 0, word & (word >>> 1) & lowBits);
    }
    for (let a = 0; a < altitudes; a++) {
      const three = countOf(both, 2 * a) + countOf(both, 2 * a + 1);
      const two = countOf(bits, 2 * a + 1);
      counts[a] = countOf(bits, 2 * a) + two - three;
      counts[altitudes + a] = two;
      counts[2 * altitudes + a] = three;
    }
  };
}

/** Adds the words before `end`, a multiple of eight: all their bits, and where both bits of an altitude are set. */
function addEights(
  covers: Covers,
  masks: Int32Array,
  end: number,
  bits: Int32Array,
  both: Int32Array,
): void {
  let [ones, twos, fours, eights, sixteens] = [0, 0, 0, 0, 0];
  let [bothOnes, bothTwos, bothFours, bothEights] = [0, 0, 0, 0];
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
    // Full adders: of three words of equal weight, the sum keeps the weight and the carry has the next.
    let x = ones ^ a;
    const two0 = (ones & a) | (x & b);
    ones = x ^ b;
    x = ones ^ c;
    const two1 = (ones & c) | (x & d);
    ones = x ^ d;
    x = ones ^ e;
    const two2 = (ones & e) | (x & f);
    ones = x ^ f;
    x = ones ^ g;
    const two3 = (ones & g) | (x & h);
    ones = x ^ h;
    x = twos ^ two0;
    const four0 = (twos & two0) | (x & two1);
    twos = x ^ two1;
    x = twos ^ two2;
    const four1 = (twos & two2) | (x & two3);
    twos = x ^ two3;
    x = fours ^ four0;
    const eight = (fours & four0) | (x & four1);
    fours = x ^ four1;
    const sixteen = eights & eight;
    eights ^= eight;
    const more = sixteens & sixteen;
    sixteens ^= sixteen;
    if (more !== 0) addWord(bits, 5, more);
    // Two points share a word: the first has its even bits, the second its odd ones.
    const ab = bothOf(a, b);
    const cd = bothOf(c, d);
    const ef = bothOf(e, f);
    const gh = bothOf(g, h);
    x = bothOnes ^ ab;
    const pair0 = (bothOnes & ab) | (x & cd);
    bothOnes = x ^ cd;
    x = bothOnes ^ ef;
    const pair1 = (bothOnes & ef) | (x & gh);
    bothOnes = x ^ gh;
    x = bothTwos ^ pair0;
    const bothFour = (bothTwos & pair0) | (x & pair1);
    bothTwos = x ^ pair1;
    const bothEight = bothFours & bothFour;
    bothFours ^= bothFour;
    const bothMore = bothEights & bothEight;
    bothEights ^= bothEight;
    if (bothMore !== 0) addWord(both, 4, bothMore);
  }
  addWord(bits, 0, ones);
  addWord(bits, 1, twos);
  addWord(bits, 2, fours);
  addWord(bits, 3, eights);
  addWord(bits, 4, sixteens);
  addWord(both, 0, bothOnes);
  addWord(both, 1, bothTwos);
  addWord(both, 2, bothFours);
  addWord(both, 3, bothEights);
}

/** Where both bits of an altitude are set: of the first word in the even bits, of the second in the odd ones. */
function bothOf(first: number, second: number): number {
  return (first & (first >>> 1) & lowBits) | (second & (second << 1) & ~lowBits);
}

/** Adds a word of weight 2^plane. */
function addWord(counter: Int32Array, plane: number, word: number): void {
  let carry = word;
  for (let at = plane; carry !== 0; at++) {
    const held = counter[at] as number;
    counter[at] = held ^ carry;
    carry &= held;
  }
}

/** Reads the count of one bit. */
function countOf(counter: Int32Array, bit: number): number {
  let count = 0;
  for (let at = planes - 1; at >= 0; at--) count = 2 * count + (((counter[at] as number) >>> bit) & 1);
  return count;
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
