import { basename, dirname, join } from 'node:path';
import { BadInput, makeFinding, systemCode } from '../errors.ts';
import type { Disk } from './disk.ts';
import { isDead, nameHolder, nodeProcesses, type Processes, parseHolder } from './processes.ts';
import { nameBeside, quietly, removeTree } from './tree.ts';

/** A folder that only this process may write. */
export interface FolderLock {
  /** Gives the folder free; may be called more than once. */
  readonly release: () => void;
}

/** Takers that meet each other try again this often; each meeting ends with one of them further on. */
const mostAttempts = 1000;

/**
 * Locks a folder, which need not exist; its parent must. The lock stands beside it: a folder `.NAME.lock` with one empty file, whose
 * name is pid, start of the process and a random id. No content can be torn, and no clock decides anything.
 *
 * Who gets it is decided by one rename each time. A free lock is made elsewhere and renamed into place, which fails when the place holds
 * a file already. A lock whose process is gone is taken over by renaming the file of that process to one's own: the random id makes the
 * old name unique, so of many takers exactly one finds it. Only its holder ever touches the file of a living process.
 *
 * A lock knows the processes of this machine only. Two machines that share a folder do not see each other's.
 * @param shownAs the folder's name in findings
 * @throws BadInput E_RUN_LOCKED when a living process holds it; the system's error when the disk refuses
 */
export function lockFolder(
  disk: Disk,
  path: string,
  processes: Processes = nodeProcesses,
  shownAs: string = path,
): FolderLock {
  const lock = nameBeside(path, 'lock');
  const mine = nameHolder(processes);
  const fresh = `${lock}.new-${mine}`;
  clearFresh(disk, lock, processes);
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      if (takeOnce(disk, { shownAs, lock, mine, fresh }, processes)) {
        return { release: () => release(disk, lock, mine) };
      }
    }
  } finally {
    quietly(() => removeTree(disk, fresh));
  }
  throw locked(shownAs, 'other runs take and leave this folder all the time; try again');
}

interface Place {
  readonly shownAs: string;
  readonly lock: string;
  readonly mine: string;
  readonly fresh: string;
}

/** Returns false when another taker was faster, so that it is worth looking again. */
function takeOnce(disk: Disk, place: Place, processes: Processes): boolean {
  const { shownAs, lock, mine, fresh } = place;
  const held = readLock(disk, shownAs, lock);
  if (held === null) return takeFree(disk, place);
  const holder = parseHolder(held);
  if (holder === null) throw noLock(shownAs, lock);
  if (!isDead(holder, processes)) {
    const message = `process ${holder.pid} is writing into this folder; wait for its end, stop it, or choose another folder`;
    throw locked(shownAs, message);
  }
  quietly(() => removeTree(disk, fresh));
  return succeeds(() => disk.rename(join(lock, held), join(lock, mine)), ['ENOENT', 'ENOTDIR']);
}

function takeFree(disk: Disk, { lock, mine, fresh }: Place): boolean {
  if (disk.look(fresh) === null) {
    disk.makeFolder(fresh);
    disk.close(disk.create(join(fresh, mine)));
  }
  // EPERM is Windows' answer where a folder stands at the new name.
  const taken = ['ENOTEMPTY', 'EEXIST', ...(disk.look(lock) === null ? [] : ['EPERM'])];
  return succeeds(() => disk.rename(fresh, lock), taken);
}

/** Returns the name of the holder's file; null when the lock is free. A folder that a killed holder left empty is removed. */
function readLock(disk: Disk, shownAs: string, lock: string): string | null {
  const entry = disk.look(lock);
  if (entry === null) return null;
  if (entry.kind !== 'folder') throw noLock(shownAs, lock);
  const names = listIfThere(disk, lock);
  if (names.length > 0) return names[0] ?? null;
  succeeds(() => disk.removeFolder(lock), ['ENOENT', 'ENOTEMPTY', 'EEXIST']);
  return null;
}

function listIfThere(disk: Disk, folder: string): readonly string[] {
  try {
    return disk.list(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function release(disk: Disk, lock: string, mine: string): void {
  quietly(() => {
    // Without our file the lock is somebody else's, or nobody's.
    if (!succeeds(() => disk.removeFile(join(lock, mine)), ['ENOENT', 'ENOTDIR'])) return;
    disk.removeFolder(lock);
  });
}

/** Removes what takers left that were killed before their rename. */
function clearFresh(disk: Disk, lock: string, processes: Processes): void {
  const prefix = `${basename(lock)}.new-`;
  for (const name of disk.list(dirname(lock))) {
    const holder = name.startsWith(prefix) ? parseHolder(name.slice(prefix.length)) : null;
    if (holder === null || !isDead(holder, processes)) continue;
    quietly(() => removeTree(disk, join(dirname(lock), name)));
  }
}

/** Returns false when the step fails with one of the codes that are expected; throws any other error. */
function succeeds(step: () => void, expected: readonly string[]): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (expected.includes(systemCode(error) ?? '')) return false;
    throw error;
  }
}

function noLock(shownAs: string, lock: string): BadInput {
  const message = `${basename(lock)} beside the folder is not a lock of Skyproof; remove it if no run is on`;
  return locked(shownAs, message);
}

function locked(shownAs: string, message: string): BadInput {
  return new BadInput([makeFinding('E_RUN_LOCKED', shownAs, message)]);
}
