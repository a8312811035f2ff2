import { readFileSync } from 'node:fs';
import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { chordOfDistanceM, chordToDistanceM, writeEcef } from './ellipsoid.ts';
import { geodesicDistanceM } from './geodesic-distance.ts';

const wgs84 = geographiclib.Geodesic.WGS84;

interface Vector {
  readonly lat1: number;
  readonly lon1: number;
  readonly lat2: number;
  readonly lon2: number;
  readonly wgs84_m: number;
}

const oracle: { tol_m: number; vectors: Vector[] } = JSON.parse(
  readFileSync(new URL('../../../test/oracle/geodesy.json', import.meta.url), 'utf8'),
);

function libraryM(lng1: number, lat1: number, lng2: number, lat2: number): number {
  return wgs84.Inverse(lat1, lng1, lat2, lng2).s12 ?? Number.NaN;
}

test('geodesic lengths agree with the published ones to 1 mm, either way round', () => {
  expect(oracle.vectors.length).toBe(10);
  for (const { lat1, lon1, lat2, lon2, wgs84_m } of oracle.vectors) {
    const there = geodesicDistanceM(lon1, lat1, lon2, lat2);
    const back = geodesicDistanceM(lon2, lat2, lon1, lat1);
    expect(Math.abs(there - wgs84_m), `${lat1} ${lon1} ${lat2} ${lon2}`).toBeLessThan(oracle.tol_m);
    expect(Math.abs(back - wgs84_m)).toBeLessThan(oracle.tol_m);
  }
});

test('geodesic lengths agree with an independent library to 2 mm however close to the equator the ends lie', () => {
  for (const tiny of [0, 1e-322, 1e-160, 1e-14, 1e-11, 1e-9, 1e-6, 6e-6, 1e-5, 1e-4]) {
    for (const span of [1e-7, 0.2, 90, 179, 179.3, 179.5, 179.9, 180]) {
      for (const [lat1, lat2] of [
        [0, -tiny],
        [tiny, tiny],
        [-tiny, tiny],
      ] as const) {
        const got = geodesicDistanceM(0, lat1, span, lat2);
        expect(
          Math.abs(got - libraryM(0, lat1, span, lat2)),
          `${lat1} ${lat2} ${span}`,
        ).toBeLessThan(2e-3);
      }
    }
  }
});

test('geodesic lengths agree with an independent library to 1 mm on random pairs', () => {
  const rng = createRng(1);
  for (let i = 0; i < 300; i++) {
    const lng1 = 360 * rng.uniform(1, i, 0, 0) - 180;
    const lat1 = 180 * rng.uniform(1, i, 1, 0) - 90;
    const lng2 = 360 * rng.uniform(1, i, 2, 0) - 180;
    const lat2 = 180 * rng.uniform(1, i, 3, 0) - 90;
    const error = geodesicDistanceM(lng1, lat1, lng2, lat2) - libraryM(lng1, lat1, lng2, lat2);
    expect(Math.abs(error), `${lng1} ${lat1} ${lng2} ${lat2}`).toBeLessThan(1e-3);
  }
});

test('nearly antipodal pairs, where iterations fail, agree to 1 mm', () => {
  const rng = createRng(2);
  for (let i = 0; i < 200; i++) {
    const lat1 = 160 * rng.uniform(1, i, 0, 0) - 80;
    const lat2 = -lat1 + 1.2 * (rng.uniform(1, i, 1, 0) - 0.5);
    const lng2 = 180 + 1.2 * (rng.uniform(1, i, 2, 0) - 0.5);
    const error = geodesicDistanceM(0, lat1, lng2, lat2) - libraryM(0, lat1, lng2, lat2);
    expect(Math.abs(error), `${lat1} ${lng2} ${lat2}`).toBeLessThan(1e-3);
  }
});

test('the straight distance gives the geodesic one back to 2e-6 up to 300 km and 75 degrees', () => {
  const rng = createRng(3);
  const at = { x: new Float64Array(2), y: new Float64Array(2), z: new Float64Array(2) };
  for (let i = 0; i < 500; i++) {
    const lat = 150 * rng.uniform(1, i, 0, 0) - 75;
    const azimuth = 360 * rng.uniform(1, i, 1, 0);
    const distanceM = 300_000 * rng.uniform(1, i, 2, 0);
    const end = wgs84.Direct(lat, 10, azimuth, distanceM);
    writeEcef(at.x, at.y, at.z, 0, 10, lat);
    writeEcef(at.x, at.y, at.z, 1, end.lon2 ?? 0, end.lat2 ?? 0);
    const chordM = Math.hypot(at.x[1] - at.x[0], at.y[1] - at.y[0], at.z[1] - at.z[0]);
    expect(Math.abs(chordToDistanceM(chordM) - distanceM)).toBeLessThan(2e-6 * distanceM + 1e-6);
  }
});

test('chord and distance undo each other', () => {
  for (const distanceM of [0, 1e-3, 1, 250, 5000, 300_000, 5_000_000]) {
    const back = chordToDistanceM(chordOfDistanceM(distanceM));
    expect(Math.abs(back - distanceM)).toBeLessThanOrEqual(1e-9 * distanceM);
    expect(chordOfDistanceM(distanceM)).toBeLessThanOrEqual(distanceM);
  }
});
