import type { Interpretation, RecordCheck } from './question.ts';

/** What a measure, a bound or the public record says of a claim. */
export type VerdictWord =
  | 'impossible'
  | 'practically-excluded'
  | 'almost-no-chance'
  | 'very-unlikely'
  | 'unlikely'
  | 'roughly-even'
  | 'likely'
  | 'very-likely'
  | 'almost-certain'
  | 'practically-certain'
  | 'supported'
  | 'not-supported-by-public-record'
  | 'contradicted'
  | 'undetermined'
  | 'not-testable';

/** The words of a chance, from the least to the greatest. */
export const chanceWords = [
  'practically-excluded',
  'almost-no-chance',
  'very-unlikely',
  'unlikely',
  'roughly-even',
  'likely',
  'very-likely',
  'almost-certain',
  'practically-certain',
] as const satisfies readonly VerdictWord[];

/** The words that can be told to be more or less: what a limit excludes, then the chances. */
export const rankedWords: readonly VerdictWord[] = ['impossible', ...chanceWords];

/** Where one word of a chance ends and the next begins: ICD 203 (2015), figure 1, with 1 % and 99 % of measures §5. An edge belongs to the band above it. */
export const bandEdges = [0.01, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 0.99] as const;

/** One row of the verdict table: a question under one reading, posture, variant and altitude. */
export interface Verdict {
  readonly id: string;
  readonly question: string;
  readonly case: string;
  /** One plain sentence; not part of the digest. */
  readonly text: string;
  readonly claim: string | null;
  readonly reading: string | null;
  readonly posture: string;
  readonly interpretation: Interpretation | RecordCheck;
  /** null = the claim's verdict; else the structural variant that this row keeps apart. */
  readonly variant: string | null;
  readonly altitudeM: number | null;
  readonly verdict: VerdictWord;
  /** Set when the interval crosses one edge: the other word. */
  readonly wordTo: VerdictWord | null;
  readonly probability: number | null;
  readonly interval: readonly [number, number] | null;
  readonly epistemic: readonly [number, number] | null;
  readonly bestCase: {
    readonly bound: 'impossible' | 'not-excluded';
    readonly probability: number | null;
    readonly verdict: VerdictWord;
  } | null;
  /** Conditions that the figure leaves open, e.g. `seen-in-time`. */
  readonly conditions: readonly string[];
  readonly driver: { readonly unknown: string; readonly totalEffect: number } | null;
  readonly tippingPoint: {
    readonly unknown: string;
    readonly value: number;
    readonly unit: string;
  } | null;
  readonly flippedBy: string | null;
  /** Why: the bound's proof, the record, or why no value is given. Not part of the digest. */
  readonly reason: string;
}
