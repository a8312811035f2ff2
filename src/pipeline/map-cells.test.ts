import { expect, test } from 'vitest';
import { assessSmall } from '../../test/safety/small-assessment.ts';
import type { Lattice } from '../domain/world.ts';
import { countsLength, layMapCells, readMap } from './map-cells.ts';
import type { RunSetup } from './runner.ts';

/** Ten rows of ten points, all inside, about 11 km apart. */
const lattice: Lattice = {
  rowLat: Float64Array.from({ length: 10 }, (_, i) => i * 0.1),
  rowLng: new Float64Array(10).fill(20),
  rowStepLng: new Float64Array(10).fill(0.1),
  rowStarts: Int32Array.from({ length: 11 }, (_, i) => i * 10),
  inside: new Uint8Array(100).fill(1),
  ...{ insideCount: 100, spacingM: 11_000 },
};
const setup = {
  cases: [{ id: 'base', altitudesM: [0, 1000], postures: [{ id: 'p' }] }],
  world: { lattice },
  map: { case: 0, posture: 0, cellM: 22_000 },
} as unknown as RunSetup;

test('each k has its own layers; a block that an older program kept has no part in them', () => {
  const cells = layMapCells(lattice, 22_000);
  const count = cells.points.length;
  const full = new Uint32Array(countsLength(2, cells));
  // k = 1, both altitudes: every point in every trial; k = 2 at 1,000 m: half of the trials; k = 3: never.
  for (let cell = 0; cell < count; cell++) {
    full[cell] = full[count + cell] = cells.points[cell] * 64;
    full[3 * count + cell] = cells.points[cell] * 32;
  }
  const maps = new Map([
    [0, full],
    [1, new Uint32Array(2 * count)],
  ]);
  const map = readMap(setup, [{ maps }]);
  const land = (layer: readonly (number | null)[] | undefined) =>
    new Set(layer?.filter((_, cell) => cells.points[cell] > 0));
  expect(map?.trials).toBe(64);
  expect(map?.probability.map(land)).toEqual([new Set([255]), new Set([255])]);
  expect(map?.deeper.map((layers) => layers.map(land))).toEqual([
    [new Set([0]), new Set([128])],
    [new Set([0]), new Set([0])],
  ]);
  expect(readMap(setup, [{ maps: new Map([[0, new Uint32Array(5)]]) }])).toBeNull();
});

test('in a run no place is covered more often by k + 1 units than by k', async () => {
  const { map } = (await assessSmall()).assessment;
  const layers = [map.probability, ...map.deeper];
  expect(layers).toHaveLength(3);
  let above = 0;
  for (let k = 1; k < 3; k++) {
    layers[k].forEach((layer, a) => {
      layer.forEach((value, cell) => {
        expect(value === null).toBe(layers[k - 1][a][cell] === null);
        expect(value ?? 0).toBeLessThanOrEqual(layers[k - 1][a][cell] ?? 0);
        if ((value ?? 0) > 0) above++;
      });
    });
  }
  expect(above).toBeGreaterThan(0);
});
