import type { Claim } from '../../domain/claim.ts';
import type { ClaimSlot, DropReason } from '../../domain/language-model.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Span } from '../../domain/report.ts';
import { parseJson } from '../../kernel/text/parse-json.ts';
import { splitWords } from '../words.ts';
import { answerForm, coreForm, longestQuote, mostClaims } from './answer-form.ts';
import { fillModelSlots } from './fill-model-slots.ts';
import type { ReportFacts } from './read-report-facts.ts';

/** A claim of a language model that the report bears out; it has no id yet. */
export type ModelClaim = Omit<Claim, 'id' | 'by'>;

/** What an answer comes to. */
export interface CheckedAnswer {
  /** Why no claim can be taken from it; null where it could be read. */
  readonly problem: string | null;
  readonly given: number;
  /** In text order. */
  readonly claims: readonly ModelClaim[];
  readonly dropped: Partial<Record<DropReason, number>>;
  readonly emptied: Partial<Record<ClaimSlot, number>>;
}

const longestSpeaker = 120;

/**
 * Holds an answer against its report. A claim is kept when its quote stands in the body of the report, character by character, outside of words that give
 * orders to the reader, of questions and of a denial that the quote leaves out, and its speaker is named there; its slots are filled with what our own reader found. Nothing else of the answer is kept. Linear in
 * the answer's length for a report of a given length.
 */
export function checkAnswer(
  answer: string,
  facts: ReportFacts,
  reference: Reference,
): CheckedAnswer {
  const list = readList(answer);
  if (typeof list === 'string')
    return { problem: list, given: 0, claims: [], dropped: {}, emptied: {} };
  const dropped: Partial<Record<DropReason, number>> = {};
  const emptied: Partial<Record<ClaimSlot, number>> = {};
  const kept = new Map<string, ModelClaim>();
  for (const given of list) {
    const lost: ClaimSlot[] = [];
    const claim = readClaim(given, facts, reference, (slot) => lost.push(slot));
    if (typeof claim === 'string') {
      dropped[claim] = (dropped[claim] ?? 0) + 1;
      continue;
    }
    const key = JSON.stringify(claim);
    if (kept.has(key)) {
      dropped.double = (dropped.double ?? 0) + 1;
      continue;
    }
    kept.set(key, claim);
    for (const slot of lost) emptied[slot] = (emptied[slot] ?? 0) + 1;
  }
  const claims = [...kept.values()].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  return { problem: null, given: list.length, claims, dropped, emptied };
}

/** The claims of an answer, or what is wrong with it, without any of its words. */
function readList(answer: string): readonly unknown[] | string {
  const { value, problem } = parseJson(withoutFence(answer));
  if (problem !== null) return `is not JSON that is read (line ${problem.line}, ${problem.fault})`;
  const read = answerForm.safeParse(value);
  if (!read.success) return 'is not an object with a list of claims';
  const { claims } = read.data;
  return claims.length <= mostClaims
    ? claims
    : `holds ${claims.length} claims; at most ${mostClaims} are read`;
}

/** Models that are used to chats put JSON between two lines of back quotes. */
function withoutFence(answer: string): string {
  const text = answer.trim();
  const lines = text.split('\n');
  const isFenced =
    lines.length > 2 && /^```(?:json)?\s*$/.test(lines[0] ?? '') && lines.at(-1) === '```';
  return isFenced ? lines.slice(1, -1).join('\n') : text;
}

function readClaim(
  given: unknown,
  facts: ReportFacts,
  reference: Reference,
  note: (slot: ClaimSlot) => void,
): ModelClaim | DropReason {
  const core = coreForm.safeParse(given);
  if (!core.success) return 'form';
  const { kind, hedge } = core.data;
  const span = findQuote(core.data.quote.trim(), facts);
  if (typeof span === 'string') return span;
  if (hedge !== 'denied' && isDenied(span, facts)) return 'negated';
  const speaker = core.data.speaker === null ? null : core.data.speaker.trim();
  // Without its speaker the report itself would vouch for the claim.
  if (speaker !== null && !isNamed(speaker, facts)) return 'speaker';
  const slots = given as Readonly<Record<string, unknown>>;
  return {
    ...{ report: facts.report.id, span, kind, speaker, hedge },
    ...fillModelSlots(slots, span, facts, reference, note),
  };
}

/** The first place in the body where a quote stands and may make a claim. */
function findQuote(quote: string, facts: ReportFacts): Span | DropReason {
  // One word states nothing. Half of a character would cut the report's text inside one.
  if (quote.length > longestQuote || /\p{Cs}/u.test(quote) || splitWords(quote).length < 2)
    return 'quote';
  const { text } = facts.report;
  let refusal: DropReason = 'quote';
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const span = { start, end: start + quote.length };
    const last = sentenceAt(facts.body, span.end - 1);
    const inBody = sentenceAt(facts.body, start) !== null && last !== null;
    const isOrder = facts.commands.some((one) => one.start < span.end && start < one.end);
    if (!inBody) refusal = refusal === 'quote' ? 'outside' : refusal;
    else if (isOrder) refusal = 'command';
    else if (/\?\P{L}{0,3}$/u.test(text.slice(last.start, last.end))) refusal = 'question';
    else return span;
  }
  return refusal;
}

/** Most words between a negation and what it denies. */
const negationReach = 3;

/** Whether the words right before a quote, or the verb that introduces it, turn it into its opposite: `has not [deployed 5,000 missiles]`. */
function isDenied({ start }: Span, { report: { text }, body, negations, denials }: ReportFacts) {
  const sentence = sentenceAt(body, start);
  if (denials.some((one) => one.start <= start && start < one.end)) return true;
  return negations.some(
    (one) =>
      sentence !== null &&
      one.start >= sentence.start &&
      one.end <= start &&
      splitWords(text.slice(one.end, start)).length <= negationReach,
  );
}

/** Whether a speaker is named in the body, as whole words on one line. */
function isNamed(speaker: string, { report: { text }, body }: ReportFacts): boolean {
  if (speaker.length > longestSpeaker || !/\p{L}{2}/u.test(speaker) || /[\n\r]/.test(speaker))
    return false;
  const isLetter = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);
  for (let at = text.indexOf(speaker); at >= 0; at = text.indexOf(speaker, at + 1)) {
    const end = at + speaker.length;
    const inBody = sentenceAt(body, at) !== null;
    if (inBody && !isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(end))) return true;
  }
  return false;
}

/** The sentence that holds an offset; `sentences` stand in order and do not overlap. */
function sentenceAt(sentences: readonly Span[], offset: number): Span | null {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as Span).end <= offset) low = middle + 1;
    else high = middle;
  }
  const found = sentences[low];
  return found !== undefined && found.start <= offset ? found : null;
}
