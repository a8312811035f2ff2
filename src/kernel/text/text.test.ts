import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../../../test/oracle/canonical_json.json' with { type: 'json' };
import { countRuns } from '../../../test/properties/make-case.ts';
import { canonicalJson } from './canonical-json.ts';
import { formatDecimal, formatInteger, formatShare } from './format-number.ts';
import { createSha256, sha256Hex } from './sha256.ts';
import { encodeUtf8 } from './utf8.ts';

const RUNS = Number(process.env.SKYPROOF_RUNS ?? 200);
const anyText = fc.string({
  unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

test('canonical JSON gives the known texts and digests', () => {
  expect(vectors.vectors.length).toBe(3);
  for (const vector of vectors.vectors) {
    const text = canonicalJson(JSON.parse(vector.json));
    expect(text).toBe(vector.canonical);
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(vector.sha256);
    expect(sha256Hex(encodeUtf8(text))).toBe(vector.sha256);
  }
});

test('a digest of pieces is that of all bytes, however they are cut', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.nat(300), { maxLength: 6 }),
      (bytes, cuts) => {
        const ends = [...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort(
          (a, b) => a - b,
        );
        const hash = createSha256();
        ends.forEach((end, i) => {
          hash.update(bytes.subarray(ends[i - 1] ?? 0, end));
        });
        const expected = createHash('sha256').update(bytes).digest('hex');
        expect(hash.hex()).toBe(expected);
        expect(sha256Hex(bytes)).toBe(expected);
      },
    ),
    { numRuns: countRuns(10), seed: 7 },
  );
});

test('canonical JSON says the same value and does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: RUNS },
  );
  expect(canonicalJson({ b: 1, a: 2, '\u{1f600}': 3, '\ufb33': 4 })).toBe(
    canonicalJson({ '\ufb33': 4, '\u{1f600}': 3, a: 2, b: 1 }),
  );
});

test('canonical JSON refuses what JSON cannot hold and names the place', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  const refused: readonly (readonly [unknown, string])[] = [
    [{ a: [0, Number.NaN] }, '$.a[1]'],
    [[Number.POSITIVE_INFINITY], '$[0]'],
    [{ a: undefined }, '$.a'],
    [undefined, '$'],
    [{ f: () => 0 }, '$.f'],
    [{ n: 1n }, '$.n'],
    [['\ud800'], '$[0]'],
    [['\udc00\ud800'], '$[0]'],
    [['\udc00\udc00'], '$[0]'],
    [['\ud800\ud800'], '$[0]'],
    [{ '\udfff': 1 }, '$.'],
    [new Array(1), '$[0]'],
    [{ d: new Date(0) }, '$.d'],
    [{ d: new Map() }, '$.d'],
    [{ d: new Float64Array(1) }, '$.d'],
    [cycle, '$.self'],
  ];
  for (const [value, path] of refused) {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(path);
  }
  const shared = { x: 1 };
  expect(canonicalJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
});

test('own UTF-8 is that of the platform, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
      expect(encodeUtf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
    }),
    { numRuns: RUNS },
  );
});

test('own SHA-256 is that of the platform at every length', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 0xff);
    expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
    { numRuns: RUNS },
  );
  expect(sha256Hex(encodeUtf8('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('integers are grouped by three', () => {
  expect(
    [0, -0, 7, 999, 1000, -1000, 123456, 1234567, Number.MAX_SAFE_INTEGER].map(formatInteger),
  ).toEqual([
    '0',
    '0',
    '7',
    '999',
    '1,000',
    '-1,000',
    '123,456',
    '1,234,567',
    '9,007,199,254,740,991',
  ]);
  expect(() => formatInteger(0.5)).toThrow(RangeError);
  expect(() => formatInteger(Number.NaN)).toThrow(RangeError);
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(Number(formatInteger(n).replaceAll(',', ''))).toBe(n === 0 ? 0 : n);
    }),
    { numRuns: RUNS },
  );
});

test('decimals and shares round the exact value once', () => {
  expect(formatDecimal(1234.5, 2)).toBe('1,234.50');
  expect(formatDecimal(-0.004, 2)).toBe('0.00');
  expect(formatDecimal(-0.006, 2)).toBe('-0.01');
  expect(formatDecimal(2.5, 0)).toBe('3');
  expect(formatDecimal(-2.5, 0)).toBe('-3');
  expect(formatDecimal(1.005, 2)).toBe('1.00');
  expect(formatShare(0.4312)).toBe('43.1 %');
  expect(formatShare(0)).toBe('0.0 %');
  expect(formatShare(1)).toBe('100.0 %');
  expect(formatShare(0.00449, 0)).toBe('0 %');
  expect(formatShare(12.345678, 2)).toBe('1,234.57 %');
  expect(formatShare(-0.125, 0)).toBe('-13 %');
  // The exact value decides: times 100 this double would round to 0.1 %.
  expect(formatShare(0.0015)).toBe('0.2 %');
  expect(() => formatShare(Number.NaN)).toThrow(RangeError);
  expect(() => formatDecimal(1e21, 0)).toThrow(RangeError);
  expect(() => formatDecimal(1, 21)).toThrow(RangeError);
});
