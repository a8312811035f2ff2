import { englishGrammar } from './english-grammar.ts';
import { englishMatter } from './english-matter.ts';
import { englishSpeech } from './english-speech.ts';
import { nationWords } from './nation-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The English vocabulary: every word that the rules of this stage know. */
export const english: Vocabulary = {
  language: 'en',
  groups: { ...englishSpeech, ...englishGrammar, ...englishMatter, nationWord: nationWords },
};
