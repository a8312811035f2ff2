import { basename, dirname } from 'node:path';
import type { Disk } from '../../../src/cli/files/disk.ts';

type Node =
  | { readonly kind: 'folder' }
  | { readonly kind: 'link'; readonly leadsTo: string }
  | { readonly kind: 'file'; bytes: Uint8Array; durable: Uint8Array };

/** Names in each folder, by the folder's number. */
type Names = Map<number, Map<string, number>>;

/** A change of names: what it does, and the folders that must be synchronised to keep it. */
interface Change {
  readonly touched: readonly number[];
  readonly apply: (names: Names) => void;
  isDurable: boolean;
}

/** What survives a power cut beside what was synchronised. */
export interface Cut {
  /** Asked for each change of names in order; once one of a folder is lost, so are the later ones of that folder. */
  readonly keepsChange: () => boolean;
  /** Share of a file's unsynchronised content that survives, 0 to 1; null keeps what was synchronised last. */
  readonly keepsShare: () => number | null;
}

/** A disk in memory. */
export interface ModelDisk {
  readonly disk: Disk;
  /** The power goes: what was not synchronised is lost as `cut` says. */
  readonly cutPower: (cut: Cut) => void;
}

/** Makes an error as a file call throws it. */
export function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}

/**
 * A disk in memory that keeps no more than POSIX promises: the content of a file survives a power cut after `sync` of the file, a name
 * after `syncFolder` of the folder that it stands in (of either folder, for a rename from one to another, which is one change). Changes
 * of one folder reach the disk in their order, those of different folders in any.
 */
export function makeModelDisk(): ModelDisk {
  const nodes = new Map<number, Node>([[0, { kind: 'folder' }]]);
  let names: Names = new Map([[0, new Map()]]);
  const base: Names = new Map([[0, new Map()]]);
  let changes: Change[] = [];
  const open = new Map<number, number>();
  let next = 1;

  const find = (path: string): number | null => {
    let at: number | null = 0;
    for (const part of path.split('/').filter((one) => one !== '')) {
      if (at === null) return null;
      at = names.get(at)?.get(part) ?? null;
    }
    return at;
  };
  const need = (path: string, call: string): number => {
    const found = find(path);
    if (found === null) throw systemError('ENOENT', call);
    return found;
  };
  const folderOf = (path: string, call: string): number => {
    const folder = need(dirname(path), call);
    if (nodes.get(folder)?.kind !== 'folder') throw systemError('ENOTDIR', call);
    return folder;
  };
  const change = (touched: readonly number[], apply: (names: Names) => void): void => {
    apply(names);
    changes.push({ touched, apply, isDurable: false });
  };
  const add = (path: string, node: Node, call: string): number => {
    const folder = folderOf(path, call);
    if (find(path) !== null) throw systemError('EEXIST', call);
    const id = next++;
    nodes.set(id, node);
    if (node.kind === 'folder') {
      names.set(id, new Map());
      base.set(id, new Map());
    }
    const name = basename(path);
    change([folder], (all) => all.get(folder)?.set(name, id));
    return id;
  };
  const remove = (path: string, call: string): void => {
    const folder = folderOf(path, call);
    const name = basename(path);
    change([folder], (all) => all.get(folder)?.delete(name));
  };
  const fileAt = (file: number): { bytes: Uint8Array; durable: Uint8Array } => {
    const node = nodes.get(open.get(file) ?? -1);
    if (node?.kind !== 'file') throw systemError('EBADF', 'write');
    return node;
  };

  const disk: Disk = {
    create: (path) => {
      const none = new Uint8Array();
      const id = add(path, { kind: 'file', bytes: none, durable: none }, 'open');
      open.set(next, id);
      return next++;
    },
    write: (file, bytes, position) => {
      const node = fileAt(file);
      const size = Math.max(node.bytes.length, position + bytes.length);
      const grown = new Uint8Array(size);
      grown.set(node.bytes);
      grown.set(bytes, position);
      node.bytes = grown;
      return bytes.length;
    },
    sizeOf: (file) => fileAt(file).bytes.length,
    sync: (file) => {
      const node = fileAt(file);
      node.durable = node.bytes;
    },
    close: (file) => {
      fileAt(file);
      open.delete(file);
    },
    syncFolder: (path) => {
      const folder = need(path, 'fsync');
      for (const one of changes) if (one.touched.includes(folder)) one.isDurable = true;
    },
    rename: (from, to) => {
      const moved = need(from, 'rename');
      const taken = find(to);
      const isFolder = nodes.get(moved)?.kind === 'folder';
      if (taken !== null && taken !== moved) {
        const isTakenFolder = nodes.get(taken)?.kind === 'folder';
        if (isFolder && !isTakenFolder) throw systemError('ENOTDIR', 'rename');
        if (!isFolder && isTakenFolder) throw systemError('EISDIR', 'rename');
        if ((names.get(taken)?.size ?? 0) > 0) throw systemError('ENOTEMPTY', 'rename');
      }
      const [source, target] = [folderOf(from, 'rename'), folderOf(to, 'rename')];
      const [oldName, newName] = [basename(from), basename(to)];
      change([source, target], (all) => {
        if (all.get(source)?.get(oldName) === moved) all.get(source)?.delete(oldName);
        all.get(target)?.set(newName, moved);
      });
    },
    link: (from, to) => {
      const id = need(from, 'link');
      const folder = folderOf(to, 'link');
      if (find(to) !== null) throw systemError('EEXIST', 'link');
      const name = basename(to);
      change([folder], (all) => all.get(folder)?.set(name, id));
    },
    makeSymbolicLink: (leadsTo, path) => void add(path, { kind: 'link', leadsTo }, 'symlink'),
    makeFolder: (path) => void add(path, { kind: 'folder' }, 'mkdir'),
    removeFile: (path) => {
      if (nodes.get(need(path, 'unlink'))?.kind === 'folder') throw systemError('EISDIR', 'unlink');
      remove(path, 'unlink');
    },
    removeFolder: (path) => {
      const id = need(path, 'rmdir');
      if (nodes.get(id)?.kind !== 'folder') throw systemError('ENOTDIR', 'rmdir');
      if ((names.get(id)?.size ?? 0) > 0) throw systemError('ENOTEMPTY', 'rmdir');
      remove(path, 'rmdir');
    },
    look: (path) => {
      const node = nodes.get(find(path) ?? -1);
      if (node === undefined) return null;
      return { kind: node.kind, bytes: node.kind === 'file' ? node.bytes.length : 0, device: 1 };
    },
    list: (path) => {
      const inside = names.get(need(path, 'scandir'));
      if (inside === undefined) throw systemError('ENOTDIR', 'scandir');
      return [...inside.keys()];
    },
    read: (path) => {
      const node = nodes.get(need(path, 'open'));
      if (node?.kind !== 'file') throw systemError('EISDIR', 'read');
      return node.bytes;
    },
    readSymbolicLink: (path) => {
      const node = nodes.get(need(path, 'readlink'));
      if (node?.kind !== 'link') throw systemError('EINVAL', 'readlink');
      return node.leadsTo;
    },
    realPath: (path) => {
      need(path, 'realpath');
      return path;
    },
  };

  const cutPower = (cut: Cut): void => {
    const lost = new Set<number>();
    for (const one of changes) {
      const isBlocked = one.touched.some((folder) => lost.has(folder));
      if (one.isDurable || (!isBlocked && cut.keepsChange())) one.apply(base);
      else for (const folder of one.touched) lost.add(folder);
    }
    changes = [];
    names = new Map([...base].map(([folder, inside]) => [folder, new Map(inside)]));
    for (const node of nodes.values()) {
      if (node.kind !== 'file' || node.bytes === node.durable) continue;
      const share = cut.keepsShare();
      node.bytes =
        share === null
          ? node.durable
          : node.bytes.subarray(0, Math.floor(share * node.bytes.length));
      node.durable = node.bytes;
    }
    open.clear();
  };
  // What is written before the first power cut of a test counts as durable by then: tests call `cutPower` with everything kept.
  return { disk, cutPower };
}

/** Everything survives. */
export const keepAll: Cut = { keepsChange: () => true, keepsShare: () => 1 };
/** Only what was synchronised survives. */
export const loseAll: Cut = { keepsChange: () => false, keepsShare: () => null };
/** Names survive, contents that were not synchronised do not: files appear empty. */
export const loseContents: Cut = { keepsChange: () => true, keepsShare: () => null };
