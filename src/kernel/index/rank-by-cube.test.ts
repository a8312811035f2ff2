import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { createCubeRanker } from './rank-by-cube.ts';

const rng = createRng(11);

function makePoints(seed: number, count: number, spread: number) {
  const axis = (unit: number) =>
    Float64Array.from({ length: count }, (_, i) => spread * (rng.uniform(seed, i, unit, 0) - 0.5));
  return { x: axis(0), y: axis(1), z: axis(2) };
}

test('ranks are a permutation, and the points of one cube stand in their own order', () => {
  const rank = createCubeRanker(30);
  // Growing, shrinking and empty sets in one ranker: nothing of the call before may stay.
  for (const [seed, count, spread] of [
    [1, 500, 1000],
    [2, 7, 100],
    [3, 0, 1],
    [4, 3000, 8000],
    [5, 40, 1e-9],
  ] as const) {
    const points = makePoints(seed, count, spread);
    const ranks = rank(points, count).subarray(0, count);
    expect([...ranks].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
    const last = new Map<string, number>();
    for (let i = 0; i < count; i++) {
      const cube = [points.x[i], points.y[i], points.z[i]].map((v) => Math.floor(v / 30)).join();
      expect(ranks[i]).toBeGreaterThan(last.get(cube) ?? -1);
      last.set(cube, ranks[i]);
    }
  }
});

test('cubes stand in the order of their first points', () => {
  // Eight cubes about the origin, none of which shares a slot of the table with another.
  const points = makePoints(6, 200, 100);
  const ranks = createCubeRanker(1000)(points, 200);
  const cubes = new Map<string, number[]>();
  for (let i = 0; i < 200; i++) {
    const cube = [points.x[i], points.y[i], points.z[i]].map((v) => Math.floor(v / 1000)).join();
    cubes.set(cube, [...(cubes.get(cube) ?? []), i]);
  }
  expect(cubes.size).toBe(8);
  expect([...cubes.values()].flat().map((i) => ranks[i])).toEqual(
    Array.from({ length: 200 }, (_, i) => i),
  );
});
