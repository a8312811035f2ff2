import { expect, test } from 'vitest';
import { sumByGrade } from './grade-shares.ts';

const numbers = [
  { unknown: 'posture.a.count', grade: 'B2', kind: 'claim' },
  { unknown: 'posture.a.rangeM', grade: 'B2', kind: 'fact' },
  { unknown: 'posture.b.rangeM', grade: 'A1', kind: 'fact' },
  { unknown: 'posture.a.ready', grade: 'F6', kind: 'assumption' },
  { unknown: 'belt.depth', grade: 'F6', kind: 'assumption' },
  { unknown: 'posture.c.rangeM', grade: 'F6', kind: 'fact' },
];

const place = { case: 'base', posture: 'a', interpretation: 'border', altitudeM: 0 };
const index = (unknown: string, firstOrder: number | null, totalEffect: number | null) => ({
  ...{ unknown, firstOrder, totalEffect },
});

test('indices add up by grade, an assumption is a grade of its own, what has no paper comes last', () => {
  // Dyadic numbers: their sums are exact.
  const unknowns = [
    index('luck', 0.0625, 0.25),
    index('posture.a.ready', 0.25, 0.5),
    index('posture.a.count', 0.125, 0.1875),
    index('belt.depth', 0.03125, 0.0625),
    index('posture.c.rangeM', 0.015625, 0.03125),
    index('posture.a.rangeM', 0.25, 0.375),
    index('posture.b.rangeM', -0.0078125, 0),
  ];
  expect(sumByGrade([{ ...place, unknowns }], numbers)).toEqual([
    {
      ...place,
      shares: [
        { grade: 'A1', unknowns: 1, firstOrder: -0.0078125, totalEffect: 0 },
        { grade: 'B2', unknowns: 2, firstOrder: 0.375, totalEffect: 0.5625 },
        { grade: 'F6', unknowns: 1, firstOrder: 0.015625, totalEffect: 0.03125 },
        { grade: 'assumption', unknowns: 2, firstOrder: 0.28125, totalEffect: 0.5625 },
        { grade: 'none', unknowns: 1, firstOrder: 0.0625, totalEffect: 0.25 },
      ],
      rest: 1 - 0.375 - 0.015625 - 0.28125 - 0.0625 + 0.0078125,
    },
  ]);
});

test('rows keep their order and their own sums; a row that does not vary is left out', () => {
  const rows = [
    { ...place, altitudeM: 3000, unknowns: [index('posture.a.ready', 0.5, 0.75)] },
    { ...place, altitudeM: 5000, unknowns: [index('posture.a.ready', null, null)] },
    { ...place, unknowns: [index('posture.a.ready', 1, 1), index('posture.a.count', null, null)] },
  ];
  expect(sumByGrade(rows, numbers).map((row) => [row.altitudeM, row.shares, row.rest])).toEqual([
    [3000, [{ grade: 'assumption', unknowns: 1, firstOrder: 0.5, totalEffect: 0.75 }], 0.5],
    [0, [{ grade: 'assumption', unknowns: 1, firstOrder: 1, totalEffect: 1 }], 0],
  ]);
});

test('an index that is no number is refused by name', () => {
  const rows = [{ ...place, unknowns: [index('posture.a.ready', Number.NaN, 0.5)] }];
  expect(() => sumByGrade(rows, numbers)).toThrow('posture.a.ready: an index is not finite');
});
