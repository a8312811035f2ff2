import type { Passage, Sentence } from './passage.ts';
import type { People } from './read-people.ts';
import type { Quote } from './read-quotes.ts';
import type { Speaker, SpeakerMemory } from './speaker-words.ts';
import type { SpeechClass } from './vocabulary/vocabulary.ts';

/** Somebody saying something: the words that say so and the part of the text that is said. Offsets are UTF-16. */
export interface SpeechAct {
  readonly sentence: number;
  readonly markStart: number;
  readonly markEnd: number;
  readonly scopeStart: number;
  readonly scopeEnd: number;
  /** Null where the report only says that something is claimed. */
  readonly speaker: Speaker | null;
  readonly speech: SpeechClass;
  /** True for words in quotation marks. */
  readonly isDirect: boolean;
  /** Country accused, for `accuse`. */
  readonly accused: string | null;
  /** True where a comma-bracketed `he claimed` stands inside the statement. */
  readonly isInserted: boolean;
}

export interface Draft {
  readonly markFrom: number;
  readonly markTo: number;
  readonly speaker: Speaker | null;
  readonly speech: SpeechClass;
}

export interface Context {
  readonly passage: Passage;
  readonly people: People;
  readonly quotes: readonly Quote[];
  readonly memory: SpeakerMemory;
  readonly acts: SpeechAct[];
  readonly attached: Set<Quote>;
}

function remember(memory: SpeakerMemory, speaker: Speaker): void {
  // A picture shows something once; it is nobody who goes on speaking.
  if (speaker.kind === 'document') return;
  memory.last = speaker;
  if (speaker.kind === 'person') memory.person = speaker;
  else memory.plural = speaker;
}

export function pushAct(
  context: Context,
  sentence: Sentence,
  draft: Draft,
  scope: { readonly start: number; readonly end: number },
  extra: Partial<SpeechAct> = {},
): void {
  const first = context.passage.words[draft.markFrom];
  const last = context.passage.words[draft.markTo - 1];
  if (first === undefined || last === undefined) return;
  context.acts.push({
    sentence: sentence.index,
    markStart: first.start,
    markEnd: last.end,
    scopeStart: scope.start,
    scopeEnd: scope.end,
    speaker: draft.speaker,
    speech: draft.speech,
    isDirect: false,
    accused: null,
    isInserted: false,
    ...extra,
  });
  if (draft.speaker !== null) remember(context.memory, draft.speaker);
}

/** Where indirect speech ends: the sentence, or the quotation that holds it. */
export function scopeLimit(context: Context, sentence: Sentence, offset: number): number {
  const quote = context.quotes.find((one) => one.start <= offset && offset < one.end);
  return quote === undefined ? sentence.end : Math.min(sentence.end, quote.end);
}

export const enclosingStart = (context: Context, sentence: Sentence, at: number): number => {
  const offset = context.passage.words[at]?.start ?? sentence.start;
  const quote = context.quotes.find((one) => one.start <= offset && offset < one.end);
  return quote === undefined ? sentence.start : Math.max(sentence.start, quote.start);
};
