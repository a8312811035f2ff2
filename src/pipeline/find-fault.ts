import { blockTrials } from '../domain/tally.ts';
import { squaresOf } from '../measures/tally-block.ts';
import type { CaseRun } from './case-run.ts';
import type { BlockJob, BlockResult } from './runner.ts';

/**
 * Says what is wrong with a block's result; null = sound. What comes from another thread, process or file is believed only as far as it can be
 * true: the block that was asked for, a whole number for each row, squares that such sums can have, as many hits as were counted.
 */
export function findFault(run: CaseRun, job: BlockJob, result: BlockResult): string | null {
  const { tally, mapCounts } = result;
  if (tally?.block !== job.block) return 'it answers for another block';
  const { sums, squaresHigh, squaresLow, hits } = tally;
  const lists = [
    [sums, Float64Array],
    [squaresHigh, Float64Array],
    [squaresLow, Uint32Array],
    [hits, BigUint64Array],
  ] as const;
  if (lists.some(([list, kind]) => !(list instanceof kind) || list.length !== run.rows.length))
    return `it has ${sums?.length} rows in place of ${run.rows.length}`;
  for (const [r, row] of run.rows.entries()) {
    const [sum, high] = [sums[r] as number, squaresHigh[r] as number];
    if (!isCount(sum) || !isCount(high)) return `row ${row.id} is no whole number`;
    const squares = squaresOf(tally, r);
    const isEvent = row.unit === 'probability';
    if (isEvent && (sum > blockTrials || squares !== BigInt(sum)))
      return `row ${row.id} counts ${sum} of ${blockTrials} trials`;
    if (countHits(hits[r] as bigint) !== (isEvent ? sum : 0))
      return `row ${row.id} names other trials than it counts`;
    // Cauchy-Schwarz, and squares of whole numbers are no less than the numbers.
    if (BigInt(sum) * BigInt(sum) > BigInt(blockTrials) * squares || squares < BigInt(sum))
      return `row ${row.id} has squares that its sum cannot have`;
  }
  if (mapCounts !== null && !(mapCounts instanceof Uint32Array))
    return 'its map holds something else than counts';
  return null;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Number of trials that a mask names. */
function countHits(hits: bigint): number {
  let count = 0;
  for (let half of [Number(hits & 0xffff_ffffn), Number(hits >> 32n)]) {
    for (; half !== 0; half &= half - 1) count++;
  }
  return count;
}
