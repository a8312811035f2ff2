import { afterAll, expect, test } from 'vitest';
import { type Measure, type MeasureName, measureNames } from '../../src/domain/measure.ts';
import { designFixed } from '../../src/pipeline/design-cases.ts';
import { evaluate } from '../../src/pipeline/evaluate.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { makeWorld } from '../properties/make-case.ts';
import { describeValues } from './describe-values.ts';
import { makeScenario, type Scenario } from './random-scenario.ts';
import { rowKey, runSlowModel } from './slow-model/slow-model.ts';

/** Measures that are compared: those that the product computes. */
const compared: readonly MeasureName[] = measureNames.filter((name) => name !== 'readiness-curve');

/** Worlds that the product draws; the slow model draws three eighths of them. */
const trials = Number(process.env.SKYPROOF_ORACLE_TRIALS ?? 384);

/** Twenty random scenarios in `npm run prove -- oracle`, every fourth of them otherwise. */
const step = process.env.SKYPROOF_ORACLE_TRIALS === undefined ? 4 : 1;
const thresholds = { areaShare: 0.95, crossingShare: 0.6, cities: 4 };

async function runProduct({
  land,
  each,
}: Scenario): Promise<{ measures: readonly Measure[]; latticeError: number }> {
  const world = makeWorld([each], land.rings, {
    cities: land.cities,
    borders: [{ neighbour: 'YYY', lines: land.border }],
    latticePoints: 10_000,
  });
  const setup = { cases: [each], world, seed: 11, thresholds, map: null };
  const runner = await startLocalRunner(setup);
  const designs = [designFixed(compared, trials)];
  const host = { isCancelled: () => false, elapsedMs: () => 0 };
  const { measures } = await evaluate({ setup, designs, runner, host });
  await runner.close();
  // Each cell at the edge is wrong by a uniform part of a cell, at most half of one: standard deviation 1 / sqrt(12).
  const edgeCells = world.perimeter.lengthM / world.lattice.spacingM;
  return { measures, latticeError: Math.sqrt(edgeCells / 12) / world.lattice.insideCount };
}

/** Returns the difference of a row in standard errors, after what cells, charts and rounding explain. */
function compare(row: Measure, values: readonly number[], explained: Explained): number {
  const { mean, standardError, trials: slowTrials } = describeValues(values);
  const [low, high] = row.interval;
  const pooled =
    (row.estimate * row.trials + mean * slowTrials + 1) / (row.trials + slowTrials + 2);
  const variance =
    row.unit === 'probability'
      ? pooled * (1 - pooled) * (1 / row.trials + 1 / slowTrials)
      : (Math.max(high - row.estimate, row.estimate - low) / 1.96) ** 2 + standardError ** 2;
  const lattice = row.measure === 'coverage' ? explained.latticeError : 0;
  // Metres, seconds and counts are rounded to 2^-10; a length on a flat chart is the same to 2e-4.
  const rounding = ['share', 'probability'].includes(row.unit) ? 1e-9 : 2 ** -11;
  const chart = row.unit === 'm' ? 2e-4 * row.estimate : 0;
  const apart = Math.abs(row.estimate - mean) - explained.slack - rounding - chart;
  return apart <= 0 ? 0 : apart / Math.sqrt(variance + lattice ** 2);
}

/** Standard error of the lattice, and how far cells may have moved a belt. */
interface Explained {
  readonly latticeError: number;
  readonly slack: number;
}

const largest = new Map<string, { rows: number; z: number }>();

function note(measure: string, z: number): void {
  const known = largest.get(measure) ?? { rows: 0, z: 0 };
  largest.set(measure, { rows: known.rows + 1, z: Math.max(known.z, z) });
}

afterAll(() => {
  for (const [measure, { rows, z }] of largest)
    console.log(`slow model: ${measure}, ${rows} rows, largest |z| ${z.toFixed(2)}`);
});

test.each(Array.from({ length: 20 / step }, (_, i) => i * step))(
  'scenario %i',
  async (number) => {
    const scenario = makeScenario(number, { detects: compared.includes('detection') });
    const { measures, latticeError } = await runProduct(scenario);
    const slow = runSlowModel({
      ...scenario,
      ...{ ...thresholds, seed: 7000 + number, trials: Math.ceil((3 * trials) / 8) },
    });
    const apart = measures.flatMap((row) => {
      // Whether a share of the area is reached cannot be told from some points of it.
      if (row.measure === 'coverage' && row.quantity === 'holds') return [];
      const values = slow.get(rowKey(row));
      if (values === undefined) return [`no ${rowKey(row)}`];
      const slacks = row.measure === 'belt' ? slow.get(rowKey({ ...row, quantity: 'slack' })) : [0];
      const slack = describeValues(slacks ?? []).mean;
      const z = compare(row, values, { latticeError, slack });
      note(row.measure, z);
      const { mean, standardError } = describeValues(values);
      const report = `${rowKey(row)}: ${row.estimate} against ${mean} +- ${standardError}, z ${z}`;
      return z <= 5 ? [] : [report];
    });
    expect(apart).toEqual([]);
  },
  600_000,
);
