import type { Interpretation } from './question.ts';

/** A closed-form limit that holds for every placement, or a reference figure that is no limit. */
export interface Bound {
  readonly id: string;
  /** `reference` figures inform and exclude nothing. */
  readonly kind: 'bound' | 'reference';
  readonly case: string;
  readonly question: string | null;
  readonly rangeM: number;
  readonly interpretation: Interpretation | 'crews' | 'ammunition';
  readonly posture: string;
  readonly reading: string | null;
  readonly altitudeM: number;
  /** Least number of units (or people) that it would take; null when no number would do. */
  readonly needs: number | null;
  /** What is claimed, in the same unit. */
  readonly claimed: number;
  /** Best share of the area that the claimed units could cover without any overlap, for `area`; else null. */
  readonly bestShare: number | null;
  readonly verdict: 'impossible' | 'not-excluded';
  readonly formula: string;
  /** The line of proof, in words with its numbers. */
  readonly proof: string;
  readonly source: string;
}
