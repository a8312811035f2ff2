import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BadInput } from '../errors.ts';
import { nodeDisk } from './disk.ts';
import { mendOutputFolder, openOutputFolder } from './output-folder.ts';
import { nodeProcesses } from './processes.ts';

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

test('an older run that a killed process had moved aside comes back, and half a run goes', () => {
  const root = scratch();
  mkdirSync(join(root, '.run.older'));
  writeFileSync(join(root, '.run.older/manifest.json'), '{"skyproof":"manifest/1"}');
  mkdirSync(join(root, '.run.partial/tables'), { recursive: true });
  openOutputFolder(join(root, 'run'), false).discard();
  expect(readdirSync(root)).toEqual(['run']);
  expect(readdirSync(join(root, 'run'))).toEqual(['manifest.json']);
});

test('an older run that was moved aside is kept while something foreign stands in its place', () => {
  const root = scratch();
  mkdirSync(join(root, '.run.older'));
  mkdirSync(join(root, 'run'));
  writeFileSync(join(root, 'run/thesis.tex'), 'years of work');
  expect(codesOf(() => openOutputFolder(join(root, 'run'), false))).toEqual(['E_OUT_FOREIGN']);
  expect(readdirSync(root)).toEqual(['.run.older', 'run']);
});

test('a run that is being written is refused to a second one, and free afterwards', async () => {
  const root = scratch();
  const path = join(root, 'run');
  const first = openOutputFolder(path, false);
  expect(codesOf(() => openOutputFolder(path, true))).toEqual(['E_RUN_LOCKED']);
  symlinkSync(path, join(root, 'same'));
  expect(await first.write([manifest()], never)).toBe(true);
  const second = openOutputFolder(join(root, 'same'), false);
  expect(codesOf(() => openOutputFolder(path, true))).toEqual(['E_RUN_LOCKED']);
  expect(() => mendOutputFolder(path)).toThrow('E_RUN_LOCKED');
  second.discard();
  mendOutputFolder(path);
  expect(readdirSync(root).sort()).toEqual(['run', 'same']);
});

test('a link is written through', async () => {
  const root = scratch();
  mkdirSync(join(root, 'real'));
  symlinkSync('real', join(root, 'link'));
  await openOutputFolder(join(root, 'link'), false).write([manifest()], never);
  expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true);
  expect(readdirSync(join(root, 'real'))).toEqual(['manifest.json']);
  expect(readdirSync(root).sort()).toEqual(['link', 'real']);
});

test('the current folder stays the same folder, and loses the files of its older run', async () => {
  const root = scratch();
  const path = join(root, 'run');
  mkdirSync(path);
  const host = { disk: nodeDisk, processes: nodeProcesses, currentFolder: path };
  const { ino } = statSync(path);
  const files = [{ path: 'tables/old.csv', content: '1' }, manifest('tables/old.csv')];
  await openOutputFolder('.', false, host).write(files, never);
  writeFileSync(join(path, 'notes.md'), 'mine');
  await openOutputFolder('.', false, host).write([manifest()], never);
  expect(statSync(path).ino).toBe(ino);
  expect(readdirSync(path).sort()).toEqual(['manifest.json', 'notes.md']);
  expect(readdirSync(root)).toEqual(['run']);
});

test('files, folders and links that no run wrote are the same ones after a new run', async () => {
  const root = scratch();
  const path = join(root, 'run');
  const files = [{ path: 'tables/old.csv', content: '1' }, manifest('tables/old.csv')];
  await openOutputFolder(path, false).write(files, never);
  mkdirSync(join(path, 'mine/empty'), { recursive: true });
  writeFileSync(join(path, 'mine/notes.md'), 'mine');
  symlinkSync('mine/notes.md', join(path, 'link'));
  const { ino } = statSync(join(path, 'mine/notes.md'));
  await openOutputFolder(path, false).write([manifest()], never);
  expect(readdirSync(path, { recursive: true }).sort()).toEqual(
    ['link', 'manifest.json', 'mine', 'mine/empty', 'mine/notes.md'].sort(),
  );
  expect(statSync(join(path, 'mine/notes.md')).ino).toBe(ino);
  expect(readlinkSync(join(path, 'link'))).toBe('mine/notes.md');
});

test('names of 255 bytes can be written', async () => {
  const root = scratch();
  const name = `${'é'.repeat(127)}x`;
  await openOutputFolder(join(root, name), false).write([manifest()], never);
  expect(readdirSync(root)).toEqual([name]);
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
