import type { Measure, MeasureRow } from '../domain/measure.ts';
import { clopperPearsonInterval } from '../kernel/stats/intervals.ts';
import { type RowSums, sampleMean, sampleVariance } from './row-sums.ts';

/** Turns exact sums into a measure with its 95 % interval: Clopper-Pearson for events, mean +- 1.96 standard errors else (clipped to what the unit allows). */
export function readOut(row: MeasureRow, sums: RowSums): Measure {
  const estimate = sampleMean(row, sums);
  if (row.unit === 'probability') {
    return {
      ...row,
      trials: sums.trials,
      estimate,
      interval: clopperPearsonInterval(Number(sums.sum), sums.trials, 0.95),
      epistemic: null,
    };
  }
  const halfWidth = 1.96 * Math.sqrt(sampleVariance(row, sums) / sums.trials);
  const high = row.unit === 'share' ? Math.min(1, estimate + halfWidth) : estimate + halfWidth;
  return {
    ...row,
    trials: sums.trials,
    estimate,
    interval: [Math.max(0, estimate - halfWidth), high],
    epistemic: null,
  };
}
