import { expect, test } from 'vitest';
import { knownFunctions } from '../../../test/oracle/known-functions.ts';
import linear from '../../../test/oracle/linear_sensitivity.json' with { type: 'json' };
import { designScreening, readScreening } from './screening.ts';

/** Screens a function, which is shown each point in a copy of its own. */
function screenUnknowns(
  f: (u: Float64Array) => number,
  dimensions: number,
  trajectories: number,
  seed: number,
) {
  const design = designScreening(dimensions, trajectories, seed);
  const values = Float64Array.from({ length: design.evaluations }, (_, n) =>
    f(design.points.slice(n * dimensions, (n + 1) * dimensions)),
  );
  return readScreening(design, values);
}

const levels = [0.05, 0.35, 0.65, 0.95];

/** Mean size and mean of all elementary effects of an unknown, over every place of the others. */
function exactEffects(f: (u: Float64Array) => number, dimensions: number, i: number) {
  let [count, size, sum] = [0, 0, 0];
  for (let place = 0; place < 4 ** dimensions; place++) {
    const u = Float64Array.from({ length: dimensions }, (_, j) => {
      return levels[Math.floor(place / 4 ** j) % 4];
    });
    if (u[i] > 0.5) continue;
    const before = f(u);
    u[i] += 0.6;
    const effect = (f(u) - before) / 0.6;
    count++;
    size += Math.abs(effect);
    sum += effect;
  }
  return { size: size / count, mean: sum / count };
}

test('a linear function: every effect is its coefficient, without spread', () => {
  for (const { c, mu, sigma } of linear.vectors) {
    const effects = screenUnknowns(
      (u) => c.reduce((sum, each, i) => sum + each * u[i], 0),
      3,
      4,
      1,
    );
    effects.forEach((effect, i) => {
      expect(effect.meanSize).toBeCloseTo(mu[i], 12);
      expect(effect.mean).toBeCloseTo(mu[i], 12);
      expect(effect.deviation).toBeCloseTo(sigma[i], 12);
    });
  }
  const falling = screenUnknowns((u) => -2 * u[0], 1, 10, 1);
  expect(falling[0].mean).toBeCloseTo(-2, 12);
  expect(falling[0].meanSize).toBeCloseTo(2, 12);
});

test('effects of known functions are those of all places, within 5 standard errors', () => {
  for (const { name, f, dimensions } of knownFunctions) {
    screenUnknowns(f, dimensions, 1000, 3).forEach((effect, i) => {
      const exact = exactEffects(f, dimensions, i);
      // z = 5, n = 1,000 trajectories; 1e-9 where all effects are of one size.
      const bound = 5 * effect.meanSizeStandardError + 1e-9;
      expect(Math.abs(effect.meanSize - exact.size), `${name} ${i}`).toBeLessThan(bound);
      const meanBound = (5 * effect.deviation) / Math.sqrt(1000) + 1e-9;
      expect(Math.abs(effect.mean - exact.mean), `${name} ${i}`).toBeLessThan(meanBound);
    });
  }
});

test('100 trajectories rank the unknowns of the g-function and of a sum as their total effects do', () => {
  for (const { name, f, dimensions, totalEffect } of knownFunctions) {
    if (!/^(g|linear)/.test(name)) continue;
    const sizes = screenUnknowns(f, dimensions, 100, 1).map(({ meanSize }) => meanSize);
    for (let i = 0; i < dimensions; i++) {
      for (let j = 0; j < dimensions; j++) {
        if (totalEffect[i] > 1.01 * totalEffect[j]) {
          expect(sizes[i], `${name}: ${i} before ${j}`).toBeGreaterThan(sizes[j]);
        }
      }
    }
  }
});

test('an unknown without effect has none; one that acts through another alone has size and no direction', () => {
  // y = (u0 - 1/2)(u1 - 1/2): an effect of u0 is u1 - 1/2, of either sign.
  const effects = screenUnknowns((u) => (u[0] - 0.5) * (u[1] - 0.5), 3, 400, 5);
  expect(effects[2]).toEqual({ meanSize: 0, meanSizeStandardError: 0, mean: 0, deviation: 0 });
  expect(effects[0].meanSize).toBeGreaterThan(0.25);
  expect(Math.abs(effects[0].mean)).toBeLessThan((5 * effects[0].deviation) / 20);
  expect(effects[0].deviation).toBeGreaterThan(0.25);
});

test('trajectories x (unknowns + 1) evaluations, each a step of one unknown; the same seed gives the same', () => {
  const points: number[][] = [];
  const f = (u: Float64Array) => {
    points.push(Array.from(u));
    return u[0];
  };
  const first = screenUnknowns(f, 3, 5, 7);
  expect(points.length).toBe(20);
  points.forEach((point, n) => {
    if (n % 4 > 0) {
      expect(point.filter((each, i) => each !== points[n - 1][i]).length).toBe(1);
    }
  });
  expect(screenUnknowns((u) => u[0], 3, 5, 7)).toEqual(first);
  expect(() => screenUnknowns(f, 0, 5, 7)).toThrow(RangeError);
  expect(() => screenUnknowns(f, 1, 1, 7)).toThrow(RangeError);
  expect(() => screenUnknowns(() => Number.POSITIVE_INFINITY, 1, 2, 7)).toThrow(RangeError);
  expect(() => readScreening(designScreening(2, 3, 1), [0, 1])).toThrow(RangeError);
});

test('each unknown is the first to change in its part of the trajectories', () => {
  const points: number[][] = [];
  screenUnknowns(
    (u) => {
      points.push(Array.from(u));
      return 0;
    },
    ...([3, 600, 7] as const),
  );
  const firsts = [0, 0, 0];
  for (let start = 0; start < points.length; start += 4) {
    firsts[points[start].findIndex((each, i) => each !== points[start + 1][i])]++;
  }
  // 200 each of 600; z = 5 standard errors sqrt(600 x 1/3 x 2/3) = 11.5.
  for (const count of firsts) expect(Math.abs(count - 200)).toBeLessThan(58);
});
