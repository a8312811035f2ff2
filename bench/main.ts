// `npm run bench`: CONTRIBUTING.md says how to run it and how to read it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listCoverageRows } from './coverage.ts';
import { listFlightRows } from './flights.ts';
import { listKeptRows } from './kept.ts';
import { listKernelRows } from './kernels.ts';
import { type Build, openBuild } from './load-build.ts';
import { describeMachine, type Machine } from './machine.ts';
import { measureRow, type Row } from './measure.ts';
import { measureNames, planScenario } from './plan.ts';
import { type MeasuredRow, printTable } from './print-table.ts';
import { listReadingRows } from './reading.ts';
import { listTerrainRows } from './terrain.ts';
import { listTrialRows } from './trials.ts';
import { describeWorkers, listWorkerRows } from './workers.ts';
import { writeReport } from './write-report.ts';

const groups = [
  'trials',
  'flights',
  'workers',
  'kernels',
  'coverage',
  'reading',
  'kept',
  'terrain',
] as const;
type Group = (typeof groups)[number];

const usage = `npm run bench -- [group...] [flags]
  groups: ${groups.join(', ')} (default: all)
  --against FOLDER   another built checkout, timed in turn with this one
  --rounds N         samples of each subject (default: 15; workers: 7)
  --seconds N        time of one sample with one worker (default: 5)
  --all-measures     workers on every measure, not on the border alone
  --json FILE        also write everything that was measured
  --write            also write the tables into docs/performance.md`;

/** Runs the bench. `root` is the project's folder. Returns the exit code. */
export async function main(root: string, args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    console.error(usage);
    return 2;
  }
  const machine = describeMachine();
  const builds = [openBuild('this build', root)];
  if (options.against !== null) builds.push(openBuild('other build', options.against));
  const makeUp = await describeInput(builds[0] as Build, root);
  const measured: MeasuredRow[] = [];
  const measureAll = async (rows: readonly Row[], rounds: number): Promise<void> => {
    for (const row of rows) {
      process.stderr.write(`${row.group}: ${row.name} …\n`);
      measured.push({ row, timings: await measureRow(row, rounds) });
    }
  };
  const { rounds } = options;
  for (const group of options.groups) {
    if (group === 'trials') await measureAll(await listTrialRows(builds, root), rounds ?? 15);
    if (group === 'flights') await measureAll(await listFlightRows(builds, root), rounds ?? 15);
    if (group === 'kernels') await measureAll(await listKernelRows(builds, root), rounds ?? 15);
    if (group === 'reading') await measureAll(await listReadingRows(builds, root), rounds ?? 15);
    if (group === 'coverage') {
      const coverage = await listCoverageRows(builds);
      await measureAll(coverage.rows, rounds ?? 5);
      coverage.close();
    }
    if (group === 'kept') {
      const kept = await listKeptRows(builds, root);
      await measureAll(kept.rows, rounds ?? 15);
      kept.close();
    }
    if (group === 'terrain') {
      const terrain = await listTerrainRows(builds, root);
      await measureAll(terrain.rows, rounds ?? 15);
      terrain.close();
    }
    if (group === 'workers') {
      const names = options.allMeasures ? measureNames : (['border'] as const);
      const workers = await listWorkerRows(builds, root, options.seconds, names);
      await measureAll(workers.rows, rounds ?? 7);
      await workers.close();
    }
  }
  console.log(printTable(measured));
  console.log(['', ...measured.flatMap(describeWorkers), makeUp, describe(machine)].join('\n'));
  if (options.json !== null) writeJson(options.json, { machine, makeUp, measured });
  if (options.write) {
    const file = join(root, 'docs/performance.md');
    const command = ['npm run bench --', ...args].join(' ');
    const notes = [describe(machine), makeUp];
    writeFileSync(file, writeReport(readFileSync(file, 'utf8'), { command, notes, measured }));
  }
  return 0;
}

interface Options {
  readonly groups: readonly Group[];
  readonly against: string | null;
  readonly rounds: number | null;
  readonly seconds: number;
  readonly allMeasures: boolean;
  readonly json: string | null;
  readonly write: boolean;
}

/** Returns null for a command line that is none. */
function readOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        against: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string', default: '5' },
        'all-measures': { type: 'boolean', default: false },
        json: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    });
    const asked = groups.filter((group) => positionals.includes(group));
    const rounds = values.rounds === undefined ? null : Number(values.rounds);
    const seconds = Number(values.seconds);
    if (asked.length < positionals.length || !(seconds > 0)) return null;
    if (rounds !== null && !(Number.isInteger(rounds) && rounds > 0)) return null;
    return {
      ...{ groups: asked.length === 0 ? groups : asked, rounds, seconds },
      ...{ against: values.against ?? null, json: values.json ?? null },
      ...{ allMeasures: values['all-measures'], write: values.write },
    };
  } catch {
    return null;
  }
}

async function describeInput(build: Build, root: string): Promise<string> {
  const { cases, world, seed } = await planScenario(build, root);
  const [each] = cases;
  const posts = each?.groups.map(({ count }) => count.quantity.distribution);
  return [
    `input: ${world.name}, bench/venezuela.yaml, seed ${seed}, posts ${JSON.stringify(posts)}, all ready,`,
    `altitudes ${each?.altitudesM.join(', ')} m; perimeter ${Math.round(world.perimeter.lengthM / 1000)} km in`,
    `${world.perimeter.points.x.length} points, lattice of ${world.lattice.insideCount} points`,
  ].join(' ');
}

function describe({ node, cpu, cores, load }: Machine): string {
  const disturbed = load > 0.5 ? ' (others were running: trust the ratios, and CPU first)' : '';
  return `machine: Node ${node}, ${cores} cores, ${cpu}, load ${load.toFixed(1)} at the start${disturbed}`;
}

function writeJson(
  file: string,
  {
    machine,
    makeUp,
    measured,
  }: {
    readonly machine: Machine;
    readonly makeUp: string;
    readonly measured: readonly MeasuredRow[];
  },
): void {
  const rows = measured.map(({ row: { group, name, unit, per, goal }, timings }) => ({
    ...{ group, name, unit, per, goal: goal ?? null, timings },
  }));
  writeFileSync(file, `${JSON.stringify({ bench: 'bench/1', machine, makeUp, rows }, null, 2)}\n`);
}
