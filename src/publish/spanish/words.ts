import { spanish } from '../texts/es.ts';
import type { LanguageWords } from '../texts/form.ts';
import { sentencePairs } from './sentences.ts';
import { makeTranslator } from './translate.ts';

/** Writes a number as the Real Academia advises: a decimal comma, and blanks between groups of three from five digits on. */
export function sayNumberInSpanish(english: string): string {
  const [whole = '', fraction] = english.split('.');
  const digits = whole.replaceAll(',', '');
  const isLong = digits.replace(/^\D/, '').length > 4;
  const grouped = isLong ? whole.replaceAll(',', '\u00a0') : digits;
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** What Spanish brings. */
export const spanishWords: LanguageWords = {
  texts: spanish,
  say: makeTranslator(sentencePairs, sayNumberInSpanish),
  sayNumber: sayNumberInSpanish,
};
