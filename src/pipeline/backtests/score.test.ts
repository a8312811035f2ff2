import { expect, test } from 'vitest';
import { brierScore, otherBaseRates, scoreForecasts } from './score.ts';

test('a sure forecast scores 0 or 1, an even chance a quarter either way', () => {
  expect(brierScore({ forecast: 1, came: true })).toBe(0);
  expect(brierScore({ forecast: 1, came: false })).toBe(1);
  expect(brierScore({ forecast: 0.5, came: true })).toBe(0.25);
  expect(brierScore({ forecast: 0.5, came: false })).toBe(0.25);
});

test('a base rate leaves its own case out', () => {
  expect(otherBaseRates([true, false, false, true])).toEqual([1 / 3, 2 / 3, 2 / 3, 1 / 3]);
});

test('three forecasts worked by hand: scores, difference and its standard error', () => {
  const card = scoreForecasts([
    { forecast: 0.8, came: true },
    { forecast: 0.4, came: false },
    { forecast: 0.1, came: false },
  ]);
  // ours 0.04, 0.16, 0.01; others' base rates 0, 1/2, 1/2 score 1, 1/4, 1/4.
  expect(card.ours).toBeCloseTo(0.07, 12);
  expect(card.baseRate).toBeCloseTo(0.5, 12);
  expect(card.believeClaimant).toBeCloseTo(2 / 3, 12);
  // Differences −0.96, −0.09, −0.24: mean −0.43, squares 0.2809 + 0.1156 + 0.0361 = 0.4326, /2 /3.
  expect(card.difference.mean).toBeCloseTo(-0.43, 12);
  expect(card.difference.standardError).toBeCloseTo(Math.sqrt(0.4326 / 6), 12);
});
