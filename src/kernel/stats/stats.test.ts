import fc from 'fast-check';
import { expect, test } from 'vitest';
import betaVectors from '../../../test/oracle/beta_inc.json' with { type: 'json' };
import intervalVectors from '../../../test/oracle/binomial_intervals.json' with { type: 'json' };
import sumVectors from '../../../test/oracle/exact_sum.json' with { type: 'json' };
import gammaVectors from '../../../test/oracle/gamma_inc.json' with { type: 'json' };
import coverageVectors from '../../../test/oracle/interval_true_coverage.json' with {
  type: 'json',
};
import logGammaVectors from '../../../test/oracle/lgamma.json' with { type: 'json' };
import cdfVectors from '../../../test/oracle/normal_cdf.json' with { type: 'json' };
import quantileVectors from '../../../test/oracle/normal_quantile.json' with { type: 'json' };
import threeVectors from '../../../test/oracle/rule_of_three.json' with { type: 'json' };
import stevensVectors from '../../../test/oracle/stevens_circle_cover.json' with { type: 'json' };
import {
  clopperPearsonInterval,
  exactSum,
  inverseRegularizedBeta,
  logGamma,
  meanInterval,
  normalCdf,
  normalQuantile,
  quantileOf,
  regularizedBeta,
  regularizedGamma,
  regularizedGammaUpper,
  stevensCoverProbability,
  stevensExpectedGaps,
  stevensExpectedUncoveredShare,
  stevensGapCountProbability,
  wilsonInterval,
  zeroHitUpperBound,
} from './index.ts';

const RUNS = Number(process.env.SKYPROOF_RUNS ?? 200);

/** Expects a relative difference within the tolerance, or equality where the truth is 0. */
function expectClose(value: number, truth: number, tolerance: number, what = ''): void {
  const error = truth === 0 ? Math.abs(value) : Math.abs(value / truth - 1);
  if (!(error <= tolerance)) {
    expect.fail(`${what} ${value} differs from ${truth} by ${error}, more than ${tolerance}`);
  }
}

test('the normal quantile is good to 1e-15', () => {
  for (const { p, z } of quantileVectors.vectors) {
    expectClose(normalQuantile(p), z, quantileVectors.tol_rel, `p = ${p}:`);
  }
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  expect(() => normalQuantile(1.1)).toThrow(RangeError);
});

test('the normal distribution function is good to 1e-14 of the smaller tail', () => {
  for (const { x, cdf, sf } of cdfVectors.vectors) {
    // At x = -38 the truth is subnormal and its text has nine digits.
    expectClose(normalCdf(x), cdf, x === -38 ? 1e-8 : 1e-14, `x = ${x}:`);
    if (x < 38) expectClose(normalCdf(-x), sf, 1e-14, `x = ${-x}:`);
  }
});

test('the normal quantile inverts the distribution function', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (x) => {
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(
        x > 0 ? 1e-9 : 2e-14 * (1 - x),
      );
    }),
    { numRuns: RUNS },
  );
});

test('log gamma is good to 2e-15', () => {
  for (const { x, lgamma } of logGammaVectors.vectors) {
    expectClose(logGamma(x), lgamma, 2e-15, `x = ${x}:`);
  }
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 170, noNaN: true }), (x) => {
      const error = Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x));
      expect(error).toBeLessThan(4e-15 * (1 + Math.abs(logGamma(x + 1))));
    }),
    { numRuns: RUNS },
  );
  expect(() => logGamma(0)).toThrow(RangeError);
});

test('incomplete gamma gives the known values of both tails', () => {
  for (const { a, x, P, Q } of gammaVectors.vectors) {
    expectClose(regularizedGamma(a, x), P, 1e-12, `P(${a}, ${x}):`);
    expectClose(regularizedGammaUpper(a, x), Q, 1e-12, `Q(${a}, ${x}):`);
  }
  expect(regularizedGamma(2, 0)).toBe(0);
  expect(regularizedGamma(2, Number.POSITIVE_INFINITY)).toBe(1);
  expect(() => regularizedGamma(0, 1)).toThrow(RangeError);
});

test('incomplete beta gives the known values', () => {
  for (const { a, b, x, I } of betaVectors.vectors) {
    expectClose(regularizedBeta(a, b, x), I, 1e-12, `I(${a}, ${b}, ${x}):`);
  }
  expect(() => regularizedBeta(1, 1, 1.5)).toThrow(RangeError);
});

test('the inverse of incomplete beta inverts it', () => {
  const shape = fc.double({ min: 0.2, max: 5000, noNaN: true });
  const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  fc.assert(
    fc.property(shape, shape, probability, (a, b, p) => {
      const x = inverseRegularizedBeta(a, b, p);
      // 1 - x cannot be resolved where b is so small that the quantile touches 1.
      fc.pre(x < 1 - 1e-6 && x > 0);
      expectClose(regularizedBeta(a, b, x), p, 1e-9, `a = ${a}, b = ${b}, p = ${p}:`);
    }),
    { numRuns: RUNS },
  );
  expect(inverseRegularizedBeta(2, 3, 0)).toBe(0);
  expect(inverseRegularizedBeta(2, 3, 1)).toBe(1);
  expectClose(inverseRegularizedBeta(1, 1e6, 0.025), -Math.expm1(Math.log(0.975) / 1e6), 1e-13);
});

test('Wilson and Clopper-Pearson intervals are the known ones', () => {
  for (const { k, n, conf, wilson, clopper_pearson } of intervalVectors.vectors) {
    const what = `k = ${k}, n = ${n}, ${conf}:`;
    const own = [...wilsonInterval(k, n, conf), ...clopperPearsonInterval(k, n, conf)];
    [...wilson, ...clopper_pearson].forEach((truth, index) => {
      expectClose(own[index], truth, intervalVectors.tol_rel, what);
    });
    if (k === 0) expect(wilsonInterval(k, n, conf)[0]).toBe(0);
    if (k === n) expect(wilsonInterval(k, n, conf)[1]).toBe(1);
  }
});

test('intervals hold the estimate, mirror each other and widen with confidence', () => {
  const counts = fc
    .tuple(fc.integer({ min: 1, max: 20_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, share]) => [Math.round(n * share), n] as const);
  fc.assert(
    fc.property(counts, ([k, n]) => {
      for (const interval of [wilsonInterval, clopperPearsonInterval]) {
        const [low, high] = interval(k, n, 0.95);
        expect(0 <= low && low <= k / n && k / n <= high && high <= 1).toBe(true);
        const mirrored = interval(n - k, n, 0.95);
        expect(Math.abs(mirrored[0] - (1 - high))).toBeLessThan(1e-12);
        const wider = interval(k, n, 0.99);
        expect(wider[0] <= low && wider[1] >= high).toBe(true);
      }
    }),
    { numRuns: RUNS },
  );
  for (const bad of [
    [-1, 10],
    [11, 10],
    [0.5, 10],
    [0, 0],
    [0, 1.5],
  ] as const) {
    expect(() => wilsonInterval(bad[0], bad[1], 0.95)).toThrow(RangeError);
    expect(() => clopperPearsonInterval(bad[0], bad[1], 0.95)).toThrow(RangeError);
  }
  expect(() => wilsonInterval(1, 2, 1)).toThrow(RangeError);
});

test('intervals cover as often as the exact binomial sum says', () => {
  const names = { wilson: wilsonInterval, clopper_pearson: clopperPearsonInterval } as const;
  for (const vector of coverageVectors.vectors) {
    const { n, p } = vector;
    for (const name of ['wilson', 'clopper_pearson'] as const) {
      let covered = 0;
      for (let k = 0; k <= n; k++) {
        const [low, high] = names[name](k, n, 0.95);
        if (!(low <= p && p <= high)) continue;
        const logChoose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
        covered += Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p));
      }
      expect(Math.abs(covered - vector[name])).toBeLessThan(coverageVectors.tol_abs);
    }
  }
});

test('the bound for no hit is the known one', () => {
  for (const { n, upper95 } of threeVectors.vectors) {
    expectClose(zeroHitUpperBound(n), upper95, 1e-13, `n = ${n}:`);
  }
  expect(() => zeroHitUpperBound(0)).toThrow(RangeError);
});

test('the interval of a mean is mean and 1.96 standard errors', () => {
  // Values 1, 2, 3, 4: mean 5/2, variance 5/3.
  const [low, high] = meanInterval(10, 30, 4, 0.95);
  const half = 1.959963984540054 * Math.sqrt(5 / 12);
  expectClose(low, 2.5 - half, 1e-14);
  expectClose(high, 2.5 + half, 1e-14);
  expect(meanInterval(3, 3, 3, 0.95)).toEqual([1, 1]);
  expect(() => meanInterval(1, 1, 1, 0.95)).toThrow(RangeError);
});

test('quantiles of a sorted list are linear between neighbours', () => {
  expect([0, 0.25, 0.5, 1].map((p) => quantileOf([1, 2, 4], p))).toEqual([1, 1.5, 2, 4]);
  expect(quantileOf([7], 0.3)).toBe(7);
  expect(() => quantileOf([], 0.5)).toThrow(RangeError);
  expect(() => quantileOf([1], 2)).toThrow(RangeError);
});

test('Stevens gives the known probabilities of cover and of gap counts', () => {
  for (const vector of stevensVectors.vectors) {
    const [numerator, denominator] = vector.arc_fraction.split('/').map(BigInt);
    const share = { numerator, denominator };
    const what = `n = ${vector.n}, arc = ${vector.arc_fraction}:`;
    const tolerance = stevensVectors.tol_rel;
    expectClose(stevensCoverProbability(vector.n, share), vector.p_cover, tolerance, what);
    expectClose(stevensExpectedGaps(vector.n, share), vector.expected_gaps, tolerance, what);
    const uncovered = stevensExpectedUncoveredShare(vector.n, share);
    expectClose(uncovered, vector.expected_uncovered, tolerance, what);
    vector.p_gaps?.forEach((probability, gaps) => {
      const own = stevensGapCountProbability(vector.n, gaps, share);
      expectClose(own, probability, tolerance, `${what} ${gaps} gaps:`);
    });
  }
});

test('gap counts sum to 1 and have the expected mean', () => {
  const count = fc.integer({ min: 1, max: 25 });
  const denominator = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(count, denominator, fc.integer({ min: 1, max: 70 }), (n, d, a) => {
      const share = { numerator: BigInt(a), denominator: BigInt(d) };
      let sum = 0;
      let mean = 0;
      for (let gaps = 0; gaps <= n; gaps++) {
        const probability = stevensGapCountProbability(n, gaps, share);
        expect(probability >= 0 && probability <= 1).toBe(true);
        sum += probability;
        mean += gaps * probability;
      }
      expectClose(sum, 1, 1e-12);
      expectClose(mean, stevensExpectedGaps(n, share), 1e-12);
    }),
    { numRuns: RUNS },
  );
  expect(stevensCoverProbability(0, { numerator: 1n, denominator: 2n })).toBe(0);
  expect(stevensCoverProbability(1, { numerator: 1n, denominator: 1n })).toBe(1);
  expect(() => stevensCoverProbability(-1, { numerator: 1n, denominator: 2n })).toThrow(RangeError);
});

test('the exact sum is correctly rounded and does not depend on the order', () => {
  for (const { x, sum } of sumVectors.vectors) {
    const values =
      typeof x === 'string' ? Array.from({ length: 1000 }, (_, i) => (i + 1) * 0.1) : x;
    expect(exactSum(values)).toBe(sum);
  }
  const value = fc.double({ min: -1e200, max: 1e200, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), (values) => {
      const sum = exactSum(values);
      expect(exactSum([...values].reverse())).toBe(sum);
      expect(exactSum([...values].sort((a, b) => a - b))).toBe(sum);
      expect(exactSum([...values, ...values.map((x) => -x)])).toBe(0);
    }),
    { numRuns: RUNS },
  );
  expect(exactSum([])).toBe(0);
  expect(exactSum([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  expect(exactSum([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])).toBeNaN();
  expect(() => exactSum([1.7e308, 1.7e308])).toThrow(RangeError);
});
