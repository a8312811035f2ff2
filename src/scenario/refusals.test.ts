import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import { readScenario } from './read-scenario.ts';

const reference = createReference();

function fixture(name: string): string {
  return readFileSync(new URL(`../../test/fixtures/scenarios/${name}`, import.meta.url), 'utf8');
}

function read(text: string, attachments: Readonly<Record<string, string>> = {}) {
  return readScenario(text, 's.yaml', reference, attachments);
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

const smallest = fixture('smallest.yaml');

/** The smallest scenario with more lines inside its posture entry (line 8 on). */
function withLine(line: string): string {
  return `${smallest}    ${line}\n`;
}

const bad: readonly (readonly [name: string, text: string, errors: readonly string[]])[] = [
  ['an unknown key', withLine('redy: 0.5'), ['8:5 E_SCENARIO_KEY']],
  ['a prototype key', `__proto__: { ready: 1 }\n${smallest}`, ['1:1 E_SCENARIO_KEY']],
  [
    'a constructor key',
    `constructor: { prototype: { x: 1 } }\n${smallest}`,
    ['1:1 E_SCENARIO_KEY'],
  ],
  ['a merge key', `<<: { ready: 1 }\n${smallest}`, ['1:1 E_SCENARIO_KEY']],
  ['a percentage for a share', withLine('killProbability: 85'), ['8:22 E_SCENARIO_RANGE']],
  ['a share a hair above 1', withLine('ready: 1.0000001'), ['8:12 E_SCENARIO_RANGE']],
  ['a negative range', withLine('rangeKm: -5'), ['8:14 E_SCENARIO_RANGE']],
  ['half a unit', smallest.replace('5000', '2.5'), ['6:12 E_SCENARIO_RANGE']],
  ['a range from high to low', withLine('ready: [0.8, 0.3]'), ['8:12 E_SCENARIO_RANGE']],
  ['a spread of 0', withLine('rangeM: { normal: [5000, 0] }'), ['8:30 E_SCENARIO_RANGE']],
  ['weights that sum to 0', withLine('ready: { discrete: { 0.5: 0 } }'), ['8:24 E_SCENARIO_RANGE']],
  ['two distributions', withLine('ready: { value: 1, uniform: [0, 1] }'), ['8:12 E_SCENARIO_TYPE']],
  [
    'a source of no kind',
    withLine('ready: { value: 1, source: hearsay }'),
    ['8:32 E_SCENARIO_TYPE'],
  ],
  [
    'an unknown fact',
    withLine('ready: { value: 1, source: "fact:nobody" }'),
    ['8:32 E_PARAMETER_PAPER'],
  ],
  [
    'an unknown assumption without a reason',
    withLine('ready: { value: 1, source: "assumption:x" }'),
    ['8:32 E_PARAMETER_PAPER'],
  ],
  ['infinity', withLine('rangeM: .inf'), ['8:13 E_SCENARIO_RANGE']],
  ['no number', withLine('rangeM: .nan'), ['8:13 E_SCENARIO_RANGE']],
  ['a number beyond doubles', withLine('rangeM: 1e400'), ['8:13 E_SCENARIO_RANGE']],
  [
    'an integer that is not exact',
    smallest.replace('5000', '9007199254740993'),
    ['6:12 E_SCENARIO_RANGE'],
  ],
  ['an octal look-alike', smallest.replace('5000', '010'), ['6:12 E_SCENARIO_TYPE']],
  ['a hexadecimal number', smallest.replace('5000', '0x10'), ['6:12 E_SCENARIO_TYPE']],
  ['an underscored number', smallest.replace('5000', '1_000'), ['6:12 E_SCENARIO_TYPE']],
  ['a yes for a number', withLine('ready: yes'), ['8:12 E_SCENARIO_TYPE']],
  ['an unknown country', smallest.replace('VEN', 'VEX'), ['3:12 E_TERRITORY_UNKNOWN']],
  ['an unknown system', smallest.replace('igla-s', 'igla-z'), ['5:13 E_SYSTEM_UNKNOWN']],
  ['a system without a range', smallest.replace('igla-s', 'mistral'), ['5:13 E_SYSTEM_INCOMPLETE']],
  [
    'an unknown intruder',
    `${smallest}intruders: [{ class: airliner }]\n`,
    ['8:22 E_INTRUDER_UNKNOWN'],
  ],
  [
    'an unknown destination',
    `${smallest}intruders: [{ class: helicopter, towards: Caraca }]\n`,
    ['8:43 E_PLACE_UNKNOWN'],
  ],
  [
    'an unknown city',
    smallest.replace('{ territory: true }', '{ cities: [Berlin] }'),
    ['7:24 E_PLACE_UNKNOWN'],
  ],
  [
    'a border that is none',
    smallest.replace('territory: true', 'border: PER'),
    ['7:23 E_SCENARIO_AREA'],
  ],
  [
    'shares that do not sum to 1',
    smallest.replace('{ territory: true }', '{ territory: true, share: 0.9 }'),
    ['7:12 E_SCENARIO_SHARES'],
  ],
  [
    'shares of some',
    smallest.replace('[{ territory: true }]', '[{ territory: true, share: 1 }, { coast: true }]'),
    ['7:12 E_SCENARIO_SHARES'],
  ],
  [
    'a small circle',
    smallest.replace('territory: true', 'circle: [-66, 8], radiusKm: 24.9, claim: r1#c1'),
    ['7:43 E_SCENARIO_SMALL_AREA'],
  ],
  [
    'a circle without a claim',
    smallest.replace('territory: true', 'circle: [-66, 8], radiusKm: 30'),
    ['7:13 E_SCENARIO_SMALL_AREA'],
  ],
  [
    'a thin polygon',
    smallest.replace(
      'territory: true',
      'polygon: { type: Polygon, coordinates: [[[-66, 7], [-62, 7], [-62, 7.3], [-66, 7.3], [-66, 7]]] }, claim: c',
    ),
    ['7:24 E_SCENARIO_SMALL_AREA'],
  ],
  [
    'an open ring',
    smallest.replace(
      'territory: true',
      'polygon: { type: Polygon, coordinates: [[[-66, 7], [-62, 7], [-62, 9], [-66, 9]]] }, claim: c',
    ),
    ['7:24 E_SCENARIO_AREA'],
  ],
  [
    'edges that cross',
    smallest.replace(
      'territory: true',
      'polygon: { type: Polygon, coordinates: [[[-66, 7], [-62, 9], [-62, 7], [-66, 9], [-66, 7]]] }, claim: c',
    ),
    ['7:24 E_SCENARIO_AREA'],
  ],
  [
    'a hole outside',
    smallest.replace(
      'territory: true',
      'polygon: { type: Polygon, coordinates: [[[-66, 7], [-62, 7], [-62, 9], [-66, 7]], [[0, 0], [1, 0], [1, 1], [0, 0]]] }, claim: c',
    ),
    ['7:24 E_SCENARIO_AREA'],
  ],
  [
    'a ring over the date line',
    smallest.replace(
      'territory: true',
      'polygon: { type: Polygon, coordinates: [[[-179, 7], [179, 7], [179, 9], [-179, 7]]] }, claim: c',
    ),
    ['7:24 E_SCENARIO_AREA'],
  ],
  [
    'a latitude of 91',
    smallest.replace('territory: true', 'circle: [-66, 91], radiusKm: 30, claim: c'),
    ['7:29 E_SCENARIO_RANGE'],
  ],
  [
    'a missing country file',
    smallest.replace('VEN', '{ geojson: here.json }'),
    ['3:23 E_FILE_MISSING'],
  ],
  [
    'a file outside the folder',
    smallest.replace('VEN', '{ geojson: ../../etc/passwd }'),
    ['3:23 E_FILE_MISSING'],
  ],
  ['no posture', 'skyproof: 1\nasOf: 2025-10-23\nterritory: VEN\n', ['1:1 E_SCENARIO_REQUIRED']],
  ['no territory', smallest.replace('territory: VEN\n', ''), ['1:1 E_SCENARIO_REQUIRED']],
  ['an empty file', '', ['1:1 E_SCENARIO_TYPE']],
  ['a date that is none', smallest.replace('10-23', '02-30'), ['2:7 E_SCENARIO_RANGE']],
  ['a newer form', smallest.replace('skyproof: 1', 'skyproof: 2'), ['1:11 E_SCENARIO_RANGE']],
  [
    'a path that is none',
    `${smallest}cases: [{ id: a, set: { posture.igla.ready: 1 } }]\n`,
    ['8:25 E_CASE_PATH'],
  ],
  [
    'a path into nothing',
    `${smallest}cases: [{ id: a, set: { posture.igla-s.ready.much: 1 } }]\n`,
    ['8:25 E_CASE_PATH'],
  ],
  [
    'a territory set by a case',
    `${smallest}cases: [{ id: a, set: { territory: COL } }]\n`,
    ['8:25 E_CASE_PATH'],
  ],
  [
    'a bad value in a case',
    `${smallest}cases: [{ id: a, set: { posture.igla-s.ready: 2 } }]\n`,
    ['8:47 E_SCENARIO_RANGE'],
  ],
  [
    'terrain outside the folder',
    `${smallest}environment: { terrain: ../dem.tif }\n`,
    ['8:25 E_FILE_MISSING'],
  ],
  [
    'terrain in a mode that there is not',
    `${smallest}environment: { terrain: { file: dem.tif, mode: best } }\n`,
    ['8:48 E_SCENARIO_RANGE'],
  ],
  [
    'terrain without a file',
    `${smallest}environment: { terrain: { mode: fast } }\n`,
    ['8:25 E_SCENARIO_REQUIRED'],
  ],
  ['a key that stands twice', `${smallest}title: a\ntitle: b\n`, ['9:1 E_YAML_DUPLICATE']],
  [
    'an anchor with an alias',
    `${smallest}title: &a b\npoints: *a\n`,
    ['8:8 E_YAML_ALIAS', '9:9 E_YAML_ALIAS'],
  ],
  ['a tag', smallest.replace('5000', '!!js/function x'), ['6:12 E_YAML_SYNTAX']],
  ['two documents', `${smallest}---\na: 1\n`, ['8:1 E_YAML_SYNTAX']],
  ['a tab as indent', 'skyproof: 1\nposture:\n\t- a: 1\n', ['3:1 E_YAML_SYNTAX']],
  ['5,000 nested lists', `${'['.repeat(5000)}1${']'.repeat(5000)}`, ['1:33 E_YAML_DEPTH']],
  ['20,000 nested block lists', '- '.repeat(20_000), ['1:65 E_YAML_DEPTH']],
  [
    '50,000 keys',
    `{${Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join(',')}}`,
    ['1:1 E_YAML_SIZE'],
  ],
  [
    '6,000 keys',
    `{${Array.from({ length: 6000 }, (_, i) => `k${i}:`).join(',')}}`,
    ['1:1 E_YAML_NODES'],
  ],
];

test.each(bad)('%s is refused with its line and column', (_, text, errors) => {
  expect(errorsOf(text)).toEqual(errors);
});

test('all findings of a file come at once, in the order of the file', () => {
  const text = `${withLine('redy: 1').replace('VEN', 'VEX').replace('igla-s', 'iglas')}points: -1\n`;
  expect(errorsOf(text)).toEqual([
    '3:12 E_TERRITORY_UNKNOWN',
    '5:13 E_SYSTEM_UNKNOWN',
    '8:5 E_SCENARIO_KEY',
    '9:9 E_SCENARIO_RANGE',
  ]);
});

test('a finding says what would be valid', () => {
  const message = (text: string) => read(text).findings[0]?.message;
  expect(message(withLine('redy: 0.5'))).toBe('unknown key "redy"; did you mean "ready"?');
  expect(message(withLine('killProbability: 85'))).toContain(
    'must be in [0, 1]; 85 looks like a percentage: 0.85',
  );
  expect(message(smallest.replace('territory: true', 'border: PER'))).toContain(
    'its neighbours are BRA, COL, GUY',
  );
});

test('the limits hold at the limit and one beyond', () => {
  const pad = (bytes: number) => `${smallest}#${'x'.repeat(bytes - smallest.length - 1)}`;
  expect(read(pad(65_536)).scenario).not.toBeNull();
  expect(errorsOf(pad(65_537))).toEqual(['1:1 E_YAML_SIZE']);
  const nested = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`;
  expect(errorsOf(nested(31))).not.toContain('1:35 E_YAML_DEPTH');
  expect(errorsOf(nested(32))).toEqual(['1:35 E_YAML_DEPTH']);
  const nodes = (count: number) => `[${Array.from({ length: count - 1 }, () => '1').join(',')}]`;
  expect(errorsOf(nodes(5000))).toEqual(['1:1 E_SCENARIO_TYPE']);
  expect(errorsOf(nodes(5001))).toEqual(['1:1 E_YAML_NODES']);
});

test('no text, however broken, throws or touches the prototype of objects', () => {
  const parts = fc.constantFrom(
    ...smallest.split(/(?=[\s:{}[\],])/),
    '*a',
    '&a',
    '!x',
    '__proto__',
    '? ',
    '- ',
    '|',
    '"',
    "'",
    '%',
    '\t',
    '\u0000',
    '1e999',
    '~',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 60 }), (pieces) => {
      const { scenario, findings } = read(pieces.join(''));
      expect(scenario !== null || findings.some((finding) => finding.severity === 'error')).toBe(
        true,
      );
      for (const finding of findings) expect(finding.line).toBeGreaterThan(0);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 300, seed: 11 },
  );
});

test('a file that is wrong everywhere in every case is refused in linear time with at most 1,000 findings', () => {
  const keys = (count: number) =>
    Array.from({ length: count }, (_, i) => `    key${i}: 1\n`).join('');
  const cities = Array.from({ length: 400 }, (_, i) => `Caracaz${i}`).join(', ');
  const cases = Array.from(
    { length: 64 },
    (_, i) => `  - { id: c${i}, set: { posture.igla-s.ready: ${i} } }\n`,
  ).join('');
  const text = `${smallest.replace('{ territory: true }', `{ cities: [${cities}] }`)}${keys(1500)}cases:\n${cases}`;
  const { scenario, findings } = read(text);
  expect(scenario).toBeNull();
  expect(findings.length).toBeLessThanOrEqual(1000);
}, 2000);
