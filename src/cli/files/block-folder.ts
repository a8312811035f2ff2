import {
  type BlockStore,
  decodeBlock,
  encodeBlock,
  type KeptBlock,
} from '../../pipeline/block-store.ts';
import type { Disk } from './disk.ts';
import { sha256 } from './hash.ts';
import { nodeProcesses, type Processes } from './processes.ts';
import { keepRecord, readRecords } from './records.ts';
import { makeFolders, nameBeside, removeTree } from './tree.ts';

/** A store of finished blocks beside an output folder. */
export interface BlockFolder extends BlockStore {
  /** Blocks on the disk by now. */
  readonly count: () => number;
  /** Removes the store; for a run that has written its results. */
  readonly remove: () => void;
}

/** Name of the record that says which run the blocks belong to. */
const runRecord = 'run';

/**
 * A disk that is not waited for. A block outlives this program as soon as it is written; a power cut may cost the last ones, which are then refused by their hash, or
 * missing, and run again. Waiting for the disk at every block would cost more than that.
 */
const withoutWaiting = (disk: Disk): Disk => ({ ...disk, sync: () => {}, syncFolder: () => {} });

/**
 * Opens the store of a run in the folder `.NAME.blocks` beside its output folder, which the caller has locked. Blocks of another run are removed;
 * those that are torn or changed are left out, so that they run again. Nothing is written before the first block.
 * @param key names everything that decides what the blocks hold
 * @throws BadInput E_OUT_UNWRITABLE
 */
export function openBlockFolder(
  disk: Disk,
  target: string,
  key: string,
  processes: Processes = nodeProcesses,
): BlockFolder {
  const folder = nameBeside(target, 'blocks');
  const kept = readKept(disk, folder, key, processes);
  const quick = withoutWaiting(disk);
  let isReady = kept.length > 0;
  let count = kept.length;
  if (!isReady) removeTree(disk, folder);
  return {
    kept,
    keep: async (block) => {
      if (!isReady) {
        makeFolders(disk, folder);
        keepRecord(quick, folder, runRecord, key, processes);
        isReady = true;
      }
      keepRecord(quick, folder, nameOf(block), encodeBlock(block), processes);
      count++;
    },
    count: () => count,
    remove: () => removeTree(disk, folder),
  };
}

/** Names a run by everything that its blocks depend on. */
export function keyOfRun(run: {
  readonly version: string;
  /** Name of the build: blocks of other code are not gone on from. */
  readonly build: string;
  readonly scenarioYaml: string;
  readonly attachments: Readonly<Record<string, string>>;
  readonly trials: number | null;
  readonly terrain?: { readonly sha256: string };
}): string {
  const attachments = Object.entries(run.attachments)
    .map(([name, text]) => [name, sha256(text)])
    .sort();
  const parts = [run.version, run.build, sha256(run.scenarioYaml), attachments, run.trials];
  return sha256(JSON.stringify(run.terrain ? [...parts, run.terrain.sha256] : parts));
}

function readKept(disk: Disk, folder: string, key: string, processes: Processes): KeptBlock[] {
  const { records } = readRecords(disk, folder, processes);
  const own = records.find(({ name }) => name === runRecord);
  if (own === undefined || Buffer.from(own.bytes).toString('utf8') !== key) return [];
  return records.flatMap(({ name, bytes }) => {
    const block = name === runRecord ? null : decodeBlock(Buffer.from(bytes).toString('utf8'));
    return block === null || nameOf(block) !== name ? [] : [block];
  });
}

function nameOf({ case: index, tally }: KeptBlock): string {
  return `case-${index}-block-${tally.block}`;
}
