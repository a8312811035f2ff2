import { basename, dirname, join } from 'node:path';
import { systemCode } from '../errors.ts';
import type { Disk } from './disk.ts';
import { nodeProcesses, type Processes } from './processes.ts';
import { keepRecord, readRecord } from './records.ts';
import { makeFolders, nameBeside, removeTree } from './tree.ts';
import { asUnwritable } from './write-durably.ts';

/** A store of the finished parts of a study beside its output folder. Several processes and machines may write into it at once: a part holds the same whoever runs it. */
export interface PartFolder {
  readonly folder: string;
  /** Returns what was kept of a part; null when it is not there, torn, changed or of another study. */
  readonly read: (part: number) => string | null;
  /** Keeps a part. It outlives this process; a power cut may cost the last ones, which then run again. @throws BadInput E_OUT_UNWRITABLE */
  readonly keep: (part: number, text: string) => void;
  /** Removes the stores of all studies beside the output folder; for a study whose table is written. @throws BadInput E_OUT_UNWRITABLE */
  readonly remove: () => void;
}

/**
 * Opens the store of a study in the folder `.NAME.parts-KEY` beside its output folder. Nothing is written before the first part, and nothing of other writers is touched.
 * @param key names everything that decides what the parts hold
 */
export function openPartFolder(
  disk: Disk,
  target: string,
  key: string,
  processes: Processes = nodeProcesses,
): PartFolder {
  const folder = nameBeside(target, `parts-${key.slice(0, 12)}`);
  // A part is not waited for: see `openBlockFolder`.
  const quick: Disk = { ...disk, sync: () => {}, syncFolder: () => {} };
  let isReady = false;
  return {
    folder,
    read: (part) => {
      try {
        const content = readRecord(disk, folder, nameOf(part));
        if (typeof content === 'string') return null;
        const text = Buffer.from(content).toString('utf8');
        return text.startsWith(`${key}\n`) ? text.slice(key.length + 1) : null;
      } catch (error) {
        if (systemCode(error) === null) throw error;
        return null;
      }
    },
    keep: (part, text) => {
      try {
        if (!isReady) makeShared(disk, folder);
        isReady = true;
        keepRecord(quick, folder, nameOf(part), `${key}\n${text}`, processes);
      } catch (error) {
        throw asUnwritable(folder, error);
      }
    },
    remove: () => {
      const parent = dirname(folder);
      const start = basename(nameBeside(target, 'parts-'));
      try {
        for (const name of disk.list(parent))
          if (name.startsWith(start)) removeTree(disk, join(parent, name));
      } catch (error) {
        throw asUnwritable(folder, error);
      }
    },
  };
}

/** Makes the folder; that another process was faster is no error. */
function makeShared(disk: Disk, folder: string): void {
  try {
    makeFolders(disk, folder);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST' || disk.look(folder)?.kind !== 'folder') throw error;
  }
}

function nameOf(part: number): string {
  return `part-${part}`;
}
