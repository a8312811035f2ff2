import type { Language } from '../domain/language.ts';
import { english } from './texts/en.ts';
import type { LanguageWords, PublishTexts } from './texts/form.ts';

const same = (text: string): string => text;
const englishWords: LanguageWords = { texts: english, say: same, sayLines: same, sayNumber: same };

/** The texts of the language that is set; whoever imports it sees every change. Read it when writing, never while a module is loaded. */
export let texts: PublishTexts = englishWords.texts;

/** Says in the language that is set what the core wrote in English: results, findings and labels have one language on file, and any on the way out. */
export let say: LanguageWords['say'] = englishWords.say;

/** Says the lines of a terminal in the language that is set. */
export let sayLines: LanguageWords['sayLines'] = englishWords.sayLines;

/** Writes in the language that is set a number that was written in English. */
export let sayNumber: LanguageWords['sayNumber'] = englishWords.sayNumber;

/** Writes something in English, whatever the language is; `write` may not wait for anything. */
export function inEnglish<T>(write: () => T): T {
  const set = { texts, say, sayLines, sayNumber };
  ({ texts, say, sayLines, sayNumber } = englishWords);
  try {
    return write();
  } finally {
    ({ texts, say, sayLines, sayNumber } = set);
  }
}

/** Fetches the words of a language, so that it can be set without waiting for a file. */
export async function fetchLanguage(language: Language): Promise<LanguageWords> {
  return language === 'en' ? englishWords : (await import('./spanish/words.ts')).spanishWords;
}

/**
 * Sets the language in which this process, page or worker writes from now on. Nothing that goes into a digest or a data table depends on it.
 * The words of any language but English are fetched only here.
 */
export async function setLanguage(language: Language): Promise<void> {
  const words = await fetchLanguage(language);
  ({ texts, say, sayLines, sayNumber } = words);
}
