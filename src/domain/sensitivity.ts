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
  /** The unknowns with the largest effects, largest total effect first; at most six. */
  readonly unknowns: readonly UnknownEffect[];
  /** 5 % and 95 % point of the chance over the unknowns. */
  readonly epistemic: readonly [number, number];
  readonly tippingPoint: TippingPoint | null;
  /** Why there is no tipping point; null where there is one. */
  readonly noTipping: 'below' | 'above' | 'near' | 'chance' | null;
}

/** An unknown with a smaller total effect is not named as what decides: a sample of a run's size cannot tell it from none. */
export const leastTotalEffect = 0.005;
