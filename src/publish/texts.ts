import type { Language } from '../domain/language.ts';
import { english } from './texts/en.ts';

/** The form that another language has to have: the same names, texts in place of texts, functions with the same arguments. */
export type Wide<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Name in keyof T]: Wide<T[Name]> };

/** Every text of the published page, the verdict table and the exports. */
export type PublishTexts = Wide<typeof english>;

/** What a language brings. */
export interface LanguageWords {
  readonly texts: PublishTexts;
  /** Translates a sentence or name that the pure core wrote in English; one that is not known stays as it is. */
  readonly say: (english: string) => string;
  /** Turns `11,613.5` into the form of the language. */
  readonly sayNumber: (english: string) => string;
}

const same = (text: string): string => text;
const englishWords: LanguageWords = { texts: english, say: same, sayNumber: same };

/** The texts of the language that is set; whoever imports it sees every change. Read it when writing, never while a module is loaded. */
export let texts: PublishTexts = englishWords.texts;

/** Says in the language that is set what the core wrote in English: results, findings and labels have one language on file, and any on the way out. */
export let say: LanguageWords['say'] = englishWords.say;

/** Writes in the language that is set a number that was written in English. */
export let sayNumber: LanguageWords['sayNumber'] = englishWords.sayNumber;

/**
 * Sets the language in which this process, page or worker writes from now on. Nothing that goes into a digest or a data table depends on it.
 * The words of any language but English are fetched only here.
 */
export async function setLanguage(language: Language): Promise<void> {
  const words =
    language === 'en' ? englishWords : (await import('./spanish/words.ts')).spanishWords;
  ({ texts, say, sayNumber } = words);
}
