import type { VerdictWord } from '../domain/verdict.ts';

/** Bands of ICD 203 with the two outer ones of measures §5: [low, high), an edge goes up. */
export const bands: readonly {
  readonly low: number;
  readonly high: number;
  readonly word: VerdictWord;
}[] = [
  { low: 0, high: 0.01, word: 'practically-excluded' },
  { low: 0.01, high: 0.05, word: 'almost-no-chance' },
  { low: 0.05, high: 0.2, word: 'very-unlikely' },
  { low: 0.2, high: 0.45, word: 'unlikely' },
  { low: 0.45, high: 0.55, word: 'roughly-even' },
  { low: 0.55, high: 0.8, word: 'likely' },
  { low: 0.8, high: 0.95, word: 'very-likely' },
  { low: 0.95, high: 0.99, word: 'almost-certain' },
  { low: 0.99, high: Number.POSITIVE_INFINITY, word: 'practically-certain' },
];

/** Returns the index of the band that a probability in [0, 1] falls into. Source: ICD 203 (2015), figure 1. */
export function bandOf(probability: number): number {
  return bands.findIndex((band) => probability < band.high);
}

/** The word of a probability with its interval. */
export interface WordChoice {
  readonly word: VerdictWord;
  /** The other word when the interval crosses one edge or two; null when it stays in one band. */
  readonly wordTo: VerdictWord | null;
  /** How many bands the interval touches. */
  readonly bands: number;
}

/**
 * Chooses the word for P(the predicate holds): the word of the estimate, and beside it the farthest other word that the interval
 * reaches. An interval that touches more than three bands is *undetermined* (measures §5 a).
 */
export function chooseWord(probability: number, interval: readonly [number, number]): WordChoice {
  const own = bandOf(probability);
  const low = bandOf(interval[0]);
  const high = bandOf(interval[1]);
  const touched = high - low + 1;
  if (touched > 3) return { word: 'undetermined', wordTo: null, bands: touched };
  const other = own - low > high - own ? low : high > own ? high : low;
  return {
    word: bands[own]?.word ?? 'undetermined',
    wordTo: other === own ? null : (bands[other]?.word ?? null),
    bands: touched,
  };
}
