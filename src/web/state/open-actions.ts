import type { ReportText } from '../engine/protocol.ts';
import { type Corrected, correctClaim, type SlotChange, undoCorrections } from './corrections.ts';
import { readFragment } from './fragment.ts';
import type { PageState, Settings } from './page-state.ts';
import type { Shared } from './read-shared.ts';
import type { RunControl } from './run-control.ts';
import { decodeShared, encodeShared, shareState } from './shared.ts';
import type { Store } from './store.ts';

/** What reads, drafts, corrects and opens. */
export interface OpenActions {
  /** Reads texts, drafts a scenario from them and runs it. */
  readonly assess: (texts: readonly ReportText[], settings?: Partial<Settings>) => Promise<void>;
  /** Runs a scenario file on what was read; `drafted` = null where it does not come from the reports. */
  readonly runYaml: (yaml: string, drafted?: string | null) => Promise<void>;
  /** Runs once more what was stopped or did not come to its end; the address still says the same. */
  readonly runAgain: () => Promise<void>;
  /** Runs here what was offered to the server. */
  readonly runHere: () => Promise<void>;
  /** Runs a scenario file alone: the reports that were read have nothing to do with it. */
  readonly openScenario: (yaml: string) => Promise<void>;
  /** Does what an address asks for; the example where it asks for nothing, or cannot be opened. */
  readonly openAddress: (hash: string, example: readonly ReportText[]) => Promise<void>;
  /** Writes the page's state as a code for an address; null where it is more than an address may hold. */
  readonly packState: () => Promise<string | null>;
  /** Puts the code of the present state into the address. */
  readonly setAddress: (code: string) => void;
  /** The address no longer says what is shown. */
  readonly leaveAddress: () => void;
  /** Puts new slots in the place of those that the program read, drafts and runs again. */
  readonly correct: (claim: string, change: SlotChange) => Promise<void>;
  /** Takes back the last correction, or every one of a claim. */
  readonly undoCorrection: (claim?: string) => Promise<void>;
}

/** The state without reports. */
const nothingRead: Partial<PageState> = { texts: [], read: null, corrections: [], claim: null };

/** Prepares these actions. */
export function createOpenActions(store: Store<PageState>, control: RunControl): OpenActions {
  const { attempt, readTexts, draft, runFile } = control;
  const patch = (change: Partial<PageState>): void =>
    store.set((state) => ({ ...state, ...change }));
  /** Counts what was begun, so that an address which is slow to open does not overtake what came after it. */
  let begun = 0;
  const leaveAddress = (): void => {
    begun++;
    patch({ fragment: { ...store.get().fragment, code: null }, addressFault: null });
  };

  /** Drafts from what was read, corrections in place, and runs. */
  const draftAndRun = async (number: number): Promise<void> => {
    const yaml = await draft(number);
    if (yaml !== null) await runFile(yaml, yaml);
  };
  const assess: OpenActions['assess'] = (texts, settings = {}) => {
    leaveAddress();
    return attempt('reading', async (number) => {
      patch({ settings: { ...store.get().settings, ...settings } });
      if (await readTexts(number, texts)) await draftAndRun(number);
    });
  };
  const change = async (how: (state: Corrected) => Corrected | null): Promise<void> => {
    const { read, corrections } = store.get();
    const changed = read === null ? null : how({ read, corrections });
    if (changed === null) return;
    leaveAddress();
    patch(changed);
    await attempt('reading', draftAndRun);
  };
  const runAlone = (yaml: string): Promise<void> => {
    patch(nothingRead);
    return runFile(yaml, null);
  };
  const openShared = (shared: Shared): Promise<void> =>
    attempt('reading', async (number) => {
      patch({ settings: shared.settings, view: shared.view });
      if (shared.texts.length === 0) return runAlone(shared.yaml ?? '');
      if (!(await readTexts(number, shared.texts))) return;
      store.set((state) => applyCorrections(state, shared.corrections));
      const drafted = await draft(number);
      if (store.get().run.number !== number) return;
      const yaml = shared.yaml ?? drafted;
      if (yaml !== null) await runFile(yaml, drafted);
    });

  return {
    assess,
    leaveAddress,
    runYaml: (yaml, drafted = null) => {
      leaveAddress();
      return runFile(yaml, drafted);
    },
    runAgain: async () => {
      const { yaml, draftedYaml } = store.get();
      if (yaml !== null) await runFile(yaml, draftedYaml);
    },
    runHere: async () => {
      const { yaml, draftedYaml } = store.get();
      if (yaml !== null) await runFile(yaml, draftedYaml, true);
    },
    openScenario: (yaml) => {
      leaveAddress();
      return runAlone(yaml);
    },
    openAddress: async (hash, example) => {
      const fragment = readFragment(hash);
      begun++;
      const mine = begun;
      const decoded = fragment.code === null ? null : await decodeShared(fragment.code);
      // Somebody was faster than the address: what was begun meanwhile goes on.
      if (begun !== mine) return;
      if (decoded !== null && 'shared' in decoded) {
        patch({ fragment, addressFault: null });
        return openShared(decoded.shared);
      }
      const opened = assess(example);
      patch({ fragment: { ...fragment, code: null }, addressFault: decoded?.fault ?? null });
      return opened;
    },
    packState: async () => {
      const code = await encodeShared(shareState(store.get()));
      return 'shared' in (await decodeShared(code)) ? code : null;
    },
    setAddress: (code) => patch({ fragment: { ...store.get().fragment, code } }),
    correct: (claim, slots) => change((state) => correctClaim(state, claim, slots)),
    undoCorrection: (claim) => change((state) => undoCorrections(state, claim ?? null)),
  };
}

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
