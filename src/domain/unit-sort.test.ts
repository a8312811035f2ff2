import { expect, test } from 'vitest';
import { isSorted, sortOfUnit } from './unit-sort.ts';

test('words for launchers, missiles, systems and operators are counted as these', () => {
  expect(['tube', 'interceptor', 'set', 'gunner'].map(sortOfUnit)).toEqual([
    'launcher',
    'missile',
    'system',
    'operator',
  ]);
});

test('any other word, and none, stays', () => {
  expect([sortOfUnit('battery'), sortOfUnit(null)]).toEqual(['battery', null]);
  expect([isSorted('battery'), isSorted('tube')]).toEqual([false, true]);
});
