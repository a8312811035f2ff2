import { expect, test } from 'vitest';
import { type Polygon, signedArea } from '../../publish/map-geojson.ts';
import { clipPolygons } from './clip-rings.ts';

const square = (from: number, to: number): Polygon[number] => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
];
const area = (polygons: readonly Polygon[]): number =>
  polygons.reduce(
    (sum, [outer = [], ...holes]) =>
      sum +
      Math.abs(signedArea(outer)) / 2 -
      holes.reduce((inner, hole) => inner + Math.abs(signedArea(hole)) / 2, 0),
    0,
  );

test('strips of a polygon with a hole have its area together', () => {
  const land: Polygon[] = [[square(0, 10), square(2, 5)]];
  let total = 0;
  for (let low = -1; low < 11; low += 0.7) {
    for (let left = -1; left < 11; left += 1.3) {
      const parts = clipPolygons(clipPolygons(land, 1, low, low + 0.7), 0, left, left + 1.3);
      expect(parts.flat(2).every(([lng, lat]) => lng >= left && lat >= low)).toBe(true);
      total += area(parts);
    }
  }
  expect(total).toBeCloseTo(100 - 9, 9);
});

test('rings are closed, and nothing is left beside the land', () => {
  const [part] = clipPolygons([[square(0, 10)]], 0, 4, 6);
  expect(part?.[0]?.[0]).toEqual(part?.[0]?.at(-1));
  expect(clipPolygons([[square(0, 10)]], 0, 11, 12)).toEqual([]);
});
