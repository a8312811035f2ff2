import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, threadId, workerData } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { createJobHandler } from '../pipeline/handle-job.ts';
import type { BlockJob, BlockResult, Runner, RunSetup } from '../pipeline/runner.ts';
import { chooseRooms } from './choose-rooms.ts';

/**
 * Room for young objects in a worker, MiB. A trial makes few objects: with V8's default of 48 a worker takes 35 MiB more and is no faster.
 */
const youngMiB = 6;

/** Starts worker threads for a setup; each gets the setup once, when it starts. `workers` is at least 1. */
export async function startNodeRunner(
  setup: RunSetup,
  workers: number = availableParallelism(),
): Promise<Runner> {
  const pool = new Piscina({
    filename: fileURLToPath(import.meta.url),
    name: 'runJob',
    minThreads: workers,
    maxThreads: workers,
    workerData: setup,
    resourceLimits: { maxYoungGenerationSizeMb: youngMiB },
  });
  return {
    workers,
    start: (job) => {
      const abort = new AbortController();
      return {
        result: pool.run(job, { signal: abort.signal }) as Promise<BlockResult>,
        abandon: () => abort.abort(),
      };
    },
    close: () => pool.destroy(),
  };
}

const handleJob = isMainThread
  ? null
  : createJobHandler(workerData as RunSetup, threadId, chooseRooms(process.env).openRoom);

/** Runs one job in this worker thread; called by the pool. @throws Error when called outside a worker. */
export function runJob(job: BlockJob): BlockResult {
  if (handleJob === null) throw new Error('runJob belongs in a worker thread');
  return handleJob(job);
}
