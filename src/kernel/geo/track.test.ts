import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { bearingDeg } from './bearing.ts';
import { writeEcef } from './ellipsoid.ts';
import { layTrack } from './track.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const rng = createRng(7);
const at = { x: new Float64Array(3), y: new Float64Array(3), z: new Float64Array(3) };

function lay(lng1: number, lat1: number, lng2: number, lat2: number) {
  writeEcef(at.x, at.y, at.z, 0, lng1, lat1);
  writeEcef(at.x, at.y, at.z, 1, lng2, lat2);
  return layTrack(at);
}

test('lengths along and across a track agree with geodesics to 0.1 % on random pairs', () => {
  for (let i = 0; i < 400; i++) {
    const lat = 140 * rng.uniform(1, i, 0, 0) - 70;
    const lng = 360 * rng.uniform(1, i, 1, 0) - 180;
    const lengthM = 20_000 + 1_500_000 * rng.uniform(1, i, 2, 0);
    const line = wgs84.DirectLine(lat, lng, 360 * rng.uniform(1, i, 3, 0), lengthM);
    const end = line.Position(lengthM);
    if (Math.abs(end.lat2 ?? 90) > 80) continue;
    const track = lay(lng, lat, end.lon2 ?? 0, end.lat2 ?? 0);
    expect(Math.abs(track.lengthM / lengthM - 1)).toBeLessThan(1e-3);
    // A point beside the geodesic: its foot, its distance and its side are known.
    const footM = lengthM * (1.2 * rng.uniform(1, i, 4, 0) - 0.1);
    const besideM = (rng.uniform(1, i, 5, 0) - 0.5) * 400_000;
    const foot = line.Position(footM);
    const point = wgs84.Direct(foot.lat2 ?? 0, foot.lon2 ?? 0, (foot.azi2 ?? 0) + 90, besideM);
    writeEcef(at.x, at.y, at.z, 2, point.lon2 ?? 0, point.lat2 ?? 0);
    const [px, py, pz] = [at.x[2], at.y[2], at.z[2]];
    const across = px * track.nx + py * track.ny + pz * track.nz;
    const ahead = px * track.tx + py * track.ty + pz * track.tz;
    const up = px * track.mx + py * track.my + pz * track.mz;
    const along = track.lengthM / 2 + Math.atan2(ahead, up) * track.metresPerRadian;
    // 0.1 % of the lengths at play; geodesics and the plane part by some 1e-3 of 200 km over 1,500 km.
    expect(Math.abs(Math.abs(across) - Math.abs(besideM)), `${i} across`).toBeLessThan(
      1e-3 * (Math.abs(besideM) + lengthM / 4),
    );
    expect(Math.abs(along - footM), `${i} along`).toBeLessThan(
      1e-3 * (lengthM + Math.abs(besideM)),
    );
    expect(Math.abs(ahead)).toBeLessThan(track.halfSpanM + 0.13 * lengthM);
  }
});

test('the ends of a track stand on it, half its length before and behind its middle', () => {
  const track = lay(-66.9, 10.5, -71.6, 10.6);
  for (const [end, sign] of [
    [0, -1],
    [1, 1],
  ] as const) {
    const [px, py, pz] = [at.x[end], at.y[end], at.z[end]];
    expect(Math.abs(px * track.nx + py * track.ny + pz * track.nz)).toBeLessThan(1e-6);
    const ahead = px * track.tx + py * track.ty + pz * track.tz;
    const up = px * track.mx + py * track.my + pz * track.mz;
    expect(Math.atan2(ahead, up) * track.metresPerRadian).toBeCloseTo(
      sign * (track.lengthM / 2),
      0,
    );
    expect(Math.abs(ahead)).toBeLessThan(track.halfSpanM);
  }
});

test('a track whose ends coincide has no length and no direction', () => {
  const track = lay(10, 20, 10, 20);
  expect([track.lengthM, track.halfSpanM, track.metresPerRadian]).toEqual([0, 0, 0]);
  expect(Object.values(track).every((value) => Number.isFinite(value))).toBe(true);
});

test('bearings agree with geodesic azimuths to 0.2 degrees, north is 0 and east is 90', () => {
  expect(bearingDeg(0, 0, 0, 1)).toBe(0);
  expect(bearingDeg(0, 0, 1, 0)).toBeCloseTo(90, 9);
  expect(bearingDeg(0, 0, 0, -1)).toBeCloseTo(180, 9);
  expect(bearingDeg(0, 0, -1, 0)).toBeCloseTo(270, 9);
  expect(bearingDeg(179.9, 0, -179.9, 0)).toBeCloseTo(90, 9);
  for (let i = 0; i < 100; i++) {
    const [lng, lat] = [360 * rng.uniform(2, i, 0, 0) - 180, 140 * rng.uniform(2, i, 1, 0) - 70];
    const azimuth = 360 * rng.uniform(2, i, 2, 0);
    const end = wgs84.Direct(lat, lng, azimuth, 300_000);
    const turn = bearingDeg(lng, lat, end.lon2 ?? 0, end.lat2 ?? 0) - azimuth;
    expect(Math.abs(((turn + 540) % 360) - 180)).toBeLessThan(0.2);
  }
});
