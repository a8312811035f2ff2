import type { Case } from '../src/domain/case.ts';
import type { DrawnGroup } from '../src/domain/draw.ts';
import type { MeasureName } from '../src/domain/measure.ts';
import type { PointSet } from '../src/domain/world.ts';
import type { RunSetup } from '../src/pipeline/runner.ts';
import { listDrawRows, loadRooms } from './draws.ts';
import { listGrowthRows } from './growth.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum, measureNames, planScenario } from './plan.ts';

/** Trials of a block. */
const trials = 64;

/** Trials of each Monte Carlo measure, the draw alone, and what marking takes without an index. */
export async function listTrialRows(builds: readonly Build[], root: string): Promise<Row[]> {
  const setups = await Promise.all(
    builds.map(async (build) => ({ build, setup: await planScenario(build, root) })),
  );
  const rows: Row[] = [];
  const goals: Partial<Record<MeasureName, string>> = { border: '<= 0.3 ms, the draw apart' };
  const row = (name: string, subjects: readonly Subject[], goal?: string): Row => ({
    ...{ group: 'trials', name, unit: 'ms', per: 'trial', subjects },
    ...(goal === undefined ? {} : { goal }),
  });
  rows.push(...(await listDrawRows(builds, root)));
  for (const name of measureNames) {
    const subjects = await Promise.all(setups.map((one) => timeMeasure(one, name)));
    rows.push(row(`${name}, the draw apart`, subjects, goals[name]));
  }
  const blocks = await Promise.all(setups.map(timeBlock));
  rows.push(row('all five with their draw', blocks));
  const [own] = setups;
  if (own !== undefined) rows.push(row('marking the border', await timeMarking(own)));
  return [...rows, ...(await listGrowthRows(builds, root))];
}

/** A build with the run that it planned. */
export interface Prepared {
  readonly build: Build;
  readonly setup: RunSetup;
}

/** Times a measure on 16 worlds that were drawn before, in turn, so that the draw does not count. */
export async function timeMeasure({ build, setup }: Prepared, name: MeasureName): Promise<Subject> {
  const { createDrawer } =
    await build.load<typeof import('../src/draw/create-drawer.ts')>('draw/create-drawer');
  const { createSimulator } = await build.load<
    typeof import('../src/simulate/create-simulator.ts')
  >('simulate/create-simulator');
  const each = setup.cases[0] as Case;
  // A drawer owns its arrays; one for each world keeps them all.
  const worlds = Array.from({ length: 16 }, (_, trial) =>
    createDrawer(each, setup.world, setup.seed)(trial),
  );
  const simulator = createSimulator(each, setup.world, setup.seed, setup.thresholds);
  const values = new Float64Array(simulator.rows.length);
  const measures = new Set([name]);
  return {
    name: build.name,
    units: worlds.length,
    call: () => {
      for (const world of worlds) simulator.observe(world, measures, values);
      return values[0];
    },
    result: () => {
      const all = worlds.map((world) => {
        simulator.observe(world, measures, values);
        return [...values];
      });
      return checksum(all);
    },
  };
}

async function timeBlock({ build, setup }: Prepared): Promise<Subject> {
  const { createJobHandler } =
    await build.load<typeof import('../src/pipeline/handle-job.ts')>('pipeline/handle-job');
  const handle = createJobHandler(setup, 0, await loadRooms(build));
  const postures = (setup.cases[0] as Case).postures.map(({ id }) => id);
  const run = (block: number) =>
    handle({ case: 0, postures, block, measures: measureNames, brief: [], wanted: null });
  let block = 0;
  return {
    name: build.name,
    units: trials,
    call: () => run(block++ % 1024),
    result: () => checksum(run(3).tally),
  };
}

/** Marks the perimeter for one world: with the product's index, and by looking at every pair of post and point. */
async function timeMarking({ build, setup }: Prepared): Promise<Subject[]> {
  const { createDrawer } =
    await build.load<typeof import('../src/draw/create-drawer.ts')>('draw/create-drawer');
  const { createPerimeterMarker } =
    await build.load<typeof import('../src/simulate/mark-perimeter.ts')>('simulate/mark-perimeter');
  const { makeReachLevels } =
    await build.load<typeof import('../src/simulate/reach-levels.ts')>('simulate/reach-levels');
  const { addMask } =
    await build.load<typeof import('../src/simulate/covers.ts')>('simulate/covers');
  const { perimeter } = setup.world;
  const group = createDrawer(setup.cases[0] as Case, setup.world, setup.seed)(7)
    .groups[0] as DrawnGroup;
  const levels = makeReachLevels(group.reachM);
  const covers = new Uint32Array(perimeter.points.x.length);
  const mark = createPerimeterMarker(perimeter);
  const markAll = (): void => {
    const { limits, masks } = levels;
    for (let unit = 0; unit < group.count; unit++) {
      for (let p = 0; p < covers.length; p++) {
        const d2 = squareM2(group.points, unit, perimeter.points, p);
        if (d2 > (limits[limits.length - 1] as number)) continue;
        let level = 0;
        while (d2 > (limits[level] as number)) level++;
        addMask(covers, p, masks[level] as number);
      }
    }
  };
  const subject = (name: string, markOnce: () => void): Subject => {
    const call = (): number => {
      covers.fill(0);
      markOnce();
      return covers[0] as number;
    };
    return {
      ...{ name, units: 1, call },
      result: () => {
        call();
        return checksum([...covers]);
      },
    };
  };
  return [
    subject(build.name, () => mark(covers, group, levels)),
    subject('every pair, no index', markAll),
  ];
}

function squareM2(a: PointSet, i: number, b: PointSet, j: number): number {
  const dx = (a.x[i] as number) - (b.x[j] as number);
  const dy = (a.y[i] as number) - (b.y[j] as number);
  const dz = (a.z[i] as number) - (b.z[j] as number);
  return dx * dx + dy * dy + dz * dz;
}
