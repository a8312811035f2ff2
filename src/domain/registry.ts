import type { Finding } from './finding.ts';

/** What somebody asks a server to run. */
export type RunInput =
  | {
      readonly kind: 'scenario';
      readonly scenarioYaml: string;
      readonly attachments: Readonly<Record<string, string>>;
      readonly trials: number | null;
    }
  | {
      readonly kind: 'reports';
      readonly reports: readonly { readonly name: string; readonly text: string }[];
      readonly asOf: string | null;
      readonly trials: number | null;
    }
  | {
      readonly kind: 'study';
      readonly studyYaml: string;
      readonly attachments: Readonly<Record<string, string>>;
    };

/** Where a stored run stands. */
export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A run as a registry keeps it. Times are ISO 8601, UTC. */
export interface StoredRun {
  /** 128 random bits, 32 hex digits. */
  readonly id: string;
  readonly kind: RunInput['kind'];
  readonly title: string;
  readonly state: RunState;
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** Blocks (scenario, reports) or parts (study) that are kept, of how many known so far. */
  readonly done: number;
  readonly total: number;
  /** Null until the run is done. */
  readonly digest: string | null;
  /** Why it failed; null otherwise. */
  readonly findings: readonly Finding[] | null;
  /** 128 random bits that let anybody read this run; null while it is not shared. */
  readonly shareKey: string | null;
}

/** Something that happened to a run; numbers rise by one from 1 for each run. */
export interface RunEvent {
  readonly number: number;
  readonly kind: 'state' | 'progress';
  readonly data: Readonly<Record<string, unknown>>;
}

/** A file of a finished run. */
export interface StoredFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Keeps runs. Every method throws RegistryDown where the database does not answer. */
export interface Registry {
  /** Stores a run, or returns the one that has this idempotency key. */
  readonly createRun: (
    input: RunInput,
    title: string,
    idempotencyKey: string | null,
  ) => Promise<{ readonly run: StoredRun; readonly isNew: boolean }>;
  /** Newest first; `before` is the id of the last one of the page before. */
  readonly listRuns: (limit: number, before: string | null) => Promise<readonly StoredRun[]>;
  readonly findRun: (id: string) => Promise<StoredRun | null>;
  readonly findShared: (shareKey: string) => Promise<StoredRun | null>;
  readonly readInput: (id: string) => Promise<RunInput | null>;
  readonly countOpen: () => Promise<number>;
  /** Ends a run that is queued or running; false where it has ended. */
  readonly cancelRun: (id: string) => Promise<boolean>;
  /** Removes a run with all that belongs to it, cancelling it first; false where there is none. */
  readonly deleteRun: (id: string) => Promise<boolean>;
  /** Makes or takes back the share key; null where there is no such run. */
  readonly shareRun: (id: string, shared: boolean) => Promise<StoredRun | null>;
  readonly listEvents: (id: string, after: number, limit: number) => Promise<readonly RunEvent[]>;
  /** Calls back when there may be new events (of one run); returns how to stop. */
  readonly watchEvents: (id: string, wake: () => void) => () => void;
  readonly listFiles: (id: string) => Promise<readonly StoredFile[]>;
  readonly readFile: (id: string, path: string) => Promise<Uint8Array | null>;
  /** Answers when the database does. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Puts runs in the queue; work is done elsewhere. */
export interface RunQueue {
  readonly enqueue: (id: string) => Promise<void>;
  /** Numbers for the metrics. */
  readonly depth: () => Promise<{ readonly waiting: number; readonly active: number }>;
  readonly close: () => Promise<void>;
}

/** Says that the database does not answer; what was asked may be asked again. */
export class RegistryDown extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RegistryDown';
  }
}
