import type { Reference } from '../domain/reference.ts';
import type { JobWord } from './messages.ts';

/** What a step of a job works with. */
export interface JobScene {
  readonly reference: Reference;
  /** What earlier attempts and other shares kept, as texts in their order. */
  readonly kept: readonly string[];
  /** Says something; resolves when it was taken: a block is kept by then. */
  readonly say: (word: JobWord) => Promise<void>;
  /** Says a file piece by piece. */
  readonly sayFile: (file: {
    readonly path: string;
    readonly content: string | Uint8Array | Iterable<string | Uint8Array>;
  }) => Promise<void>;
}
