import type { MeasureRow } from '../domain/measure.ts';
import { type BlockTally, blockTrials } from '../domain/tally.ts';
import { stepsPerUnit } from './tally-block.ts';

/** Exact sums of one row over some blocks. */
export interface RowSums {
  readonly sum: bigint;
  readonly squares: bigint;
  readonly trials: number;
}

/** Adds up one row over the blocks below `endBlock`. Any order of tallies gives the same integers. @throws RangeError when a block is missing or doubled. */
export function sumRow(tallies: readonly BlockTally[], row: number, endBlock: number): RowSums {
  let sum = 0n;
  let squares = 0n;
  const seen = new Set<number>();
  for (const tally of tallies) {
    if (tally.block >= endBlock) continue;
    if (seen.has(tally.block)) throw new RangeError(`block ${tally.block} stands twice`);
    seen.add(tally.block);
    sum += tally.sums[row] as bigint;
    squares += tally.squares[row] as bigint;
  }
  if (seen.size !== endBlock)
    throw new RangeError(`${endBlock - seen.size} of ${endBlock} blocks are missing`);
  return { sum, squares, trials: endBlock * blockTrials };
}

/** Returns the mean in the row's unit. */
export function sampleMean(row: MeasureRow, sums: RowSums): number {
  return Number(sums.sum) / stepsPerUnit(row.unit) / sums.trials;
}

/** Returns the sample variance (n - 1) in the row's unit squared; the subtraction is done in integers. */
export function sampleVariance(row: MeasureRow, sums: RowSums): number {
  const n = BigInt(sums.trials);
  const steps = stepsPerUnit(row.unit);
  return (
    Number(n * sums.squares - sums.sum * sums.sum) /
    (steps * steps) /
    (sums.trials * (sums.trials - 1))
  );
}
