import { bandEdges, chanceWords, type VerdictWord } from '../domain/verdict.ts';

/** The words with their bands: [low, high). */
export const bands: readonly {
  readonly low: number;
  readonly high: number;
  readonly word: VerdictWord;
}[] = chanceWords.map((word, i) => ({
  low: bandEdges[i - 1] ?? 0,
  high: bandEdges[i] ?? Number.POSITIVE_INFINITY,
  word,
}));

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
