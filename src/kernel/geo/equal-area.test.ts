import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { makeEqualAreaMap, planarRadiusM, projectRing } from './equal-area.ts';
import { ringAreaM2 } from './polygon.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const rng = createRng(6);

test('the map is EPSG method 9820: the example of its guidance note for ETRS89-LAEA', () => {
  // IOGP 373-7-2, 3.3.1: 50 N, 5 E about 52 N, 10 E; GRS 1980, which differs from WGS84 by less than 0.1 mm.
  const [x, y] = makeEqualAreaMap(10, 52).project(5, 50);
  expect(Math.abs(x - (3962799.45 - 4321000))).toBeLessThan(0.01);
  expect(Math.abs(y - (2999718.85 - 3210000))).toBeLessThan(0.01);
});

test('areas are right everywhere: a cell of a degree 20 degrees from the middle', () => {
  const map = makeEqualAreaMap(-66, 7);
  const ring: [number, number][] = [
    [-50, 20],
    [-49, 20],
    [-49, 21],
    [-50, 21],
    [-50, 20],
  ];
  const planar = shoelace(projectRing(map, ring, 0.01));
  expect(Math.abs(planar / ringAreaM2(ring) - 1)).toBeLessThan(1e-7);
});

/** Footprints all over Venezuela: centres within 750 km of the map's middle. */
function listFootprints() {
  const map = makeEqualAreaMap(-66.5, 6.5);
  return Array.from({ length: 200 }, (_, i) => {
    const azimuth = 360 * rng.uniform(1, i, 0, 0);
    const distanceM = 750_000 * Math.sqrt(rng.uniform(1, i, 0, 1));
    const radiusM = [5_000, 40_000, 200_000][i % 3] as number;
    const { lat2 = 0, lon2 = 0 } = wgs84.Direct(6.5, -66.5, azimuth, distanceM);
    const [x, y] = map.project(lon2, lat2);
    const rim = Array.from({ length: 72 }, (_, step) => {
      const at = wgs84.Direct(lat2, lon2, 5 * step, radiusM);
      return map.project(at.lon2 ?? 0, at.lat2 ?? 0);
    });
    return { distanceM, radiusM, x, y, rim };
  });
}

test('the disc of the planar radius has the area of the geodesic footprint: to 1e-6 in the radius', () => {
  for (const { radiusM, rim } of listFootprints()) {
    // A ring of 72 corners encloses less than the curve through them by sin(t) / t, t = 5 degrees.
    const step = (5 * Math.PI) / 180;
    const enclosed = Math.abs(shoelace([...rim, rim[0] as readonly [number, number]]));
    const area = enclosed * (step / Math.sin(step));
    const error = Math.sqrt(area / Math.PI) / planarRadiusM(radiusM) - 1;
    expect(Math.abs(error)).toBeLessThan(1e-6);
  }
});

test('the rim of a footprint lies within 0.1 % of the planar radius up to 500 km from the middle of the map, in the mean up to 750 km', () => {
  let squares = 0;
  let count = 0;
  for (const { distanceM, radiusM, x, y, rim } of listFootprints()) {
    const planar = planarRadiusM(radiusM);
    const errors = rim.map(([px, py]) => Math.hypot(px - x, py - y) / planar - 1);
    if (distanceM < 500_000 && radiusM <= 40_000)
      expect(Math.max(...errors.map(Math.abs))).toBeLessThan(1e-3);
    squares += errors.reduce((sum, error) => sum + error * error, 0);
    count += errors.length;
  }
  expect(Math.sqrt(squares / count)).toBeLessThan(1e-3);
});

function shoelace(ring: readonly (readonly [number, number])[]): number {
  return (
    ring.slice(1).reduce((sum, [x, y], i) => {
      const [px, py] = ring[i] as readonly [number, number];
      return sum + px * y - x * py;
    }, 0) / 2
  );
}
