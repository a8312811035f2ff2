import type { Finding } from '../../domain/finding.ts';
import type { Engine } from '../engine/client.ts';
import type { ReportText, RunAnswer } from '../engine/protocol.ts';
import { canHandOver, noRun, type PageState, type RunState } from './page-state.ts';
import type { Store } from './store.ts';

/** The steps from texts to a run. A step that is overtaken by a newer run changes nothing more. */
export interface RunControl {
  /** Does something under a new number; what goes wrong is told as the run's fault. */
  readonly attempt: (
    status: RunState['status'],
    work: (number: number) => Promise<void>,
  ) => Promise<void>;
  /** Reads texts; false = overtaken. */
  readonly readTexts: (number: number, texts: readonly ReportText[]) => Promise<boolean>;
  /** Drafts a scenario file from what was read; null = there is none, or overtaken. */
  readonly draft: (number: number) => Promise<string | null>;
  /** Runs a file. Where it would take long and a server could do it, that is offered first, unless the run is `meant` for here. */
  readonly runFile: (yaml: string, drafted: string | null, isMeant?: boolean) => Promise<void>;
  readonly stop: () => void;
}

/** What takes longer here is offered to the server first, s. The estimate is on the high side: the example, of half a minute, comes to some minutes. */
const longS = 600;

/** Prepares the steps. */
export function createRunControl(
  store: Store<PageState>,
  engine: Engine,
  todayIso: string,
  workers: number,
): RunControl {
  const { attempt, isCurrent, patchRun, stop } = createNumbering(store, engine);
  const patch = (change: Partial<PageState>): void =>
    store.set((state) => ({ ...state, ...change }));
  /** What drafting found; it holds as long as the file comes from the draft. */
  let draftFindings: readonly Finding[] = [];

  return {
    attempt,
    stop,
    readTexts: async (number, texts) => {
      patch({ texts, corrections: [], claim: null, yaml: null, draftedYaml: null });
      const read = await engine.ask('read', { texts });
      if (!isCurrent(number)) return false;
      patch({ read, findings: read.findings });
      return true;
    },
    draft: async (number) => {
      const { read, settings } = store.get();
      if (read === null) return null;
      const { yaml, findings } = await engine.ask('draft', {
        ...{ reports: read.reports, reading: read.reading, today: todayIso },
        ...{ asOf: settings.asOf, territory: settings.territory, seed: settings.seed },
      });
      if (!isCurrent(number)) return null;
      draftFindings = findings;
      patch({ yaml, draftedYaml: yaml, findings: [...read.findings, ...findings] });
      if (yaml === null) patchRun(number, { status: 'failed' });
      return yaml;
    },
    runFile: (yaml, drafted, isMeant = false) =>
      attempt('running', async (number) => {
        const { read, settings } = store.get();
        const earlier = [...(read?.findings ?? []), ...(drafted === null ? [] : draftFindings)];
        patch({ yaml, draftedYaml: drafted, findings: earlier });
        if (!isMeant && canHandOver(store.get())) {
          const { trials } = settings;
          const estimate = await engine.ask('estimate', { yaml, trials, workers });
          if (!isCurrent(number) || store.get().run.status !== 'running') return;
          if (estimate?.isForServer === true && estimate.seconds > longS) {
            patchRun(number, { status: 'offered', estimateS: estimate.seconds });
            return;
          }
        }
        const answer = await engine.ask('run', {
          ...{ run: number, yaml, workers, trials: settings.trials },
          ...{ reports: read?.reports ?? [], reading: read?.reading ?? null },
        });
        if (!isCurrent(number)) return;
        patch({ findings: [...earlier, ...answer.findings] });
        patchRun(number, endOf(answer));
      }),
  };
}

/** Numbers what is tried: the newest alone may change the page. */
function createNumbering(store: Store<PageState>, engine: Engine) {
  let runs = 0;
  const patchRun = (number: number, change: Partial<RunState>): void =>
    store.set((state) =>
      state.run.number === number ? { ...state, run: { ...state.run, ...change } } : state,
    );
  const stopEngine = (run: number): void => {
    engine.ask('stop', { run }).catch(() => {});
  };
  const attempt: RunControl['attempt'] = async (status, work) => {
    const { run } = store.get();
    if (run.status === 'running') stopEngine(run.number);
    runs++;
    const number = runs;
    store.set((state) => ({ ...state, run: { ...noRun, number, status } }));
    try {
      await work(number);
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      patchRun(number, { status: 'failed', fault });
    }
  };
  const stop = (): void => {
    const { run } = store.get();
    stopEngine(run.number);
    patchRun(run.number, { status: 'stopped' });
  };
  return { attempt, patchRun, stop, isCurrent: (n: number) => store.get().run.number === n };
}

/** How a run stands after its answer. */
function endOf({ overview, findings }: RunAnswer): Partial<RunState> {
  if (overview !== null) return { status: 'done', overview, cards: overview.cards };
  const isRefused = findings.some(({ severity }) => severity === 'error');
  return { status: isRefused ? 'failed' : 'stopped' };
}
