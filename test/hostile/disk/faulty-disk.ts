import type { Disk } from '../../../src/cli/files/disk.ts';
import { systemError } from './model-disk.ts';

/** The process ended at a file call; nothing that it still tries reaches the disk. */
export class Killed extends Error {}

/**
 * What happens at one file call. An error code: the call fails once. `full`: from there on no call gets new space. `short`: a write takes
 * half of what it is given. `lost`: a write says that it took all and keeps half. `kill`: the process ends before the call.
 */
export type Fault = 'ENOSPC' | 'EIO' | 'EINTR' | 'full' | 'short' | 'lost' | 'kill';

/** All faults, for a sweep. */
export const faults: readonly Fault[] = ['ENOSPC', 'EIO', 'EINTR', 'full', 'short', 'lost', 'kill'];

const needsSpace: ReadonlySet<string> = new Set(
  'create write link makeSymbolicLink makeFolder'.split(' '),
);

/** A disk with one fault, and what was called on it. */
export interface FaultyDisk {
  readonly disk: Disk;
  readonly calls: readonly string[];
}

/** Wraps a disk so that its call number `at`, counted from 1, meets a fault. */
export function makeFaultyDisk(disk: Disk, at: number, fault: Fault): FaultyDisk {
  const calls: string[] = [];
  const meet = (name: string): void => {
    calls.push(name);
    const now = calls.length;
    if (now < at) return;
    if (fault === 'kill') throw new Killed(`killed at call ${at}`);
    if (fault === 'full' && needsSpace.has(name)) throw systemError('ENOSPC', name);
    if (now === at && fault.startsWith('E')) throw systemError(fault, name);
  };
  const write: Disk['write'] = (file, bytes, position) => {
    meet('write');
    const half = bytes.subarray(0, Math.floor(bytes.length / 2));
    if (calls.length !== at) return disk.write(file, bytes, position);
    if (fault === 'short' && half.length > 0) return disk.write(file, half, position);
    if (fault !== 'lost') return disk.write(file, bytes, position);
    disk.write(file, half, position);
    return bytes.length;
  };
  const wrapped = Object.fromEntries(
    Object.entries(disk).map(([name, call]) => [
      name,
      (...args: never[]) => {
        meet(name);
        return (call as (...values: never[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Disk;
  return { disk: { ...wrapped, write }, calls };
}
