import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import { usualPerimeter } from '../domain/perimeter-choice.ts';
import { readScenario } from './read-scenario.ts';

const reference = createReference();

function read(lines: string, territory = 'VEN', where = '{ territory: true }') {
  const text = `skyproof: 1
asOf: 2025-10-23
territory: ${territory}
posture:
  - { system: igla-s, count: 100, where: [${where}] }
${lines}
`;
  return readScenario(text, 's.yaml', reference);
}

/** `path code` of each error. */
function errorsOf({ findings }: ReturnType<typeof read>): readonly string[] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ path, code }) => `${path} ${code}`);
}

test('without the key the perimeter is the usual one; each choice can be made by itself', () => {
  expect(read('').scenario?.perimeter).toEqual(usualPerimeter);
  expect(read('perimeter: {}').scenario?.perimeter).toEqual(usualPerimeter);
  expect(read('perimeter: { islands: main }').scenario?.perimeter).toEqual({
    ...usualPerimeter,
    islands: 'main',
  });
  expect(
    read('perimeter: { islands: all, inlandWaters: included, dataset: 50m, stepM: 100 }').scenario
      ?.perimeter,
  ).toEqual({ islands: 'all', inlandWaters: 'included', dataset: '50m', stepM: 100 });
});

test.each([
  ['perimeter: { islands: some }', 'perimeter.islands E_SCENARIO_RANGE'],
  ['perimeter: { inlandWaters: true }', 'perimeter.inlandWaters E_SCENARIO_RANGE'],
  ['perimeter: { dataset: 110m }', 'perimeter.dataset E_SCENARIO_RANGE'],
  ['perimeter: { stepM: 251 }', 'perimeter.stepM E_SCENARIO_RANGE'],
  ['perimeter: { stepM: 49 }', 'perimeter.stepM E_SCENARIO_RANGE'],
  ['perimeter: { steps: 100 }', 'perimeter.steps E_SCENARIO_KEY'],
  ['perimeter: main', 'perimeter E_SCENARIO_TYPE'],
  [
    'cases: [{ id: fine, set: { perimeter.stepM: 50 } }]',
    'cases.0.set.perimeter.stepM E_CASE_PATH',
  ],
])('what is no choice is refused: %s', (lines, error) => {
  expect(errorsOf(read(lines))).toEqual([error]);
});

test('a country that the data set leaves out is named', () => {
  const missing = reference.countries.find(
    ({ code }) => reference.territory(code) !== null && reference.territory(code, '50m') === null,
  );
  expect(missing).toBeDefined();
  const found = read('perimeter: { dataset: 50m }', missing?.code);
  expect(errorsOf(found)).toEqual(['territory E_TERRITORY_OUTLINE']);
});

test('cities by population: all with at least so many people, and a finding where there is none', () => {
  const area = (where: string) => read('', 'VEN', where).scenario?.cases[0]?.groups[0]?.areas[0];
  const chosen = area('{ cities: { population: 500000, withinKm: 10 } }');
  expect(chosen?.area).toEqual({
    kind: 'cities',
    names: [],
    largest: null,
    population: 500_000,
    withinM: 10_000,
  });
  expect(chosen?.label).toBe('within 10 km of the cities with 500,000 people or more');
  const none = read('', 'LIE', '{ cities: { population: 500000, withinKm: 10 } }');
  expect(errorsOf(none)).toEqual(['posture.0.where.0.cities.population E_SCENARIO_AREA']);
  expect(none.findings.map(({ message }) => message).join()).toContain('the largest, ');
});

test('a region is named by its code or its name, and has to be one of the country', () => {
  const areaOf = (where: string) => read('', 'VEN', where).scenario?.cases[0]?.groups[0]?.areas[0];
  expect(areaOf('{ region: VE-V }')).toMatchObject({
    area: { kind: 'region', code: 'VE-V' },
    label: 'in the region Zulia',
  });
  expect(areaOf('{ region: bolivar }')?.area).toEqual({ kind: 'region', code: 'VE-F' });
  for (const wrong of ['CO-ANT', 'VE-0', 'Atlantis'])
    expect(errorsOf(read('', 'VEN', `{ region: ${wrong} }`))).toEqual([
      'posture.0.where.0.region E_SCENARIO_AREA',
    ]);
});
