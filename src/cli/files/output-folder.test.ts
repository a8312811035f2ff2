import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BadInput } from '../errors.ts';
import { openOutputFolder } from './output-folder.ts';

const scratch = () => mkdtempSync(join(tmpdir(), 'skyproof-out-'));
const never = () => false;
const manifest = (...paths: string[]) => ({
  path: 'manifest.json',
  content: JSON.stringify({ skyproof: 'manifest/1', outputs: paths.map((path) => ({ path })) }),
});

function codesOf(step: () => unknown): string[] {
  try {
    step();
  } catch (error) {
    if (error instanceof BadInput) return error.findings.map((finding) => finding.code);
    throw error;
  }
  return [];
}

test('files appear all at once, in their folders, and nothing else is left behind', async () => {
  const root = scratch();
  const folder = openOutputFolder(join(root, 'a/run'), false);
  expect(readdirSync(join(root, 'a'))).not.toContain('run');
  expect(await folder.write([{ path: 'tables/x.csv', content: 'é' }, manifest()], never)).toBe(
    true,
  );
  expect(readFileSync(join(root, 'a/run/tables/x.csv'), 'utf8')).toBe('é');
  expect(readdirSync(join(root, 'a'))).toEqual(['run']);
});

test('a cancelled write leaves nothing, made parents included', async () => {
  const root = scratch();
  const folder = openOutputFolder(join(root, 'a/b/run'), false);
  expect(await folder.write([{ path: 'x', content: '' }], () => true)).toBe(false);
  folder.discard();
  expect(readdirSync(root)).toEqual([]);
});

test('an older run is replaced as a whole, but files that no run wrote stay', async () => {
  const root = scratch();
  const path = join(root, 'run');
  await openOutputFolder(path, false).write(
    [{ path: 'old.csv', content: '1' }, manifest('old.csv')],
    never,
  );
  writeFileSync(join(path, 'notes.md'), 'mine');
  await openOutputFolder(path, false).write(
    [{ path: 'new.csv', content: '2' }, manifest('new.csv')],
    never,
  );
  expect(readdirSync(path).sort()).toEqual(['manifest.json', 'new.csv', 'notes.md']);
  expect(readdirSync(root)).toEqual(['run']);
});

test('a foreign folder is refused, and with force only the same names are replaced', async () => {
  const root = scratch();
  writeFileSync(join(root, 'thesis.tex'), 'years of work');
  expect(codesOf(() => openOutputFolder(root, false))).toEqual(['E_OUT_FOREIGN']);
  await openOutputFolder(root, true).write([manifest()], never);
  expect(readdirSync(root).sort()).toEqual(['manifest.json', 'thesis.tex']);
});

test('an older run that a killed process had moved aside comes back', () => {
  const root = scratch();
  mkdirSync(join(root, '.run.partial-999999999-older'));
  writeFileSync(
    join(root, '.run.partial-999999999-older', 'manifest.json'),
    '{"skyproof":"manifest/1"}',
  );
  mkdirSync(join(root, '.run.partial-999999998'));
  openOutputFolder(join(root, 'run'), false).discard();
  expect(readdirSync(root)).toEqual(['run']);
});

test('a path that cannot be written is refused before anything is written', () => {
  const root = scratch();
  writeFileSync(join(root, 'file'), '');
  expect(codesOf(() => openOutputFolder(join(root, 'file'), true))).toEqual(['E_OUT_UNWRITABLE']);
  expect(codesOf(() => openOutputFolder(join(root, 'file/run'), false))).toEqual([
    'E_OUT_UNWRITABLE',
  ]);
  expect(codesOf(() => openOutputFolder(join(root, 'x'.repeat(5000)), false))).toEqual([
    'E_OUT_UNWRITABLE',
  ]);
  expect(readdirSync(root)).toEqual(['file']);
});
