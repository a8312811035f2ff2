import { expect, test } from 'vitest';
import type { MeasureRow, MeasureUnit } from '../domain/measure.ts';
import { planTrials } from './plan-trials.ts';
import type { RowSums } from './row-sums.ts';

/** A row that gets no word: the word rule leaves it alone. */
function row(unit: MeasureUnit): MeasureRow {
  return {
    id: 'row',
    case: 'base',
    measure: 'raid',
    quantity: 'no-leak',
    intruder: null,
    timeH: null,
    posture: 'all',
    reading: null,
    variant: null,
    altitudeM: 0,
    k: 1,
    unit,
  };
}

const events = (hits: number): RowSums => ({
  sum: BigInt(hits),
  squares: BigInt(hits),
  trials: 512,
});

test('0 hits in 512 at 1 %: the Wilson end 0.01279 wants 500 trials, and the pilot is enough', () => {
  // 99 % Wilson upper end at k = 0: z^2 / (n + z^2) = 6.6349 / 518.6349 = 0.012793; 1.03 x 3.8416 x 0.01263 / 1e-4 = 500.
  expect(planTrials(row('probability'), events(0), 0.01)).toEqual({ trials: 512, reached: true });
  expect(planTrials(row('probability'), events(512), 0.01)).toEqual({ trials: 512, reached: true });
});

test('1/2 inside the Wilson interval at 1 %: 9,893 trials are wanted, 10,240 run', () => {
  for (const hits of [240, 256, 270]) {
    expect(planTrials(row('probability'), events(hits), 0.01)).toEqual({
      trials: 10_240,
      reached: true,
    });
  }
});

test('the end nearest 1/2 decides, from below and from above', () => {
  // k = 20: Wilson (0.99) = [0.0220, 0.0685]; 1.03 x 3.8416 x 0.0685 x 0.9315 / 1e-4 = 2,524 -> 2,560.
  expect(planTrials(row('probability'), events(20), 0.01)).toEqual({ trials: 2560, reached: true });
  expect(planTrials(row('probability'), events(492), 0.01)).toEqual({
    trials: 2560,
    reached: true,
  });
  // k = 2: upper end 0.01894 -> 735 -> 768; k = 5: 0.02735 -> 1,053 -> 1,536.
  expect(planTrials(row('probability'), events(2), 0.01).trials).toBe(768);
  expect(planTrials(row('probability'), events(5), 0.01).trials).toBe(1536);
  // k = 60: upper end 0.1606 -> 5,333 -> 5,376.
  expect(planTrials(row('probability'), events(60), 0.01).trials).toBe(5376);
});

test('a precision beyond the ladder runs the last rung and says that it is not reached', () => {
  expect(planTrials(row('probability'), events(256), 0.005)).toEqual({
    trials: 10_240,
    reached: false,
  });
  expect(planTrials(row('probability'), events(256), 0.05)).toEqual({ trials: 512, reached: true });
});

test('means: 1.18 x 1.96^2 s^2 / e^2; lengths are relative to the mean of the pilot', () => {
  // Half of the trials 0.3, half 0.5: s^2 = 0.01 x 512 / 511; 1.18 x 3.8416 x 0.01002 / 1e-4 = 454 -> 512; at 0.005: 1,817 -> 2,560.
  const [low, high] = [BigInt(Math.round(0.3 * 2 ** 32)), BigInt(Math.round(0.5 * 2 ** 32))];
  const shares: RowSums = {
    sum: 256n * (low + high),
    squares: 256n * (low * low + high * high),
    trials: 512,
  };
  expect(planTrials(row('share'), shares, 0.01)).toEqual({ trials: 512, reached: true });
  expect(planTrials(row('share'), shares, 0.005)).toEqual({ trials: 2560, reached: true });
  // Lengths 100 and 300 m: s = 100.1, mean 200; e = 5 x 0.01 x 200 = 10 m: 1.18 x 3.8416 x 10,020 / 100 = 454.
  const lengths: RowSums = {
    sum: 256n * 400n * 1024n,
    squares: 256n * (100n * 100n + 300n * 300n) * 1024n * 1024n,
    trials: 512,
  };
  expect(planTrials(row('m'), lengths, 0.01)).toEqual({ trials: 512, reached: true });
  expect(planTrials(row('m'), lengths, 0.005)).toEqual({ trials: 2560, reached: true });
  expect(planTrials(row('count'), { sum: 0n, squares: 0n, trials: 512 }, 0.01).trials).toBe(512);
});

test('the factors are 1.03 for events and 1.18 for means, and an interval about 1/2 counts as 1/2', () => {
  // 1.03 x 3.8416 x 0.25 / 0.01553^2 = 4,101.5; with the Wilson end 0.5566 it would be 4,049.
  expect(planTrials(row('probability'), events(256), 0.01553).trials).toBe(5376);
  expect(planTrials(row('probability'), events(256), 0.01555).trials).toBe(4096);
  // 1.18 x 3.8416 x 0.0100196 = 0.045420: 1,020.9 trials at 0.00667, 1,027.1 at 0.00665.
  const [low, high] = [BigInt(Math.round(0.3 * 2 ** 32)), BigInt(Math.round(0.5 * 2 ** 32))];
  const pilot = {
    sum: 256n * (low + high),
    squares: 256n * (low * low + high * high),
    trials: 512,
  };
  expect(planTrials(row('share'), pilot, 0.00667).trials).toBe(1024);
  expect(planTrials(row('share'), pilot, 0.00665).trials).toBe(1536);
});

test('a pilot of another size is refused', () => {
  expect(() => planTrials(row('probability'), { ...events(0), trials: 448 }, 0.01)).toThrow(
    RangeError,
  );
});

const predicate: MeasureRow = { ...row('probability'), measure: 'border', quantity: 'no-gap' };

test('a predicate runs until no chance that is the precision away from an edge is taken for one across it', () => {
  const plan = (hits: number, precision = 0.02) => planTrials(predicate, events(hits), precision);
  // 1/2: 0.47 and 0.53 lie in the Wilson interval, two points from 0.45 and 0.55: 3.5^2 x 0.47 x 0.53 / 0.02^2 = 7,629.
  expect(plan(256)).toEqual({ trials: 7680, reached: true });
  // 164 of 512: Wilson (0.99) = [0.2701, 0.3758], 0.0701 and 0.0742 from the edges: 12.25 x 0.1971 / 0.0049 = 491; the precision wants 2,320.
  expect(plan(164)).toEqual({ trials: 2560, reached: true });
  // None and one in 512: up to 0.0128 and 0.0163 no chance is two points from 0.01 and from 0.05.
  expect(plan(0)).toEqual({ trials: 512, reached: true });
  expect(plan(512)).toEqual({ trials: 512, reached: true });
  // 50 of 512: Wilson [0.0687, 0.1369] holds 0.07: 12.25 x 0.0651 / 0.0004 = 1,994; the precision wants 1,169.
  expect(plan(50)).toEqual({ trials: 2560, reached: true });
  // 60 of 512: Wilson [0.0853, 0.1606]: nearest to an edge at 0.1606 (12.25 x 0.1348 / 0.0394^2 = 1,064), the precision wants 1,333.
  expect(plan(60)).toEqual({ trials: 1536, reached: true });
});

test('what the word wants beyond the ladder is no broken promise: the precision alone says whether it is reached', () => {
  expect(planTrials(predicate, events(256), 0.0098)).toEqual({ trials: 10_240, reached: false });
  expect(planTrials(predicate, events(256), 0.01)).toEqual({ trials: 10_240, reached: true });
  // 12.25 x 0.44 x 0.56 / 0.01^2 = 30,184 are wanted for the word.
  expect(planTrials(predicate, events(225), 0.01)).toEqual({ trials: 10_240, reached: true });
});
