import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'skyproof-generate-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function generate(...options: string[]) {
  return spawnSync(process.execPath, [join(root, 'tools/generate.mjs'), ...options], {
    encoding: 'utf8',
  });
}

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

/** Copies the data, changes one file and checks the copy. */
async function checkWith(
  file: string,
  change: (text: string) => string,
): Promise<readonly Finding[]> {
  const address = new URL('../../tools/generate/read-catalogue.mjs', import.meta.url).href;
  const { readCatalogue } = (await import(address)) as {
    readCatalogue: (folder: string, shown: string) => { findings: readonly Finding[] };
  };
  return readCatalogue(plantIn(file, change), '').findings;
}

function plantIn(file: string, change: (text: string) => string): string {
  const data = mkdtempSync(join(scratch, 'data-'));
  cpSync(join(root, 'data'), data, { recursive: true });
  const before = readFileSync(join(data, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(data, file), after);
  return data;
}

const igla = 'parameters/igla-s.yaml';
const rangeLine =
  readFileSync(join(root, 'data', igla), 'utf8')
    .split('\n')
    .indexOf('  rangeM:') + 1;

test('the data as they are have no finding', () => {
  expect(generate('--check')).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  ['value', / {2}rangeM:\n {4}value: 6000\n/, '  rangeM:\n'],
  ['unit', / {4}value: 6000\n {4}unit: m\n/, '    value: 6000\n'],
  ['unit (of the wrong kind)', / {4}value: 6000\n {4}unit: m\n/, '    value: 6000\n    unit: s\n'],
  ['source', /(value: 6000\n {4}unit: m\n) {4}source: deflines\n/, '$1'],
  ['source (not listed)', /(value: 6000\n {4}unit: m\n {4}source: )deflines/, '$1hearsay'],
  ['date', /(value: 6000\n(?:.*\n){2}) {4}date: .*\n/, '$1'],
  ['grade', /(value: 6000\n(?:.*\n){3}) {4}grade: .*\n/, '$1'],
  ['number', /value: 6000/, 'value: six'],
])('a figure without its %s is refused where it stands', async (_, hole, filling) => {
  const findings = await checkWith(igla, (text) => text.replace(hole, filling));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    file: igla,
    line: rangeLine,
    column: 3,
    code: 'E_PARAMETER_PAPER',
  });
  expect(findings[0]?.message).toMatch(/^igla-s\.rangeM: /);
});

test('a hole stops the build with the place on standard error', () => {
  const data = plantIn(igla, (text) => text.replace(/ {4}grade: .*\n/, ''));
  const { status, stderr } = generate('--data', data, '--out', join(scratch, 'none'));
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /igla-s\.yaml:\d+:3 error E_PARAMETER_PAPER igla-s\.minRangeM: grade is missing/,
  );
  expect(existsSync(join(scratch, 'none'))).toBe(false);
});

test.each([
  ['an assumption without a reason', igla, /assumption: .*/, "assumption: ''"],
  ['an assumption with a better grade than F6', igla, /grade: F6/, 'grade: B2'],
  ['a range whose ends are swapped', igla, /\[320, 400\]/, '[400, 320]'],
  ['a grade better than its source', igla, /grade: D2/, 'grade: A2'],
  ['a figure that no system has', igla, / {2}floorM:/, '  flooorM:'],
  [
    'a runnable system without a range',
    'parameters/mistral.yaml',
    /runnable: false/,
    'runnable: true',
  ],
  ['a published value without a source', igla, /(- figure: rangeM\n.*\n) {4}source: .*\n/, '$1'],
  ['a fact without a grade', 'facts/facts.yaml', / {2}grade: .*\n/, ''],
  ['a fact without a date', 'facts/facts.yaml', / {2}date: .*\n/, ''],
  [
    'a holding that cites no known fact',
    'facts/inventories.yaml',
    /fact: inv\.buk/,
    'fact: inv.none',
  ],
  ['an assumption of the list without a unit', 'facts/assumptions.yaml', / {2}unit: share\n/, ''],
  [
    'a form that points to no system',
    'vocabulary/designations.yaml',
    /- system: igla-s/,
    '- system: igla-x',
  ],
  [
    'a form that stands for two systems',
    'vocabulary/designations.yaml',
    /forms: \[igla,/,
    'forms: [sa-24,',
  ],
  ['a history without a system', 'facts/histories.yaml', /system: s-75/, 'system: s-76'],
])('%s is refused', async (_, file, hole, filling) => {
  const findings = await checkWith(file, (text) => text.replace(hole, filling));
  expect(findings[0]).toMatchObject({ file, code: 'E_PARAMETER_PAPER' });
});

test.each([
  ['an unknown kind', /\tevent\n/, '\tincident\n', 'no column "incident"'],
  ['its columns in another order', /possession\tdeployment/, 'deployment\tpossession', 'columns'],
  ['a weight that is no integer', /(\ncertain:\S+\t)-?\d+/, '$11.5', '10 integers'],
  ['a row too short', /(\ncertain:.*)\t-?\d+\n/, '$1\n', '10 integers'],
  ['a unit too few', /(\napprox:.*).\n/, '$1\n', '192 characters'],
])('a weight file with %s is refused', async (what, hole, filling, message) => {
  const file = `vocabulary/kind-${what === 'a unit too few' ? 'weights' : 'units'}.tsv`;
  const findings = await checkWith(file, (text) => text.replace(hole, filling));
  expect(findings[0]).toMatchObject({ file, code: 'E_PARAMETER_PAPER' });
  expect(findings[0]?.message).toContain(message);
});

test('a file that is not YAML is refused with its place', async () => {
  const findings = await checkWith(igla, (text) => `${text}\n  : [`);
  expect(findings[0]).toMatchObject({ file: igla, code: 'E_YAML_SYNTAX' });
  expect(findings[0]?.line).toBeGreaterThan(1);
});

test('two runs write the same bytes', () => {
  const read = (out: string) => {
    expect(generate('--out', out).status).toBe(0);
    return readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
  };
  const first = read(join(scratch, 'first'));
  expect(first.map(([name]) => name)).toContain('outlines-10m.js');
  expect(read(join(scratch, 'second'))).toEqual(first);
  expect(read(join(scratch, 'first'))).toEqual(first);
});
