import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { createClusterer } from './cluster-points.ts';

const rng = createRng(11);

function makePoints(seed: number, count: number, spread: number) {
  const axis = (unit: number) =>
    Float64Array.from({ length: count }, (_, i) => spread * (rng.uniform(seed, i, unit, 0) - 0.5));
  return { x: axis(0), y: axis(1), z: axis(2) };
}

test('clusters hold every point exactly once, and each ball holds its cluster', () => {
  const cluster = createClusterer(30);
  // Growing, shrinking and empty sets in one clusterer: nothing of the call before may stay.
  for (const [seed, count, spread] of [
    [1, 500, 1000],
    [2, 7, 100],
    [3, 0, 1],
    [4, 3000, 8000],
    [5, 40, 1e-9],
  ] as const) {
    const points = makePoints(seed, count, spread);
    const clusters = cluster(points, count);
    expect(clusters.starts[clusters.count]).toBe(count);
    const name = (x: number, y: number, z: number) => `${x} ${y} ${z}`;
    const wanted = Array.from(points.x, (x, i) => name(x, points.y[i], points.z[i])).sort();
    const held: string[] = [];
    for (let c = 0; c < clusters.count; c++) {
      const first = clusters.starts[c];
      expect(clusters.starts[c + 1]).toBeGreaterThan(first);
      for (let i = first; i < clusters.starts[c + 1]; i++) {
        held.push(name(clusters.x[i], clusters.y[i], clusters.z[i]));
        const away = Math.hypot(
          clusters.x[i] - clusters.x[first],
          clusters.y[i] - clusters.y[first],
          clusters.z[i] - clusters.z[first],
        );
        expect(away).toBeLessThanOrEqual(clusters.radius[c] * (1 + 1e-12));
      }
    }
    expect(held.sort()).toEqual(wanted);
  }
});

test('points in one cube stand in one cluster', () => {
  const cluster = createClusterer(100);
  const points = makePoints(6, 800, 1000);
  const clusters = cluster(points, 800);
  const clusterOf = new Map<string, number>();
  for (let c = 0; c < clusters.count; c++) {
    for (let i = clusters.starts[c]; i < clusters.starts[c + 1]; i++) {
      const cube = [clusters.x[i], clusters.y[i], clusters.z[i]].map((v) => Math.floor(v / 100));
      const known = clusterOf.get(cube.join());
      expect(known ?? c).toBe(c);
      clusterOf.set(cube.join(), c);
    }
  }
  expect(clusters.count).toBeGreaterThan(300);
});
