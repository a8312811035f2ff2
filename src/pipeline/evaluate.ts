import type { Case } from '../domain/case.ts';
import type { Host } from '../domain/host.ts';
import type { Measure, MeasureRow } from '../domain/measure.ts';
import type { CoverageMap } from '../domain/results.ts';
import { type BlockTally, blockTrials, pilotBlocks } from '../domain/tally.ts';
import { planTrials, type TrialPlan } from '../measures/plan-trials.ts';
import { readOut } from '../measures/read-out.ts';
import { sumRow } from '../measures/row-sums.ts';
import { listRows, type MeasureName } from '../simulate/list-rows.ts';
import { layMapCells } from './map-cells.ts';
import type { BlockJob, Runner, RunSetup } from './runner.ts';
import { keepPostures, shareWork } from './share-work.ts';

/** How far an evaluation is to go. */
export interface EvaluationDesign {
  /** Half-width of a 95 % interval, as a probability or share. */
  readonly precision: number;
  /** True when a user asked for the precision: then readings climb the whole ladder too, not only the base case. */
  readonly precisionAsked: boolean;
  /** Trials for every row in place of the stopping rule, a multiple of 64; null = the rule. */
  readonly trials: number | null;
  readonly measures: readonly MeasureName[];
}

/** What came out of the trials. */
export interface Evaluation {
  readonly measures: readonly Measure[];
  readonly map: CoverageMap | null;
  readonly trials: number;
  readonly stoppedBy: 'precision' | 'trials' | 'user';
  readonly threadIds: readonly number[];
}

/** Blocks of coverage in the default plan: 256 trials, because coverage averages itself (measures: default plan); half as many beside the base. */
const coverageBlocks = { base: 4, other: 2 };

/** Blocks of a best case: 256 trials tell whether its chance is below 1 %. */
const bestBlocks = 4;

/** Blocks in one job: long enough to make the posting cheap, short enough to stop within a second. */
const blocksPerJob = 2;

/**
 * Runs every case by the sampling rule of measures §4: pilot, ladder, blocks, integer sums. The base case climbs the ladder;
 * variants run the pilot only (512 trials), and so do readings unless a precision was asked for; best cases run 256. Postures that differ in nothing
 * that a trial sees are run once, for the first case that has them. The result depends on the setup and the design, never on the
 * number of workers or the order in which jobs end.
 */
export async function evaluate(
  setup: RunSetup,
  design: EvaluationDesign,
  runner: Runner,
  host: Host,
  onProgress: (done: number, total: number) => void,
): Promise<Evaluation> {
  const shared = shareWork(setup.cases);
  const runs = setup.cases.map((each, index) => startRun(each, index, shared.own[index] ?? []));
  const map = createMapSum(setup);
  const progress = { done: 0, total: 0 };
  const threadIds = new Set<number>();

  const runJobs = async (jobs: readonly BlockJob[]): Promise<void> => {
    progress.total += jobs.reduce((sum, job) => sum + job.blocks.length, 0);
    const waiting = jobs.values();
    // A few jobs a worker are under way at a time, so that stopping takes no longer than they do.
    const work = async (): Promise<void> => {
      for (const job of waiting) {
        if (host.isCancelled()) return;
        const result = await runner.run(job);
        threadIds.add(result.threadId);
        runs[job.case]?.tallies.push(...result.tallies);
        map.add(result.mapCounts, result.mapTrials);
        progress.done += job.blocks.length;
        onProgress(progress.done, progress.total);
      }
    };
    await Promise.all(Array.from({ length: 2 * runner.workers }, work));
  };

  const own = runs.filter((run) => run.postures.length > 0);
  const firstBlocks = (run: CaseRun): number =>
    design.trials === null ? pilotOf(run.each) : Math.ceil(design.trials / blockTrials);
  await runJobs(
    own.flatMap((run) =>
      makeJobs(run, 0, firstBlocks(run), (block, name) => wantsFirst(run, design, block, name)),
    ),
  );
  if (!host.isCancelled() && design.trials === null) {
    await runJobs(
      own.flatMap((run) => {
        if (!climbs(run.each, design)) return [];
        const ends = measureEnds(run, design);
        const last = Math.max(...ends.values());
        return makeJobs(
          run,
          pilotBlocks,
          last,
          (block, name) => design.measures.includes(name) && block < (ends.get(name) ?? 0),
        );
      }),
    );
  }
  if (host.isCancelled())
    return {
      measures: [],
      map: null,
      trials: 0,
      stoppedBy: 'user',
      threadIds: [...threadIds].sort((a, b) => a - b),
    };

  let reachedAll = true;
  const measures = runs.flatMap((run) =>
    Object.values(listRows(run.each))
      .flat()
      .flatMap((row): Measure[] => {
        if (!design.measures.includes(row.measure)) return [];
        const source = runs[shared.sourceOf(run.index, row.posture)] as CaseRun;
        const at = source.rowOf.get(nameInCase(row)) as number;
        const plan = planRow(source, row, at, design);
        if (!plan.reached) reachedAll = false;
        return [readOut(row, sumRow(source.tallies, at, plan.trials / blockTrials))];
      }),
  );
  return {
    measures,
    map: map.finish(),
    trials: measures.reduce((most, measure) => Math.max(most, measure.trials), 0),
    stoppedBy: design.trials !== null || !reachedAll ? 'trials' : 'precision',
    threadIds: [...threadIds].sort((a, b) => a - b),
  };
}

interface CaseRun {
  readonly each: Case;
  readonly index: number;
  /** The postures whose trials this case runs, and their rows in the order of the tallies. */
  readonly postures: readonly string[];
  readonly rows: readonly MeasureRow[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly tallies: BlockTally[];
}

function startRun(each: Case, index: number, postures: readonly string[]): CaseRun {
  const rows = Object.values(listRows(keepPostures(each, postures))).flat();
  const rowOf = new Map(rows.map((row, r) => [nameInCase(row), r]));
  return { each, index, postures, rows, rowOf, tallies: [] };
}

/** A row's id without its case: rows of a shared posture are found by it. */
function nameInCase(row: MeasureRow): string {
  return row.id.slice(row.case.length);
}

function wantsFirst(
  run: CaseRun,
  design: EvaluationDesign,
  block: number,
  name: MeasureName,
): boolean {
  if (!design.measures.includes(name)) return false;
  return design.trials !== null || name !== 'coverage' || block < coverageOf(run.each);
}

function makeJobs(
  run: CaseRun,
  first: number,
  end: number,
  wants: (block: number, name: MeasureName) => boolean,
): BlockJob[] {
  const names: readonly MeasureName[] = ['coverage', 'border', 'points', 'crossing'];
  const jobs: BlockJob[] = [];
  for (let start = first; start < end; start += blocksPerJob) {
    const blocks = [];
    for (let block = start; block < Math.min(end, start + blocksPerJob); block++) {
      blocks.push({ block, measures: names.filter((name) => wants(block, name)) });
    }
    jobs.push({ case: run.index, postures: run.postures, blocks });
  }
  return jobs;
}

/** Decides how many trials a row's figure rests on. */
function planRow(
  run: CaseRun,
  row: MeasureRow,
  index: number,
  design: EvaluationDesign,
): TrialPlan {
  if (design.trials !== null)
    return { trials: Math.ceil(design.trials / blockTrials) * blockTrials, reached: true };
  if (row.measure === 'coverage')
    return { trials: coverageOf(run.each) * blockTrials, reached: true };
  if (!climbs(run.each, design)) return { trials: pilotOf(run.each) * blockTrials, reached: true };
  return planTrials(row, sumRow(run.tallies, index, pilotBlocks), design.precision);
}

/** Blocks in which a case observes coverage. */
function coverageOf(each: Case): number {
  return each.kind === 'base' ? coverageBlocks.base : coverageBlocks.other;
}

/** Blocks that a case runs first. */
function pilotOf(each: Case): number {
  return each.kind === 'best' ? bestBlocks : pilotBlocks;
}

/** Whether a case goes beyond the pilot: the base case does, readings do when a precision was asked for. */
function climbs(each: Case, design: EvaluationDesign): boolean {
  return each.kind === 'base' || (each.kind === 'reading' && design.precisionAsked);
}

/** The last block (exclusive) that any row of a measure needs. */
function measureEnds(run: CaseRun, design: EvaluationDesign): Map<MeasureName, number> {
  const ends = new Map<MeasureName, number>();
  run.rows.forEach((row, index) => {
    if (!design.measures.includes(row.measure)) return;
    const end = planRow(run, row, index, design).trials / blockTrials;
    ends.set(row.measure, Math.max(ends.get(row.measure) ?? 0, end));
  });
  return ends;
}

function createMapSum(setup: RunSetup): {
  add: (counts: Float64Array | null, trials: number) => void;
  finish: () => CoverageMap | null;
} {
  let sum: Float64Array | null = null;
  let trials = 0;
  return {
    add: (counts, count) => {
      if (counts === null) return;
      sum ??= new Float64Array(counts.length);
      for (let i = 0; i < counts.length; i++) sum[i] = (sum[i] as number) + (counts[i] as number);
      trials += count;
    },
    finish: () => {
      if (setup.map === null || sum === null || trials === 0) return null;
      const total = sum;
      const each = setup.cases[setup.map.case] as Case;
      const cells = layMapCells(setup.world.lattice, setup.map.cellM);
      const count = cells.points.length;
      return {
        cellM: setup.map.cellM,
        posture: each.postures[setup.map.posture]?.id ?? '',
        case: each.id,
        altitudesM: each.altitudesM,
        rows: cells.rows,
        probability: each.altitudesM.map((_, a) =>
          Array.from(cells.points, (points, cell) =>
            points === 0
              ? null
              : Math.round((255 * (total[a * count + cell] as number)) / (points * trials)),
          ),
        ),
        trials,
      };
    },
  };
}
