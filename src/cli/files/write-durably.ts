import { basename, dirname, join } from 'node:path';
import { BadInput, describeSystemError, makeFinding, systemCode } from '../errors.ts';
import type { Disk } from './disk.ts';
import { isDead, nameHolder, nodeProcesses, type Processes, parseHolder } from './processes.ts';
import { nameBeside, quietly } from './tree.ts';

/** Bytes, a text, or pieces of either that follow each other. */
export type FileContent = Uint8Array | string | Iterable<string | Uint8Array>;

/**
 * Writes a file as a whole and returns only when it will survive a power cut. Until then the older file stands, or none; afterwards
 * the new one. The one failure that leaves the new file in place is that of the last call, which makes its name durable: it is
 * reported like all others, and either file may be there after a power cut.
 * @throws BadInput E_OUT_UNWRITABLE; no temporary file is left then
 */
export function writeDurably(
  disk: Disk,
  path: string,
  content: FileContent,
  processes: Processes = nodeProcesses,
): void {
  const partial = nameBeside(path, `partial-${nameHolder(processes)}`);
  try {
    writeNewFile(disk, partial, content);
    disk.rename(partial, path);
    disk.syncFolder(dirname(path));
  } catch (error) {
    quietly(() => {
      if (disk.look(partial) !== null) disk.removeFile(partial);
    });
    throw asUnwritable(path, error);
  }
}

/**
 * Writes a file that is not there yet: in a loop, because one call may write less than asked, with the size checked and the content
 * synchronised. Its name is durable once its folder is synchronised.
 * @throws the system's error, or BadInput E_OUT_UNWRITABLE when the disk keeps less than it was given; the file is left as it is then
 */
export function writeNewFile(disk: Disk, path: string, content: FileContent): void {
  const file = disk.create(path);
  let isClosed = false;
  try {
    let end = 0;
    for (const bytes of encode(content)) {
      let written = 0;
      while (written < bytes.length) {
        const taken = disk.write(file, bytes.subarray(written), end + written);
        if (taken === 0) throw keptLess(path, end + written, end + bytes.length);
        written += taken;
      }
      end += bytes.length;
      // A piece that the disk lost is missed now: the next one would fill the file up behind it.
      checkSize(disk, file, path, end);
    }
    disk.sync(file);
    checkSize(disk, file, path, end);
    isClosed = true;
    disk.close(file);
  } finally {
    if (!isClosed) quietly(() => disk.close(file));
  }
}

/** Room that text is encoded into before it is written: what is made anew for each text lies about until memory is short. */
const room = new Uint8Array(65_536);
const encoder = new TextEncoder();

function* encode(content: FileContent): Generator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  for (const text of typeof content === 'string' ? [content] : content) {
    if (typeof text !== 'string') {
      yield text;
      continue;
    }
    for (let from = 0; from < text.length; ) {
      const { read, written } = encoder.encodeInto(text.slice(from), room);
      yield room.subarray(0, written);
      from += read;
    }
  }
}

/** Removes the temporary files in a folder whose writers are gone; with a path, only those of that file. */
export function clearLeftovers(
  disk: Disk,
  folder: string,
  path: string | null = null,
  processes: Processes = nodeProcesses,
): void {
  const prefix = path === null ? '.' : basename(nameBeside(path, 'partial-'));
  for (const name of disk.list(folder)) {
    const holder = name.startsWith(prefix) ? holderOf(name) : null;
    if (holder === null || !isDead(holder, processes)) continue;
    quietly(() => disk.removeFile(join(folder, name)));
  }
}

/** Says whether a name is that of a temporary file. */
export function isPartialName(name: string): boolean {
  return name.startsWith('.') && holderOf(name) !== null;
}

/** Turns the system's error into a finding with its code; any other error stays as it is. */
export function asUnwritable(name: string, error: unknown): unknown {
  if (systemCode(error) === null) return error;
  return new BadInput([makeFinding('E_OUT_UNWRITABLE', name, describeSystemError(error))]);
}

function holderOf(name: string): ReturnType<typeof parseHolder> {
  return parseHolder(/\.partial-([^.]+)$/.exec(name)?.[1] ?? '');
}

function checkSize(disk: Disk, file: number, path: string, wanted: number): void {
  const kept = disk.sizeOf(file);
  if (kept !== wanted) throw keptLess(path, kept, wanted);
}

function keptLess(path: string, kept: number, wanted: number): BadInput {
  const message = `the disk kept ${kept} of ${wanted} bytes`;
  return new BadInput([makeFinding('E_OUT_UNWRITABLE', path, message)]);
}
