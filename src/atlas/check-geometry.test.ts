import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import type { LngLat } from '../domain/reference.ts';
import { createReference } from './reference.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const reference = createReference();
const venezuela = reference.territory('VEN');

/** Area on the ellipsoid in m2; positive for a counter-clockwise ring. */
function signedAreaM2(ring: readonly LngLat[]): number {
  const polygon = wgs84.Polygon(false);
  for (const [lng, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lng);
  return polygon.Compute(false, true).area ?? Number.NaN;
}

function lengthKm(lines: readonly (readonly LngLat[])[]): number {
  const path = wgs84.Polygon(true);
  let total = 0;
  for (const line of lines) {
    path.Clear();
    for (const [lng, lat] of line) path.AddPoint(lat, lng);
    total += path.Compute(false, true).perimeter;
  }
  return total / 1000;
}

test('the area of Venezuela is that of the data set on the ellipsoid', () => {
  const rings = venezuela?.polygons.flat() ?? [];
  const areaKm2 = rings.reduce((sum, ring) => sum + signedAreaM2(ring), 0) / 1e6;
  expect(Math.abs(areaKm2 / 912_669 - 1)).toBeLessThan(0.0001);
});

test.each([
  ['COL', 2114],
  ['BRA', 1604],
  ['GUY', 624],
])('the border of Venezuela with %s is %d km long', (neighbour, expectedKm) => {
  const border = venezuela?.borders.find((candidate) => candidate.neighbour === neighbour);
  expect(Math.abs(lengthKm(border?.lines ?? []) - expectedKm)).toBeLessThan(1);
});

test('the coast of Venezuela with its islands and the lake is 5,481 km long', () => {
  expect(Math.abs(lengthKm(venezuela?.coast ?? []) - 5481)).toBeLessThan(1);
});

test('borders and coast together are the rings', () => {
  for (const code of ['VEN', 'CHE', 'ZAF', 'NOR', 'UKR']) {
    const territory = reference.territory(code);
    const edges = [
      ...(territory?.coast ?? []),
      ...(territory?.borders ?? []).flatMap(({ lines }) => lines),
    ];
    const ringsKm = lengthKm(territory?.polygons.flat() ?? []);
    expect(Math.abs(lengthKm(edges) / ringsKm - 1)).toBeLessThan(1e-9);
  }
});

test('outer rings run counter-clockwise and holes clockwise, in every country', () => {
  // Islets smaller than the grid of the data set (about 400 m by 190 m) may have lost their area to rounding.
  const noAreaM2 = 100;
  const wrong = reference.countries.flatMap(({ code }) =>
    (reference.territory(code)?.polygons ?? []).flatMap((rings) =>
      rings
        .filter(
          (ring, index) => (index === 0 ? signedAreaM2(ring) : -signedAreaM2(ring)) < -noAreaM2,
        )
        .map(() => code),
    ),
  );
  expect(wrong).toEqual([]);
});

test('of Venezuela no ring has lost its area', () => {
  expect(venezuela?.polygons).toHaveLength(29);
  expect(venezuela?.polygons.every((rings) => signedAreaM2(rings[0] ?? []) > 0)).toBe(true);
});
