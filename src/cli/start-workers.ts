import { availableParallelism } from 'node:os';
import type { Host } from '../domain/host.ts';
import type { Runner, RunSetup } from '../pipeline/runner.ts';
import { startNodeRunner } from '../workers/node.ts';
import { startProcessRunner } from '../workers/processes.ts';
import { createTextHash } from './files/hash.ts';
import type { Shell } from './shell.ts';

/** The flags that all commands which simulate share. */
export interface SimulateOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly all?: boolean;
  readonly trials?: number;
  readonly workers?: number;
  readonly processes?: boolean;
  readonly allowLong?: boolean;
  /** Names of formats that the finished run is exported in, or `all`. */
  readonly format?: readonly string[];
}

/** A block of 64 trials that takes longer is taken for hung and run again elsewhere, ms. */
const longestBlockMs = 300_000;

/** Starts the workers that the flags ask for: threads, or child processes with `--processes`. */
export function startWorkers(setup: RunSetup, options: SimulateOptions): Promise<Runner> {
  const workers = options.workers ?? availableParallelism();
  return options.processes === true
    ? startProcessRunner(setup, { workers })
    : startNodeRunner(setup, workers);
}

/** What the core may know of this process: signals, the clock, and when a block has taken too long. */
export function hostOf(shell: Shell): Host {
  const startedMs = performance.now();
  return {
    isCancelled: shell.interruption.isCancelled,
    elapsedMs: () => performance.now() - startedMs,
    hash: createTextHash,
    breathe: () => new Promise((done) => void setImmediate(done)),
    after: (late) => {
      const timer = setTimeout(late, longestBlockMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
