/**
 * Sums of one block of trials, as integers: adding them is exact in any order.
 *
 * For an event row `sums` counts successes and `squares` is the same count; for shares each trial's value is rounded to
 * 2^-32, for metres, seconds and counts to 2^-10, and the integers and their squares are summed.
 */
export interface BlockTally {
  /** Block number b: trials 64 b … 64 b + 63. */
  readonly block: number;
  readonly sums: Float64Array;
  /** The sums of squares, which may exceed 2^53: `squaresHigh` x 2^32 + `squaresLow`. */
  readonly squaresHigh: Float64Array;
  readonly squaresLow: Uint32Array;
  /** For an event row the trials in which it happened, bit t for trial 64 b + t; 0 for every other row. */
  readonly hits: BigUint64Array;
}

/** Trials in a block. */
export const blockTrials = 64;

/** Blocks of the pilot: trials 0-511. */
export const pilotBlocks = 8;

/** The ladder of trial counts that a row may run (measures: sampling rule). */
export const trialLadder = [512, 768, 1024, 1536, 2560, 4096, 5376, 7680, 10240] as const;
