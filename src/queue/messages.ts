import type { Finding } from '../domain/finding.ts';
import type { RunInput } from '../domain/registry.ts';

/**
 * What a job is to do: `whole` = all of a run, or to split it where it is dear; `share` = one of the shares of a split run; `finish` = what is left once
 * all shares are done.
 */
export interface JobTask {
  readonly step: 'whole' | 'share' | 'finish';
  /** Number of the share, 1 … `count`; 0 where there are none. */
  readonly index: number;
  readonly count: number;
}

/** What a child is sent first. */
export interface JobOrder {
  readonly task: JobTask;
  readonly input: RunInput;
  /** Day on which the run was asked for, ISO: no later date in a text is taken for the as-of date. */
  readonly today: string;
  /** Parts of a study that are kept already: its shares leave them out. */
  readonly keptParts: readonly number[];
  /** Threads that run trials. */
  readonly threads: number;
}

/** What the worker sends its child: the order, what is kept (in pages, the last one empty), then a word for each thing that the child said. */
export type ToJob =
  | { readonly order: JobOrder }
  | { readonly kept: readonly string[] }
  | { readonly taken: number };

/** What a child says; each is answered by its number before the child says the next. */
export type FromJob = { readonly number: number } & JobWord;

/** One thing that a child says. */
export type JobWord =
  /** A finished block or part, to be kept. */
  | { readonly say: 'block'; readonly case: number; readonly block: number; readonly text: string }
  | { readonly say: 'part'; readonly part: number; readonly text: string }
  /** Blocks or parts known by now. */
  | { readonly say: 'total'; readonly total: number }
  /** A piece of a file, at most 1 MiB; an empty one ends the file. */
  | { readonly say: 'piece'; readonly path: string; readonly content: Uint8Array }
  /** The job's end: split into shares, its share done, the run finished, or refused. */
  | { readonly say: 'split'; readonly shares: readonly number[]; readonly count: number }
  | { readonly say: 'share' }
  | { readonly say: 'finished'; readonly digest: string; readonly findings: readonly Finding[] }
  | { readonly say: 'refused'; readonly findings: readonly Finding[] };

/** Bytes of a piece of a file. */
export const pieceBytes = 1_048_576;
