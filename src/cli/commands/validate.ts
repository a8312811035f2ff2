import { availableParallelism } from 'node:os';
import { backtests } from '../../atlas/generated/backtests.ts';
import { createReference } from '../../atlas/reference.ts';
import { type BacktestReport, runBacktests } from '../../pipeline/backtests/run-backtests.ts';
import { validateModel } from '../../pipeline/validate/validate-model.ts';
import type { ValidationCheck } from '../../pipeline/validate/validation-check.ts';
import { writeInteger } from '../../publish/format.ts';
import { startValidationPool } from '../../workers/validation.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { printBacktests } from '../output/print-backtests.ts';
import { startProgress } from '../output/progress.ts';
import { writeTable } from '../output/table.ts';
import type { Shell } from '../shell.ts';

/** Trials of a full validation and of a quick one. */
const fullTrials = 1_000_000;
const quickTrials = 100_032;
const validationSeed = 1;

/** What `validate` may be told. */
interface ValidateFlags {
  readonly json?: boolean;
  readonly backtests?: boolean;
  readonly quick?: boolean;
  readonly trials?: number;
  readonly seed?: number;
  readonly workers?: number;
}

/**
 * Runs every closed-form check of the model and prints expected against got, then the back-tests; with `backtests` those alone. Exit code 1 if a
 * check fails, and then no past claim is forecast: a model that is wrong has nothing to forecast. A back-test fails nothing: a forecast that went
 * wrong is a result.
 */
export async function validate(shell: Shell, options: ValidateFlags): Promise<ExitCode> {
  const seed = options.seed ?? validationSeed;
  const checks = options.backtests === true ? [] : await runChecks(shell, options);
  const isSound = checks.every((check) => check.pass);
  if (options.json !== true && options.backtests !== true) printChecks(shell, checks, seed);
  const report = isSound ? await runPast(shell, options) : null;
  if (options.json === true)
    shell.print(`${JSON.stringify({ checks, ...listBacktests(report), seed }, null, 2)}\n`);
  else if (report !== null) printBacktests(shell, report);
  return isSound ? exitCodes.fine : exitCodes.checkFailed;
}

async function runChecks(
  shell: Shell,
  options: ValidateFlags,
): Promise<readonly ValidationCheck[]> {
  const seed = options.seed ?? validationSeed;
  const workers = options.workers ?? availableParallelism();
  const trials = options.trials ?? (options.quick === true ? quickTrials : fullTrials);
  const pace =
    options.quick === true ? 'about half a minute' : 'some minutes; --quick takes half a minute';
  shell.note(`${writeInteger(trials)} trials a check (${pace})\n`);
  const progress = startProgress(shell, 'validating', 'worlds');
  const pool = startValidationPool({ trials, seed }, workers);
  return validateModel({
    ...{ trials, seed, runWorld: pool.runWorld, onProgress: progress.update },
  }).finally(() => {
    progress.stop();
    return pool.close();
  });
}

/** Forecasts the past claims. `--trials` says how many worlds only where they alone are asked: a million a check is not meant for them. */
async function runPast(shell: Shell, options: ValidateFlags): Promise<BacktestReport> {
  const progress = startProgress(shell, 'past claims', 'claims');
  const alone = options.backtests === true;
  return runBacktests({
    ...{ backtests, reference: createReference(), onProgress: progress.update },
    ...(alone && options.trials !== undefined ? { trials: options.trials } : {}),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  }).finally(progress.stop);
}

/** The back-tests as `--json` prints them; none and no score where a check failed. */
function listBacktests(report: BacktestReport | null): object {
  if (report === null) return { backtests: [], brier: null };
  const { backtests: results, all, clean } = report;
  const { ours, baseRate, believeClaimant } = all;
  return {
    backtests: results,
    brier: { ours, baseRate, believeClaimant },
    scores: { all, clean },
  };
}

function printChecks(shell: Shell, checks: readonly ValidationCheck[], seed: number): void {
  const failed = checks.filter((check) => !check.pass);
  const rows = checks.map((check) => [
    check.id,
    check.measure,
    writeFigure(check.expected),
    writeFigure(check.got),
    writeZ(check.z),
    String(check.trials),
    check.pass ? 'pass' : 'FAIL',
    check.source,
  ]);
  const head = ['check', 'measure', 'expected', 'got', 'z', 'trials', 'result', 'source'];
  const paint = (text: string, row: number, column: number): string =>
    column === 6 ? shell.styleOut(checks[row]?.pass === true ? 'green' : 'red', text) : text;
  shell.print(writeTable(shell, { head, rows }, paint));
  shell.tell(
    `\n${checks.length - failed.length} of ${checks.length} checks pass, seed ${seed}\n\n`,
  );
}

function writeFigure(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(7)));
}

function writeZ(z: number): string {
  return Math.abs(z) > 1000 ? 'beyond 1000' : z.toFixed(2);
}
