import type { Case } from '../src/domain/case.ts';
import type { DrawnGroup } from '../src/domain/draw.ts';
import type { CorridorGrid } from '../src/kernel/index/corridor-grid.ts';
import type { RunSetup } from '../src/pipeline/runner.ts';
import type { Flight } from '../src/simulate/flights.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum, planScenario } from './plan.ts';
import { timeMeasure } from './trials.ts';

/** Aircraft of a raid. */
const aircraft = 100;

/** Tracks against 5,000 launchers, and raids of 100 aircraft at every height that their class flies at against more and more launchers. */
export async function listFlightRows(builds: readonly Build[], root: string): Promise<Row[]> {
  const rows: Row[] = [];
  const [own] = builds;
  if (own !== undefined) {
    const setup = await planScenario(own, root);
    for (const [tracks, name, goal] of [
      [1, 'one track against 5,000 sorted launchers, eight heights', '<= 1 us'],
      [100, 'sort 5,000 launchers, 100 tracks, eight heights', '<= 2 us'],
      [1000, 'sort 5,000 launchers, 1,000 tracks, eight heights', '<= 2 us'],
    ] as const) {
      const subjects = await timeTracks(own, setup, tracks);
      rows.push({ group: 'flights', name, unit: 'us', per: 'track', subjects, goal });
    }
  }
  for (const [launchers, goal] of [
    [500, 'an eighth of 5,000 or more'],
    [5000, '<= 0.5 ms'],
    [50_000, '<= 8 times 5,000'],
  ] as const) {
    const subjects = await Promise.all(
      builds.map(async (build) => {
        const setup = await planScenario(build, root, (text) =>
          text
            .replace('value: 5000,', `value: ${launchers},`)
            .replace('count: 4,', `count: ${aircraft},`),
        );
        return timeMeasure({ build, setup }, 'raid');
      }),
    );
    const name = `raid, ${launchers} launchers x ${aircraft} tracks`;
    rows.push({ group: 'flights', name, unit: 'ms', per: 'trial', subjects, goal });
  }
  return rows;
}

/**
 * Lays tracks and meets them at eight heights at once, launchers ranked and sorted into a grid as in a trial, and with a look at every launcher. A single track is met by
 * launchers that are sorted already; more than one: ranking and sorting are in it.
 */
async function timeTracks(build: Build, setup: RunSetup, tracks: number): Promise<Subject[]> {
  const { createDrawer } =
    await build.load<typeof import('../src/draw/create-drawer.ts')>('draw/create-drawer');
  const { createTrackLayer, groupFlights } =
    await build.load<typeof import('../src/simulate/flights.ts')>('simulate/flights');
  const { createCorridorGrid } = await build.load<
    typeof import('../src/kernel/index/corridor-grid.ts')
  >('kernel/index/corridor-grid');
  const { createCubeRanker } = await build.load<
    typeof import('../src/kernel/index/rank-by-cube.ts')
  >('kernel/index/rank-by-cube');
  const { cubeM } =
    await build.load<typeof import('../src/simulate/fly-flights.ts')>('simulate/fly-flights');
  const { makeEncounter, meetGroup, prepareEncounter } =
    await build.load<typeof import('../src/simulate/meet-track.ts')>('simulate/meet-track');
  const { createRng } =
    await build.load<typeof import('../src/kernel/random/index.ts')>('kernel/random/index');
  const each = setup.cases[0] as Case;
  const draw = createDrawer(each, setup.world, setup.seed)(7);
  const group = draw.groups[0] as DrawnGroup;
  const flight = groupFlights(each.intruders)[0] as Flight;
  const lay = createTrackLayer(setup.world, flight, createRng(setup.seed), 'crossing');
  const encounter = makeEncounter(each.altitudesM.length, 1);
  const speeds = [draw.intruderSpeedMps[0] as number];
  const grid = createCorridorGrid();
  const rank = createCubeRanker(cubeM);
  const sort = (from: CorridorGrid): void =>
    from.sort(group.points, group.count, rank(group.points, group.count));
  sort(grid);
  const all = listLaunchers(group);
  sort(all);
  const subject = (name: string, from: CorridorGrid, isSorted: boolean): Subject => {
    // A single track is one of 1,000 that a call flies.
    const flown = isSorted ? 1000 : tracks;
    const fly = (): number => {
      if (!isSorted) sort(from);
      prepareEncounter(encounter, group, speeds);
      for (let number = 0; number < flown; number++)
        meetGroup(from, lay(draw.trial, number), encounter);
      return encounter.insideM[0] as number;
    };
    const result = (): string => {
      fly();
      return checksum([...encounter.insideM, ...encounter.unitsMet]);
    };
    return { name, units: flown, call: fly, result };
  };
  return [
    subject(build.name, grid, tracks === 1),
    subject('every launcher, no index', all, tracks === 1),
  ];
}

/** Looks at every launcher of a group in place of a grid, in the order of the ranks. */
function listLaunchers({ points, count }: DrawnGroup): CorridorGrid {
  const values = new Int32Array(count);
  const none = new Int32Array(0);
  const across = new Float64Array(count);
  const ahead = new Float64Array(count);
  const inOrder = new Int32Array(count);
  const [firsts, ends] = [Int32Array.of(0), Int32Array.of(count)];
  return {
    ...{ x: points.x, y: points.y, z: points.z, across, ahead, firsts, ends },
    found: { words: none, groups: none, valueAt: none, values },
    sort: (_points, _count, ranks) => {
      for (let u = 0; u < count; u++) inOrder[ranks === null ? u : (ranks[u] as number)] = u;
    },
    listRuns: () => 1,
    find: ({ nx, ny, nz, tx, ty, tz }, acrossM, aheadM) => {
      let found = 0;
      for (let n = 0; n < count; n++) {
        const u = inOrder[n] as number;
        const [x, y, z] = [points.x[u] as number, points.y[u] as number, points.z[u] as number];
        across[u] = x * nx + y * ny + z * nz;
        ahead[u] = x * tx + y * ty + z * tz;
        if (Math.abs(across[u] as number) > acrossM || Math.abs(ahead[u] as number) > aheadM)
          continue;
        values[found++] = u;
      }
      return found;
    },
  };
}
