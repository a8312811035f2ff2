import type { Language } from '../domain/language.ts';
import { functionWords, spanishFunctionWords } from './report-words.ts';

/** Words of the first 20,000 characters: how many, how many are different, and how many are function words of each language. */
function countWords(text: string): {
  readonly words: number;
  readonly distinct: number;
  readonly latin: number;
  readonly english: number;
  readonly spanish: number;
} {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}{1,30}/gu) ?? [];
  return {
    words: words.length,
    distinct: new Set(words).size,
    latin: words.filter((word) => /^[a-záéíóúñü]/.test(word)).length,
    english: words.filter((word) => functionWords.has(word)).length,
    spanish: words.filter((word) => spanishFunctionWords.has(word)).length,
  };
}

/** Which language a text is in: the one whose function words are more frequent. */
export function languageOf(text: string): Language {
  const { english, spanish } = countWords(text);
  return spanish > english ? 'es' : 'en';
}

/** Tells whether a text is long enough to judge and in none of the languages that are read. */
export function isForeign(text: string): boolean {
  const { words, distinct, latin, english, spanish } = countWords(text);
  if (distinct < 12) return false;
  if (latin < words * 0.5) return true;
  return words >= 40 && distinct >= 25 && Math.max(english, spanish) < words * 0.15;
}
