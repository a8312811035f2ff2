import { expect, test } from 'vitest';
import { judgeUnits, leastReady, missedBy } from './judge-guess.ts';

const units = (missile: number, launcher: number, system: number) => [
  { reading: 'missile' as const, share: missile },
  { reading: 'launcher' as const, share: launcher },
  { reading: 'system' as const, share: system },
];
const curve = (...chances: readonly number[]) => ({
  ...{ posture: 'all', label: 'all', altitudeM: 0 },
  points: chances.map((probability, i) => ({
    readyShare: (i + 1) / 10,
    probability,
    interval: [0, 1] as const,
    trials: 64,
  })),
});

test('what the count changes is read off the shares', () => {
  expect(judgeUnits(units(0.04, 0.05, 0.05))).toBe('fewer-missiles');
  expect(judgeUnits(units(0.05, 0.05, 0.05))).toBe('same');
  expect(judgeUnits(units(0.01, 0.02, 0.03))).toBe('different');
  expect(judgeUnits(units(0.06, 0.05, 0.05))).toBe('other');
  expect(judgeUnits(units(0.05, 0.05, 0.06))).toBe('other');
  expect(judgeUnits(units(0.05, 0.04, 0.06).slice(1))).toBe('other');
});

test('the least share is the one from which on the chance stays high', () => {
  expect(leastReady(curve(0, 0.5, 0.95, 0.99, 1))).toBeCloseTo(0.3);
  expect(leastReady(curve(0, 0.96, 0.9, 0.99))).toBeCloseTo(0.4);
  expect(leastReady(curve(0, 0.5, 0.94))).toBeNull();
});

test('a guess is too high or too low by percentage points', () => {
  expect(missedBy(70, 0.62)).toBeCloseTo(8);
  expect(missedBy(0, 0.62)).toBeCloseTo(-62);
});
