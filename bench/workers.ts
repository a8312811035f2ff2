import type { MeasureName } from '../src/domain/measure.ts';
import type { Runner } from '../src/pipeline/runner.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject, Timing } from './measure.ts';
import { checksum, planScenario } from './plan.ts';
import type { MeasuredRow } from './print-table.ts';

/** Rows and what they hold open; `close` ends it. */
export interface WorkerRows {
  readonly rows: Row[];
  readonly close: () => Promise<void>;
}

/**
 * Whole evaluations of the border measure through the runners of the command line: two threads, one thread, two child processes. Workers are
 * started once, before the clock; one sample with one worker takes `seconds` or more.
 */
export async function listWorkerRows(
  builds: readonly Build[],
  root: string,
  seconds: number,
  names: readonly MeasureName[],
): Promise<WorkerRows> {
  const runners: Runner[] = [];
  const rows: Row[] = [];
  for (const name of names) {
    const subjects: Subject[] = [];
    for (const build of builds)
      subjects.push(...(await timeWorkers(build, root, seconds, name, runners)));
    rows.push({
      ...{ group: 'workers', name: `${name} with its draw`, unit: 'ms', per: 'trial' },
      ...{ subjects, sampleMs: 1 },
      goal: 'one thread >= 1.9 times two',
    });
  }
  return { rows, close: async () => void (await Promise.all(runners.map((one) => one.close()))) };
}

/**
 * Says in words what two workers are worth where no other program takes the cores: from the processor time of a trial and the share of time in which
 * workers had nothing to do, both of which other programs hardly touch. By the clock, a busy machine may show anything between one and two.
 */
export function describeWorkers({ row, timings }: MeasuredRow): string[] {
  const named = (name: string): Timing | undefined =>
    timings.find(({ subject }) => subject.endsWith(`: ${name}`));
  const one = named('one thread');
  if (row.group !== 'workers' || one === undefined) return [];
  return ['two threads', 'two processes'].flatMap((name) => {
    const two = named(name);
    if (two === undefined || two.idle === null || one.idle === null) return [];
    const work = one.cpuRatio.median / two.cpuRatio.median;
    const worth = (2 * work * (1 - two.idle.median)) / (1 - one.idle.median);
    const share = (100 * two.idle.median).toFixed(1);
    return [
      `${row.name}: ${name} do ${worth.toFixed(2)} times the work of one thread on cores of their own (processor time of a trial ${(1 / work).toFixed(3)} of one thread's, idle ${share} %)`,
    ];
  });
}

async function timeWorkers(
  build: Build,
  root: string,
  seconds: number,
  name: MeasureName,
  opened: Runner[],
): Promise<Subject[]> {
  const { startNodeRunner } =
    await build.load<typeof import('../src/workers/node.ts')>('workers/node');
  const { startProcessRunner } =
    await build.load<typeof import('../src/workers/processes.ts')>('workers/processes');
  const { evaluate } =
    await build.load<typeof import('../src/pipeline/evaluate.ts')>('pipeline/evaluate');
  const { designFixed } =
    await build.load<typeof import('../src/pipeline/design-cases.ts')>('pipeline/design-cases');
  const setup = await planScenario(build, root);
  const run = (runner: Runner, trials: number) =>
    evaluate({
      ...{ setup, runner, designs: [designFixed([name], trials)] },
      host: { isCancelled: () => false, elapsedMs: () => performance.now() },
    });
  const open = async (starting: Promise<Runner>): Promise<Runner> => {
    const runner = await starting;
    opened.push(runner);
    // Every worker runs some blocks before the clock does.
    await run(runner, 64 * 4 * runner.workers);
    return runner;
  };
  const one = await open(startNodeRunner(setup, 1));
  const two = await open(startNodeRunner(setup, 2));
  const processes = await open(startProcessRunner(setup, { workers: 2 }));
  const probe = process.cpuUsage();
  await run(one, 512);
  const { user, system } = process.cpuUsage(probe);
  // By processor time, which other programs do not lengthen.
  // An even number of blocks, so that two workers end together.
  const trials = 128 * Math.ceil(((seconds * 1e6) / (user + system)) * 4);
  const pids = (await run(processes, 64 * 16)).threadIds;
  const subject = (label: string, runner: Runner, children: readonly number[] = []): Subject => ({
    name: `${build.name}: ${label}`,
    units: trials,
    call: () => run(runner, trials),
    result: async () => checksum((await run(runner, 512)).measures),
    children: () => children,
    workers: runner.workers,
  });
  return [
    subject('two threads', two),
    subject('one thread', one),
    subject('two processes', processes, pids),
  ];
}
