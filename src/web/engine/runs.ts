import type { Bound } from '../../domain/bound.ts';
import type { Scenario } from '../../domain/case.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Assessment } from '../../domain/results.ts';
import type { FindGround } from '../../domain/terrain-of.ts';
import { describeCost, estimateCost, longestSeconds } from '../../pipeline/estimate-cost.ts';
import type { Snapshot } from '../../pipeline/evaluate.ts';
import { type RunHandle, startRun } from '../../pipeline/start-run.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { judgeClaims } from '../../verdict/judge-claims.ts';
import { startBrowserRunner } from '../../workers/browser.ts';
import { type Card, makeCards, ownVerdictsOnly } from './cards.ts';
import { makeOverview } from './overview.ts';
import type { EngineEvent, RunAnswer, RunOrder } from './protocol.ts';
import type { GrowingReference } from './reference-parts.ts';

/** The runs of the engine. The last few assessments are kept; a run is stopped when it is told to be. */
export interface Runs {
  readonly start: (order: RunOrder) => Promise<RunAnswer>;
  readonly stop: (run: number) => void;
  /** Null when there is none of that number any more. */
  readonly assessment: (run: number) => Assessment | null;
  /** When it ended and what it was asked for; null when there is none of that number any more. */
  readonly record: (run: number) => RunRecord | null;
  /** How many workers ran it; 1 where there is none of that number any more. */
  readonly workers: (run: number) => number;
}

/** What a run's assessment does not say of it. */
export interface RunRecord {
  /** UTC, ISO 8601, to the second. */
  readonly finishedAt: string;
  /** Trials for every row; null = the stopping rule. */
  readonly trials: number | null;
}

/** How many assessments are kept: two that are compared, and the one in work. */
const keptRuns = 3;

/** How often interim verdicts are told, ms. */
const tellEveryMs = 400;

/** Prepares running scenarios over the ground that they ask for; `tell` hears of bounds, progress and interim verdicts. */
export function createRuns(
  opening: Promise<GrowingReference>,
  groundUnder: FindGround,
  tell: (event: EngineEvent) => void,
): Runs {
  const handles = new Map<number, RunHandle>();
  const assessments = new Map<number, Assessment>();
  const records = new Map<number, RunRecord>();
  /** Told to stop before they had begun. */
  const unwanted = new Set<number>();

  const start = async (order: RunOrder): Promise<RunAnswer> => {
    const { run } = order;
    const answer = await (await opening).use(async (reference) => {
      const { scenario, findings } = readScenario(order.yaml, 'scenario.yaml', reference);
      if (scenario === null) return { assessment: null, findings };
      const tooLong = refuseLong(scenario, order);
      if (tooLong !== null) return { assessment: null, findings: [...findings, tooLong] };
      const interim = createInterim(order, scenario, reference, tell);
      const handle = startRun({
        breathe: () => new Promise((done) => setTimeout(done)),
        ...{ scenario, reference, scenarioYaml: order.yaml, trials: order.trials },
        ...{ reading: order.reading, reports: order.reports },
        ...groundUnder(scenario.cases),
        startRunner: (setup) =>
          startBrowserRunner(setup, order.workers, () => tell({ kind: 'death', run })),
        nowMs: () => performance.now(),
        onBounds: interim.onBounds,
        onProgress: (done, total) => tell({ kind: 'progress', run, done, total }),
      });
      handles.set(run, handle);
      if (unwanted.delete(run)) handle.cancel();
      await interim.follow(handle.snapshots);
      const ended = await handle.result;
      return { ...ended, findings: [...findings, ...ended.findings] };
    });
    handles.delete(run);
    if (answer.assessment === null) return { overview: null, findings: answer.findings };
    assessments.set(run, answer.assessment);
    const finishedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    records.set(run, { finishedAt, trials: order.trials });
    for (const old of [...assessments.keys()].slice(0, -keptRuns)) {
      assessments.delete(old);
      records.delete(old);
    }
    return { overview: makeOverview(answer.assessment), findings: answer.findings };
  };
  return {
    start,
    stop: (run) => {
      const handle = handles.get(run);
      if (handle === undefined) unwanted.add(run);
      else handle.cancel();
    },
    assessment: (run) => assessments.get(run) ?? null,
    record: (run) => records.get(run) ?? null,
    workers: (run) => assessments.get(run)?.results.run.workers ?? 1,
  };
}

/** The finding that a run of more than an hour gets; null where it is shorter. */
function refuseLong(scenario: Scenario, { trials, workers }: RunOrder): Finding | null {
  if (estimateCost(scenario, trials, workers).seconds <= longestSeconds) return null;
  const message = `${describeCost(scenario, trials, workers)}; the page runs what takes an hour at most, the command line runs the file with --allow-long`;
  const place = { file: 'scenario.yaml', line: null, column: null, path: null };
  return { code: 'E_RUN_LONG', severity: 'error', ...place, message };
}

/** Tells what the bounds say, then what the trials so far say, some times a second. */
function createInterim(
  order: RunOrder,
  scenario: Scenario,
  reference: Reference,
  tell: (event: EngineEvent) => void,
) {
  const { run, reading, reports } = order;
  const latest = new Map<string, Snapshot>();
  let bounds: readonly Bound[] = [];
  let toldMs = Number.NEGATIVE_INFINITY;
  const judge = (measures: readonly Measure[]): readonly Card[] => {
    const verdicts = judgeClaims({
      scenario,
      bounds,
      measures,
      sensitivity: [],
      reading,
      reference,
    });
    const results = { verdicts, bounds, measures, assumptions: [] };
    // Cards look at reports, claims, scenario and verdicts alone.
    return makeCards(
      { results, scenario, reading, reports } as unknown as Assessment,
      ownVerdictsOnly,
    );
  };
  return {
    onBounds: (found: readonly Bound[]): void => {
      bounds = found;
      tell({ kind: 'bounds', run, cards: judge([]) });
    },
    follow: async (snapshots: AsyncIterable<Snapshot>): Promise<void> => {
      for await (const snapshot of snapshots) {
        latest.set(snapshot.case, snapshot);
        if (performance.now() - toldMs < tellEveryMs) continue;
        toldMs = performance.now();
        const measures = [...latest.values()].flatMap((one) => one.measures());
        tell({ kind: 'cards', run, trials: snapshot.trials, cards: judge(measures) });
      }
    },
  };
}
