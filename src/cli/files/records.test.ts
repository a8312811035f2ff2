import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk } from './disk.ts';
import { nodeProcesses } from './processes.ts';
import { keepRecord, readRecords } from './records.ts';

const scratch = () => mkdtempSync(join(tmpdir(), 'skyproof-records-'));
const keep = (folder: string, name: string, text: string) =>
  keepRecord(nodeDisk, folder, name, text);
const textsOf = (folder: string) =>
  readRecords(nodeDisk, folder).records.map(({ name, bytes }) => [
    name,
    Buffer.from(bytes).toString('utf8'),
  ]);

test('records come back in the order of their names, the later of two of one name', () => {
  const folder = scratch();
  keep(folder, 'b', 'two');
  keep(folder, 'a-1', '');
  keep(folder, 'b', 'three\nlines\n');
  expect(textsOf(folder)).toEqual([
    ['a-1', ''],
    ['b', 'three\nlines\n'],
  ]);
  expect(textsOf(join(folder, 'gone'))).toEqual([]);
});

test('a record cut short at any byte, or with any bit flipped, is refused', () => {
  const folder = scratch();
  keep(folder, 'block-7', 'counts: 17, 4');
  const path = join(folder, 'block-7');
  const whole = readFileSync(path);
  let tried = 0;
  const refuses = (bytes: Uint8Array): void => {
    tried++;
    writeFileSync(path, bytes);
    const { records, refused } = readRecords(nodeDisk, folder);
    expect([records.length, refused.map(({ name }) => name)]).toEqual([0, ['block-7']]);
    expect(refused[0]?.reason).not.toBe('');
  };
  for (let length = 0; length < whole.length; length++) refuses(whole.subarray(0, length));
  for (let bit = 0; bit < whole.length * 8; bit++) {
    const changed = Uint8Array.from(whole);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    refuses(changed);
  }
  refuses(Buffer.concat([whole, Buffer.from('x')]));
  expect(tried).toBe(whole.length * 9 + 1);
  writeFileSync(path, whole);
  expect(textsOf(folder)).toEqual([['block-7', 'counts: 17, 4']]);
});

test('a record under the name of another, a folder and a foreign file are refused', () => {
  const folder = scratch();
  keep(folder, 'block-1', 'one');
  keep(folder, 'block-2', 'two');
  renameSync(join(folder, 'block-1'), join(folder, 'block-3'));
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'notes.md'), 'mine');
  const { records, refused } = readRecords(nodeDisk, folder);
  expect(records.map(({ name }) => name)).toEqual(['block-2']);
  expect(refused).toEqual([
    { name: 'block-3', reason: 'its hash is not that of its name and content' },
    { name: 'folder', reason: 'it is a folder (EISDIR)' },
    { name: 'notes.md', reason: 'its first line is not that of a record' },
  ]);
});

test('temporary files of writers that are gone are removed, those of the living stay', () => {
  const folder = scratch();
  const { pid } = process;
  const start = nodeProcesses.startOf(pid);
  const [dead, reused, living] = [
    `.a.partial-999999999-5-${'0'.repeat(32)}`,
    `.a.partial-${pid}-5-${'1'.repeat(32)}`,
    `.a.partial-${pid}-${start}-${'2'.repeat(32)}`,
  ];
  for (const name of [dead, reused, living]) writeFileSync(join(folder, name), 'half');
  expect(readRecords(nodeDisk, folder)).toEqual({ records: [], refused: [] });
  // Without /proc a pid that lives counts as the same process.
  expect(readdirSync(folder)).toEqual(start === '0' ? [reused, living] : [living]);
});

test('names that could be anything else than a record are a fault of the program', () => {
  for (const name of ['', '.a', '../a', 'a/b', 'A', 'x'.repeat(101), 'a\n']) {
    expect(() => keep(scratch(), name, 'x'), name).toThrow(RangeError);
  }
});
