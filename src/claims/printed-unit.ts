import type { Passage, Sentence } from './passage.ts';
import { tagsIn } from './passage.ts';

/**
 * Sorts of units whose words mean different things: an officer is no soldier, a euro no dollar. The rules look at the sort, a claim gives the word.
 * For systems, launchers, missiles and operators the sort is what a posture counts, and stays.
 */
const worded: ReadonlySet<string> = new Set([
  'person',
  'soldier',
  'site',
  'money',
  'vehicle',
  'unit',
  'weapon',
  'aircraft',
]);

/** Words that are the sort itself, or only its plural. */
const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: 'person',
    persons: 'person',
    personnel: 'person',
    men: 'man',
    women: 'woman',
    servicemen: 'soldier',
    serviceman: 'soldier',
    militiamen: 'militiaman',
    infantrymen: 'infantryman',
    aircraft: 'aircraft',
    chassis: 'chassis',
    copies: 'copy',
    lorries: 'lorry',
    rubles: 'rouble',
    fire: 'unit',
  }),
);

/** A noun in the singular. */
export const singularOf = (word: string): string =>
  irregular.get(word) ??
  (/[^aeiou]ies$/.test(word)
    ? `${word.slice(0, -3)}y`
    : /(?:ch|sh|x|ss)es$/.test(word)
      ? word.slice(0, -2)
      : /[^s]s$/.test(word)
        ? word.slice(0, -1)
        : word);

/** The unit as the text has it: the last noun of its sort in words `from` to `to`, in the singular; the sort itself where none is printed. */
export function printedUnit(
  passage: Passage,
  sentence: Sentence,
  from: number,
  to: number,
  sort: string | null,
): string | null {
  if (sort === null || !worded.has(sort)) return sort;
  const noun = tagsIn(sentence, 'unitNoun', from, to).findLast((tag) => tag.value === sort);
  const flying = tagsIn(sentence, 'flyingNoun', from, to).at(-1);
  const at = noun === undefined ? flying : noun;
  if (at === undefined) return sort;
  // `launch vehicles`, `men and women`: the last word, or the first of two that are joined.
  const joined = passage.words[at.from + 1]?.lower === 'and' && at.to - at.from > 2;
  const word = passage.words[joined ? at.from : at.to - 1]?.lower ?? '';
  return /^\p{L}+$/u.test(word) ? singularOf(word) : sort;
}
