import type { Language } from '../../domain/language.ts';
import { fetchLanguage, setLanguage } from '../../publish/texts.ts';
import { english, type PageTexts } from './en.ts';

/** The words of the page in the language that is chosen; `useTexts` tells a view when they change. */
export let pageTexts: PageTexts = english;

/** Fetches the words of every language, so that each can be chosen without a network. */
export async function fetchLanguages(): Promise<void> {
  await Promise.all([fetchLanguage('es'), import('./es.ts')]);
}

/** Fetches the words of a language, if they are not here yet, and writes in it from now on. */
export async function speakLanguage(language: Language): Promise<void> {
  const chosen = language === 'en' ? english : (await import('./es.ts')).spanish;
  await setLanguage(language);
  pageTexts = chosen;
}
