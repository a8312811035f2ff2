import { verdictSentences } from './sentences/verdicts.ts';
import type { SentencePair } from './translate.ts';

/** Every sentence and name of the pure core, in English and Spanish. */
export const sentencePairs: readonly SentencePair[] = [...verdictSentences];
