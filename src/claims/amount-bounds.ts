import type { Approximation } from '../domain/claim.ts';
import { unitEnds } from './counted-noun.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt, tagsOf } from './passage.ts';
import type { Amount } from './read-amounts.ts';

/** Reads the words that bound an amount: `about`, `at least`, `or more`; with where the phrase begins and ends. */
export function approximationOf(
  passage: Passage,
  sentence: Sentence,
  atom: Amount,
): {
  readonly approx: Approximation;
  readonly start: number;
  readonly from: number;
  readonly end: number;
} {
  const before = tagsOf(sentence, 'approxBefore').find(
    (tag) => tag.to === atom.from && /^[\s~]{0,2}$/.test(gapAfter(passage, atom.from - 1)),
  );
  const phrasal =
    passage.words[atom.from - 1]?.lower === 'over' &&
    (/^(?:hand|took|take|turn|carr|pass)/.test(passage.words[atom.from - 2]?.lower ?? '') ||
      // `close the sky over 90 percent of the country`: a preposition.
      (['shieldNoun', 'skyNoun', 'territoryNoun'] as const).some((group) =>
        isTagged(sentence, group, atom.from - 2),
      ));
  const widest =
    before === undefined || phrasal
      ? undefined
      : tagsOf(sentence, 'approxBefore')
          .filter((tag) => tag.to === atom.from)
          .sort((a, b) => a.from - b.from)[0];
  if (widest !== undefined) {
    const first = passage.words[widest.from];
    return {
      approx: widest.value as Approximation,
      start: first?.start ?? atom.start,
      from: widest.from,
      end: atom.end,
    };
  }
  const bound = boundAhead(passage, sentence, atom.from);
  if (bound !== null) return { approx: bound, start: atom.start, from: atom.from, end: atom.end };
  if (passage.text[atom.start - 1] === '~')
    return { approx: 'about', start: atom.start - 1, from: atom.from, end: atom.end };
  if (passage.text[atom.end] === '+')
    return { approx: 'at-least', start: atom.start, from: atom.from, end: atom.end + 1 };
  const after = tagAt(sentence, 'approxAfter', atom.to);
  if (after !== undefined && !unitEnds.test(gapAfter(passage, atom.to - 1)))
    return {
      approx: after.value as Approximation,
      start: atom.start,
      from: atom.from,
      end: atom.end,
    };
  return { approx: 'exact', start: atom.start, from: atom.from, end: atom.end };
}

/** `up to an altitude of 22 kilometres`: the bound stands before the noun that is measured. */
function boundAhead(passage: Passage, sentence: Sentence, from: number): Approximation | null {
  if (passage.words[from - 1]?.lower !== 'of') return null;
  let at = from - 2;
  if (!isTagged(sentence, 'figureNoun', at)) return null;
  while (at > sentence.from && /^(?:a|an|the|maximum)$/.test(passage.words[at - 1]?.lower ?? ''))
    at--;
  const tag = tagsOf(sentence, 'approxBefore').find((one) => one.to === at);
  return tag === undefined ? null : (tag.value as Approximation);
}
