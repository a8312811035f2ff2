import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  cliPath,
  listWithoutBlocks,
  makeFolder,
  report,
  runCli,
  scenario,
  startCli,
} from './run-cli.ts';

test('help names every command and its flags, and ends well', () => {
  const folder = makeFolder({});
  const { exitCode, stdout, stderr } = runCli(folder, ['--help']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('assess [options] <report...>');
  for (const name of [
    'verify [options] <folder>',
    'replay [options] <folder>',
    'diff [options] <older> <newer>',
  ])
    expect(stdout).toContain(name);
  expect(stdout).toContain('Exit codes');
  const assess = runCli(folder, ['assess', '--help']);
  expect(assess.exitCode).toBe(0);
  for (const flag of [
    '--as-of',
    '--territory',
    '--seed',
    '--precision',
    '--trials',
    '--workers',
    '--out',
    '--force',
    '--json',
    '--all',
    '--claims',
    '--reader',
    '--llm-url',
    '--llm-model',
    '--llm-timeout',
    '--quiet',
    '--no-color',
    '--debug',
  ]) {
    expect(assess.stdout).toContain(flag);
  }
  expect(runCli(folder, ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('read prints a table, and as JSON the same from a file, a folder and standard input', () => {
  const folder = makeFolder({ 'a.txt': report, 'b.bin': 'not read' });
  const table = runCli(folder, ['read', 'a.txt']).stdout;
  expect(table).toContain('Igla-S');
  expect(table).toContain('Nicolas Maduro');
  const json = runCli(folder, ['read', 'a.txt', '--json']);
  expect([json.exitCode, json.stderr]).toEqual([0, '']);
  const reading = JSON.parse(json.stdout);
  expect(reading.reports[0].id).toBe('a');
  expect(reading.claims.length).toBeGreaterThan(0);
  const { start, end } = reading.claims[0].span;
  expect(report.slice(start, end).length).toBe(end - start);
  expect(runCli(folder, ['read', '.', '--json']).stdout).toBe(json.stdout);
  const piped = JSON.parse(runCli(folder, ['read', '-', '--json'], report).stdout);
  expect(piped.claims.map((claim: { span: object }) => claim.span)).toEqual(
    reading.claims.map((claim: { span: object }) => claim.span),
  );
});

test('a byte-order mark moves no offset and bytes that are no UTF-8 are counted', () => {
  const plain = runCli(makeFolder({ 'a.txt': report }), ['read', 'a.txt', '--json']);
  const marked = runCli(makeFolder({ 'a.txt': `\ufeff${report}` }), ['read', 'a.txt', '--json']);
  expect(JSON.parse(marked.stdout).claims).toEqual(JSON.parse(plain.stdout).claims);
  const broken = Buffer.concat([Buffer.from(report), Buffer.from([0xff, 0xfe, 0x0a])]);
  const { exitCode, stderr } = runCli(makeFolder({ 'a.txt': broken }), ['read', 'a.txt']);
  expect([exitCode, stderr]).toEqual([
    0,
    expect.stringMatching(/^a\.txt warning W_REPORT_REPLACED 2 bytes/m),
  ]);
});

test('a draft is a scenario that run accepts, and an edited one is not overwritten', () => {
  const folder = makeFolder({ 'a.txt': report });
  expect(runCli(folder, ['draft', 'a.txt', '--out', 's.yaml']).exitCode).toBe(0);
  expect(runCli(folder, ['draft', 'a.txt', '--out', 's.yaml']).exitCode).toBe(0);
  const drafted = readFileSync(join(folder, 's.yaml'), 'utf8');
  expect(drafted).toContain('asOf: 2025-10-23');
  writeFileSync(join(folder, 's.yaml'), `${drafted}# edited\n`);
  const again = runCli(folder, ['draft', 'a.txt', '--out', 's.yaml']);
  expect([again.exitCode, again.stderr]).toEqual([3, expect.stringContaining('E_OUT_FOREIGN')]);
  expect(readFileSync(join(folder, 's.yaml'), 'utf8')).toContain('# edited');
  expect(readdirSync(folder).sort()).toEqual(['a.txt', 's.yaml']);
});

test('catalogue lists systems, prints one with sources and grades, and helps with a slip', () => {
  const folder = makeFolder({});
  expect(runCli(folder, ['catalogue']).stdout).toMatch(/^igla-s /m);
  const one = runCli(folder, ['catalogue', 'SA-24']).stdout;
  expect(one).toContain('rangeM');
  expect(one).toMatch(/ [A-F][1-6] /);
  expect(runCli(folder, ['catalogue', 'helicopter']).stdout).toContain('speedMps');
  const slip = runCli(folder, ['catalogue', 'igla-z']);
  expect([slip.exitCode, slip.stderr]).toEqual([2, expect.stringContaining('igla-s')]);
  expect(JSON.parse(runCli(folder, ['schema']).stdout).title).toBe('Skyproof scenario');
});

test('run writes the whole folder, verify and publish agree with it, and a changed file is found', () => {
  const folder = makeFolder({ 's.yaml': scenario });
  const ran = runCli(folder, ['run', 's.yaml', '--trials', '64', '--out', 'o']);
  expect(ran.exitCode).toBe(0);
  expect(ran.stderr).toMatch(/cases, at least .*worlds/);
  expect(ran.stderr).toContain('bounds:');
  expect(readdirSync(join(folder, 'o')).sort()).toEqual([
    'index.html',
    'manifest.json',
    'map.geojson',
    'results.json',
    'ro-crate-metadata.json',
    'scenario.yaml',
    'tables',
  ]);
  expect(readdirSync(folder).sort()).toEqual(['o', 's.yaml']);
  const page = readFileSync(join(folder, 'o/index.html'), 'utf8');
  writeFileSync(join(folder, 'o/index.html'), 'lost');
  const found = runCli(folder, ['verify', 'o']);
  expect([found.exitCode, found.stdout]).toEqual([
    1,
    expect.stringMatching(/index\.html +changed/),
  ]);
  expect(runCli(folder, ['publish', 'o']).exitCode).toBe(0);
  expect(readFileSync(join(folder, 'o/index.html'), 'utf8')).toBe(page);
  expect(runCli(folder, ['verify', 'o']).exitCode).toBe(0);
  writeFileSync(join(folder, 'o/scenario.yaml'), scenario.replace('100', '5000'));
  const changed = runCli(folder, ['publish', 'o']);
  expect([changed.exitCode, changed.stderr]).toEqual([
    3,
    expect.stringContaining('scenario.yaml was changed'),
  ]);
});

test('--json without --out prints results and writes nothing; the flags take the place of the file', () => {
  const folder = makeFolder({ 's.yaml': scenario });
  const flags = ['--trials', '65', '--json', '--quiet', '--workers', '1'];
  const own = runCli(folder, ['run', 's.yaml', ...flags]);
  expect([own.exitCode, own.stderr]).toEqual([0, '']);
  const results = JSON.parse(own.stdout);
  expect([results.run.seed, results.run.trials, results.run.stoppedBy]).toEqual([7, 128, 'trials']);
  expect(results.page).toBeUndefined();
  const other = JSON.parse(runCli(folder, ['run', 's.yaml', ...flags, '--seed', '8']).stdout);
  expect(other.run.seed).toBe(8);
  expect(readdirSync(folder)).toEqual(['s.yaml']);
});

test('a precision that is asked for and not reached ends with 4', () => {
  const folder = makeFolder({
    's.yaml': scenario.replace('altitudesM: [0, 3000]', 'altitudesM: [0]'),
  });
  const { exitCode, stderr } = runCli(folder, ['run', 's.yaml', '--json', '--precision', '0.0001']);
  expect([exitCode, stderr]).toEqual([4, expect.stringContaining('W_PRECISION_NOT_REACHED')]);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s stops a run, leaves nothing but finished blocks behind and ends with %i',
  async (signal, code) => {
    const folder = makeFolder({ 's.yaml': scenario });
    const { child, end, until } = startCli(folder, [
      'run',
      's.yaml',
      '--trials',
      '200000',
      '--out',
      'deep/o',
    ]);
    await until('bounds:');
    child.kill(signal);
    expect(await end).toBe(code);
    const left = existsSync(join(folder, 'deep')) ? listWithoutBlocks(join(folder, 'deep')) : [];
    expect(left).toEqual([]);
  },
);

test('a disk that takes no more leaves the older run as it was', () => {
  const folder = makeFolder({ 's.yaml': scenario });
  expect(runCli(folder, ['run', 's.yaml', '--trials', '64', '--out', 'o']).exitCode).toBe(0);
  const manifest = readFileSync(join(folder, 'o/manifest.json'), 'utf8');
  // Files of at most 32 KiB: the page is larger.
  const command = `ulimit -f 32; exec "${process.execPath}" "${cliPath}" run s.yaml --trials 128 --out o`;
  const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([3, expect.stringMatching(/^o error E_OUT_UNWRITABLE/m)]);
  expect(readFileSync(join(folder, 'o/manifest.json'), 'utf8')).toBe(manifest);
  expect(listWithoutBlocks(folder)).toEqual(['o', 's.yaml']);
  expect(runCli(folder, ['verify', 'o']).exitCode).toBe(0);
});
