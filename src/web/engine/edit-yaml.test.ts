import { expect, test } from 'vitest';
import { createReference } from '../../atlas/reference.ts';
import type { Case } from '../../domain/case.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { type Control, listControls } from './controls.ts';
import { type Change, editYaml, moveShare } from './edit-yaml.ts';

const reference = createReference();
const yaml = `# Drafted
skyproof: 1
asOf: 2025-10-23
territory: VEN
posture:
  - id: igla
    # what the report says
    system: igla-s
    count: { claimed: 5000, unit: missile, source: "claim:a#c1" }
    readyPercent: [30, 80]
    rangeKm: 6
    where:
      - { corridor: [Caracas, Maracaibo], withinKm: 15, source: "claim:a#c2" }
      - { cities: { largest: 20, withinKm: 10 }, source: "claim:a#c2" }
      - { border: COL, withinKm: 10, source: "claim:a#c3" } # the border
  - system: s-125
    count: 12
    where: [{ territory: true }]
intruders:
  - { class: helicopter, count: 4, from: { coast: true }, towards: Caracas }
run: { seed: 1 }
`;

function read(text: string): { base: Case | null; controls: readonly Control[]; errors: number } {
  const { scenario, findings } = readScenario(text, 'x.yaml', reference);
  const base = scenario?.cases[0] ?? null;
  return {
    base,
    controls: base === null ? [] : listControls(base, reference),
    errors: findings.filter(({ severity }) => severity === 'error').length,
  };
}

function find(controls: readonly Control[], path: string): Control {
  const found = controls.find((one) => one.path === path);
  if (found === undefined) throw new Error(`no control ${path}`);
  return found;
}

const change = (path: string, value: Change['value']): string => editYaml(yaml, [{ path, value }]);

test('controls carry value, limits, unit and source of the file', () => {
  const { controls } = read(yaml);
  const count = find(controls, 'posture.igla.count');
  expect(count).toMatchObject({ value: 5000, unit: 'missile', isWhole: true });
  expect(count.source.kind).toBe('claim');
  expect(count.limits).toEqual([0, 10_000_000]);
  expect(find(controls, 'posture.igla.ready')).toMatchObject({ value: [0.3, 0.8], limits: [0, 1] });
  expect(find(controls, 'posture.igla.rangeM').value).toBe(6000);
  expect(find(controls, 'posture.igla.ceilingM').source.kind).toBe('fact');
  expect(find(controls, 'intruders.0.class').options.length).toBeGreaterThan(3);
  expect(controls.filter(({ form }) => form === 'share-of-areas')).toHaveLength(3);
  expect(controls.every(({ path }) => !/withinM|from|towards|territory/.test(path))).toBe(true);
});

test('no change leaves the file as it is, a change leaves all other lines, comments and the order', () => {
  expect(editYaml(yaml, [])).toBe(yaml);
  const plain = (text: string): string[] => text.split('\n').map((line) => line.replace(/\s/g, ''));
  const before = plain(yaml);
  const after = plain(change('posture.igla.rangeM', [4000, 5000]));
  expect(after).toHaveLength(before.length);
  expect(after.filter((line, i) => line !== before[i])).toHaveLength(1);
});

test.each<[string, Change['value'], unknown]>([
  ['posture.igla.count', 800, 800],
  ['posture.igla.count', [800, 900], [800, 900]],
  ['posture.igla.ready', 0.9, 0.9],
  ['posture.igla.rangeM', [4000, 5000], [4000, 5000]],
  ['posture.igla.ceilingM', 2000, 2000],
  ['posture.s-125.count', [5, 12], [5, 12]],
  ['posture.igla.killProbability', 0.5, 0.5],
])('%s set to %j is read again as such, set by the user', (path, value, expected) => {
  const { controls, errors } = read(change(path, value));
  expect(errors).toBe(0);
  expect(find(controls, path).value).toEqual(expected);
  expect(find(controls, path).source).toMatchObject({ kind: 'assumption', id: 'user' });
});

test('a count keeps its unit, and a unit its count', () => {
  expect(read(change('posture.igla.count', 7)).base?.groups[0]?.countUnit).toBe('missile');
  const launchers = read(change('posture.igla.count.unit', 'launcher'));
  expect(launchers.base?.groups[0]?.countUnit).toBe('launcher');
  expect(find(launchers.controls, 'posture.igla.count').value).toBe(5000);
  expect(read(change('posture.s-125.count.unit', 'battery')).base?.groups[1]?.countUnit).toBe(
    'battery',
  );
});

test('switches: crews, detection; words: class of the intruder', () => {
  const both = editYaml(yaml, [
    { path: 'posture.igla.crews', value: true },
    { path: 'posture.igla.crews.operators', value: 2000 },
    { path: 'environment.detection', value: true },
    { path: 'environment.night', value: 1 },
    { path: 'intruders.0.class', value: 'cruise-missile' },
    { path: 'intruders.0.count', value: 9 },
  ]);
  const { controls, base, errors } = read(both);
  expect(errors).toBe(0);
  expect(find(controls, 'posture.igla.crews.operators').value).toBe(2000);
  expect(find(controls, 'environment.night').value).toBe(1);
  expect(base?.intruders[0]).toMatchObject({
    class: 'cruise-missile',
    count: 9,
    towards: 'Caracas',
  });
});

test('shares sum to 1 wherever one of them is moved, and are read again', () => {
  let shares: readonly number[] = [1 / 3, 1 / 3, 1 / 3];
  for (const [at, value] of [
    [0, 0.5],
    [2, 0.123456],
    [1, 1],
    [0, 0.25],
    [1, 0],
    [2, -3],
    [0, 7],
  ] as const) {
    shares = moveShare(shares, at, value);
    const sum = shares.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  }
  const next = moveShare([0.2, 0.3, 0.5], 0, 0.6);
  expect(next).toEqual([0.6, 0.15, 0.25]);
  const { controls, errors } = read(change('posture.igla.where', next));
  expect(errors).toBe(0);
  expect(find(controls, 'posture.igla.where.1.share').value).toBeCloseTo(0.15, 12);
  expect(find(controls, 'posture.igla.where.1.share').source.id).toBe('user');
});

test.each<[string, Change['value']]>([
  ['posture.igla.ready', 1.5],
  ['posture.igla.count', -1],
  ['posture.igla.count', 3.5],
  ['posture.igla.rangeM', [9000, 4000]],
  ['posture.igla.where', [0.5, 0.5, 0.5]],
  ['intruders.0.count', 0],
  ['intruders.0.class', 'balloon'],
])('%s set to %j is refused by the reader', (path, value) => {
  expect(read(change(path, value)).errors).toBeGreaterThan(0);
});

test.each([
  ...['territory', 'intruders.0.from', 'intruders.0.towards', 'posture.igla.where.0.border'],
  ...['posture.igla.where.0.withinKm', 'posture.nobody.count', 'posture.igla.system'],
  ...['placement', 'environment.terrain', 'posture.igla.reserve', 'belt.depthM'],
])('%s cannot be changed: no where, no from, no towards', (path) => {
  expect(() => change(path, 1)).toThrow(RangeError);
});
