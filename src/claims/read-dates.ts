import type { Passage, Sentence } from './passage.ts';
import { tagsOf } from './passage.ts';

/** A date as printed in a sentence. */
export interface ReadDate {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  /** 1-12; null when only a year or a weekday stands there. */
  readonly month: number | null;
  readonly day: number | null;
  /** Full ISO date; null when the day is not known. */
  readonly iso: string | null;
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** Days since 1970-01-01 of a Gregorian date. Source: days_from_civil, H. Hinnant, chrono-compatible low-level date algorithms. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** ISO date of a day number; the inverse of `dayNumber`. */
export function isoOfDay(days: number): string {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return `${yearOfEra + era * 400 + (month <= 2 ? 1 : 0)}-${two(month)}-${two(day)}`;
}

/** ISO date of a real day; null for 30 February and the like. */
export function isoOf(year: number, month: number, day: number): string | null {
  const iso = `${year}-${two(month)}-${two(day)}`;
  return isoOfDay(dayNumber(year, month, day)) === iso ? iso : null;
}

const parseIso = (iso: string): readonly [number, number, number] => [
  Number(iso.slice(0, 4)),
  Number(iso.slice(5, 7)),
  Number(iso.slice(8, 10)),
];

/** The latest year in which month and day do not lie after the report's date (a week of grace); null without one. */
function yearNear(reportDate: string | null, month: number, day: number): number | null {
  if (reportDate === null) return null;
  const [year, reportMonth, reportDay] = parseIso(reportDate);
  return dayNumber(year, month, day) <= dayNumber(year, reportMonth, reportDay) + 60
    ? year
    : year - 1;
}

const isoPattern = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
// Behind a month: `22, 2024`, `22nd 2024`, `22`, `2024`.
const behindMonth =
  /^\.?\s{1,2}(?:(\d{1,2})(?:st|nd|rd|th)?(?![\d,.]\d)(?:,?\s{1,2}(\d{4})(?!\d))?|(?:of\s)?(\d{4})(?!\d))/;
// Before a month: `22 `, `22nd of `.
const beforeMonth = /(?<!\d|[.,])(\d{1,2})(?:st|nd|rd|th)?\s{1,2}(?:of\s)?$/;
const yearBehind = /^,?\s{1,2}(\d{4})(?!\d)/;

function readMonthDate(
  passage: Passage,
  start: number,
  end: number,
  month: number,
): ReadDate | null {
  const { text, report } = passage;
  const before = beforeMonth.exec(text.slice(Math.max(0, start - 14), start));
  if (before !== null) {
    const behind = yearBehind.exec(text.slice(end, end + 10));
    const day = Number(before[1]);
    const year = behind === null ? yearNear(report.date, month, day) : Number(behind[1]);
    return {
      start: start - before[0].length,
      end: end + (behind?.[0].length ?? 0),
      year,
      month,
      day,
      iso: year === null ? null : isoOf(year, month, day),
    };
  }
  const behind = behindMonth.exec(text.slice(end, end + 20));
  if (behind === null) return null;
  const day = behind[1] === undefined ? null : Number(behind[1]);
  const printed = behind[2] ?? behind[3];
  const year =
    printed === undefined
      ? day === null
        ? null
        : yearNear(report.date, month, day)
      : Number(printed);
  if (day === null && year === null) return null;
  return {
    start,
    end: end + behind[0].length,
    year,
    month,
    day,
    iso: year === null || day === null ? null : isoOf(year, month, day),
  };
}

function readWeekday(
  passage: Passage,
  start: number,
  end: number,
  weekday: number,
): ReadDate | null {
  const date = passage.report.date;
  if (date === null) return { start, end, year: null, month: null, day: null, iso: null };
  const [year, month, day] = parseIso(date);
  const today = dayNumber(year, month, day);
  // 1970-01-01 was a Thursday (4).
  const back = (((today + 4) % 7) - weekday + 7) % 7;
  const iso = isoOfDay(today - back);
  const [y, m, d] = parseIso(iso);
  return { start, end, year: y, month: m, day: d, iso };
}

/** Reads the dates of a sentence in order. Years and weekdays that are left out are taken from the report's date. */
export function readDates(passage: Passage, sentence: Sentence): ReadDate[] {
  const { text, words } = passage;
  const out: ReadDate[] = [];
  for (const match of text.slice(sentence.start, sentence.end).matchAll(isoPattern)) {
    const start = sentence.start + match.index;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const iso = isoOf(year, month, day);
    if (iso !== null) out.push({ start, end: start + 10, year, month, day, iso });
  }
  for (const tag of tagsOf(sentence, 'month')) {
    const word = words[tag.from];
    if (word === undefined || !word.capital) continue;
    const date = readMonthDate(
      passage,
      word.start,
      (words[tag.to - 1] ?? word).end,
      Number(tag.value),
    );
    if (date !== null) out.push(date);
  }
  for (const tag of tagsOf(sentence, 'weekday')) {
    const word = words[tag.from];
    if (word === undefined || !word.capital || sentence.isTitle) continue;
    const date = readWeekday(passage, word.start, word.end, Number(tag.value));
    if (date !== null) out.push(date);
  }
  return out.sort((a, b) => a.start - b.start);
}
