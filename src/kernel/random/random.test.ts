import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../../../test/oracle/rng.json' with { type: 'json' };
import { multiplyHigh32, philox4x32 } from './philox.ts';
import { createRng, streamKey } from './stream.ts';
import { threefry2x32, threefry4x32 } from './threefry.ts';
import { toOpenUnit32, toUnit53 } from './to-unit.ts';

const RUNS = Number(process.env.SKYPROOF_RUNS ?? 200);
const word = fc.nat({ max: 0xffffffff });

function parse(words: readonly string[]): number[] {
  return words.map((text) => Number.parseInt(text, 16));
}

function hex(words: ArrayLike<number>): string[] {
  return Array.from(words, (value) => value.toString(16).padStart(8, '0'));
}

test('threefry gives the published known answers', () => {
  for (const vector of vectors.threefry.vectors) {
    const counter = parse(vector.counter);
    const key = parse(vector.key);
    const out = new Uint32Array(vector.result.length);
    if (vector.generator === 'threefry2x32') {
      threefry2x32(out, counter[0], counter[1], key[0], key[1]);
    } else {
      const [c0, c1, c2, c3] = counter;
      const [k0, k1, k2, k3] = key;
      threefry4x32(out, c0, c1, c2, c3, k0, k1, k2, k3);
    }
    expect(hex(out)).toEqual(vector.result);
  }
  expect(vectors.threefry.vectors.length).toBe(6);
});

test('philox with ten rounds gives the published known answers', () => {
  const out = new Uint32Array(4);
  let seen = 0;
  for (const vector of vectors.philox4x32.vectors) {
    if (vector.rounds !== 10) continue;
    const [c0, c1, c2, c3] = parse(vector.counter);
    const [k0, k1] = parse(vector.key);
    philox4x32(out, c0, c1, c2, c3, k0, k1);
    expect(hex(out)).toEqual(vector.output);
    seen++;
  }
  expect(seen).toBeGreaterThanOrEqual(3);
});

test('philox streams of up to a million words have the known digests', () => {
  const block = new Uint32Array(4);
  for (const vector of vectors.streams.vectors) {
    const [k0, k1] = parse(vector.key);
    const words = new Uint32Array(vector.words);
    for (let index = 0; index < vector.blocks; index++) {
      philox4x32(block, index, 0, 0, 0, k0, k1);
      words.set(block, 4 * index);
    }
    expect(createHash('sha256').update(new Uint8Array(words.buffer)).digest('hex')).toBe(
      vector.sha256_le_words,
    );
  }
});

test('the upper half of a 64-bit product is exact', () => {
  for (const vector of vectors.mulhilo32.vectors) {
    const [a, b, high] = parse([vector.a, vector.b, vector.hi]);
    expect(multiplyHigh32(a, b)).toBe(high);
  }
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(BigInt(multiplyHigh32(a, b))).toBe((BigInt(a) * BigInt(b)) >> 32n);
    }),
    { numRuns: RUNS },
  );
});

test('words become the known numbers of the unit interval', () => {
  for (const vector of vectors.to_unit.vectors) {
    const words = parse(vector.words);
    expect(words.map(toOpenUnit32)).toEqual(vector.u32_centered);
    const pairs = vector.u53.map((_, index) => toUnit53(words[2 * index], words[2 * index + 1]));
    if (words.length === 4) {
      expect([toUnit53(words[0], words[1]), toUnit53(words[2], words[3])]).toEqual(vector.u53);
    } else {
      expect(pairs).toEqual(vector.u53);
    }
  }
  fc.assert(
    fc.property(word, word, (a, b) => {
      const unit = toUnit53(a, b);
      expect(unit >= 0 && unit < 1).toBe(true);
      expect(toUnit53(a | 0, b | 0)).toBe(unit);
      expect(toOpenUnit32(a) > 0 && toOpenUnit32(a) < 1).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('the key of a stream is FNV-1a', () => {
  expect(streamKey('')).toBe(0x811c9dc5);
  expect(streamKey('a')).toBe(0xe40c292c);
  expect(streamKey('foobar')).toBe(0xbf9cf968);
});

test('a number depends on seed, stream, trial, unit and counter and on nothing else', () => {
  const seed = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(seed, word, word, word, word, (value, stream, trial, unit, counter) => {
      const rng = createRng(value);
      const first = rng.uniform(stream, trial, unit, counter);
      rng.uniform(stream ^ 1, trial, unit, counter);
      expect(rng.uniform(stream, trial, unit, counter)).toBe(first);
      expect(createRng(value).uniform(stream, trial, unit, counter)).toBe(first);
      const out = new Uint32Array(4);
      rng.words(out, stream, trial, unit, counter);
      expect(toUnit53(out[0], out[1])).toBe(first);
      const expected = new Uint32Array(4);
      const high = Number(BigInt(value) >> 32n);
      const low = Number(BigInt(value) & 0xffffffffn);
      threefry4x32(expected, trial, unit, counter, 0, low, high, stream, 0x736b7970);
      expect(out).toEqual(expected);
    }),
    { numRuns: RUNS },
  );
});

test('changing any one part of the address changes the number', () => {
  const rng = createRng(20260101);
  const at = [7, 11, 13, 17] as const;
  const base = rng.uniform(...at);
  for (let index = 0; index < 4; index++) {
    const other = at.map((value, place) => (place === index ? value + 1 : value));
    expect(rng.uniform(other[0], other[1], other[2], other[3])).not.toBe(base);
  }
  expect(createRng(20260102).uniform(...at)).not.toBe(base);
  expect(createRng(20260101 + 2 ** 32).uniform(...at)).not.toBe(base);
});

test('uniform numbers have the mean, variance and 16-bin spread of the unit interval', () => {
  const n = 40_000;
  const rng = createRng(4711);
  const stream = streamKey('spread');
  const bins = new Float64Array(16);
  let sum = 0;
  let squares = 0;
  for (let trial = 0; trial < n; trial++) {
    const value = rng.uniform(stream, trial, 0, 0);
    sum += value;
    squares += (value - 0.5) ** 2;
    bins[Math.floor(value * 16)]++;
  }
  // z x standard error with z = 5, n = 40,000: Var U = 1/12, Var (U - 1/2)^2 = 1/180.
  expect(Math.abs(sum / n - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
  expect(Math.abs(squares / n - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
  const chiSquared = bins.reduce((total, count) => total + (count - n / 16) ** 2 / (n / 16), 0);
  // Chi-squared with 15 degrees of freedom leaves this range with probability 2e-6.
  expect(chiSquared).toBeGreaterThan(1.2159999158939057);
  expect(chiSquared).toBeLessThan(56.49344249977338);
});

test('a seed outside the integers of [0, 2^53) is refused', () => {
  for (const seed of [-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => createRng(seed)).toThrow(RangeError);
  }
  expect(createRng(2 ** 53 - 1).seed).toBe(2 ** 53 - 1);
});
