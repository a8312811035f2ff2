import { clopperPearsonInterval, type Interval } from './intervals.ts';

/** How far forecasts were off, and the three parts of it: brier = reliability - resolution + uncertainty. */
export interface BrierScore {
  /** Mean of (forecast - outcome)^2: 0 is best, 1 worst. */
  readonly brier: number;
  /** What forecasts miss the share that came true of those with the same forecast; 0 is best. */
  readonly reliability: number;
  /** How far those shares lie from the share of all; more is better. */
  readonly resolution: number;
  /** Score of somebody who always forecasts the share of all. */
  readonly uncertainty: number;
  /** 1 - brier / uncertainty; null if all outcomes are the same. */
  readonly skill: number | null;
}

/** One bin of forecasts beside what came of them. */
export interface ReliabilityBin {
  /** Forecasts in [from, to); in the last bin [from, to]. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean forecast, share that came true and its 99.5 % Clopper-Pearson interval; null in an empty bin. */
  readonly forecast: number | null;
  readonly observed: number | null;
  readonly interval: Interval | null;
  /** Whether the interval holds the mean forecast; an empty bin does not speak against it. */
  readonly isReliable: boolean;
}

/** Confidence of a bin's interval. */
export const reliabilityConfidence = 0.995;

/**
 * Scores forecasts, chances in [0, 1], by outcomes, 0 or 1. The parts are exact: forecasts are grouped by their value.
 *
 * @throws RangeError when the lists differ in length, are empty, or hold other numbers.
 *
 * Source: Brier 1950, Mon. Weather Rev. 78:1; Murphy 1973, J. Appl. Meteorol. 12:595.
 */
export function scoreForecasts(
  forecasts: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): BrierScore {
  checkForecasts(forecasts, outcomes);
  const total = forecasts.length;
  const groups = new Map<number, { count: number; hits: number }>();
  let brier = 0;
  let hits = 0;
  for (let i = 0; i < total; i++) {
    const off = forecasts[i] - outcomes[i];
    brier += off * off;
    hits += outcomes[i];
    const group = groups.get(forecasts[i]) ?? { count: 0, hits: 0 };
    group.count++;
    group.hits += outcomes[i];
    groups.set(forecasts[i], group);
  }
  const base = hits / total;
  let reliability = 0;
  let resolution = 0;
  for (const [forecast, group] of groups) {
    const share = group.hits / group.count;
    reliability += group.count * (forecast - share) * (forecast - share);
    resolution += group.count * (share - base) * (share - base);
  }
  const uncertainty = base * (1 - base);
  return {
    brier: brier / total,
    reliability: reliability / total,
    resolution: resolution / total,
    uncertainty,
    skill: uncertainty === 0 ? null : 1 - brier / total / uncertainty,
  };
}

/**
 * Puts forecasts into `bins` bins of equal width and says what came of each.
 *
 * An interval supposes that all forecasts of a bin are its mean; where they differ, outcomes vary less, so that the interval errs on the
 * side of calling a bin reliable.
 *
 * @throws RangeError as `scoreForecasts` does, or when `bins` is no integer of at least 1.
 */
export function tabulateReliability(
  forecasts: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  bins = 10,
): ReliabilityBin[] {
  checkForecasts(forecasts, outcomes);
  if (!Number.isInteger(bins) || bins < 1) {
    throw new RangeError(`bins must be an integer of at least 1, got ${bins}`);
  }
  const sums = Array.from({ length: bins }, () => ({ count: 0, forecast: 0, hits: 0 }));
  for (let i = 0; i < forecasts.length; i++) {
    const bin = sums[findBin(forecasts[i], bins)];
    bin.count++;
    bin.forecast += forecasts[i];
    bin.hits += outcomes[i];
  }
  return sums.map(({ count, forecast, hits }, bin) => {
    const [from, to] = [bin / bins, (bin + 1) / bins];
    if (count === 0) {
      return { from, to, count, forecast: null, observed: null, interval: null, isReliable: true };
    }
    const mean = forecast / count;
    const interval = clopperPearsonInterval(hits, count, reliabilityConfidence);
    const isReliable = interval[0] <= mean && mean <= interval[1];
    return { from, to, count, forecast: mean, observed: hits / count, interval, isReliable };
  });
}

/** The bin whose printed edges hold a forecast: the product of forecast and bins may round across an edge. */
function findBin(forecast: number, bins: number): number {
  const bin = Math.min(bins - 1, Math.floor(forecast * bins));
  if (forecast < bin / bins) return bin - 1;
  return bin + 1 < bins && forecast >= (bin + 1) / bins ? bin + 1 : bin;
}

function checkForecasts(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): void {
  if (forecasts.length !== outcomes.length || forecasts.length === 0) {
    throw new RangeError(
      `forecasts and outcomes must be of one length above 0, got ${forecasts.length} and ${outcomes.length}`,
    );
  }
  for (let i = 0; i < forecasts.length; i++) {
    if (!(forecasts[i] >= 0 && forecasts[i] <= 1)) {
      throw new RangeError(`a forecast must lie in [0, 1], got ${forecasts[i]}`);
    }
    if (outcomes[i] !== 0 && outcomes[i] !== 1) {
      throw new RangeError(`an outcome must be 0 or 1, got ${outcomes[i]}`);
    }
  }
}
