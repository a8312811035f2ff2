import { availableParallelism } from 'node:os';
import { validateModel } from '../../pipeline/validate/validate-model.ts';
import { writeInteger } from '../../publish/format.ts';
import { startValidationPool } from '../../workers/validation.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { startProgress } from '../output/progress.ts';
import { writeTable } from '../output/table.ts';
import type { Shell } from '../shell.ts';

/** Trials of a full validation and of a quick one. */
const fullTrials = 1_000_000;
const quickTrials = 100_032;
const validationSeed = 1;

/** Runs every closed-form check of the model and prints expected against got; exit code 1 if one fails. */
export async function validate(
  shell: Shell,
  options: {
    readonly json?: boolean;
    readonly quick?: boolean;
    readonly trials?: number;
    readonly seed?: number;
    readonly workers?: number;
  },
): Promise<ExitCode> {
  const seed = options.seed ?? validationSeed;
  const workers = options.workers ?? availableParallelism();
  const trials = options.trials ?? (options.quick === true ? quickTrials : fullTrials);
  const pace =
    options.quick === true ? 'about half a minute' : 'some minutes; --quick takes half a minute';
  shell.note(`${writeInteger(trials)} trials a check (${pace})\n`);
  const progress = startProgress(shell, 'validating', 'worlds');
  const pool = startValidationPool({ trials, seed }, workers);
  const checks = await validateModel({
    ...{ trials, seed, runWorld: pool.runWorld, onProgress: progress.update },
  }).finally(() => {
    progress.stop();
    return pool.close();
  });
  const failed = checks.filter((check) => !check.pass);
  if (options.json === true) {
    shell.print(`${JSON.stringify({ checks, seed }, null, 2)}\n`);
  } else {
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
    shell.print(
      `\n${checks.length - failed.length} of ${checks.length} checks pass, seed ${seed}\n`,
    );
  }
  return failed.length === 0 ? exitCodes.fine : exitCodes.checkFailed;
}

function writeFigure(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(7)));
}

function writeZ(z: number): string {
  return Math.abs(z) > 1000 ? 'beyond 1000' : z.toFixed(2);
}
