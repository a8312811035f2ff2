import type { Approximation, ClaimedQuantity } from '../domain/claim.ts';
import type { Tag } from './lexicon.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt, tagsOf } from './passage.ts';
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

interface Atom {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly grouped: boolean;
}

const invisible = '\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
// Digits with groups of three, or plain digits with a decimal part. What stands right before or behind decides whether it is a number:
// letters, signs, further separators or invisible characters make it unreadable, and it is left alone.
const numberPattern = new RegExp(
  `(?<![\\p{L}\\p{N}${invisible}/]|[.,]\\p{N}{0,1}|(?<=\\s)-|\\p{L}[-‐‑–])(?:\\p{Nd}{1,3}(?:[,.   ]\\p{Nd}{3}){1,4}|\\p{Nd}{1,12}(?:\\.\\p{Nd}{1,4})?)(?![\\p{Nd}${invisible}/]|[.,]\\p{Nd}|[a-jl-zA-JL-Z]\\p{N})`,
  'gu',
);

const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xff10];

/** Digits of other scripts as 0-9. */
function plainDigits(text: string): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code <= start + 9);
    out += zero === undefined ? char : String(code - zero);
  }
  return out;
}

/** The number that digits with separators stand for; a single group of three behind a full stop counts as thousands. */
function numberOf(raw: string): { readonly value: number; readonly grouped: boolean } | null {
  const plain = plainDigits(raw);
  if (/\p{Nd}/u.test(plain.replace(/[0-9]/g, ''))) return null;
  const grouped = /^\d{1,3}(?:[,.\s]\d{3}){1,4}$/.test(plain) && !plain.startsWith('0');
  const value = Number(grouped ? plain.replace(/[^\d]/g, '') : plain.replace(/,/g, ''));
  return Number.isFinite(value) ? { value, grouped } : null;
}

/** Word number of the word at or behind an offset, searched inside a sentence. */
export function wordAt(passage: Passage, sentence: Sentence, offset: number): number {
  let low = sentence.from;
  let high = sentence.to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passage.words[middle] as { readonly end: number }).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function multiplierAt(sentence: Sentence, at: number): Tag | undefined {
  return tagAt(sentence, 'multiplier', at);
}

function digitAtoms(passage: Passage, sentence: Sentence): Atom[] {
  const out: Atom[] = [];
  for (const match of passage.text.slice(sentence.start, sentence.end).matchAll(numberPattern)) {
    const read = numberOf(match[0]);
    if (read === null) continue;
    const start = sentence.start + match.index;
    let end = start + match[0].length;
    const from = wordAt(passage, sentence, start);
    let to = wordAt(passage, sentence, end - 1) + 1;
    let { value } = read;
    const glued = passage.words[to - 1];
    if (glued !== undefined && glued.end > end) {
      const tail = passage.text.slice(end, glued.end).toLowerCase();
      if (tail === 'k') {
        value *= 1000;
        end = glued.end;
      } else if (!/^(?:km|m|ft|th)$/.test(tail)) continue;
      if (tail === 'th') continue;
    }
    const scale = multiplierAt(sentence, to);
    if (scale !== undefined && /^[\s-]{1,2}$/.test(gapAfter(passage, to - 1))) {
      value *= Number(scale.value);
      end = (passage.words[scale.to - 1] ?? glued)?.end ?? end;
      to = scale.to;
    }
    out.push({ start, end, from, to, value, low: null, high: null, grouped: read.grouped });
  }
  return out;
}

/** `five thousand`, `twenty-five hundred`, `three hundred and fifty`. */
function wordAtoms(passage: Passage, sentence: Sentence): Atom[] {
  const out: Atom[] = [];
  let free = sentence.from;
  for (const tag of tagsOf(sentence, 'numberWord')) {
    if (tag.from < free) continue;
    const before = passage.words[tag.from - 1];
    const spoken = passage.words[tag.from]?.lower;
    if (spoken === 'single' && passage.words[tag.from - 2]?.lower === 'not') continue;
    if (spoken === 'one' && (before?.lower === 'no' || passage.words[tag.to]?.lower === 'of'))
      continue;
    let total = 0;
    let current = Number(tag.value);
    let to = tag.to;
    for (let steps = 0; steps < 6 && to < sentence.to; steps++) {
      const scale = multiplierAt(sentence, to);
      const next = tagAt(sentence, 'numberWord', to);
      if (!/^[\s-]{1,2}$/.test(gapAfter(passage, to - 1))) break;
      if (scale !== undefined) {
        current *= Number(scale.value);
        if (Number(scale.value) >= 1000) {
          total += current;
          current = 0;
        }
        to = scale.to;
      } else if (next !== undefined && Number(next.value) < 100) {
        current += Number(next.value);
        to = next.to;
      } else break;
    }
    const first = passage.words[tag.from];
    const last = passage.words[to - 1];
    if (first === undefined || last === undefined) continue;
    out.push({
      start: first.start,
      end: last.end,
      from: tag.from,
      to,
      value: total + current,
      low: null,
      high: null,
      grouped: false,
    });
    free = to;
  }
  return out;
}

function vagueAtoms(passage: Passage, sentence: Sentence): Atom[] {
  return tagsOf(sentence, 'vagueAmount').flatMap((tag) => {
    const first = passage.words[tag.from];
    const last = passage.words[tag.to - 1];
    if (first === undefined || last === undefined) return [];
    return [
      {
        start: first.start,
        end: last.end,
        from: tag.from,
        to: tag.to,
        value: null,
        low: Number(tag.value),
        high: null,
        grouped: false,
      },
    ];
  });
}

/** Joins `20 to 30`, `20-30`, `between 20 and 30` into one atom. */
function joinRanges(passage: Passage, atoms: readonly Atom[]): Atom[] {
  const out: Atom[] = [];
  for (const atom of atoms) {
    const last = out[out.length - 1];
    const gap = last === undefined ? '' : passage.text.slice(last.end, atom.start);
    const between = last !== undefined && passage.words[last.from - 1]?.lower === 'between';
    const connected = /^%?(?:\s?[-–—]\s?|\s(?:to|or)\s)$/.test(gap) || (between && gap === ' and ');
    if (
      last !== undefined &&
      connected &&
      last.value !== null &&
      atom.value !== null &&
      atom.value > last.value &&
      last.high === null
    ) {
      // `two to three hundred` counts hundreds on both sides.
      const scaled =
        atom.value >= 100 &&
        last.value < 10 &&
        atom.value % 100 === 0 &&
        !/\d/.test(passage.text.slice(last.start, last.end));
      const low = scaled
        ? last.value * (atom.value / Math.max(1, leadingDigit(atom.value)))
        : last.value;
      out[out.length - 1] = {
        ...last,
        end: atom.end,
        to: atom.to,
        value: null,
        low,
        high: atom.value,
      };
    } else out.push(atom);
  }
  return out;
}

function leadingDigit(value: number): number {
  let rest = value;
  while (rest >= 10) rest = Math.floor(rest / 10);
  return rest;
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
    if ((stops && at > from) || (verb && (unit !== null || system))) break;
    at++;
  }
  return { unit, to, refersBack: false, system };
}

function approximationOf(
  passage: Passage,
  sentence: Sentence,
  atom: Atom,
): {
  readonly approx: Approximation;
  readonly start: number;
  readonly from: number;
  readonly end: number;
} {
  const before = tagsOf(sentence, 'approxBefore').find(
    (tag) => tag.to === atom.from && /^[\s~]{0,2}$/.test(gapAfter(passage, atom.from - 1)),
  );
  const widest =
    before === undefined
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

function numbersOf(
  atom: Atom,
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
function isLone(passage: Passage, sentence: Sentence, atom: Atom, downed: boolean): boolean {
  const counts = (atom.grouped && passage.words[atom.from - 1]?.lower === 'of') || downed;
  return (
    counts &&
    (atom.end >= sentence.end || /^[.,;]/.test(passage.text.slice(atom.end, atom.end + 1)))
  );
}

/** `In 1991 Iraqi crews`: a year, not an amount. */
function isYear(passage: Passage, atom: Atom): boolean {
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

/** Reads the quantities of a sentence in order: digits, words, ranges, bounds, per cent. Dates and designations are left out. */
export function readQuantities(
  passage: Passage,
  sentence: Sentence,
  dates: readonly ReadDate[],
): ReadQuantity[] {
  const vague = vagueAtoms(passage, sentence);
  const covered = (atom: Atom): boolean =>
    vague.some((one) => one.from <= atom.from && atom.to <= one.to) ||
    dates.some((date) => date.start < atom.end && atom.start < date.end) ||
    tagsOf(sentence, 'system').some(
      (tag) =>
        tag.from <= atom.from && atom.from < tag.to && (tag.from < atom.from || tag.to > atom.to),
    );
  const plain = [...digitAtoms(passage, sentence), ...wordAtoms(passage, sentence)].filter(
    (atom) => !covered(atom),
  );
  const atoms = joinRanges(
    passage,
    [...plain, ...vague].sort((a, b) => a.start - b.start || b.end - a.end),
  );
  const out: ReadQuantity[] = [];
  for (const atom of atoms) {
    if (/[$€£¥]\s?$/.test(passage.text.slice(Math.max(0, atom.start - 2), atom.start))) continue;
    const bounds = approximationOf(passage, sentence, atom);
    const after = tagAt(sentence, 'approxAfter', atom.to);
    if (isYear(passage, atom)) continue;
    const counted = countedNoun(
      passage,
      sentence,
      after === undefined ? atom.to : after.to,
      atom.end,
    );
    const isBare = counted.unit === null && !counted.refersBack && !counted.system;
    const downed = tagsOf(sentence, 'shootDownVerb').some((tag) => tag.to === atom.from);
    if (isBare && !isLone(passage, sentence, atom, downed)) continue;
    if (counted.unit !== null && nothing.has(counted.unit)) continue;
    // `2.375 km` is a decimal, `5.000 missiles` are thousands.
    const measured = counted.unit === 'kilometre' || counted.unit === 'percent';
    const raw = passage.text.slice(atom.start, atom.end);
    const decimal =
      measured && /^\d{1,3}\.\d{3}$/.test(raw) ? { ...atom, value: Number(raw) } : atom;
    const last = passage.words[counted.to - 1];
    const percent = counted.unit === 'percent' && counted.to === atom.to;
    const end = percent
      ? passage.text.indexOf('%', bounds.end) + 1
      : Math.max(bounds.end, counted.to > atom.to ? (last?.end ?? bounds.end) : bounds.end);
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
      refersBack: counted.refersBack || (isBare && !downed),
      isBare,
    });
  }
  return out;
}
