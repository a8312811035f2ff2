import { blockTrials } from '../domain/tally.ts';
import type { CaseRun } from './case-run.ts';
import type { BlockJob, BlockResult } from './runner.ts';

/**
 * Says what is wrong with a block's result; null = sound. What comes from another thread, process or file is believed only as far as it can be
 * true: the block that was asked for, a whole number for each row, squares that such sums can have.
 */
export function findFault(run: CaseRun, job: BlockJob, result: BlockResult): string | null {
  const { tally, mapCounts } = result;
  if (tally?.block !== job.block) return 'it answers for another block';
  if (tally.sums.length !== run.rows.length || tally.squares.length !== run.rows.length)
    return `it has ${tally.sums.length} rows in place of ${run.rows.length}`;
  for (const [r, row] of run.rows.entries()) {
    const sum = tally.sums[r];
    const squares = tally.squares[r];
    if (typeof sum !== 'bigint' || typeof squares !== 'bigint' || sum < 0n)
      return `row ${row.id} is no whole number`;
    const isEvent = row.unit === 'probability';
    if (isEvent && (sum > BigInt(blockTrials) || squares !== sum))
      return `row ${row.id} counts ${sum} of ${blockTrials} trials`;
    // Cauchy-Schwarz, and squares of whole numbers are no less than the numbers.
    if (sum * sum > BigInt(blockTrials) * squares || squares < sum)
      return `row ${row.id} has squares that its sum cannot have`;
  }
  if (mapCounts !== null && !(mapCounts instanceof Uint32Array))
    return 'its map holds something else than counts';
  return null;
}
