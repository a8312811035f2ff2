import type { Interpretation } from './question.ts';

/** What a row counts: an event (probability), a share in [0, 1], metres, seconds or a plain count. */
export type MeasureUnit = 'probability' | 'share' | 'm' | 's' | 'count';

/** What may be asked of a trial; `sizing` is asked of many runs. */
export const measureNames = [
  'coverage',
  'border',
  'gap-lengths',
  'belt',
  'points',
  'crossing',
  'raid',
  'detection',
  'readiness',
  'misidentification',
  'diversion',
  'readiness-curve',
] as const;

/** One of them. */
export type MeasureName = (typeof measureNames)[number];

/** What a row of results is, before any trial has run. Identity of a row = all fields but `unit`. */
export interface MeasureRow {
  /** Made of the other fields, e.g. `base/igla-s/border/no-gap/1000/k1`. */
  readonly id: string;
  readonly case: string;
  readonly measure: MeasureName | 'sizing';
  readonly quantity: string;
  readonly intruder: string | null;
  readonly timeH: number | null;
  readonly posture: string;
  readonly reading: string | null;
  readonly variant: string | null;
  readonly altitudeM: number;
  readonly k: number;
  readonly unit: MeasureUnit;
  /** Sizing only: the predicate that is to hold. */
  readonly predicate?: Interpretation;
}

/** A number computed from draws, with its interval. */
export interface Measure extends MeasureRow {
  readonly trials: number;
  readonly estimate: number;
  /** 95 % Monte Carlo interval: Clopper-Pearson for events, normal for means. */
  readonly interval: readonly [number, number];
  /** 5-95 % range over the unknowns; null when not run. */
  readonly epistemic: readonly [number, number] | null;
}
