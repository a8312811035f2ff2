/** Admiralty code: reliability A-F of the source, credibility 1-6 of the statement (NATO AJP-2.1). */
export type Admiralty = `${'A' | 'B' | 'C' | 'D' | 'E' | 'F'}${1 | 2 | 3 | 4 | 5 | 6}`;

/**
 * Where a number comes from. Every number that enters a result carries one.
 *
 * - `claim`: a report says so; `id` is the claim's id.
 * - `fact`: a sourced fact of the catalogue; `id` is the fact's id.
 * - `assumption`: nobody says so; `reason` says why this range was taken.
 */
export interface Source {
  readonly kind: 'claim' | 'fact' | 'assumption';
  /** Id of the claim or fact; a short slug for an assumption (`user` for a figure that a scenario gives without a source). */
  readonly id: string;
  /** What a reader sees: the publication, or the words of the claim. */
  readonly title: string;
  readonly address: string | null;
  /** ISO date or year as published; null when the source has none. */
  readonly date: string | null;
  readonly grade: Admiralty;
  /** Why this value; required for assumptions. */
  readonly reason: string | null;
}
