import { expect, test } from 'vitest';
import { attachments, openStudy, reference, smallStudy } from '../../test/sweep/open-study.ts';
import type { Case } from '../domain/case.ts';
import type { Measure } from '../domain/measure.ts';
import { designFixed } from '../pipeline/design-cases.ts';
import { evaluate } from '../pipeline/evaluate.ts';
import { startLocalRunner } from '../pipeline/local-runner.ts';
import { planRun } from '../pipeline/plan-run.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { createVectorRooms } from '../workers/open-vector-room.ts';
import { createDesign } from './design.ts';
import { createPartRunner, placeStudy, runStudyPart } from './run-part.ts';
import { countParts, type StudyRow } from './study.ts';

const host = { isCancelled: () => false, elapsedMs: () => 0 };

/** Three points, all measures that are quick, two blocks of trials. */
const study = openStudy(
  smallStudy
    .replace('points: 96', 'points: 3')
    .replace(/measures: .*/, 'measures: [border, gap-lengths, points, readiness, diversion]')
    .replace('trials: 64', 'trials: 128'),
);
const part = { reference, host, setup: placeStudy(study, reference).setup ?? undefined };
const run = (own = study) => {
  const { setup, ...rest } = part;
  return createPartRunner(own, setup === undefined ? rest : { ...rest, setup })(0);
};

/** Runs the scenario as `run` runs it, with numbers written into its file. */
async function runWith(settings: Readonly<Record<string, number>>): Promise<readonly Measure[]> {
  const text = (attachments['small.yaml'] ?? '')
    .replace('count: [40, 80]', `count: ${settings['posture.igla-s.count']}`)
    .replace('{ uniform: [0.3, 0.8] }', String(settings['posture.igla-s.ready']))
    .replace('count: 6\n', `count: 6\n    rangeKm: ${settings['posture.s-75.rangeKm']}\n`);
  const { scenario } = readScenario(text, 'small.yaml', reference, attachments);
  if (scenario === null) throw new Error('the scenario cannot be read');
  const { plan } = planRun({ scenario, reference, trials: 128 });
  if (plan === null) throw new Error('the scenario cannot be placed');
  const setup = { ...plan.setup, cases: [plan.setup.cases[0] as Case], map: null };
  const runner = await startLocalRunner(setup);
  const designs = [designFixed(study.measures, 128)];
  return (await evaluate({ setup, designs, runner, host })).measures;
}

test('each row is that of a run of the scenario with the numbers in its file and as many trials', async () => {
  const rows = (await run()) ?? [];
  expect(new Set(rows.map(({ scenario }) => scenario))).toEqual(new Set([0, 1, 2]));
  for (const scenario of [0, 1, 2]) {
    const own = rows.filter((row) => row.scenario === scenario);
    const values = own[0]?.values ?? [];
    expect(values).toEqual(createDesign(study)(scenario));
    const settings = study.vary.map(({ path }, index) => [path, values[index] ?? 0] as const);
    const measures = await runWith(Object.fromEntries(settings));
    expect(own).toEqual(
      measures.map((row): StudyRow => {
        const { measure, quantity, intruder, timeH, posture, altitudeM, k, unit } = row;
        const [low, high] = row.interval;
        return {
          ...{ scenario, values, case: 'base', posture, measure, quantity, intruder, timeH },
          ...{ altitudeM, k, unit, estimate: row.estimate, low, high, trials: 128 },
        };
      }),
    );
  }
}, 120_000);

test('rows depend on study and part alone: a world of its own, vector code and what ran before change nothing', async () => {
  const rows = await run();
  expect(await runStudyPart(study, 0, { reference, host })).toEqual(rows);
  const openRoom = createVectorRooms();
  expect(openRoom).not.toBeNull();
  const vector = openRoom === null ? host : { ...host, openRoom };
  const many = openStudy(smallStudy.replace('[20, 200]', '[900, 1100]'));
  const plain = await runStudyPart(many, 2, { reference, host });
  expect(await runStudyPart(many, 2, { reference, host: vector })).toEqual(plain);
  const again = createPartRunner(many, { reference, host: vector });
  await again(1);
  expect(await again(2)).toEqual(plain);
}, 120_000);

test('with a k only its rows are there, and the last part ends with the last point', async () => {
  const rows = (await run({ ...study, k: 2 })) ?? [];
  expect(new Set(rows.map(({ k }) => k))).toEqual(new Set([2]));
  expect(rows).toEqual(((await run()) ?? []).filter(({ k }) => k === 2));
  expect(countParts({ points: 32 })).toBe(1);
  expect(countParts({ points: 33 })).toBe(2);
  await expect(run({ ...study, points: 0 })).rejects.toThrow(RangeError);
}, 60_000);

test('a part that is cancelled has no rows', async () => {
  let asked = 0;
  const stopping = { ...host, isCancelled: () => ++asked > 2 };
  expect(await runStudyPart(study, 0, { reference, host: stopping })).toBeNull();
}, 60_000);
