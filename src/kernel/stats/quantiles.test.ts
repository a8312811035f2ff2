import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../../../test/oracle/distributions.json' with { type: 'json' };
import {
  type Moments,
  momentsBeta,
  momentsDiscrete,
  momentsLognormal,
  momentsNormal,
  momentsPert,
  momentsTriangular,
  momentsUniform,
  quantileBeta,
  quantileDiscrete,
  quantileLognormal,
  quantileNormal,
  quantilePert,
  quantileTriangular,
  quantileUniform,
} from './index.ts';

const RUNS = Number(process.env.SKYPROOF_RUNS ?? 200);
type Range = readonly [number, number];

interface Family {
  readonly quantile: (u: number) => number;
  readonly moments: Moments;
}

function familyOf(name: string, params: Readonly<Record<string, number>>): Family | null {
  const { a, b, mode, alpha, beta, median, p95, mu, sigma, lo, hi } = params;
  switch (name) {
    case 'uniform':
      return { quantile: (u) => quantileUniform(u, a, b), moments: momentsUniform(a, b) };
    case 'triangular':
      return {
        quantile: (u) => quantileTriangular(u, a, mode, b),
        moments: momentsTriangular(a, mode, b),
      };
    case 'pert':
      return {
        quantile: (u) => quantilePert(u, a, mode, b, params.lambda_),
        moments: momentsPert(a, mode, b, params.lambda_),
      };
    case 'beta':
    case 'beta_jeffreys':
      return { quantile: (u) => quantileBeta(u, alpha, beta), moments: momentsBeta(alpha, beta) };
    case 'lognormal_from_median_and_p95':
      return {
        quantile: (u) => quantileLognormal(u, median, p95),
        moments: momentsLognormal(median, p95),
      };
    case 'normal_truncated':
      return {
        quantile: (u) => quantileNormal(u, mu, sigma, [lo, hi]),
        moments: momentsNormal(mu, sigma, [lo, hi]),
      };
    default:
      return null;
  }
}

/** Integrates over the quantile function with the midpoint rule: mean and variance that owe nothing to formulas. */
function integrate(quantile: (u: number) => number, cells: number): Moments {
  let sum = 0;
  let squares = 0;
  for (let cell = 0; cell < cells; cell++) {
    const x = quantile((cell + 0.5) / cells);
    sum += x;
    squares += x * x;
  }
  const mean = sum / cells;
  return { mean, variance: squares / cells - mean * mean };
}

test('quantiles, means and variances are the known ones', () => {
  let seen = 0;
  for (const vector of vectors.vectors) {
    const params = vector.params as unknown as Readonly<Record<string, number>>;
    const family = familyOf(vector.name, params);
    if (family === null) continue;
    seen++;
    const { quantile, moments } = family;
    const pairs: readonly (readonly [number, number])[] = [
      [quantile(0.05), vector.q05],
      [quantile(0.25), vector.q25],
      [quantile(0.5), vector.q50],
      [quantile(0.75), vector.q75],
      [quantile(0.95), vector.q95],
      [moments.mean, vector.mean],
      [moments.variance, vector.var],
    ];
    for (const [value, truth] of pairs) {
      expect(Math.abs(value / truth - 1), vector.name).toBeLessThan(vectors.tol_rel);
    }
  }
  expect(seen).toBe(8);
});

test('means and variances agree with the integral over the quantile function', () => {
  const families: readonly Family[] = [
    { quantile: (u) => quantilePert(u, 2, 3, 9), moments: momentsPert(2, 3, 9) },
    { quantile: (u) => quantileNormal(u, 5, 2), moments: momentsNormal(5, 2) },
    { quantile: (u) => quantileNormal(u, 0, 1, [2, 4]), moments: momentsNormal(0, 1, [2, 4]) },
    {
      quantile: (u) => quantileLognormal(u, 10, 30, [4, 25]),
      moments: momentsLognormal(10, 30, [4, 25]),
    },
    {
      quantile: (u) => quantileDiscrete(u, [1, 2, 5], [1, 0, 3]),
      moments: momentsDiscrete([1, 2, 5], [1, 0, 3]),
    },
  ];
  for (const { quantile, moments } of families) {
    const integral = integrate(quantile, 20_000);
    expect(Math.abs(integral.mean / moments.mean - 1)).toBeLessThan(1e-5);
    expect(Math.abs(integral.variance / moments.variance - 1)).toBeLessThan(1e-3);
  }
});

test('every quantile is monotone in u and stays within its range', () => {
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const three = fc
    .tuple(...[0, 1, 2].map(() => fc.double({ min: -1e4, max: 1e4, noNaN: true })))
    .map((values) => values.sort((x, y) => x - y) as [number, number, number]);
  fc.assert(
    fc.property(unit, unit, three, (first, second, [low, mode, high]) => {
      const u = Math.min(first, second);
      const v = Math.max(first, second);
      const cases: readonly (readonly [(u: number) => number, Range])[] = [
        [(w) => quantileUniform(w, low, high), [low, high]],
        [(w) => quantileTriangular(w, low, mode, high), [low, high]],
        [(w) => quantilePert(w, low, mode, high), [low, high]],
        [(w) => quantileBeta(w, 1 + Math.abs(low) / 1e3, 2), [0, 1]],
        [(w) => quantileNormal(w, mode, 100), [-1e5, 1e5]],
        [(w) => quantileNormal(w, mode, 100, [low, high]), [low, high]],
        [(w) => quantileLognormal(w, 10, 40, [1, 100]), [1, 100]],
        [(w) => quantileLognormal(w, 10, 40), [0, 1e9]],
        [(w) => quantileDiscrete(w, [low, mode, high], [1, 2, 3]), [low, high]],
      ];
      for (const [quantile, [least, most]] of cases) {
        const x = quantile(u);
        const y = quantile(v);
        expect(x).toBeLessThanOrEqual(y + 1e-12 * Math.max(Math.abs(y), most - least));
        expect(least <= x && y <= most && Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }
    }),
    { numRuns: RUNS },
  );
});

test('both ends of u give the ends of bounded families and finite numbers for the others', () => {
  expect([0, 1].map((u) => quantileUniform(u, 2, 7))).toEqual([2, 7]);
  expect([0, 1].map((u) => quantileTriangular(u, 1, 3, 10))).toEqual([1, 10]);
  expect([0, 1].map((u) => quantilePert(u, 1, 3, 10))).toEqual([1, 10]);
  expect([0, 1].map((u) => quantileNormal(u, 0, 1, [-1, 2]))).toEqual([-1, 2]);
  expect([0, 1].map((u) => quantileLognormal(u, 10, 30, [5, 20]))).toEqual([5, 20]);
  expect(quantileNormal(0.5, 0, 1, [60, 70])).toBe(60);
  expect(quantileNormal(0.5, 0, 1, [-70, -60])).toBe(-60);
  expect([0, 1].map((u) => quantileNormal(u, 0, 1)).every(Number.isFinite)).toBe(true);
  expect([0, 1].map((u) => quantileLognormal(u, 10, 30)).every(Number.isFinite)).toBe(true);
  expect([0, 0.25, 0.2499, 1].map((u) => quantileDiscrete(u, [1, 5], [1, 3]))).toEqual([
    1, 5, 1, 5,
  ]);
  expect(quantileTriangular(0.4, 3, 3, 3)).toBe(3);
  expect(quantilePert(0.4, 3, 3, 3)).toBe(3);
});

test('a distribution that cannot be is refused', () => {
  expect(() => quantileUniform(1.5, 0, 1)).toThrow(RangeError);
  expect(() => quantileUniform(0.5, 1, 0)).toThrow(RangeError);
  expect(() => quantileTriangular(0.5, 0, 2, 1)).toThrow(RangeError);
  expect(() => quantilePert(0.5, 0, 0.5, 1, -1)).toThrow(RangeError);
  expect(() => quantileNormal(0.5, 0, 0)).toThrow(RangeError);
  expect(() => quantileNormal(0.5, 0, 1, [1, 0])).toThrow(RangeError);
  expect(() => quantileLognormal(0.5, 10, 10)).toThrow(RangeError);
  expect(() => quantileBeta(0.5, 0, 1)).toThrow(RangeError);
  expect(() => quantileDiscrete(0.5, [], [])).toThrow(RangeError);
  expect(() => quantileDiscrete(0.5, [1, 2], [1])).toThrow(RangeError);
  expect(() => quantileDiscrete(0.5, [1, 2], [0, 0])).toThrow(RangeError);
  expect(() => quantileDiscrete(0.5, [1], [Number.NaN])).toThrow(RangeError);
});
