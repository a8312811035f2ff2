import type { Host } from '../../domain/host.ts';
import type { Measure } from '../../domain/measure.ts';
import { designFixed } from '../design-cases.ts';
import { evaluate } from '../evaluate.ts';
import { startLocalRunner } from '../local-runner.ts';
import type { StartRunner } from '../runner.ts';
import { exactChecks } from './exact-checks.ts';
import type { SimulatedCheck } from './simulated-check.ts';
import { simulatedChecks } from './simulated-checks.ts';
import { makeSmallWorld, type SmallWorld } from './small-worlds.ts';
import type { ValidationCheck } from './validation-check.ts';

/** Largest |z| that passes: two-sided false alarm 5.7e-7 a check. */
export const largestZ = 5;

/**
 * Holds the program against closed forms: small worlds are built, drawn, simulated and tallied by the very stages that `run` uses, with a
 * fixed seed; exact answers (random numbers, intervals) are compared as they are. `trials` is rounded up to a multiple of 64.
 */
export async function validateModel(options: {
  readonly trials: number;
  readonly seed: number;
  readonly startRunner?: StartRunner;
  readonly host?: Host;
  readonly onProgress?: (done: number, total: number) => void;
}): Promise<ValidationCheck[]> {
  const checks: ValidationCheck[] = exactChecks();
  const worlds = groupByWorld(simulatedChecks());
  let done = 0;
  for (const [small, own] of worlds) {
    const measures = await runSmallWorld(small, own, options);
    for (const check of own) checks.push(compare(check, measures));
    options.onProgress?.(++done, worlds.size);
  }
  return checks;
}

function groupByWorld(checks: readonly SimulatedCheck[]): Map<SmallWorld, SimulatedCheck[]> {
  const worlds = new Map<SmallWorld, SimulatedCheck[]>();
  for (const check of checks) worlds.set(check.world, [...(worlds.get(check.world) ?? []), check]);
  return worlds;
}

async function runSmallWorld(
  small: SmallWorld,
  checks: readonly SimulatedCheck[],
  options: Parameters<typeof validateModel>[0],
): Promise<readonly Measure[]> {
  const { each, world } = makeSmallWorld(small);
  const setup = {
    cases: [each],
    world,
    seed: options.seed,
    thresholds: { areaShare: 0.95, crossingShare: 0.95, cities: small.points.length },
    map: null,
  };
  const runner = await (options.startRunner ?? startLocalRunner)(setup);
  try {
    const names = [...new Set(checks.map((check) => check.measure))];
    const { measures } = await evaluate({
      setup,
      designs: [designFixed(names, options.trials)],
      runner,
      host: options.host ?? { isCancelled: () => false, elapsedMs: () => 0 },
    });
    return measures;
  } finally {
    await runner.close();
  }
}

function compare(check: SimulatedCheck, measures: readonly Measure[]): ValidationCheck {
  const row = measures.find(
    (measure) =>
      measure.measure === check.measure &&
      measure.posture === (check.posture ?? 'units') &&
      measure.quantity === check.quantity &&
      measure.altitudeM === check.altitudeM &&
      measure.k === check.k &&
      (check.timeH ?? null) === measure.timeH &&
      (measure.intruder !== null || check.quantity !== 'holds' || check.measure !== 'crossing'),
  );
  if (row === undefined) throw new Error(`validation: no row for ${check.id}`);
  const { expected } = check;
  const { got, standardError } = readCheck(check, row);
  const z =
    standardError === 0
      ? got === expected
        ? 0
        : Number.MAX_VALUE
      : (got - expected) / standardError;
  return {
    id: check.id,
    measure: `${check.measure} ${check.quantity}${check.varianceSpread === undefined ? '' : ', variance'}`,
    expected,
    got,
    standardError,
    z,
    trials: row.trials,
    pass: Math.abs(z) <= largestZ,
    source: check.source,
  };
}

/** Events: the standard error under the closed form; variances: from the law's moments; means: the one measured. */
function readCheck(check: SimulatedCheck, row: Measure): { got: number; standardError: number } {
  const { expected, varianceSpread } = check;
  const measured = (row.interval[1] - row.interval[0]) / 2 / 1.96;
  if (varianceSpread !== undefined)
    return {
      got: measured * measured * row.trials,
      standardError: varianceSpread / Math.sqrt(row.trials),
    };
  const standardError =
    row.unit === 'probability' ? Math.sqrt((expected * (1 - expected)) / row.trials) : measured;
  return { got: row.estimate, standardError };
}
