import { expect, test } from 'vitest';
import type { RaidAccount, RaidStep } from '../../../pipeline/replay-raid.ts';
import { countSteps, neighbourTime, stepsUntil, writeClock } from './raid-clock.ts';

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
