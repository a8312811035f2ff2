import { isRate } from './counted-noun.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagsOf } from './passage.ts';
import type { Amount } from './read-amounts.ts';

/** `speaks of 5,000.`, `shot down 41,`: a number that stands alone and yet counts something named before. */
export function isLone(
  passage: Passage,
  sentence: Sentence,
  atom: Amount,
  downed: boolean,
  counted: boolean,
): boolean {
  if (standsForNoun(passage, sentence, atom, counted)) return true;
  if (isPut(passage, sentence, atom) || isRest(passage, sentence, atom)) return true;
  if (endsVerb(passage, sentence, atom) || isRate(passage, sentence, atom.to)) return true;
  const counts = (atom.grouped && passage.words[atom.from - 1]?.lower === 'of') || downed;
  const lead = [1, 2].map((step) => passage.words[atom.from - step]?.lower ?? '');
  const figured =
    (/^(?:at|from)$/.test(lead[0] ?? '') ||
      (lead[1] === 'at' && isTagged(sentence, 'approxBefore', atom.from - 1))) &&
    (tagsOf(sentence, 'denialObject').length > 0 || tagsOf(sentence, 'speechNoun').length > 0);
  if (figured && (atom.high !== null || lead.includes('at'))) return true;
  const lost =
    passage.words[atom.from - 1]?.lower === 'of' && passage.words[atom.from - 2]?.lower === 'loss';
  if (lost) return true;
  const spoken =
    passage.words[atom.from - 1]?.lower === 'of' && isTagged(sentence, 'speechVerb', atom.from - 2);
  if (spoken) return true;
  return (
    counts &&
    (atom.end >= sentence.end || /^[.,;]/.test(passage.text.slice(atom.end, atom.end + 1)))
  );
}

/** First word of the bound before a number: `more than` in `at more than 900`. */
function boundStart(sentence: Sentence, from: number): number {
  const tag = tagsOf(sentence, 'approxBefore')
    .filter((one) => one.to === from)
    .sort((a, b) => a.from - b.from)[0];
  return tag?.from ?? from;
}

/** `put the number of launchers at more than 900`, `puts it at no more than 24`, `to double the number of its batteries to 12`. */
function isPut(passage: Passage, sentence: Sentence, atom: Amount): boolean {
  const link = boundStart(sentence, atom.from) - 1;
  if (!/^(?:at|to)$/.test(passage.words[link]?.lower ?? '')) return false;
  if (/^(?:19|20)\d\d$/.test(passage.text.slice(atom.start, atom.end))) return false;
  for (let at = link - 1; at >= Math.max(sentence.from, link - 14); at--) {
    const word = passage.words[at]?.lower ?? '';
    if (/^(?:number|total|stock|fleet|count|figure|inventory)$/.test(word)) return true;
    if (/^(?:put|puts|putting|estimate|estimates|estimated)$/.test(word))
      return link - at <= 3 && passage.words[link]?.lower === 'at';
  }
  return false;
}

/** `the remaining two are expected`, `the other four will stay`, `one, operated by Spain, remains`: what is left of a number given before. */
function isRest(passage: Passage, sentence: Sentence, atom: Amount): boolean {
  const before = passage.words[atom.from - 1]?.lower ?? '';
  const article = passage.words[atom.from - 2]?.lower ?? '';
  const verb = ['finiteVerb', 'pastForm', 'auxiliary'] as const;
  const closes = /^[,;.]/.test(passage.text.slice(atom.end, atom.end + 1));
  return (
    /^(?:remaining|other|first|last|latter)$/.test(before) &&
    /^(?:the|its|their)$/.test(article) &&
    (closes || verb.some((group) => isTagged(sentence, group, atom.to)))
  );
}

/**
 * `six of the seven were ready`, `ten are in the field`, `40 around the capital and 16 at the border`: a number that stands for a noun
 * named before it. `counted` tells whether the sentence has counted something already.
 */
function standsForNoun(
  passage: Passage,
  sentence: Sentence,
  atom: Amount,
  counted: boolean,
): boolean {
  const text = passage.text.slice(atom.start, atom.end);
  const next = passage.words[atom.to]?.lower ?? '';
  if (/^(?:19|20)\d\d$/.test(text)) return false;
  const wanting = boundStart(sentence, atom.from) - 1;
  const wanted = (['haveVerb', 'needVerb'] as const).some((group) =>
    isTagged(sentence, group, wanting),
  );
  if (
    wanted &&
    (atom.to >= sentence.to ||
      /^[.,;]/.test(passage.text.slice(atom.end, atom.end + 1)) ||
      /^(?:that|which|who|today|now|already|left|to)$/.test(next))
  )
    return atom.value !== 1;
  if (atom.to >= sentence.to) return false;
  if (/^[.,;:]/.test(passage.text.slice(atom.end, atom.end + 1))) return false;
  const single = atom.value === 1;
  const verb =
    (isTagged(sentence, 'auxiliary', atom.to) && next !== 'to') ||
    (!single && isTagged(sentence, 'pastForm', atom.to));
  if (verb || /^(?:no|never|still|more)$/.test(next))
    return !single || /^(?:was|is|has)$/.test(next);
  // `three by allied aircraft and one by a Piorun crew`, `two at Dublin and one at Shannon`.
  const shared =
    counted &&
    /^(?:by|at|in|near|outside|on|over|to)$/.test(next) &&
    (/^(?:and|plus)$/.test(passage.words[atom.from - 1]?.lower ?? '') ||
      /,/.test(gapAfter(passage, atom.from - 1)));
  if (shared) return true;
  if (single) return false;
  if (next === 'of' && /^(?:the|its|his|their|our)$/.test(passage.words[atom.to + 1]?.lower ?? ''))
    return isTagged(sentence, 'numberWord', atom.to + 2);
  if (next === 'of' && /^\d/.test(passage.words[atom.to + 1]?.lower ?? '')) return true;
  return counted && isTagged(sentence, 'placePreposition', atom.to);
}

/** Verbs whose object a number alone can be: `Each launcher holds six`, `destroyed a further 37`, `found eleven in all`. */
const takesNumber = [
  'possessVerb',
  'transferVerb',
  'shootDownVerb',
  'lossVerb',
  'findVerb',
  'needVerb',
  'figureVerb',
  'trainVerb',
  'hurtVerb',
] as const;

/** `reaches seven`, `goes out to 160`: a range without its unit. */
export const endsReach = (passage: Passage, sentence: Sentence, atom: Amount): boolean =>
  (atom.to >= sentence.to || /^[.,;:)]/.test(passage.text.slice(atom.end, atom.end + 1))) &&
  (/^reach(?:es|ed)?$/.test(passage.words[atom.from - 1]?.lower ?? '') ||
    (/^to$/.test(passage.words[atom.from - 1]?.lower ?? '') &&
      /^out$/.test(passage.words[atom.from - 2]?.lower ?? '')));

/** A number that ends its clause behind such a verb. */
function endsVerb(passage: Passage, sentence: Sentence, atom: Amount): boolean {
  const next = passage.words[atom.to]?.lower ?? '';
  const closes =
    atom.to >= sentence.to ||
    /^[.,;:)”"]/.test(passage.text.slice(atom.end, atom.end + 1)) ||
    /^(?:in|so|altogether|since|last|this|and|out)$/.test(next);
  if (!closes || /^(?:19|20)\d\d$/.test(passage.text.slice(atom.start, atom.end))) return false;
  let at = atom.from - 1;
  while (
    at > sentence.from &&
    atom.from - at < 5 &&
    (/^(?:a|another|further|only|just|all|the|other|additional|up|to|total|of)$/.test(
      passage.words[at]?.lower ?? '',
    ) ||
      isTagged(sentence, 'approxBefore', at))
  )
    at--;
  const and = next === 'and' || next === 'in';
  // `They would bring down helicopters, perhaps a dozen.`
  if (at < atom.from - 1 && !and && /,/.test(gapAfter(passage, at)) && at > sentence.from + 1)
    return (
      isTagged(sentence, 'approxBefore', at + 1) && !/ing$/.test(passage.words[at]?.lower ?? '')
    );
  return (
    !(and && atom.value === 1) &&
    !/ing$/.test(passage.words[at]?.lower ?? '') &&
    takesNumber.some((group) => isTagged(sentence, group, at))
  );
}
