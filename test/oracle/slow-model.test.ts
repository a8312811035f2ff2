import { afterAll, expect, test } from 'vitest';
import { type Measure, type MeasureName, measureNames } from '../../src/domain/measure.ts';
import { designFixed } from '../../src/pipeline/design-cases.ts';
import { evaluate } from '../../src/pipeline/evaluate.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { makeWorld } from '../properties/make-case.ts';
import { makeScenario, type Scenario } from './random-scenario.ts';
import { rowKey, type SlowRow } from './slow-model/rows.ts';
import { runSlowModel } from './slow-model/slow-model.ts';

/** Measures that are compared: those that the product computes. */
const compared: readonly MeasureName[] = measureNames.filter((name) => name !== 'readiness-curve');

/** Worlds that the product draws; the slow model draws three eighths of them, and asks half of these about belt and raids. */
const trials = Number(process.env.SKYPROOF_ORACLE_TRIALS ?? 512);
const thresholds = { areaShare: 0.95, crossingShare: 0.6, cities: 4 };

async function runProduct({
  land,
  each,
}: Scenario): Promise<{ measures: readonly Measure[]; latticeError: number }> {
  const world = makeWorld([each], land.rings, { ...land, latticePoints: 10_000 });
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

/** Returns the difference of a row in standard errors, after what raster and rounding explain. */
function compare(row: Measure, slow: SlowRow, latticeError: number): number {
  const [low, high] = row.interval;
  const pooled =
    (row.estimate * row.trials + slow.mean * slow.trials + 1) / (row.trials + slow.trials + 2);
  const variance =
    row.unit === 'probability'
      ? pooled * (1 - pooled) * (1 / row.trials + 1 / slow.trials)
      : (Math.max(high - row.estimate, row.estimate - low) / 1.96) ** 2 + slow.standardError ** 2;
  const lattice = row.measure === 'coverage' ? latticeError : 0;
  // Metres, seconds and counts are rounded to 2^-10; a length in two geometries is the same to 1e-6.
  const isPart = row.unit === 'share' || row.unit === 'probability';
  const rounding = isPart ? 1e-9 : 2 ** -11 + 1e-6 * row.estimate;
  const left = Math.max(0, Math.abs(row.estimate - slow.mean) - slow.slack - rounding);
  return left === 0 ? 0 : left / Math.sqrt(variance + lattice ** 2);
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

test.each(Array.from({ length: 20 }, (_, i) => i))(
  'scenario %i',
  async (number) => {
    const scenario = makeScenario(number, { detects: compared.includes('detection') });
    const { measures, latticeError } = await runProduct(scenario);
    const slow = runSlowModel({
      ...scenario,
      ...{ ...thresholds, measures: compared, seed: 7000 + number },
      ...{ cellsM: [scenario.longestM / 8, scenario.longestM / 32], marginM: scenario.longestM },
      ...{ trials: Math.ceil((3 * trials) / 8), longTrials: Math.ceil((3 * trials) / 16) },
    });
    const apart = measures.flatMap((row) => {
      const other = slow.get(rowKey(row));
      // Whether a share of the area is reached cannot be told from some points of it.
      if (other === undefined)
        return row.measure === 'coverage' && row.quantity === 'holds' ? [] : [`no ${rowKey(row)}`];
      const z = compare(row, other, latticeError);
      note(row.measure, z);
      return z <= 5
        ? []
        : [
            `${rowKey(row)}: ${row.estimate} against ${other.mean} +- ${other.standardError}, z ${z}`,
          ];
    });
    expect(apart).toEqual([]);
  },
  600_000,
);
