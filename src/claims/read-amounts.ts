import type { Tag } from './lexicon.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt, tagsOf, wordAt } from './passage.ts';

/** An amount as it stands in the text, without the bounds and the noun around it. */
export interface Amount {
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
/** Spaces that stand between groups of digits: plain, no-break, thin and narrow no-break. */
const groupSpaces = ' \\u00a0\\u2009\\u202f';
// Digits with groups of three, or plain digits with a decimal part. What stands right before or behind decides whether it is a number:
// letters, signs, further separators or invisible characters make it unreadable, and it is left alone.
const numberPattern = new RegExp(
  `(?<![\\p{L}\\p{N}${invisible}/]|[.,]\\p{N}{0,1}|(?<=\\s)[-−]|\\p{L}[-‐‑–])(?:\\p{Nd}{1,3}(?:[,.'’${groupSpaces}]\\p{Nd}{3}){1,4}|\\p{Nd}{1,3},\\p{Nd}{1,2}(?=\\s?(?:%|km|kilomet|per\\s?cent|met(?:re|er)s?\\b))|\\p{Nd}{1,12}(?:\\.\\p{Nd}{1,4})?)(?![\\p{Nd}${invisible}/]|[.,]\\p{Nd}|[a-jl-zA-JL-Z]\\p{N})`,
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
  const grouped = /^\d{1,3}(?:[,.'’\s]\d{3}){1,4}$/.test(plain) && !plain.startsWith('0');
  // `62,5 %`: a comma before one or two digits is a decimal one.
  const value = Number(grouped ? plain.replace(/[^\d]/g, '') : plain.replace(',', '.'));
  return Number.isFinite(value) ? { value, grouped } : null;
}

/** The sign of a currency stands right before an amount. */
export const isSum = (passage: Passage, start: number): boolean =>
  /[$€£¥]\s?$/.test(passage.text.slice(Math.max(0, start - 2), start));

function multiplierAt(sentence: Sentence, at: number): Tag | undefined {
  return tagAt(sentence, 'multiplier', at);
}

function digitAtoms(passage: Passage, sentence: Sentence): Amount[] {
  const out: Amount[] = [];
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
      const million = isSum(passage, start) && /^(?:m|mn|bn|b|tn)$/.test(tail);
      if (tail === 'k' || million) {
        value *=
          tail === 'k' ? 1e3 : tail.startsWith('m') ? 1e6 : tail.startsWith('b') ? 1e9 : 1e12;
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
function wordAtoms(passage: Passage, sentence: Sentence): Amount[] {
  const out: Amount[] = [];
  let free = sentence.from;
  for (const tag of tagsOf(sentence, 'numberWord')) {
    if (tag.from < free) continue;
    const before = passage.words[tag.from - 1];
    const spoken = passage.words[tag.from]?.lower;
    if (spoken === 'single' && passage.words[tag.from - 2]?.lower === 'not') continue;
    const ofThem = /^(?:them|these|those)$/.test(passage.words[tag.to + 1]?.lower ?? '');
    // `at least one of the two`, `only one of four` count; `one of the best` does not.
    const least = /^(?:least|only|just|not)$/.test(before?.lower ?? '');
    if (
      spoken === 'one' &&
      (before?.lower === 'no' ||
        (passage.words[tag.to]?.lower === 'of' &&
          !ofThem &&
          !least &&
          !isOneOfThings(passage, sentence, tag.to)))
    )
      continue;
    let total = 0;
    let current = Number(tag.value);
    let to = tag.to;
    for (let steps = 0; steps < 6 && to < sentence.to; steps++) {
      if (!/^[\s-]{1,2}$/.test(gapAfter(passage, to - 1))) break;
      if (goesOnWithAnd(passage, sentence, to)) to++;
      const scale = multiplierAt(sentence, to);
      const next = tagAt(sentence, 'numberWord', to);
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
    const half = isHalf(passage, to);
    if (half) to += 3;
    const first = passage.words[tag.from];
    const last = passage.words[to - 1];
    if (first === undefined || last === undefined) continue;
    out.push({
      start: first.start,
      end: last.end,
      from: tag.from,
      to,
      value: total + current + (half ? 0.5 : 0),
      low: null,
      high: null,
      grouped: false,
    });
    free = to;
  }
  return out;
}

/** `one of the three radars`, `one of its S-400 regiments`: one that is counted. `One of the best systems` praises. */
function isOneOfThings(passage: Passage, sentence: Sentence, of: number): boolean {
  if (!/^(?:the|its|their|our|his|her|my|these|those)$/.test(passage.words[of + 1]?.lower ?? ''))
    return false;
  for (let at = of + 2; at < Math.min(sentence.to, of + 8); at++) {
    const word = passage.words[at]?.lower ?? '';
    if (
      /^(?:most|best|few|biggest|largest|least|main|many)$/.test(word) ||
      /[a-z]{3}est$/.test(word)
    )
      return false;
    if (isTagged(sentence, 'preposition', at) || isTagged(sentence, 'subordinator', at))
      return false;
    const plural = /s$/.test(word);
    const thing = (['unitNoun', 'system', 'peopleNoun', 'flyingNoun'] as const).some((group) =>
      isTagged(sentence, group, at),
    );
    if (plural && thing) return true;
    if (/[,;:.]/.test(gapAfter(passage, at))) return false;
  }
  return false;
}

/** `three [and a half] kilometres`. */
export const isHalf = (passage: Passage, at: number): boolean =>
  /^and a half$/.test([0, 1, 2].map((step) => passage.words[at + step]?.lower ?? '').join(' '));

/** `two hundred [and] six`, `a hundred [and] eighty-two million`. */
function goesOnWithAnd(passage: Passage, sentence: Sentence, at: number): boolean {
  if (passage.words[at]?.lower !== 'and' || gapAfter(passage, at) !== ' ') return false;
  const next = Number(tagAt(sentence, 'numberWord', at + 1)?.value ?? 100);
  const spoken = /^(?:hundred|thousand)$/.test(passage.words[at - 1]?.lower ?? '');
  return spoken && next < 100;
}

function vagueAtoms(passage: Passage, sentence: Sentence): Amount[] {
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
function joinRanges(passage: Passage, atoms: readonly Amount[]): Amount[] {
  const out: Amount[] = [];
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

/** Reads the amounts of a sentence in order: digits, words, vague words and ranges; `isCovered` tells what is something else, a date or a designation. */
export function readAmounts(
  passage: Passage,
  sentence: Sentence,
  isCovered: (from: number, to: number, start: number, end: number) => boolean,
): Amount[] {
  const vague = vagueAtoms(passage, sentence);
  const isVague = (atom: Amount): boolean =>
    vague.some((one) => one.from <= atom.from && atom.to <= one.to);
  const plain = [...digitAtoms(passage, sentence), ...wordAtoms(passage, sentence)].filter(
    (atom) => !isVague(atom) && !isCovered(atom.from, atom.to, atom.start, atom.end),
  );
  return joinRanges(
    passage,
    [...plain, ...vague].sort((x, y) => x.start - y.start || y.end - x.end),
  );
}
