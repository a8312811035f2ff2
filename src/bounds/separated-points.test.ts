import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { makeCase, makeGroup, makeWorld, ringAbout } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import { usualPerimeter } from '../domain/perimeter-choice.ts';
import { buildPerimeter } from '../world/perimeter.ts';
import { countSeparatedPoints } from './separated-points.ts';

const wgs84 = geographiclib.Geodesic.WGS84;

function distanceM(lng1: number, lat1: number, lng2: number, lat2: number): number {
  return wgs84.Inverse(lat1, lng1, lat2, lng2, geographiclib.Geodesic.DISTANCE).s12 ?? Number.NaN;
}

test('Venezuela, main ring: at least 714 units at 5 km and 580 at 6 km, within 5 %', () => {
  const polygons = createReference().territory('VEN')?.polygons ?? [];
  const { points, ringStarts } = buildPerimeter(
    polygons.map((rings) => ({ kind: 'outer', ring: rings[0] ?? [] })),
    usualPerimeter,
  );
  const end = ringStarts[1];
  const main = { x: points.x.slice(0, end), y: points.y.slice(0, end), z: points.z.slice(0, end) };
  expect(Math.abs(countSeparatedPoints(main, 10_000) / 714 - 1)).toBeLessThan(0.05);
  expect(Math.abs(countSeparatedPoints(main, 12_000) / 580 - 1)).toBeLessThan(0.05);
});

test('as many points as the count says lie pairwise farther apart on the ellipsoid, and no more by the same walk', () => {
  const ring = ringAbout(
    [20, 68],
    [
      [0, 0],
      [80e3, 5e3],
      [60e3, 60e3],
      [45e3, 20e3],
      [10e3, 70e3],
    ],
  );
  const world = makeWorld(
    [makeCase({ groups: [makeGroup({ id: 'g', count: 1, rangeM: 1 })] })],
    [ring],
  );
  const { lng, lat, points } = world.perimeter;
  for (const distance of [3_000, 12_000, 40_000]) {
    // The same walk with geodesic distances and no index: a point is taken when it is farther than that from all taken before.
    const taken: number[] = [];
    for (let i = 0; i < lng.length; i++) {
      const far = taken.every(
        (j) =>
          distanceM(lng[i] as number, lat[i] as number, lng[j] as number, lat[j] as number) >
          distance * 1.00001,
      );
      if (far) taken.push(i);
    }
    for (const i of taken)
      for (const j of taken) {
        if (i < j)
          expect(
            distanceM(lng[i] as number, lat[i] as number, lng[j] as number, lat[j] as number),
          ).toBeGreaterThan(distance);
      }
    const got = countSeparatedPoints(points, distance);
    // Rounding may shift a point or two of the walk, never the count by more.
    expect(Math.abs(got - taken.length), `${distance}`).toBeLessThanOrEqual(1);
  }
});

test('one point is one, points together are one, none is none', () => {
  const at = (values: number[]) => ({
    x: Float64Array.from(values, () => 6378137),
    y: Float64Array.from(values),
    z: Float64Array.from(values, () => 0),
  });
  expect(countSeparatedPoints(at([]), 1000)).toBe(0);
  expect(countSeparatedPoints(at([0]), 1000)).toBe(1);
  expect(countSeparatedPoints(at([0, 0, 10]), 1000)).toBe(1);
  expect(countSeparatedPoints(at([0, 1000, 1001]), 1000)).toBe(2);
  expect(countSeparatedPoints(at([-2500, 0, 2500, -2500]), 2000)).toBe(3);
});
