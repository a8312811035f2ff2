import type { Case } from '../src/domain/case.ts';
import type { RunSetup } from '../src/pipeline/runner.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum, planScenario } from './plan.ts';

/** Trials of a block. */
const trials = 64;

/** Smallest cell that a map may have, metres. */
const cellM = 5_000;

/** The probability map, and how the time of coverage grows with launchers and altitudes, the draw apart. */
export async function listGrowthRows(builds: readonly Build[], root: string): Promise<Row[]> {
  const row = (name: string, subjects: readonly Subject[], goal: string): Row => ({
    ...{ group: 'trials', name, unit: 'ms', per: 'trial', subjects, goal },
  });
  const maps = await Promise.all(
    builds.map(async (build) => timeMap(build, await planScenario(build, root))),
  );
  const grow = async (edits: readonly Edit[]): Promise<Subject[]> => {
    const subjects: Subject[] = [];
    for (const build of builds)
      for (const { name, change } of edits)
        subjects.push(
          await timeCoverage(
            build,
            await planScenario(build, root, change),
            `${build.name}, ${name}`,
          ),
        );
    return subjects;
  };
  return [
    row(
      'probability map, 5 km cells, 8 altitudes',
      maps,
      '<= 8 ms: 1,000 trials in 4 s on 2 cores',
    ),
    row(
      'coverage by launchers',
      await grow([500, 5_000, 50_000].map(countLaunchers)),
      '<= 6x for 10x',
    ),
    row(
      'coverage by altitudes (at most 16)',
      await grow([1, 16].map(countAltitudes)),
      '<= 7x for 20 of 1',
    ),
  ];
}

/** A change of the bench's scenario. */
interface Edit {
  readonly name: string;
  readonly change: (text: string) => string;
}

function countLaunchers(count: number): Edit {
  return {
    name: `${count} launchers`,
    change: (text) => text.replace('value: 5000, unit', `value: ${count}, unit`),
  };
}

/** Altitudes from 0 to 3,000 m, where every launcher of the bench's kind reaches. */
function countAltitudes(count: number): Edit {
  const altitudes = Array.from({ length: count }, (_, i) => 200 * i);
  return {
    name: `${count} altitudes`,
    change: (text) => text.replace(/altitudesM: .*/, `altitudesM: [${altitudes.join(', ')}]`),
  };
}

/** Times blocks of coverage that keep the map, draw and all. */
async function timeMap(build: Build, planned: RunSetup): Promise<Subject> {
  const { createJobHandler } =
    await build.load<typeof import('../src/pipeline/handle-job.ts')>('pipeline/handle-job');
  const setup: RunSetup = { ...planned, map: { case: 0, posture: 0, cellM } };
  const handle = createJobHandler(setup, 0);
  const postures = (setup.cases[0] as Case).postures.map(({ id }) => id);
  const run = (block: number) =>
    handle({ case: 0, postures, block, measures: ['coverage'], brief: [], wanted: null });
  let block = 0;
  return {
    name: build.name,
    units: trials,
    call: () => run(block++ % 1024),
    result: () => checksum([...(run(3).mapCounts ?? [])]),
  };
}

/** Times coverage on four worlds that were drawn before, in turn. */
async function timeCoverage(build: Build, setup: RunSetup, name: string): Promise<Subject> {
  const { createDrawer } =
    await build.load<typeof import('../src/draw/create-drawer.ts')>('draw/create-drawer');
  const { createSimulator } = await build.load<
    typeof import('../src/simulate/create-simulator.ts')
  >('simulate/create-simulator');
  const each = setup.cases[0] as Case;
  const worlds = [0, 1, 2, 3].map((trial) => createDrawer(each, setup.world, setup.seed)(trial));
  const simulator = createSimulator(each, setup.world, setup.seed, setup.thresholds);
  const values = new Float64Array(simulator.rows.length);
  const measures = new Set(['coverage'] as const);
  const call = (): number => {
    for (const world of worlds) simulator.observe(world, measures, values);
    return values[0] as number;
  };
  return {
    ...{ name, units: worlds.length, call },
    result: () => {
      call();
      return checksum([...values]);
    },
  };
}
