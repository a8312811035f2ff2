import type { Span } from '../domain/report.ts';
import {
  closingAbbreviations,
  quotationVerbs,
  sentenceOpeners,
  titleAbbreviations,
} from './report-words.ts';

/** Longest sentence in UTF-16 units; a longer one is cut at a space, which keeps every later step linear. */
export const longestSentence = 1600;

const letterOrDigit = /[\p{L}\p{N}]/u;
const upper = /\p{Lu}/u;
const lowerCase = /\p{Ll}/u;
const digit = /\p{N}/u;
const space = /\s/;
const stops = '.!?…';
const closers = '\'"’”»)]*';
const openers = '\'"‘“«([*';

/** The word of at most 24 letters, dots inside included, that ends right before `end`. */
function wordBefore(text: string, end: number): string {
  let at = end;
  while (at > 0 && end - at < 24) {
    const char = text[at - 1] as string;
    const inner = char === '.' && at > 1 && letterOrDigit.test(text[at - 2] as string);
    if (!letterOrDigit.test(char) && !inner) break;
    at--;
  }
  return text.slice(at, end);
}

/** The word that begins at or after `from`, past spaces and opening quotation marks; looks at most 12 characters ahead. */
function wordAfter(text: string, from: number): { readonly word: string; readonly start: number } {
  let at = from;
  const limit = from + 12;
  while (
    at < text.length &&
    at < limit &&
    (space.test(text[at] as string) || openers.includes(text[at] as string))
  )
    at++;
  const start = at;
  while (at < text.length && at - start < 24 && letterOrDigit.test(text[at] as string)) at++;
  return { word: text.slice(start, at), start };
}

/** Tells whether a full stop at `at` belongs to an abbreviation, an initial or a number. */
function isInnerStop(text: string, at: number, next: { readonly word: string }): boolean {
  const before = wordBefore(text, at);
  const word = before.toLowerCase();
  if (titleAbbreviations.has(word)) return true;
  // `J. Smith` is an initial, `Igla-S.` is not.
  const ahead = text[at - 2] ?? ' ';
  if (/^\p{Lu}$/u.test(before) && (space.test(ahead) || openers.includes(ahead))) return true;
  // `No. 4` is a number, `No. In the exercise` an answer.
  if (word === 'no' || word === 'nos') return /^\p{N}/u.test(next.word);
  // `shortly after 2 a.m. The mayor` ends a sentence, `2 a.m. on Sunday` does not.
  if (/^[ap]\.m\.?$/.test(word)) return !upper.test(next.word[0] ?? '');
  const dotted = before.includes('.') && !digit.test(before);
  if (dotted || closingAbbreviations.has(word))
    return !sentenceOpeners.has(next.word.toLowerCase());
  if (/^\p{N}{1,2}$/u.test(before)) {
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    return text.slice(lineStart, at).trim() === before;
  }
  return false;
}

/** Tells whether a quotation that ends with ! or ? is followed by its speaker. */
function isFollowedBySpeaker(text: string, from: number): boolean {
  const words =
    text
      .slice(from, from + 60)
      .toLowerCase()
      .match(/\p{L}{1,24}/gu) ?? [];
  return words.slice(0, 4).some((word) => quotationVerbs.has(word));
}

/** Where the sentence ends whose stop stands at `at`: the offset behind stops and closing marks, or -1. */
function endAt(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && stops.includes(text[end] as string)) end++;
  const stopEnd = end;
  let marked = false;
  while (end < limit && closers.includes(text[end] as string)) {
    // A mark behind a space or before a letter without a stop opens the next sentence.
    end++;
    marked = true;
  }
  if (end >= limit) return limit;
  const char = text[end] as string;
  if (!space.test(char)) {
    if (marked && upper.test(char)) return end;
    return -1;
  }
  const next = wordAfter(text, end);
  const first = next.word[0] ?? '';
  if (lowerCase.test(first)) return -1;
  const stop = text.slice(at, stopEnd);
  if (stop === '.' && !marked && isInnerStop(text, at, next)) return -1;
  if (marked && !stop.includes('.') && isFollowedBySpeaker(text, next.start)) return -1;
  return end;
}

/** A line that holds a time of day and nothing else, as live coverage has above each entry: `17:55`, `5.30 pm`, `16:45 GMT`. */
const isTimeLine = (text: string, start: number, end: number): boolean =>
  end - start < 24 &&
  /^\s{0,4}\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?[A-Z]{0,4}\s{0,4}$/i.test(text.slice(start, end));

/** Trims white space off a span; null when nothing is left. */
function trimmed(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && space.test(text[from] as string)) from++;
  while (to > from && space.test(text[to - 1] as string)) to--;
  return from < to ? { start: from, end: to } : null;
}

function cutLong(text: string, span: Span, out: Span[]): void {
  let from = span.start;
  while (span.end - from > longestSentence) {
    let at = from + longestSentence;
    while (at > from + longestSentence / 2 && !space.test(text[at] as string)) at--;
    if (at === from + longestSentence / 2) at = from + longestSentence;
    const part = trimmed(text, from, at);
    if (part !== null) out.push(part);
    from = at;
  }
  const rest = trimmed(text, from, span.end);
  if (rest !== null) out.push(rest);
}

/**
 * Splits a part of a text into sentences. Spans index `text`, are in order and never overlap.
 * A full stop inside an abbreviation, an initial or a decimal ends nothing; a quotation mark behind the stop belongs to the
 * sentence, even where the next one is glued to it; an empty line always ends a sentence. Linear in length.
 */
export function splitSentences(text: string, from: number, to: number): readonly Span[] {
  const out: Span[] = [];
  let start = from;
  const close = (end: number): void => {
    const span = trimmed(text, start, end);
    if (span !== null) cutLong(text, span, out);
    start = end;
  };
  let at = from;
  while (at < to) {
    const char = text[at] as string;
    if (stops.includes(char)) {
      const end = endAt(text, at, to);
      let next = at + 1;
      while (next < to && stops.includes(text[next] as string)) next++;
      if (end >= 0) close(end);
      at = end >= 0 ? end : next;
      continue;
    }
    if (char === '\n') {
      let next = at + 1;
      while (next < to && (text[next] === ' ' || text[next] === '\t' || text[next] === '\r'))
        next++;
      if (next < to && (text[next] === '\n' || isTimeLine(text, start, at))) close(next);
      at = next;
      continue;
    }
    at++;
  }
  close(to);
  return out;
}
