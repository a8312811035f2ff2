import type { Language } from '../../domain/language.ts';
import type { ServerMark } from '../../domain/server-mark.ts';
import { type Engine, startEngine } from '../engine/client.ts';
import type { EngineEvent, ReportText, SpeakAnswer } from '../engine/protocol.ts';
import { createServerActions, type ServerActions } from '../server/server-actions.ts';
import { noServer } from '../server/server-state.ts';
import { pageTexts, speakLanguage } from '../texts/current.ts';
import { createOpenActions, type OpenActions } from './open-actions.ts';
import { firstState, type PageState, type ViewName } from './page-state.ts';
import { createRunControl } from './run-control.ts';
import { createStore, type Store } from './store.ts';
import { forgetTyped, keepTyped, readTyped } from './typed-texts.ts';

/** What a user can do; every action changes the store, views follow it. */
export interface Actions extends OpenActions, ServerActions {
  readonly engine: Engine;
  readonly show: (view: ViewName) => void;
  /** Writes in another language from now on; nothing that was typed or run is lost. */
  readonly speak: (language: Language) => Promise<void>;
  readonly stop: () => void;
  /** Keeps what is typed, in this browser alone. */
  readonly typeTexts: (typed: readonly ReportText[]) => void;
  /** Forgets all that was typed, here, in the browser's store and in the address. */
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

/** Starts the page: an empty state and an engine. `todayIso` and `workers` come from the browser, `mark` from whoever served the page. */
export function createPage(todayIso: string, workers: number, mark: ServerMark): Page {
  const server = { ...noServer, mark };
  const store = createStore<PageState>({ ...firstState, typed: readTyped(), server });
  const engine = startEngine((event) => store.set((state) => follow(state, event)));
  const patch = (change: Partial<PageState>): void =>
    store.set((state) => ({ ...state, ...change }));
  const control = createRunControl(store, engine, todayIso, workers);
  const opening = createOpenActions(store, control);
  let speaking: Promise<void> = Promise.resolve();
  const speakNow = async (language: Language): Promise<void> => {
    const { run, kept } = store.get();
    const number = run.overview === null ? null : run.number;
    const [said] = await Promise.all([
      engine.ask('speak', { language, run: number, kept: kept?.number ?? null }),
      speakLanguage(language),
    ]);
    store.set((state) => speakState(state, language, number, said));
  };
  return {
    store,
    actions: {
      ...opening,
      ...createServerActions(store),
      engine,
      show: (view) => patch({ view }),
      speak: (language) => {
        // One after the other, so that the page ends in the one that was chosen last.
        speaking = speaking.catch(() => {}).then(() => speakNow(language));
        return speaking;
      },
      stop: control.stop,
      typeTexts: (typed) => {
        patch({ typed });
        keepTyped(typed);
      },
      forget: () => {
        patch({ typed: [] });
        forgetTyped();
        opening.leaveAddress();
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

/** Puts what the engine says in another language in place of what it said before. */
function speakState(
  state: PageState,
  language: Language,
  number: number | null,
  said: SpeakAnswer,
): PageState {
  const { run, kept, filter } = state;
  const isSame = said.run !== null && run.number === number;
  return {
    ...state,
    language,
    filter: { ...filter, reading: null },
    run: isSame ? { ...run, overview: said.run, cards: said.run?.cards ?? run.cards } : run,
    kept: kept === null || said.kept === null ? kept : { ...kept, overview: said.kept },
  };
}

/** What an event of the engine changes. */
function follow(state: PageState, event: EngineEvent): PageState {
  const { run } = state;
  if (event.kind === 'fault') {
    const fault = pageTexts.run.restarted(event.message);
    return { ...state, run: { ...run, status: 'failed', fault } };
  }
  if (event.run !== run.number || run.status !== 'running') return state;
  switch (event.kind) {
    case 'bounds':
      return { ...state, run: { ...run, cards: event.cards } };
    case 'cards':
      return { ...state, run: { ...run, cards: event.cards, trials: event.trials } };
    case 'death':
      return { ...state, run: { ...run, deaths: run.deaths + 1 } };
    case 'progress':
      return { ...state, run: { ...run, progress: { done: event.done, total: event.total } } };
  }
}
