import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BadInput } from '../errors.ts';
import { nodeDisk } from './disk.ts';
import { lockFolder } from './lock-folder.ts';
import { nodeProcesses, parseHolder } from './processes.ts';

const scratch = () => mkdtempSync(join(tmpdir(), 'skyproof-lock-'));
const lock = (root: string) => lockFolder(nodeDisk, join(root, 'run'));
const id = 'a'.repeat(32);

/** Makes the lock of a holder. */
function putLock(root: string, holder: string): void {
  mkdirSync(join(root, '.run.lock'));
  writeFileSync(join(root, '.run.lock', holder), '');
}

function refusalOf(root: string): string {
  try {
    lock(root).release();
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  return '';
}

test('a lock is held once, names its holder, and is free after its release', () => {
  const root = scratch();
  const first = lock(root);
  const holder = parseHolder(readdirSync(join(root, '.run.lock'))[0] ?? '');
  expect(holder).toEqual({ pid: process.pid, start: nodeProcesses.startOf(process.pid) });
  expect(refusalOf(root)).toMatch(new RegExp(`^E_RUN_LOCKED process ${process.pid} .*wait`));
  first.release();
  first.release();
  expect(readdirSync(root)).toEqual([]);
  lock(root).release();
});

test('an old release does not free the lock of the next holder', () => {
  const root = scratch();
  const first = lock(root);
  first.release();
  const second = lock(root);
  first.release();
  expect(refusalOf(root)).toContain('E_RUN_LOCKED');
  second.release();
});

const stale: readonly (readonly [string, string])[] = [
  ['whose process is gone', `999999999-5-${id}`],
  ['whose pid belongs to a process that started at another time', `${process.pid}-5-${id}`],
];

// Without /proc a pid that lives counts as the same process.
test.each(existsSync('/proc/self/stat') ? stale : stale.slice(0, 1))(
  'a lock %s is taken over, whatever the clock says',
  (_what, holder) => {
    for (const year of [1990, 2090]) {
      const root = scratch();
      putLock(root, holder);
      const date = new Date(`${year}-01-01`);
      utimesSync(join(root, '.run.lock', holder), date, date);
      utimesSync(join(root, '.run.lock'), date, date);
      const taken = lock(root);
      expect(readdirSync(join(root, '.run.lock'))).not.toContain(holder);
      expect(refusalOf(root)).toContain(`process ${process.pid}`);
      taken.release();
      expect(readdirSync(root)).toEqual([]);
    }
  },
);

test('a living holder is respected, whatever the clock says', () => {
  for (const year of [1990, 2090]) {
    const root = scratch();
    const held = lock(root);
    const date = new Date(`${year}-01-01`);
    utimesSync(join(root, '.run.lock'), date, date);
    expect(refusalOf(root)).toContain('E_RUN_LOCKED');
    held.release();
  }
});

test('what a killed taker or holder left half done is tidied up', () => {
  const root = scratch();
  mkdirSync(join(root, '.run.lock'));
  mkdirSync(join(root, `.run.lock.new-999999999-5-${id}`));
  lock(root).release();
  expect(readdirSync(root)).toEqual([]);
});

test('something that is no lock is refused and stays', () => {
  const root = scratch();
  writeFileSync(join(root, '.run.lock'), 'mine');
  expect(refusalOf(root)).toContain('.run.lock beside the folder is not a lock of Skyproof');
  const other = scratch();
  putLock(other, 'notes.md');
  expect(refusalOf(other)).toContain('is not a lock of Skyproof');
  expect(readdirSync(join(other, '.run.lock'))).toEqual(['notes.md']);
});
