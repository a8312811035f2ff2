import { expect, test } from 'vitest';
import {
  chooseGapLengths,
  listGapQuantities,
  nameGapQuantity,
  readGapQuantity,
} from './gap-lengths.ts';

test('lengths are 1, 2 and 5 times powers of ten, from four steps to the longest ring', () => {
  expect(chooseGapLengths({ stepM: 250, mainRingLengthM: 60_000 })).toEqual([
    1000, 2000, 5000, 10_000, 20_000, 50_000,
  ]);
  expect(chooseGapLengths({ stepM: 50, mainRingLengthM: 2000 })).toEqual([200, 500, 1000, 2000]);
  expect(chooseGapLengths({ stepM: 251, mainRingLengthM: 4999.9 })).toEqual([2000]);
  expect(chooseGapLengths({ stepM: 250, mainRingLengthM: 900 })).toEqual([]);
});

test('a name holds all that a row counts', () => {
  const quantities = listGapQuantities([1000, 2000]);
  expect(quantities.map(nameGapQuantity)).toEqual([
    'gaps-0-to-1000-m',
    'gaps-1000-to-2000-m',
    'gaps-2000-m-up',
    'share-1000-m-up',
    'share-2000-m-up',
  ]);
  for (const quantity of quantities)
    expect(readGapQuantity(nameGapQuantity(quantity))).toEqual(quantity);
  expect(readGapQuantity('gap-count')).toBeNull();
  expect(readGapQuantity('longest-gap-m')).toBeNull();
});
