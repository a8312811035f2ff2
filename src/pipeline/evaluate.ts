import type { Case } from '../domain/case.ts';
import type { Host } from '../domain/host.ts';
import type { Measure, MeasureName } from '../domain/measure.ts';
import { isPredicate } from '../domain/predicates.ts';
import type { CoverageMap } from '../domain/results.ts';
import { blockTrials } from '../domain/tally.ts';
import { readOut } from '../measures/read-out.ts';
import { listHits, sumRow } from '../measures/row-sums.ts';
import { listAllRows } from '../simulate/list-rows.ts';
import { type BlockStore, createMemoryStore, type KeptBlock } from './block-store.ts';
import {
  type CaseRun,
  hasRow,
  knowsItsEnd,
  listMissing,
  nameInCase,
  planRow,
  prefixOf,
  startCaseRun,
} from './case-run.ts';
import { type CaseDesign, isShared, type Shard } from './design-cases.ts';
import { findFault } from './find-fault.ts';
import { readMap } from './map-cells.ts';
import { runJobs } from './run-jobs.ts';
import type { BlockJob, Runner, RunSetup } from './runner.ts';
import { shareWork } from './share-work.ts';

/** What is to be evaluated, where, and what is there already. */
export interface EvaluationRequest {
  readonly setup: RunSetup;
  /** One for each case of the setup. */
  readonly designs: readonly CaseDesign[];
  readonly runner: Runner;
  readonly host: Host;
  /** Default: nothing is there, and nothing outlives the program. */
  readonly store?: BlockStore;
  readonly onProgress?: (done: number, total: number) => void;
  /** Told each time the blocks of a case that follow each other from the first one have become more. */
  readonly onSnapshot?: (snapshot: Snapshot) => void;
}

/** What the first blocks of a case show, while the run goes on. */
export interface Snapshot {
  readonly case: string;
  readonly trials: number;
  /** Reads the rows of this case off these trials. */
  readonly measures: () => readonly Measure[];
}

/** What came out of the trials. */
export interface Evaluation {
  readonly measures: readonly Measure[];
  /** By measure id, for every predicate: block by block, the trials in which it holds, of those that its figure rests on. */
  readonly hits: ReadonlyMap<string, readonly bigint[]>;
  readonly map: CoverageMap | null;
  readonly trials: number;
  readonly stoppedBy: 'precision' | 'trials' | 'user';
  readonly threadIds: readonly number[];
  /** Blocks that were run now, and those that were there before. */
  readonly blocks: { readonly run: number; readonly kept: number };
  /** Blocks that were lost and run again, with the reason. */
  readonly retries: readonly {
    readonly case: string;
    readonly block: number;
    readonly reason: string;
  }[];
}

/**
 * Runs every case as it is designed: pilot, ladder, blocks, integer sums (measures §4). Postures that differ in nothing that a trial sees are run
 * once, for the first case that has them. The result depends on the setup and the designs, never on the number of workers, the order in
 * which blocks end, or where they were run.
 */
export async function evaluate(request: EvaluationRequest): Promise<Evaluation> {
  const { runs, sourceOf, stopped, ...done } = await runBlocks(request, null);
  if (stopped)
    return { measures: [], hits: new Map(), map: null, trials: 0, stoppedBy: 'user', ...done };
  let reachedAll = true;
  const hits = new Map<string, readonly bigint[]>();
  const measures = runs.flatMap((run) =>
    listAllRows(run.each).flatMap((row): Measure[] => {
      if (!hasRow(run, row)) return [];
      const source = runs[sourceOf(run.index, row.posture)] as CaseRun;
      const at = source.rowOf.get(nameInCase(row)) as number;
      const plan = planRow(source, row, at);
      if (!plan.reached) reachedAll = false;
      if (isPredicate(row))
        hits.set(row.id, listHits(source.tallies, at, plan.trials / blockTrials));
      return [readOut(row, sumRow(source.tallies, at, plan.trials / blockTrials))];
    }),
  );
  const isFixed = !runs.some((run) => run.design.climbs);
  return {
    measures,
    hits,
    map: readMap(request.setup, runs),
    trials: measures.reduce((most, measure) => Math.max(most, measure.trials), 0),
    stoppedBy: isFixed || !reachedAll ? 'trials' : 'precision',
    ...done,
  };
}

/**
 * Runs one shard of a run: the pilot of the cases that go on beyond it, and of their further blocks those that fall to the shard. Returns null when the
 * user stopped it. The other cases are left to whoever merges the shards.
 */
export async function evaluateShard(
  request: EvaluationRequest,
  shard: Shard,
): Promise<readonly KeptBlock[] | null> {
  const { runs, stopped } = await runBlocks(request, shard);
  if (stopped) return null;
  return runs.flatMap((run) =>
    [...run.tallies.values()]
      .sort((a, b) => a.block - b.block)
      .map((tally) => ({
        case: run.index,
        tally,
        mapCounts: run.maps.get(tally.block) ?? null,
      })),
  );
}

/** Lists the blocks that shards should have brought and did not: the job of every block that a merged run would still have to run of the shared cases. */
export function listUnsharded(
  setup: RunSetup,
  designs: readonly CaseDesign[],
  kept: readonly KeptBlock[],
): readonly BlockJob[] {
  const { runs } = startRuns(setup, designs, kept);
  return runs.filter((run) => isShared(run.design)).flatMap((run) => listMissing(run, null));
}

interface BlockRun {
  readonly runs: readonly CaseRun[];
  readonly sourceOf: (index: number, posture: string) => number;
  readonly stopped: boolean;
  readonly threadIds: readonly number[];
  readonly blocks: Evaluation['blocks'];
  readonly retries: Evaluation['retries'];
}

async function runBlocks(request: EvaluationRequest, shard: Shard | null): Promise<BlockRun> {
  const { setup, designs, store = createMemoryStore(), onProgress = () => {} } = request;
  const { runs, sourceOf } = startRuns(setup, designs, store.kept);
  const threadIds = new Set<number>();
  const kept = runs.reduce((sum, run) => sum + run.tallies.size, 0);
  const ran = runs.filter(
    (run) => run.postures.length > 0 && (shard === null || isShared(run.design)),
  );
  const state = await runJobs({
    ...request,
    store,
    jobs: ran.flatMap((run) => listMissing(run, shard)),
    findFault: (job, result) => findFault(runs[job.case] as CaseRun, job, result),
    follow: (job, result) => {
      const run = runs[job.case] as CaseRun;
      const before = knowsItsEnd(run);
      const prefix = prefixOf(run);
      run.tallies.set(job.block, result.tally);
      if (result.mapCounts !== null) run.maps.set(job.block, result.mapCounts);
      threadIds.add(result.threadId);
      if (prefixOf(run) > prefix) request.onSnapshot?.(takeSnapshot(run));
      return knowsItsEnd(run) && !before ? listMissing(run, shard) : [];
    },
    onProgress,
  });
  return {
    runs,
    sourceOf,
    stopped: state.phase === 'stopped',
    blocks: { run: state.done, kept },
    threadIds: [...threadIds].sort((a, b) => a - b),
    retries: state.retries.map(({ job, reason }) => ({
      case: (setup.cases[job.case] as Case).id,
      block: job.block,
      reason,
    })),
  };
}

/** Starts all cases with the blocks that are there already. Kept blocks that fit no case are left out, so they run again. */
function startRuns(
  setup: RunSetup,
  designs: readonly CaseDesign[],
  kept: readonly KeptBlock[],
): { readonly runs: readonly CaseRun[]; readonly sourceOf: BlockRun['sourceOf'] } {
  const shared = shareWork(setup.cases, (index) => designs[index]?.isBrief === true);
  const runs = setup.cases.map((each, index) =>
    startCaseRun(each, index, designs[index] as CaseDesign, shared.own[index] ?? []),
  );
  for (const { case: index, tally, mapCounts } of kept) {
    const run = runs[index];
    if (run === undefined || tally.sums.length !== run.rows.length) continue;
    run.tallies.set(tally.block, tally);
    if (mapCounts !== null) run.maps.set(tally.block, mapCounts);
  }
  return { runs, sourceOf: shared.sourceOf };
}

function takeSnapshot(run: CaseRun): Snapshot {
  const end = prefixOf(run);
  return {
    case: run.each.id,
    trials: end * blockTrials,
    measures: () =>
      run.rows.flatMap((row, index) => {
        if (!hasRow(run, row)) return [];
        // Blocks beyond a row's own end may not have run it.
        const own = knowsItsEnd(run) ? planRow(run, row, index).trials / blockTrials : end;
        const blocks = Math.min(end, run.design.fixed[row.measure as MeasureName] ?? end, own);
        return [readOut(row, sumRow(run.tallies, index, blocks))];
      }),
  };
}
