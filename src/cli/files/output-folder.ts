import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { BadInput, makeFinding, systemCode } from '../errors.ts';
import { type BlockFolder, openBlockFolder } from './block-folder.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { type FolderLock, lockFolder } from './lock-folder.ts';
import { openPartFolder, type PartFolder } from './part-folder.ts';
import { nodeProcesses, type Processes } from './processes.ts';
import {
  fillFolder,
  hasLeftovers,
  isEmptyOrMissing,
  isRunFolder,
  keepForeignFiles,
  type Places,
  placesOf,
  recover,
  swapFolder,
} from './replace-folder.ts';
import { makeFolders, quietly, removeTree, syncTree } from './tree.ts';
import { asUnwritable, type FileContent, writeNewFile } from './write-durably.ts';

/** A file that is written into an output folder; pieces are read once, when the file is written. */
export interface WrittenFile {
  readonly path: string;
  readonly content: FileContent;
}

/** A folder that a run will write: proven writable, locked, still untouched. */
export interface OutputFolder {
  /** As the user gave it. */
  readonly name: string;
  /**
   * Writes all files beside the folder and renames them into place as one. `isCancelled` is looked at between files. Returns true only
   * when the new folder will survive a power cut.
   * @returns false when cancelled; nothing has changed then
   * @throws BadInput when the disk refuses
   */
  readonly write: (files: Iterable<WrittenFile>, isCancelled: () => boolean) => Promise<boolean>;
  /**
   * Opens the store of finished blocks beside the folder, for the run that a key names.
   * @throws BadInput E_OUT_UNWRITABLE
   */
  readonly openBlocks: (key: string) => BlockFolder;
  /** Opens the store of a study's finished parts beside the folder, which other machines may write too. @throws BadInput E_OUT_UNWRITABLE */
  readonly openParts: (key: string) => PartFolder;
  /** Removes whatever was begun and gives the folder free; may be called at any time, more than once. Kept blocks stay. */
  readonly discard: () => void;
}

/** What an output folder needs of the machine. */
export interface FolderHost {
  readonly disk: Disk;
  readonly processes: Processes;
  /** The current folder of this process, absolute. */
  readonly currentFolder: string;
}

/**
 * Opens an output folder before anything runs, mends what a killed run left there, and locks it for this run. A folder that holds files
 * of others and no manifest of a run is refused unless `force` is set; even then only files of the same names are replaced.
 * @throws BadInput E_OUT_UNWRITABLE, E_OUT_FOREIGN or E_RUN_LOCKED
 */
export function openOutputFolder(
  name: string,
  force: boolean,
  host: FolderHost = thisHost(),
): OutputFolder {
  const { disk } = host;
  let lock: FolderLock | null = null;
  let madeParent: string | null = null;
  let places: Places | null = null;
  const discard = (): void => {
    if (places === null) return;
    // Whoever holds no lock must not touch what stands beside the folder.
    const { partial } = places;
    if (lock !== null) quietly(() => removeTree(disk, partial));
    lock?.release();
    lock = null;
    removeEmptyParents(disk, dirname(places.target), madeParent);
  };
  try {
    const target = findTarget(disk, resolve(host.currentFolder, name));
    places = placesOf(target);
    refuseTarget(disk, name, target);
    madeParent = makeFolders(disk, dirname(target));
    lock = lockFolder(disk, target, host.processes, name);
    recover(disk, places);
    const way = chooseWay(host, name, target, force);
    disk.makeFolder(places.partial);
    const write = makeWrite(disk, name, places, way, discard);
    const openBlocks = (key: string): BlockFolder => {
      try {
        const blocks = openBlockFolder(disk, target, key, host.processes);
        const keep: BlockFolder['keep'] = (block) =>
          blocks.keep(block).catch((error: unknown) => {
            throw nameAs(name, error);
          });
        return { ...blocks, keep };
      } catch (error) {
        throw asUnwritable(name, error);
      }
    };
    const openParts = (key: string): PartFolder =>
      openPartFolder(disk, target, key, host.processes);
    return { name, write, openBlocks, openParts, discard };
  } catch (error) {
    discard();
    throw asUnwritable(name, error);
  }
}

/**
 * Mends a folder that a killed run left moved aside or half filled, so that it can be read. Does nothing, and writes nothing, where
 * nothing was left.
 * @throws BadInput E_RUN_LOCKED when a run is writing it, E_OUT_UNWRITABLE
 */
export function mendOutputFolder(name: string, host: FolderHost = thisHost()): void {
  const { disk, processes } = host;
  try {
    const places = placesOf(findTarget(disk, resolve(host.currentFolder, name)));
    if (!hasLeftovers(disk, places)) return;
    const lock = lockFolder(disk, places.target, processes, name);
    try {
      recover(disk, places);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw asUnwritable(name, error);
  }
}

/** How the new folder comes into place: as a whole, or file by file into one that has to stay. */
type Way = 'swap' | 'fill';

function makeWrite(
  disk: Disk,
  name: string,
  places: Places,
  way: Way,
  discard: () => void,
): OutputFolder['write'] {
  const { partial } = places;
  return async (files, isCancelled) => {
    try {
      for (const file of files) {
        // File calls block; signals are heard in between.
        await setImmediate();
        if (isCancelled()) return false;
        const path = join(partial, file.path);
        makeFolders(disk, dirname(path));
        writeNewFile(disk, path, file.content);
      }
      if (way === 'swap') keepForeignFiles(disk, places);
      syncTree(disk, partial);
      if (isCancelled()) return false;
      if (way === 'swap') swapFolder(disk, places);
      else fillFolder(disk, places);
      discard();
      return true;
    } catch (error) {
      discard();
      throw asUnwritable(name, error);
    }
  };
}

function thisHost(): FolderHost {
  return { disk: nodeDisk, processes: nodeProcesses, currentFolder: process.cwd() };
}

/** Follows a link to the folder that will be written: a link is written through, never replaced. */
function findTarget(disk: Disk, path: string): string {
  try {
    return disk.look(path)?.kind === 'link' ? disk.realPath(path) : path;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return path;
    throw error;
  }
}

/**
 * Refuses a target that can be no output folder.
 * @throws BadInput E_OUT_UNWRITABLE
 */
function refuseTarget(disk: Disk, name: string, target: string): void {
  const refuse = (message: string): BadInput =>
    new BadInput([makeFinding('E_OUT_UNWRITABLE', name, message)]);
  if (basename(target) === '') throw refuse('it is the root of all folders (EBUSY)');
  const entry = disk.look(target);
  if (entry === null) return;
  if (entry.kind === 'link') throw refuse('it is a link that leads nowhere (ENOENT)');
  if (entry.kind !== 'folder') {
    const what = entry.kind === 'file' ? 'a file' : 'a device or a pipe';
    throw refuse(`it is ${what}, not a folder; give the name of a folder (ENOTDIR)`);
  }
  if (entry.device !== disk.look(dirname(target))?.device) {
    const message = 'it is where another disk begins, and a run replaces its folder as a whole';
    throw refuse(`${message}; give the name of a folder inside it (EBUSY)`);
  }
}

function chooseWay(host: FolderHost, name: string, target: string, force: boolean): Way {
  const { disk } = host;
  if (disk.look(target) === null) return 'swap';
  // The shell that started this process would be left in a folder that is gone.
  const isCurrent = isInside(disk.realPath(host.currentFolder), disk.realPath(target));
  if (isEmptyOrMissing(disk, target) || isRunFolder(disk, target)) {
    return isCurrent ? 'fill' : 'swap';
  }
  if (force) return 'fill';
  const message = 'the folder holds files that no run of Skyproof wrote; --force writes into it';
  throw new BadInput([makeFinding('E_OUT_FOREIGN', name, message)]);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
}

/** Removes the parent folders that were made for an output that never came; what is in use stays. */
function removeEmptyParents(disk: Disk, parent: string, firstMade: string | null): void {
  if (firstMade === null) return;
  quietly(() => {
    for (let folder = parent; folder.length >= firstMade.length; folder = dirname(folder)) {
      disk.removeFolder(folder);
    }
  });
}

/** Says of a finding about a file beside the folder that the folder cannot be written, under the name that the user gave. */
function nameAs(name: string, error: unknown): unknown {
  if (!(error instanceof BadInput)) return error;
  return new BadInput(error.findings.map((finding) => ({ ...finding, file: name })));
}
