import type { Check, Claim } from '../../domain/claim.ts';
import type { Reference } from '../../domain/reference.ts';
import type { ReadPassage } from '../read-passage-claims.ts';

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
export function spanIn(report: string, start: number, end: number): { readonly report: string; readonly start: number; readonly end: number } {
  return { report, start, end };
}

/** Ids of the claims that overlap a span; where none does, those of the same sentence. */
export function claimsAt(one: ReadReport, start: number, end: number): string[] {
  const over = one.claims.filter((claim) => claim.span.start < end && claim.span.end > start);
  if (over.length > 0) return over.map((claim) => claim.id);
  const sentence = one.read.passage.sentences.find((candidate) => candidate.start <= start && start < candidate.end);
  if (sentence === undefined) return [];
  return one.claims.filter((claim) => claim.span.start >= sentence.start && claim.span.end <= sentence.end).map((claim) => claim.id);
}

/** A country's name; the code where the reference data have none. */
export function countryName(reference: CheckContext['reference'], code: string): string {
  return reference.countries.find((country) => country.code === code)?.name ?? code;
}

/** A system's name; the id where the catalogue has none. */
export function systemName(reference: CheckContext['reference'], id: string): string {
  return reference.systems.find((system) => system.id === id)?.name ?? id;
}

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
export function amountOf(quantity: { readonly value: number | null; readonly low: number | null; readonly high: number | null }): string {
  const { value, low, high } = quantity;
  if (value !== null) return groupDigits(value);
  if (low !== null && high !== null) return `${groupDigits(low)} to ${groupDigits(high)}`;
  if (low !== null) return `at least ${groupDigits(low)}`;
  return high === null ? 'an amount' : `at most ${groupDigits(high)}`;
}
