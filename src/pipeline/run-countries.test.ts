import { expect, test } from 'vitest';
import { isWhole } from '../../test/is-whole.ts';
import { createReference } from '../atlas/reference.ts';
import { publishAssessment } from '../publish/publish-assessment.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { startLocalRunner } from './local-runner.ts';
import { runScenario } from './run-scenario.ts';

const reference = createReference();

/** Countries of all shapes: continental, island, enclave, exclave, cut by the date line, within sight of a pole, tiny. */
const codes = [
  ...['VEN', 'FJI', 'ZAF', 'LSO', 'SMR', 'AZE', 'SGP', 'KIR', 'MLT', 'GRL'],
  ...(isWhole ? ['CHL', 'NOR', 'IDN', 'RUS', 'USA', 'FRA', 'NZL', 'TWN', 'UKR', 'MNG'] : []),
];

async function run(code: string, more = '') {
  const scenarioYaml = `{ skyproof: 1, asOf: 2025-10-23, territory: ${code}, posture: [{ system: igla-s, count: 200, where: [{ territory: true }] }]${more} }`;
  const { scenario, findings } = readScenario(scenarioYaml, 'one-line.yaml', reference);
  if (scenario === null) throw new Error(JSON.stringify(findings));
  const base = { ...scenario, cases: scenario.cases.slice(0, 1) };
  const outcome = await runScenario({
    scenario: base,
    scenarioYaml,
    reading: null,
    reports: [],
    reference,
    startRunner: startLocalRunner,
    host: { isCancelled: () => false, elapsedMs: () => 0 },
    trials: 64,
    onBounds: () => {},
    onProgress: () => {},
    peakMemoryMiB: () => 0,
  });
  if (outcome.assessment === null) throw new Error(JSON.stringify(outcome.findings));
  return outcome.assessment;
}

test.each(codes)('%s: a scenario of one line runs, and its map lies on the map', async (code) => {
  const assessment = await run(code);
  const { measures, verdicts } = assessment.results;
  expect(verdicts.length).toBeGreaterThan(0);
  for (const { estimate } of measures) expect(Number.isFinite(estimate)).toBe(true);
  const coverage = measures.find((row) => row.measure === 'coverage' && row.altitudeM === 0);
  expect(coverage?.estimate).toBeGreaterThan(0);
  const files = publishAssessment(assessment);
  const map = files.find((file) => file.path === 'map.geojson')?.content ?? '';
  const lngs = [...map.matchAll(/\[(-?[\d.]+),(-?[\d.]+)\]/g)].map(([, lng]) => Number(lng));
  expect(lngs.length).toBeGreaterThan(4);
  expect(lngs.every((lng) => Math.abs(lng) <= 180)).toBe(true);
});

test('the results and the page say which perimeter was chosen', async () => {
  const usual = await run('MLT');
  expect(usual.results.run.area).toMatchObject({
    islands: 'kept',
    inlandWaters: 'excluded',
    waters: 0,
    stepM: 250,
  });
  const chosen = await run('MLT', ', perimeter: { islands: main, dataset: 50m, stepM: 100 }');
  expect(chosen.results.run.area).toMatchObject({ islands: 'main', rings: 1, stepM: 100 });
  expect(chosen.results.run.area.dataset).toContain('50m');
  const page = publishAssessment(chosen).find((file) => file.path === 'index.html')?.content;
  expect(page).toContain('the largest ring alone');
  expect(page).toMatch(/points every 100\sm at most/);
});
