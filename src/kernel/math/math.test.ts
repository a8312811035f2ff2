import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorInUlps, truth } from '../../../test/oracle/fixed-point.ts';
import portability from '../../../test/oracle/math_portability.json' with { type: 'json' };
import { createRng, streamKey } from '../random/stream.ts';
import * as math from './index.ts';

/** Points per function and range; SKYPROOF_MATH_POINTS raises it for the full figures. */
const POINTS = Number(process.env.SKYPROOF_MATH_POINTS ?? 1000);

type Name = keyof typeof truth;
type Draw = (u: number, v: number, w: number) => readonly number[];

const between = (low: number, high: number) => (u: number) => low + (high - low) * u;
/** Spreads magnitudes evenly over the binades from 2^low to 2^high, half of them negative if `signed`. */
const binades =
  (low: number, high: number, signed = true) =>
  (u: number, v: number, w: number) => [
    (signed && w < 0.5 ? -1 : 1) * (1 + v) * 2 ** Math.floor(low + (high - low) * u),
  ];
const one =
  (low: number, high: number): Draw =>
  (u) => [between(low, high)(u)];
const nearMultiples =
  (unit: number, most: number): Draw =>
  (u, v, w) => [Math.floor(u * most) * unit + (v - 0.5) * 2 ** Math.floor(-40 * w)];

const ranges: Record<Name, readonly Draw[]> = {
  exp: [one(-745.1, 709.78), one(-2, 2), one(-40, 40), binades(-60, 8)],
  expm1: [one(-38, 709.78), one(-2, 2), one(-0.6, 0.6), binades(-200, 5)],
  log: [binades(-1022, 1023, false), one(0.5, 2), one(0.99, 1.01), (u) => [u * 2 ** -1030]],
  log1p: [
    binades(-200, 1023, false),
    one(-1, 2),
    one(-0.3, 0.42),
    (u, v) => [-(1 - (u + 0.02) * 2 ** -Math.floor(46 * v))],
  ],
  log2: [binades(-1022, 1023, false), one(0.5, 2), one(0.99, 1.01)],
  pow: [
    (u, v) => [u * 10, (v - 0.5) * 60],
    (u, v) => [2 ** (2000 * (u - 0.5)), (v - 0.5) * 1.9],
    (u, v) => [1 + (u - 0.5) * 1e-3, (v - 0.5) * 1e6],
    (u, v) => [u, Math.floor(v * 20)],
  ],
  sin: [
    one(-1, 1),
    one(-10, 10),
    one(-1e5, 1e5),
    one(-1e9, 1e9),
    nearMultiples(Math.PI, 3e8),
    binades(-200, 29),
  ],
  cos: [
    one(-1, 1),
    one(-10, 10),
    one(-1e5, 1e5),
    one(-1e9, 1e9),
    nearMultiples(Math.PI / 2, 6e8),
    binades(-200, 29),
  ],
  tan: [
    one(-0.8, 0.8),
    one(-10, 10),
    one(-1e5, 1e5),
    one(-1e9, 1e9),
    nearMultiples(Math.PI / 2, 6e8),
    binades(-200, 29),
  ],
  atan: [one(-1, 1), one(-5, 5), binades(-100, 100)],
  atan2: [
    (u, v) => [u - 0.5, v - 0.5],
    (u, v, w) => [(u - 0.5) * 2 ** Math.floor(60 * w), v - 0.5],
    (u, v, w) => [(u - 0.5) * 2 ** Math.floor(900 * w), (v - 0.5) * 2 ** Math.floor(900 * w + 8)],
    (u, v, w) => [(u - 0.5) * 2 ** -Math.floor(1040 * w), (v - 0.5) * 2 ** -Math.floor(1040 * w)],
  ],
  asin: [one(-1, 1), one(-0.5, 0.5), one(0.97, 1), binades(-200, -1)],
  acos: [one(-1, 1), one(-0.5, 0.5), one(0.97, 1), one(-1, -0.97)],
  cbrt: [binades(-1022, 1023), one(-10, 10), (u) => [u * 2 ** -1030]],
  hypot: [
    (u, v) => [u - 0.5, v - 0.5],
    (u, v, w) => [u * 2 ** Math.floor(30 * w), v],
    (u, v, w) => [u * 2 ** Math.floor(2000 * w - 1000), v * 2 ** Math.floor(2000 * w - 1010)],
  ],
};

/** Functions whose result is rounded from a sum of two doubles are off by hardly more than half an ulp. */
const limits: Partial<Record<Name, number>> = { hypot: 0.51, log2: 0.51 };

const functions = math as unknown as Record<Name, (...args: readonly number[]) => number>;

for (const name of Object.keys(ranges) as Name[]) {
  test(`${name} is off by less than 1 ulp everywhere it was tried`, () => {
    const rng = createRng(20_260_701);
    const stream = streamKey(name);
    const points = Math.ceil((3 * POINTS) / Math.min(3, ranges[name].length));
    let most = 0;
    ranges[name].forEach((draw, range) => {
      let mostHere = 0;
      for (let trial = 0; trial < points; trial++) {
        const uniform = (counter: number) => rng.uniform(stream, trial, range, counter);
        const args = draw(uniform(0), uniform(1), uniform(2));
        const exact = (
          truth[name] as (...values: readonly number[]) => ReturnType<typeof truth.exp>
        )(...args);
        const error = errorInUlps(functions[name](...args), exact);
        if (!(error < (limits[name] ?? 1)))
          expect.fail(`${name}(${args.join(', ')}) is off by ${error} ulp`);
        mostHere = Math.max(mostHere, error);
      }
      most = Math.max(most, mostHere);
    });
    expect(most).toBeGreaterThan(0.3);
  });
}

/** Bits of a double as hexadecimal text, and back. */
function fromHex(text: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${text}`));
  return view.getFloat64(0);
}

function orderedBits(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  return x < 0 ? -bits : bits;
}

test('where engines differ, the result is at most one double from the correctly rounded one', () => {
  let seen = 0;
  for (const [name, examples] of Object.entries(portability.examples)) {
    for (const example of examples) {
      const value = functions[name as Name](...example.x_hex.map(fromHex));
      const steps = orderedBits(value) - orderedBits(fromHex(example.correctly_rounded_hex));
      expect(steps >= -1n && steps <= 1n, name).toBe(true);
      seen++;
    }
  }
  expect(seen).toBeGreaterThan(30);
});

const SPECIALS = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  1.5,
  -1.5,
  5e-324,
  -5e-324,
  1e-310,
  2.2250738585072014e-308,
  1e-20,
  -1e-20,
  1e300,
  -1e300,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  9007199254740991,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

test('special values are those of ECMAScript', () => {
  const names = Object.keys(ranges) as Name[];
  for (const name of names) {
    const standard = Math[name] as (...args: readonly number[]) => number;
    const angle = name === 'sin' || name === 'cos' || name === 'tan';
    for (const x of SPECIALS) {
      if (angle && Math.abs(x) > math.MAX_ANGLE && Number.isFinite(x)) {
        expect(() => functions[name](x)).toThrow(RangeError);
        continue;
      }
      for (const y of standard.length === 2 ? SPECIALS : [0]) {
        const own = functions[name](x, y);
        const theirs = standard(x, y);
        const what = `${name}(${x}, ${y})`;
        if (!Number.isFinite(theirs) || theirs === 0) expect(own, what).toBe(theirs);
        else expect(Math.abs(Number(orderedBits(own) - orderedBits(theirs))), what).toBeLessThan(3);
      }
    }
  }
});

test('exp and pow overflow and underflow where the exact result does', () => {
  expect(math.exp(709.782712893384)).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(math.exp(709.7827128933841)).toBe(Number.POSITIVE_INFINITY);
  expect(math.exp(-745.1332191019411)).toBe(5e-324);
  expect(math.exp(-745.1332191019412)).toBe(0);
  expect(math.pow(2, 1023.9999999999999)).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(math.pow(2, 1024)).toBe(Number.POSITIVE_INFINITY);
  expect(math.pow(2, -1074)).toBe(5e-324);
  expect(math.pow(2, -1075)).toBe(0);
  expect(math.pow(1.0000000000000002, 4e18)).toBe(Number.POSITIVE_INFINITY);
  expect(math.pow(0.9999999999999999, 1e300)).toBe(0);
});

test('powers of two and ten within 2^53 are exact, and so is log2 of a power of two', () => {
  for (let k = -1074; k <= 1023; k++) {
    expect(math.pow(2, k)).toBe(2 ** k);
    expect(math.log2(2 ** k)).toBe(k);
  }
  for (let k = 0; k <= 15; k++) expect(math.pow(10, k)).toBe(10 ** k);
});

test('angles convert and the largest angle is the stated one', () => {
  expect(math.toRadians(180)).toBe(math.PI);
  expect(math.toDegrees(math.PI)).toBe(180);
  expect(math.toRadians(-90)).toBe(-math.HALF_PI);
  expect(math.TWO_PI).toBe(2 * math.PI);
  expect(Math.abs(math.sin(1e9) - 0.5458434494486994)).toBeLessThan(1e-15);
  expect(() => math.cos(1.0000001e9)).toThrow(RangeError);
});

test('identities hold', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(math.log(math.exp(x)) - x)).toBeLessThan(3e-16 * (1 + Math.abs(x)));
      expect(math.sin(-x)).toBe(-math.sin(x));
      expect(math.cos(-x)).toBe(math.cos(x));
      expect(Math.abs(math.sin(x) ** 2 + math.cos(x) ** 2 - 1)).toBeLessThan(5e-16);
      expect(Math.abs(math.cbrt(x) ** 3 - x)).toBeLessThan(1e-15 * (1 + Math.abs(x)));
      expect(math.hypot(3 * x, 4 * x)).toBe(math.hypot(4 * x, -3 * x));
    }),
    { numRuns: Number(process.env.SKYPROOF_RUNS ?? 200) },
  );
});
