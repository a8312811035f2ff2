import type { MeasureRow } from '../domain/measure.ts';
import { blockTrials, pilotBlocks, trialLadder } from '../domain/tally.ts';
import { wilsonInterval } from '../kernel/stats/intervals.ts';
import { type RowSums, sampleMean, sampleVariance } from './row-sums.ts';

/** How many trials a row runs, and whether that reaches the precision. */
export interface TrialPlan {
  readonly trials: number;
  readonly reached: boolean;
}

/** Lengths, times and counts are asked for at this multiple of the precision, relative to the pilot's mean; counts below one as if it were one. */
const relativeFactor = 5;

/**
 * Chooses a row's number of trials from its pilot (trials 0-511) and from nothing else: the least rung of 1,024, 2,560, 4,096,
 * 10,240 that is at least 1.03 x 1.96^2 p(1 - p) / e^2, where p is the end of the 99 % Wilson interval nearest to 1/2 (1/2 if that lies inside),
 * or 1.18 x 1.96^2 s^2 / e^2 for means. There is no later look, so the interval stays exact (measures: sampling rule 2).
 */
export function planTrials(row: MeasureRow, pilot: RowSums, precision: number): TrialPlan {
  const pilotTrials = pilotBlocks * blockTrials;
  if (pilot.trials !== pilotTrials)
    throw new RangeError(`a pilot has ${pilotTrials} trials, got ${pilot.trials}`);
  let wanted: number;
  if (row.unit === 'probability') {
    const [low, high] = wilsonInterval(Number(pilot.sum), pilotTrials, 0.99);
    const p = low > 0.5 ? low : high < 0.5 ? high : 0.5;
    wanted = (1.03 * 1.96 * 1.96 * p * (1 - p)) / (precision * precision);
  } else {
    const mean = sampleMean(row, pilot);
    const scale = row.unit === 'count' ? Math.max(1, mean) : mean;
    const halfWidth = row.unit === 'share' ? precision : relativeFactor * precision * scale;
    wanted =
      halfWidth === 0
        ? 0
        : (1.18 * 1.96 * 1.96 * sampleVariance(row, pilot)) / (halfWidth * halfWidth);
  }
  const rung = trialLadder.find((trials) => trials >= wanted);
  return {
    trials: rung ?? (trialLadder[trialLadder.length - 1] as number),
    reached: rung !== undefined,
  };
}
