import { expect, test } from 'vitest';
import type { Distribution } from './quantity.ts';
import { describeDistribution, meanOf, supportOf } from './support.ts';

const rows: readonly (readonly [Distribution, readonly [number, number], number, string])[] = [
  [{ kind: 'fixed', value: 3 }, [3, 3], 3, 'fixed at 3'],
  [{ kind: 'uniform', low: 0.3, high: 0.8 }, [0.3, 0.8], 0.55, 'uniform 0.3 to 0.8'],
  [{ kind: 'triangular', low: 1, mode: 2, high: 6 }, [1, 6], 3, 'triangular 1 to 6, mode 2'],
  [{ kind: 'pert', low: 1, mode: 2, high: 6 }, [1, 6], 2.5, 'pert 1 to 6, mode 2'],
  [
    { kind: 'normal', mean: 5, sd: 1, within: null },
    [-Infinity, Infinity],
    5,
    'normal, mean 5, standard deviation 1',
  ],
  [
    { kind: 'normal', mean: 5, sd: 1, within: [0, 4] },
    [0, 4],
    4,
    'normal, mean 5, standard deviation 1, within 0 to 4',
  ],
  // sigma = ln 2 / 1.644854 = 0.421404, so the mean is 10 exp(0.0887907) = 10.92852.
  [
    { kind: 'lognormal', median: 10, p95: 20, within: null },
    [0, Infinity],
    10.92852,
    'lognormal, median 10, 95 % point 20',
  ],
  [
    { kind: 'lognormal', median: 10, p95: 20, within: [-1, 30] },
    [0, 30],
    10.92852,
    'lognormal, median 10, 95 % point 20, within -1 to 30',
  ],
  [{ kind: 'beta', a: 2, b: 8 }, [0, 1], 0.2, 'beta with a = 2 and b = 8'],
  [
    { kind: 'discrete', values: [1, 2, 9], weights: [1, 3, 0] },
    [1, 2],
    1.75,
    'one of 1 (weight 1), 2 (weight 3), 9 (weight 0)',
  ],
];

test.each(rows)('%j has its support, mean and words', (distribution, support, mean, words) => {
  expect(supportOf(distribution)).toEqual(support);
  expect(meanOf(distribution)).toBeCloseTo(mean, 4);
  expect(describeDistribution(distribution)).toBe(words);
});
