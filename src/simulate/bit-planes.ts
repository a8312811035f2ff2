/**
 * A counter of every bit of 32-bit words, in planes: bit b of plane i is bit i of the count of bit b. Planes of one counter follow each
 * other; there have to be enough for the largest count.
 */
export type BitPlanes = Int32Array;

/** The low bit of every altitude of a word of covers. */
const lowBits = 0x55555555;

/**
 * Adds eight words to the counter whose first plane is `at`. Full adders join three words of equal weight: the sum keeps the weight, the
 * carry has the next.
 *
 * Source: Warren 2013, Hacker's Delight, section 5-1 (Harley and Seal: counting bits by carry-save adders).
 */
export function addEight(
  planes: BitPlanes,
  at: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): void {
  let ones = planes[at] as number;
  let half = ones ^ a;
  const two0 = (ones & a) | (half & b);
  ones = half ^ b;
  half = ones ^ c;
  const two1 = (ones & c) | (half & d);
  ones = half ^ d;
  half = ones ^ e;
  const two2 = (ones & e) | (half & f);
  ones = half ^ f;
  half = ones ^ g;
  const two3 = (ones & g) | (half & h);
  planes[at] = half ^ h;
  addFour(planes, at + 1, two0, two1, two2, two3);
}

/** Adds four words to the counter whose first plane is `at`. */
export function addFour(
  planes: BitPlanes,
  at: number,
  a: number,
  b: number,
  c: number,
  d: number,
): void {
  let ones = planes[at] as number;
  let half = ones ^ a;
  const two0 = (ones & a) | (half & b);
  ones = half ^ b;
  half = ones ^ c;
  const two1 = (ones & c) | (half & d);
  planes[at] = half ^ d;
  const twos = planes[at + 1] as number;
  half = twos ^ two0;
  planes[at + 1] = half ^ two1;
  addWord(planes, at + 2, (twos & two0) | (half & two1));
}

/** Adds one word to the counter whose first plane is `at`. */
export function addWord(planes: BitPlanes, at: number, word: number): void {
  let carry = word;
  for (let plane = at; carry !== 0; plane++) {
    const held = planes[plane] as number;
    planes[plane] = held ^ carry;
    carry &= held;
  }
}

/** Reads the count of one bit of the counter with planes `at` … `at + count - 1`. */
export function countBit(planes: BitPlanes, at: number, count: number, bit: number): number {
  let sum = 0;
  for (let plane = at + count - 1; plane >= at; plane--)
    sum = 2 * sum + (((planes[plane] as number) >>> bit) & 1);
  return sum;
}

/** Tells at which altitudes two words of covers count three: of the first word in the even bits, of the second in the odd ones. */
export function threeOf(first: number, second: number): number {
  return (first & (first >>> 1) & lowBits) | (second & (second << 1) & ~lowBits);
}
