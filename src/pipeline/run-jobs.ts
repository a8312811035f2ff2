import type { Host } from '../domain/host.ts';
import type { BlockStore } from './block-store.ts';
import type { BlockJob, BlockResult, Runner, RunningJob } from './runner.ts';
import { createScheduler, type SchedulerState } from './scheduler.ts';

/** Says that a block could not be run however often it was tried; what is finished stays kept. */
export class WorkerFailure extends Error {
  readonly job: BlockJob;
  constructor(job: BlockJob, reason: string) {
    super(`block ${job.block} of case ${job.case} failed ${attempts} times: ${reason}`);
    this.name = 'WorkerFailure';
    this.job = job;
  }
}

/** How often a block may be tried. */
export const attempts = 3;

/** Jobs to run and what to do with their results. */
export interface JobRun {
  readonly jobs: readonly BlockJob[];
  readonly runner: Runner;
  readonly store: BlockStore;
  readonly host: Host;
  /** What is wrong with a result; null = sound. */
  readonly findFault: (job: BlockJob, result: BlockResult) => string | null;
  /** Takes a kept result in and returns the jobs that follow from it. */
  readonly follow: (job: BlockJob, result: BlockResult) => readonly BlockJob[];
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Runs jobs on a runner. A result counts once it is kept. A job that fails, hangs longer than the host allows or returns something unsound
 * is run again, up to three times in all.
 * @throws WorkerFailure when a job fails for the third time, and whatever the store throws
 */
export function runJobs(run: JobRun): Promise<SchedulerState<BlockJob>> {
  const { runner, store, host } = run;
  const scheduler = createScheduler<BlockJob, BlockResult>({
    ...run,
    workers: runner.workers,
    attempts,
  });
  const underWay = new Map<number, { running: RunningJob; stopTimer: () => void }>();
  return new Promise((resolve, reject) => {
    const free = (ticket: number): void => {
      underWay.get(ticket)?.stopTimer();
      underWay.delete(ticket);
    };
    const giveUp = (): void => {
      for (const [ticket, { running }] of underWay) {
        free(ticket);
        running.abandon();
      }
    };
    const lose = (ticket: number, reason: string): void => {
      free(ticket);
      scheduler.lose(ticket, reason);
      goOn();
    };
    const take = async (ticket: number, job: BlockJob, result: BlockResult): Promise<void> => {
      free(ticket);
      if (scheduler.reply(ticket, result) === 'keep') {
        await store.keep({ case: job.case, tally: result.tally, mapCounts: result.mapCounts });
        scheduler.settle(ticket, result);
        const { done, total } = scheduler.state();
        run.onProgress(done, total);
      }
      goOn();
    };
    const start = (ticket: number, job: BlockJob): void => {
      const running = runner.start(job);
      const hung = (): void => {
        running.abandon();
        lose(ticket, 'no reply in time');
      };
      underWay.set(ticket, { running, stopTimer: host.after?.(hung) ?? (() => {}) });
      running.result.then(
        (result) => take(ticket, job, result).catch(fail),
        (error: unknown) => lose(ticket, error instanceof Error ? error.message : String(error)),
      );
    };
    const fail = (error: unknown): void => {
      scheduler.stop();
      giveUp();
      reject(error);
    };
    const goOn = (): void => {
      if (host.isCancelled()) scheduler.stop();
      for (const { ticket, job } of scheduler.take()) start(ticket, job);
      const state = scheduler.state();
      if (state.phase === 'running') return;
      giveUp();
      if (state.failure !== null)
        reject(new WorkerFailure(state.failure.job, state.failure.reason));
      else resolve(state);
    };
    host.onCancel?.(goOn);
    goOn();
  });
}
