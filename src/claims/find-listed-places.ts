import { notPlaces } from './find-unknown-places.ts';
import { gapAfter, isTagged, type Passage, type Sentence, tagAt, textOf } from './passage.ts';
import type { PlaceDraft } from './place-draft.ts';

/** Longest list of places that is followed, in names. */
const longest = 8;

/**
 * The other names of a list that holds a place: `around Maiduguri, Damaturu and Monguno`, `Mosul and Kirkuk have no protection`, `its borders with
 * Lithuania and Poland`.
 */
export function listedDrafts(
  passage: Passage,
  sentence: Sentence,
  known: readonly PlaceDraft[],
): PlaceDraft[] {
  const out: PlaceDraft[] = [];
  const isFree = (from: number, to: number): boolean =>
    ![...known, ...out].some((one) => one.from < to && from < one.to);
  for (const draft of known) {
    if (draft.kind === 'border') out.push(...neighbours(passage, sentence, draft, isFree));
    if (!isName(passage, draft)) continue;
    let end = draft.to;
    for (let count = 0; count < longest; count++) {
      const from = nextItem(passage, sentence, end);
      if (from === null) break;
      const to = nameEnd(passage, sentence, from);
      if (to === null) break;
      if (isFree(from, to)) out.push(regionOf(passage, from, to));
      end = to;
    }
    let edge = draft.from;
    for (let count = 0; count < longest; count++) {
      const first = itemBefore(passage, sentence, edge);
      const to = first === null ? null : nameEnd(passage, sentence, first);
      if (first === null || to === null || !isFree(first, to)) break;
      out.push(regionOf(passage, first, to));
      edge = first;
    }
  }
  return out;
}

const regionOf = (passage: Passage, from: number, to: number): PlaceDraft => ({
  kind: 'region',
  name: textOf(passage, from, to),
  from,
  to,
  direction: null,
  owner: null,
});

const word = (passage: Passage, at: number): string => passage.words[at]?.lower ?? '';

/** A place with a name of its own, not `the capital` or `border areas`. */
const isName = (passage: Passage, draft: PlaceDraft): boolean =>
  (draft.kind === 'city' || draft.kind === 'region') &&
  passage.words[draft.to - 1]?.capital === true;

/** First word of the next item behind `, ` or `and`; null where the list ends. */
function nextItem(passage: Passage, sentence: Sentence, end: number): number | null {
  if (end >= sentence.to) return null;
  const gap = gapAfter(passage, end - 1);
  if (/^\s$/.test(gap) && /^(?:and|or)$/.test(word(passage, end)))
    return /^(?:perhaps|possibly|even|also|later|in|at|around|near)$/.test(word(passage, end + 1))
      ? end + 2
      : end + 1;
  if (!/^,\s$/.test(gap)) return null;
  return /^(?:and|or)$/.test(word(passage, end)) ? end + 1 : end;
}

/** First word of a name right before `and` or a comma that leads to a place, where the list opens its clause. */
function itemBefore(passage: Passage, sentence: Sentence, from: number): number | null {
  const linked = /^(?:and|or)$/.test(word(passage, from - 1));
  const end = linked ? from - 1 : /^,\s$/.test(gapAfter(passage, from - 1)) ? from : null;
  if (end === null || end - 1 < sentence.from) return null;
  let first = end - 1;
  while (
    first > sentence.from &&
    end - first < 3 &&
    passage.words[first - 1]?.capital === true &&
    /^[\s-]$/.test(gapAfter(passage, first - 1))
  )
    first--;
  if (passage.words[first]?.capital !== true) return null;
  // Only a list that opens its clause: a name in the middle may be anybody's.
  const opens =
    first === sentence.from ||
    /[,“"]/.test(gapAfter(passage, first - 1)) ||
    isTagged(sentence, 'speechVerb', first - 1) ||
    word(passage, first - 1) === 'that';
  return opens ? first : null;
}

/** The word behind a name of at most three capitalised words that can be a place; null where there is none. */
function nameEnd(passage: Passage, sentence: Sentence, from: number): number | null {
  if (from >= sentence.to || passage.words[from]?.capital !== true) return null;
  if (notPlaces.some((group) => isTagged(sentence, group, from))) return null;
  let to = from + 1;
  while (
    to < sentence.to &&
    to - from < 3 &&
    passage.words[to]?.capital === true &&
    /^[\s-]$/.test(gapAfter(passage, to - 1))
  )
    to++;
  const verb = isTagged(sentence, 'speechVerb', to) || isTagged(sentence, 'speechVerb', to + 1);
  const owner = word(passage, to) === "'s";
  return verb || owner || /\p{N}/u.test(textOf(passage, from, to)) ? null : to;
}

/** `and Poland` behind `its borders with Lithuania`. */
function neighbours(
  passage: Passage,
  sentence: Sentence,
  border: PlaceDraft,
  isFree: (from: number, to: number) => boolean,
): PlaceDraft[] {
  const out: PlaceDraft[] = [];
  let end = border.to;
  for (let count = 0; count < longest; count++) {
    const from = nextItem(passage, sentence, end);
    const country = from === null ? undefined : tagAt(sentence, 'country', from);
    if (
      from === null ||
      country === undefined ||
      tagAt(sentence, 'country', border.to - 1) === undefined
    )
      break;
    if (word(passage, country.to) === "'s" || isTagged(sentence, 'finiteVerb', country.to)) break;
    if (isFree(from, country.to))
      out.push({ ...border, name: country.value, from, to: country.to });
    end = country.to;
  }
  return out;
}
