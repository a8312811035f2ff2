import { usePageState } from '../state/use-page.ts';
import { pageTexts } from './current.ts';
import type { PageTexts } from './en.ts';

/** The words of the page in the language that is chosen. */
export function useTexts(): PageTexts {
  usePageState((state) => state.language);
  return pageTexts;
}
