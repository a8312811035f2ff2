import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { BadInput } from '../../src/cli/errors.ts';
import { readManifest } from '../../src/cli/files/read-manifest.ts';
import { verifyFolder } from '../../src/cli/verify-folder.ts';
import { makeStudyManifest } from '../../src/publish/manifest.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { runtimeFolder } from './make-run.ts';

const read = (name: string): string => readFileSync(join(runtimeFolder, name), 'utf8');

/** Four scenarios of the small country. */
const studyYaml = read('small-study.yaml')
  .replace('points: 96', 'points: 4')
  .replace(/measures: .*/, 'measures: [points]');
let kept = '';

beforeAll(() => {
  const folder = makeFolder({
    ...{ 'study.yaml': studyYaml, 'small.yaml': read('small.yaml') },
    'small-country.geojson': read('small-country.geojson'),
  });
  const made = runCli(folder, ['sweep', 'study.yaml', '--out', 'out', '--workers', '1', '--quiet']);
  expect(made.exitCode, made.stderr).toBe(0);
  kept = join(folder, 'out');
});

/** A fresh copy of the study's folder. */
function copyStudy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-custody-'));
  cpSync(kept, folder, { recursive: true });
  return folder;
}

/** Errors and warnings of verifying a folder. */
const codesOf = (folder: string): readonly string[] =>
  verifyFolder(folder).findings.map(({ code }) => code);

test('the folder of a study passes, and it is said that its digest was not computed', () => {
  const folder = copyStudy();
  const { kind, pass, findings, files, manifest } = verifyFolder(folder);
  expect([kind, pass, findings]).toEqual(['study', true, []]);
  expect(files.filter(({ role }) => role === 'output').map(({ path }) => path)).toEqual([
    ...['study.parquet', 'study.yaml', 'small.yaml', 'small-country.geojson', 'summary.json'],
  ]);
  expect(files.filter(({ role }) => role === 'input').map(({ state }) => state)).toEqual([
    ...['kept', 'kept', 'kept'],
  ]);
  expect(files.at(-1)).toEqual({
    ...{ path: 'study.parquet', role: 'digest', state: 'not computed' },
    ...{ expected: manifest.digest, got: null },
  });
  const said = runCli(folder, ['verify', '.']);
  expect([said.exitCode, said.stdout]).toEqual([
    0,
    expect.stringMatching(/Not verified: the digest/),
  ]);
});

test.each(['study.parquet', 'study.yaml', 'small.yaml', 'summary.json', 'manifest.json'])(
  'a bit flipped in %s is noticed',
  (path) => {
    const folder = copyStudy();
    const bytes = readFileSync(join(folder, path));
    // A letter of a value or name, so that the manifest stays JSON in its form.
    const at = path === 'manifest.json' ? bytes.indexOf('finishedAt') + 14 : bytes.length >> 1;
    bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(join(folder, path), bytes);
    expect(codesOf(folder)).toEqual(['E_DIGEST']);
  },
);

test('a file that is gone, one that is too many and a summary of another digest are noticed', () => {
  const folder = copyStudy();
  rmSync(join(folder, 'small.yaml'));
  writeFileSync(join(folder, 'notes.md'), 'mine');
  expect(codesOf(folder)).toEqual(['E_FILE_MISSING', 'W_FILE_SURPLUS']);
  const forged = copyStudy();
  const { manifest } = verifyFolder(forged);
  writeFileSync(
    join(forged, 'manifest.json'),
    makeStudyManifest({ ...manifest, digest: '0'.repeat(64) }),
  );
  expect(codesOf(forged)).toEqual(['E_DIGEST']);
});

test('a study of a later form is refused with the advice to upgrade', () => {
  const folder = copyStudy();
  const path = join(folder, 'manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('study/1', 'study/2'));
  expect(() => verifyFolder(folder)).toThrow(/E_RUN_VERSION.*study\/2.*upgrade/);
});

test('--rerun computes the study again from its folder alone, and finds a digest that is not its own', () => {
  const [folder, elsewhere] = [copyStudy(), makeFolder({})];
  const good = runCli(elsewhere, [
    'verify',
    folder,
    '--rerun',
    '--json',
    '--workers',
    '2',
    '--quiet',
  ]);
  const { kind, rerun, digest } = JSON.parse(good.stdout);
  expect([good.exitCode, kind]).toEqual([0, 'study']);
  expect(rerun).toMatchObject({ recorded: digest, computed: digest, equal: true });
  // Another seed of the design, with a manifest and a summary that fit: only computing tells.
  const { manifest } = verifyFolder(folder);
  const swap = (path: string, change: (text: string) => string): void =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
  swap('study.yaml', (text) => text.replace('seed: 7', 'seed: 8'));
  const wanted = verifyFolder(folder).files.find(
    ({ path, state }) => path === 'study.yaml' && state === 'changed',
  );
  const outputs = manifest.outputs.map((file) =>
    file.path === 'study.yaml' ? { ...file, sha256: wanted?.got ?? '' } : file,
  );
  writeFileSync(join(folder, 'manifest.json'), makeStudyManifest({ ...manifest, outputs }));
  expect(verifyFolder(folder).pass).toBe(true);
  const bad = runCli(elsewhere, ['verify', folder, '--rerun', '--quiet']);
  expect([bad.exitCode, bad.stdout]).toEqual([
    1,
    expect.stringMatching(/the study gives another digest/),
  ]);
}, 120_000);

test('what a study has none of is refused, with what can be done', () => {
  const folder = copyStudy();
  expect(() => readManifest(folder)).toThrow(BadInput);
  for (const args of [
    ['publish', '.'],
    ['replay', '.', '--trial', '1'],
    ['diff', '.', '.'],
  ]) {
    const { exitCode, stderr } = runCli(folder, args);
    expect([args[0], exitCode, stderr]).toEqual([
      ...[args[0], 3],
      expect.stringMatching(/E_RUN_FOLDER the folder is that of a study.*`skyproof verify`/),
    ]);
  }
}, 60_000);
