import { expect, test } from 'vitest';
import type { Distribution } from './quantity.ts';
import { scaleDistribution } from './scale-distribution.ts';
import { meanOf, supportOf } from './support.ts';

const within = [2, 30] as const;

test.each<Distribution>([
  { kind: 'fixed', value: 7 },
  { kind: 'uniform', low: 3, high: 9 },
  { kind: 'triangular', low: 1, mode: 2, high: 6 },
  { kind: 'pert', low: 1, mode: 2, high: 6 },
  { kind: 'normal', mean: 10, sd: 2, within },
  { kind: 'normal', mean: 10, sd: 2, within: null },
  { kind: 'lognormal', median: 10, p95: 25, within },
  { kind: 'discrete', values: [1, 5], weights: [0.2, 0.8] },
])('mean and ends of $kind grow by the factor', (distribution) => {
  const scaled = scaleDistribution(distribution, 4) as Distribution;
  expect(scaled.kind).toBe(distribution.kind);
  expect(meanOf(scaled) / meanOf(distribution)).toBeCloseTo(4, 12);
  const [low, high] = supportOf(distribution);
  expect(supportOf(scaled)).toEqual([4 * low, 4 * high]);
});

test('a share of one has no multiple', () => {
  expect(scaleDistribution({ kind: 'beta', a: 2, b: 3 }, 2)).toBeNull();
});
