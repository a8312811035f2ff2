import { exp, expm1, log1p } from '../../kernel/math/index.ts';
import {
  binomialProbability,
  hypergeometricProbability,
} from '../../kernel/stats/discrete-quantiles.ts';
import type { SimulatedCheck } from './simulated-check.ts';
import type { SmallWorld } from './small-world.ts';

/** A square with a stock and a period. */
const square: SmallWorld = {
  outline: { kind: 'rectangle', widthM: 10_000, heightM: 10_000 },
  ...{ area: { kind: 'territory' }, count: 10, numbers: {}, altitudesM: [0] },
  ...{ points: [], crossing: null, latticePoints: 100 },
};

function makeChecks(
  measure: 'misidentification' | 'diversion',
  name: string,
  world: SmallWorld,
  expected: readonly (readonly [quantity: string, value: number, source: string])[],
): SimulatedCheck[] {
  return expected.map(([quantity, value, source]) => ({
    ...{ id: `${measure}-${name}-${quantity}`, world, measure, quantity },
    ...{ altitudeM: 0, k: 1, expected: value, source },
  }));
}

/** Lists the closed forms of misidentification: events are Poisson, given the unknowns of a world. */
export function misidentificationChecks(): SimulatedCheck[] {
  const some = 'P(>= 1) = 1 - e^(-passes x days x seen x fired)';
  const fixed: SmallWorld = {
    ...square,
    numbers: { passesPerDay: 100, seenShare: 0.4, firedShare: 0.002, days: 10 },
  };
  const busy: SmallWorld = {
    ...square,
    numbers: { passesPerDay: 1_000, seenShare: 0.5, firedShare: 0.2, days: 100 },
  };
  const unknown: SmallWorld = {
    ...square,
    numbers: {
      passesPerDay: { kind: 'uniform', low: 10, high: 500 },
      ...{ seenShare: 0.5, firedShare: 0.001, days: 10 },
    },
  };
  // Means of 0.05 to 2.5 a world, uniform: the chance of none is averaged over them.
  const none = (exp(-0.05) - exp(-2.5)) / 2.45;
  // The variance of the sample variance of a Poisson law is (2 m^2 + m) / n.
  const spread = Math.sqrt(2e8 + 1e4);
  return [
    ...makeChecks('misidentification', 'fixed', fixed, [
      ['events', 0.8, 'Poisson mean'],
      ['at-least-one', -expm1(-0.8), some],
    ]),
    ...makeChecks('misidentification', 'busy', busy, [['events', 1e4, 'Poisson mean']]),
    ...makeChecks('misidentification', 'busy-variance', busy, [
      ['events', 1e4, 'Poisson variance'],
    ]).map((check) => ({ ...check, varianceSpread: spread })),
    ...makeChecks('misidentification', 'unknown', unknown, [
      ['events', 1.275, 'mean of the unknown'],
      ['at-least-one', 1 - none, `${some}, averaged over a uniform number of passes`],
    ]),
  ];
}

/** Lists the closed forms of diversion: binomial losses, a hypergeometric audit. */
export function diversionChecks(): SimulatedCheck[] {
  const numbers = { lossSharePerYear: 0.04, auditedShare: 0.25, years: 2, missilesPerLauncher: 3 };
  const stock: SmallWorld = { ...square, numbers };
  const q = -expm1(2 * log1p(-0.04));
  const large: SmallWorld = {
    ...{ ...square, count: 1 },
    numbers: { lossSharePerYear: 1e-4, years: 1, auditedShare: 1, missilesPerLauncher: 5000 },
  };
  const lossOfLarge = -expm1(5000 * log1p(-1e-4));
  return [
    ...makeChecks('diversion', 'stock', stock, [
      ['items', 30 * q, 'binomial mean N q, q = 1 - (1 - a)^years'],
      ['at-least-one', -expm1(30 * log1p(-q)), '1 - (1 - q)^N'],
      ['with-launcher', meanOfLesser(30, 10, q), 'E min(L, G) by summation, L and G independent'],
      ['noticed', 1 - unnoticed(30, 8, q), 'hypergeometric audit, averaged over the loss'],
    ]),
    ...makeChecks('diversion', 'large', large, [
      ['at-least-one', lossOfLarge, '1 - (1 - q)^N'],
      ['noticed', lossOfLarge, 'an audit of everything notices any loss'],
    ]),
  ];
}

/** Mean of the lesser of two independent binomial numbers. */
function meanOfLesser(items: number, launchers: number, q: number): number {
  let mean = 0;
  for (let i = 0; i <= items; i++) {
    const chance = binomialProbability(i, items, q);
    for (let j = 0; j <= launchers; j++)
      mean += chance * binomialProbability(j, launchers, q) * Math.min(i, j);
  }
  return mean;
}

/** Chance that none of the missing items is among the audited serial numbers. */
function unnoticed(items: number, audited: number, q: number): number {
  let chance = 0;
  for (let lost = 0; lost <= items - audited; lost++)
    chance +=
      binomialProbability(lost, items, q) * hypergeometricProbability(0, items, lost, audited);
  return chance;
}
