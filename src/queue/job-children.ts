import { residentMiB, type StartedChild, startChild } from '../workers/start-child.ts';
import type { FromJob, ToJob } from './messages.ts';

/** Who a child works for. */
export interface ChildUser {
  readonly hear: (message: FromJob | { readonly fault: string }) => void;
  /** Hears once why the process ended, and nothing after that. */
  readonly over: (reason: string) => void;
}

/** A child process that does one job after another, in the hands of one of them; once it was given back, nothing here touches it any more. */
export interface JobChild {
  readonly tell: (message: ToJob) => void;
  /** Ends the process at once; `over` hears the reason. */
  readonly end: (reason: string) => void;
  /** Lets go of it after a job that ended well: it waits for the next one. */
  readonly giveBack: () => void;
}

/** Children of one worker. */
export interface JobChildren {
  /** Hands out a child that waits, or starts one. */
  readonly take: (user: ChildUser) => JobChild;
  /** Ends those that wait. */
  readonly close: () => void;
}

/** How long a child is kept. */
export interface ChildHabits {
  /** Jobs after which its place is taken by a new one. */
  readonly mostJobs: number;
  /** What it may hold after a job, MiB: memory of a large run is given back to the machine. */
  readonly keptMiB: number;
  /** How long it waits for a job, ms. */
  readonly idleMs: number;
}

/** The usual habits. Starting a child takes about as long as twenty small runs; one that did hundreds holds 200 MiB. */
export const usualHabits: ChildHabits = { mostJobs: 100, keptMiB: 400, idleMs: 60_000 };

/** Names of variables that a child has no business to know. */
const secret = /^(DATABASE_URL|PG[A-Z]+|SKYPROOF_TOKEN)$/;

/** A child with what is known of it. */
interface Kept {
  readonly started: StartedChild;
  user: ChildUser | null;
  jobs: number;
  idle: NodeJS.Timeout | undefined;
}

/**
 * Makes room for children of a program. A child that did its job well does the next one, because starting it takes longer than a small run; after any fault, and
 * after so many jobs, there is a new one. Each may hold `mostMiB` of memory.
 */
export function openJobChildren(
  entry: string,
  mostMiB: number,
  habits: ChildHabits = usualHabits,
): JobChildren {
  const waiting: Kept[] = [];
  const start = (): Kept => {
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !secret.test(name)),
    );
    const over = (reason: string): void => {
      drop(kept);
      kept.user?.over(reason);
      kept.user = null;
    };
    const started = startChild(entry, mostMiB, over, env);
    const kept: Kept = { started, user: null, jobs: 0, idle: undefined };
    started.process.on('message', (message: FromJob) => {
      if (kept.user === null) started.end('it spoke without a job');
      else kept.user.hear(message);
    });
    return kept;
  };
  const drop = (kept: Kept): void => {
    clearTimeout(kept.idle);
    const at = waiting.indexOf(kept);
    if (at >= 0) waiting.splice(at, 1);
  };
  const giveBack = (kept: Kept): void => {
    const { started } = kept;
    kept.user = null;
    const heldMiB = residentMiB(started.process.pid) ?? 0;
    if (kept.jobs >= habits.mostJobs || heldMiB > habits.keptMiB) {
      started.end('it did enough');
      return;
    }
    kept.idle = setTimeout(() => {
      drop(kept);
      started.end('it is not needed');
    }, habits.idleMs);
    kept.idle.unref();
    waiting.push(kept);
  };
  return {
    take: (user) => {
      const kept = waiting.pop() ?? start();
      const { started } = kept;
      clearTimeout(kept.idle);
      kept.user = user;
      kept.jobs++;
      return {
        tell: (message) => {
          if (kept.user === user && started.process.connected)
            started.process.send(message, () => {});
        },
        end: (reason) => {
          if (kept.user === user) started.end(reason);
        },
        giveBack: () => {
          if (kept.user === user) giveBack(kept);
        },
      };
    },
    close: () => {
      for (const kept of [...waiting]) {
        drop(kept);
        kept.started.end('it is not needed');
      }
    },
  };
}
