import { boundSentences } from './sentences/bounds.ts';
import { checkSentences } from './sentences/checks.ts';
import { commandLineSentences } from './sentences/command-line.ts';
import { countrySentences } from './sentences/countries.ts';
import { defaultSentences } from './sentences/defaults.ts';
import { findingCodeSentences } from './sentences/finding-codes.ts';
import { findingSentences } from './sentences/findings.ts';
import { mapSentences } from './sentences/maps.ts';
import { scenarioSentences } from './sentences/scenarios.ts';
import { verdictSentences } from './sentences/verdicts.ts';
import type { SentencePair } from './translate.ts';

/** Every sentence and name of the pure core and of the command line, in English and Spanish. */
export const sentencePairs: readonly SentencePair[] = [
  ...boundSentences,
  ...checkSentences,
  ...commandLineSentences,
  ...countrySentences,
  ...defaultSentences,
  ...findingCodeSentences,
  ...findingSentences,
  ...mapSentences,
  ...scenarioSentences,
  ...verdictSentences,
];
