import { expect, test } from 'vitest';
import { createRng, streamKey } from '../random/stream.ts';
import { fitLogistic, logistic, logLikelihood } from './logistic.ts';

const rng = createRng(11);
const uniforms = (name: string, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, t) => rng.uniform(streamKey(name), t, 0, 0));

/** Draws outcomes whose log odds are intercept + slopes . columns. */
function draw(columns: readonly Float64Array[], intercept: number, slopes: readonly number[]) {
  const luck = uniforms('luck', columns[0]?.length ?? 0);
  return Uint8Array.from(luck, (u, t) => {
    const score = slopes.reduce(
      (sum, slope, c) => sum + slope * ((columns[c] as Float64Array)[t] as number),
      intercept,
    );
    return u < logistic(score) ? 1 : 0;
  });
}

test('the slopes that outcomes were drawn with come back within 5 standard errors', () => {
  const count = 40_000;
  const columns = [uniforms('a', count), uniforms('b', count).map((u) => 1000 * u)];
  const { intercept, slopes } = fitLogistic(columns, draw(columns, -1, [2, -0.003]), 1e-6);
  // Standard errors from the information at P about 0.25 and a uniform column's variance 1/12: sqrt(12 / (0.19 n)).
  const error = Math.sqrt(12 / (0.19 * count));
  expect(Math.abs((slopes[0] as number) - 2)).toBeLessThan(5 * error);
  expect(Math.abs((slopes[1] as number) + 0.003)).toBeLessThan((5 * error) / 1000);
  expect(Math.abs(intercept + 1)).toBeLessThan(5 * error);
});

test('at the fit the likelihood is greatest: any slope moved a little lowers it', () => {
  const columns = [uniforms('c', 500), uniforms('d', 500)];
  const outcomes = draw(columns, 0.3, [1, -2]);
  const fit = fitLogistic(columns, outcomes, 0);
  const likelihood = (moved: readonly [number, number, number]): number =>
    logLikelihood(
      Float64Array.from(outcomes, (_, t) =>
        logistic(
          fit.intercept +
            moved[0] +
            columns.reduce(
              (sum, column, c) =>
                sum +
                ((fit.slopes[c] as number) + (moved[c + 1] as number)) * (column[t] as number),
              0,
            ),
        ),
      ),
      outcomes,
    );
  const best = likelihood([0, 0, 0]);
  for (const place of [0, 1, 2] as const)
    for (const step of [-0.05, 0.05]) {
      const moved: [number, number, number] = [0, 0, 0];
      moved[place] = step;
      expect(likelihood(moved)).toBeLessThan(best);
    }
});

test('a column that parts hits from misses keeps a finite slope, a constant one gets none', () => {
  const column = Float64Array.from({ length: 64 }, (_, t) => t);
  const outcomes = Uint8Array.from(column, (t) => (t < 32 ? 0 : 1));
  const { intercept, slopes } = fitLogistic([column, new Float64Array(64).fill(7)], outcomes, 1);
  expect(slopes[0]).toBeGreaterThan(0);
  expect(Number.isFinite(intercept)).toBe(true);
  expect(slopes[1]).toBe(0);
  expect(logistic(intercept + (slopes[0] as number) * 31.5)).toBeCloseTo(0.5, 6);
  expect(() => fitLogistic([new Float64Array(3)], outcomes, 1)).toThrow(RangeError);
});
