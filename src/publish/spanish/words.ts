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

const translate = makeTranslator(sentencePairs, sayNumberInSpanish);

function sayLine(line: string): string {
  const [, before = '', text = '', after = ''] = /^(\s*)(.*?)([\s:]*)$/su.exec(line) ?? [];
  const said =
    text === '' ? null : (translate.whole(`${text}${after.trim()}`) ?? translate.whole(text));
  if (said !== null) return `${before}${said}${said.endsWith(':') ? '' : after}`;
  // The value of a named line is an address, a path or a number for programs: it stays.
  const [, name, value] = /^([^:]+)(: .*)$/su.exec(text) ?? [];
  const named = name === undefined ? null : translate.whole(name);
  return named === null ? line : `${before}${named}${value}${after}`;
}

/** What Spanish brings. */
export const spanishWords: LanguageWords = {
  texts: spanish,
  say: translate,
  sayLines: (english) => english.split('\n').map(sayLine).join('\n'),
  sayNumber: sayNumberInSpanish,
};
