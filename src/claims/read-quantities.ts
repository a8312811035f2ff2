import type { Approximation, ClaimedQuantity } from '../domain/claim.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt, tagsOf, textOf } from './passage.ts';
import { type Amount, readAmounts } from './read-amounts.ts';
import type { ReadDate } from './read-dates.ts';

/** A quantity with its place in the text. */
export interface ReadQuantity {
  readonly quantity: ClaimedQuantity;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** First word, and the word behind the last one of the noun phrase it counts. */
  readonly from: number;
  readonly to: number;
  /** True for `5,000 of them`: the unit stands elsewhere. */
  readonly refersBack: boolean;
  /** True for a number that counts nothing in its sentence: `speaks of 5,000`. */
  readonly isBare: boolean;
}

interface Counted {
  readonly unit: string | null;
  readonly to: number;
  readonly refersBack: boolean;
  readonly system: boolean;
}

const unitEnds = /[,;:.!?—–"“”\n]/;

/** The noun that an amount counts: the last unit noun of the noun phrase behind it. */
function countedNoun(passage: Passage, sentence: Sentence, from: number, end: number): Counted {
  if (
    passage.text
      .slice(end, end + 2)
      .trimStart()
      .startsWith('%')
  )
    return { unit: 'percent', to: from, refersBack: false, system: false };
  const glued = passage.words[from - 1];
  if (glued !== undefined && glued.end > end) {
    const unit = passage.text.slice(end, glued.end).toLowerCase();
    if (unit === 'km') return { unit: 'kilometre', to: from, refersBack: false, system: false };
    if (unit === 'm') return { unit: 'metre', to: from, refersBack: false, system: false };
    if (unit === 'ft') return { unit: 'foot', to: from, refersBack: false, system: false };
  }
  let at = from;
  if (passage.words[at]?.lower === 'of') {
    at++;
    if (
      /^(?:them|these|those|ours|us)$/.test(passage.words[at]?.lower ?? '') &&
      !isTagged(sentence, 'unitNoun', at + 1)
    ) {
      return { unit: null, to: at + 1, refersBack: true, system: false };
    }
  }
  let unit: string | null = null;
  let to = from;
  let system = false;
  const limit = Math.min(sentence.to, at + 10);
  while (at < limit) {
    const gap = at === sentence.from ? '' : gapAfter(passage, at - 1);
    const opened = gap.includes('(');
    if (at > from && (unitEnds.test(gap) || (opened && unit !== null))) break;
    const named = tagAt(sentence, 'system', at);
    const noun = tagAt(sentence, 'unitNoun', at);
    if (named !== undefined && (noun === undefined || named.to > noun.to)) {
      system = true;
      // Forms such as `shoulder-fired missiles` carry their unit in the last word.
      const inner = tagAt(sentence, 'unitNoun', named.to - 1);
      if (inner !== undefined) unit = inner.value;
      at = named.to;
      to = at;
      continue;
    }
    const generic = tagAt(sentence, 'genericSystem', at);
    if (generic !== undefined) {
      const inner = tagAt(sentence, 'unitNoun', generic.to - 1);
      unit = inner?.value ?? unit;
      at = generic.to;
      if (inner !== undefined) to = at;
      continue;
    }
    // `62-year-old`, `1.6 million euros a mount`: a measure ends the count.
    if (noun !== undefined && unit === null && (noun.value === 'money' || nothing.has(noun.value)))
      return { unit: noun.value, to: noun.to, refersBack: false, system: false };
    if (noun !== undefined) {
      unit = noun.value;
      at = noun.to;
      to = at;
      continue;
    }
    const stops =
      isTagged(sentence, 'preposition', at) ||
      isTagged(sentence, 'subordinator', at) ||
      isTagged(sentence, 'auxiliary', at);
    const verb =
      isTagged(sentence, 'deployVerb', at) ||
      isTagged(sentence, 'possessVerb', at) ||
      isTagged(sentence, 'operateWord', at) ||
      isTagged(sentence, 'abilityVerb', at);
    const describes = verb && isTagged(sentence, 'unitNoun', at + 1) && unit === null;
    if (/^(?:last|this|next|per|each|every)$/.test(passage.words[at]?.lower ?? '') && at > from)
      break;
    // `90 gunners a month`, `some 120 a year`: how often, not what.
    if (isRate(passage, sentence, at)) break;
    if (
      (stops && (at > from || isTagged(sentence, 'preposition', at))) ||
      (verb && !describes && (unit !== null || system))
    )
      break;
    at++;
  }
  return { unit, to, refersBack: false, system };
}

/** `a year`, `a month`. */
const isRate = (passage: Passage, sentence: Sentence, at: number): boolean =>
  /^(?:a|an|per)$/.test(passage.words[at]?.lower ?? '') &&
  /^(?:year|month|week|day)$/.test(tagAt(sentence, 'unitNoun', at + 1)?.value ?? '');

function approximationOf(
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

function numbersOf(
  atom: Amount,
  approx: Approximation,
): Pick<ClaimedQuantity, 'low' | 'high' | 'value' | 'approx'> {
  if (atom.low !== null && atom.high === null)
    return { low: atom.low, high: null, value: null, approx: 'vague' };
  if (atom.high !== null)
    return {
      low: atom.low,
      high: atom.high,
      value: null,
      approx: approx === 'exact' ? 'exact' : approx,
    };
  if (approx === 'at-least') return { low: atom.value, high: null, value: null, approx };
  if (approx === 'at-most') return { low: null, high: atom.value, value: null, approx };
  return { low: null, high: null, value: atom.value, approx };
}

/** `speaks of 5,000.`, `shot down 41,`: a number that stands alone and yet counts something named before. */
function isLone(
  passage: Passage,
  sentence: Sentence,
  atom: Amount,
  downed: boolean,
  counted: boolean,
): boolean {
  if (standsForNoun(passage, sentence, atom, counted)) return true;
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
  const wanted = (['haveVerb', 'needVerb'] as const).some((group) =>
    isTagged(sentence, group, atom.from - 1),
  );
  if (
    wanted &&
    (atom.to >= sentence.to ||
      /^[.,;]/.test(passage.text.slice(atom.end, atom.end + 1)) ||
      /^(?:that|which|who|today|now|already|left)$/.test(next))
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
const endsReach = (passage: Passage, sentence: Sentence, atom: Amount): boolean =>
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
    /^(?:in|so|altogether|since|last|this|and)$/.test(next);
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

/** `In 1991 Iraqi crews`: a year, not an amount. */
function isYear(passage: Passage, atom: Amount): boolean {
  if (
    atom.grouped ||
    atom.value === null ||
    atom.value < 1900 ||
    atom.value > 2099 ||
    !/^\d{4}$/.test(passage.text.slice(atom.start, atom.end))
  )
    return false;
  return /^(?:in|since|by|until|from|during|after|before|and|of|early|late|mid|year|to)$/.test(
    passage.words[atom.from - 1]?.lower ?? '',
  );
}

/** `7. No missile can reach`, `two Ground Master 200 radars`: the number of an item, or part of a name. */
function isLabel(
  passage: Passage,
  sentence: Sentence,
  atom: Amount,
  before: Amount | undefined,
): boolean {
  if (!/^\d{1,3}$/.test(passage.text.slice(atom.start, atom.end))) return false;
  if (atom.from === sentence.from && /^[.)]\s/.test(passage.text.slice(atom.end, atom.end + 2)))
    return true;
  const named = passage.words[atom.from - 1]?.capital === true && atom.from - 1 > sentence.from;
  return (
    named &&
    before !== undefined &&
    atom.from - before.to <= 3 &&
    /^[\p{L}\s-]{1,40}$/u.test(passage.text.slice(before.end, atom.start)) &&
    passage.words[before.to]?.capital === true
  );
}

const nothing = new Set([
  'year',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'money',
  'country',
  'city',
]);

/** The quantities of a sentence. */
export interface ReadQuantities {
  /** Amounts of weapons, people, targets, measures and shares, in order. */
  readonly counted: readonly ReadQuantity[];
  /** Durations and amounts of other things: they tell something only where nothing else is counted. */
  readonly loose: readonly ReadQuantity[];
}

/** `eight weeks`, `six combat launches`: the plural noun within three words gives the unit. */
function looseOf(
  passage: Passage,
  sentence: Sentence,
  atom: Amount,
  bounds: ReturnType<typeof approximationOf>,
  unit: string | null,
): ReadQuantity | null {
  let found = unit;
  let { to } = atom;
  for (; found === null && to < Math.min(sentence.to, atom.to + 3); to++) {
    const word = passage.words[to]?.lower ?? '';
    if (to > atom.to && unitEnds.test(gapAfter(passage, to - 1))) break;
    if (
      ['preposition', 'auxiliary', 'subordinator'].some((group) =>
        isTagged(sentence, group as 'preposition', to),
      )
    )
      break;
    if (/^\p{Ll}{3,}s$/u.test(word) && !/ss$/.test(word)) found = singular(word);
  }
  if (found === null) return null;
  return {
    quantity: {
      ...numbersOf(atom, bounds.approx),
      unit: found,
      text: textOf(passage, bounds.from, Math.max(to, atom.to)),
    },
    start: bounds.start,
    end: bounds.end,
    from: bounds.from,
    to: Math.max(to, atom.to),
    refersBack: false,
    isBare: false,
  };
}

const singular = (word: string): string =>
  word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : /(?:ch|sh|x|ss)es$/.test(word)
      ? word.slice(0, -2)
      : word.slice(0, -1);

/** Reads the quantities of a sentence in order: digits, words, ranges, bounds, per cent. Dates and designations are left out. */
export function readQuantities(
  passage: Passage,
  sentence: Sentence,
  dates: readonly ReadDate[],
): ReadQuantities {
  const isCovered = (from: number, to: number, start: number, end: number): boolean =>
    dates.some((date) => date.start < end && start < date.end) ||
    tagsOf(sentence, 'system').some(
      (tag) => tag.from <= from && from < tag.to && (tag.from < from || tag.to > to),
    );
  const atoms = readAmounts(passage, sentence, isCovered);
  const out: ReadQuantity[] = [];
  const loose: ReadQuantity[] = [];
  for (const atom of atoms) {
    // `41 of 42 drones`, `six of the seven`: the first number is the one that is stated.
    const last = atoms[atoms.indexOf(atom) - 1];
    if (
      last !== undefined &&
      /^\sof\s(?:the\s|its\s|their\s)?$/.test(passage.text.slice(last.end, atom.start))
    )
      continue;
    if (/[$€£¥]\s?$/.test(passage.text.slice(Math.max(0, atom.start - 2), atom.start))) continue;
    const bounds = approximationOf(passage, sentence, atom);
    const after = tagAt(sentence, 'approxAfter', atom.to);
    if (isYear(passage, atom) || isLabel(passage, sentence, atom, last)) continue;
    const noun = countedNoun(passage, sentence, after === undefined ? atom.to : after.to, atom.end);
    // `A Mistral reaches six`: ranges are given in kilometres.
    const counted: Counted =
      noun.unit === null && !noun.refersBack && !noun.system && endsReach(passage, sentence, atom)
        ? { ...noun, unit: 'kilometre' }
        : noun;
    const isBare = counted.unit === null && !counted.refersBack && !counted.system;
    const downed = tagsOf(sentence, 'shootDownVerb').some((tag) => tag.to === atom.from);
    const lone = !isBare || isLone(passage, sentence, atom, downed, out.length > 0);
    if (!lone || (counted.unit !== null && nothing.has(counted.unit))) {
      const other = looseOf(passage, sentence, atom, bounds, counted.unit);
      if (other !== null) loose.push(other);
      continue;
    }
    // `2.375 km` is a decimal, `5.000 missiles` are thousands.
    const measured = counted.unit === 'kilometre' || counted.unit === 'percent';
    const raw = passage.text.slice(atom.start, atom.end);
    const decimal =
      measured && /^\d{1,3}\.\d{3}$/.test(raw) ? { ...atom, value: Number(raw) } : atom;
    const lastWord = passage.words[counted.to - 1];
    const percent = counted.unit === 'percent' && counted.to === atom.to;
    const end = percent
      ? passage.text.indexOf('%', bounds.end) + 1
      : Math.max(bounds.end, counted.to > atom.to ? (lastWord?.end ?? bounds.end) : bounds.end);
    out.push({
      quantity: {
        ...numbersOf(decimal, bounds.approx),
        unit: counted.unit,
        text: passage.text.slice(bounds.start, end),
      },
      start: bounds.start,
      end,
      from: bounds.from,
      to: Math.max(counted.to, atom.to),
      refersBack: counted.refersBack || (isBare && !downed && !isRate(passage, sentence, atom.to)),
      isBare,
    });
  }
  return { counted: out, loose };
}
