import { fileURLToPath } from 'node:url';
import { makeFinding } from '../domain/finding.ts';
import type { Log } from '../domain/log.ts';
import type { WorkRegistry } from '../domain/registry.ts';
import { createCounters, type WorkCounters } from './counters.ts';
import { openJobChildren } from './job-children.ts';
import { type JobQueue, jobChannel, type TakenJob } from './open-queue.ts';
import {
  type JobEnd,
  type JobLimits,
  jobLimits,
  type RunningJobChild,
  runJobChild,
} from './run-job.ts';

/** What a worker works with. */
export interface WorkerRequest {
  readonly registry: WorkRegistry;
  readonly queue: JobQueue;
  readonly log: Log;
  /** Jobs at a time, each in a process of its own; 0 = none: it only looks after the jobs of others that died. */
  readonly jobs: number;
  /** Threads that run the trials of a job. */
  readonly threads: number;
  readonly counters?: WorkCounters;
  readonly limits?: JobLimits;
  /** The program of the children; a test puts a faulty one in its place. */
  readonly entry?: string;
}

/** A worker under way. */
export interface QueueWorker {
  readonly counters: Readonly<WorkCounters>;
  /** Takes no more jobs, gives back those under way and resolves when all is told. */
  readonly stop: () => Promise<void>;
}

/** How often it is looked whether jobs wait, where nobody says so, ms. */
const lookMs = 500;

/** How often it is looked whether runs were cancelled, and whether workers died, ms. */
const checkMs = 500;
const recoverMs = 1000;

/** How long it waits before it asks a database again that did not answer, ms. */
const againMs = 1000;

/** A job under way; `told` resolves when the queue knows how it ended. */
interface Active {
  readonly job: TakenJob;
  readonly child: RunningJobChild;
  readonly told: Promise<void>;
}

/** A worker's time in the database under one number. */
interface Life {
  readonly worker: number;
  /** Ends it: the session broke, or the database failed. What was under way is put back by whoever looks next. */
  readonly lose: () => void;
  readonly isLost: () => boolean;
}

/**
 * Starts a worker: takes jobs from the queue and runs each in a child process until it is stopped. It holds a lock in the database as long as it lives; whoever sees that
 * lock gone puts its jobs back. A database that does not answer is asked again, and what was under way meanwhile is given up.
 */
export function startWorker(request: WorkerRequest): QueueWorker {
  const { registry, queue, log } = request;
  const counters = request.counters ?? createCounters();
  const entry = request.entry ?? fileURLToPath(new URL('./job-child.js', import.meta.url));
  const limits = request.limits ?? jobLimits;
  const children = openJobChildren(entry, limits.mostMiB);
  const active = new Map<string, Active>();
  let isStopped = false;
  let wake = (): void => {};

  /** One life in the database, from its number until its session ends. */
  const live = async (): Promise<void> => {
    let isLost = false;
    const lose = (): void => {
      isLost = true;
      for (const { child } of active.values()) child.stop();
      wake();
    };
    const own = await queue.openWorker(lose);
    const life: Life = { worker: own.worker, lose, isLost: () => isLost };
    log('info', 'worker started', { worker: own.worker, jobs: request.jobs });
    const database = await queue.open();
    const unlisten = database.listen(jobChannel, () => wake());
    const timers = [repeat(checkMs, stopUnwanted, lose), repeat(recoverMs, recoverJobs, lose)];
    try {
      await queue.requeueOpen();
      while (!isStopped && !isLost) {
        const job = active.size < request.jobs ? await queue.take(own.worker) : null;
        if (job !== null) await begin(life, job);
        else await sleep(lookMs);
      }
    } finally {
      for (const stop of timers) stop();
      unlisten();
      for (const { child } of active.values()) child.stop();
      await Promise.all([...active.values()].map(({ told }) => told));
      children.close();
      await own.close();
    }
  };

  const begin = async (life: Life, job: TakenJob): Promise<void> => {
    const { worker } = life;
    const run = await registry.startRun(job.run);
    const input = run === null ? null : await registry.readInput(job.run);
    if (run === null || input === null) {
      await queue.complete(worker, job);
      return;
    }
    const isShare = input.kind === 'study' && job.task.step === 'share';
    const keptParts = isShare ? await registry.listPartNumbers(job.run) : [];
    const about = { run: job.run, job: job.id, step: job.task.step };
    log('info', 'job started', about);
    counters.jobsStarted++;
    counters.children++;
    const child = runJobChild({
      ...{ registry, run: job.run, children, limits, attempt: `${job.id}/${worker}` },
      order: {
        ...{ task: job.task, input, keptParts, threads: request.threads },
        today: run.createdAt.slice(0, 10),
      },
      onKept: () => void counters.blocksKept++,
    });
    const tell = async (): Promise<void> => {
      try {
        const end = await child.end;
        if (life.isLost()) return;
        if (end.kind === 'over' && isStopped) await handBack(worker, job);
        else await settle(worker, job, end);
      } catch (error) {
        log('error', 'job was given up', { ...about, reason: describe(error) });
        // Somebody puts it back as soon as this worker's lock is gone.
        life.lose();
      } finally {
        active.delete(job.id);
        counters.children--;
        wake();
      }
    };
    active.set(job.id, { job, child, told: tell() });
  };

  /** Tells the queue and the registry how a job ended. */
  const settle = async (worker: number, job: TakenJob, end: JobEnd): Promise<void> => {
    const about = { run: job.run, job: job.id, step: job.task.step };
    if (end.kind === 'lost') {
      counters.jobsLost++;
      log('warning', 'job was lost', { ...about, reason: end.reason });
      if (!(await queue.lose(worker, job))) await failSpent(job, end.reason);
      return;
    }
    if (end.kind === 'refused' && (await registry.failRun(job.run, end.findings))) {
      counters.runsFailed++;
      log('info', 'run failed', { ...about, code: end.findings[0]?.code ?? null });
    }
    if (end.kind === 'finished') counters.runsFinished++;
    if (end.kind === 'split') await queue.split(worker, job, end.shares, end.count);
    else await queue.complete(worker, job);
    counters.jobsDone++;
    log('info', 'job done', { ...about, end: end.kind });
  };

  const failSpent = async (job: TakenJob, reason: string): Promise<void> => {
    const message = `a job of the run failed three times: ${reason}`;
    const known = (await registry.findRun(job.run))?.findings ?? [];
    const findings = [...known, makeFinding('E_JOB_FAILED', null, message)];
    if (!(await registry.failRun(job.run, findings))) return;
    counters.runsFailed++;
    log('error', 'run failed', { run: job.run, job: job.id, code: 'E_JOB_FAILED' });
  };

  const handBack = async (worker: number, job: TakenJob): Promise<void> => {
    counters.jobsGivenBack++;
    await queue.giveBack(worker, job);
    log('info', 'job given back', { run: job.run, job: job.id });
  };

  /** Stops the children of runs that were cancelled or removed. */
  const stopUnwanted = async (): Promise<void> => {
    // Of jobs that begin while it is asked the answer knows nothing.
    const asked = [...active.values()];
    if (asked.length === 0) return;
    const open = await registry.listOpen([...new Set(asked.map(({ job }) => job.run))]);
    for (const { job, child } of asked) if (!open.has(job.run)) child.stop();
  };

  const recoverJobs = async (): Promise<void> => {
    const { back, spent } = await queue.recover();
    counters.jobsRecovered += back + spent.length;
    if (back > 0) log('warning', 'jobs of a dead worker were put back', { jobs: back });
    for (const job of spent) await failSpent(job, 'its worker died each time');
  };

  /** Repeats a step, one at a time; a step that fails ends this life. */
  const repeat = (ms: number, step: () => Promise<void>, lose: () => void): (() => void) => {
    let isBusy = false;
    const timer = setInterval(() => {
      if (isBusy) return;
      isBusy = true;
      step()
        .catch(lose)
        .finally(() => {
          isBusy = false;
        });
    }, ms);
    return () => clearInterval(timer);
  };

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const ended = (async () => {
    while (!isStopped) {
      try {
        await live();
      } catch (error) {
        log('error', 'the database failed the worker', { reason: describe(error) });
      }
      if (!isStopped) await sleep(againMs);
    }
    log('info', 'worker stopped');
  })();

  return {
    counters,
    stop: async () => {
      isStopped = true;
      wake();
      await ended;
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
