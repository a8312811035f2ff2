/** A forecast of an event and whether it happened. */
export interface ScoredForecast {
  /** In [0, 1]. */
  readonly forecast: number;
  readonly came: boolean;
}

/**
 * Brier score of one forecast, (forecast − outcome)²: 0 is best, 1 worst, 0.25 what 1/2 gets.
 * Source: Brier 1950, Verification of forecasts expressed in terms of probability (the half of his sum over two answers).
 */
export function brierScore({ forecast, came }: ScoredForecast): number {
  const miss = forecast - (came ? 1 : 0);
  return miss * miss;
}

/** Mean of some numbers; NaN for none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * For each case the share of the other cases that came true: what somebody would say who knows only how such claims fare. NaN for a
 * case without others.
 */
export function otherBaseRates(outcomes: readonly boolean[]): number[] {
  const all = outcomes.filter((came) => came).length;
  return outcomes.map((came) => (all - (came ? 1 : 0)) / (outcomes.length - 1));
}

/** Scores of the same cases by three forecasters, and how well they can be told apart. */
export interface ScoreCard {
  readonly n: number;
  readonly ours: number;
  /** Of the leave-one-out base rate. */
  readonly baseRate: number;
  /** Of who says 1 to every claim: the share of claims that did not come true. */
  readonly believeClaimant: number;
  /** Of who says 1/2 to every claim: always 1/4. */
  readonly evenChance: number;
  /** Mean of ours − base rate, below 0 where ours is better, with its standard error (spread of the differences / √n); NaN below two cases. */
  readonly difference: { readonly mean: number; readonly standardError: number };
}

/** Scores forecasts beside "base rate" and "believe the claimant". */
export function scoreForecasts(forecasts: readonly ScoredForecast[]): ScoreCard {
  const n = forecasts.length;
  const rates = otherBaseRates(forecasts.map(({ came }) => came));
  const ours = forecasts.map(brierScore);
  const base = forecasts.map(({ came }, index) =>
    brierScore({ forecast: rates[index] as number, came }),
  );
  const differences = ours.map((score, index) => score - (base[index] as number));
  const centre = mean(differences);
  const squares = differences.map((each) => (each - centre) * (each - centre));
  const variance = squares.reduce((sum, value) => sum + value, 0) / (n - 1);
  return {
    n,
    ours: mean(ours),
    baseRate: mean(base),
    believeClaimant: mean(forecasts.map(({ came }) => brierScore({ forecast: 1, came }))),
    evenChance: 0.25,
    difference: { mean: centre, standardError: Math.sqrt(variance / n) },
  };
}
