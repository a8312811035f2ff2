import { dirname } from 'node:path';
import type { FindingCode } from '../../domain/finding.ts';
import { BadInput, makeFinding } from '../errors.ts';
import type { Disk, DiskEntry } from './disk.ts';
import { nodeProcesses, type Processes } from './processes.ts';
import { asUnwritable, clearLeftovers, writeDurably } from './write-durably.ts';

/**
 * Writes a file that a person may have edited since: one that holds something else is left alone unless `force` is set. Links, devices
 * and folders are never replaced.
 * @throws BadInput E_OUT_FOREIGN or E_OUT_UNWRITABLE
 */
export function writeOnce(
  disk: Disk,
  path: string,
  text: string,
  force: boolean,
  processes: Processes = nodeProcesses,
): void {
  try {
    const entry = disk.look(path);
    if (entry !== null) refuseEntry(disk, path, entry, text, force);
    if (disk.look(dirname(path)) !== null) clearLeftovers(disk, dirname(path), path, processes);
    // The same text is written again: a run that failed at its last call may have left it without its name being durable.
    writeDurably(disk, path, text, processes);
  } catch (error) {
    throw asUnwritable(path, error);
  }
}

function refuseEntry(disk: Disk, path: string, entry: DiskEntry, text: string, force: boolean) {
  const refuse = (code: FindingCode, message: string): BadInput =>
    new BadInput([makeFinding(code, path, message)]);
  switch (entry.kind) {
    case 'folder':
      throw refuse('E_OUT_UNWRITABLE', 'it is a folder; give the name of a file (EISDIR)');
    case 'link':
      throw refuse('E_OUT_UNWRITABLE', 'it is a link; give the name of the file itself (ELOOP)');
    case 'other': {
      const message = 'it is a device or a pipe, not a file; without --out the draft is printed';
      throw refuse('E_OUT_UNWRITABLE', `${message} (EEXIST)`);
    }
    case 'file': {
      const bytes = Buffer.from(text, 'utf8');
      const isSame = entry.bytes === bytes.length && bytes.equals(disk.read(path));
      if (isSame || force) return;
      const message = 'the file is there and holds something else; --force overwrites it (EEXIST)';
      throw refuse('E_OUT_FOREIGN', message);
    }
  }
}
