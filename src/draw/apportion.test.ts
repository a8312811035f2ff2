import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion } from './apportion.ts';

function seatsOf(shares: readonly number[], count: number): number[] {
  const seats = new Array<number>(shares.length).fill(0);
  for (const area of apportion(shares, count).area) seats[area] = (seats[area] as number) + 1;
  return seats;
}

const sharesOf = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 })
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });

test('Webster is house-monotone: more units never take one away from an area', () => {
  fc.assert(
    fc.property(sharesOf, fc.integer({ min: 0, max: 300 }), (shares, count) => {
      const few = apportion(shares, count);
      const more = apportion(shares, count + 17);
      expect([...more.area.subarray(0, count)]).toEqual([...few.area]);
      expect([...more.rank.subarray(0, count)]).toEqual([...few.rank]);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('even shares are met exactly and others to less than one unit each, as few areas allow', () => {
  expect(seatsOf([0.25, 0.25, 0.25, 0.25], 5000)).toEqual([1250, 1250, 1250, 1250]);
  expect(seatsOf([0.4, 0.3, 0.2, 0.1], 5000)).toEqual([2000, 1500, 1000, 500]);
  expect(seatsOf([0.5, 0.5], 3)).toEqual([2, 1]);
  expect(seatsOf([1, 0], 9)).toEqual([9, 0]);
  fc.assert(
    fc.property(sharesOf, fc.integer({ min: 1, max: 500 }), (shares, count) => {
      const seats = seatsOf(shares, count);
      expect(seats.reduce((sum, seat) => sum + seat, 0)).toBe(count);
      // Webster: for some divisor d every seat count is share / d rounded, so max (s - 1/2) / w <= min (s + 1/2) / w.
      const upper = Math.min(...seats.map((seat, i) => (seat + 0.5) / (shares[i] as number)));
      const lower = Math.max(...seats.map((seat, i) => (seat - 0.5) / (shares[i] as number)));
      expect(lower).toBeLessThanOrEqual(upper * (1 + 1e-12));
    }),
    { numRuns: 200, seed: 2 },
  );
});

test('the rank of a unit counts the earlier units of its area', () => {
  const { area, rank } = apportion([0.5, 0.3, 0.2], 100);
  const seen = [0, 0, 0];
  area.forEach((a, unit) => {
    expect(rank[unit]).toBe(seen[a]);
    seen[a] = (seen[a] as number) + 1;
  });
});
