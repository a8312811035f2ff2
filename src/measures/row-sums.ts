import type { MeasureRow } from '../domain/measure.ts';
import { type BlockTally, blockTrials } from '../domain/tally.ts';
import { stepsPerUnit } from './tally-block.ts';

/** Exact sums of one row over some blocks. */
export interface RowSums {
  readonly sum: bigint;
  readonly squares: bigint;
  readonly trials: number;
}

/** 2^52: two numbers below it have an exact sum. */
const exactHalf = 4_503_599_627_370_496;

/** Adds up one row over the blocks below `endBlock`. @throws RangeError when a block is missing. */
export function sumRow(
  tallies: ReadonlyMap<number, BlockTally>,
  row: number,
  endBlock: number,
): RowSums {
  const total = { sum: 0n, squares: 0n };
  // Added up as doubles while these are exact: a block adds less than 2^52 to either half.
  let [sum, high, low] = [0, 0, 0];
  const carry = (): void => {
    total.sum += BigInt(sum);
    total.squares += BigInt(high) * 4294967296n + BigInt(low);
    [sum, high, low] = [0, 0, 0];
  };
  for (let block = 0; block < endBlock; block++) {
    const tally = tallies.get(block);
    if (tally === undefined) throw new RangeError(`block ${block} of ${endBlock} is missing`);
    sum += tally.sums[row] as number;
    high += tally.squaresHigh[row] as number;
    low += tally.squaresLow[row] as number;
    if (sum >= exactHalf || high >= exactHalf || low >= exactHalf) carry();
  }
  carry();
  return { ...total, trials: endBlock * blockTrials };
}

/** Lists the trials in which an event happened, a mask for each block below `endBlock`. @throws RangeError when a block is missing */
export function listHits(
  tallies: ReadonlyMap<number, BlockTally>,
  row: number,
  endBlock: number,
): readonly bigint[] {
  return Array.from({ length: endBlock }, (_, block) => {
    const tally = tallies.get(block);
    if (tally === undefined) throw new RangeError(`block ${block} of ${endBlock} is missing`);
    return tally.hits[row] as bigint;
  });
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
