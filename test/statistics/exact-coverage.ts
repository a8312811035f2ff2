import { binomialProbability } from '../../src/kernel/stats/discrete-quantiles.ts';
import { regularizedBeta } from '../../src/kernel/stats/index.ts';
import type { Interval } from '../../src/kernel/stats/intervals.ts';

/** An interval of a chance from hits in trials whose ends rise with the hits. */
export type IntervalOf = (hits: number, trials: number) => Interval;

/** Chance that at most k of n events of chance p happen. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : regularizedBeta(n - k, k + 1, 1 - p);
}

/** Least and most hits whose interval holds p: one row of numbers, because both ends rise with the hits. */
export function coveringHits(intervalOf: IntervalOf, n: number, p: number): [number, number] {
  const first = firstWhere(n, (k) => intervalOf(k, n)[1] >= p);
  return [first, firstWhere(n, (k) => intervalOf(k, n)[0] > p) - 1];
}

/** Chance that the interval from n trials holds p. */
export function exactCoverage(intervalOf: IntervalOf, n: number, p: number): number {
  const [least, most] = coveringHits(intervalOf, n, p);
  return binomialAtMost(most, n, p) - binomialAtMost(least - 1, n, p);
}

/** How a rule that looks at a pilot and then runs on ends. */
export interface RuleOutcome {
  /** Chance that the interval holds p. */
  readonly coverage: number;
  /** Chance that the interval's half-width is at most the precision, given that the rule says so. */
  readonly keptWord: number;
  readonly meanTrials: number;
}

/**
 * Works out exactly how a rule does: over every number of hits of the pilot, the trials that the rule then asks for, and every number of hits of
 * those. `isNarrow` must hold for few and for many hits and fail, if at all, for those between.
 */
export function exactRule(
  rule: (pilotHits: number) => { readonly trials: number; readonly reached: boolean },
  intervalOf: IntervalOf,
  isNarrow: (hits: number, trials: number) => boolean,
  pilot: number,
  p: number,
): RuleOutcome {
  const known = new Map<number, { covers: [number, number]; wide: [number, number] }>();
  let [coverage, meanTrials, promised, kept] = [0, 0, 0, 0];
  for (let hits = 0; hits <= pilot; hits++) {
    const chance = binomialProbability(hits, pilot, p);
    if (chance < 1e-15) continue;
    const { trials, reached } = rule(hits);
    let ends = known.get(trials);
    if (ends === undefined) {
      const middle = Math.floor(trials / 2);
      const low = firstWhere(middle, (k) => !isNarrow(k, trials));
      const high =
        middle + 1 + firstWhere(trials - middle - 1, (k) => isNarrow(middle + 1 + k, trials));
      ends = { covers: coveringHits(intervalOf, trials, p), wide: [low, high - 1] };
      known.set(trials, ends);
    }
    const within = ([least, most]: [number, number]) =>
      binomialAtMost(most - hits, trials - pilot, p) -
      binomialAtMost(least - 1 - hits, trials - pilot, p);
    coverage += chance * within(ends.covers);
    meanTrials += chance * trials;
    if (!reached) continue;
    promised += chance;
    kept += chance * (1 - within(ends.wide));
  }
  return { coverage, meanTrials, keptWord: promised === 0 ? 1 : kept / promised };
}

/** The least k in 0 ... n for which a condition holds that holds from there on; n + 1 if none. */
function firstWhere(n: number, holds: (k: number) => boolean): number {
  let [low, high] = [0, n + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
