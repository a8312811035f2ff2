import type { Case } from '../domain/case.ts';
import type { MeasureName } from '../domain/measure.ts';
import type { BlockTally } from '../domain/tally.ts';
import type { World } from '../domain/world.ts';
import type { Thresholds } from '../simulate/thresholds.ts';

/** Everything that trials need, posted to a worker once. Plain data. */
export interface RunSetup {
  readonly cases: readonly Case[];
  readonly world: World;
  readonly seed: number;
  readonly thresholds: Thresholds;
  /** Index of the case whose coverage is kept by map cell, and its posture; null = none. */
  readonly map: { readonly case: number; readonly posture: number; readonly cellM: number } | null;
}

/** One block of one case, for some of its postures. The unit of work, of what is kept, and of what a fault can cost. */
export interface BlockJob {
  readonly case: number;
  readonly postures: readonly string[];
  readonly block: number;
  readonly measures: readonly MeasureName[];
  /** Those of which only the rows that hold chances of predicates are asked for; the others count anything. */
  readonly brief: readonly MeasureName[];
  /** Places of the rows that still want trials; null = all of them. The others count anything. */
  readonly wanted: readonly number[] | null;
}

/** What a job returns. */
export interface BlockResult {
  readonly tally: BlockTally;
  /** Covered sample points by k, altitude and map cell, summed over the block's trials; null when no map was kept. */
  readonly mapCounts: Uint32Array | null;
  readonly threadId: number;
}

/** A job under way. */
export interface RunningJob {
  readonly result: Promise<BlockResult>;
  /** Gives the job up: its worker may be ended, its result is not waited for. */
  readonly abandon: () => void;
}

/** Runs jobs somewhere: in this thread, in worker threads, in processes, in a browser's worker. */
export interface Runner {
  /** Jobs that run at a time. */
  readonly workers: number;
  /** Starts a job; never more than `workers` at a time. */
  readonly start: (job: BlockJob) => RunningJob;
  /** Ends the workers; jobs under way fail. */
  readonly close: () => Promise<void>;
}

/** Starts a runner for a setup; shells provide it. */
export type StartRunner = (setup: RunSetup) => Promise<Runner>;
