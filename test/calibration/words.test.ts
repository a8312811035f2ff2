import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MeasureRow } from '../../src/domain/measure.ts';
import { planTrials } from '../../src/measures/plan-trials.ts';
import { readOut } from '../../src/measures/read-out.ts';
import type { RowSums } from '../../src/measures/row-sums.ts';
import { designCases } from '../../src/pipeline/design-cases.ts';
import { evaluate } from '../../src/pipeline/evaluate.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { makeSmallWorld } from '../../src/pipeline/validate/small-worlds.ts';
import { defaultPrecision } from '../../src/scenario/defaults.ts';
import { bandOf, bands, chooseWord, type WordChoice } from '../../src/verdict/choose-word.ts';
import { createDice, type Dice } from '../oracle/slow-model/earth.ts';

/** `npm run prove -- words` takes all seeds and chances a quarter of a point apart; here fewer of both. */
const seeds = Number(process.env['SKYPROOF_WORD_SEEDS'] ?? 40);
const stepPoints = Number(process.env['SKYPROOF_WORD_STEP'] ?? 1);
const file = process.env['SKYPROOF_WORDS_FILE'];

/** Edges of the bands of measures §5, in points. */
const edgesPoints = [1, 5, 20, 45, 55, 80, 95, 99];
const isClear = (points: number): boolean =>
  edgesPoints.every((edge) => Math.abs(points - edge) >= 2 - 1e-9);

const row: MeasureRow = {
  ...{ id: 'made', case: 'base', measure: 'border', quantity: 'no-gap', intruder: null },
  ...{ timeH: null, posture: 'made', reading: null, variant: null, altitudeM: 0, k: 1 },
  unit: 'probability',
};

/** Runs a predicate of a chance by the product's rule: pilot, ladder, interval, word. */
function findWord(chance: number, dice: Dice, precision: number): WordChoice {
  const count = (trials: number): number => {
    let hits = 0;
    for (let trial = 0; trial < trials; trial++) if (dice.hits(chance)) hits++;
    return hits;
  };
  const sums = (hits: number, trials: number): RowSums => ({
    ...{ sum: BigInt(hits), squares: BigInt(hits), trials },
  });
  const pilot = count(512);
  const { trials } = planTrials(row, sums(pilot, 512), precision);
  const { estimate, interval } = readOut(row, sums(pilot + count(trials - 512), trials));
  return chooseWord(estimate, interval);
}

/** How stable the words of many chances are. */
function measureWords(precision: number) {
  const points = Array.from({ length: 1 + 100 / stepPoints }, (_, i) => i * stepPoints);
  const cases = points.filter(isClear).map((at) => {
    const own = bands[bandOf(at / 100)]?.word;
    const words = Array.from({ length: seeds }, (_, seed) =>
      findWord(at / 100, createDice(100_000 * (seed + 1) + Math.round(1000 * at)), precision),
    );
    const right = words.filter(({ word }) => word === own).length;
    const named = words.filter(({ word, wordTo }) => word === own || wordTo === own).length;
    return { points: at, right, named };
  });
  const draws = cases.length * seeds;
  const sum = (of: (each: (typeof cases)[number]) => number) =>
    cases.reduce((total, each) => total + of(each), 0);
  const worst = cases.reduce((least, each) => (each.right < least.right ? each : least));
  return {
    ...{ precision, cases: cases.length, seeds },
    /** Of all words that were chosen, the share that is the word of the true chance. */
    sameWord: sum(({ right }) => right) / draws,
    /** The same, where the other word of a pair counts too. */
    amongBoth: sum(({ named }) => named) / draws,
    /** Share of the chances at which every seed has that word. */
    allSeeds: sum(({ right }) => Number(right === seeds)) / cases.length,
    /** Share of the chances at which at least 99 % of the seeds have it. */
    mostSeeds: sum(({ right }) => Number(right >= 0.99 * seeds)) / cases.length,
    worst: { points: worst.points, sameWord: worst.right / seeds },
  };
}

test('two points from an edge and more, another seed has the same word in 99 of 100 cases', () => {
  const usual = measureWords(defaultPrecision);
  const fine = measureWords(defaultPrecision / 2);
  console.log('words', JSON.stringify({ usual, fine }));
  if (file !== undefined) writeFileSync(file, JSON.stringify({ usual, fine }));
  expect(usual.cases).toBeGreaterThanOrEqual(stepPoints === 1 ? 69 : 275);
  expect(usual.allSeeds).toBeGreaterThanOrEqual(0.99);
  expect(usual.amongBoth).toBe(1);
  expect(fine.allSeeds).toBeGreaterThanOrEqual(0.99);
}, 600_000);

test('a predicate of the product itself: one place among posts, its chance in closed form', async () => {
  for (const [count, rangeM] of [
    [3, 3000],
    [12, 2000],
    [12, 3900],
  ] as const) {
    const small = makeSmallWorld({
      outline: { kind: 'rectangle', widthM: 30_000, heightM: 20_000 },
      area: { kind: 'territory' },
      ...{ count, numbers: { rangeM, ready: 1 }, altitudesM: [0] },
      ...{ points: [[15_000, 10_000]], crossing: null, latticePoints: 100 },
    });
    const chance = 1 - (1 - (Math.PI * rangeM ** 2) / 600e6) ** count;
    expect(isClear(100 * chance), `${chance}`).toBe(true);
    const own = bands[bandOf(chance)]?.word;
    let right = 0;
    const runs = Math.max(4, Math.round(seeds / 4));
    for (let seed = 1; seed <= runs; seed++) {
      const setup = {
        ...{ cases: [small.each], world: small.world, seed, map: null },
        thresholds: { areaShare: 0.95, crossingShare: 0.95, cities: 1 },
      };
      const designs = designCases(setup.cases, {
        ...{ precision: defaultPrecision, precisionAsked: false, trials: null },
        measures: ['points'],
      });
      const runner = await startLocalRunner(setup);
      const host = { isCancelled: () => false, elapsedMs: () => 0 };
      const { measures } = await evaluate({ setup, designs, runner, host });
      await runner.close();
      const held = measures.find(({ quantity, k }) => quantity === 'all-covered' && k === 1);
      expect(held?.trials).toBeGreaterThanOrEqual(512);
      if (held !== undefined && chooseWord(held.estimate, held.interval).word === own) right++;
    }
    // At two points the chance of another word is 2.3 % a seed; more than 10 % of them would be z = 5 at 50 runs.
    expect(right, `${count} posts of ${rangeM} m`).toBeGreaterThanOrEqual(0.9 * runs - 1);
  }
}, 600_000);

test('a share that stands on an edge gets the word above it, one hit less the word below', () => {
  for (const edge of edgesPoints) {
    for (const trials of [512, 768, 1024, 1536, 2560, 4096, 5376, 7680, 10_240, 100, 200, 400]) {
      const hits = Math.ceil((edge * trials) / 100 - 1e-9);
      const estimateOf = (sum: number): number =>
        readOut(row, { sum: BigInt(sum), squares: BigInt(sum), trials }).estimate;
      const [above, below] = [estimateOf(hits), estimateOf(hits - 1)];
      expect(bandOf(above), `${hits} of ${trials}`).toBe(bandOf(below) + 1);
      expect(bands[bandOf(above)]?.low).toBe(edge / 100);
    }
  }
});

test('an interval that begins on an edge does not touch the band below, one that ends there touches the one above', () => {
  for (const edge of edgesPoints.map((points) => points / 100)) {
    const above = bandOf(edge);
    const inside = (edge + Math.min(1, bands[above]?.high ?? 1)) / 2;
    expect(chooseWord(inside, [edge, inside])).toMatchObject({ wordTo: null, bands: 1 });
    const under = ((bands[above - 1]?.low ?? 0) + edge) / 2;
    expect(chooseWord(under, [under, edge])).toEqual({
      ...{ word: bands[above - 1]?.word, wordTo: bands[above]?.word, bands: 2 },
    });
  }
});

test('the bands lie side by side from 0 up, each edge an exact one of measures §5', () => {
  expect(bands[0]?.low).toBe(0);
  expect(bands.slice(1).map(({ low }) => low)).toEqual(edgesPoints.map((points) => points / 100));
  expect(bands.slice(1).map(({ low }) => low)).toEqual(bands.slice(0, -1).map(({ high }) => high));
  for (let i = 0; i <= 1000; i++) {
    const { low, high } = bands[bandOf(i / 1000)] ?? { low: 1, high: 0 };
    expect(low <= i / 1000 && i / 1000 < high, `${i / 1000}`).toBe(true);
  }
});
