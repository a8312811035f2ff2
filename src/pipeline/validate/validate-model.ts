import type { Measure } from '../../domain/measure.ts';
import { arcChecks } from './arc-checks.ts';
import { exactChecks } from './exact-checks.ts';
import { runSmallWorld } from './run-small-world.ts';
import type { SimulatedCheck } from './simulated-check.ts';
import { simulatedChecks } from './simulated-checks.ts';
import { checkErrorSlope } from './slope-check.ts';
import type { SmallWorld } from './small-world.ts';
import { largestZ, type ValidationCheck } from './validation-check.ts';

/** How a validation is done. `trials` is rounded up to a multiple of 64. */
export interface ValidationOptions {
  readonly trials: number;
  readonly seed: number;
}

/** Runs the checks of one small world, by its number; a shell may have another thread do it. */
export type RunWorld = (number: number) => Promise<readonly ValidationCheck[]>;

/**
 * Holds the program against closed forms: small worlds are built, drawn, simulated and tallied by the very stages that `run` uses, with a
 * fixed seed; exact answers (random numbers, intervals) are compared as they are. All worlds are given to `runWorld` at once (default: this thread does
 * one after the other); checks come in the order of the worlds.
 */
export async function validateModel(
  options: ValidationOptions & {
    readonly runWorld?: RunWorld;
    readonly onProgress?: (done: number, total: number) => void;
  },
): Promise<ValidationCheck[]> {
  const worlds = groupByWorld().length + 1;
  let done = 0;
  let last: Promise<unknown> = Promise.resolve();
  const runHere: RunWorld = (number) => {
    const own = last.then(() => validateWorld(number, options));
    last = own;
    return own;
  };
  const found = await Promise.all(
    Array.from({ length: worlds }, async (_, number) => {
      const checks = await (options.runWorld ?? runHere)(number);
      options.onProgress?.(++done, worlds);
      return checks;
    }),
  );
  return [...exactChecks(), ...arcChecks(options.seed), ...found.flat()];
}

/** Runs one small world and compares its rows with their closed forms; the last one is that of the error's slope. @throws RangeError when there is no world of that number */
export async function validateWorld(
  number: number,
  options: ValidationOptions,
): Promise<readonly ValidationCheck[]> {
  const worlds = groupByWorld();
  if (number === worlds.length) return [await checkErrorSlope(options.seed)];
  const world = worlds[number];
  if (world === undefined) throw new RangeError(`there is no validation world ${number}`);
  const names = [...new Set(world.checks.map((check) => check.measure))];
  const { measures } = await runSmallWorld(world.small, names, options);
  return world.checks.map((check) => compare(check, measures));
}

interface WorldChecks {
  readonly small: SmallWorld;
  readonly checks: SimulatedCheck[];
}

/** The worlds with their checks; worked out once, because some closed forms take a while. */
const groupByWorld = once((): readonly WorldChecks[] => {
  const worlds = new Map<SmallWorld, WorldChecks>();
  for (const check of simulatedChecks()) {
    const known = worlds.get(check.world);
    if (known === undefined) worlds.set(check.world, { small: check.world, checks: [check] });
    else known.checks.push(check);
  }
  return [...worlds.values()];
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
