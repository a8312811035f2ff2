import { type Engine, startEngine } from '../engine/client.ts';
import type { EngineEvent, ReportText } from '../engine/protocol.ts';
import { type Corrected, correctClaim, type SlotChange, undoCorrections } from './corrections.ts';
import { readFragment } from './fragment.ts';
import { firstState, type PageState, type Settings, type ViewName } from './page-state.ts';
import { createRunControl } from './run-control.ts';
import { decodeShared, encodeShared, type Shared, shareState } from './shared.ts';
import { createStore, type Store } from './store.ts';
import { forgetTyped, keepTyped, readTyped } from './typed-texts.ts';

/** What a user can do; every action changes the store, views follow it. */
export interface Actions {
  readonly engine: Engine;
  readonly show: (view: ViewName) => void;
  /** Reads texts, drafts a scenario from them and runs it. */
  readonly assess: (texts: readonly ReportText[], settings?: Partial<Settings>) => Promise<void>;
  /** Runs a scenario file on what was read; `drafted` = null where it does not come from the reports. */
  readonly runYaml: (yaml: string, drafted?: string | null) => Promise<void>;
  /** Runs a scenario file alone: the reports that were read have nothing to do with it. */
  readonly openScenario: (yaml: string) => Promise<void>;
  /** Does what an address asks for; the example where it asks for nothing, or cannot be opened. */
  readonly openAddress: (hash: string, example: readonly ReportText[]) => Promise<void>;
  /** Writes the page's state as a code for an address. */
  readonly packState: () => Promise<string>;
  /** Puts the code of the present state into the address. */
  readonly setAddress: (code: string) => void;
  readonly stop: () => void;
  /** Puts new slots in the place of those that the program read, drafts and runs again. */
  readonly correct: (claim: string, change: SlotChange) => Promise<void>;
  /** Takes back the last correction, or every one of a claim. */
  readonly undoCorrection: (claim?: string) => Promise<void>;
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
  const control = createRunControl(store, engine, todayIso, workers);
  const { attempt, readTexts, draft, runFile } = control;
  /** The address no longer says what is shown. */
  const leaveAddress = (): void =>
    store.set((state) => ({
      ...state,
      fragment: { ...state.fragment, code: null },
      addressFault: null,
    }));

  /** Drafts from what was read, corrections in place, and runs. */
  const draftAndRun = async (number: number): Promise<void> => {
    const yaml = await draft(number);
    if (yaml !== null) await runFile(yaml, yaml);
  };
  const assess: Actions['assess'] = (texts, settings = {}) => {
    leaveAddress();
    return attempt('reading', async (number) => {
      patch({ settings: { ...store.get().settings, ...settings } });
      if (await readTexts(number, texts)) await draftAndRun(number);
    });
  };
  const takeIn = async (corrected: Corrected | null): Promise<void> => {
    if (corrected === null) return;
    leaveAddress();
    patch(corrected);
    await attempt('reading', draftAndRun);
  };
  const openShared = (shared: Shared): Promise<void> =>
    attempt('reading', async (number) => {
      patch({ settings: shared.settings, view: shared.view });
      if (shared.texts.length === 0) {
        patch(nothingRead);
        if (shared.yaml !== null) await runFile(shared.yaml, null);
        return;
      }
      if (!(await readTexts(number, shared.texts))) return;
      store.set((state) => applyCorrections(state, shared.corrections));
      const drafted = await draft(number);
      if (store.get().run.number !== number) return;
      const yaml = shared.yaml ?? drafted;
      if (yaml !== null) await runFile(yaml, drafted);
    });

  return {
    store,
    actions: {
      engine,
      assess,
      show: (view) => patch({ view }),
      runYaml: (yaml, drafted = null) => {
        leaveAddress();
        return runFile(yaml, drafted);
      },
      openScenario: (yaml) => {
        leaveAddress();
        patch(nothingRead);
        return runFile(yaml, null);
      },
      openAddress: async (hash, example) => {
        const fragment = readFragment(hash);
        const decoded = fragment.code === null ? null : await decodeShared(fragment.code);
        if (decoded !== null && 'shared' in decoded) {
          patch({ fragment, addressFault: null });
          await openShared(decoded.shared);
          return;
        }
        const opened = assess(example);
        patch({ fragment: { ...fragment, code: null }, addressFault: decoded?.fault ?? null });
        await opened;
      },
      packState: () => encodeShared(shareState(store.get())),
      setAddress: (code) =>
        store.set((state) => ({ ...state, fragment: { ...state.fragment, code } })),
      stop: control.stop,
      correct: async (claim, change) => {
        const { read, corrections } = store.get();
        if (read !== null) await takeIn(correctClaim({ read, corrections }, claim, change));
      },
      undoCorrection: async (claim) => {
        const { read, corrections } = store.get();
        if (read !== null) await takeIn(undoCorrections({ read, corrections }, claim ?? null));
      },
      typeTexts: (typed) => {
        patch({ typed });
        keepTyped(typed);
      },
      forget: () => {
        patch({ typed: [] });
        forgetTyped();
        leaveAddress();
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

/** The state without reports. */
const nothingRead: Partial<PageState> = {
  ...{ texts: [], read: null, corrections: [], claim: null },
};

/** Corrects what was read as somebody's address says; a correction that finds no claim is told. */
function applyCorrections(state: PageState, shared: Shared['corrections']): PageState {
  if (state.read === null) return state;
  let corrected: Corrected = { read: state.read, corrections: [] };
  let isLost = false;
  for (const { claim, change } of shared) {
    const next = correctClaim(corrected, claim, change);
    isLost ||= next === null;
    corrected = next ?? corrected;
  }
  return { ...state, ...corrected, addressFault: isLost ? 'corrections' : state.addressFault };
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
