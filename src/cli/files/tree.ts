import { basename, dirname, join } from 'node:path';
import { systemCode } from '../errors.ts';
import type { Disk } from './disk.ts';
import { sha256 } from './hash.ts';

/** Longest file name that common systems take, in bytes; what a suffix may add is taken from it. */
const longestName = 255 - 120;

/** Names a hidden file or folder beside a path: `.NAME.suffix`. A very long name is shortened by its hash. */
export function nameBeside(path: string, suffix: string): string {
  const name = basename(path);
  const isLong = Buffer.byteLength(name, 'utf8') > longestName;
  return join(dirname(path), `.${isLong ? sha256(name).slice(0, 32) : name}.${suffix}`);
}

/**
 * Makes a folder and the missing ones above it, durably. Returns the topmost that was made, null when all were there; a failure leaves
 * none behind.
 */
export function makeFolders(disk: Disk, path: string): string | null {
  const missing: string[] = [];
  for (let folder = path; disk.look(folder) === null; folder = dirname(folder)) {
    missing.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  const made: string[] = [];
  try {
    for (const folder of missing) {
      disk.makeFolder(folder);
      made.unshift(folder);
      disk.syncFolder(dirname(folder));
    }
  } catch (error) {
    quietly(() => made.forEach(disk.removeFolder));
    throw error;
  }
  return missing[0] ?? null;
}

/** Removes a file, or a folder with all that is in it; links are not followed, and what is not there is no error. */
export function removeTree(disk: Disk, path: string): void {
  const entry = disk.look(path);
  if (entry === null) return;
  if (entry.kind !== 'folder') {
    disk.removeFile(path);
    return;
  }
  for (const name of disk.list(path)) removeTree(disk, join(path, name));
  disk.removeFolder(path);
}

/** Synchronises a folder and all folders in it. */
export function syncTree(disk: Disk, path: string): void {
  for (const name of disk.list(path)) {
    const below = join(path, name);
    if (disk.look(below)?.kind === 'folder') syncTree(disk, below);
  }
  disk.syncFolder(path);
}

/** Lists all that is in a folder but folders, as paths with `/`. */
export function listTree(disk: Disk, folder: string, below = ''): readonly string[] {
  return disk.list(join(folder, below)).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    return disk.look(join(folder, path))?.kind === 'folder' ? listTree(disk, folder, path) : [path];
  });
}

/** Does what may fail without harm: tidying up, which the next opening does again. */
export function quietly(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}
