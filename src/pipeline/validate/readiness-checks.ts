import { exp } from '../../kernel/math/index.ts';
import { binomialProbability } from '../../kernel/stats/discrete-quantiles.ts';
import type { SimulatedCheck } from './simulated-check.ts';
import type { SmallWorld } from './small-world.ts';

/** A square with posts of which only readiness is asked. */
const square = {
  outline: { kind: 'rectangle', widthM: 10_000, heightM: 10_000 },
  ...{ area: { kind: 'territory' }, count: 10, numbers: {}, altitudesM: [0] },
  ...{ points: [], crossing: null, latticePoints: 100 },
} as const satisfies SmallWorld;

const process =
  'two-state Markov process, Barlow & Proschan 1965: A + (A0 - A) e^(-t (1/MTBF + 1/MTTR))';

function makeCheck(
  name: string,
  world: SmallWorld,
  timeH: number,
  expected: number,
  source: string,
): SimulatedCheck {
  return {
    ...{ id: `readiness-${name}`, world, measure: 'readiness', quantity: 'ready-share' },
    ...{ altitudeM: 0, k: 1, timeH, expected, source },
  };
}

/** Lists the closed forms of readiness over time. */
export function readinessChecks(): SimulatedCheck[] {
  return [
    ...processChecks(),
    ...reserveChecks(),
    ...crewChecks(),
    ...lossChecks(),
    ...unknownShareChecks(),
  ];
}

/** From A0 = 0.3 towards A = 0.8; and repair alone, where a post is ready at t if it was at least once by then. */
function processChecks(): SimulatedCheck[] {
  const alertHours = [0, 2, 8, 30, 2000];
  const moving: SmallWorld = {
    ...{ ...square, alertHours },
    numbers: { ready: 0.3, mtbfHours: 40, mttrHours: 10 },
  };
  const repaired: SmallWorld = {
    ...{ ...square, alertHours: [5] },
    numbers: { ready: 0.3, mtbfHours: 1e6, mttrHours: 10 },
  };
  const onceReady = 1 - 0.7 * exp(-5 / 10);
  return [
    ...alertHours.map((t) =>
      makeCheck(`at-${t}h`, moving, t, 0.8 - 0.5 * exp(-t * (1 / 40 + 1 / 10)), process),
    ),
    // Within 5 h a share of 5e-6 fails again.
    makeCheck(
      'once-by-5h',
      repaired,
      5,
      onceReady,
      'at least once ready by t: 1 - (1 - A0) e^(-t / D)',
    ),
  ];
}

function reserveChecks(): SimulatedCheck[] {
  const world: SmallWorld = {
    ...{ ...square, count: 0, alertHours: [6, 48] },
    numbers: { ready: 1, mttrHours: 0.01, reserve: 10, activationHours: 24 },
  };
  // A reserve fails once in 1e6 h and is repaired in a hundredth of an hour: 1e-8 of them are not ready.
  return [6, 48].map((t) =>
    makeCheck(`reserve-at-${t}h`, world, t, 1 - exp(-t / 24), 'Bin(N, 1 - e^(-t / T)), mean'),
  );
}

function crewChecks(): SimulatedCheck[] {
  const world: SmallWorld = {
    ...{ ...square, count: 40, alertHours: [12, 48, 200] },
    // 32 posts while all 64 people are on duty, 8 in shifts of 42 h a week; half are supplied after 4 days.
    crews: { operators: 64, perPost: 2, hoursPerWeek: 42 },
    numbers: {
      ...{ ready: 0.5, mtbfHours: 20, mttrHours: 20, surgeHours: 24 },
      ...{ enduranceDays: 4, resuppliedShare: 0.5 },
    },
  };
  return [
    makeCheck('surge', world, 12, 0.5, 'posts <= operators / perPost, A = A0 = 1/2'),
    makeCheck('shifts', world, 48, 0.125, 'posts <= operators / (perPost 168 h / hoursPerWeek)'),
    makeCheck('endurance', world, 200, 0.0625, 'past the endurance the resupplied share is left'),
  ];
}

function lossChecks(): SimulatedCheck[] {
  const numbers = { ready: 0.2, mtbfHours: 30, mttrHours: 10 };
  const world = (more: SmallWorld['numbers']): SmallWorld => ({
    ...{ ...square, alertHours: [0, 100] },
    numbers: { ...numbers, ...more },
  });
  const suppressed = world({ suppressedShare: 0.4 });
  const common = world({ commonFailureProbability: 0.25 });
  const { count } = square;
  const settled = 0.75 - 0.55 * exp(-100 * (1 / 30 + 1 / 10));
  const mixed = Array.from(
    { length: count + 1 },
    (_, k) => (k === 0 ? 0.25 : 0) + 0.75 * binomialProbability(k, count, settled),
  );
  return [
    makeCheck('suppressed-at-0h', suppressed, 0, 0.6 * 0.2, 'thinning: (1 - s) A0'),
    makeCheck('suppressed-at-100h', suppressed, 100, 0.6 * settled, `(1 - s) x ${process}`),
    makeCheck('common-failure', common, 100, 0.75 * settled, `(1 - c) x ${process}`),
    checkVariance('common-failure', common, 100, mixed, 'law of total variance'),
  ];
}

/** A share drawn once a world, Beta(a, b): the counts are beta-binomial, far wider than with a share for each post. */
function unknownShareChecks(): SimulatedCheck[] {
  return [
    [2, 2, 10],
    [8, 2, 40],
  ].flatMap(([a = 1, b = 1, n = 1]) => {
    const name = `unknown-share-beta-${a}-${b}`;
    const world: SmallWorld = {
      ...{ ...square, count: n, alertHours: [0] },
      numbers: { ready: { kind: 'beta', a, b } },
    };
    const source = 'beta-binomial: Var = n a b (a + b + n) / ((a + b)^2 (a + b + 1))';
    return [
      makeCheck(name, world, 0, a / (a + b), 'beta-binomial mean'),
      checkVariance(name, world, 0, betaBinomial(n, a, b), source),
    ];
  });
}

/** Checks the variance of the share between worlds against that of a law of the number of ready posts. */
function checkVariance(
  name: string,
  world: SmallWorld,
  timeH: number,
  law: readonly number[],
  source: string,
): SimulatedCheck {
  const n = law.length - 1;
  const moment = (power: 1 | 2 | 4, about: number): number =>
    law.reduce((sum, p, k) => {
      const away = k / n - about;
      return sum + p * (power === 1 ? away : power === 2 ? away * away : away * away * away * away);
    }, 0);
  const mean = moment(1, 0);
  const variance = moment(2, mean);
  const varianceSpread = Math.sqrt(moment(4, mean) - variance * variance);
  return { ...makeCheck(`${name}-variance`, world, timeH, variance, source), varianceSpread };
}

/** Probabilities of 0 … n ready posts where the share is Beta(a, b). */
function betaBinomial(n: number, a: number, b: number): number[] {
  let term = 1;
  for (let i = 0; i < n; i++) term *= (b + i) / (a + b + i);
  return Array.from({ length: n + 1 }, (_, k) => {
    const now = term;
    term *= ((n - k) / (k + 1)) * ((a + k) / (b + n - k - 1));
    return now;
  });
}
