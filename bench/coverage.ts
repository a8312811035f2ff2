import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeClipper, timeGeosWasm, timeShapely, timeTurf } from './coverage-peers.ts';
import { type Footprints, scatterFootprints } from './footprints.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum } from './plan.ts';

/** Rows and what they hold open; `close` ends it. */
export interface CoverageRows {
  readonly rows: Row[];
  readonly close: () => void;
}

const usual = 5_000;

/**
 * The area that at least one and at least two of 5,000 unequal footprints cover inside the outline of Venezuela: exact arcs beside packages that unite
 * polygons, and how the time grows with the footprints. Goals: P1 and P9 of the design.
 */
export async function listCoverageRows(builds: readonly Build[]): Promise<CoverageRows> {
  const [own] = builds;
  if (own === undefined) return { rows: [], close: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-bench-'));
  const given = await scatterFootprints(own, usual);
  const arcs = await Promise.all(builds.map((build) => timeArcs(build, given, build.name)));
  const shapely = await timeShapely(given, folder);
  const peers = [timeClipper(given, 300), await timeGeosWasm(given)];
  const row = (name: string, subjects: readonly Subject[], rounds?: number): Row => ({
    ...{ group: 'coverage', name, unit: 'ms', per: 'answer', subjects },
    ...(rounds === undefined ? {} : { rounds }),
  });
  const first = arcs.slice(0, 1);
  const rows = [
    row('area that 5,000 footprints cover', [
      ...arcs,
      ...peers,
      ...(shapely === null ? [] : [shapely.subject]),
    ]),
    // One warm-up and one sample: a call takes many seconds.
    row('the same, beside @turf/union', [...first, timeTurf(given, 5_000)], 1),
    row('growth, radii as they are', await listGrowth(own, () => 1)),
    row('growth, overlaps as they are', await listGrowth(own, (count) => Math.sqrt(usual / count))),
  ];
  return {
    rows,
    close: () => {
      shapely?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function timeArcs(
  build: Build,
  { discs, land }: Footprints,
  name: string,
  mostRatio?: number,
): Promise<Subject> {
  const { createCoverMeter } = await build.load<
    typeof import('../src/kernel/cover/cover-meter.ts')
  >('kernel/cover/cover-meter');
  const meter = createCoverMeter(land);
  const areaM2 = new Float64Array(2);
  const call = (): number => {
    meter(discs, areaM2);
    return areaM2[0] as number;
  };
  // On a busy machine a warm-up by the clock ends before the engine has compiled; peers that take seconds do not notice.
  for (let discsMet = 0; discsMet < 1_000_000; discsMet += discs.count) call();
  return {
    ...{ name: `${name}: arcs, k = 1 and 2`, units: 1, call },
    ...(mostRatio === undefined ? {} : { mostRatio }),
    result: () => `${Math.round(call() / 1e6)} km2 ${checksum([...areaM2])}`,
  };
}

/** A tenth of the footprints, the usual number, ten times as many: each step should take at most six times as long. */
async function listGrowth(
  build: Build,
  scaleOf: (count: number) => number,
): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const [step, count] of [usual / 10, usual, 10 * usual].entries()) {
    const given = await scatterFootprints(build, count, scaleOf(count));
    subjects.push(await timeArcs(build, given, String(count), step === 0 ? undefined : 6 ** step));
  }
  return subjects;
}
