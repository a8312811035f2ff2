import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LeastHeights, SweepView, ViewPoint } from '../src/kernel/view/index.ts';
import { makeHeights } from '../test/terrain/make-heights.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum } from './plan.ts';

type ViewModule = typeof import('../src/kernel/view/index.ts');
type VectorModule = typeof import('../src/workers/create-sweep-view.ts');

const targetM = 50;
const stepM = 30;

/** Views over made mountains at 30 m cells, and how to end the other program that was timed. */
export async function listTerrainRows(
  builds: readonly Build[],
  root: string,
): Promise<{ readonly rows: Row[]; readonly close: () => void }> {
  const size = { columns: 2701, rows: 2701, stepXM: stepM, stepYM: stepM, seed: 7 };
  const grid = makeHeights('mountains', size);
  const sweeps = (await Promise.all(builds.map(loadSweeps))).flat();
  const gdal = openGdal(root, new Uint8Array(grid.heightM.buffer));
  const rows: Row[] = [];
  for (const radiusM of [5_000, 40_000]) {
    const from: ViewPoint = {
      ...{ column: 1350, row: 1350, eyeM: 1.7, radiusM },
      ...{ curvature: 0.87, earthDiameterM: 2 * 6_378_137 },
    };
    const name = `view of ${radiusM / 1000} km`;
    const common = { group: 'terrain', unit: 'ms', per: 'view' } as const;
    const timed = ({ name: subject, sweep, into }: TimedSweep): Subject => ({
      ...{ name: subject, units: 1 },
      call: () => sweep(grid, from, into),
      result: () => {
        sweep(grid, from, into);
        return seenCells(into);
      },
    });
    const [vector] = sweeps;
    if (vector === undefined) throw new Error('no build has a view');
    vector.sweep(grid, from, vector.into);
    const { firstColumn, firstRow, columns: width, rows: height } = vector.into;
    const view = { ...size, ...from, stepM, targetM, firstColumn, firstRow, width, height };
    const peer = gdal === null ? [] : [gdal.subject(view)];
    rows.push(
      {
        ...{ ...common, name: `${name}, seen at ${targetM} m` },
        subjects: [...sweeps.filter(({ fast }) => fast).map(timed), ...peer],
        goal: 'GDAL ≥ 8 times ours, same result',
      },
      {
        ...{ ...common, name: `${name}, a line of sight a cell within 0.1 %` },
        subjects: sweeps.filter(({ fast }) => !fast).map(timed),
      },
      {
        ...{ ...common, name: `${name}, 20 altitudes (the same sweep)` },
        subjects: [
          timed({ ...vector, name: 'one altitude' }),
          altitudes(timed(vector), vector.into),
        ],
        goal: '≤ 1.1',
      },
    );
  }
  return { rows, close: () => gdal?.close() };
}

interface TimedSweep {
  readonly name: string;
  readonly fast: boolean;
  readonly sweep: SweepView;
  readonly into: LeastHeights;
}

/** The sweeps of a build, its vector code first; none of a build from before there were any. */
async function loadSweeps(build: Build): Promise<TimedSweep[]> {
  let view: ViewModule;
  let vector: VectorModule;
  try {
    view = await build.load<ViewModule>('kernel/view/index');
    vector = await build.load<VectorModule>('workers/create-sweep-view');
  } catch {
    return [];
  }
  const sweep = vector.createSweepView();
  const { createLeastHeights: into, sweepReferencePlane, sweepRays } = view;
  return [
    ...(sweep === null ? [] : [{ name: `${build.name}: WASM`, fast: true, sweep, into: into() }]),
    { name: `${build.name}: TypeScript`, fast: true, sweep: sweepReferencePlane, into: into() },
    { name: `${build.name}: rays`, fast: false, sweep: sweepRays, into: into() },
  ];
}

/** SHA-256 of the window's cells, 255 visible and 0 not. */
function seenCells({ heightM, columns, rows }: LeastHeights): string {
  const seen = Uint8Array.from(heightM.subarray(0, columns * rows), (least) =>
    least <= targetM ? 255 : 0,
  );
  return createHash('sha256').update(seen).digest('hex').slice(0, 8);
}

/** The sweep for 20 altitudes; its result says how many cells are seen at each. */
function altitudes(one: Subject, into: LeastHeights): Subject {
  const counts = (): number[] =>
    Array.from({ length: 20 }, (_, at) => {
      const altitudeM = 50 * (at + 1);
      return into.heightM.filter((least) => least <= altitudeM).length;
    });
  return {
    ...{ ...one, name: '20 altitudes' },
    result: () => {
      one.call();
      return checksum(counts());
    },
  };
}

interface Gdal {
  readonly subject: (view: object) => Subject;
  readonly close: () => void;
}

/** GDAL through Debian's python3-gdal, or null where it is not installed. */
function openGdal(root: string, heights: Uint8Array): Gdal | null {
  const python = '/usr/bin/python3';
  const found = spawnSync(python, ['-c', 'from osgeo import gdal; print(gdal.__version__)'], {
    encoding: 'utf8',
  });
  if (found.status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-terrain-'));
  const file = join(folder, 'heights.bin');
  writeFileSync(file, heights);
  const children: ChildProcess[] = [];
  const subject = (view: object): Subject => {
    const args = [join(root, 'bench/viewshed.py'), file, JSON.stringify(view)];
    const child = spawn(python, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ask = async (question: string): Promise<string> => {
      child.stdin.write(`${question}\n`);
      return String((await lines.next()).value);
    };
    const time = async (calls: number): Promise<{ wallMs: number; cpuMs: number }> => {
      const [wallMs = Number.NaN, cpuMs = Number.NaN] = (await ask(String(calls)))
        .split(' ')
        .map(Number);
      return { wallMs, cpuMs };
    };
    return {
      ...{ name: `GDAL ${found.stdout.trim()}, in its process`, units: 1, time },
      call: () => time(1),
      result: async () => (await ask('result')).slice(0, 8),
    };
  };
  const close = (): void => {
    for (const child of children) child.stdin?.end();
    rmSync(folder, { recursive: true, force: true });
  };
  return { subject, close };
}
