import { expect, test } from 'vitest';
import type { Distribution } from '../../src/domain/quantity.ts';
import { createDrawer } from '../../src/draw/create-drawer.ts';
import { createFixer } from '../../src/draw/fix-unknowns.ts';
import { createRng } from '../../src/kernel/random/index.ts';
import {
  estimateSensitivity,
  quantileBeta,
  quantileBinomial,
} from '../../src/kernel/stats/index.ts';
import { makeSmallWorld } from '../../src/pipeline/validate/small-worlds.ts';
import readiness from '../oracle/beta_binomial_readiness.json' with { type: 'json' };
import common from '../oracle/common_random_numbers.json' with { type: 'json' };
import { describeSample, isProof, noteFigure, round } from './figures.ts';

/** Units in a square that are ready with a share. */
function makeWorld(count: number, ready: number | Distribution) {
  return makeSmallWorld({
    outline: { kind: 'rectangle', widthM: 10_000, heightM: 10_000 },
    ...{ area: { kind: 'territory' }, count, numbers: { ready }, altitudesM: [0] },
    ...{ points: [], crossing: null, latticePoints: 100 },
  });
}

/** Whether each of `count` units is ready in each of `trials` worlds, 0 or 1. */
function drawReady(count: number, trials: number, ready: number, seed: number): Int8Array {
  const { each, world } = makeWorld(count, ready);
  const draw = createDrawer(each, world, seed);
  const states = new Int8Array(count * trials);
  for (let trial = 0; trial < trials; trial++) {
    const [group] = draw(trial).groups;
    for (let i = 0; i < group.count; i++) states[trial * count + group.unit[i]] = 1;
  }
  return states;
}

test('common random numbers: two readings that share their seed differ with the variance of the theory', () => {
  const count = 256;
  const trials = isProof ? 8192 : 256;
  for (const { p1, p2, var_crn, var_indep, trials_saved_factor: factor } of common.vectors) {
    const first = drawReady(count, trials, p1, 1);
    const minus = (other: Int8Array) => Int8Array.from(first, (value, i) => value - other[i]);
    const shared = describeSample(minus(drawReady(count, trials, p2, 1)));
    const apart = describeSample(minus(drawReady(count, trials, p2, 2)));
    const what = `${p1} and ${p2}`;
    // z = 5, n = count x trials.
    expect(Math.abs(shared.variance - var_crn), what).toBeLessThan(5 * shared.varianceError);
    expect(Math.abs(apart.variance - var_indep), what).toBeLessThan(5 * apart.varianceError);
    const ratio = apart.variance / shared.variance;
    if (isProof) expect(Math.abs(ratio / factor - 1), what).toBeLessThan(0.05);
    noteFigure('commonRandomNumbers', {
      ...{ p1, p2, units: count * trials, expected: round(factor, 4), measured: round(ratio, 4) },
      off: `${round(100 * (ratio / factor - 1), 2)} %`,
    });
  }
});

test('an unknown share and chance are apart: the parts of the variance are those of the beta-binomial law', () => {
  expect(readiness.vectors.length).toBe(3);
  for (const vector of readiness.vectors) {
    const { alpha: a, beta: b, n } = vector;
    const trials = isProof ? 200_000 : 4096;
    const { each, world } = makeWorld(n, { kind: 'beta', a, b });
    const draw = createDrawer(each, world, 1);
    const fix = createFixer(each, createRng(1));
    const expected = new Float64Array(trials);
    const rest = new Float64Array(trials);
    const ready = new Float64Array(trials);
    for (let trial = 0; trial < trials; trial++) {
      // What is not known: the share of this world. What is chance: who is ready, given the share.
      expected[trial] = n * fix(trial).groups[0].readyShare;
      ready[trial] = draw(trial).groups[0].count;
      rest[trial] = ready[trial] - expected[trial];
    }
    for (const [name, values, truth] of [
      ['unknown', expected, vector.var_epistemic],
      ['chance', rest, vector.var_aleatory],
      ['both', ready, vector.var],
    ] as const) {
      const { variance, varianceError } = describeSample(values);
      const what = `Beta(${a}, ${b}), ${n} units, ${name}`;
      // z = 5, n = trials.
      expect(Math.abs(variance - truth), what).toBeLessThan(5 * varianceError);
      if (isProof) expect(Math.abs(variance / truth - 1), what).toBeLessThan(0.02);
      noteFigure('unknownAndChance', {
        ...{ a, b, units: n, part: name, trials, expected: round(truth, 4) },
        ...{ measured: round(variance, 4), off: `${round(100 * (variance / truth - 1), 2)} %` },
      });
    }
  }
});

test('sensitivity with luck as one unknown: its total effect is the part of chance, the first order of the share that of the unknown', () => {
  const samples = isProof ? 2 ** 14 : 2 ** 11;
  for (const { alpha: a, beta: b, n, ...vector } of readiness.vectors) {
    const { indices } = estimateSensitivity(
      ([share, luck]) => quantileBinomial(luck, n, quantileBeta(share, a, b)),
      ...([2, samples, 1] as const),
    );
    if (indices === null) throw new Error('no indices');
    const unknown = vector.var_epistemic / vector.var;
    const bound = isProof ? 0.01 : 0.03;
    expect(Math.abs(indices[0].firstOrder - unknown)).toBeLessThan(bound);
    expect(Math.abs(indices[1].totalEffect - (1 - unknown))).toBeLessThan(bound);
    noteFigure('unknownAndLuck', {
      ...{ a, b, units: n, samples, expected: round(unknown) },
      ...{ firstOrder: round(indices[0].firstOrder), luck: round(indices[1].totalEffect) },
    });
  }
});
