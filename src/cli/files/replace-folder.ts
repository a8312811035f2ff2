import { dirname, join } from 'node:path';
import { studyForm } from '../../publish/manifest.ts';
import { systemCode } from '../errors.ts';
import type { Disk } from './disk.ts';
import { shardForm } from './shard-folder.ts';
import { listTree, makeFolders, nameBeside, quietly, removeTree } from './tree.ts';
import { writeNewFile } from './write-durably.ts';

/**
 * The places beside a target folder that its replacement goes through:
 * `partial` is being written; `older` is the run that was there before, moved aside for the time of two renames; `ready` is complete and
 * moves into a folder that cannot be replaced as a whole, file by file.
 */
export interface Places {
  readonly target: string;
  readonly partial: string;
  readonly older: string;
  readonly ready: string;
}

/** Names the places of a target. */
export function placesOf(target: string): Places {
  return {
    target,
    partial: nameBeside(target, 'partial'),
    older: nameBeside(target, 'older'),
    ready: nameBeside(target, 'ready'),
  };
}

/**
 * Puts the complete and synchronised folder `partial` in the place of the target. Node has no call that exchanges two folders, so where
 * an older run stands, two renames follow each other: a process that is killed between them leaves no target, and `recover` puts the
 * older run back. At every other moment the target is the older run or the new one, complete.
 * @throws the system's error
 */
export function swapFolder(disk: Disk, { target, partial, older }: Places): void {
  if (isEmptyOrMissing(disk, target)) {
    disk.rename(partial, target);
    disk.syncFolder(dirname(target));
    return;
  }
  disk.rename(target, older);
  try {
    disk.rename(partial, target);
  } catch (error) {
    disk.rename(older, target);
    throw error;
  }
  disk.syncFolder(dirname(target));
  quietly(() => removeTree(disk, older));
}

/**
 * Moves the files of the complete and synchronised folder `partial` into a target that has to stay: one that holds files of others, or
 * the current folder of this process. The rename to `ready` decides: a process that is killed before it has changed nothing, and what a
 * process that is killed after it has left to do, `recover` does. Until then files of two runs may stand side by side; the manifest
 * moves last.
 * @throws the system's error
 */
export function fillFolder(disk: Disk, places: Places): void {
  const { target, partial, ready } = places;
  const made: string[] = [];
  try {
    // What needs space comes before the decision, so that a full disk changes nothing.
    for (const path of listTree(disk, partial)) {
      const first = makeFolders(disk, dirname(join(target, path)));
      if (first !== null) made.push(first);
    }
    disk.rename(partial, ready);
  } catch (error) {
    for (const folder of made) quietly(() => removeTree(disk, folder));
    throw error;
  }
  finishFilling(disk, places);
}

function finishFilling(disk: Disk, { target, ready }: Places): void {
  // The decision has to be durable before anything follows from it.
  disk.syncFolder(dirname(ready));
  const left = listTree(disk, ready).filter((path) => path !== 'manifest.json');
  const hasManifest = disk.look(join(ready, 'manifest.json')) !== null;
  const known = new Set([...left, ...(hasManifest ? listOutputs(disk, ready) : [])]);
  const stale = hasManifest ? listOutputs(disk, target).filter((path) => !known.has(path)) : [];
  for (const path of left) {
    makeFolders(disk, dirname(join(target, path)));
    disk.rename(join(ready, path), join(target, path));
  }
  for (const path of stale) {
    if (disk.look(join(target, path))?.kind !== 'file') continue;
    disk.removeFile(join(target, path));
    if (path.includes('/')) quietly(() => disk.removeFolder(dirname(join(target, path))));
  }
  for (const folder of foldersOf([...known, ...stale])) {
    if (disk.look(join(target, folder)) !== null) disk.syncFolder(join(target, folder));
  }
  if (hasManifest) disk.rename(join(ready, 'manifest.json'), join(target, 'manifest.json'));
  disk.syncFolder(target);
  quietly(() => removeTree(disk, ready));
}

/** Lists the folders that paths lead through. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  return folders;
}

/** Says whether a killed process left something beside a target. */
export function hasLeftovers(disk: Disk, { partial, older, ready }: Places): boolean {
  return [partial, older, ready].some((path) => disk.look(path) !== null);
}

/**
 * Brings a target into a state that is whole, after a process was killed at any call: an older run that was moved aside comes back, a
 * move that was decided is finished, everything else beside the target is removed. The lock of the target must be held.
 * @throws the system's error
 */
export function recover(disk: Disk, places: Places): void {
  const { target, partial, older, ready } = places;
  if (disk.look(ready) !== null) finishFilling(disk, places);
  if (disk.look(older) !== null) {
    if (isEmptyOrMissing(disk, target)) {
      disk.rename(older, target);
      disk.syncFolder(dirname(target));
    } else if (isRunFolder(disk, target)) {
      // The names of the new run have to be durable before the older one goes.
      disk.syncFolder(dirname(target));
      removeTree(disk, older);
    }
  }
  removeTree(disk, partial);
}

/**
 * Takes the files of a folder that no run wrote into the folder that will replace it: as second names of the same files, so that nothing
 * is moved and either folder is complete at any time. Links stay links. Where the file system has no second names, files are copied.
 * @throws the system's error
 */
export function keepForeignFiles(disk: Disk, { target, partial }: Places): void {
  if (isEmptyOrMissing(disk, target)) return;
  const written = new Set([...listOutputs(disk, target), 'manifest.json']);
  keepForeign(disk, target, partial, '', written);
}

function keepForeign(
  disk: Disk,
  target: string,
  partial: string,
  below: string,
  written: ReadonlySet<string>,
): void {
  for (const name of disk.list(join(target, below))) {
    const path = below === '' ? name : `${below}/${name}`;
    const [from, to] = [join(target, path), join(partial, path)];
    const kind = disk.look(from)?.kind;
    if (kind === 'folder') {
      // A folder that holds nothing but files of the older run goes with them.
      if (holdsOnly(disk, target, path, written)) continue;
      if (disk.look(to) === null) disk.makeFolder(to);
      keepForeign(disk, target, partial, path, written);
    } else if (!written.has(path) && disk.look(to) === null) {
      if (kind === 'link') disk.makeSymbolicLink(disk.readSymbolicLink(from), to);
      else linkOrCopy(disk, from, to);
    }
  }
}

function holdsOnly(
  disk: Disk,
  target: string,
  path: string,
  written: ReadonlySet<string>,
): boolean {
  const files = listTree(disk, join(target, path));
  return files.length > 0 && files.every((file) => written.has(`${path}/${file}`));
}

/** Codes by which a file system says that a file can have no second name. */
const noSecondName: ReadonlySet<string> = new Set(
  'EPERM ENOTSUP EOPNOTSUPP ENOSYS EMLINK'.split(' '),
);

function linkOrCopy(disk: Disk, from: string, to: string): void {
  try {
    disk.link(from, to);
  } catch (error) {
    if (!noSecondName.has(systemCode(error) ?? '')) throw error;
    writeNewFile(disk, to, disk.read(from));
  }
}

/** Says whether a folder was written by a run: it holds a manifest of ours. */
export function isRunFolder(disk: Disk, path: string): boolean {
  const form = readManifest(disk, path)?.['skyproof'];
  return form === 'manifest/1' || form === shardForm || form === studyForm;
}

/** Says whether a folder holds nothing, or is not there. */
export function isEmptyOrMissing(disk: Disk, path: string): boolean {
  const entry = disk.look(path);
  return entry === null || (entry.kind === 'folder' && disk.list(path).length === 0);
}

/** Paths that a run's manifest lists; none when the folder is no run. Paths that lead out of the folder are left out. */
function listOutputs(disk: Disk, folder: string): readonly string[] {
  const outputs = isRunFolder(disk, folder) ? readManifest(disk, folder)?.['outputs'] : null;
  if (!Array.isArray(outputs)) return [];
  return outputs.flatMap((one: { readonly path?: unknown } | null) => {
    const path = one?.path;
    const isInside = typeof path === 'string' && !path.split(/[\\/]/).includes('..');
    return isInside && !path.startsWith('/') ? [path] : [];
  });
}

function readManifest(disk: Disk, folder: string): Readonly<Record<string, unknown>> | null {
  const path = join(folder, 'manifest.json');
  if (disk.look(path)?.kind !== 'file') return null;
  const text = Buffer.from(disk.read(path)).toString('utf8');
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' ? (manifest as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
