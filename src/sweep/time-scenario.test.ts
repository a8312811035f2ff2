import { expect, test } from 'vitest';
import { openStudy, reference, smallStudy } from '../../test/sweep/open-study.ts';
import { placeStudy } from './run-part.ts';
import { timeScenario } from './time-scenario.ts';

/** Scenarios of the small country with a number of trials a row. */
const openSmall = (points: number, trials: number) =>
  openStudy(
    smallStudy
      .replace('points: 96', `points: ${points}`)
      .replace(/measures: .*/, 'measures: [points]')
      .replace('trials: 64', `trials: ${trials}`),
  );
const { setup } = placeStudy(openSmall(2, 64), reference);
const request = {
  ...{ reference, host: { isCancelled: () => false } },
  ...(setup === null ? {} : { setup }),
};

/** A clock that shows these times, one after the other, ms. */
function scriptClock(times: readonly number[]): {
  readonly clock: () => number;
  readonly left: () => number;
} {
  let next = 0;
  return {
    clock: () => {
      const time = times[next++];
      if (time === undefined) throw new Error('the clock was looked at more often');
      return time;
    },
    left: () => times.length - next,
  };
}

test('what a block takes is told from the difference of four blocks to one, and the mean is over the scenarios tried', () => {
  // Start; 20 ms for one block and 50 for four; then 40 and 110. Of 8 blocks: 50 + 4 × 10 and 110 + 4 × 70/3.
  const { clock, left } = scriptClock([0, 0, 20, 20, 70, 70, 70, 110, 110, 220]);
  const seconds = timeScenario(openSmall(2, 512), request, clock);
  expect(seconds).toBeCloseTo((90 + 110 + 280 / 3) / 2 / 1000, 12);
  expect(left()).toBe(0);
});

test('where a row has one block alone, its time is the estimate', () => {
  const { clock, left } = scriptClock([0, 0, 30, 30, 30, 40]);
  expect(timeScenario(openSmall(2, 64), request, clock)).toBeCloseTo(0.02, 12);
  expect(left()).toBe(0);
});

test('after a second no further scenario is tried, and at most eight are', () => {
  const slow = scriptClock([0, 0, 600, 600, 1200, 1200]);
  expect(timeScenario(openSmall(9, 128), request, slow.clock)).toBeCloseTo(0.6, 12);
  expect(slow.left()).toBe(0);
  const quick = scriptClock([0, ...Array.from({ length: 8 * 3 - 1 }, () => 5)]);
  timeScenario(openSmall(9, 64), request, quick.clock);
  expect(quick.left()).toBe(0);
});
