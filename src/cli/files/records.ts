import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describeSystemError, systemCode } from '../errors.ts';
import type { Disk } from './disk.ts';
import { nodeProcesses, type Processes } from './processes.ts';
import { clearLeftovers, isPartialName, writeDurably } from './write-durably.ts';

/** Names of records: they never begin with a dot, as temporary files do. */
const recordName = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** A record that was read and is whole. */
export interface StoredRecord {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a folder of records holds, in the order of names. */
export interface StoredRecords {
  readonly records: readonly StoredRecord[];
  /** Records that are not what was kept, and why in words. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * Keeps a small record in a folder that is there. It is on the disk when the call returns; a record of the same name is replaced as a
 * whole or not at all.
 * @param name 1 to 100 of a–z, 0–9, `.`, `_` and `-`, the first a letter or digit
 * @throws BadInput E_OUT_UNWRITABLE; RangeError for a name that is none
 */
export function keepRecord(
  disk: Disk,
  folder: string,
  name: string,
  text: string,
  processes: Processes = nodeProcesses,
): void {
  if (!recordName.test(name)) throw new RangeError(`"${name}" is no name of a record`);
  writeDurably(disk, join(folder, name), [headerOf(name, text), text], processes);
}

/**
 * Reads all records of a folder; a folder that is missing holds none. Temporary files of writers that were killed are removed. What is
 * torn, cut short, changed by a single bit or stands under another record's name is refused.
 * @throws the system's error when the folder cannot be listed
 */
export function readRecords(
  disk: Disk,
  folder: string,
  processes: Processes = nodeProcesses,
): StoredRecords {
  if (disk.look(folder) === null) return { records: [], refused: [] };
  clearLeftovers(disk, folder, null, processes);
  const records: StoredRecord[] = [];
  const refused: { name: string; reason: string }[] = [];
  for (const name of [...disk.list(folder)].sort()) {
    if (isPartialName(name)) continue;
    try {
      const read = parseRecord(name, disk.read(join(folder, name)));
      if (typeof read === 'string') refused.push({ name, reason: read });
      else records.push({ name, bytes: read });
    } catch (error) {
      if (systemCode(error) === null) throw error;
      refused.push({ name, reason: describeSystemError(error) });
    }
  }
  return { records, refused };
}

/** Reads one record. Returns its content, or why it is refused. @throws the system's error */
export function readRecord(disk: Disk, folder: string, name: string): Uint8Array | string {
  return parseRecord(name, disk.read(join(folder, name)));
}

/** The first line of a record: its form, the length of what follows, and a hash over name and content. */
function headerOf(name: string, content: Uint8Array | string): string {
  const hash = createHash('sha256').update(`${name}\n`).update(content).digest('hex');
  return `skyproof-record/1 ${Buffer.byteLength(content)} ${hash}\n`;
}

/** Returns the content of a stored record, or why it is refused. */
function parseRecord(name: string, stored: Uint8Array): Uint8Array | string {
  const end = stored.indexOf(0x0a) + 1;
  const header = Buffer.from(stored.subarray(0, end)).toString('latin1');
  const match = /^skyproof-record\/1 (\d{1,15}) [0-9a-f]{64}\n$/.exec(header);
  if (match === null) return 'its first line is not that of a record';
  const bytes = stored.subarray(end);
  const wanted = Number(match[1]);
  if (bytes.length !== wanted) return `it holds ${bytes.length} bytes in place of ${wanted}`;
  // The whole line is compared, so that no bit of it is free.
  return header === headerOf(name, bytes) ? bytes : 'its hash is not that of its name and content';
}
