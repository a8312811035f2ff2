import { boundSentences } from './sentences/bounds.ts';
import { checkSentences } from './sentences/checks.ts';
import { defaultSentences } from './sentences/defaults.ts';
import { mapSentences } from './sentences/maps.ts';
import { scenarioSentences } from './sentences/scenarios.ts';
import { verdictSentences } from './sentences/verdicts.ts';
import type { SentencePair } from './translate.ts';

/** Every sentence and name of the pure core, in English and Spanish. */
export const sentencePairs: readonly SentencePair[] = [
  ...boundSentences,
  ...checkSentences,
  ...defaultSentences,
  ...mapSentences,
  ...scenarioSentences,
  ...verdictSentences,
];
