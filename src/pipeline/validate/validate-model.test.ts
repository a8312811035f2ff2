import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listedMeasures } from '../../scenario/schema.ts';
import {
  discRectangleArea,
  expectedCoverage,
  integrate,
  longWindowArea,
  stadiumArea,
} from './plane-forms.ts';
import { validateModel } from './validate-model.ts';
import { largestZ } from './validation-check.ts';

function vectors<T>(family: string): { tol_rel: number; vectors: T[] } {
  return JSON.parse(
    readFileSync(new URL(`../../../test/oracle/${family}.json`, import.meta.url), 'utf8'),
  );
}

test('every closed form holds at 2,048 trials: |z| <= 5', async () => {
  const checks = await validateModel({ trials: 2048, seed: 1 });
  expect(checks.length).toBeGreaterThanOrEqual(20);
  expect(checks.filter((check) => !check.pass)).toEqual([]);
  expect(largestZ).toBe(5);
  for (const check of checks) {
    expect(check.pass).toBe(Math.abs(check.z) <= (check.standardError === 0 ? 1 : 5));
    expect(check.source).not.toBe('');
  }
  const slope = checks.find((check) => check.id === 'error-slope');
  expect(Math.abs((slope?.got ?? 0) + 0.5)).toBeLessThanOrEqual(0.05);
  expect(slope?.standardError).toBeLessThan(0.01);
  const arcs = checks.filter((check) => check.id.startsWith('coverage-same-draws-'));
  expect(arcs.map((check) => check.trials)).toEqual([64, 64]);
  const simulated = checks.filter(
    (check) => check.trials > 0 && check !== slope && !arcs.includes(check),
  );
  expect(new Set(simulated.map((check) => check.trials))).toEqual(new Set([2048]));
  expect(new Set(simulated.map((check) => check.measure.split(' ')[0]))).toEqual(
    new Set(listedMeasures.filter((name) => name !== 'sizing')),
  );
});

test('the expected coverage of a rectangle with its boundary is the published one', () => {
  const family = vectors<{
    w: number;
    h: number;
    r: number;
    n: number;
    e_fraction_binomial: number;
    e_fraction_2cov_binomial: number;
  }>('edge_effect_coverage');
  expect(family.vectors.length).toBe(6);
  for (const {
    w,
    h,
    r,
    n,
    e_fraction_binomial: once,
    e_fraction_2cov_binomial: twice,
  } of family.vectors) {
    expect(Math.abs(expectedCoverage(w, h, r, n, 1, 1) / once - 1)).toBeLessThan(1e-5);
    expect(Math.abs(expectedCoverage(w, h, r, n, 2, 1) / twice - 1)).toBeLessThan(1e-5);
  }
});

test('areas of discs cut by a rectangle are the published ones', () => {
  const family = vectors<{ cx: number; cy: number; r: number; w: number; h: number; area: number }>(
    'disk_rectangle_area',
  );
  expect(family.vectors.length).toBe(11);
  for (const { cx, cy, r, w, h, area } of family.vectors)
    expect(Math.abs(discRectangleArea(cx, cy, r, w, h) - area)).toBeLessThan(
      1e-12 * Math.max(1, r * r),
    );
});

test('the boundary takes a little off the binomial tail of a torus, never adds', () => {
  const family = vectors<{ n: number; r: number; area: number; p_k: number[] }>(
    'binomial_torus_coverage',
  );
  for (const { n, r, area, p_k } of family.vectors) {
    // A square of the same area has an edge, which takes some r / side of the coverage.
    const scale = Math.sqrt(area);
    p_k.forEach((expected, i) => {
      const got = expectedCoverage(scale, scale, r, n, i + 1, 1);
      expect(got).toBeLessThan(expected);
      expect(got / expected).toBeGreaterThan(1 - (6 * (i + 1) * r) / scale);
    });
  }
});

test('the area that sees a long window is that of a plain count', () => {
  const [l, r, s] = [100, 6, 6];
  const plain = integrate(
    (d) => {
      const chord = 2 * Math.sqrt(Math.max(0, r * r - d * d));
      return chord < s ? 0 : 2 * (l - 2 * s + chord);
    },
    0,
    Math.sqrt(r * r - (s * s) / 4),
    200,
  );
  expect(Math.abs(longWindowArea(l, r, s) / plain - 1)).toBeLessThan(1e-6);
  expect(longWindowArea(l, r, 1e-9)).toBeCloseTo(stadiumArea(l, r), 4);
});
