import type { Finding } from '../../domain/finding.ts';
import type { Log } from '../../domain/log.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Registry, RunInput, RunQueue } from '../../domain/registry.ts';

/** The database and the queue behind the API. */
export interface Storage {
  readonly registry: Registry;
  readonly queue: RunQueue;
}

/** What a body asks for, or why it cannot be run. */
export type ReadInput =
  | {
      readonly input: RunInput;
      readonly title: string;
      /** Warnings. */
      readonly findings: readonly Finding[];
      readonly problem: null;
    }
  | { readonly input: null; readonly problem: Problem };

/** Reads bodies with the project's own readers, away from the thread that answers. */
export interface InputReader {
  /** Reads the bytes of a JSON body; whatever they are, there is an answer within a bounded time. */
  readonly read: (body: Uint8Array) => Promise<ReadInput>;
  readonly close: () => void;
}

/** What the API is opened with. */
export interface ApiParts {
  /** Opens database and queue when they are first needed; a failure is tried again with the next request. */
  readonly openStorage: () => Promise<Storage>;
  readonly reader: InputReader;
  readonly log: Log;
  /** The only script that a published page may run, as a content security policy names it: `'sha256-…'`. */
  readonly publishedScript: string;
  /** Whether browsers come by https alone. */
  readonly isSecure: boolean;
  /** Where tests need other limits than the usual ones. */
  readonly limits?: Partial<ApiLimits>;
}

/** Limits of the API. */
export interface ApiLimits {
  /** Runs that wait or run. */
  readonly openRuns: number;
  /** Requests that change something: at once, and a second in the long run. */
  readonly burst: number;
  readonly perSecond: number;
  readonly streams: number;
  /** Bytes that a client of a stream may be behind. */
  readonly streamBytes: number;
  /** How long a client of a stream may take nothing, ms. */
  readonly stallMs: number;
  readonly heartbeatMs: number;
  /** Files that are being sent. */
  readonly files: number;
}

/** The usual limits. */
export const usualLimits: ApiLimits = {
  ...{ openRuns: 16, burst: 120, perSecond: 20, streams: 16, files: 16 },
  ...{ streamBytes: 1_048_576, stallMs: 20_000, heartbeatMs: 15_000 },
};
