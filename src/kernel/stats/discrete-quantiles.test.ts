import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import {
  binomialProbability,
  hypergeometricProbability,
  poissonProbability,
  quantileBinomial,
  quantileHypergeometric,
  quantilePoisson,
} from './discrete-quantiles.ts';
import { regularizedBeta } from './regularized-beta.ts';
import { regularizedGammaUpper } from './regularized-gamma.ts';

const runs = Number(process.env.SKYPROOF_RUNS ?? 200);

/** Counts by plain multiplication: exact as long as no product leaves 2^53. */
function choose(n: number, k: number): bigint {
  let count = 1n;
  for (let i = 1; i <= k; i++) count = (count * BigInt(n - k + i)) / BigInt(i);
  return count;
}

function ratioOf(a: bigint, b: bigint): number {
  return Number((a * 10n ** 30n) / b) / 1e30;
}

test('hypergeometric probabilities are the counts of hands over all hands', () => {
  for (const [total, marked, drawn] of [
    [10, 4, 5],
    [60, 20, 7],
    [60, 59, 59],
    [90, 1, 45],
    [90, 45, 89],
  ] as const) {
    const low = Math.max(0, drawn + marked - total);
    for (let k = low; k <= Math.min(marked, drawn); k++) {
      const hands = choose(marked, k) * choose(total - marked, drawn - k);
      const exact = ratioOf(hands, choose(total, drawn));
      expect(Math.abs(hypergeometricProbability(k, total, marked, drawn) / exact - 1)).toBeLessThan(
        1e-12,
      );
    }
  }
});

test('probabilities of Poisson and binomial laws are the differences of their distribution functions', () => {
  for (const [k, mean] of [
    [0, 0.3],
    [7, 3.5],
    [990, 1000],
  ] as const) {
    const upTo = regularizedGammaUpper(k + 1, mean) - (k > 0 ? regularizedGammaUpper(k, mean) : 0);
    expect(poissonProbability(k, mean)).toBeCloseTo(upTo, 12);
  }
  for (const [k, n, p] of [
    [0, 9, 0.2],
    [9, 9, 0.7],
    [31, 90, 0.4],
    [1, 5000, 1e-4],
  ] as const) {
    const upTo = binomialUpTo(k, n, p) - (k > 0 ? binomialUpTo(k - 1, n, p) : 0);
    expect(binomialProbability(k, n, p)).toBeCloseTo(upTo, 12);
  }
});

/** P(X <= k) by the incomplete beta function. */
function binomialUpTo(k: number, n: number, p: number): number {
  return k >= n ? 1 : 1 - regularizedBeta(k + 1, n - k, p);
}

/** A u so near to a step of the distribution function that rounding may decide. */
const tolerance = 1e-11;

const uniform = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((word) => (word + 0.5) / 2 ** 32);

test('the Poisson quantile is the least count whose distribution function exceeds u, to means of 1e8', () => {
  const mean = fc.oneof(
    fc.double({ min: 1e-9, max: 30, noNaN: true }),
    fc.double({ min: 30, max: 1e6, noNaN: true }),
    fc.constantFrom(1e7, 1e8),
  );
  fc.assert(
    fc.property(mean, uniform, (lambda, u) => {
      const k = quantilePoisson(u, lambda);
      expect(regularizedGammaUpper(k + 1, lambda)).toBeGreaterThan(u - tolerance);
      if (k > 0) expect(regularizedGammaUpper(k, lambda)).toBeLessThanOrEqual(u + tolerance);
    }),
    { numRuns: runs, seed: 1 },
  );
});

test('the binomial quantile is the least count whose distribution function exceeds u, to 1e7 items', () => {
  const items = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 40, max: 1e7 }));
  const chance = fc.oneof(
    fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
    fc.constantFrom(1e-300, 1e-9, 1 - 1e-9),
  );
  fc.assert(
    fc.property(items, chance, uniform, (n, p, u) => {
      const k = quantileBinomial(u, n, p);
      expect(binomialUpTo(k, n, p)).toBeGreaterThan(u - tolerance);
      if (k > 0) expect(binomialUpTo(k - 1, n, p)).toBeLessThanOrEqual(u + tolerance);
    }),
    { numRuns: runs, seed: 2 },
  );
});

test('the hypergeometric quantile is the least count whose summed probabilities exceed u', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      uniform,
      (total, markedShare, drawnShare, u) => {
        const marked = Math.round(markedShare * total);
        const drawn = Math.round(drawnShare * total);
        const k = quantileHypergeometric(u, total, marked, drawn);
        const all = choose(total, drawn);
        let hands = 0n;
        for (let i = Math.max(0, drawn + marked - total); i < k; i++)
          hands += choose(marked, i) * choose(total - marked, drawn - i);
        expect(ratioOf(hands, all)).toBeLessThanOrEqual(u + tolerance);
        hands += choose(marked, k) * choose(total - marked, drawn - k);
        expect(ratioOf(hands, all)).toBeGreaterThan(u - tolerance);
      },
    ),
    { numRuns: runs, seed: 3 },
  );
});

/** Sum of (seen - expected)^2 / expected over cells of at least 10 expected draws, in standard deviations above its mean. */
function chiSquareZ(draw: (u: number) => number, probability: (k: number) => number): number {
  const draws = 40_000;
  const rng = createRng(5);
  const seen = new Map<number, number>();
  for (let trial = 0; trial < draws; trial++) {
    const k = draw(rng.uniform(1, trial, 0, 0));
    seen.set(k, (seen.get(k) ?? 0) + 1);
  }
  let [statistic, cells, restSeen, restExpected] = [0, 0, draws, draws];
  const most = Math.max(...seen.keys());
  for (let k = 0; k <= most; k++) {
    const expected = draws * probability(k);
    if (expected < 10) continue;
    const count = seen.get(k) ?? 0;
    statistic += (count - expected) ** 2 / expected;
    restSeen -= count;
    restExpected -= expected;
    cells++;
  }
  if (restExpected > 1e-6) statistic += (restSeen - restExpected) ** 2 / restExpected;
  return (statistic - cells) / Math.sqrt(2 * cells);
}

test.each([0.2, 3, 60, 900])(
  '40,000 Poisson draws of mean %d follow the law: chi-square within 5 sd',
  (mean) => {
    expect(
      Math.abs(
        chiSquareZ(
          (u) => quantilePoisson(u, mean),
          (k) => poissonProbability(k, mean),
        ),
      ),
    ).toBeLessThan(5);
  },
);

test.each([
  [5, 0.3],
  [5000, 0.001],
  [1_000_000, 0.5 / 1000],
  [400, 0.9],
])('40,000 binomial draws of %d items of chance %d follow the law', (n, p) => {
  const z = chiSquareZ(
    (u) => quantileBinomial(u, n, p),
    (k) => (k > n ? 0 : binomialProbability(k, n, p)),
  );
  expect(Math.abs(z)).toBeLessThan(5);
});

test.each([
  [50, 10, 20],
  [10_000, 800, 2_500],
  [10_000_000, 40, 6_000_000],
])(
  '40,000 hypergeometric draws of %d items, %d marked, %d drawn follow the law',
  (total, marked, drawn) => {
    const z = chiSquareZ(
      (u) => quantileHypergeometric(u, total, marked, drawn),
      (k) =>
        k > Math.min(marked, drawn) || k < drawn + marked - total
          ? 0
          : hypergeometricProbability(k, total, marked, drawn),
    );
    expect(Math.abs(z)).toBeLessThan(5);
  },
);

test('draws have the mean and the variance of the law at the largest sizes', () => {
  const draws = 2000;
  const rng = createRng(9);
  const laws: readonly { draw: (u: number) => number; mean: number; variance: number }[] = [
    { draw: (u) => quantilePoisson(u, 1e6), mean: 1e6, variance: 1e6 },
    { draw: (u) => quantileBinomial(u, 1e7, 0.3), mean: 3e6, variance: 2.1e6 },
    {
      draw: (u) => quantileHypergeometric(u, 1e7, 4e6, 2e6),
      mean: 8e5,
      variance: (8e5 * 0.6 * 0.8 * 1e7) / (1e7 - 1),
    },
  ];
  for (const { draw, mean, variance } of laws) {
    const values = Array.from({ length: draws }, (_, trial) => draw(rng.uniform(2, trial, 0, 0)));
    const average = values.reduce((sum, value) => sum + value, 0) / draws;
    const spread = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (draws - 1);
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(variance / draws));
    // These laws are near normal: the sample variance has a relative standard error of sqrt(2 / n).
    expect(Math.abs(spread / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / draws));
  }
});

test('quantiles rise in u and in what they count', () => {
  fc.assert(
    fc.property(uniform, uniform, fc.double({ min: 0, max: 2000, noNaN: true }), (u, v, mean) => {
      expect(quantilePoisson(Math.max(u, v), mean)).toBeGreaterThanOrEqual(
        quantilePoisson(Math.min(u, v), mean),
      );
      expect(quantilePoisson(u, mean + 1)).toBeGreaterThanOrEqual(quantilePoisson(u, mean));
      const n = Math.round(mean);
      expect(quantileBinomial(u, n + 1, v)).toBeGreaterThanOrEqual(quantileBinomial(u, n, v));
      const drawn = Math.round(v * n);
      expect(quantileHypergeometric(u, n + 1, drawn + 1, drawn)).toBeGreaterThanOrEqual(
        quantileHypergeometric(u, n + 1, drawn, drawn),
      );
    }),
    { numRuns: runs, seed: 4 },
  );
});

test('sure things are sure, and what lies outside a domain is refused', () => {
  expect([quantilePoisson(0.999, 0), quantileBinomial(0.5, 0, 0.5)]).toEqual([0, 0]);
  expect([quantileBinomial(0.999, 7, 0), quantileBinomial(0, 7, 1)]).toEqual([0, 7]);
  expect([quantileHypergeometric(0.5, 9, 4, 0), quantileHypergeometric(0.5, 9, 4, 9)]).toEqual([
    0, 4,
  ]);
  expect([quantileHypergeometric(0, 9, 0, 3), quantileHypergeometric(0.9, 9, 9, 3)]).toEqual([
    0, 3,
  ]);
  expect(quantileHypergeometric(0, 0, 0, 0)).toBe(0);
  expect(quantilePoisson(0, 1e6)).toBeLessThan(1e6 - 7000);
  expect(quantileBinomial(1 - 2 ** -53, 3, 0.5)).toBe(3);
  expect(Math.abs(quantileBinomial(0.5, 1e11, 0.5) - 5e10)).toBeLessThan(100);
  expect(Math.abs(quantileHypergeometric(0.5, 1e11, 3e10, 7e10) - 2.1e10)).toBeLessThan(100);
  for (const bad of [
    () => quantilePoisson(1, 1),
    () => quantilePoisson(0.5, -1),
    () => quantilePoisson(0.5, Number.NaN),
    () => quantilePoisson(0.5, 2e9),
    () => quantileBinomial(0.5, 1.5, 0.5),
    () => quantileBinomial(0.5, 5, 1.1),
    () => quantileBinomial(0.5, 2e11, 0.1),
    () => quantileBinomial(Number.NaN, 5, 0.1),
    () => quantileHypergeometric(0.5, 5, 6, 2),
    () => quantileHypergeometric(0.5, 5, 2, 6),
  ])
    expect(bad).toThrow(RangeError);
});
