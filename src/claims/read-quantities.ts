import type { Approximation, ClaimedQuantity } from '../domain/claim.ts';
import { approximationOf } from './amount-bounds.ts';
import { type Counted, countedNoun, isRate, nothing, unitEnds } from './counted-noun.ts';
import type { Tag } from './lexicon.ts';
import { endsReach, isLone } from './lone-numbers.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt, tagsOf, textOf } from './passage.ts';
import { printedUnit, singularOf } from './printed-unit.ts';
import { type Amount, isSum, readAmounts } from './read-amounts.ts';
import type { ReadDate } from './read-dates.ts';

/** A quantity with its place in the text. */
export interface ReadQuantity {
  /** Its unit is a sort: `person` for officers and cadets. */
  readonly quantity: ClaimedQuantity;
  /** The unit as the text has it, in the singular: `officer`; the sort where the text has no other word. */
  readonly printed: string | null;
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
  // `19.58 A British Typhoon`: when it was written.
  if (
    atom.from === sentence.from &&
    /^\d{1,2}\.\d{2}$/.test(passage.text.slice(atom.start, atom.end)) &&
    /^\s{1,3}[\p{Lu}"“]/u.test(passage.text.slice(atom.end, atom.end + 4))
  )
    return true;
  if (!/^\d{1,3}$/.test(passage.text.slice(atom.start, atom.end))) return false;
  // `brigade 33`, `article 5`: a name.
  if (
    /^(?:brigade|regiment|division|battalion|squadron|article|paragraph|phase|page|line|figure|table|annex|block|sector|route|highway|flight|resolution|number|no)$/.test(
      passage.words[atom.from - 1]?.lower ?? '',
    ) &&
    /^[\s.]{1,2}$/.test(gapAfter(passage, atom.from - 1))
  )
    return true;
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

/** `41 of 42`, `13 or more of 29`, `six of the seven`: what stands between a part and its whole. */
const isShare = (gap: string): boolean =>
  /^\s(?:or (?:more|so|fewer)\s)?(?:out\s)?of\s(?:the\s|its\s|their\s|his\s|her\s|our\s)?$/.test(
    gap,
  );

/** `twin 35 mm guns`, `37-millimetre guns`: how wide a barrel is, not how many. */
const isCalibre = (passage: Passage, atom: Amount): boolean =>
  /^[\s-]?(?:mm|millimet(?:re|er)s?)\b/i.test(passage.text.slice(atom.end, atom.end + 14));

const currencies: Readonly<Record<string, string>> = {
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
  '¥': 'yen',
};

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
): ReadQuantity {
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
    if (/^\p{Ll}{3,}s$/u.test(word) && !/ss$/.test(word)) found = singularOf(word);
  }
  return {
    printed: printedUnit(passage, sentence, atom.to, to + 2, found),
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
    isBare: found === null,
  };
}

/** `the number of Piorun launchers in service at more than 900`, `to double the number of its batteries to 12`: the noun behind `number of`. */
function numberedUnit(passage: Passage, sentence: Sentence, before: number): string | null {
  for (let at = before - 1; at >= Math.max(sentence.from, before - 14); at--) {
    if (passage.words[at]?.lower !== 'of') continue;
    if (!/^(?:number|total|stock|fleet|inventory|count)$/.test(passage.words[at - 1]?.lower ?? ''))
      continue;
    const nouns = tagsOf(sentence, 'unitNoun').filter((tag) => tag.from > at && tag.to < before);
    return nouns[0]?.value === undefined ? null : lastOfPhrase(passage, nouns);
  }
  return null;
}

/** The last of nouns that stand one behind the other: `surface-to-air missile batteries`. */
function lastOfPhrase(passage: Passage, nouns: readonly Tag[]): string | null {
  let found = nouns[0];
  for (const noun of nouns.slice(1)) {
    if (found === undefined || noun.from !== found.to || gapAfter(passage, found.to - 1) !== ' ')
      break;
    found = noun;
  }
  return found?.value ?? null;
}

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
  for (const [index, atom] of atoms.entries()) {
    // `41 of 42 drones`, `six of the seven`: the first number is the one that is stated.
    const last = atoms[index - 1];
    if (last !== undefined && isShare(passage.text.slice(last.end, atom.start))) continue;
    if (isCalibre(passage, atom)) continue;
    const bounds = approximationOf(passage, sentence, atom);
    if (isSum(passage, atom.start)) {
      const currency =
        currencies[
          passage.text
            .slice(Math.max(0, atom.start - 2), atom.start)
            .trimEnd()
            .slice(-1)
        ] ?? 'money';
      loose.push({ ...looseOf(passage, sentence, atom, bounds, 'money'), printed: currency });
      continue;
    }
    const after = tagAt(sentence, 'approxAfter', atom.to);
    if (isYear(passage, atom) || isLabel(passage, sentence, atom, last)) continue;
    const next = atoms[index + 1];
    const whole =
      next !== undefined && isShare(passage.text.slice(atom.end, next.start)) ? next : null;
    const own = countedNoun(passage, sentence, after === undefined ? atom.to : after.to, atom.end);
    // `58 of her 96 launch cells`: the noun stands behind the whole.
    const noun =
      whole !== null && own.unit === null && !own.refersBack && !own.system
        ? countedNoun(passage, sentence, whole.to, whole.end)
        : own;
    // `A Mistral reaches six`: ranges are given in kilometres.
    const counted: Counted =
      noun.unit === null && !noun.refersBack && !noun.system && endsReach(passage, sentence, atom)
        ? { ...noun, unit: 'kilometre' }
        : noun;
    const isBare = counted.unit === null && !counted.refersBack && !counted.system;
    const downed = tagsOf(sentence, 'shootDownVerb').some((tag) => tag.to === atom.from);
    const lone = !isBare || isLone(passage, sentence, atom, downed, out.length > 0);
    if (!lone || (counted.unit !== null && nothing.has(counted.unit))) {
      loose.push(looseOf(passage, sentence, atom, bounds, counted.unit));
      continue;
    }
    // `2.375 km` is a decimal, `5.000 missiles` are thousands.
    const measured = counted.unit === 'kilometre' || counted.unit === 'percent';
    const raw = passage.text.slice(atom.start, atom.end);
    const decimal =
      measured && /^\d{1,3}\.\d{3}$/.test(raw) ? { ...atom, value: Number(raw) } : atom;
    // `150 km or more`: the bound behind the unit.
    const behind =
      bounds.approx === 'exact' ? tagAt(sentence, 'approxAfter', counted.to) : undefined;
    const late =
      behind !== undefined &&
      counted.to > atom.to &&
      !unitEnds.test(gapAfter(passage, counted.to - 1))
        ? (behind.value as Approximation)
        : bounds.approx;
    const lastWord = passage.words[counted.to - 1];
    const percent = counted.unit === 'percent' && counted.to === atom.to;
    const end = percent
      ? passage.text.indexOf('%', bounds.end) + 1
      : Math.max(bounds.end, counted.to > atom.to ? (lastWord?.end ?? bounds.end) : bounds.end);
    const unit = counted.unit ?? (isBare ? numberedUnit(passage, sentence, atom.from) : null);
    out.push({
      printed: printedUnit(passage, sentence, atom.to, counted.to, unit),
      quantity: {
        ...numbersOf(decimal, late),
        unit,
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
