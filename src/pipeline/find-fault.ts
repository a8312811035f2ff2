import { blockTrials } from '../domain/tally.ts';
import type { CaseRun } from './case-run.ts';
import type { BlockJob, BlockResult } from './runner.ts';

/**
 * Says what is wrong with a block's result; null = sound. What comes from another thread, process or file is believed only as far as it can be
 * true: the block that was asked for, a whole number for each row, squares that such sums can have, as many hits as were counted.
 */
export function findFault(run: CaseRun, job: BlockJob, result: BlockResult): string | null {
  const { tally, mapCounts } = result;
  if (tally?.block !== job.block) return 'it answers for another block';
  const { sums, squares: allSquares, hits: allHits } = tally;
  const lists = [sums, allSquares, allHits];
  if (
    lists.some((list) => list?.length !== run.rows.length) ||
    !(allHits instanceof BigUint64Array)
  )
    return `it has ${sums.length} rows in place of ${run.rows.length}`;
  for (const [r, row] of run.rows.entries()) {
    const [sum, squares, hits] = [sums[r], allSquares[r], allHits[r]];
    if (typeof sum !== 'bigint' || typeof squares !== 'bigint' || hits === undefined || sum < 0n)
      return `row ${row.id} is no whole number`;
    const isEvent = row.unit === 'probability';
    if (isEvent && (sum > BigInt(blockTrials) || squares !== sum))
      return `row ${row.id} counts ${sum} of ${blockTrials} trials`;
    if (countHits(hits) !== (isEvent ? Number(sum) : 0))
      return `row ${row.id} names other trials than it counts`;
    // Cauchy-Schwarz, and squares of whole numbers are no less than the numbers.
    if (sum * sum > BigInt(blockTrials) * squares || squares < sum)
      return `row ${row.id} has squares that its sum cannot have`;
  }
  if (mapCounts !== null && !(mapCounts instanceof Uint32Array))
    return 'its map holds something else than counts';
  return null;
}

/** Number of trials that a mask names. */
function countHits(hits: bigint): number {
  let count = 0;
  for (let half of [Number(hits & 0xffff_ffffn), Number(hits >> 32n)]) {
    for (; half !== 0; half &= half - 1) count++;
  }
  return count;
}
