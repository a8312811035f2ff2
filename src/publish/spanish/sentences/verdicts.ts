import type { SentencePair } from '../translate.ts';

/** Sentences of verdicts and of their reasons. */
export const verdictSentences: readonly SentencePair[] = [
  ['{#count} worlds were drawn.', 'Se sortearon {#count} mundos.'],
  ['{thing} is impossible.', '{thing} es imposible.'],
  ['{thing} cannot be determined.', '{thing} no puede determinarse.'],
];
