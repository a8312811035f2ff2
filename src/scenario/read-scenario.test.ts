import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createReference } from '../atlas/reference.ts';
import type { Case } from '../domain/case.ts';
import type { Parameter } from '../domain/quantity.ts';
import { readScenario } from './read-scenario.ts';
import { scenarioSchema } from './schema.ts';

const reference = createReference();

function fixture(name: string): string {
  return readFileSync(new URL(`../../test/fixtures/scenarios/${name}`, import.meta.url), 'utf8');
}

function read(text: string, attachments: Readonly<Record<string, string>> = {}) {
  return readScenario(text, 's.yaml', reference, attachments);
}

function readGood(text: string, attachments: Readonly<Record<string, string>> = {}) {
  const { scenario, findings } = read(text, attachments);
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  if (scenario === null) throw new Error('no scenario');
  return scenario;
}

/** `line:column code` of each error. */
function errorsOf(
  text: string,
  attachments: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { scenario, findings } = read(text, attachments);
  expect(scenario).toBeNull();
  return findings
    .filter((finding) => finding.severity === 'error')
    .map((finding) => `${finding.line}:${finding.column} ${finding.code}`);
}

function parametersOf(one: Case): readonly Parameter[] {
  return [
    ...one.groups.flatMap((group) => [
      group.count,
      group.launchersPerMissile,
      group.missilesPerLauncher,
      group.peoplePerUnit,
      group.ready,
      ...Object.values(group.crews ?? {}),
      ...Object.values(group.envelope),
      ...Object.values(group.weapon),
      ...Object.values(group.reserve ?? {}),
    ]),
    ...one.intruders.map((intruder) => intruder.speedMps),
  ];
}

const smallest = fixture('smallest.yaml');

test('the smallest scenario gets the printed defaults, each with a paper', () => {
  const scenario = readGood(smallest);
  expect(scenario.cases.map((entry) => entry.id)).toEqual(['base', 'random', 'best']);
  expect(scenario.cases[0]?.placement).toBe('spread');
  expect(scenario.cases[0]?.altitudesM).toEqual([0, 50, 150, 500, 1000, 2000, 3000, 5000, 10000]);
  expect(scenario.questions.map((question) => question.id)).toEqual([
    'area',
    'border',
    'belt',
    'points',
    'crossing',
  ]);
  expect(scenario.run).toEqual({ seed: 1, precision: 0.02, precisionAsked: false });
  expect(scenario.pointsLargest).toBe(10);
  for (const entry of scenario.cases.flatMap(parametersOf)) {
    const { source } = entry.quantity;
    expect(source.kind === 'assumption' ? source.reason : source.title, entry.path).toBeTruthy();
    expect(entry.label, entry.path).toMatch(/[a-z]/);
  }
  expect(scenario.cases[0]?.groups[0]?.count.quantity.source.id).toBe('user');
});

test('a scenario without a date takes the newest fact and says so', () => {
  const { scenario, findings } = read(smallest.replace('asOf: 2025-10-23\n', ''));
  expect(scenario?.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(findings.map((finding) => finding.code)).toEqual(['W_AS_OF_FROM_TEXT']);
});

test('the documented example reads with its reading, variant and best cases', () => {
  const scenario = readGood(fixture('readme-example.yaml'));
  expect(scenario.cases.map((entry) => `${entry.kind} ${entry.id}`)).toEqual([
    'base base',
    'reading launchers',
    'variant random',
    'best best',
    'best best-launchers',
  ]);
  const group = scenario.cases[0]?.groups[0];
  expect(group?.areas.map((area) => area.label)).toEqual([
    'within 10 km of the 20 largest cities',
    'within 10 km of the border with Colombia',
    'within 10 km of the coast',
    'within 15 km of the line Caracas – Maracaibo',
  ]);
  expect(group?.crews?.operators.quantity.distribution).toEqual({
    kind: 'uniform',
    low: 2000,
    high: 10000,
  });
  expect(scenario.questions[0]).toMatchObject({ claim: 'r1#c7', altitudesM: [0, 1000, 3000] });
  expect(scenario.run.precisionAsked).toBe(true);
});

test('every form of number, area, system and intruder reads, with SI units inside', () => {
  const scenario = readGood(fixture('every-form.yaml'));
  const [own, sam, extra] = scenario.cases[0]?.groups ?? [];
  expect(own).toMatchObject({ system: 'made-up-gun', countUnit: 'launcher' });
  expect(own?.ready.quantity.distribution).toEqual({ kind: 'fixed', value: 0.85 });
  expect(own?.count.quantity.distribution).toEqual({
    kind: 'discrete',
    values: [100, 200],
    weights: [1, 3],
  });
  expect(own?.envelope.rangeM.quantity).toMatchObject({
    distribution: { kind: 'uniform', low: 3000, high: 4000 },
    source: { id: 'own-range', reason: 'an exercise' },
  });
  expect(own?.areas.map((area) => [area.area.kind, area.share])).toEqual([
    ['circle', 0.25],
    ['polygon', 0.25],
    ['belt', 0.25],
    ['perimeter', 0.125],
    ['region', 0.0625],
    ['cities', 0.0625],
  ]);
  expect(own?.areas[5]?.area).toMatchObject({ names: ['Caracas', 'Maturín'] });
  expect(sam?.envelope.rangeM.quantity).toMatchObject({
    distribution: { kind: 'normal', mean: 35000, sd: 2000, within: [30000, 40000] },
    unit: 'm',
    source: { kind: 'fact', id: 's-75.rangeM' },
  });
  expect(sam?.weapon.killProbability.quantity.distribution).toEqual({
    kind: 'lognormal',
    median: 0.02,
    p95: 0.05,
    within: [0.001, 0.1],
  });
  expect(sam?.weapon.targetSpeedMps.quantity.distribution).toEqual({
    kind: 'fixed',
    value: 2300 / 3.6,
  });
  expect(sam?.areas.map((area) => area.share)).toEqual([0.5, 0.5]);
  expect(extra?.system).toBe('s-125');
  expect(scenario.cases[0]?.postures).toEqual([
    { id: 'both', label: 'both together', groups: ['own', 's-75'] },
    { id: 'alone', label: 'alone', groups: ['own'] },
  ]);
  expect(
    scenario.cases[0]?.intruders.map((intruder) => [
      intruder.id,
      intruder.towards,
      intruder.from.kind,
    ]),
  ).toEqual([
    ['cruise-missile', 'Maracaibo', 'any'],
    ['slow-drone', 'Caracas', 'border'],
  ]);
  expect(scenario.cases[0]?.intruders[1]?.speedMps.quantity.distribution).toEqual({
    kind: 'fixed',
    value: 25,
  });
  expect(scenario.cases[0]?.altitudesM).toEqual([0, 150, 3000]);
  expect(scenario.pointsLargest).toBe(5);
  const [fewer, sites] = scenario.cases.slice(1);
  expect(fewer?.groups[0]).toMatchObject({
    countUnit: 'launcher',
    count: { quantity: { distribution: { kind: 'fixed', value: 50 } } },
  });
  expect(fewer?.groups[0]?.areas.map((area) => area.area.kind)).toEqual(['territory']);
  expect(fewer?.set['posture.own.count']).toBe(50);
  expect(sites).toMatchObject({ placement: 'spread', variant: 'sites' });
  expect(sites?.groups[1]).toMatchObject({
    countUnit: 'battery',
    crews: { operators: { quantity: { distribution: { value: 900 } } } },
  });
});

test('postures default to each system, all systems in the reports, and the known inventory', () => {
  const more = `${smallest}  - { system: s-75, count: 4, where: [{ territory: true }] }\n  - { id: reg, system: s-125, inventory: true, count: 12, where: [{ territory: true }] }\n`;
  expect(readGood(more).cases[0]?.postures.map((posture) => [posture.id, posture.groups])).toEqual([
    ['igla-s', ['igla-s']],
    ['s-75', ['s-75']],
    ['all-reported', ['igla-s', 's-75']],
    ['known-inventory', ['igla-s', 'reg']],
  ]);
});

test('an outline of the user is read from the attachments and holds the cities inside', () => {
  const ring = [
    [-68, 9],
    [-65, 9],
    [-65, 11],
    [-68, 11],
    [-68, 9],
  ];
  const geojson = {
    type: 'Feature',
    properties: { name: 'North' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  const text = smallest
    .replace('VEN', '{ geojson: north.json }')
    .replace('{ territory: true }', '{ cities: [Caracas] }');
  const scenario = readGood(text, { 'north.json': JSON.stringify(geojson) });
  expect(scenario.territory).toMatchObject({ kind: 'geojson', name: 'North', rings: [[ring]] });
  const small = JSON.stringify({
    type: 'Polygon',
    coordinates: [ring.map(([lng = 0, lat = 0]) => [lng / 10, lat / 10])],
  });
  expect(errorsOf(text, { 'north.json': small })).toContain('3:23 E_SCENARIO_SMALL_AREA');
  expect(errorsOf(text, { 'north.json': '[['.repeat(1e6) })).toContain('3:23 E_SCENARIO_AREA');
  expect(
    errorsOf(text, {
      'north.json': '{"type":"Polygon","coordinates":[[["1",2],[2,2],[2,3],["1",2]]]}',
    }),
  ).toContain('3:23 E_SCENARIO_AREA');
});

test('the best case leaves no unknown and never serves the claimant less than any value in range', () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true }).map((x) => Number(x.toFixed(4)));
  const number = fc.oneof(
    share.map(String),
    fc.tuple(share, share).map(([a, b]) => `[${Math.min(a, b)}, ${Math.max(a, b)}]`),
    fc.tuple(share, share).map(([a, b]) => `{ normal: [${a}, ${b}], within: [0, 1] }`),
    fc.tuple(share, share).map(([a, b]) => `{ lognormal: [${a / 2}, ${a / 2 + b / 2}] }`),
    fc.tuple(share, share).map(([a, b]) => `{ beta: [${a}, ${b}] }`),
    share.map((a) => `{ discrete: { ${a}: 1, 0.5: 0, 0.25: 2 } }`),
  );
  fc.assert(
    fc.property(number, number, (ready, kill) => {
      const scenario = readGood(
        `${smallest}    ready: ${ready}\n    killProbability: ${kill}\n    crews: { operators: { normal: [100, 10] } }\n    rangeM: [5000, 6000]\n`,
      );
      const base = scenario.cases[0];
      const best = scenario.cases.find((entry) => entry.kind === 'best');
      if (!base || !best) throw new Error('no best case');
      const before = new Map(
        parametersOf(base).map((entry) => [entry.path, entry.quantity.distribution]),
      );
      for (const { path, quantity } of parametersOf(best)) {
        expect(quantity.distribution.kind, path).toBe('fixed');
        const held = before.get(path);
        if (quantity.distribution.kind !== 'fixed' || held?.kind !== 'uniform') continue;
        const low =
          /perPost|peoplePerUnit|reactionS|reloadS|mttrHours|minRangeM|floorM|speedMps/.test(
            path,
          ) && !/targetSpeed/.test(path);
        const end = path.endsWith('hoursPerWeek') ? 168 : low ? held.low : held.high;
        expect(quantity.distribution.value, path).toBe(end);
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

test('what is read also has the form of the exported schema', () => {
  for (const name of ['smallest.yaml', 'readme-example.yaml', 'every-form.yaml']) {
    const plain: unknown = parse(fixture(name));
    const result = scenarioSchema.safeParse(plain);
    expect(result.success ? [] : result.error.issues, name).toEqual([]);
  }
});
