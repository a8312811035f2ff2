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
  /** Warnings of reading what was asked for; once it has ended, what the run found, and why it failed. Null where there is nothing to say. */
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
  /** Stores a run with the warnings of reading its input, or returns the one that has this idempotency key. */
  readonly createRun: (
    input: RunInput,
    title: string,
    idempotencyKey: string | null,
    findings: readonly Finding[],
  ) => Promise<{ readonly run: StoredRun; readonly isNew: boolean }>;
  /** Newest first; `before` is the id of the last one of the page before. */
  readonly listRuns: (limit: number, before: string | null) => Promise<readonly StoredRun[]>;
  readonly findRun: (id: string) => Promise<StoredRun | null>;
  readonly findShared: (shareKey: string) => Promise<StoredRun | null>;
  /** The run that has an idempotency key. */
  readonly findKeyed: (idempotencyKey: string) => Promise<StoredRun | null>;
  readonly readInput: (id: string) => Promise<RunInput | null>;
  readonly countOpen: () => Promise<number>;
  /** How many runs are in each state. */
  readonly countRuns: () => Promise<Readonly<Record<RunState, number>>>;
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

/** A finished block of a run, as text of `encodeBlock`. */
export interface StoredBlock {
  /** Index of the case in the run's setup. */
  readonly case: number;
  readonly block: number;
  readonly text: string;
}

/** A finished part of a study, as text. */
export interface StoredPart {
  readonly part: number;
  readonly text: string;
}

/** What workers do to runs, beside what everybody may do. What does not find the run open changes nothing. */
export interface WorkRegistry extends Registry {
  /** Takes up a run that is queued, or goes on with one that is running; null where it has ended or is gone. */
  readonly startRun: (id: string) => Promise<StoredRun | null>;
  /** Tells which of these runs are queued or running. */
  readonly listOpen: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Says how many blocks or parts are known; the number only grows. */
  readonly noteTotal: (id: string, total: number) => Promise<void>;
  /** Keeps a block, once however often it comes; resolves when it would survive a crash. False where the run is not running. */
  readonly keepBlock: (id: string, block: StoredBlock) => Promise<boolean>;
  /** Blocks in the order of cases and blocks, after the one that is named. */
  readonly listBlocks: (
    id: string,
    after: Pick<StoredBlock, 'case' | 'block'> | null,
    limit: number,
  ) => Promise<readonly StoredBlock[]>;
  /** The same for a part of a study. */
  readonly keepPart: (id: string, part: StoredPart) => Promise<boolean>;
  /** Numbers of the parts that are kept, in their order. */
  readonly listPartNumbers: (id: string) => Promise<readonly number[]>;
  /** Parts in their order, after the one that is named (-1 = from the first). */
  readonly listParts: (id: string, after: number, limit: number) => Promise<readonly StoredPart[]>;
  /** Keeps a piece of a file, at most 1 MiB, that one attempt to finish a run makes; nobody sees it before `finishRun`. */
  readonly addPiece: (
    id: string,
    attempt: string,
    path: string,
    number: number,
    content: Uint8Array,
  ) => Promise<void>;
  /** Ends a run with the files and warnings of one attempt; blocks, parts and pieces of other attempts are removed. False where it is not running. */
  readonly finishRun: (
    id: string,
    attempt: string,
    digest: string,
    files: readonly StoredFile[],
    findings: readonly Finding[],
  ) => Promise<boolean>;
  /** Ends a run that cannot be done; false where it has ended already. */
  readonly failRun: (id: string, findings: readonly Finding[]) => Promise<boolean>;
}
