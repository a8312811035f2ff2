import { isSorted, sortOfUnit } from '../domain/unit-sort.ts';
import type { Passage, Sentence } from './passage.ts';
import { tagsIn } from './passage.ts';

/**
 * Sorts of units whose words mean different things: an officer is no soldier, a euro no dollar. The rules look at the sort, a claim gives the word.
 * Of what a posture counts only the words that `domain/unit-sort.ts` lists are given.
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
    squaddies: 'soldier',
    lorries: 'lorry',
    rubles: 'rouble',
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
  if (sort === null) return null;
  if (!worded.has(sort)) {
    const last = singularOf(passage.words[to - 1]?.lower ?? '');
    return isSorted(last) && sortOfUnit(last) === sort ? last : sort;
  }
  const noun = tagsIn(sentence, 'unitNoun', from, to).findLast((tag) => tag.value === sort);
  // `84 balloons`, `two bombers`; a type such as `F-16s` is an aircraft.
  const flying = tagsIn(sentence, 'flyingNoun', from, to).findLast(
    (tag) => passage.words[tag.to - 1]?.capital !== true,
  );
  const at = noun ?? flying;
  if (at === undefined) return sort;
  // `launch vehicles`, `men and women`: the last word, or the first of two that are joined.
  const joined = passage.words[at.from + 1]?.lower === 'and' && at.to - at.from > 2;
  const word = passage.words[joined ? at.from : at.to - 1]?.lower ?? '';
  return /^\p{L}+$/u.test(word) ? singularOf(word) : sort;
}
