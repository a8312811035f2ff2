import type { Case } from '../domain/case.ts';
import type { MeasureName, MeasureRow } from '../domain/measure.ts';
import { isAnswer } from '../domain/predicates.ts';
import { type BlockTally, blockTrials, pilotBlocks } from '../domain/tally.ts';
import { planTrials, type TrialPlan } from '../measures/plan-trials.ts';
import { sumRow } from '../measures/row-sums.ts';
import { listAllRows } from '../simulate/list-rows.ts';
import { type CaseDesign, isOwnBlock, type Shard } from './design-cases.ts';
import type { BlockJob } from './runner.ts';
import { keepPostures } from './share-work.ts';

/** A case of a run with the blocks that are finished. */
export interface CaseRun {
  readonly each: Case;
  readonly index: number;
  readonly design: CaseDesign;
  /** The postures whose trials this case runs, and their rows in the order of the tallies. */
  readonly postures: readonly string[];
  readonly rows: readonly MeasureRow[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** Finished blocks by number. */
  readonly tallies: Map<number, BlockTally>;
  /** Covered sample points by k, altitude and map cell of the blocks that kept a map. */
  readonly maps: Map<number, Uint32Array>;
}

/** Starts a case without any block. */
export function startCaseRun(
  each: Case,
  index: number,
  design: CaseDesign,
  postures: readonly string[],
): CaseRun {
  const rows = listAllRows(keepPostures(each, postures));
  const rowOf = new Map(rows.map((row, r) => [nameInCase(row), r]));
  return { each, index, design, postures, rows, rowOf, tallies: new Map(), maps: new Map() };
}

/** A row's id without its case: rows of a shared posture are found by it. */
export function nameInCase(row: MeasureRow): string {
  return row.id.slice(row.case.length);
}

/** Number of blocks at the start of a case that are all there. */
export function prefixOf(run: CaseRun): number {
  let prefix = 0;
  while (run.tallies.has(prefix)) prefix++;
  return prefix;
}

/**
 * Lists the blocks that a case still lacks, of those that a shard runs. Blocks beyond the pilot are known once the pilot is there, and say which rows still want
 * trials: nothing else need be run. Where these are chances of predicates alone, the measure answers yes or no.
 */
export function listMissing(run: CaseRun, shard: Shard | null): BlockJob[] {
  const rowEnds = listRowEnds(run);
  const ends = measureEnds(run, rowEnds);
  const last = Math.max(...[...ends.values()].map(endOf));
  const jobs: BlockJob[] = [];
  let wanted: readonly number[] | null = null;
  for (let block = 0; block < last; block++) {
    // Blocks between two ends share one list.
    if (rowEnds !== null && (wanted === null || rowEnds.includes(block)))
      wanted = listWanted(rowEnds, block);
    if (run.tallies.has(block) || !isOwnBlock(shard, block)) continue;
    const measures = run.design.measures.filter((name) => block < endOf(ends.get(name)));
    const brief = measures.filter((name) => block >= (ends.get(name)?.others ?? 0));
    jobs.push({ case: run.index, postures: run.postures, block, measures, brief, wanted });
  }
  return jobs;
}

/** Whether the pilot is complete, so that no look remains to be taken. */
export function knowsItsEnd(run: CaseRun): boolean {
  return !run.design.climbs || prefixOf(run) >= pilotBlocks;
}

/** Decides how many trials a row's figure rests on. @throws RangeError while a case that climbs lacks its pilot */
export function planRow(run: CaseRun, row: MeasureRow, index: number): TrialPlan {
  const { design } = run;
  const fixed = design.fixed[row.measure as MeasureName];
  if (fixed !== undefined) return { trials: fixed * blockTrials, reached: true };
  if (!design.climbs) return { trials: design.first * blockTrials, reached: true };
  return planTrials(row, sumRow(run.tallies, index, pilotBlocks), design.precision);
}

/** Whether a case has a row at all. */
export function hasRow({ design }: CaseRun, row: MeasureRow): boolean {
  return design.measures.includes(row.measure as MeasureName) && (!design.isBrief || isAnswer(row));
}

/** The last block (exclusive) that rows of a measure need: those that hold chances of predicates, and the others. */
interface MeasureEnd {
  answers: number;
  others: number;
}

const endOf = (end: MeasureEnd | undefined): number =>
  end === undefined ? 0 : Math.max(end.answers, end.others);

/** Number of blocks that each row wants, by its place, 0 for one that the case does not have; null while that is not known or alike for all. */
function listRowEnds(run: CaseRun): readonly number[] | null {
  if (!run.design.climbs || !knowsItsEnd(run)) return null;
  return run.rows.map((row, index) =>
    hasRow(run, row) ? planRow(run, row, index).trials / blockTrials : 0,
  );
}

function listWanted(ends: readonly number[], block: number): number[] {
  return ends.flatMap((end, index) => (block < end ? [index] : []));
}

/** Where each measure ends, as far as it is known. */
function measureEnds(
  run: CaseRun,
  rowEnds: readonly number[] | null,
): Map<MeasureName, MeasureEnd> {
  const { design } = run;
  const ends = new Map<MeasureName, MeasureEnd>(
    design.measures.map((name) => {
      const answers = design.fixed[name] ?? design.first;
      return [name, { answers, others: design.isBrief ? 0 : answers }];
    }),
  );
  rowEnds?.forEach((rowEnd, index) => {
    const row = run.rows[index] as MeasureRow;
    const name = row.measure as MeasureName;
    const end = ends.get(name);
    if (end === undefined || design.fixed[name] !== undefined) return;
    const kind = isAnswer(row) ? 'answers' : 'others';
    end[kind] = Math.max(end[kind], rowEnd);
  });
  return ends;
}
