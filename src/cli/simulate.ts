import { availableParallelism } from 'node:os';
import type { Bound } from '../domain/bound.ts';
import type { Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import type { Reference } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import type { Assessment } from '../domain/results.ts';
import type { TerrainGrid } from '../domain/terrain.ts';
import type { KeptBlock } from '../pipeline/block-store.ts';
import { describeCost, estimateCost, longestSeconds } from '../pipeline/estimate-cost.ts';
import { WorkerFailure } from '../pipeline/run-jobs.ts';
import { runScenario } from '../pipeline/run-scenario.ts';
import type { Runner, RunSetup } from '../pipeline/runner.ts';
import { writeInteger } from '../publish/format.ts';
import { headline } from '../publish/headline.ts';
import type { HashedFile } from '../publish/manifest.ts';
import { describePerimeter } from '../publish/page/closing.ts';
import { listGround } from '../publish/page/ground.ts';
import { sayNumber } from '../publish/texts.ts';
import { writeResults } from '../publish/write-results.ts';
import { version } from '../version.ts';
import { chooseRooms } from '../workers/choose-rooms.ts';
import { buildId } from '../workers/generated/build-id.js';
import { sealAssessment } from '../workers/seal-assessment.ts';
import { chooseSweep } from './choose-sweep.ts';
import { BadInput, BadUsage, makeFinding } from './errors.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type BlockFolder, keyOfRun } from './files/block-folder.ts';
import { sha256 } from './files/hash.ts';
import { type OutputFolder, openOutputFolder } from './files/output-folder.ts';
import { refuseFormats } from './make-exports.ts';
import { cleanText } from './output/clean-text.ts';
import { describeBounds } from './output/describe-run.ts';
import { printFindings } from './output/findings.ts';
import { startProgress } from './output/progress.ts';
import { summarizeVerdicts } from './output/summarize-verdicts.ts';
import { writeTable } from './output/table.ts';
import { publishFolder } from './publish-folder.ts';
import type { Shell } from './shell.ts';
import { hostOf, type SimulateOptions, startWorkers } from './start-workers.ts';

/** What is to be simulated. */
export interface SimulateRequest {
  readonly scenario: Scenario;
  readonly scenarioYaml: string;
  readonly reading: Reading | null;
  readonly reports: readonly Report[];
  readonly inputs: readonly HashedFile[];
  readonly attachments: Readonly<Record<string, string>>;
  readonly reference: Reference;
  /** Heights of the ground, where the scenario has terrain. */
  readonly terrain?: TerrainGrid;
  /** Blocks that shards have run already. */
  readonly blocks?: readonly KeptBlock[];
}

/**
 * Simulates a scenario, writes the output folder and prints the verdicts. Checks that the folder can be written before anything runs;
 * finished blocks are kept beside it, so that the same command goes on after a stop or a crash.
 * @throws BadInput when the scenario cannot be placed or the folder cannot be written
 */
export async function simulate(
  shell: Shell,
  request: SimulateRequest,
  options: SimulateOptions,
): Promise<ExitCode> {
  refuseLong(request.scenario, options);
  const wantsFolder = options.json !== true || options.out !== undefined;
  refuseFormats(options.format, wantsFolder);
  const name = options.out ?? `./skyproof-${nameRun(request, options)}`;
  const folder = wantsFolder ? openOutputFolder(name, options.force === true) : null;
  const pool: { runner: Runner | null } = { runner: null };
  const release = shell.interruption.guard(
    () => {
      shell.note('stopping …\n');
      // Jobs that wait in the pool would run on; closing it ends them now.
      pool.runner?.close().catch(() => {});
    },
    () => folder?.discard(),
  );
  let assessment: Assessment | null;
  let store: BlockFolder | null = null;
  try {
    store =
      folder?.openBlocks(
        keyOfRun({ ...request, version, build: buildId, trials: options.trials ?? null }),
      ) ?? null;
    assessment = await runTrials(shell, request, options, pool, store);
    if (assessment !== null && folder !== null) {
      const files = sealAssessment(assessment, { ...request, trials: options.trials ?? null });
      if (!(await folder.write(files, shell.interruption.isCancelled))) assessment = null;
      else store?.remove();
    }
  } finally {
    folder?.discard();
    release();
  }
  if (assessment === null) {
    const kept = store?.count() ?? 0;
    shell.warn(
      kept === 0
        ? 'stopped: nothing was written; the same command starts the run again\n'
        : `stopped: ${kept} finished blocks are kept; the same command goes on from there\n`,
    );
    return shell.interruption.exitCode();
  }
  printAssessment(shell, assessment, options, folder);
  if (options.format !== undefined) {
    // The finished run is safe by now, whatever becomes of its exports.
    const published = await publishFolder(shell, name, { format: options.format });
    if (published === null) return shell.interruption.exitCode();
    shell.note(`exported: ${published.formats.join(', ')}\n`);
  }
  const { run } = assessment.results;
  const missed = run.stoppedBy === 'trials' && options.trials === undefined;
  if (!missed || !request.scenario.run.precisionAsked) return exitCodes.fine;
  const message = `the precision of ${request.scenario.run.precision} was not reached within ${run.trials} trials in every row`;
  printFindings(shell, [makeFinding('W_PRECISION_NOT_REACHED', null, message)]);
  return exitCodes.precisionNotReached;
}

/**
 * Simulates a request once more and returns the digest of what it finds; writes nothing. Null when the user stopped it.
 * @throws BadInput when the scenario cannot be placed
 */
export async function simulateAgain(
  shell: Shell,
  request: SimulateRequest,
  options: SimulateOptions,
): Promise<string | null> {
  const pool: { runner: Runner | null } = { runner: null };
  const release = shell.interruption.guard(
    () => {
      shell.note('stopping …\n');
      pool.runner?.close().catch(() => {});
    },
    () => {},
  );
  try {
    const assessment = await runTrials(shell, request, options, pool, null);
    return assessment?.results.run.digest ?? null;
  } finally {
    release();
  }
}

function refuseLong(scenario: Scenario, options: SimulateOptions): void {
  const { trials = null, workers = availableParallelism() } = options;
  const { seconds } = estimateCost(scenario, trials, workers);
  if (seconds <= longestSeconds || options.allowLong === true) return;
  throw new BadUsage(
    `${describeCost(scenario, trials, workers)}; add --allow-long to run it, or ask for fewer trials`,
  );
}

async function runTrials(
  shell: Shell,
  request: SimulateRequest,
  options: SimulateOptions,
  pool: { runner: Runner | null },
  store: BlockFolder | null,
): Promise<Assessment | null> {
  const { scenario } = request;
  const { interruption } = shell;
  const workers = options.workers ?? availableParallelism();
  const trials = options.trials ?? null;
  shell.note(`${describeCost(scenario, trials, workers)}\n`);
  const progress = startProgress(shell);
  const startRunner = async (setup: RunSetup): Promise<Runner> => {
    pool.runner = await startWorkers(setup, options);
    return pool.runner;
  };
  const kept = [...(request.blocks ?? []), ...(store?.kept ?? [])];
  if (store !== null && store.kept.length > 0)
    shell.note(`going on from ${store.kept.length} blocks that an earlier run finished\n`);
  try {
    const { assessment, findings } = await runScenario({
      ...request,
      startRunner,
      trials,
      host: {
        ...hostOf(shell),
        ...chooseSweep(request.terrain, process.env),
        ...chooseRooms(process.env),
      },
      store: { kept, keep: store?.keep ?? (async () => {}) },
      onBounds: (bounds: readonly Bound[]) => shell.note(`${describeBounds(scenario, bounds)}\n`),
      onProgress: progress.update,
      peakMemoryMiB: () => process.resourceUsage().maxRSS / 1024,
    });
    if (interruption.isCancelled()) return null;
    if (assessment === null) throw new BadInput(findings);
    progress.stop();
    printFindings(shell, findings);
    return assessment;
  } catch (error) {
    // Jobs of a closed pool fail; that is how the run ends early.
    if (interruption.isCancelled()) return null;
    if (error instanceof WorkerFailure)
      throw new BadInput([makeFinding('E_WORKER_FAILED', null, error.message)]);
    throw error;
  } finally {
    progress.stop();
  }
}

function printAssessment(
  shell: Shell,
  assessment: Assessment,
  options: SimulateOptions,
  folder: OutputFolder | null,
): void {
  if (options.json === true) {
    shell.print(writeResults(assessment.results));
  } else {
    const { first, second } = headline(assessment);
    for (const sentence of [first, second]) {
      if (sentence !== '') shell.print(`${shell.styleOut('bold', sentence)}\n`);
    }
    const { table, notes } = summarizeVerdicts(assessment, options.all === true);
    shell.print(`\n${writeTable(shell, table)}\n`);
    for (const note of notes) shell.tell(`${cleanText(note)}\n`);
    const { run } = assessment.results;
    for (const [name, value] of listGround(assessment))
      shell.tell(`${cleanText(`${name}: ${value}`)}\n`);
    const seconds = sayNumber(((run.timings['total'] ?? 0) / 1000).toFixed(1));
    shell.tell(`perimeter: ${describePerimeter(run.area)}; ${cleanText(run.area.dataset)}\n`);
    shell.tell(
      `digest ${run.digest.slice(0, 12)}, seed ${run.seed}, as of ${run.asOf}, at most ${writeInteger(run.trials)} trials a row, ${seconds} s\n`,
    );
  }
  if (folder !== null) {
    const line = `written: ${cleanText(folder.name.replace(/\/+$/, ''))}/index.html\n`;
    if (options.json === true) shell.note(line);
    else shell.tell(line);
  }
}

/** Names a run by its inputs and by the options that change results: 12 hex digits. */
function nameRun(request: SimulateRequest, options: SimulateOptions): string {
  const { scenario } = request;
  const key = {
    inputs: request.inputs.map((input) => input.sha256),
    asOf: scenario.asOf,
    territory: scenario.territory.kind === 'country' ? scenario.territory.code : 'geojson',
    run: scenario.run,
    trials: options.trials ?? null,
    version,
  };
  return sha256(JSON.stringify(key)).slice(0, 12);
}
