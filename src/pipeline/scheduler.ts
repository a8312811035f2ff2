/**
 * Which job runs next: a state machine without clock, disk or threads. The driver tells it what happened and does what it says, so that a
 * test can run it under a simulated world.
 */
export interface Scheduler<Job, Result> {
  /** Tells which jobs to start now. Nothing comes once the run has failed or was stopped. */
  readonly take: () => readonly Ticket<Job>[];
  /** A result came: says whether it is to be kept; a late, doubled or unsound one is not. */
  readonly reply: (ticket: number, result: Result) => 'keep' | 'drop';
  /** A result is kept for good: its worker is free, and what the result asks for is queued. */
  readonly settle: (ticket: number, result: Result) => void;
  /** A job was lost: it is queued again, in front, until it has been tried `attempts` times. */
  readonly lose: (ticket: number, reason: string) => void;
  /** Lets nothing more start; what is under way is given up. */
  readonly stop: () => void;
  readonly state: () => SchedulerState<Job>;
}

/** A job that is to be started; the number stands for this attempt alone. */
export interface Ticket<Job> {
  readonly ticket: number;
  readonly job: Job;
}

/** Where a run stands. */
export interface SchedulerState<Job> {
  readonly phase: 'running' | 'done' | 'failed' | 'stopped';
  /** Jobs that are kept, and all that are known so far. */
  readonly done: number;
  readonly total: number;
  /** Jobs that were lost and run again, with the reason. */
  readonly retries: readonly { readonly job: Job; readonly reason: string }[];
  /** The job that could not be run, with the reason of its last loss. */
  readonly failure: { readonly job: Job; readonly reason: string } | null;
}

/** What a scheduler needs to know of its jobs. */
export interface SchedulerOptions<Job, Result> {
  readonly jobs: readonly Job[];
  /** Jobs under way at a time; a worker is free again once its result is kept, so that a crash costs one job a worker. */
  readonly workers: number;
  /** How often a job may be tried. */
  readonly attempts: number;
  /** What is wrong with a result; null = sound. */
  readonly findFault: (job: Job, result: Result) => string | null;
  /** Jobs that follow from a kept result. */
  readonly follow: (job: Job, result: Result) => readonly Job[];
}

/** Makes a scheduler. Jobs start in the order in which they were queued. */
export function createScheduler<Job, Result>(
  options: SchedulerOptions<Job, Result>,
): Scheduler<Job, Result> {
  const queue: Attempt<Job>[] = options.jobs.map((job) => ({ job, tries: 0 }));
  const running = new Map<number, Attempt<Job>>();
  const keeping = new Map<number, Attempt<Job>>();
  const retries: { job: Job; reason: string }[] = [];
  let failure: { job: Job; reason: string } | null = null;
  let stopped = false;
  let next = 0;
  let done = 0;
  let total = queue.length;

  const lose = (ticket: number, reason: string): void => {
    const attempt = running.get(ticket) ?? keeping.get(ticket);
    if (attempt === undefined) return;
    running.delete(ticket);
    keeping.delete(ticket);
    const tries = attempt.tries + 1;
    if (tries >= options.attempts) failure ??= { job: attempt.job, reason };
    else {
      retries.push({ job: attempt.job, reason });
      queue.unshift({ job: attempt.job, tries });
    }
  };

  return {
    take: () => {
      const started: Ticket<Job>[] = [];
      while (
        failure === null &&
        !stopped &&
        queue.length > 0 &&
        running.size + keeping.size < options.workers
      ) {
        const attempt = queue.shift() as Attempt<Job>;
        running.set(next, attempt);
        started.push({ ticket: next++, job: attempt.job });
      }
      return started;
    },
    reply: (ticket, result) => {
      const attempt = running.get(ticket);
      if (attempt === undefined) return 'drop';
      const fault = options.findFault(attempt.job, result);
      if (fault !== null) {
        lose(ticket, fault);
        return 'drop';
      }
      running.delete(ticket);
      keeping.set(ticket, attempt);
      return 'keep';
    },
    settle: (ticket, result) => {
      const attempt = keeping.get(ticket);
      if (attempt === undefined) return;
      keeping.delete(ticket);
      done++;
      const more = options.follow(attempt.job, result);
      total += more.length;
      for (const job of more) queue.push({ job, tries: 0 });
    },
    lose,
    stop: () => {
      stopped = true;
    },
    state: () => ({
      phase: phaseOf(failure !== null, stopped, queue.length + running.size + keeping.size),
      done,
      total,
      retries,
      failure,
    }),
  };
}

interface Attempt<Job> {
  readonly job: Job;
  readonly tries: number;
}

function phaseOf(failed: boolean, stopped: boolean, left: number): SchedulerState<never>['phase'] {
  if (failed) return 'failed';
  if (left === 0) return 'done';
  return stopped ? 'stopped' : 'running';
}
