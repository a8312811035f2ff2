import { availableParallelism } from 'node:os';
import type { WorkRegistry } from '../domain/registry.ts';
import { createCounters, type WorkCounters } from './counters.ts';
import type { Log } from './log.ts';
import type { JobQueue } from './open-queue.ts';
import { type QueueWorker, startWorker } from './start-worker.ts';

/** What a server does for the queue. */
export interface ServerWork {
  readonly counters: Readonly<WorkCounters>;
  /** Stops it; a job under way is given back. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts what a server does for the queue. With the embedded database it works on the runs itself, one at a time, because nobody else can; with PostgreSQL it only looks after the jobs of
 * workers that died. Begins after `afterMs`, so that the page is up before a database is opened; jobs that were active when the server died are queued again then.
 */
export function startServerWork(request: {
  readonly kind: 'postgres' | 'embedded';
  readonly registry: WorkRegistry;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly afterMs?: number;
}): ServerWork {
  const counters = createCounters();
  const { kind, afterMs = 1000, ...rest } = request;
  let worker: QueueWorker | null = null;
  const timer = setTimeout(() => {
    const jobs = kind === 'embedded' ? 1 : 0;
    worker = startWorker({ ...rest, counters, jobs, threads: availableParallelism() });
  }, afterMs);
  return {
    counters,
    stop: async () => {
      clearTimeout(timer);
      await worker?.stop();
    },
  };
}
