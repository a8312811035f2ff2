import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { exportFormats } from '../../src/publish/export-formats.ts';
import { makeFolder, runCli, scenario } from './run-cli.ts';

// Every command is a process of its own, and Chromium starts for some.
vi.setConfig({ testTimeout: 120_000 });

const flying = `${scenario.trim()}
intruders:
  - { class: helicopter, count: 2, from: { coast: true }, towards: Caracas }
`;
const home = makeFolder({ 'small.yaml': flying });
const run = ['run', 'small.yaml', '--trials', '64', '--quiet', '--out', 'run'];
expect(runCli(home, run).exitCode).toBe(0);
const folders = [home];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A fresh copy of the run's folder, in a folder of its own. */
function copyRun(): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-exports-'));
  folders.push(folder);
  cpSync(join(home, 'run'), join(folder, 'run'), { recursive: true });
  return folder;
}

const list = (folder: string): string[] =>
  readdirSync(join(folder, 'run'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(join(folder, 'run').length + 1))
    .sort();
const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    list(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, 'run', path)))
        .digest('hex'),
    ]),
  );
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'run/manifest.json'), 'utf8'));
const noBrowser = { SKYPROOF_CHROMIUM: '/nowhere/chromium' };

test('publish --format all writes every format, lists it in manifest and crate, and twice the same bytes', () => {
  const [one, other] = [copyRun(), copyRun()];
  const first = runCli(one, ['publish', 'run', '--format', 'all']);
  expect([first.exitCode, first.stdout]).toEqual([0, expect.stringContaining('adjudication')]);
  // A scenario alone has no claim that could be reviewed.
  expect(first.stderr).toMatch(/^warning W_FORMAT_LEFT_OUT claimreview: [^\n]+\n$/);
  const paths = list(one);
  const names: readonly string[] = manifestOf(one).exports.formats;
  expect(names).toEqual(['parquet', 'geoparquet', 'kml', 'svg', 'png', 'pdf', 'adjudication']);
  for (const { name, paths: patterns } of exportFormats) {
    if (name === 'claimreview') continue;
    for (const pattern of patterns) {
      const form = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9-]+')}$`);
      expect([name, paths.some((path) => form.test(path))]).toEqual([name, true]);
    }
  }
  const crate = readFileSync(join(one, 'run/ro-crate-metadata.json'), 'utf8');
  for (const type of ['application/vnd.apache.parquet', 'application/pdf', 'image/png'])
    expect(crate).toContain(`"${type}"`);
  expect(runCli(one, ['verify', 'run']).exitCode).toBe(0);
  expect(runCli(other, ['publish', 'run', '--format', 'all', '--quiet']).exitCode).toBe(0);
  expect(hashes(other)).toEqual(hashes(one));
});

test('what was exported stays when the folder is published again, and what was asked for joins it', () => {
  const folder = copyRun();
  expect(runCli(folder, ['publish', 'run', '--format', 'kml']).exitCode).toBe(0);
  expect(runCli(folder, ['publish', 'run', '--format', 'svg,csv']).exitCode).toBe(0);
  const before = hashes(folder);
  expect(runCli(folder, ['publish', 'run']).exitCode).toBe(0);
  expect(hashes(folder)).toEqual(before);
  expect(manifestOf(folder).exports).toEqual({ formats: ['kml', 'svg'], formulaSafeCsv: true });
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['map.kml', 'figures/map-0-m.svg']));
  expect(runCli(folder, ['verify', 'run']).exitCode).toBe(0);
});

test('--raw-csv leaves texts as they are and says so in the manifest', () => {
  const folder = copyRun();
  expect(runCli(folder, ['publish', 'run', '--raw-csv']).exitCode).toBe(0);
  expect(manifestOf(folder).exports).toEqual({ formats: [], formulaSafeCsv: false });
  expect(runCli(folder, ['publish', 'run']).exitCode).toBe(0);
  expect(manifestOf(folder).exports.formulaSafeCsv).toBe(true);
});

test('without a Chromium what is named is refused before anything is written, and `all` leaves it out', () => {
  const folder = copyRun();
  const before = hashes(folder);
  const named = runCli(folder, ['publish', 'run', '--format', 'pdf,kml'], '', noBrowser);
  expect([named.exitCode, named.stdout]).toEqual([3, '']);
  expect(named.stderr).toMatch(/error E_CHROMIUM_MISSING pdf .*apt-get install -y chromium/);
  expect(hashes(folder)).toEqual(before);
  const all = runCli(folder, ['publish', 'run', '--format', 'all'], '', noBrowser);
  expect(all.exitCode).toBe(0);
  for (const name of ['pdf', 'png'])
    expect(all.stderr).toContain(`W_FORMAT_LEFT_OUT ${name}: no Chromium`);
  expect(manifestOf(folder).exports.formats).toEqual([
    'parquet',
    'geoparquet',
    'kml',
    'svg',
    'adjudication',
  ]);
  expect(existsSync(join(folder, 'run/page.pdf'))).toBe(false);
});

test('a Chromium that ends, or is none, is a finding, and the folder stays as it was', () => {
  const folder = copyRun();
  const before = hashes(folder);
  for (const program of ['/bin/false', join(home, 'small.yaml')]) {
    const { exitCode, stderr } = runCli(folder, ['publish', 'run', '--format', 'png'], '', {
      SKYPROOF_CHROMIUM: program,
    });
    expect([program, exitCode, stderr]).toEqual([
      program,
      3,
      expect.stringMatching(/^error E_CHROMIUM_FAILED png could not be made: [^\n]+\n$/),
    ]);
  }
  expect(hashes(folder)).toEqual(before);
});

test('run --format exports the finished run; a shard, a format that there is not, and no folder are wrong usage', () => {
  const folder = makeFolder({ 'small.yaml': flying });
  folders.push(folder);
  const { exitCode } = runCli(folder, [...run, '--format', 'geoparquet', '--format', 'kml']);
  expect(exitCode).toBe(0);
  expect(list(folder)).toEqual(expect.arrayContaining(['map.kml', 'map.parquet']));
  expect(runCli(folder, ['verify', 'run']).exitCode).toBe(0);
  const wrong = [
    ['run', 'small.yaml', '--format', 'kml', '--shard', '1/2'],
    ['run', 'small.yaml', '--format', 'kml', '--json'],
    ['publish', 'run', '--format', 'shapefile'],
    ['publish', 'run', '--format', ''],
  ].map((args) => runCli(folder, args));
  expect(wrong.map((one) => one.exitCode)).toEqual([2, 2, 2, 2]);
  expect(wrong[2]?.stderr).toContain('geoparquet');
});
