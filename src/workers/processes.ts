import type { ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BlockJob, BlockResult, Runner, RunningJob, RunSetup } from '../pipeline/runner.ts';
import { startChild } from './start-child.ts';

/** How child processes are run. */
export interface ProcessOptions {
  readonly workers?: number;
  /** Memory that a child may hold, MiB. */
  readonly mostMiB?: number;
  /** The program that a child runs; a test puts a faulty one in its place. */
  readonly entry?: string;
}

/** What the parent says to a child: first the setup, then jobs. */
export type ToChild =
  | { readonly setup: RunSetup }
  | { readonly ticket: number; readonly job: BlockJob };

/** What a child answers. */
export interface FromChild {
  readonly ticket: number;
  readonly result?: BlockResult;
  readonly error?: string;
}

/**
 * Starts a runner that runs every job in a child process. A child that is killed, aborts, runs out of memory or hangs costs its job and
 * nothing else: the next job gets a new child. Slower to start than threads, which share the fate of the program.
 */
export async function startProcessRunner(
  setup: RunSetup,
  options: ProcessOptions = {},
): Promise<Runner> {
  const { workers = availableParallelism(), mostMiB = 1024 } = options;
  const entry = options.entry ?? fileURLToPath(new URL('./child.js', import.meta.url));
  const idle: Child[] = [];
  const all = new Set<Child>();
  let ticket = 0;
  let closed = false;

  const open = (): Child => {
    const child = openChild(entry, setup, mostMiB);
    all.add(child);
    child.process.once('exit', () => {
      all.delete(child);
      const at = idle.indexOf(child);
      if (at >= 0) idle.splice(at, 1);
    });
    return child;
  };

  const start = (job: BlockJob): RunningJob => {
    if (closed)
      return { result: Promise.reject(new Error('the runner is closed')), abandon: () => {} };
    const child = idle.pop() ?? open();
    const result = child.ask(ticket++, job).then((reply) => {
      if (!closed && child.process.connected) idle.push(child);
      return reply;
    });
    return { result, abandon: () => void child.process.kill('SIGKILL') };
  };

  return {
    workers,
    start,
    close: async () => {
      closed = true;
      await Promise.all([...all].map(endChild));
    },
  };
}

interface Child {
  readonly process: ChildProcess;
  /** Sends a job; one at a time. Replies to other tickets, and second replies, are not heard. */
  readonly ask: (ticket: number, job: BlockJob) => Promise<BlockResult>;
}

function openChild(entry: string, setup: RunSetup, mostMiB: number): Child {
  let pending: {
    ticket: number;
    resolve: (reply: BlockResult) => void;
    reject: (error: Error) => void;
  } | null = null;
  const lose = (reason: string): void => {
    pending?.reject(new Error(reason));
    pending = null;
  };
  const { process: child } = startChild(entry, mostMiB, lose);
  child.on('message', (message: FromChild) => {
    if (pending === null || message?.ticket !== pending.ticket) return;
    const { resolve, reject } = pending;
    pending = null;
    if (message.result === undefined) reject(new Error(message.error ?? 'an empty reply'));
    else resolve(message.result);
  });
  child.send({ setup } satisfies ToChild);
  return {
    process: child,
    ask: (ticket, job) =>
      new Promise((resolve, reject) => {
        pending = { ticket, resolve, reject };
        child.send({ ticket, job } satisfies ToChild, (error) => {
          if (error !== null) lose(error.message);
        });
      }),
  };
}

function endChild({ process: child }: Child): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
