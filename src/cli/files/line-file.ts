import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { BadInput, describeSystemError, makeFinding } from '../errors.ts';
import type { Disk } from './disk.ts';
import { nameHolder, nodeProcesses } from './processes.ts';
import { nameBeside, quietly } from './tree.ts';
import { asUnwritable } from './write-durably.ts';

/** A line of a backup may be as long as the longest text that is kept; the first one says what the file is, in a few words. */
const longestLineBytes = { first: 65_536, others: 268_435_456 } as const;

/** A file that is written line by line. */
export interface LineFile {
  readonly write: (line: string) => Promise<void>;
  /** Makes the file durable under its name. */
  readonly finish: () => void;
  /** Takes back what is not finished. */
  readonly discard: () => void;
}

/**
 * Begins a file that is not there yet. It gets its name when it is finished; until then nothing stands there.
 * @throws BadInput E_OUT_FOREIGN where something stands there, E_OUT_UNWRITABLE
 */
export function createLineFile(disk: Disk, path: string): LineFile {
  if (disk.look(path) !== null) {
    const message = 'something stands there already; give another name (EEXIST)';
    throw new BadInput([makeFinding('E_OUT_FOREIGN', path, message)]);
  }
  const partial = nameBeside(path, `partial-${nameHolder(nodeProcesses)}`);
  const careful = <T>(step: () => T): T => {
    try {
      return step();
    } catch (error) {
      throw asUnwritable(path, error);
    }
  };
  const file = careful(() => disk.create(partial));
  let end = 0;
  let isOpen = true;
  return {
    write: async (line) => {
      const bytes = Buffer.from(line, 'utf8');
      careful(() => {
        for (let at = 0; at < bytes.length; ) at += disk.write(file, bytes.subarray(at), end + at);
      });
      end += bytes.length;
    },
    finish: () =>
      careful(() => {
        disk.sync(file);
        if (disk.sizeOf(file) !== end) throw new Error('the disk kept less than it was given');
        isOpen = false;
        disk.close(file);
        disk.rename(partial, path);
        disk.syncFolder(dirname(path));
      }),
    discard: () =>
      quietly(() => {
        if (isOpen) disk.close(file);
        isOpen = false;
        if (disk.look(partial) !== null) disk.removeFile(partial);
      }),
  };
}

/**
 * Reads a file of lines, one after the other, without their line feeds.
 * @throws BadInput E_FILE_MISSING where it cannot be read, E_BACKUP_FILE where its last line is cut, a line is too long or it is not UTF-8
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  const refuse = (message: string): BadInput =>
    new BadInput([makeFinding('E_BACKUP_FILE', path, message)]);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (bytes: Uint8Array): string => {
    try {
      return decoder.decode(bytes);
    } catch {
      throw refuse('the backup was changed: it is not UTF-8');
    }
  };
  let held: Buffer[] = [];
  let heldBytes = 0;
  let mostBytes: number = longestLineBytes.first;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
        yield decode(Buffer.concat([...held, chunk.subarray(from, at)]));
        held = [];
        heldBytes = 0;
        mostBytes = longestLineBytes.others;
        from = at + 1;
      }
      held.push(chunk.subarray(from));
      heldBytes += chunk.length - from;
      if (heldBytes > mostBytes) throw refuse('the backup was changed: a line never ends');
    }
  } catch (error) {
    if (error instanceof BadInput || !(error instanceof Error) || !('syscall' in error))
      throw error;
    throw new BadInput([makeFinding('E_FILE_MISSING', path, describeSystemError(error))]);
  }
  if (heldBytes > 0) throw refuse('the backup is torn: its last line is cut');
}
