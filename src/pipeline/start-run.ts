import type { Finding } from '../domain/finding.ts';
import type { Assessment } from '../domain/results.ts';
import { type BlockStore, createMemoryStore, type KeptBlock } from './block-store.ts';
import type { Snapshot } from './evaluate.ts';
import { type RunRequest, runScenario } from './run-scenario.ts';

/** What a run needs; the rest has defaults. */
export type StartRunRequest = Pick<
  RunRequest,
  'scenario' | 'scenarioYaml' | 'reference' | 'startRunner'
> &
  Partial<Omit<RunRequest, 'host' | 'store' | 'onSnapshot'>> & {
    /** Blocks that an earlier run of the same scenario and trials finished: the run goes on from them. */
    readonly from?: readonly KeptBlock[];
    /** Milliseconds since some moment, for `timings` only. Default: no time is told. */
    readonly nowMs?: () => number;
    /** Lets the thread do what else waits for it, between the blocks that run in it. */
    readonly breathe?: () => Promise<void>;
    /** Keeps blocks somewhere that outlives the program. Default: they are kept for `finishedBlocks` alone. */
    readonly keep?: BlockStore['keep'];
  };

/** A run under way. */
export interface RunHandle {
  /** What the first blocks of each case show, in the order of blocks; ends with the run. To be read once. */
  readonly snapshots: AsyncIterable<Snapshot>;
  /** Resolves at the end; `assessment` is null when the run was cancelled, or with findings when the scenario cannot be placed. */
  readonly result: Promise<{ assessment: Assessment | null; findings: readonly Finding[] }>;
  /** Stops the run as soon as the blocks under way are given up. */
  readonly cancel: () => void;
  /** Blocks finished so far: given as `from` to another run, that one goes on from here. */
  readonly finishedBlocks: () => readonly KeptBlock[];
}

/**
 * Starts a run and returns at once. The same in Node and in a browser: where the trials run is decided by `startRunner`. Cancel and start again
 * with the finished blocks as often as you like; the digest is that of a run that was never stopped.
 */
export function startRun(request: StartRunRequest): RunHandle {
  const { from = [], nowMs = () => 0, keep, breathe } = request;
  const memory = createMemoryStore(from);
  const store: BlockStore = {
    kept: from,
    keep: async (block) => {
      await keep?.(block);
      await memory.keep(block);
    },
  };
  const listeners: (() => void)[] = [];
  const queue = createQueue<Snapshot>();
  const startedMs = nowMs();
  let isCancelled = false;
  const result = runScenario({
    reading: null,
    reports: [],
    trials: null,
    onBounds: () => {},
    onProgress: () => {},
    peakMemoryMiB: () => 0,
    ...request,
    store,
    host: {
      isCancelled: () => isCancelled,
      elapsedMs: () => nowMs() - startedMs,
      onCancel: (listener) => void listeners.push(listener),
      ...(breathe === undefined ? {} : { breathe }),
    },
    onSnapshot: queue.push,
  });
  result.then(queue.close, queue.close);
  return {
    snapshots: queue.items,
    result,
    cancel: () => {
      isCancelled = true;
      for (const listener of listeners) listener();
    },
    finishedBlocks: memory.all,
  };
}

/** A line of items that one reader takes one after the other, waiting while there is none. */
function createQueue<T>(): {
  readonly push: (item: T) => void;
  readonly close: () => void;
  readonly items: AsyncIterable<T>;
} {
  const waiting: T[] = [];
  let isOpen = true;
  let wake = (): void => {};
  const items = {
    async *[Symbol.asyncIterator](): AsyncGenerator<T> {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift() as T;
        if (!isOpen) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
  return {
    push: (item) => {
      waiting.push(item);
      wake();
    },
    close: () => {
      isOpen = false;
      wake();
    },
    items,
  };
}
