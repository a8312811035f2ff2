import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../src/domain/case.ts';
import type { OpenRoom } from '../src/domain/draw-room.ts';
import type { Report } from '../src/domain/report.ts';
import type { RunSetup } from '../src/pipeline/runner.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum, planScenario } from './plan.ts';

/** Draws of a call. */
const trials = 64;

/** Worlds drawn by vector code and by plain code: of the bench's scenario, and of the two example reports. */
export async function listDrawRows(builds: readonly Build[], root: string): Promise<Row[]> {
  const row = async (name: string, plan: (build: Build) => Promise<RunSetup>): Promise<Row> => ({
    ...{ group: 'trials', name, unit: 'ms', per: 'trial' },
    subjects: (
      await Promise.all(builds.map(async (build) => timeDraws(build, await plan(build))))
    ).flat(),
  });
  return [
    await row('draw', (build) => planScenario(build, root)),
    await row('draw of the example reports', (build) => planReports(build, root)),
  ];
}

/** The vector code of a build; undefined where an older build has none, or the engine has no vectors. */
export async function loadRooms(build: Build): Promise<OpenRoom | undefined> {
  const path = 'workers/open-vector-room';
  if (!build.has(path)) return undefined;
  const { createVectorRooms } =
    await build.load<typeof import('../src/workers/open-vector-room.ts')>(path);
  return createVectorRooms() ?? undefined;
}

async function timeDraws(build: Build, setup: RunSetup): Promise<Subject[]> {
  const { createDrawer } =
    await build.load<typeof import('../src/draw/create-drawer.ts')>('draw/create-drawer');
  const subject = (name: string, openRoom?: OpenRoom): Subject => {
    const draw = createDrawer(setup.cases[0] as Case, setup.world, setup.seed, new Map(), openRoom);
    let trial = 0;
    return {
      name: `${build.name}: ${name}`,
      units: trials,
      call: () => {
        let last = draw(trial);
        for (let t = 1; t < trials; t++) last = draw(trial + t);
        trial = (trial + trials) % 65536;
        return last;
      },
      result: () => {
        const drawn = draw(7).groups.map(({ count, lng, lat }) => [
          ...lng.slice(0, count),
          ...lat.slice(0, count),
        ]);
        return checksum(drawn);
      },
    };
  };
  const vector = await loadRooms(build);
  return [...(vector === undefined ? [] : [subject('WASM', vector)]), subject('TypeScript')];
}

/** Plans the assessment of examples/reports with a build: its base case alone, no map. @throws Error when the build refuses a report */
async function planReports(build: Build, root: string): Promise<RunSetup> {
  const { createReference, draftAssessment, planRun, readClaims, readReport, readScenario } =
    await loadSteps(build);
  const reference = createReference();
  const reports = ['courier', 'gazette'].map((id): Report => {
    const name = `${id}.txt`;
    const text = readFileSync(join(root, 'examples/reports', name), 'utf8');
    const { report, findings } = readReport({ name, text, sha256: '', replaced: 0 });
    if (report === null) throw new Error(JSON.stringify(findings));
    return report;
  });
  const reading = readClaims(reports, reference);
  const { yaml } = draftAssessment({
    ...{ reports, reading, reference, asOf: null, today: '2026-01-01' },
    ...{ territory: null, seed: null, precision: null },
  });
  const { scenario } = readScenario(yaml ?? '', 'scenario.yaml', reference);
  if (scenario === null) throw new Error('the example reports give no scenario');
  const { plan, findings } = planRun({ scenario, reference, trials: null });
  if (plan === null) throw new Error(JSON.stringify(findings));
  return { ...plan.setup, cases: plan.setup.cases.slice(0, 1), map: null };
}

async function loadSteps({ load }: Build) {
  return {
    ...(await load<typeof import('../src/atlas/reference.ts')>('atlas/reference')),
    ...(await load<typeof import('../src/claims/read-claims.ts')>('claims/read-claims')),
    ...(await load<typeof import('../src/pipeline/draft-assessment.ts')>(
      'pipeline/draft-assessment',
    )),
    ...(await load<typeof import('../src/pipeline/plan-run.ts')>('pipeline/plan-run')),
    ...(await load<typeof import('../src/reports/read-report.ts')>('reports/read-report')),
    ...(await load<typeof import('../src/scenario/read-scenario.ts')>('scenario/read-scenario')),
  };
}
