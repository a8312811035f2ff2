import { type Language, languages } from '../../domain/language.ts';

const key = 'skyproof-language';

/** The language that was chosen here before, else the first of the browser's that the page speaks, else English. */
export function readLanguage(wished: readonly string[]): Language {
  const known = (word: string | null): Language | undefined =>
    languages.find((one) => one === word?.slice(0, 2).toLowerCase());
  try {
    const kept = known(localStorage.getItem(key));
    if (kept !== undefined) return kept;
  } catch {
    // A browser that keeps nothing still has its own languages.
  }
  return wished.flatMap((word) => known(word) ?? [])[0] ?? 'en';
}

/** Keeps the language that was chosen, in this browser alone. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Then the choice holds until the page is closed.
  }
}
