/** A forecast and what came of it. */
export interface Outcome {
  /** Share of the trials in which the claim held, 0 to 1. */
  readonly forecast: number;
  /** Trials behind the forecast. */
  readonly trials: number;
  /** Whether the claim held in the world that was drawn apart. */
  readonly held: boolean;
}

/** Forecasts between two ends. */
export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly held: number;
  /** null in an empty bin. */
  readonly meanForecast: number | null;
  readonly observed: number | null;
  /** Where the observed share lies with a chance of 99.5 % if the forecasts are right. */
  readonly band: readonly [number, number] | null;
  readonly inside: boolean;
}

/** How far forecasts can be relied on. */
export interface Reliability {
  readonly count: number;
  readonly bins: readonly Bin[];
  readonly brier: number;
  /** Murphy's parts over the bins: brier = reliability - resolution + uncertainty + within. */
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
  readonly within: number;
}

export declare const bandCoverage: number;
export declare function measureReliability(outcomes: readonly Outcome[]): Reliability;
export declare function countDistribution(chances: readonly number[]): number[];
