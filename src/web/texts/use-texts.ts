import { english, type PageTexts } from './en.ts';

/** The words of the page in the language that is chosen. */
export function useTexts(): PageTexts {
  return english;
}
