import { expect, test } from 'vitest';
import { accumulateStarts, makeStrips } from './strips.ts';

test('strips follow each other, and what lies beyond an end belongs to the strip there', () => {
  const strips = makeStrips(-100, 300, 8);
  expect([-1e9, -100, -50.1, -50, 0, 299.9, 300, 1e9].map(strips.stripOf)).toEqual([
    0, 0, 0, 1, 2, 7, 7, 7,
  ]);
  expect(makeStrips(5, 5, 4).stripOf(5)).toBe(0);
});

test('starts are the sums of the numbers before', () => {
  const starts = Int32Array.of(0, 3, 0, 2);
  const next = new Int32Array(3);
  accumulateStarts(starts, next);
  expect([...starts]).toEqual([0, 3, 3, 5]);
  expect([...next]).toEqual([0, 3, 3]);
});
