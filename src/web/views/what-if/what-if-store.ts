import type { Finding } from '../../../domain/finding.ts';
import { type CardFilter, ownVerdictsOnly } from '../../engine/cards.ts';
import type { Engine } from '../../engine/client.ts';
import type { Control } from '../../engine/controls.ts';
import { type Change, type ChangeValue, moveShare } from '../../engine/edit-yaml.ts';
import type { Probe } from '../../engine/probe.ts';
import { createStore, type Store } from '../../state/store.ts';
import { changesBetween, sharesOf } from './control-values.ts';

/** What the view shows: the file as it was, what is changed in it, and what that gives. */
export interface WhatIfState {
  /** The file that changes are made in. */
  readonly start: string | null;
  readonly changes: ReadonlyMap<string, ChangeValue>;
  /** The changed file; the last one that the reader took. */
  readonly yaml: string | null;
  /** Controls of the file as it was: their sliders stay as they are. */
  readonly first: readonly Control[];
  readonly controls: readonly Control[];
  readonly postures: readonly { readonly id: string; readonly label: string }[];
  /** null = each claim's own. */
  readonly posture: string | null;
  readonly bounds: Probe | null;
  /** The newest answer with trials; `isBehind` says that it belongs to an earlier setting. */
  readonly answer: Probe | null;
  readonly isBehind: boolean;
  /** The file as it was. */
  readonly before: Probe | null;
  readonly findings: readonly Finding[];
  readonly fault: string | null;
  /** From the last change to its bounds and to its first measures, ms. */
  readonly boundsMs: number | null;
  readonly measuresMs: number | null;
}

/** The view's state with what can be done to it. */
export interface WhatIf {
  readonly store: Store<WhatIfState>;
  /** Takes up a file, and what is set in the one that is shown. The same file again changes nothing. */
  readonly open: (start: string, now: string) => void;
  readonly change: (path: string, value: ChangeValue) => void;
  /** Sets one area's share; the others of its posture follow. */
  readonly share: (path: string, value: number) => void;
  /** Switches crews off: what was set behind the switch goes with it. */
  readonly switchOff: (path: string) => void;
  readonly undo: (path: string) => void;
  readonly reset: () => void;
  readonly choosePosture: (posture: string | null) => void;
}

const nothing: WhatIfState = {
  ...{ start: null, changes: new Map(), yaml: null, first: [], controls: [], postures: [] },
  ...{ posture: null, bounds: null, answer: null, isBehind: true, before: null, findings: [] },
  ...{ fault: null, boundsMs: null, measuresMs: null },
};

/** Few trials first, then more. */
const steps = [64, 256];
const line = 'what-if';

let opened: { readonly engine: Engine; readonly whatIf: WhatIf } | null = null;

/** Returns the page's one what-if, so that changes outlive a look at another view. */
export function whatIfOf(engine: Engine): WhatIf {
  if (opened?.engine !== engine) opened = { engine, whatIf: createWhatIf(engine) };
  return opened.whatIf;
}

function createWhatIf(engine: Engine): WhatIf {
  const store = createStore<WhatIfState>(nothing);
  const patch = (change: Partial<WhatIfState>): void =>
    store.set((state) => ({ ...state, ...change }));
  let wanted = 0;
  let served = 0;
  let isServing = false;
  let changedMs = 0;

  /** Serves the newest wish until there is no newer one: first the bounds, then trials. */
  const serve = async (): Promise<void> => {
    if (isServing) return;
    isServing = true;
    try {
      while (served !== wanted) {
        const ticket = wanted;
        await showBounds();
        served = ticket;
      }
    } catch (error) {
      served = wanted;
      patch({ fault: error instanceof Error ? error.message : String(error) });
    } finally {
      isServing = false;
    }
    await showTrials(served);
  };

  const showBounds = async (): Promise<void> => {
    const { start, changes } = store.get();
    const sinceMs = changedMs;
    if (start === null) return;
    const list: Change[] = [...changes].map(([path, value]) => ({ path, value }));
    const { yaml, findings } = await engine.ask('edit', { yaml: start, changes: list });
    if (yaml === null) {
      patch({ findings, fault: null });
      return;
    }
    const filter = filterOf(store.get());
    const [listed, bounds] = await Promise.all([
      engine.ask('controls', { yaml }),
      engine.ask('probe', { yaml, trials: 0, line, filter }),
    ]);
    if (store.get().start !== start) return;
    const { controls, postures } = listed;
    const boundsMs = performance.now() - sinceMs;
    patch({ yaml, findings, controls, postures, bounds, boundsMs, isBehind: true, fault: null });
    if (changes.size === 0) patch({ first: controls });
  };

  const showTrials = async (ticket: number): Promise<void> => {
    const sinceMs = changedMs;
    for (const trials of steps) {
      const { yaml } = store.get();
      if (yaml === null || wanted !== ticket) return;
      const filter = filterOf(store.get());
      const answer = await engine.ask('probe', { yaml, trials, line, filter });
      if (wanted !== ticket || answer.trials < trials) return;
      const measuresMs = trials === steps[0] ? performance.now() - sinceMs : undefined;
      patch({ answer, isBehind: false, ...(measuresMs === undefined ? {} : { measuresMs }) });
      await showBefore(ticket, trials);
    }
  };

  /** The file as it was, with as many trials: what the setting is held against. */
  const showBefore = async (ticket: number, trials: number): Promise<void> => {
    const { start, before, answer, changes } = store.get();
    if (start === null || wanted !== ticket || (before?.trials ?? 0) >= trials) return;
    if (changes.size === 0) {
      patch({ before: answer });
      return;
    }
    const filter = filterOf(store.get());
    const found = await engine.ask('probe', { yaml: start, trials, line, filter });
    if (wanted === ticket && found.trials >= trials) patch({ before: found });
  };

  const want = (change: Partial<WhatIfState>): void => {
    patch({ ...change, isBehind: true, measuresMs: null });
    wanted++;
    changedMs = performance.now();
    serve().catch((error: unknown) => patch({ fault: String(error) }));
  };
  const set = (path: string, value: ChangeValue): void =>
    want({ changes: new Map(store.get().changes).set(path, value) });

  const open: WhatIf['open'] = (start, now) => {
    if (store.get().start === start) return;
    store.set(() => ({ ...nothing, start }));
    want({});
    if (now === start) return;
    const both = [start, now].map((yaml) => engine.ask('controls', { yaml }));
    Promise.all(both).then(
      ([first, second]) => {
        if (store.get().start !== start || store.get().changes.size > 0) return;
        const changes = changesBetween(first?.controls ?? [], second?.controls ?? []);
        patch({ first: first?.controls ?? [] });
        if (changes.size > 0) want({ changes });
      },
      () => {},
    );
  };
  return {
    store,
    open,
    change: set,
    share: (path, value) => {
      const where = path.replace(/\.\d+\.share$/, '');
      const at = Number(/\.(\d+)\.share$/.exec(path)?.[1] ?? 0);
      const { controls, changes } = store.get();
      set(where, moveShare(sharesOf(controls, changes, where), at, value));
    },
    switchOff: (path) => {
      const { changes, first } = store.get();
      const wasOn = first.find((one) => one.path === path)?.value === true;
      const rest = without(changes, path);
      want({ changes: wasOn ? new Map(rest).set(path, false) : rest });
    },
    undo: (path) => want({ changes: without(store.get().changes, path) }),
    reset: () => want({ changes: new Map() }),
    choosePosture: (posture) => want({ posture, before: null }),
  };
}

/** Leaves out a change, and with the switch of crews the numbers behind it. */
function without(
  changes: ReadonlyMap<string, ChangeValue>,
  path: string,
): ReadonlyMap<string, ChangeValue> {
  const isBehind = (other: string): boolean =>
    path.endsWith('.crews') && other.startsWith(`${path}.`);
  return new Map([...changes].filter(([other]) => other !== path && !isBehind(other)));
}

function filterOf({ posture }: WhatIfState): CardFilter {
  return { ...ownVerdictsOnly, posture };
}
