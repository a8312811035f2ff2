import { expect, test } from 'vitest';
import type { MeasureRow } from '../../src/domain/measure.ts';
import { createRng } from '../../src/kernel/random/index.ts';
import { clopperPearsonInterval, wilsonInterval } from '../../src/kernel/stats/index.ts';
import { readOut } from '../../src/measures/read-out.ts';
import family from '../oracle/interval_true_coverage.json' with { type: 'json' };
import { exactCoverage, type IntervalOf } from './exact-coverage.ts';
import { isProof, noteFigure, round } from './figures.ts';

const wilson: IntervalOf = (hits, trials) => wilsonInterval(hits, trials, 0.95);
const clopperPearson: IntervalOf = (hits, trials) => clopperPearsonInterval(hits, trials, 0.95);

/** The interval that a row of a run gets. */
const ofRow: IntervalOf = (hits, trials) =>
  readOut({ unit: 'probability' } as MeasureRow, {
    ...{ sum: BigInt(hits), squares: BigInt(hits), trials },
  }).interval;

const chances = [0.5, 0.1, 0.01, 0.001];
const repetitions = isProof ? 2000 : 1000;
const trialCounts = isProof ? [1000, 1024, 10_240] : [1000];

test('the exact coverage is the published one', () => {
  expect(family.vectors.length).toBe(16);
  for (const { n, p, wilson: ofWilson, clopper_pearson: ofClopper } of family.vectors) {
    expect(Math.abs(exactCoverage(wilson, n, p) - ofWilson)).toBeLessThan(family.tol_abs);
    expect(Math.abs(exactCoverage(clopperPearson, n, p) - ofClopper)).toBeLessThan(family.tol_abs);
  }
});

test('measured coverage is within 4 standard errors of the exact one; that of a row is at least 95 %', () => {
  const rng = createRng(1);
  const hits = new Int32Array(chances.length);
  for (const trials of trialCounts) {
    const covered = chances.map(() => ({ row: 0, wilson: 0 }));
    for (let repetition = 0; repetition < repetitions; repetition++) {
      hits.fill(0);
      for (let trial = 0; trial < trials; trial++) {
        const u = rng.uniform(trials, repetition, trial, 0);
        chances.forEach((p, i) => {
          if (u < p) hits[i]++;
        });
      }
      chances.forEach((p, i) => {
        const [low, high] = ofRow(hits[i], trials);
        if (low <= p && p <= high) covered[i].row++;
        const [lowW, highW] = wilson(hits[i], trials);
        if (lowW <= p && p <= highW) covered[i].wilson++;
      });
    }
    chances.forEach((p, i) => {
      const exact = exactCoverage(ofRow, trials, p);
      expect(exact, `n = ${trials}, p = ${p}`).toBeGreaterThanOrEqual(0.95);
      for (const [method, truth] of [
        ['row', exact],
        ['wilson', exactCoverage(wilson, trials, p)],
      ] as const) {
        const measured = covered[i][method] / repetitions;
        // z = 4, n = repetitions; the mid of a step where the exact coverage is nearly 1.
        const bound = 4 * Math.sqrt((truth * (1 - truth)) / repetitions) + 0.5 / repetitions;
        expect(Math.abs(measured - truth), `${method}, n = ${trials}, p = ${p}`).toBeLessThan(
          bound,
        );
        const z = (measured - truth) / Math.sqrt((truth * (1 - truth)) / repetitions);
        noteFigure('intervals', {
          ...{ method: method === 'row' ? 'Clopper-Pearson' : 'Wilson', trials, p, repetitions },
          ...{ exact: round(truth), measured: round(measured), z: round(z, 2) },
        });
      }
    });
  }
});
