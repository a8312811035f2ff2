import type { Source } from './source.ts';

/**
 * How sure a number is: one value, or a distribution over values. SI units; probabilities and shares in [0, 1].
 * `within` truncates an unbounded family, which a bound needs before it may say "impossible".
 */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangular';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  | { readonly kind: 'pert'; readonly low: number; readonly mode: number; readonly high: number }
  | {
      readonly kind: 'normal';
      readonly mean: number;
      readonly sd: number;
      readonly within: readonly [number, number] | null;
    }
  | {
      readonly kind: 'lognormal';
      readonly median: number;
      readonly p95: number;
      readonly within: readonly [number, number] | null;
    }
  | { readonly kind: 'beta'; readonly a: number; readonly b: number }
  | {
      readonly kind: 'discrete';
      readonly values: readonly number[];
      readonly weights: readonly number[];
    };

/** SI units and counts that a quantity may carry. */
export type Unit =
  | 'm'
  | 'm/s'
  | 's'
  | 'm2'
  | 'degree'
  | 'share'
  | 'probability'
  | 'count'
  | 'system'
  | 'launcher'
  | 'missile'
  | 'operator'
  | 'battery'
  | 'hours'
  | 'days'
  | 'hours-per-week';

/** A number with its paper: how sure, in what unit, from where. */
export interface Quantity {
  readonly distribution: Distribution;
  readonly unit: Unit;
  readonly source: Source;
}

/** A number of a scenario with the path by which cases, unknowns and streams name it (`posture.igla-s.ready`). */
export interface Parameter {
  readonly path: string;
  /** What a reader sees, e.g. `share of Igla-S posts that are ready`. */
  readonly label: string;
  readonly quantity: Quantity;
}
