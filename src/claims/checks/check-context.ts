import type { Check, Claim } from '../../domain/claim.ts';
import type { Reference } from '../../domain/reference.ts';
import type { ReadPassage } from '../draft-claim.ts';
import type { Sentence } from '../passage.ts';

/** One report with its claims; `claims[i]` is the numbered form of `read.drafts[i]`. */
export interface ReadReport {
  readonly read: ReadPassage;
  readonly claims: readonly Claim[];
}

/** What a check may look at. */
export interface CheckContext {
  readonly reports: readonly ReadReport[];
  readonly reference: Reference;
  /** The country whose defence the reports are about, alpha-3. */
  readonly focus: string | null;
}

/** A rule that computes checks from texts and reference data. */
export type CheckRule = (context: CheckContext) => Check[];

/** A span of a report as checks carry it. */
export function spanIn(
  report: string,
  start: number,
  end: number,
): { readonly report: string; readonly start: number; readonly end: number } {
  return { report, start, end };
}

/** The sentence that holds an offset. */
export function sentenceAt(one: ReadReport, offset: number): Sentence | undefined {
  const { sentences } = one.read.passage;
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as Sentence).end <= offset) low = middle + 1;
    else high = middle;
  }
  const found = sentences[low];
  return found !== undefined && found.start <= offset ? found : undefined;
}

/** Longest claim, in UTF-16 units: two of the longest sentences. */
const longestClaim = 4000;

/** Claims that may overlap a span; claims stand in order of their starts. */
function claimsNear(one: ReadReport, start: number, end: number): readonly Claim[] {
  let [low, high] = [0, one.claims.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((one.claims[middle] as Claim).span.start < start - longestClaim) low = middle + 1;
    else high = middle;
  }
  const out: Claim[] = [];
  for (let at = low; at < one.claims.length; at++) {
    const claim = one.claims[at] as Claim;
    if (claim.span.start >= end) break;
    out.push(claim);
  }
  return out;
}

/** Ids of the claims that overlap a span; where none does, those of the same sentence, else the last one before it. */
export function claimsAt(one: ReadReport, start: number, end: number): string[] {
  const over = claimsNear(one, start, end).filter((claim) => claim.span.end > start);
  if (over.length > 0) return over.map((claim) => claim.id);
  const sentence = sentenceAt(one, start);
  if (sentence === undefined) return [];
  const same = claimsNear(one, sentence.start, sentence.end).filter(
    (claim) => claim.span.start >= sentence.start && claim.span.end <= sentence.end,
  );
  const nearest = one.claims.findLast((claim) => claim.span.start < start) ?? one.claims[0];
  return (same.length > 0 || nearest === undefined ? same : [nearest]).map((claim) => claim.id);
}

/** A country's name; the code where the reference data have none. */
export function countryName(reference: CheckContext['reference'], code: string): string {
  return reference.countries.find((country) => country.code === code)?.name ?? code;
}

/** A system's name; the id with capitals where the catalogue has none. */
export function systemName(reference: CheckContext['reference'], id: string): string {
  return reference.systems.find((system) => system.id === id)?.name ?? printedName(id);
}

/** `s-300` as `S-300`, `buk-m2` as `Buk-M2`: the id is the designation as printed. */
const printedName = (id: string): string =>
  id
    .split('-')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('-');

/** The words of a claim, on one line and at most 120 characters. */
export function wordsOf(one: ReadReport, claim: Claim): string {
  const words = one.read.passage.text.slice(claim.span.start, claim.span.end).replace(/\s+/g, ' ');
  return words.length > 120 ? `${words.slice(0, 117)}...` : words;
}

/** A number with commas between groups of three. */
export function groupDigits(value: number): string {
  const [whole = '', rest] = String(value).split('.');
  let out = '';
  for (let at = 0; at < whole.length; at++) {
    if (at > 0 && (whole.length - at) % 3 === 0) out += ',';
    out += whole[at];
  }
  return rest === undefined ? out : `${out}.${rest}`;
}

/** An amount in words: `5,000`, `at least 2,000`, `2 to 5`. */
export function amountOf(quantity: {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}): string {
  const { value, low, high } = quantity;
  if (value !== null) return groupDigits(value);
  if (low !== null && high !== null) return `${groupDigits(low)} to ${groupDigits(high)}`;
  if (low !== null) return `at least ${groupDigits(low)}`;
  return high === null ? 'an amount' : `at most ${groupDigits(high)}`;
}
