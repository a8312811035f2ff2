import { expect, test } from 'vitest';
import type { CoverageMap } from '../../domain/results.ts';
import type { Polygon } from '../../publish/map-geojson.ts';
import { drawCells } from './map-cells.ts';
import { layerOf } from './map-layer.ts';
import { unroll } from './map-surroundings.ts';

/** Four rows of six cells; the west half is certain at k = 1, nothing is at k = 3. */
function makeMap(cellM: number): CoverageMap {
  const rows = Array.from({ length: 4 }, (_, i) => ({
    ...{ lat: i * 0.1, heightLat: 0.1, lng: 10, stepLng: 0.1, cells: 6, start: i * 6 },
  }));
  const layer = (value: (column: number) => number): number[] =>
    Array.from({ length: 24 }, (_, i) => value(i % 6));
  const one = layer((column) => (column < 3 ? 255 : 0));
  return {
    ...{ cellM, posture: 'p', case: 'base', altitudesM: [0, 500], rows, trials: 64 },
    probability: [one, layer(() => 0)],
    deeper: [
      [layer(() => 128), layer(() => 0)],
      [layer(() => 0), layer(() => 0)],
    ],
  };
}

const land: readonly Polygon[] = [
  [
    [
      [10, 0],
      [10.55, 0],
      [10.55, 0.4],
      [10, 0.4],
      [10, 0],
    ],
  ],
];

test('cells alike are joined, those at the edge are cut at the land', () => {
  const { features, means } = drawCells(makeMap(11_000), land);
  const first = features[0]?.properties['c'];
  expect(String(first)).toHaveLength(6);
  expect(String(first)[layerOf(1, 0, 2)]).toBe('6');
  expect(String(first)[layerOf(2, 0, 2)]).toBe('3');
  // Each row: three certain cells as one, two others as one, and the last cut in half.
  expect(features).toHaveLength(12);
  const east = features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2).map(([lng]) => lng) : [],
  );
  expect(Math.max(...east)).toBeCloseTo(10.55, 9);
  expect(means[layerOf(1, 0, 2)]).toBeCloseTo(0.5, 12);
  expect(means[layerOf(3, 1, 2)]).toBe(0);
});

test('cells below 5 km are joined before anything is shown', () => {
  expect(drawCells(makeMap(2_000), land).cellM).toBeGreaterThanOrEqual(5_000);
});

test('a ring across the date line runs on', () => {
  const ring = unroll([
    [179, 0],
    [-179, 0],
    [-179, 1],
    [179, 1],
  ]);
  expect(ring.map(([lng]) => lng)).toEqual([179, 181, 181, 179]);
});
