import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { systemCode } from '../errors.ts';

/** What stands at a path; a link is not followed. */
export interface DiskEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly bytes: number;
  /** Number of the file system that holds it. */
  readonly device: number;
}

/**
 * Every file call that a writer makes. Writers get it as an argument, so that a test can make any call fail, end the process at it, or
 * lose what was not synchronised. All calls block and throw the system's error. EINTR needs no care of ours: the real calls repeat
 * themselves, and where one does report it, it is a failure like any other.
 */
export interface Disk {
  /** Makes a new file and opens it for writing; EEXIST where the name is taken, by a link too. */
  readonly create: (path: string) => number;
  /** Writes bytes at a position, in bytes; returns how many were taken, which may be fewer. */
  readonly write: (file: number, bytes: Uint8Array, position: number) => number;
  /** Returns the size of an open file, in bytes. */
  readonly sizeOf: (file: number) => number;
  /** Returns when the content of an open file is on the disk. */
  readonly sync: (file: number) => void;
  readonly close: (file: number) => void;
  /** Returns when the names in a folder are on the disk. */
  readonly syncFolder: (path: string) => void;
  /** Gives a file or folder another name; takes the place of a file or of an empty folder. */
  readonly rename: (from: string, to: string) => void;
  /** Gives a file a second name. */
  readonly link: (from: string, to: string) => void;
  readonly makeSymbolicLink: (leadsTo: string, path: string) => void;
  /** Makes one folder; EEXIST where the name is taken. */
  readonly makeFolder: (path: string) => void;
  readonly removeFile: (path: string) => void;
  /** Removes an empty folder. */
  readonly removeFolder: (path: string) => void;
  /** Says what stands at a path; null when nothing does. */
  readonly look: (path: string) => DiskEntry | null;
  /** Lists the names in a folder. */
  readonly list: (path: string) => readonly string[];
  readonly read: (path: string) => Uint8Array;
  readonly readSymbolicLink: (path: string) => string;
  /** Follows every link of a path. */
  readonly realPath: (path: string) => string;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  create: (path) => openSync(path, 'wx', 0o644),
  write: (file, bytes, position) => writeSync(file, bytes, 0, bytes.length, position),
  sizeOf: (file) => fstatSync(file).size,
  sync: fsyncSync,
  close: closeSync,
  syncFolder,
  rename: renameSync,
  link: linkSync,
  makeSymbolicLink: (leadsTo, path) => symlinkSync(leadsTo, path),
  makeFolder: (path) => void mkdirSync(path),
  removeFile: unlinkSync,
  removeFolder: (path) => rmdirSync(path),
  look,
  list: (path) => readdirSync(path),
  read: (path) => readFileSync(path),
  readSymbolicLink: (path) => readlinkSync(path),
  realPath: (path) => realpathSync(path),
};

function look(path: string): DiskEntry | null {
  try {
    const stats = lstatSync(path);
    return { kind: kindOf(stats), bytes: stats.size, device: stats.dev };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return null;
    throw error;
  }
}

function kindOf(stats: Stats): DiskEntry['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

/** Codes by which a system says that it has no such call for folders; anything else is a failure. */
const noFolderSync: ReadonlySet<string> = new Set(
  'EINVAL ENOTSUP EOPNOTSUPP ENOSYS EISDIR EPERM EACCES'.split(' '),
);

function syncFolder(path: string): void {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    fsyncSync(file);
  } catch (error) {
    if (!noFolderSync.has(systemCode(error) ?? '')) throw error;
  } finally {
    if (file !== null) closeSync(file);
  }
}
