import type { SweepView } from '../kernel/view/index.ts';
import type { OpenRoom } from './draw-room.ts';

/** What shells pass into the core: the core itself has no clock and no way to stop. */
export interface Host {
  /** Returns true when the user asked to stop; looked at between blocks. */
  readonly isCancelled: () => boolean;
  /** Milliseconds since the run began, for `timings` only; never part of a digest. */
  readonly elapsedMs: () => number;
  /** Calls the listener once the user asks to stop, so that nobody waits for the block under way. */
  readonly onCancel?: (listener: () => void) => void;
  /**
   * Calls back when a block has taken longer than the shell allows, unless the returned function was called before. Without it a worker
   * that hangs is waited for.
   */
  readonly after?: (late: () => void) => () => void;
  /** Lets the thread do what else waits for it. Without it, what runs in this thread is not interrupted. */
  readonly breathe?: () => Promise<void>;
  /** Begins the SHA-256 of texts in UTF-8. Default: the core's own, which is slower and gives the same. */
  readonly hash?: () => TextHash;
  /** Takes views over terrain by reference planes. Default: the core's own, which is slower and gives the same bits. */
  readonly sweepView?: SweepView;
  /** Makes room for units that are drawn in this thread by vector code. Default: the core draws them, which is slower and gives the same bits. */
  readonly openRoom?: OpenRoom;
}

/** A digest of texts that come one after the other. */
export interface TextHash {
  readonly update: (text: string) => void;
  /** The digest as 64 hexadecimal digits; nothing may follow. */
  readonly hex: () => string;
}
