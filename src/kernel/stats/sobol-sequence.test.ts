import { expect, test } from 'vitest';
import family from '../../../test/oracle/sobol_sequence.json' with { type: 'json' };
import far from '../../../test/oracle/sobol_sequence_far.json' with { type: 'json' };
import { createSobolSequence, mostSobolCoordinates } from './sobol-sequence.ts';

test('the first points are the known ones', () => {
  const sequence = createSobolSequence(6, null);
  const point = new Float64Array(6);
  expect(family.vectors.length).toBe(16);
  family.vectors.forEach((known, index) => {
    sequence.point(point, index);
    expect(Array.from(point)).toEqual(known);
  });
});

test('points far out and in the last coordinates are those of another program, in every bit', () => {
  const sequence = createSobolSequence(mostSobolCoordinates, null);
  const point = new Float64Array(mostSobolCoordinates);
  expect(far.coordinates.at(-1)).toBe(mostSobolCoordinates - 1);
  for (const { index, point: known } of far.vectors) {
    sequence.point(point, index);
    expect(far.coordinates.map((coordinate) => point[coordinate] * 2 ** 32)).toEqual(known);
  }
});

test('the first 2^k points have one in each of 2^k equal parts of every coordinate, scrambled or not', () => {
  for (const scramble of [null, { seed: 1, replicate: 0 }, { seed: 2 ** 52 + 1, replicate: 7 }]) {
    const sequence = createSobolSequence(mostSobolCoordinates, scramble);
    const point = new Float64Array(mostSobolCoordinates);
    for (const count of [2, 64, 1024]) {
      const seen = Array.from(point, () => new Set<number>());
      for (let index = 0; index < count; index++) {
        sequence.point(point, index);
        seen.forEach((parts, coordinate) => {
          parts.add(Math.floor(count * point[coordinate]));
        });
      }
      expect(seen.map((parts) => parts.size)).toEqual(seen.map(() => count));
    }
  }
});

test('scrambled points are uniform in the open interval, also in pairs, and other seeds and replicates give others', () => {
  const replicates = 4000;
  const point = new Float64Array(2);
  let [sum, squares, product] = [0, 0, 0];
  const firsts = new Set<number>();
  for (let replicate = 0; replicate < replicates; replicate++) {
    // Without a shift point 0 would be the corner.
    createSobolSequence(2, { seed: 3, replicate }).point(point, 0);
    expect(point[0] > 0 && point[0] < 1).toBe(true);
    firsts.add(point[0]);
    sum += point[0];
    squares += point[0] ** 2;
    product += (point[0] - 0.5) * (point[1] - 0.5);
  }
  // z = 5, n = 4,000: standard errors sqrt(1/12 / n), sqrt(4/45 / n), 1/12 / sqrt(n).
  expect(Math.abs(sum / replicates - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / replicates));
  expect(Math.abs(squares / replicates - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / replicates));
  expect(Math.abs(product / replicates)).toBeLessThan(5 / 12 / Math.sqrt(replicates));
  expect(firsts.size).toBeGreaterThan(replicates - 5);
  createSobolSequence(2, { seed: 4, replicate: 0 }).point(point, 0);
  expect(firsts.has(point[0])).toBe(false);
});

test('the scramble is one of bits: two points far apart in index stay unrelated, the mean of a net is nearly exact', () => {
  // Scrambled nets of 1,024 points integrate x y within n^-1.5 or so; plain random points err by 0.007.
  const count = 1024;
  const errors = Array.from({ length: 50 }, (_, replicate) => {
    const sequence = createSobolSequence(2, { seed: 5, replicate });
    const point = new Float64Array(2);
    let sum = 0;
    for (let index = 0; index < count; index++) {
      sequence.point(point, index);
      sum += point[0] * point[1];
    }
    return sum / count - 0.25;
  });
  expect(Math.sqrt(errors.reduce((sum, each) => sum + each ** 2, 0) / 50)).toBeLessThan(5e-4);
  expect(Math.max(...errors.map(Math.abs))).toBeGreaterThan(0);
});

test('a number of coordinates without direction numbers is refused', () => {
  for (const bad of [0, 1.5, mostSobolCoordinates + 1, Number.NaN]) {
    expect(() => createSobolSequence(bad, null)).toThrow(RangeError);
  }
});
