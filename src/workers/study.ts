import { fileURLToPath } from 'node:url';
import { isMainThread, workerData } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { createReference } from '../atlas/reference.ts';
import type { CommonSetup } from '../pipeline/handle-job.ts';
import { createPartRunner, encodeRows, type Study } from '../sweep/index.ts';
import { chooseRooms } from './choose-rooms.ts';

/** What a thread is given once, when it starts: the study and its world. */
export interface StudyWork {
  readonly study: Study;
  readonly setup: CommonSetup;
}

/** Threads that run parts of a study. */
export interface StudyPool {
  /** Runs a part and returns its rows as `encodeRows` writes them. */
  readonly runPart: (part: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Room for young objects in a thread, MiB: reading points makes more of them than trials do. */
const youngMiB = 16;

/** Starts threads for a study, each of which takes one part after the other. `workers` is at least 1. */
export function startStudyPool(work: StudyWork, workers: number): StudyPool {
  const pool = new Piscina({
    filename: fileURLToPath(import.meta.url),
    name: 'runPart',
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
    workerData: work,
    resourceLimits: { maxYoungGenerationSizeMb: youngMiB },
  });
  return {
    runPart: (part) => pool.run(part) as Promise<string>,
    close: () => pool.destroy(),
  };
}

const runOwnPart = isMainThread ? null : prepare(workerData as StudyWork);

function prepare({ study, setup }: StudyWork) {
  const host = { isCancelled: () => false, ...chooseRooms(process.env) };
  return createPartRunner(study, { reference: createReference(), host, setup });
}

/** Runs one part in this thread; called by the pool. @throws Error when called outside a thread of the pool */
export async function runPart(part: number): Promise<string> {
  if (runOwnPart === null) throw new Error('runPart belongs in a worker thread');
  return encodeRows((await runOwnPart(part)) ?? []);
}
