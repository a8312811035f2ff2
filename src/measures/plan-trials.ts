import type { MeasureRow } from '../domain/measure.ts';
import { isPredicate } from '../domain/predicates.ts';
import { blockTrials, pilotBlocks, trialLadder } from '../domain/tally.ts';
import { bandEdges } from '../domain/verdict.ts';
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
 * Standard errors between a chance and the nearest edge of the word scale: at 3.5 one seed in 4,300 has another word, so that 200 seeds agree in 95 of 100 of the
 * cases that lie just there, and in more than 99 of 100 of all.
 */
const wordErrors = 3.5;

/**
 * Chooses a row's number of trials from its pilot (trials 0-511) and from nothing else: the least rung of 512 (the pilot is
 * enough), 768, 1,024, 1,536, 2,560, 4,096, 5,376, 7,680, 10,240 that is at least 1.03 x 1.96^2 p(1 - p) / e^2, where p is the end of the 99 % Wilson interval nearest to 1/2 (1/2 if that lies inside),
 * or 1.18 x 1.96^2 s^2 / e^2 for means. A predicate gets a word: it runs at least so many that no chance in that Wilson interval which is e or more
 * away from an edge of the word scale is taken for one across it. There is no later look, so the interval stays exact (measures: sampling rule 2).
 */
export function planTrials(row: MeasureRow, pilot: RowSums, precision: number): TrialPlan {
  const pilotTrials = pilotBlocks * blockTrials;
  if (pilot.trials !== pilotTrials)
    throw new RangeError(`a pilot has ${pilotTrials} trials, got ${pilot.trials}`);
  let wanted: number;
  let wantedForWord = 0;
  if (row.unit === 'probability') {
    const [low, high] = wilsonInterval(Number(pilot.sum), pilotTrials, 0.99);
    const p = low > 0.5 ? low : high < 0.5 ? high : 0.5;
    wanted = (1.03 * 1.96 * 1.96 * p * (1 - p)) / (precision * precision);
    if (isPredicate(row)) wantedForWord = trialsForWord(low, high, precision);
  } else {
    const mean = sampleMean(row, pilot);
    const scale = row.unit === 'count' ? Math.max(1, mean) : mean;
    const halfWidth = row.unit === 'share' ? precision : relativeFactor * precision * scale;
    wanted =
      halfWidth === 0
        ? 0
        : (1.18 * 1.96 * 1.96 * sampleVariance(row, pilot)) / (halfWidth * halfWidth);
  }
  const most = trialLadder[trialLadder.length - 1] as number;
  const least = Math.max(wanted, wantedForWord);
  return { trials: trialLadder.find((rung) => rung >= least) ?? most, reached: wanted <= most };
}

/** Trials at which every chance in [low, high] that is at least `marginP` away from an edge stands `wordErrors` standard errors from it. */
function trialsForWord(low: number, high: number, marginP: number): number {
  const wantedAt = (p: number): number => {
    const away = Math.min(...bandEdges.map((edge) => Math.abs(p - edge)));
    // Of the doubles that edges and margin make, some fall short of the margin by their rounding.
    return p < low || p > high || away < marginP - 1e-12
      ? 0
      : (wordErrors * wordErrors * p * (1 - p)) / (away * away);
  };
  // Between two edges fewer are wanted the farther from both: the most at an end of the interval or at the margin of an edge.
  const places = [low, high, ...bandEdges.flatMap((edge) => [edge - marginP, edge + marginP])];
  return Math.max(...places.map(wantedAt));
}
