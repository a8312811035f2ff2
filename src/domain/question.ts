/** What "shield" is taken to mean; each is tested by simulation (product.md, measures: predicates). */
export type Interpretation = 'area' | 'border' | 'belt' | 'points' | 'crossing';

/** The kind of check that settles a claim that no simulation tests. */
export type RecordCheck = 'record' | 'crews' | 'catalogue' | 'reserves' | 'none';

/** What is judged: a claim's statement under one interpretation, at its altitudes. */
export interface Question {
  readonly id: string;
  /** Claim id; null when a scenario asks without a report. */
  readonly claim: string | null;
  /** The claim's words. */
  readonly quote: string | null;
  readonly interpretation: Interpretation | RecordCheck;
  /** Heights above the ground in metres; 0 is the ground footprint. Empty for record checks. */
  readonly altitudesM: readonly number[];
  /** Share of the area that has to be covered: from the text, else null (1 in bounds, 0.95 in simulation). */
  readonly areaShare: number | null;
  /** How many envelopes must cover a point; 1 unless the text says more. */
  readonly k: number;
}
