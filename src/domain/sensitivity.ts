import type { Interpretation } from './question.ts';

/** What one unknown does to a chance. */
export interface UnknownEffect {
  /** Path of the unknown, as in `assumptions`. */
  readonly unknown: string;
  /** Share of the variance of the outcome that goes if this unknown alone were known, in [0, 1]. */
  readonly firstOrder: number;
  /** Share that stays if everything but this unknown were known, in [0, 1]. */
  readonly totalEffect: number;
  /** The chance with this unknown at its 10 % and at its 90 % point, all else as it is. */
  readonly chances: readonly [atTenth: number, atNinetieth: number];
  /** Those two points, in the unit of the unknown. */
  readonly points: readonly [tenth: number, ninetieth: number];
}

/** What steps of one unknown from anywhere in the ranges do to a chance; all as the change of the chance over the whole range of the unknown. */
export interface ScreenedUnknown {
  /** Path of the unknown, as in `assumptions`. */
  readonly unknown: string;
  /** Mean size of the effect (mu star). */
  readonly meanSize: number;
  /** Mean effect (mu): positive where the chance rises with the unknown. */
  readonly mean: number;
  /** Standard deviation of the effect (sigma): how much it depends on where all unknowns stand. */
  readonly deviation: number;
}

/** The value of an unknown at which a chance crosses one half. */
export interface TippingPoint {
  readonly unknown: string;
  readonly value: number;
  readonly unit: string;
}

/** What decides a predicate: how its variance is shared out between what is not known and chance. */
export interface Sensitivity {
  /** Id of the measure that holds the chance of the predicate. */
  readonly measure: string;
  readonly case: string;
  readonly posture: string;
  readonly interpretation: Interpretation;
  readonly altitudeM: number;
  readonly trials: number;
  /** Share of the variance that is chance: it stays when every unknown is known. */
  readonly luck: number;
  /** The unknowns that lead by first-order effect or by screening, largest total effect first; at most six. */
  readonly unknowns: readonly UnknownEffect[];
  /** Every unknown that bears on the predicate, largest mean size first. */
  readonly screening: readonly ScreenedUnknown[];
  /** 5 % and 95 % point of the chance over the unknowns. */
  readonly epistemic: readonly [number, number];
  readonly tippingPoint: TippingPoint | null;
  /** Why there is no tipping point; null where there is one. */
  readonly noTipping: 'below' | 'above' | 'near' | 'chance' | null;
  /**
   * Where no stated value tips it: the nearest value of the leading unknown outside its range at which the fitted curve crosses one half. Null where there is a tipping
   * point, or no such value up to ten times the highest and down to a tenth of the lowest.
   */
  readonly beyond: TippingPoint | null;
}

/** An unknown with a smaller total effect is not named as what decides: a sample of a run's size cannot tell it from none. */
export const leastTotalEffect = 0.005;
