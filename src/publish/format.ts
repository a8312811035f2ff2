import type { VerdictWord } from '../domain/verdict.ts';
import { formatDecimal, formatInteger } from '../kernel/text/format-number.ts';
import { sayNumber, texts } from './texts.ts';

/** No-break space, so that a number and its unit stay together. */
const nbsp = '\u00a0';

/** Writes a number rounded to a whole one, with its thousands apart: `11,613`. */
export function writeInteger(value: number): string {
  return sayNumber(formatInteger(Math.round(value)));
}

/** Writes a number with at most `decimals` decimals and no trailing zeros: `0.25`. */
export function writeNumber(value: number, decimals: number): string {
  const text = formatDecimal(value, decimals);
  return sayNumber(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}

/** Writes a height or length in metres: `3,000 m`. */
export function writeMetres(valueM: number): string {
  return `${writeInteger(valueM)}${nbsp}m`;
}

/** Percent figure without its sign; one decimal below 2 and above 98, two below 0.1. */
function percentFigure(value: number): string {
  const percent = value * 100;
  const edge = Math.min(percent, 100 - percent);
  if (edge < 0.1) return writeNumber(percent, 2);
  return writeNumber(percent, edge < 2 ? 1 : 0);
}

/** Writes a share in [0, 1] as percent; 0 and 1 are exact and are written as such. */
export function writeShare(share: number): string {
  return `${percentFigure(share)}${nbsp}%`;
}

/** Writes a range of shares: `43–62 %`; one figure where both read the same. */
export function writeShareRange(low: number, high: number): string {
  const from = percentFigure(low);
  const to = percentFigure(high);
  return from === to ? `${to}${nbsp}%` : `${from}–${to}${nbsp}%`;
}

/** A chance in percent, rounded up: to whole percent, below 1 % to one significant digit. */
function percentAbove(value: number): number {
  let unit = 1;
  const percent = value * 100;
  while (unit > percent && unit > 0.001) unit /= 10;
  // The tiny subtrahend keeps 0.3000000001 from becoming 0.4.
  return Math.ceil(percent / unit - 1e-6) * unit;
}

/** Writes an upper limit; a dash where it says nothing. */
function writeBelow(high: number): string {
  const percent = percentAbove(high);
  return isOpen(percent) ? '–' : texts.figure.below(`${writeNumber(percent, 3)}${nbsp}%`);
}

/** Writes a lower limit; a dash where it says nothing. */
function writeAbove(low: number): string {
  const percent = percentAbove(1 - low);
  return isOpen(percent) ? '–' : texts.figure.above(`${writeNumber(100 - percent, 3)}${nbsp}%`);
}

/** Tells whether a limit in percent, as written, excludes nothing. */
function isOpen(percent: number): boolean {
  return percent < 0.0005 || percent >= 99.9995;
}

/**
 * Writes the chance of an event, in [0, 1]. No hit prints as an upper limit and no miss as a lower one (`below 0.3 %`), never
 * as 0 % or 100 %; so does a chance that rounding would turn into one of them.
 */
export function writeChance(
  probability: number | null,
  interval: readonly [number, number] | null,
): string {
  if (probability === null) return '–';
  if (probability <= 0) return writeBelow(interval === null ? 0.01 : interval[1]);
  if (probability >= 1) return writeAbove(interval === null ? 0.99 : interval[0]);
  if (probability < 0.0001) return texts.figure.below(`${writeNumber(0.01, 2)}${nbsp}%`);
  if (probability > 0.9999) return texts.figure.above(`${writeNumber(99.99, 2)}${nbsp}%`);
  return `${percentFigure(probability)}${nbsp}%`;
}

/** Writes a 95 % interval of a chance: `2–9 %`; an end at 0 or 1 is written `below` or `above`. */
export function writeChanceInterval(interval: readonly [number, number]): string {
  const [low, high] = interval;
  if (low < 0.00005 && high > 0.99995) return '–';
  if (low < 0.00005) return writeBelow(high);
  if (high > 0.99995) return writeAbove(low);
  return writeShareRange(low, high);
}

/** Writes the span of chances of several rows: one figure where they read the same, else lowest to highest. */
export function writeChanceSpan(
  rows: readonly {
    readonly probability: number | null;
    readonly interval: readonly [number, number] | null;
  }[],
): string {
  const known = rows.filter((row) => row.probability !== null);
  let lowest = known[0];
  let highest = known[0];
  for (const row of known) {
    if ((row.probability ?? 0) < (lowest?.probability ?? 0)) lowest = row;
    const higher = (row.probability ?? 0) - (highest?.probability ?? 0);
    const equalButWider = higher === 0 && (row.interval?.[1] ?? 0) > (highest?.interval?.[1] ?? 0);
    if (higher > 0 || equalButWider) highest = row;
  }
  if (lowest === undefined || highest === undefined) return '–';
  const from = writeChance(lowest.probability, lowest.interval);
  const to = writeChance(highest.probability, highest.interval);
  if (from === to || (lowest.probability ?? 0) === (highest.probability ?? 0)) return to;
  // A limit that the other end keeps as well says all: `above 99.6 %`, not `99.8 % to above 99.6 %`.
  if (highest.probability === 1 && (highest.interval?.[0] ?? 0.99) <= (lowest.probability ?? 0))
    return to;
  if (lowest.probability === 0 && (lowest.interval?.[1] ?? 0.01) >= (highest.probability ?? 1))
    return from;
  return texts.figure.range(from, to);
}

/** Writes a verdict word as a reader sees it: `practically excluded`. */
export function writeWord(word: VerdictWord): string {
  return texts.word[word];
}

/** Writes a word with the other one that its interval touches: `very unlikely to unlikely`. */
export function writeWords(word: VerdictWord, wordTo: VerdictWord | null): string {
  return wordTo === null ? writeWord(word) : texts.figure.range(writeWord(word), writeWord(wordTo));
}

/** Shortens a text to at most `length` characters, at a blank where there is one near. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const blank = cut.lastIndexOf(' ');
  const end = blank > length * 0.6 ? blank : cut.length;
  return `${cut.slice(0, end).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** Names a structural choice: placement, or "as one report tells it". */
export function writeVariant(variant: string): string {
  const named = texts.variant[variant as keyof typeof texts.variant];
  if (typeof named === 'string') return named;
  return variant.startsWith('as-') ? texts.variant.asReport(variant.slice(3)) : variant;
}
