import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { PublishedFile } from '../../publish/tables.ts';
import { BadInput, describeSystemError, makeFinding, systemCode } from '../errors.ts';
import { syncFolder, writeDurably } from './write-durably.ts';

/** A folder that a run will write: proven writable, still untouched. */
export interface OutputFolder {
  /** As the user gave it. */
  readonly name: string;
  /**
   * Writes all files beside the folder and renames them into place as one. `isCancelled` is looked at between files.
   * @returns false when cancelled; nothing has changed then
   * @throws BadInput when the disk refuses
   */
  readonly write: (files: readonly PublishedFile[], isCancelled: () => boolean) => Promise<boolean>;
  /** Removes whatever was begun. May be called at any time, more than once. */
  readonly discard: () => void;
}

/**
 * Opens an output folder before anything runs. A folder that holds files of others and no manifest of a run is refused unless
 * `force` is set; even then only files of the same names are replaced.
 * @throws BadInput E_OUT_UNWRITABLE or E_OUT_FOREIGN
 */
export function openOutputFolder(name: string, force: boolean): OutputFolder {
  const target = resolve(name);
  const parent = dirname(target);
  const partial = join(parent, `.${basename(target)}.partial-${process.pid}`);
  let isForeign = false;
  let firstMade: string | undefined;
  try {
    isForeign = checkTarget(name, target, force);
    firstMade = mkdirSync(parent, { recursive: true });
    clearLeftovers(target);
    mkdirSync(partial);
  } catch (error) {
    removeEmptyParents(parent, firstMade);
    throw asUnwritable(name, error);
  }
  const discard = (): void => {
    rmSync(partial, { recursive: true, force: true });
    removeEmptyParents(parent, firstMade);
  };
  const write: OutputFolder['write'] = async (files, isCancelled) => {
    try {
      for (const file of files) {
        if (isCancelled()) return false;
        const path = join(partial, file.path);
        mkdirSync(dirname(path), { recursive: true });
        await writeDurably(path, file.content);
      }
      for (const folder of new Set(files.map((file) => dirname(file.path)))) {
        await syncFolder(join(partial, folder));
      }
      if (isCancelled()) return false;
      if (isForeign) moveFiles(partial, target, files);
      else replaceFolder(partial, target, files);
      await syncFolder(parent);
      return true;
    } catch (error) {
      discard();
      throw asUnwritable(name, error);
    }
  };
  return { name, write, discard };
}

/** Says whether a folder was written by a run: it holds a manifest of ours. */
export function isRunFolder(path: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'));
    return (
      typeof manifest === 'object' &&
      manifest !== null &&
      'skyproof' in manifest &&
      manifest.skyproof === 'manifest/1'
    );
  } catch {
    return false;
  }
}

/** Returns true when the folder is there, holds files of others, and may be written into nevertheless. */
function checkTarget(name: string, target: string, force: boolean): boolean {
  if (!existsSync(target)) return false;
  if (!statSync(target).isDirectory()) {
    const message = 'it is a file, not a folder; give the name of a folder';
    throw new BadInput([makeFinding('E_OUT_UNWRITABLE', name, message)]);
  }
  if (readdirSync(target).length === 0 && !lstatSync(target).isSymbolicLink()) return false;
  // A link is written through, never replaced by a folder.
  if (isRunFolder(target)) return lstatSync(target).isSymbolicLink();
  if (force || readdirSync(target).length === 0) return true;
  const message = 'the folder holds files that no run of Skyproof wrote; --force writes into it';
  throw new BadInput([makeFinding('E_OUT_FOREIGN', name, message)]);
}

/** Puts a finished folder in the place of an older one; files in it that no run wrote move along. */
function replaceFolder(partial: string, target: string, files: readonly PublishedFile[]): void {
  if (!existsSync(target) || readdirSync(target).length === 0) {
    renameSync(partial, target);
    return;
  }
  const older = `${partial}-older`;
  const known = new Set([...files.map((file) => file.path), ...listedOutputs(target)]);
  renameSync(target, older);
  try {
    renameSync(partial, target);
  } catch (error) {
    renameSync(older, target);
    throw error;
  }
  for (const path of listFiles(older)) {
    if (known.has(path) || path === 'manifest.json') continue;
    mkdirSync(dirname(join(target, path)), { recursive: true });
    renameSync(join(older, path), join(target, path));
  }
  rmSync(older, { recursive: true, force: true });
}

function moveFiles(partial: string, target: string, files: readonly PublishedFile[]): void {
  for (const { path } of files) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    renameSync(join(partial, path), join(target, path));
  }
  rmSync(partial, { recursive: true, force: true });
}

/** Paths that the older run's manifest lists. */
function listedOutputs(folder: string): string[] {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const { outputs } = manifest as { outputs?: unknown };
    if (!Array.isArray(outputs)) return [];
    return outputs.flatMap((one: { path?: unknown }) =>
      typeof one.path === 'string' ? [one.path] : [],
    );
  } catch {
    return [];
  }
}

function listFiles(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? listFiles(folder, path) : [path];
  });
}

/** Tidies up after runs into the same folder that were killed: puts an older folder back, removes half-written ones. */
function clearLeftovers(target: string): void {
  const parent = dirname(target);
  const prefix = `.${basename(target)}.partial-`;
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(prefix)) continue;
    const match = /^(\d+)(-older)?$/.exec(entry.slice(prefix.length));
    if (match === null || isAlive(Number(match[1]))) continue;
    const path = join(parent, entry);
    if (match[2] !== undefined && !existsSync(target)) renameSync(path, target);
    else rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Removes the parent folders that were made for an output that never came. */
function removeEmptyParents(parent: string, firstMade: string | undefined): void {
  if (firstMade === undefined) return;
  try {
    for (let folder = parent; folder.length >= firstMade.length; folder = dirname(folder)) {
      rmdirSync(folder);
    }
  } catch {
    // Not empty: something else was put there meanwhile.
  }
}

function asUnwritable(name: string, error: unknown): unknown {
  if (error instanceof BadInput) return error;
  return new BadInput([makeFinding('E_OUT_UNWRITABLE', name, describeSystemError(error))]);
}
