import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, report, runCli, scenario } from './run-cli.ts';

/** Runs and checks that nothing was written beside the inputs. */
function refuse(files: Readonly<Record<string, string | Uint8Array>>, args: readonly string[]) {
  const folder = makeFolder(files);
  const before = readdirSync(folder).sort();
  const outcome = runCli(folder, args);
  expect(readdirSync(folder).sort()).toEqual(before);
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).not.toMatch(/\n\s+at /);
  return outcome;
}

const filesOfBadReports: readonly [string, string, string | Uint8Array, string][] = [
  ['an empty file', 'empty.txt', '', 'E_REPORT_EMPTY'],
  [
    'a binary file',
    'picture.txt',
    new Uint8Array([137, 80, 78, 71, 0, 1, 2, 3]),
    'E_REPORT_BINARY',
  ],
  ['a PDF by name', 'article.pdf', 'any', 'E_REPORT_FORMAT'],
  ['a Word file by name', 'article.docx', 'any', 'E_REPORT_FORMAT'],
  ['a PDF by content', 'article.txt', '%PDF-1.7 text', 'E_REPORT_FORMAT'],
  ['a text that is too long', 'long.txt', `word ${'x'.repeat(270_000)}`, 'E_REPORT_SIZE'],
  ['a text far too long', 'longer.txt', 'word '.repeat(200_000), 'E_REPORT_SIZE'],
];

for (const command of ['assess', 'read', 'draft']) {
  test.each(filesOfBadReports)(`${command} refuses %s`, (_what, name, content, code) => {
    const { exitCode, stderr } = refuse({ [name]: content }, [command, name]);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(new RegExp(`^${name} error ${code} .+`));
  });
}

test('missing files, web addresses and empty folders are all named at once', () => {
  const { exitCode, stderr } = refuse({}, ['assess', 'no.txt', 'https://example.org/a', '.']);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^no\.txt error E_FILE_MISSING/m);
  expect(stderr).toMatch(/^https:\/\/example\.org\/a error E_REPORT_ADDRESS/m);
  expect(stderr).toMatch(/^\. error E_FILE_MISSING .*no \.txt, \.md or \.html/m);
});

test('a good report beside a bad one does not hide the bad one', () => {
  const { exitCode, stderr } = refuse({ 'a.txt': report }, ['assess', 'a.txt', 'b.txt']);
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('b.txt error E_FILE_MISSING')]);
});

const badScenarios: readonly [string, string, string, RegExp][] = [
  ['an unknown key', 'title:', 'tittle:', /^s\.yaml:2:1 error E_SCENARIO_KEY/m],
  ['a negative range', 'ready: 0.5', 'rangeKm: -5', /^s\.yaml:8:\d+ error E_SCENARIO_RANGE.*-5/m],
  [
    'a percent where a probability stands',
    'ready: 0.5',
    'killProbability: 85',
    /^s\.yaml:8:\d+ error E_SCENARIO_RANGE.*85/m,
  ],
  ['an unknown country', 'VEN', 'Atlantis', /^s\.yaml:4:\d+ error E_TERRITORY_UNKNOWN.*Atlantis/m],
  ['broken YAML', 'posture:', 'posture: [', /^s\.yaml:\d+:\d+ error E_YAML_SYNTAX/m],
  [
    'a file outside the folder',
    'territory: VEN',
    'territory: { geojson: ../../etc/passwd }',
    /error E_FILE_MISSING/,
  ],
];

test.each(badScenarios)('run refuses %s and names line and column', (_what, from, to, message) => {
  const text = scenario.replace(from, to);
  expect(text).not.toBe(scenario);
  const { exitCode, stderr } = refuse({ 's.yaml': text }, ['run', 's.yaml']);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(message);
});

const badFlags: readonly (readonly string[])[] = [
  ['--trials', '-1'],
  ['--trials=0'],
  ['--trials=1e400'],
  ['--trials='],
  ['--precision', '2'],
  ['--seed', 'x'],
  ['--seed', '9007199254740993'],
  ['--as-of', '2025-02-30'],
  ['--workers', '0'],
  ['--what'],
  ['second.yaml'],
];

test.each(badFlags.map((flags) => [flags.join(' '), flags] as const))(
  'run %s is bad usage',
  (_name, flags) => {
    const { exitCode, stderr } = refuse({ 's.yaml': scenario }, ['run', 's.yaml', ...flags]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error:');
    expect(stderr).toContain('skyproof help');
  },
);

test('an unknown command lists what there is', () => {
  const { exitCode, stderr } = refuse({}, ['asses']);
  expect(exitCode).toBe(2);
  for (const name of ['assess', 'read', 'draft', 'run', 'publish', 'catalogue', 'validate']) {
    expect(stderr).toContain(name);
  }
});

test('an output folder that cannot be written is refused before anything runs', () => {
  const files = { 's.yaml': scenario, 'a.txt': report, file: 'mine' };
  for (const args of [
    ['run', 's.yaml'],
    ['assess', 'a.txt'],
  ]) {
    const { exitCode, stderr } = refuse(files, [...args, '--out', 'file/run']);
    expect([exitCode, stderr]).toEqual([
      3,
      expect.stringMatching(/^file\/run error E_OUT_UNWRITABLE/m),
    ]);
    expect(stderr).not.toContain('bounds:');
  }
});

test('a foreign folder is left alone', () => {
  const { exitCode, stderr } = refuse({ 's.yaml': scenario, mine: '' }, [
    'run',
    's.yaml',
    '--out',
    '.',
  ]);
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('. error E_OUT_FOREIGN')]);
});

test('without a date the flag is named, and with it the draft is made', () => {
  const folder = makeFolder({ 'a.txt': report.replace(/Date: .*\n/, '') });
  const without = runCli(folder, ['draft', 'a.txt']);
  expect([without.exitCode, without.stdout]).toEqual([3, '']);
  expect(without.stderr).toMatch(/^error E_AS_OF_MISSING .*--as-of/m);
  const dated = runCli(folder, ['draft', 'a.txt', '--as-of', '2025-10-23']);
  expect([dated.exitCode, dated.stdout]).toEqual([0, expect.stringContaining('asOf: 2025-10-23')]);
});

test('an unknown country on the command line is bad input', () => {
  const { exitCode, stderr } = refuse({ 'a.txt': report }, [
    'assess',
    'a.txt',
    '--territory',
    'XXX',
  ]);
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('E_TERRITORY_UNKNOWN')]);
});

test('folders that are no run are refused by publish and verify', () => {
  for (const command of ['publish', 'verify']) {
    for (const name of ['.', 'gone']) {
      const { exitCode, stderr } = refuse({ 'a.txt': 'x' }, [command, name]);
      expect([exitCode, stderr]).toEqual([3, expect.stringContaining('E_RUN_FOLDER')]);
    }
  }
});

test('no escape sequence of a file name or text reaches the screen', () => {
  const folder = makeFolder({ 'a.txt': report.replace('5,000', '5,000 \u001b[31m\u202e') });
  const missing = runCli(folder, ['read', 'no\u001b[2Jthing.txt']);
  const read = runCli(folder, ['read', 'a.txt']);
  expect([missing.exitCode, read.exitCode]).toEqual([3, 0]);
  const screen = `${missing.stderr}${read.stdout}${read.stderr}`;
  for (const mark of ['\u001b', '\u202e']) expect(screen).not.toContain(mark);
});

test('a report without a claim is no error, and nothing is written', () => {
  const folder = makeFolder({ 'cake.txt': 'Date: 2025-10-23\n\nThe cake was baked with plums.\n' });
  for (const command of ['read', 'draft', 'assess']) {
    const { exitCode, stderr } = runCli(folder, [command, 'cake.txt']);
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringContaining('cake.txt warning W_REPORT_NO_CLAIM'),
    ]);
  }
  expect(runCli(folder, ['assess', 'cake.txt']).stdout).toContain('Nothing can be assessed');
  expect(readdirSync(join(folder))).toEqual(['cake.txt']);
});

test('a run of more than an hour is refused before it starts, with its cost', () => {
  const { exitCode, stderr } = refuse({ 's.yaml': scenario }, [
    'run',
    's.yaml',
    '--trials',
    '10000000',
  ]);
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringMatching(/worlds .*hours; add --allow-long/),
  ]);
});
