import { expect, test } from 'vitest';
import { publishAssessment } from '../../src/publish/publish-assessment.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { scenarioJsonSchema } from '../../src/scenario/scenario-schema.ts';
import { buildWorld } from '../../src/world/build-world.ts';
import { listSources } from './read-sources.ts';
import { findErrors, reference, writeScenario } from './read-yaml.ts';
import { assessSmall } from './small-assessment.ts';

// Refusal 2: no route is found or drawn by a user; gaps are lengths and probabilities, never places.

const fly = (entry: string): string =>
  writeScenario('{ territory: true }', `intruders:\n  - { class: fast-jet, ${entry} }\n`);

test('an intruder goes from a named side towards a named place', () => {
  expect(findErrors(fly('from: { border: VEN }, towards: Bogotá'))).toEqual([]);
  expect(findErrors(fly('from: { coast: true }, towards: Bogotá'))).toEqual([]);
});

test.each(['route', 'waypoints', 'path', 'track', 'via', 'heading', 'avoid'])(
  'a user draws no route: %s is refused as an unknown key',
  (key) => {
    const lines = fly(`from: { coast: true }, towards: Bogotá, ${key}: [[-75, 5], [-74, 5]]`);
    expect(findErrors(lines).map((error) => error.code)).toEqual(['E_SCENARIO_KEY']);
    const whole = writeScenario('{ territory: true }', `${key}: [[-75, 5], [-74, 5]]\n`);
    expect(findErrors(whole).map((error) => [error.code, error.path])).toEqual([
      ['E_SCENARIO_KEY', key],
    ]);
  },
);

test.each([
  ['from: [-75, 12], towards: Bogotá', 'from'],
  ['from: { point: [-75, 12] }, towards: Bogotá', 'from'],
  ['from: { border: VEN, segment: 3 }, towards: Bogotá', 'from'],
  ['from: { coast: true }, towards: [-74, 4.6]', 'towards'],
  ['from: { coast: true }, towards: "4.6, -74.1"', 'towards'],
])('neither end of a crossing is a coordinate: %s', (entry, key) => {
  const errors = findErrors(fly(entry));
  expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) expect(error.path).toContain(key);
});

test('a named side shorter than 300 km is refused', () => {
  // Natural Earth: the border of Colombia with Panama is about 230 km long, that with Venezuela about 2,300 km.
  const yaml = fly('from: { border: PAN }, towards: Bogotá');
  const { scenario, findings } = readScenario(yaml, 'scenario.yaml', reference);
  const placed = scenario === null ? findings : buildWorld(scenario, reference).findings;
  expect(placed.filter((finding) => finding.severity === 'error')).toHaveLength(1);
});

test('results name no place of a gap and no segment of the border', async () => {
  const { assessment } = await assessSmall();
  const { measures, verdicts } = assessment.results;
  const border = measures.filter((row) => row.measure === 'border');
  expect(border.length).toBeGreaterThan(10);
  const allowed = ['no-gap', 'guarded-share', 'gap-count', 'longest-gap-m'];
  expect([...new Set(border.map((row) => row.quantity))].sort()).toEqual([...allowed].sort());
  const lengths = measures.filter((row) => row.measure === 'gap-lengths');
  expect(lengths.length).toBeGreaterThan(10);
  const counted = /^gaps-\d+-(to-\d+-m|m-up)$|^share-\d+-m-up$/;
  expect(lengths.filter((row) => !counted.test(row.quantity))).toEqual([]);
  const place = /^(lng|lat|longitude|latitude|position|place|segment|bearing|azimuth|at)/i;
  for (const row of [...measures, ...verdicts]) {
    expect(Object.keys(row).filter((key) => place.test(key))).toEqual([]);
  }
  const points = measures.filter((row) => row.measure === 'points');
  for (const row of points) expect(['share', 'all-covered', 'holds']).toContain(row.quantity);
});

test('the map shows areas, mean chances and names, no gap and no track', async () => {
  const { assessment } = await assessSmall();
  const file = publishAssessment(assessment).find((one) => one.path === 'map.geojson');
  const { features } = JSON.parse(file?.content ?? '') as {
    features: { properties: { layer: string }; geometry: { type: string } }[];
  };
  const layers = new Set(features.map((one) => one.properties.layer));
  for (const layer of layers) expect(['coverage', 'deployment-area', 'territory']).toContain(layer);
  expect(layers.size).toBeGreaterThan(1);
  expect(new Set(features.map((one) => one.geometry.type))).toEqual(new Set(['MultiPolygon']));
});

test('no key of the scenario file and no source file is about routes', () => {
  const route = /route|waypoint|corridor-for|way-?through|shortest|dijkstra|a-star/i;
  const keys = JSON.stringify(scenarioJsonSchema()).match(/"[A-Za-z]+":/g) ?? [];
  expect(keys.length).toBeGreaterThan(50);
  expect(keys.filter((key) => route.test(key))).toEqual([]);
  expect(listSources('src').filter((name) => route.test(name))).toEqual([]);
});
