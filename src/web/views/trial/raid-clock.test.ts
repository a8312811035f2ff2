import { expect, test } from 'vitest';
import type { RaidAccount, RaidStep } from '../../../pipeline/replay-raid.ts';
import {
  countSteps,
  makeTimeScale,
  neighbourTime,
  passTime,
  stepsUntil,
  writeClock,
} from './raid-clock.ts';

const steps: readonly RaidStep[] = [
  { timeS: 0, kind: 'in', aircraft: 1, missiles: 0 },
  { timeS: 5, kind: 'stands-off', aircraft: 2, missiles: 0 },
  { timeS: 60, kind: 'engaged', aircraft: 1, missiles: 2 },
  { timeS: 60, kind: 'empty', aircraft: 1, missiles: 0 },
  { timeS: 66, kind: 'stopped', aircraft: 1, missiles: 2 },
  { timeS: 300, kind: 'through', aircraft: 2, missiles: 0 },
];
const account = { steps, emptyAtStart: 3, endS: 300 } as unknown as RaidAccount;

test('counts follow the steps', () => {
  expect(countSteps(account, 0)).toMatchObject({ in: 0, fired: 0, open: 0, empty: 3 });
  expect(countSteps(account, 4)).toMatchObject({ in: 2, standOff: 1, fired: 2, open: 1, empty: 4 });
  expect(countSteps(account, 6)).toMatchObject({ open: 0, stopped: 1, through: 1, missed: 0 });
});

test('steps and their neighbours by time', () => {
  expect(stepsUntil(account, 0)).toBe(1);
  expect(stepsUntil(account, 60)).toBe(4);
  expect(stepsUntil(account, 1e9)).toBe(6);
  expect(neighbourTime(account, 5, 1)).toBe(60);
  expect(neighbourTime(account, 60, -1)).toBe(5);
  expect(neighbourTime(account, 0, -1)).toBe(0);
  expect(neighbourTime(account, 300, 1)).toBe(300);
});

test('elapsed time in words of a clock', () => {
  expect([0, 65.9, 3725].map(writeClock)).toEqual(['0:00', '1:05', '1:02:05']);
});

test('the scale rises from 0 to 1 and shortens what is quiet', () => {
  const { place, breaks } = makeTimeScale(account);
  expect(breaks).toEqual([{ fromS: 66, toS: 300 }]);
  let last = 0;
  for (let timeS = 0; timeS <= 300; timeS += 0.5) {
    expect(place(timeS)).toBeGreaterThanOrEqual(last);
    last = place(timeS);
  }
  expect([place(0), place(300), place(1e9)]).toEqual([0, 1, 1]);
  // 66 s in full, then 234 s in the room of 60.
  expect(place(66)).toBeCloseTo(66 / 126, 12);
  expect(place(183)).toBeCloseTo(96 / 126, 12);
});

test('quiet stretches are jumped over only where that is asked for', () => {
  const byS = 0.5;
  expect(passTime(account, 70, { byS, speed: 10, skips: true })).toBe(290);
  expect(passTime(account, 290, { byS, speed: 10, skips: true })).toBe(290.5);
  expect(passTime(account, 70, { byS, speed: 10, skips: false })).toBe(70.5);
  expect(passTime(account, 299.9, { byS, speed: 10, skips: true })).toBe(300);
});
