import { expect, test } from 'vitest';
import { attachments, openStudy, reference, smallStudy } from '../../test/sweep/open-study.ts';
import { readStudy } from './read-study.ts';

/** `file:line:column code` of each error of a study that is refused. */
function errorsOf(text: string, files = attachments): readonly string[] {
  const { study, findings } = readStudy(text, 's.yaml', reference, files);
  expect(study).toBeNull();
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
}

/** The small study with one line in place of its ranges. */
function vary(line: string, design = 'kind: sobol, points: 8'): string {
  return `skyproof-study: 1
scenario: small.yaml
design: { ${design} }
vary:
  ${line}
measures: [border]
`;
}

test('a study is read with its scenario, and what it does not say is as usual', () => {
  const study = openStudy(smallStudy);
  expect(study).toMatchObject({
    title: 'How many posts of a small country, how ready and how far',
    design: { kind: 'latin-hypercube', points: 96, seed: 7 },
    measures: ['border', 'points', 'readiness'],
    ...{ trials: 64, k: null, points: 96, rootFile: 'small.yaml' },
  });
  expect(study.scenario.cases).toHaveLength(1);
  expect(study.vary.map(({ path, isWhole }) => [path, isWhole])).toEqual([
    ['posture.igla-s.count', true],
    ['posture.igla-s.ready', false],
    ['posture.s-75.rangeKm', false],
  ]);
  const plain = openStudy(vary('posture.igla-s.ready: [0.1, 0.9]'));
  expect(plain).toMatchObject({ title: 'A small country', trials: 512, design: { seed: 1 } });
});

test('a scenario may stand in the study itself; its findings name lines of the study', () => {
  const inline = (unit: string) => `skyproof-study: 1
scenario:
  skyproof: 1
  asOf: 2025-10-23
  territory: { geojson: small-country.geojson }
  posture:
    - system: igla-s
      count: { value: 50, unit: ${unit} }
      where: [{ territory: true }]
design: { kind: grid, points: 3 }
vary: { posture.igla-s.count: [10, 30] }
measures: [border]
`;
  expect(openStudy(inline('launcher'))).toMatchObject({ points: 3, rootFile: 'study.yaml' });
  expect(errorsOf(inline('rocket'))).toEqual(['s.yaml:8:33 E_SCENARIO_RANGE']);
});

const ready = 'posture.igla-s.ready: [0.1, 0.9]';

test.each([
  ['where units stand', 'posture.igla-s.where.0.territory: [0, 1]', '5:3 E_STUDY_PLACE'],
  ['the share of an area', 'posture.igla-s.where.0.share: [0.1, 0.9]', '5:3 E_STUDY_PLACE'],
  ['where intruders come from', 'intruders.0.from: { values: [1, 2] }', '5:3 E_STUDY_PLACE'],
  ['where intruders fly to', 'intruders.x.towards: { values: [1, 2] }', '5:3 E_STUDY_PLACE'],
  ['the territory', 'territory: { values: [1, 2] }', '5:3 E_STUDY_PLACE'],
  ['a corridor', 'posture.igla-s.where.0.corridor: [0, 1]', '5:3 E_STUDY_PLACE'],
  ['a circle', 'posture.igla-s.where.0.circle: [-70, 10]', '5:3 E_STUDY_PLACE'],
  ['a polygon', 'posture.igla-s.where.0.polygon: [0, 1]', '5:3 E_STUDY_PLACE'],
  ['a radius', 'posture.igla-s.where.0.radiusKm: [30, 60]', '5:3 E_STUDY_PLACE'],
  ['the perimeter', 'perimeter.stepM: [50, 250]', '5:3 E_STUDY_PLACE'],
  ['the ground', 'environment.terrain: { values: [1, 2] }', '5:3 E_STUDY_PLACE'],
  ['how units are placed', 'placement: { values: [1, 2] }', '5:3 E_STUDY_PLACE'],
  ['the belt', 'belt.depthKm: [10, 50]', '5:3 E_STUDY_PLACE'],
  ['altitudes of the answer', 'altitudesM: { values: [0, 100] }', '5:3 E_STUDY_PATH'],
  ['the seed', 'run.seed: [1, 9]', '5:3 E_STUDY_PATH'],
  ['another system', 'posture.igla-s.system: { values: [1, 2] }', '5:3 E_STUDY_PATH'],
  ['a number of the attack', 'intruders.x.count: [1, 9]', '5:3 E_STUDY_PATH'],
  ['an unknown group', 'posture.igla.ready: [0.1, 0.9]', '5:3 E_CASE_PATH'],
  ['an unknown key', 'posture.igla-s.redy: [0.1, 0.9]', '5:3 E_STUDY_PATH'],
  ['a number that decides nothing', 'environment.night: [0.1, 0.9]', '5:3 E_STUDY_PATH'],
  ['one number twice', `${ready}\n  posture.igla-s.readyPercent: [1, 9]`, '6:3 E_STUDY_PATH'],
  ['an empty range', 'posture.igla-s.ready: [0.5, 0.5]', '5:25 E_STUDY_RANGE'],
  ['a range that falls', 'posture.igla-s.ready: [0.9, 0.1]', '5:25 E_STUDY_RANGE'],
  ['no whole number', 'posture.igla-s.count: [10.2, 10.8]', '5:25 E_STUDY_RANGE'],
  ['one value', 'posture.igla-s.count: { values: [7] }', '5:25 E_STUDY_RANGE'],
  ['a value twice', 'posture.igla-s.count: { values: [7, 7] }', '5:25 E_STUDY_RANGE'],
  ['no value', 'posture.igla-s.count: { values: [] }', '5:35 E_SCENARIO_TYPE'],
  ['half a unit', 'posture.igla-s.count: { values: [7, 7.5] }', '5:39 E_SCENARIO_RANGE'],
  ['no end', 'posture.igla-s.rangeM: { normal: [5000, 9] }', '5:26 E_STUDY_RANGE'],
  ['a text', 'posture.igla-s.ready: much', '5:25 E_STUDY_RANGE'],
  ['a share above 1', 'posture.igla-s.ready: [0.5, 1.5]', '5:3 E_SCENARIO_RANGE'],
  ['a floor above the ceiling', 'posture.igla-s.floorM: [10, 49000]', '5:3 E_SCENARIO_RANGE'],
])('a study may not vary %s', (_, line, error) => {
  expect(errorsOf(vary(line))).toContain(`s.yaml:${error}`);
});

test('a study varies something', () => {
  expect(errorsOf(vary('{}'))).toEqual(['s.yaml:5:3 E_SCENARIO_TYPE']);
});

test('two numbers that do not go together at one point are refused where the second stands', () => {
  const text = vary('posture.igla-s.floorM: [10, 2000]\n  posture.igla-s.ceilingM: [1000, 3000]');
  expect(errorsOf(text)).toEqual(['s.yaml:6:3 E_SCENARIO_RANGE']);
});

test.each([
  ['1,000,001 points', 'kind: sobol, points: 1000001', '3:32 E_STUDY_POINTS'],
  ['a grid beyond the cap', 'kind: grid, points: 1000001', '3:31 E_STUDY_POINTS'],
  ['no points', 'kind: sobol', '3:9 E_SCENARIO_REQUIRED'],
  ['no levels', 'kind: grid', '3:9 E_SCENARIO_REQUIRED'],
  ['another kind', 'kind: random, points: 8', '3:17 E_SCENARIO_RANGE'],
  ['half a point', 'kind: sobol, points: 0.5', '3:32 E_SCENARIO_RANGE'],
])('a design of %s is refused', (_, design, error) => {
  expect(errorsOf(vary(ready, design))).toEqual([`s.yaml:${error}`]);
});

test('a grid is counted as the product of its levels', () => {
  const lines = ['rangeM: [3000, 6000]', 'ceilingM: [3500, 5000]', 'reactionS: [5, 15]'];
  const text = vary(
    [ready, ...lines.map((line) => `posture.igla-s.${line}`)].join('\n  '),
    'kind: grid, points: 31',
  );
  expect(openStudy(text).points).toBe(31 ** 4);
  expect(errorsOf(text.replace('31', '32'))).toEqual(['s.yaml:3:31 E_STUDY_POINTS']);
});

const good = vary(ready);

test.each([
  ['trials that are no blocks', `${good}trials: 100\n`, '7:9 E_SCENARIO_RANGE'],
  ['a k that no row has', `${good}k: 4\n`, '7:4 E_SCENARIO_RANGE'],
  ['an unknown key', `${good}seed: 4\n`, '7:1 E_SCENARIO_KEY'],
  ['sizing', good.replace('[border]', '[border, sizing]'), '6:20 E_STUDY_SCENARIO'],
  ['another version', good.replace('study: 1', 'study: 2'), '1:17 E_SCENARIO_RANGE'],
  ['a scenario that is not there', good.replace('small', 'large'), '2:11 E_STUDY_SCENARIO'],
  ['a file elsewhere', good.replace('small', '../small'), '2:11 E_STUDY_SCENARIO'],
  ['an alias', good.replace('[border]', '&x [border]'), '6:11 E_YAML_ALIAS'],
  ['a key twice', `${good}measures: [belt]\n`, '7:1 E_YAML_DUPLICATE'],
  ['a list', '- 1\n', '1:1 E_SCENARIO_TYPE'],
  ['64 KiB and more', `${good}#${'x'.repeat(65_536)}\n`, '1:1 E_YAML_SIZE'],
  ['5,000 nodes and more', good.replace('[border]', `[${'a,'.repeat(5000)}]`), '1:1 E_YAML_NODES'],
  ['33 levels', good.replace('[border]', '['.repeat(40) + ']'.repeat(40)), '6:42 E_YAML_DEPTH'],
])('a study with %s is refused', (_, text, error) => {
  expect(errorsOf(text)).toContain(`s.yaml:${error}`);
});

test('a scenario over terrain is refused in its own file', () => {
  const over = `${attachments['small.yaml']}environment: { terrain: dem.tif }\n`;
  expect(errorsOf(good, { ...attachments, 'small.yaml': over })).toEqual([
    'small.yaml:20:14 E_STUDY_SCENARIO',
  ]);
});
