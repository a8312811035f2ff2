import { join } from 'node:path';
import type { Disk } from '../../../src/cli/files/disk.ts';
import { lockFolder } from '../../../src/cli/files/lock-folder.ts';
import { openOutputFolder } from '../../../src/cli/files/output-folder.ts';
import { openPartFolder } from '../../../src/cli/files/part-folder.ts';
import type { Processes } from '../../../src/cli/files/processes.ts';
import { keepRecord, readRecords } from '../../../src/cli/files/records.ts';
import { makeFolders } from '../../../src/cli/files/tree.ts';
import {
  clearLeftovers,
  writeDurably,
  writeNewFile,
} from '../../../src/cli/files/write-durably.ts';
import { writeOnce } from '../../../src/cli/files/write-once.ts';

/** A disk, a folder on it that is empty at the start, and the processes of that machine. */
export interface Place {
  readonly disk: Disk;
  readonly root: string;
  readonly processes: Processes;
}

/** Something that writes: how it begins, what it does, and how one sees what came of it. */
export interface Writer {
  readonly name: string;
  readonly prepare: (place: Place) => void;
  readonly act: (place: Place) => Promise<void> | void;
  /** `old` or `new`; anything else says what is there. */
  readonly stateOf: (place: Place) => string;
  /** What the next process does first. */
  readonly reopen: (place: Place) => void;
  /** At how many calls at most a writer that is killed, or that fails, may leave neither old nor new until the next opening. */
  readonly mostBetween?: { readonly killed: number; readonly failed: number };
  /** Whether the disk is not waited for: what was written may be lost when the power goes, and never be anything else. */
  readonly isQuick?: true;
  /** A folder under the root that stays until somebody removes it, with whatever killed writers left in it. */
  readonly store?: string;
}

const newText = 'new '.repeat(64);

/** Says what a file holds. */
function stateOfFile({ disk, root }: Place, name: string, old: string | null): string {
  const path = join(root, name);
  if (disk.look(path) === null) return old === null ? 'old' : 'missing';
  const text = Buffer.from(disk.read(path)).toString('utf8');
  if (text === newText) return 'new';
  return text === old ? 'old' : `torn: ${text.length} characters`;
}

const files = (word: string, ...more: string[]) => {
  const paths = ['index.html', 'tables/a.csv', 'deep/er/b.txt', ...more];
  const outputs = paths.map((path) => ({ path }));
  return [
    ...paths.map((path) => ({ path, content: `${word} ${path} `.repeat(9) })),
    { path: 'manifest.json', content: JSON.stringify({ skyproof: 'manifest/1', word, outputs }) },
  ];
};
const oldFiles = files('old', 'tables/gone.csv', 'gone/a.csv', 'stays/a.csv');
const newFiles = files('new');
const foreign = [
  { path: 'mine/notes.md', content: 'mine' },
  { path: 'stays/notes.md', content: 'mine too' },
];

/** Lists a folder as `path: content`, in the order of paths. */
function listContents(disk: Disk, folder: string, below = ''): string[] {
  return [...disk.list(join(folder, below))].sort().flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    if (disk.look(join(folder, path))?.kind === 'folder') return listContents(disk, folder, path);
    return [`${path}: ${Buffer.from(disk.read(join(folder, path))).toString('utf8')}`];
  });
}

const describe = (list: readonly { path: string; content: string }[]): string =>
  list
    .map(({ path, content }) => `${path}: ${content}`)
    .sort()
    .join('\n');

function stateOfFolder({ disk, root }: Place, name: string, before: string, after: string): string {
  const path = join(root, name);
  const found = disk.look(path) === null ? 'missing' : listContents(disk, path).sort().join('\n');
  if (found === before) return 'old';
  return found === after ? 'new' : `mixed: ${found.replace(/\s+/g, ' ').slice(0, 300)}`;
}

function putFiles({ disk, root }: Place, list: readonly { path: string; content: string }[]): void {
  for (const { path, content } of list) {
    const target = join(root, path);
    makeFolders(disk, join(target, '..'));
    writeNewFile(disk, target, content);
  }
}

const hostOf = ({ disk, root, processes }: Place, current = root) => ({
  disk,
  processes,
  currentFolder: current,
});

function outputWriter(
  name: string,
  before: readonly { path: string; content: string }[],
  after: readonly { path: string; content: string }[],
  mostBetween: NonNullable<Writer['mostBetween']>,
  way: { readonly force: boolean; readonly isCurrent: boolean },
): Writer {
  const at = before.length === 0 ? 'made/run' : 'run';
  const open = (place: Place) =>
    openOutputFolder(
      join(place.root, at),
      way.force,
      hostOf(place, way.isCurrent ? join(place.root, at) : place.root),
    );
  return {
    name,
    prepare: (place) =>
      putFiles(
        place,
        before.map(({ path, content }) => ({ path: `${at}/${path}`, content })),
      ),
    act: async (place) => {
      const folder = open(place);
      await folder.write(newFiles, () => false);
    },
    stateOf: (place) =>
      stateOfFolder(place, at, before.length === 0 ? 'missing' : describe(before), describe(after)),
    reopen: (place) => open(place).discard(),
    mostBetween,
  };
}

const partKey = 'c0ffee'.repeat(8);
const partStore = '.study.parts-c0ffeec0ffee';
const openParts = ({ disk, root, processes }: Place) =>
  openPartFolder(disk, join(root, 'study'), partKey, processes);

/** Keeps a part in the store of a study, which holds some already. */
function partWriter(name: string, before: readonly string[]): Writer {
  return {
    name,
    prepare: (place) => {
      for (const [part, text] of before.entries()) openParts(place).keep(part, text);
    },
    act: (place) => openParts(place).keep(before.length, newText),
    stateOf: (place) => {
      const parts = openParts(place);
      for (const [part, text] of before.entries())
        if (parts.read(part) !== text) return `part ${part} was lost`;
      const text = parts.read(before.length);
      if (text === null) return 'old';
      return text === newText ? 'new' : `torn: ${text.length} characters`;
    },
    reopen: (place) => void openParts(place),
    isQuick: true,
    store: partStore,
  };
}

/** Every writer of the program. */
export const writers: readonly Writer[] = [
  ...[null, 'old'].map(
    (old): Writer => ({
      name: `writeDurably ${old === null ? 'to a new name' : 'over an older file'}`,
      prepare: (place) => {
        if (old !== null) putFiles(place, [{ path: 'a.txt', content: old }]);
      },
      act: ({ disk, root, processes }) =>
        writeDurably(disk, join(root, 'a.txt'), newText, processes),
      stateOf: (place) => stateOfFile(place, 'a.txt', old),
      reopen: ({ disk, root, processes }) => clearLeftovers(disk, root, null, processes),
    }),
  ),
  {
    name: 'keepRecord over an older record',
    prepare: ({ disk, root, processes }) => keepRecord(disk, root, 'block-1', 'old', processes),
    act: ({ disk, root, processes }) => keepRecord(disk, root, 'block-1', newText, processes),
    stateOf: ({ disk, root, processes }) => {
      const { records, refused } = readRecords(disk, root, processes);
      if (refused.length > 0 || records.length !== 1) return `refused: ${JSON.stringify(refused)}`;
      const text = Buffer.from(records[0]?.bytes ?? []).toString('utf8');
      return text === newText ? 'new' : text;
    },
    reopen: ({ disk, root, processes }) => void readRecords(disk, root, processes),
  },
  {
    name: 'draft --out over an older draft',
    prepare: (place) => putFiles(place, [{ path: 's.yaml', content: 'old' }]),
    act: ({ disk, root, processes }) =>
      writeOnce(disk, join(root, 's.yaml'), newText, true, processes),
    stateOf: (place) => stateOfFile(place, 's.yaml', 'old'),
    reopen: ({ disk, root, processes }) =>
      clearLeftovers(disk, root, join(root, 's.yaml'), processes),
  },
  outputWriter(
    'output folder in a fresh place',
    [],
    newFiles,
    { killed: 0, failed: 0 },
    {
      force: false,
      isCurrent: false,
    },
  ),
  outputWriter(
    'output folder over an older run with notes in it',
    [...oldFiles, ...foreign],
    [...newFiles, ...foreign],
    { killed: 1, failed: 0 },
    { force: false, isCurrent: false },
  ),
  outputWriter(
    'output folder among files of others',
    [...foreign, { path: 'index.html', content: 'theirs' }],
    [...newFiles, ...foreign],
    { killed: 25, failed: 25 },
    { force: true, isCurrent: false },
  ),
  outputWriter(
    'output folder that is the current folder',
    [...oldFiles, ...foreign],
    [...newFiles, ...foreign],
    { killed: 25, failed: 25 },
    { force: false, isCurrent: true },
  ),
  partWriter('the first part of a study', []),
  partWriter('one more part of a study', ['part 0', 'part 1']),
  {
    name: 'removal of the parts of studies, with what a killed writer left',
    prepare: (place) => {
      for (const part of [0, 1]) openParts(place).keep(part, newText);
      putFiles(place, [
        { path: `${partStore}/.part-2.partial-99`, content: 'half' },
        { path: '.study.parts-0123456789ab/part-0', content: 'of another study' },
        { path: '.other.partial', content: 'of somebody else' },
      ]);
    },
    act: (place) => openParts(place).remove(),
    stateOf: (place) => {
      const { disk, root } = place;
      if (!disk.list(root).includes('.other.partial')) return 'took what was not its own';
      if (!disk.list(root).some((one) => one.startsWith('.study'))) return 'new';
      const texts = [0, 1].map((part) => openParts(place).read(part));
      return texts.every((text) => text === null || text === newText) ? 'old' : 'torn';
    },
    reopen: (place) => openParts(place).remove(),
    store: '.other.partial',
  },
  {
    name: 'lock of a folder',
    prepare: () => {},
    act: ({ disk, root, processes }) => lockFolder(disk, join(root, 'run'), processes).release(),
    stateOf: () => 'new',
    reopen: ({ disk, root, processes }) => lockFolder(disk, join(root, 'run'), processes).release(),
  },
];

type NaiveWriter = Writer & { readonly caughtBy: RegExp };

const naiveFileWriters: readonly NaiveWriter[] = (
  [
    [
      'a temporary file and a rename, one write, no check',
      /torn/,
      ({ disk, root }) => {
        const file = disk.create(join(root, '.tmp'));
        disk.write(file, Buffer.from(newText), 0);
        disk.sync(file);
        disk.close(file);
        disk.rename(join(root, '.tmp'), join(root, 'a.txt'));
        disk.syncFolder(root);
      },
    ],
    [
      'a loop without a check of the size',
      /lost.*torn/,
      ({ disk, root }) => {
        const bytes = Buffer.from(newText);
        const file = disk.create(join(root, '.tmp'));
        for (let at = 0; at < bytes.length; ) at += disk.write(file, bytes.subarray(at), at);
        disk.sync(file);
        disk.close(file);
        disk.rename(join(root, '.tmp'), join(root, 'a.txt'));
        disk.syncFolder(root);
      },
    ],
    [
      'no fsync of the file',
      /cut.*torn/,
      ({ disk, root }) => {
        writeNewFile({ ...disk, sync: () => {} }, join(root, '.tmp'), newText);
        disk.rename(join(root, '.tmp'), join(root, 'a.txt'));
        disk.syncFolder(root);
      },
    ],
    [
      'no fsync of the folder',
      /success.*old/,
      ({ disk, root }) => {
        writeNewFile(disk, join(root, '.tmp'), newText);
        disk.rename(join(root, '.tmp'), join(root, 'a.txt'));
      },
    ],
    [
      'fsync after the rename',
      /cut.*torn/,
      ({ disk, root }) => {
        const bytes = Buffer.from(newText);
        const file = disk.create(join(root, '.tmp'));
        for (let at = 0; at < bytes.length; ) at += disk.write(file, bytes.subarray(at), at);
        disk.rename(join(root, '.tmp'), join(root, 'a.txt'));
        disk.sync(file);
        disk.close(file);
        disk.syncFolder(root);
      },
    ],
    [
      'in place',
      /missing|torn/,
      ({ disk, root }) => {
        disk.removeFile(join(root, 'a.txt'));
        writeNewFile(disk, join(root, 'a.txt'), newText);
        disk.syncFolder(root);
      },
    ],
    [
      'errors that nobody hears',
      /success.*(old|torn)/,
      ({ disk, root }) => {
        try {
          writeNewFile(disk, join(root, '.tmp'), newText);
        } catch {
          // As write-file-atomic 7.0.1 does on a full disk.
        }
        disk.rename(join(root, '.tmp'), join(root, 'a.txt'));
        disk.syncFolder(root);
      },
    ],
  ] as readonly [string, RegExp, Writer['act']][]
).map(([name, caughtBy, act]) => ({
  name,
  caughtBy,
  prepare: (place) => putFiles(place, [{ path: 'a.txt', content: 'old' }]),
  act,
  stateOf: (place) => stateOfFile(place, 'a.txt', 'old'),
  reopen: ({ disk, root }) => {
    if (disk.look(join(root, '.tmp')) !== null) disk.removeFile(join(root, '.tmp'));
  },
}));

/** Writers as they are often written, each with one fault that the sweep must find. */
export const naiveWriters: readonly NaiveWriter[] = [
  ...naiveFileWriters,
  {
    ...partWriter('parts without a hash, in place', []),
    act: ({ disk, root }) => {
      makeFolders(disk, join(root, partStore));
      const quick = { ...disk, sync: () => {}, syncFolder: () => {} };
      writeNewFile(quick, join(root, partStore, 'part-0'), newText);
    },
    stateOf: (place) => stateOfFile(place, `${partStore}/part-0`, null),
    caughtBy: /kill and cut.*torn/,
  },
];
