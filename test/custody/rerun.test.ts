import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeManifest } from '../../src/publish/manifest.ts';
import { version } from '../../src/version.ts';
import { makeFolder, runCli, startCli } from '../cli/run-cli.ts';
import { makeRun, runtimeFolder } from './make-run.ts';

const report = `Title: Missiles on the coast
Date: 2025-10-23

The minister said on Wednesday that Ireland has deployed 50 S-125 systems along the coast. He said they form a continuous shield.
`;

/** Rewrites the manifest with other facts, sealed as if the run had written it. */
function restate(folder: string, change: (facts: Record<string, unknown>) => object): void {
  const path = join(folder, 'manifest.json');
  const { skyproof, sha256, ...facts } = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, makeManifest({ ...facts, ...change(facts) }));
}

test('a run of reports, computed again from its folder alone, has the same digest', () => {
  const folder = makeFolder({ 'a.txt': report });
  const made = runCli(folder, ['assess', 'a.txt', '--trials', '64', '--out', 'o', '--quiet']);
  expect(made.exitCode).toBe(0);
  const elsewhere = makeFolder({});
  const before = readdirSync(join(folder, 'o')).sort();
  const { exitCode, stdout } = runCli(elsewhere, [
    'verify',
    join(folder, 'o'),
    '--rerun',
    '--json',
  ]);
  expect(exitCode).toBe(0);
  const { rerun, digest, files } = JSON.parse(stdout);
  expect(rerun).toMatchObject({ recorded: digest, computed: digest, equal: true });
  expect(files.find((file: { role: string }) => file.role === 'input').state).toBe('kept');
  expect(readdirSync(join(folder, 'o')).sort()).toEqual(before);
  expect(readdirSync(elsewhere)).toEqual([]);
}, 120_000);

test('the recorded options count: with other trials the digest is another one and the check fails', async () => {
  const folder = await makeRun();
  const good = runCli(folder, ['verify', '.', '--rerun', '--workers', '1', '--quiet']);
  expect(good.exitCode).toBe(0);
  const [recorded, computed] = good.stdout.match(/[0-9a-f]{64}/g) ?? [];
  expect(recorded).toBe(computed);
  restate(folder, () => ({ options: { trials: 128 } }));
  const bad = runCli(folder, ['verify', '.', '--rerun', '--quiet']);
  expect(bad.exitCode).toBe(1);
  const digests = bad.stdout.match(/[0-9a-f]{64}/g) ?? [];
  expect(digests[0]).toBe(recorded);
  expect(digests[1]).not.toBe(recorded);
}, 120_000);

test('a run of another version is said to be one', async () => {
  const folder = await makeRun();
  const results = join(folder, 'results.json');
  restate(folder, () => ({ version: '99.0.0' }));
  const { exitCode, stderr } = runCli(folder, ['verify', '.']);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining(`its version is ${version}`)]);
  expect(readFileSync(results, 'utf8')).toContain(`"version":"${version}"`);
  const replayed = runCli(folder, ['replay', '.', '--trial', '0']);
  expect([replayed.exitCode, replayed.stderr]).toEqual([
    0,
    expect.stringContaining('W_RUN_VERSION'),
  ]);
});

test('files that differ are not computed again', async () => {
  const folder = await makeRun();
  writeFileSync(join(folder, 'tables/bounds.csv'), 'lost');
  const { exitCode, stdout, stderr } = runCli(folder, ['verify', '.', '--rerun']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('not computed again');
  expect(stderr).toContain('bounds.csv error E_DIGEST');
  expect(stderr).not.toContain('worlds');
});

test('a changed input is a finding where the run read it', () => {
  const yaml = readFileSync(join(runtimeFolder, 'small.yaml'), 'utf8');
  const geojson = readFileSync(join(runtimeFolder, 'small-country.geojson'), 'utf8');
  const folder = makeFolder({ 's.yaml': yaml, 'small-country.geojson': geojson });
  runCli(folder, ['run', 's.yaml', '--trials', '64', '--out', 'o', '--quiet']);
  expect(runCli(folder, ['verify', 'o']).exitCode).toBe(0);
  writeFileSync(join(folder, 's.yaml'), `${yaml}# edited\n`);
  const { exitCode, stdout, stderr } = runCli(folder, ['verify', 'o']);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/input +s\.yaml +changed/);
  expect(stderr).toMatch(
    /^s\.yaml error E_DIGEST the input has SHA-256 [0-9a-f]{64}, the run read [0-9a-f]{64}$/m,
  );
});

test('Ctrl-C ends a rerun with 130 and changes nothing', async () => {
  const folder = await makeRun();
  restate(folder, () => ({ options: { trials: 640_000 } }));
  const { child, end, until } = startCli(folder, ['verify', '.', '--rerun']);
  await until('bounds:');
  child.kill('SIGINT');
  expect(await end).toBe(130);
});
