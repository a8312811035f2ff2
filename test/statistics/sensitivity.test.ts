import { expect, test } from 'vitest';
import { estimateSensitivity } from '../../src/kernel/stats/index.ts';
import { knownFunctions } from '../oracle/known-functions.ts';
import { isProof, noteFigure, round } from './figures.ts';

test('known functions at 2^14 samples: every index within 0.01, whatever the seed', () => {
  const seeds = isProof ? 30 : 3;
  for (const { name, f, dimensions, firstOrder, totalEffect } of knownFunctions) {
    let [largestFirst, largestTotal, squares] = [0, 0, 0];
    for (let seed = 1; seed <= seeds; seed++) {
      const { indices } = estimateSensitivity(f, dimensions, 2 ** 14, seed);
      indices?.forEach((index, i) => {
        const first = index.firstOrder - firstOrder[i];
        const total = index.totalEffect - totalEffect[i];
        largestFirst = Math.max(largestFirst, Math.abs(first));
        largestTotal = Math.max(largestTotal, Math.abs(total));
        squares += (first / index.firstOrderStandardError) ** 2;
        squares += (total / index.totalEffectStandardError) ** 2;
      });
    }
    expect(largestFirst, name).toBeLessThan(0.01);
    expect(largestTotal, name).toBeLessThan(0.01);
    noteFigure('sensitivity', {
      ...{ function: name, samples: 2 ** 14, seeds },
      largestErrorOfFirstOrder: round(largestFirst),
      largestErrorOfTotalEffect: round(largestTotal),
      rootMeanSquareZ: round(Math.sqrt(squares / (2 * seeds * dimensions)), 2),
    });
  }
});
