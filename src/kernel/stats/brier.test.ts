import fc from 'fast-check';
import { expect, test } from 'vitest';
import family from '../../../test/oracle/brier_murphy.json' with { type: 'json' };
import { scoreForecasts, tabulateReliability } from './brier.ts';
import { clopperPearsonInterval } from './intervals.ts';

const RUNS = Number(process.env.SKYPROOF_RUNS ?? 200);

test('the score and its parts are the known ones', () => {
  for (const vector of family.vectors) {
    const own = scoreForecasts(vector.forecast, vector.outcome);
    for (const part of ['brier', 'reliability', 'resolution', 'uncertainty', 'skill'] as const) {
      expect(own[part], part).toBeCloseTo(vector[part], 13);
    }
  }
});

const forecasts = fc.array(
  fc.tuple(fc.constantFrom(0, 0.05, 0.3, 0.5, 0.7, 1), fc.constantFrom(0, 1)),
  { minLength: 1, maxLength: 60 },
);

test('the parts sum up to the score, whose parts have their ranges', () => {
  fc.assert(
    fc.property(forecasts, (pairs) => {
      const f = pairs.map(([forecast]) => forecast);
      const o = pairs.map(([, outcome]) => outcome);
      const { brier, reliability, resolution, uncertainty, skill } = scoreForecasts(f, o);
      const plain = pairs.reduce((sum, [forecast, outcome]) => sum + (forecast - outcome) ** 2, 0);
      expect(brier).toBeCloseTo(plain / pairs.length, 12);
      expect(reliability - resolution + uncertainty).toBeCloseTo(brier, 12);
      expect(reliability).toBeGreaterThanOrEqual(0);
      expect(resolution).toBeLessThanOrEqual(uncertainty + 1e-12);
      if (skill === null) expect(new Set(o).size).toBe(1);
      else expect(skill).toBeCloseTo((resolution - reliability) / uncertainty, 9);
    }),
    { numRuns: RUNS },
  );
});

test('who knows scores 0, who says the base rate has no skill, who is sure and wrong scores 1', () => {
  expect(scoreForecasts([1, 0, 1], [1, 0, 1])).toMatchObject({
    brier: 0,
    reliability: 0,
    skill: 1,
  });
  expect(scoreForecasts([0.5, 0.5], [1, 0])).toMatchObject({
    brier: 0.25,
    resolution: 0,
    skill: 0,
  });
  expect(scoreForecasts([0, 1], [1, 0]).brier).toBe(1);
  expect(scoreForecasts([0.2], [0]).skill).toBeNull();
});

test('the reliability table puts every forecast into its bin and holds shares against their interval', () => {
  const table = tabulateReliability([0, 0.05, 0.1, 0.3, 0.7, 0.99, 1], [0, 0, 1, 0, 1, 1, 1]);
  expect(table.map(({ count }) => count)).toEqual([2, 1, 0, 1, 0, 0, 0, 1, 0, 2]);
  expect(table[0]).toEqual({
    ...{ from: 0, to: 0.1, count: 2, forecast: 0.025, observed: 0, isReliable: true },
    interval: clopperPearsonInterval(0, 2, 0.995),
  });
  expect(table[2]).toEqual({
    ...{ from: 0.2, to: 0.3, count: 0, forecast: null, observed: null, interval: null },
    isReliable: true,
  });
  // 40 of 100 where 20 % were forecast: the 99.5 % interval of 40 in 100 starts at 0.266.
  const f = Array.from({ length: 100 }, () => 0.2);
  const off = tabulateReliability(
    f,
    f.map((_, i) => (i < 40 ? 1 : 0)),
  )[2];
  expect(off.observed).toBe(0.4);
  expect(off.interval?.[0]).toBeCloseTo(0.266, 3);
  expect(off.isReliable).toBe(false);
  expect(
    tabulateReliability(
      f,
      f.map((_, i) => (i < 22 ? 1 : 0)),
    )[2].isReliable,
  ).toBe(true);
});

test('every forecast lies in the edges of its bin: on an edge, and at the next number below it', () => {
  for (let bins = 1; bins <= 60; bins++) {
    for (let k = 0; k <= bins; k++) {
      for (const forecast of [k / bins, (k / bins) * (1 - 2 ** -53)]) {
        const table = tabulateReliability([forecast], [1], bins);
        const at = table.findIndex(({ count }) => count === 1);
        const { from, to } = table[at];
        expect(from <= forecast && (forecast < to || at === bins - 1), `${forecast}`).toBe(true);
      }
    }
  }
});

test('other forecasts and outcomes are refused', () => {
  expect(() => scoreForecasts([], [])).toThrow(RangeError);
  expect(() => scoreForecasts([0.5], [0.5])).toThrow(RangeError);
  expect(() => scoreForecasts([1.1], [1])).toThrow(RangeError);
  expect(() => tabulateReliability([Number.NaN], [1])).toThrow(RangeError);
  expect(() => tabulateReliability([0.5], [1, 0])).toThrow(RangeError);
  expect(() => tabulateReliability([0.5], [1], 0)).toThrow(RangeError);
});
