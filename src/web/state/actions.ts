import type { Claim } from '../../domain/claim.ts';
import { type Engine, startEngine } from '../engine/client.ts';
import type { EngineEvent, ReportText } from '../engine/protocol.ts';
import {
  firstState,
  noRun,
  type PageState,
  type RunState,
  type Settings,
  type ViewName,
} from './page-state.ts';
import { createStore, type Store } from './store.ts';
import { forgetTyped, keepTyped, readTyped } from './typed-texts.ts';

/** What a user can do; every action changes the store, views follow it. */
export interface Actions {
  readonly engine: Engine;
  readonly show: (view: ViewName) => void;
  /** Reads texts, drafts a scenario from them and runs it. */
  readonly assess: (texts: readonly ReportText[], settings?: Partial<Settings>) => Promise<void>;
  /** Runs a scenario file; `drafted` = null where it does not come from the reports. */
  readonly runYaml: (yaml: string, drafted?: string | null) => Promise<void>;
  readonly stop: () => void;
  /** Puts a corrected claim in the place of the program's own, drafts and runs again. */
  readonly correct: (after: Claim) => Promise<void>;
  readonly undoCorrection: () => Promise<void>;
  /** Keeps what is typed, in this browser alone. */
  readonly typeTexts: (typed: readonly ReportText[]) => void;
  /** Forgets all that was typed, here and in the browser's store. */
  readonly forget: () => void;
  readonly lookAtClaim: (claim: string | null) => void;
  readonly filter: (change: Partial<PageState['filter']>) => void;
  /** Keeps the finished run to hold another against it; null forgets it. */
  readonly keepRun: (keep: boolean) => void;
}

/** The page's state with what can be done to it. */
export interface Page {
  readonly store: Store<PageState>;
  readonly actions: Actions;
}

/** Starts the page: an empty state and an engine. `todayIso` and `workers` come from the browser. */
export function createPage(todayIso: string, workers: number): Page {
  const store = createStore<PageState>({ ...firstState, typed: readTyped() });
  const engine = startEngine((event) => store.set((state) => follow(state, event)));
  const patch = (change: Partial<PageState>): void =>
    store.set((state) => ({ ...state, ...change }));
  const patchRun = (number: number, change: Partial<RunState>): void =>
    store.set((state) =>
      state.run.number === number ? { ...state, run: { ...state.run, ...change } } : state,
    );
  let runs = 0;

  const begin = (status: RunState['status']): number => {
    const { run } = store.get();
    if (run.status === 'running') engine.ask('stop', { run: run.number }).catch(() => {});
    runs++;
    patch({ run: { ...noRun, number: runs, status } });
    return runs;
  };
  const fail = (number: number, error: unknown): void =>
    patchRun(number, {
      status: 'failed',
      fault: error instanceof Error ? error.message : String(error),
    });

  const runYaml = async (yaml: string, drafted: string | null = null): Promise<void> => {
    patch({ yaml, draftedYaml: drafted });
    const number = begin('running');
    const { read, settings } = store.get();
    try {
      const answer = await engine.ask('run', {
        ...{ run: number, yaml, workers, trials: settings.trials },
        ...{ reports: read?.reports ?? [], reading: read?.reading ?? null },
      });
      if (store.get().run.number !== number) return;
      patch({ findings: [...(read?.findings ?? []), ...answer.findings] });
      const { overview } = answer;
      const isRefused = answer.findings.some(({ severity }) => severity === 'error');
      if (overview !== null) patchRun(number, { status: 'done', overview, cards: overview.cards });
      else patchRun(number, { status: isRefused ? 'failed' : 'stopped' });
    } catch (error) {
      fail(number, error);
    }
  };

  /** Drafts from what was read, corrections in place, and runs. */
  const draftAndRun = async (): Promise<void> => {
    const { read, settings } = store.get();
    if (read === null) return;
    const { yaml, findings } = await engine.ask('draft', {
      ...{ reports: read.reports, reading: read.reading, today: todayIso },
      ...{ asOf: settings.asOf, territory: settings.territory, seed: settings.seed },
    });
    patch({ findings: [...read.findings, ...findings] });
    if (yaml === null) patch({ yaml, run: { ...store.get().run, status: 'failed' } });
    else await runYaml(yaml, yaml);
  };

  const assess: Actions['assess'] = async (texts, settings = {}) => {
    const number = begin('reading');
    patch({
      ...{ texts, corrections: [], claim: null },
      settings: { ...store.get().settings, ...settings },
    });
    try {
      const read = await engine.ask('read', { texts });
      if (store.get().run.number !== number) return;
      patch({ read, findings: read.findings });
      await draftAndRun();
    } catch (error) {
      fail(number, error);
    }
  };

  /** Puts a claim in the place of the one with its id. */
  const replaceClaim = async (claim: Claim): Promise<void> => {
    const { read } = store.get();
    if (read === null) return;
    const claims = read.reading.claims.map((one) => (one.id === claim.id ? claim : one));
    patch({ read: { ...read, reading: { ...read.reading, claims } } });
    await draftAndRun();
  };

  return {
    store,
    actions: {
      engine,
      assess,
      runYaml,
      show: (view) => patch({ view }),
      stop: () => {
        const { run } = store.get();
        engine.ask('stop', { run: run.number }).catch(() => {});
        patchRun(run.number, { status: 'stopped' });
      },
      correct: async (after) => {
        const { read, corrections } = store.get();
        const before = read?.reading.claims.find(({ id }) => id === after.id);
        if (before === undefined) return;
        patch({ corrections: [...corrections, { claim: after.id, before, after }] });
        await replaceClaim(after);
      },
      undoCorrection: async () => {
        const { corrections } = store.get();
        const last = corrections.at(-1);
        if (last === undefined) return;
        patch({ corrections: corrections.slice(0, -1) });
        await replaceClaim(last.before);
      },
      typeTexts: (typed) => {
        patch({ typed });
        keepTyped(typed);
      },
      forget: () => {
        patch({ typed: [] });
        forgetTyped();
      },
      lookAtClaim: (claim) => patch({ claim }),
      filter: (change) =>
        store.set((state) => ({ ...state, filter: { ...state.filter, ...change } })),
      keepRun: (keep) =>
        store.set((state) => {
          const { overview, number } = state.run;
          const kept =
            keep && overview !== null && state.yaml !== null
              ? { number, yaml: state.yaml, overview }
              : null;
          return { ...state, kept };
        }),
    },
  };
}

/** What an event of the engine changes. */
function follow(state: PageState, event: EngineEvent): PageState {
  const { run } = state;
  if (event.kind === 'fault') {
    const fault = `The part of the page that reckons stopped and was started again: ${event.message}`;
    return { ...state, run: { ...run, status: 'failed', fault } };
  }
  if (event.run !== run.number || run.status !== 'running') return state;
  switch (event.kind) {
    case 'bounds':
      return { ...state, run: { ...run, cards: event.cards } };
    case 'cards':
      return { ...state, run: { ...run, cards: event.cards, trials: event.trials } };
    case 'progress':
      return { ...state, run: { ...run, progress: { done: event.done, total: event.total } } };
  }
}
