import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostJsonDepth, parseJson } from './parse-json.ts';

const RUNS = Number(process.env.SKYPROOF_RUNS ?? 200);
const faultOf = (text: string) => parseJson(text).problem?.fault ?? null;
const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test('what JSON.parse reads is read alike, with any blanks', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ noUnicodeString: false, maxDepth: 6 }),
      fc.constantFrom(0, 1, 2, '\t'),
      (value, indent) => {
        const text = ` ${JSON.stringify(value, null, indent)}\r\n`;
        if (text.includes('"__proto__"')) return;
        expect(parseJson(text)).toEqual({ value: JSON.parse(text), problem: null });
      },
    ),
    { numRuns: 5 * RUNS },
  );
});

test('what JSON.parse refuses is refused, wherever a character was changed or the text cut', () => {
  const text = JSON.stringify(
    { a: [1, -2.5e-3, 'x\n"\u0001\ud83d'], b: { c: null, d: true } },
    null,
    1,
  );
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.constantFrom('', ...'{}[]",:\\u0e-+.\t\n\u0000x1'),
      fc.boolean(),
      (at, char, cut) => {
        const changed = cut ? text.slice(0, at) : text.slice(0, at) + char + text.slice(at + 1);
        let expected: { value: unknown } | null;
        try {
          expected = { value: JSON.parse(changed) };
        } catch {
          expected = null;
        }
        const { value, problem } = parseJson(changed);
        if (problem?.fault === 'duplicate') return;
        expect(problem === null ? { value } : null).toEqual(expected);
      },
    ),
    { numRuns: 10 * RUNS },
  );
});

test('doubled keys, __proto__ and overflowing numbers are refused with their place', () => {
  expect(parseJson('{"n":1,\n "n":5000}').problem).toMatchObject({
    fault: 'duplicate',
    line: 2,
    column: 2,
  });
  expect(faultOf('{"a":1,"\\u0061":2}')).toBe('duplicate');
  expect(faultOf('{"x":{"__proto__":{"ready":1}}}')).toBe('key');
  expect(faultOf('{"__pr\\u006fto__":1}')).toBe('key');
  expect(faultOf('[1e400]')).toBe('number');
  expect(faultOf('[-1e400]')).toBe('number');
  expect(parseJson('[1e-400, 1.7e308]').value).toEqual([0, 1.7e308]);
  expect(parseJson('{"constructor":1,"toString":2}').value).toEqual({
    constructor: 1,
    toString: 2,
  });
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('64 levels are read and 65 are not, however many follow', () => {
  expect(faultOf(nest(mostJsonDepth))).toBe(null);
  expect(faultOf(nest(mostJsonDepth + 1))).toBe('depth');
  expect(faultOf(nest(1_000_000))).toBe('depth');
  expect(faultOf('{"a":'.repeat(65))).toBe('depth');
});

test('time grows with the length of the text', { retry: 3 }, () => {
  const parts = ['"\\n', '[1,', ' ', '1', '{"a":"\\""},'];
  const timeOf = (text: string): number => {
    const start = performance.now();
    parseJson(text);
    return performance.now() - start;
  };
  for (const part of parts) {
    const best = (text: string) => Math.min(timeOf(text), timeOf(text), timeOf(text));
    // Four times the text: 4 times as long if time is linear, 16 if it is quadratic; half way between, as factors go, is 8.
    const [one, four] = [best(`[${part.repeat(100_000)}`), best(`[${part.repeat(400_000)}`)];
    expect(four).toBeLessThan(8 * Math.max(one, 4));
  }
});
