import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { meanRadiusM } from './ellipsoid.ts';
import { groundRadiusM, horizonDistanceM } from './ground-radius.ts';

interface Vector {
  readonly R?: number;
  readonly h?: number;
  readonly ground_radius?: number;
  readonly Re_km?: number;
  readonly k?: number;
  readonly h1_m?: number;
  readonly h2_m?: number;
  readonly los_km?: number;
}

const oracle: { vectors: Vector[] } = JSON.parse(
  readFileSync(new URL('../../../test/oracle/horizon_and_dome.json', import.meta.url), 'utf8'),
);

/** cos(rho / Re) = (Re^2 + (Re + h)^2 - R^2) / (2 Re (Re + h)), with 1 - cos kept exact so that small ranges keep their digits. */
function exactRadiusM(slantM: number, heightM: number): number {
  const outer = meanRadiusM + heightM;
  const versine = ((slantM - heightM) * (slantM + heightM)) / (2 * meanRadiusM * outer);
  return 2 * meanRadiusM * Math.asin(Math.sqrt(versine / 2));
}

test('the ground radius is that of the cosine formula to 1e-9, short and long ranges alike', () => {
  for (const slantM of [100, 500, 3000, 5000, 6000, 90_000, 91_000, 200_000, 400_000]) {
    for (const part of [0, 1e-3, 0.3, 0.5, 0.9, 0.999]) {
      const heightM = part * slantM;
      const exact = exactRadiusM(slantM, heightM);
      const error = groundRadiusM(slantM, heightM) / exact - 1;
      expect(Math.abs(error), `${slantM} ${heightM}`).toBeLessThan(1e-9);
    }
  }
});

test('the ground radius is sqrt(R^2 - h^2) to 0.1 % for short ranges, 0 above the range', () => {
  const domes = oracle.vectors.filter((vector) => vector.ground_radius !== undefined);
  expect(domes.length).toBe(5);
  for (const { R = 0, h = 0, ground_radius: flat = 0 } of domes) {
    const got = groundRadiusM(1000 * R, 1000 * h) / 1000;
    expect(Math.abs(got - flat)).toBeLessThanOrEqual(1e-3 * flat);
  }
  expect(groundRadiusM(5000, 5000)).toBe(0);
  expect(groundRadiusM(5000, 7000)).toBe(0);
});

test('the horizons of two heights add up to the published lines of sight to 0.1 %', () => {
  const lines = oracle.vectors.filter((vector) => vector.los_km !== undefined);
  expect(lines.length).toBe(4);
  for (const { k = 1, h1_m: low = 0, h2_m: high = 0, los_km: expected = 0 } of lines) {
    const got = (horizonDistanceM(low, k) + horizonDistanceM(high, k)) / 1000;
    // The published exact form scales the earth, so its h^2 term differs by less than h / Re.
    expect(Math.abs(got / expected - 1)).toBeLessThan(1e-3);
  }
});
