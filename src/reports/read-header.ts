import type { Span } from '../domain/report.ts';
import { functionWords, sentenceOpeners } from './report-words.ts';

/** What stands above the body of a report. */
export interface Header {
  readonly title: string | null;
  readonly titleSpan: Span | null;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly address: string | null;
  /** Offset where the body begins. */
  readonly bodyStart: number;
}

const keys: Readonly<Record<string, 'title' | 'publisher' | 'date' | 'address'>> = {
  title: 'title',
  headline: 'title',
  publisher: 'publisher',
  source: 'publisher',
  outlet: 'publisher',
  date: 'date',
  published: 'date',
  address: 'address',
  url: 'address',
  link: 'address',
  título: 'title',
  titulo: 'title',
  titular: 'title',
  medio: 'publisher',
  fuente: 'publisher',
  fecha: 'date',
  publicado: 'date',
  dirección: 'address',
  enlace: 'address',
};

const months =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** Spanish months that do not begin like the English ones. */
const spanishMonths: Readonly<Record<string, number>> = {
  ...{ enero: 0, ene: 0, febrero: 1, marzo: 2, abril: 3, abr: 3, mayo: 4, junio: 5, julio: 6 },
  ...{ agosto: 7, ago: 7, septiembre: 8, setiembre: 8, octubre: 9, noviembre: 10 },
  ...{ diciembre: 11, dic: 11 },
};

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** Reads a date line (`2025-10-23`, `October 23, 2025`, `23 October 2025`, `23 de octubre de 2025`) as an ISO date; null when it is none. */
export function readHeaderDate(value: string): string | null {
  const text = value.slice(0, 60).trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso !== null)
    return isRealDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) ? iso[0] : null;
  const words = text.toLowerCase().match(/[a-z]{3,12}|\d{1,4}/g) ?? [];
  const month = words
    .map(
      (word) =>
        spanishMonths[word] ??
        months.findIndex((name) => word.length >= 3 && name.startsWith(word)),
    )
    .find((index) => index >= 0);
  const year = words.find((word) => /^(19|20)\d\d$/.test(word));
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  if (month === undefined || year === undefined || day === undefined) return null;
  return isRealDate(Number(year), month + 1, Number(day))
    ? `${year}-${two(month + 1)}-${two(Number(day))}`
    : null;
}

/** Tells whether year, month (1-12) and day name a day of the Gregorian calendar. */
export function isRealDate(year: number, month: number, day: number): boolean {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
  return day <= days;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const newline = text.indexOf('\n', start);
  const next = newline < 0 ? text.length : newline + 1;
  let end = newline < 0 ? text.length : newline;
  while (end > start && (text[end - 1] === '\r' || text[end - 1] === ' ')) end--;
  return { start, end, next };
}

/** Tells whether most of the longer words begin with a capital letter, as in a headline. */
function isHeadlineCase(line: string): boolean {
  const words = (line.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).filter((word) => word.length >= 4);
  return (
    words.length >= 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.7
  );
}

/** The title: a first line that is no sentence. */
function titleLine(text: string, line: Line): Span | null {
  let start = line.start;
  while (start < line.end && text[start] === ' ') start++;
  if (text[start] === '#') {
    while (start < line.end && (text[start] === '#' || text[start] === ' ')) start++;
  }
  const words = text.slice(start, line.end);
  if (words.length < 3 || words.length > 250 || !/\p{L}/u.test(words)) return null;
  const ends = /[.!?…]['"’”)]{0,2}$/.test(words);
  const rest = text.slice(line.next, line.next + 400);
  if (rest.trim() === '') return ends ? null : { start, end: line.end };
  const alone = /^[ \t\r]*\n/.test(rest);
  if (isHeadlineCase(words) && (alone || /^[\s'"‘“]*[\p{Lu}\p{N}]/u.test(rest)))
    return { start, end: line.end };
  if (ends) return null;
  if (alone) return { start, end: line.end };
  const last = (/(\p{L}+)[^\p{L}]{0,4}$/u.exec(words.slice(-30))?.[1] ?? '').toLowerCase();
  if (functionWords.has(last) || sentenceOpeners.has(last) || words.endsWith(',')) return null;
  // A wrapped first line is about as long as the next one; a headline is shorter than the paragraph under it.
  const following = lineAt(text, line.next);
  return following.end - following.start > words.length * 1.5 && /^[\s'"‘“]*\p{Lu}/u.test(rest)
    ? { start, end: line.end }
    : null;
}

/** Reads `Key: value` lines at the top and a title line below them. */
export function readHeader(text: string): Header {
  const found: {
    title: string | null;
    publisher: string | null;
    date: string | null;
    address: string | null;
  } = {
    title: null,
    publisher: null,
    date: null,
    address: null,
  };
  let titleSpan: Span | null = null;
  let at = 0;
  let keyed = false;
  for (let lines = 0; at < text.length && lines < 40; lines++) {
    const line = lineAt(text, at);
    const words = text.slice(line.start, Math.min(line.end, line.start + 600));
    if (words.trim() === '') {
      at = line.next;
      if (keyed) break;
      continue;
    }
    const match = /^(\p{L}{3,10}):[ \t]*(\S[^\n]*)$/u.exec(words);
    const key = match === null ? undefined : keys[(match[1] as string).toLowerCase()];
    if (match === null || key === undefined) break;
    const value = (match[2] as string).trim();
    keyed = true;
    if (key === 'title' && titleSpan === null) {
      const start = text.indexOf(value, line.start + (match[1] as string).length + 1);
      titleSpan = { start, end: start + value.length };
    }
    if (found[key] === null) found[key] = key === 'date' ? readHeaderDate(value) : value;
    at = line.next;
  }
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  if (titleSpan === null) {
    const line = lineAt(text, at);
    const span = titleLine(text, line);
    if (span !== null) {
      titleSpan = span;
      found.title = text.slice(span.start, span.end);
      at = line.next;
    }
  }
  return { ...found, titleSpan, bodyStart: at };
}
