import { createHash, randomBytes } from 'node:crypto';
import type {
  Registry,
  RunEvent,
  RunInput,
  RunQueue,
  RunState,
  StoredFile,
  StoredRun,
} from '../../src/domain/registry.ts';

/** What whoever works on runs may do beside reading. */
export interface MemoryRegistry extends Registry {
  /** Adds an event of progress; false where the run has ended. */
  readonly progress: (id: string, done: number, total: number) => boolean;
  /** Marks a queued run as running; false where it is not queued. */
  readonly start: (id: string) => boolean;
  /** Ends a running run with its files; false where it has ended. */
  readonly finish: (id: string, digest: string, files: ReadonlyMap<string, Uint8Array>) => boolean;
  readonly size: () => number;
}

interface Entry {
  run: StoredRun;
  readonly input: RunInput;
  readonly key: string | null;
  readonly events: RunEvent[];
  files: ReadonlyMap<string, Uint8Array>;
}

const isOpen = (state: RunState): boolean => state === 'queued' || state === 'running';

/** Makes a registry that keeps runs in memory, by the rules of the real one. */
export function createMemoryRegistry(): MemoryRegistry {
  const entries = new Map<string, Entry>();
  const watchers = new Map<string, Set<() => void>>();
  const secret = (): string => randomBytes(16).toString('hex');
  const wake = (id: string): void => {
    for (const one of [...(watchers.get(id) ?? [])]) one();
  };
  const tell = (entry: Entry, kind: RunEvent['kind'], data: RunEvent['data']): void => {
    entry.events.push({ number: entry.events.length + 1, kind, data });
    wake(entry.run.id);
  };
  /** Changes the state with its event, so that nobody sees one without the other. */
  const move = (id: string, from: readonly RunState[], change: Partial<StoredRun>): boolean => {
    const entry = entries.get(id);
    if (entry === undefined || !from.includes(entry.run.state)) return false;
    entry.run = { ...entry.run, ...change };
    tell(entry, 'state', { state: entry.run.state, digest: entry.run.digest });
    return true;
  };
  const now = (): string => new Date().toISOString();
  const newest = (): Entry[] => [...entries.values()].reverse();
  return {
    createRun: async (input, title, key, findings) => {
      const known = key === null ? undefined : newest().find((entry) => entry.key === key);
      if (known !== undefined) return { run: known.run, isNew: false };
      const run: StoredRun = {
        ...{ id: secret(), kind: input.kind, title, state: 'queued', createdAt: now() },
        ...{ endedAt: null, done: 0, total: 0, digest: null, shareKey: null },
        findings: findings.length === 0 ? null : findings,
      };
      const entry: Entry = { run, input, key, events: [], files: new Map() };
      entries.set(run.id, entry);
      tell(entry, 'state', { state: 'queued' });
      return { run, isNew: true };
    },
    listRuns: async (limit, before) => {
      const runs = newest().map((entry) => entry.run);
      const start = before === null ? 0 : runs.findIndex((run) => run.id === before) + 1;
      return before !== null && start === 0 ? [] : runs.slice(start, start + limit);
    },
    findRun: async (id) => entries.get(id)?.run ?? null,
    findShared: async (key) => newest().find(({ run }) => run.shareKey === key)?.run ?? null,
    findKeyed: async (key) => newest().find((entry) => entry.key === key)?.run ?? null,
    readInput: async (id) => entries.get(id)?.input ?? null,
    countOpen: async () => newest().filter(({ run }) => isOpen(run.state)).length,
    countRuns: async () => {
      const counts = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
      for (const { run } of entries.values()) counts[run.state]++;
      return counts;
    },
    cancelRun: async (id) =>
      move(id, ['queued', 'running'], { state: 'cancelled', endedAt: now() }),
    deleteRun: async (id) => {
      const isThere = entries.delete(id);
      if (isThere) wake(id);
      return isThere;
    },
    shareRun: async (id, shared) => {
      const entry = entries.get(id);
      if (entry === undefined) return null;
      const shareKey = shared ? (entry.run.shareKey ?? secret()) : null;
      entry.run = { ...entry.run, shareKey };
      return entry.run;
    },
    listEvents: async (id, after, limit) =>
      (entries.get(id)?.events ?? []).slice(after, after + limit),
    watchEvents: (id, callback) => {
      const own = watchers.get(id) ?? new Set();
      watchers.set(id, own.add(callback));
      return () => {
        own.delete(callback);
        if (own.size === 0 && watchers.get(id) === own) watchers.delete(id);
      };
    },
    listFiles: async (id) =>
      [...(entries.get(id)?.files ?? [])].map(
        ([path, content]): StoredFile => ({
          ...{ path, bytes: content.length },
          sha256: createHash('sha256').update(content).digest('hex'),
        }),
      ),
    readFile: async (id, path) => entries.get(id)?.files.get(path) ?? null,
    ping: async () => {},
    close: async () => entries.clear(),
    start: (id) => move(id, ['queued'], { state: 'running' }),
    progress: (id, done, total) => {
      const entry = entries.get(id);
      if (entry?.run.state !== 'running') return false;
      entry.run = { ...entry.run, done, total };
      tell(entry, 'progress', { done, total });
      return true;
    },
    finish: (id, digest, files) => {
      const entry = entries.get(id);
      if (entry?.run.state !== 'running') return false;
      entry.files = files;
      return move(id, ['running'], { state: 'done', digest, endedAt: now() });
    },
    size: () => entries.size,
  };
}

/** Does what is asked; returns the digest and the files, or null where it sees that it is no longer wanted. */
export type Work = (
  input: RunInput,
  step: (done: number, total: number) => Promise<boolean>,
) => Promise<{ readonly digest: string; readonly files: ReadonlyMap<string, Uint8Array> } | null>;

/** Makes a queue that works on one run after the other. */
export function createMemoryQueue(registry: MemoryRegistry, work: Work): RunQueue {
  const waiting: string[] = [];
  let active = 0;
  let isClosed = false;
  const next = async (): Promise<void> => {
    if (active > 0 || isClosed) return;
    const id = waiting.shift();
    if (id === undefined) return;
    const input = await registry.readInput(id);
    if (input === null || !registry.start(id)) return next();
    active++;
    try {
      const made = await work(input, async (done, total) => registry.progress(id, done, total));
      if (made !== null) registry.finish(id, made.digest, made.files);
    } finally {
      active--;
    }
    return next();
  };
  return {
    enqueue: async (id) => {
      waiting.push(id);
      setImmediate(() => void next());
    },
    depth: async () => ({ waiting: waiting.length, active }),
    close: async () => {
      isClosed = true;
    },
  };
}

/** Waits for steps and then gives the input back as its only file: enough where what is worked out does not matter. */
export function echoWork(steps: number, stepMs: number): Work {
  return async (input, step) => {
    for (let done = 1; done <= steps; done++) {
      await new Promise((resolve) => setTimeout(resolve, stepMs));
      if (!(await step(done, steps))) return null;
    }
    const text = JSON.stringify(input);
    const digest = createHash('sha256').update(text).digest('hex');
    return { digest, files: new Map([['input.json', Buffer.from(text)]]) };
  };
}
