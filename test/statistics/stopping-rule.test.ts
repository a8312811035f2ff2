import { expect, test } from 'vitest';
import type { MeasureRow } from '../../src/domain/measure.ts';
import { blockTrials, pilotBlocks } from '../../src/domain/tally.ts';
import { createRng } from '../../src/kernel/random/index.ts';
import { clopperPearsonInterval } from '../../src/kernel/stats/index.ts';
import { planTrials } from '../../src/measures/plan-trials.ts';
import { readOut } from '../../src/measures/read-out.ts';
import { sumRow } from '../../src/measures/row-sums.ts';
import { createBlockCounter } from '../../src/measures/tally-block.ts';
import { evaluate } from '../../src/pipeline/evaluate.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { partGaps } from '../../src/pipeline/part-gaps.ts';
import { makeSmallWorld } from '../../src/pipeline/validate/small-worlds.ts';
import { exactRule } from './exact-coverage.ts';
import { isProof, noteFigure, round } from './figures.ts';

const pilot = pilotBlocks * blockTrials;
/** A row that gets no word, and one that does: it runs longer near the edges of the word scale. */
const rows = {
  event: { unit: 'probability', measure: 'raid', quantity: 'no-leak', intruder: null },
  predicate: { unit: 'probability', measure: 'border', quantity: 'no-gap', intruder: null },
} as unknown as { readonly event: MeasureRow; readonly predicate: MeasureRow };
const { event } = rows;
const precisions = [0.02, 0.01, 0.05];
const chances = [0.5, 0.1, 0.01, 0.001];

/** The rule for events, worked out exactly at a chance. */
function ruleAt(p: number, precision: number, row = event) {
  return exactRule(
    (hits) =>
      planTrials(row, { sum: BigInt(hits), squares: BigInt(hits), trials: pilot }, precision),
    (hits, trials) => clopperPearsonInterval(hits, trials, 0.95),
    (hits, trials) => {
      const [low, high] = clopperPearsonInterval(hits, trials, 0.95);
      return (high - low) / 2 <= precision;
    },
    pilot,
    p,
  );
}

test('events: the true coverage is at least 94 % at every chance, and what is called reached is reached', () => {
  // From 0.0005 to 0.9995, evenly in ln(p / (1 - p)), and the chances that are simulated.
  const steps = isProof ? 400 : 60;
  const grid = Array.from({ length: steps + 1 }, (_, i) => {
    return 1 / (1 + Math.exp(-7.6 + (15.2 * i) / steps));
  });
  const plans = Object.entries(rows).flatMap(([kind, row]) =>
    precisions.map((precision) => ({ kind, row, precision })),
  );
  for (const { kind, row, precision } of plans) {
    const outcomes = [...grid, ...chances].map((p) => ({ p, ...ruleAt(p, precision, row) }));
    const worst = outcomes.reduce((a, b) => (b.coverage < a.coverage ? b : a));
    const loosest = outcomes.reduce((a, b) => (b.keptWord < a.keptWord ? b : a));
    expect(worst.coverage, `at ${worst.p}`).toBeGreaterThanOrEqual(0.94);
    expect(loosest.keptWord, `at ${loosest.p}`).toBeGreaterThanOrEqual(0.94);
    noteFigure('stoppingRuleExact', {
      ...{ kind, precision, chances: outcomes.length },
      ...{ leastCoverage: round(worst.coverage), at: round(worst.p) },
      ...{ leastShareWithinPrecision: round(loosest.keptWord), atChance: round(loosest.p) },
    });
  }
});

/** One unit and one place in a rectangle of 600 km2: covered with the chance pi r^2 / 600 km2. */
function makeSetup(p: number, seed: number) {
  const { each, world } = makeSmallWorld({
    outline: { kind: 'rectangle', widthM: 30_000, heightM: 20_000 },
    ...{ area: { kind: 'territory' }, count: 1, altitudesM: [0], latticePoints: 100 },
    numbers: { rangeM: Math.sqrt((p * 600e6) / Math.PI) },
    ...{ points: [[15_000, 10_000]], crossing: null },
  });
  const thresholds = { areaShare: 0.95, crossingShare: 0.95, cities: 1 };
  return { cases: [partGaps(each, world)], world, seed, thresholds, map: null };
}

test('events: runs of the program cover as often as worked out, and take as many trials', async () => {
  const repetitions = isProof ? 2000 : 40;
  const precision = 0.02;
  for (const p of chances) {
    let [covered, trials] = [0, 0];
    const setup = makeSetup(p, 0);
    for (let seed = 1; seed <= repetitions; seed++) {
      const seeded = { ...setup, seed };
      const runner = await startLocalRunner(seeded);
      const { measures } = await evaluate({
        ...{ setup: seeded, runner, host: { isCancelled: () => false, elapsedMs: () => 0 } },
        designs: [
          {
            measures: ['points'],
            first: pilotBlocks,
            fixed: {},
            isBrief: false,
            climbs: true,
            precision,
          },
        ],
      });
      await runner.close();
      const row = measures.find(({ quantity, k }) => quantity === 'all-covered' && k === 1);
      if (row === undefined) throw new Error('no row');
      if (row.interval[0] <= p && p <= row.interval[1]) covered++;
      trials += row.trials;
    }
    const exact = ruleAt(p, precision, rows.predicate);
    const measured = covered / repetitions;
    const error = Math.sqrt((exact.coverage * (1 - exact.coverage)) / repetitions);
    // z = 4, n = repetitions, half a step.
    expect(Math.abs(measured - exact.coverage), `p = ${p}`).toBeLessThan(
      4 * error + 0.5 / repetitions,
    );
    if (isProof) expect(measured, `p = ${p}`).toBeGreaterThanOrEqual(0.94);
    // Rungs differ by up to 6,144 trials: z = 4 of the widest spread, half of that.
    const trialsError = (4 * 3072) / Math.sqrt(repetitions);
    expect(Math.abs(trials / repetitions - exact.meanTrials)).toBeLessThan(trialsError);
    noteFigure('stoppingRule', {
      ...{ p, precision, repetitions, exact: round(exact.coverage), measured: round(measured) },
      ...{ z: round((measured - exact.coverage) / error, 2) },
      ...{ meanTrials: Math.round(trials / repetitions) },
    });
  }
});

test('means: the interval of a skewed share covers 95 % after the rule', () => {
  const repetitions = isProof ? 10_000 : 400;
  const row = { unit: 'share' } as MeasureRow;
  const rng = createRng(2);
  let covered = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const counter = createBlockCounter([row]);
    const tallies = new Map();
    const run = (block: number) => {
      for (let t = 0; t < blockTrials; t++) {
        // u^3: mean 1/4, standard deviation 0.283, skewness 1.
        const u = rng.uniform(0, repetition, block * blockTrials + t, 0);
        counter.fold(Float64Array.of(u * u * u));
      }
      tallies.set(block, counter.take(block));
    };
    for (let block = 0; block < pilotBlocks; block++) run(block);
    const plan = planTrials(row, sumRow(tallies, 0, pilotBlocks), 0.02);
    expect(plan.reached).toBe(true);
    for (let block = pilotBlocks; block < plan.trials / blockTrials; block++) run(block);
    const { interval } = readOut(row, sumRow(tallies, 0, plan.trials / blockTrials));
    if (interval[0] <= 0.25 && 0.25 <= interval[1]) covered++;
  }
  const measured = covered / repetitions;
  // 95 % but for terms of 1/n; z = 4, n = repetitions.
  const error = Math.sqrt((0.95 * 0.05) / repetitions);
  expect(Math.abs(measured - 0.95)).toBeLessThan(4 * error);
  if (isProof) expect(measured).toBeGreaterThanOrEqual(0.94);
  noteFigure('stoppingRuleOfMeans', {
    ...{ precision: 0.02, repetitions, measured: round(measured) },
    z: round((measured - 0.95) / error, 2),
  });
});
