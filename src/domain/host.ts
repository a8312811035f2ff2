/** What shells pass into the core: the core itself has no clock and no way to stop. */
export interface Host {
  /** Returns true when the user asked to stop; looked at between blocks. */
  readonly isCancelled: () => boolean;
  /** Milliseconds since the run began, for `timings` only; never part of a digest. */
  readonly elapsedMs: () => number;
}
