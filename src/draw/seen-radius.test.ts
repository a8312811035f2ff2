import { expect, test } from 'vitest';
import { seenRadiusM } from './seen-radius.ts';

const seen = {
  reachM: 8_000,
  altitudesM: [100, 500],
  share: [
    [0.64, 0.36, 0.25, 0.16],
    [1, 1, 1, 0.81],
  ],
};

test('a disc gets the radius of the area that is seen of it', () => {
  expect(seenRadiusM(seen, 100, 2_000)).toBeCloseTo(0.8 * 2_000, 9);
  expect(seenRadiusM(seen, 100, 8_000)).toBeCloseTo(0.4 * 8_000, 9);
  expect(seenRadiusM(seen, 500, 5_000)).toBe(5_000);
});

test('between two radii of the table the share is linear, from 1 at the post; beyond the last it stays', () => {
  expect(seenRadiusM(seen, 100, 3_000)).toBeCloseTo(3_000 * Math.sqrt(0.5), 9);
  expect(seenRadiusM(seen, 100, 1_000)).toBeCloseTo(1_000 * Math.sqrt(0.82), 9);
  expect(seenRadiusM(seen, 100, 9_000)).toBeCloseTo(0.4 * 9_000, 9);
  expect(seenRadiusM(seen, 100, 0)).toBe(0);
});

test('a height that was not worked out is an error of the program', () => {
  expect(() => seenRadiusM(seen, 200, 100)).toThrow(RangeError);
});
