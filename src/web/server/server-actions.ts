import type { StoredFile, StoredRun } from '../../domain/registry.ts';
import type { PageState } from '../state/page-state.ts';
import type { Store } from '../state/store.ts';
import * as server from './ask-server.ts';
import { followRun } from './follow-run.ts';
import { keepFollowed, readFollowed } from './followed-id.ts';
import type { Place, Refusal, ServerState } from './server-state.ts';

/** What can be done with the server behind the page. What it refuses is told in the state, under the place that is named. */
export interface ServerActions {
  /** Hands a scenario file over and follows its run; whether the server took it. */
  readonly handOver: (yaml: string, place?: Place) => Promise<boolean>;
  readonly follow: (run: StoredRun) => void;
  readonly unfollow: () => void;
  readonly cancelRun: (id: string, place: Place) => Promise<boolean>;
  readonly removeRun: (id: string) => Promise<boolean>;
  readonly shareRun: (id: string, isShared: boolean) => Promise<boolean>;
  /** Loads the newest runs, at least as many as are shown, up to 100. */
  readonly loadRuns: () => Promise<void>;
  readonly loadOlderRuns: () => Promise<void>;
  /** Null where it was refused, as of `invite`. */
  readonly listRunFiles: (id: string) => Promise<readonly StoredFile[] | null>;
  readonly invite: () => Promise<string | null>;
}

/** Runs on a page of the history, and the most that the server gives at once. */
const pageRuns = 20;
const mostRuns = 100;

/** Prepares these actions, and goes on following the run that this browser followed last. */
export function createServerActions(store: Store<PageState>): ServerActions {
  const patch = (change: Partial<ServerState>): void =>
    store.set((state) => ({ ...state, server: { ...state.server, ...change } }));
  /** Puts what is heard of a run wherever it is shown. */
  const keep = (id: string, change: (run: StoredRun) => StoredRun): void => {
    const { followed, runs } = store.get().server;
    patch({
      runs: runs && runs.map((run) => (run.id === id ? change(run) : run)),
      followed:
        followed?.id === id ? { ...followed, run: followed.run && change(followed.run) } : followed,
    });
  };
  const attempt = async <T>(place: Place, work: () => Promise<T>): Promise<T | null> => {
    if (store.get().server.refused?.place === place) patch({ refused: null });
    try {
      return await work();
    } catch (error) {
      const refusal: Refusal = error instanceof server.Refused ? error.refusal : { kind: 'silent' };
      patch({ refused: { place, refusal } });
      return null;
    }
  };
  const { follow, unfollow } = createFollowing(store, patch, keep);
  const handOver = createHandOver(store, patch, attempt, follow);
  const change = async (place: Place, work: () => Promise<StoredRun>): Promise<boolean> => {
    const run = await attempt(place, work);
    if (run !== null) keep(run.id, () => run);
    return run !== null;
  };

  return {
    ...{ handOver, unfollow },
    follow: (run) => follow(run.id, run),
    cancelRun: (id, place) => change(place, () => server.cancelRun(id)),
    shareRun: (id, isShared) => change(id, () => server.shareRun(id, isShared)),
    removeRun: async (id) => {
      const isDone = await attempt(id, async () => {
        await server.removeRun(id);
        return true;
      });
      if (isDone === null) return false;
      const { runs, followed } = store.get().server;
      if (followed?.id === id) unfollow();
      patch({ runs: runs && runs.filter((run) => run.id !== id) });
      return true;
    },
    loadRuns: async () => {
      const shown = store.get().server.runs?.length ?? 0;
      const limit = Math.min(mostRuns, Math.max(pageRuns, shown));
      const page = await attempt('history', () => server.listRuns(limit, null));
      if (page !== null) patch(putBefore(page, store.get().server));
    },
    loadOlderRuns: async () => {
      const { next } = store.get().server;
      const page = await attempt('history', () => server.listRuns(pageRuns, next));
      if (page === null) return;
      const runs = store.get().server.runs ?? [];
      const known = new Set(runs.map(({ id }) => id));
      patch({ runs: [...runs, ...page.runs.filter(({ id }) => !known.has(id))], next: page.next });
    },
    listRunFiles: (id) => attempt(id, () => server.listFiles(id)),
    invite: () => attempt('history', server.invite),
  };
}

/** Puts the newest runs before the older ones that are shown already. */
function putBefore(
  page: Awaited<ReturnType<typeof server.listRuns>>,
  { runs, next }: ServerState,
): Pick<ServerState, 'runs' | 'next'> {
  const last = page.runs.at(-1)?.id;
  const older = (runs ?? []).slice(1 + (runs ?? []).findIndex(({ id }) => id === last));
  if (page.next === null || older.length === (runs ?? []).length) return page;
  return { runs: [...page.runs, ...older], next: older.length === 0 ? page.next : next };
}

type Patch = (change: Partial<ServerState>) => void;
type Keep = (id: string, change: (run: StoredRun) => StoredRun) => void;
type Attempt = <T>(place: Place, work: () => Promise<T>) => Promise<T | null>;

/** Follows one run at a time: a browser has few connections to a server, and a server few watchers. */
function createFollowing(store: Store<PageState>, patch: Patch, keep: Keep) {
  let stop = (): void => {};
  const follow = (id: string, run: StoredRun | null): void => {
    stop();
    keepFollowed(id);
    patch({ followed: { id, run, isLost: false } });
    const change = (more: Partial<ServerState['followed']>): void => {
      const { followed } = store.get().server;
      if (followed?.id === id) patch({ followed: { ...followed, ...more } });
    };
    stop = followRun(id, {
      onRun: (found) => {
        change({ run: found });
        keep(id, () => found);
      },
      onChange: (heard) =>
        keep(id, (known) => ({
          ...{ ...known, ...heard },
          // The browser is told from the beginning when it comes anew.
          done: 'done' in heard ? Math.max(known.done, heard.done) : known.done,
        })),
      onLost: (isLost) => change({ isLost }),
      onRefused: (refusal) => {
        // A browser whose session is over comes back with a new one and finds the run.
        if (refusal.kind === 'session') patch({ followed: null });
        else unfollow();
        patch({ refused: { place: 'line', refusal } });
      },
    });
  };
  const unfollow = (): void => {
    stop();
    keepFollowed(null);
    patch({ followed: null });
  };
  const last = store.get().server.mark === 'session' ? readFollowed() : null;
  if (last !== null) follow(last, null);
  return { follow, unfollow };
}

/** Hands scenario files over. A file that may have arrived although no answer came is sent again with the key that it had, so that it runs once. */
function createHandOver(
  store: Store<PageState>,
  patch: Patch,
  attempt: Attempt,
  follow: (id: string, run: StoredRun) => void,
): ServerActions['handOver'] {
  let sent: { readonly body: string; readonly key: string } | null = null;
  return async (scenarioYaml, place = 'line') => {
    if (store.get().server.sending !== null) return false;
    const { trials } = store.get().settings;
    const input = { kind: 'scenario', scenarioYaml, attachments: {}, trials } as const;
    const body = JSON.stringify(input);
    const { key } = sent?.body === body ? sent : { key: makeKey() };
    sent = { body, key };
    patch({ sending: place });
    const run = await attempt(place, () => server.postRun(input, key));
    patch({ sending: null });
    if (run === null) return false;
    sent = null;
    const { runs } = store.get().server;
    patch({ runs: runs && [run, ...runs.filter(({ id }) => id !== run.id)] });
    follow(run.id, run);
    store.set((state) =>
      state.run.status === 'offered' && state.yaml === scenarioYaml
        ? { ...state, run: { ...state.run, status: 'handed' } }
        : state,
    );
    return true;
  };
}

/** 128 random bits in hex. `randomUUID` is there on safe origins alone. */
function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
