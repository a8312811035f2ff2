import { expect, test } from 'vitest';
import ishigami from '../../../test/oracle/ishigami.json' with { type: 'json' };
import { ishigamiOf, knownFunctions } from '../../../test/oracle/known-functions.ts';
import { designSensitivity, estimateSensitivity, readSensitivity } from './sensitivity.ts';

test('known functions: every index within 0.01 at 2^14 samples', () => {
  for (const { x, f } of ishigami.points) expect(ishigamiOf(x, 7, 0.1)).toBeCloseTo(f, 12);
  expect(knownFunctions.length).toBe(7);
  for (const known of knownFunctions) {
    const own = estimateSensitivity(known.f, known.dimensions, 2 ** 14, 1);
    expect(Math.abs(own.mean - known.mean), known.name).toBeLessThan(0.01);
    expect(Math.abs(own.variance / known.variance - 1), known.name).toBeLessThan(0.01);
    expect(own.indices?.length).toBe(known.dimensions);
    own.indices?.forEach((index, i) => {
      const what = `${known.name}, unknown ${i}`;
      expect(Math.abs(index.firstOrder - known.firstOrder[i]), what).toBeLessThan(0.01);
      expect(Math.abs(index.totalEffect - known.totalEffect[i]), what).toBeLessThan(0.01);
    });
  }
});

test('standard errors are those that seeds show', () => {
  // Ishigami, 1,024 samples, 100 seeds: an error of the spread of 100 values is 7 %, of a jackknife over 16 groups 18 %.
  const known = knownFunctions[0];
  const runs = Array.from(
    { length: 100 },
    (_, seed) => estimateSensitivity(known.f, 3, 1024, seed).indices ?? [],
  );
  for (let i = 0; i < 3; i++) {
    for (const [value, error, truth] of [
      ['firstOrder', 'firstOrderStandardError', known.firstOrder[i]],
      ['totalEffect', 'totalEffectStandardError', known.totalEffect[i]],
    ] as const) {
      const spread = Math.sqrt(
        runs.reduce((sum, run) => sum + (run[i][value] - truth) ** 2, 0) / 100,
      );
      const stated = Math.sqrt(runs.reduce((sum, run) => sum + run[i][error] ** 2, 0) / 100);
      expect(stated / spread, `${value} ${i}`).toBeGreaterThan(0.7);
      expect(stated / spread, `${value} ${i}`).toBeLessThan(1.4);
    }
  }
});

test('an event that chance alone decides is driven by chance alone', () => {
  // Luck is the last unknown: holds if luck < p, whatever the other two are.
  const { mean, variance, indices } = estimateSensitivity((u) => (u[2] < 0.3 ? 1 : 0), 3, 1024, 2);
  expect(mean).toBeCloseTo(0.3, 2);
  expect(variance).toBeCloseTo(0.21, 2);
  expect(indices?.map(({ totalEffect }) => Math.round(totalEffect * 10) / 10)).toEqual([0, 0, 1]);
  // Between them: a threshold on the first unknown that luck blurs.
  const blurred = estimateSensitivity((u) => (u[2] < 0.2 + 0.6 * u[0] ? 1 : 0), 3, 2 ** 14, 2);
  // Var E(f | u0) = 0.36 / 12 = 0.03, Var f = 1/4: first order 0.12; E(f | all but u0) = share of u0 above (luck - 0.2) / 0.6.
  expect(blurred.indices?.[0].firstOrder).toBeCloseTo(0.12, 1);
  // E Var(f | luck) = 0.6 x integral of t (1 - t) = 0.1 -> 0.4.
  expect(Math.abs((blurred.indices?.[0].totalEffect ?? 0) - 0.4)).toBeLessThan(0.01);
  // An unknown without effect is exactly without effect, not within an error of it.
  expect(blurred.indices?.[1]).toMatchObject({ firstOrder: 0, totalEffect: 0 });
});

test('below a variance of 1e-6 nothing drives it', () => {
  expect(estimateSensitivity(() => 0.5, 2, 64, 1)).toEqual({
    ...{ mean: 0.5, variance: 0, indices: null },
  });
  // A range of w has the variance w^2 / 12: 8.3e-7 at 0.00316, 1.2e-6 at 0.0038.
  expect(estimateSensitivity((u) => 0.00316 * u[0], 1, 1024, 1).indices).toBeNull();
  expect(estimateSensitivity((u) => 0.0038 * u[0], 1, 1024, 1).indices).not.toBeNull();
});

test('a design can be evaluated in any order; the same seed gives the same, another seed another', () => {
  const f = (u: Float64Array) => u[0] * u[1] + u[2];
  const design = designSensitivity(3, 64, 9);
  expect(design.evaluations).toBe(64 * 5);
  const values = new Float64Array(design.evaluations);
  const point = new Float64Array(3);
  for (let number = design.evaluations - 1; number >= 0; number--) {
    design.point(point, number);
    expect(point.every((each) => each > 0 && each < 1)).toBe(true);
    values[number] = f(point);
  }
  expect(readSensitivity(values, 3, 64)).toEqual(estimateSensitivity(f, 3, 64, 9));
  expect(readSensitivity(values, 3, 64)).not.toEqual(estimateSensitivity(f, 3, 64, 10));
  // Each mixed point differs from A in one unknown, which it has from B.
  const [a, b, mixed] = [0, 1, 2].map(() => new Float64Array(3));
  design.point(a, 35);
  design.point(b, 36);
  for (let i = 0; i < 3; i++) {
    design.point(mixed, 37 + i);
    expect(Array.from(mixed)).toEqual(Array.from(a, (each, j) => (j === i ? b[j] : each)));
  }
});

test('wrong sizes and values are refused', () => {
  const f = () => 1;
  for (const dimensions of [0, 33, 1.5]) {
    expect(() => estimateSensitivity(f, dimensions, 64, 1)).toThrow(RangeError);
  }
  for (const samples of [0, 16, 65, Number.NaN]) {
    expect(() => estimateSensitivity(f, 2, samples, 1)).toThrow(RangeError);
  }
  expect(() => estimateSensitivity(f, 2, 64, -1)).toThrow(RangeError);
  expect(() => estimateSensitivity(() => Number.NaN, 2, 64, 1)).toThrow(RangeError);
  expect(() => readSensitivity([1, 2], 2, 64)).toThrow(RangeError);
});
