import { attachLooseQuotes, attachQuotes, attachTurns } from './attach-quotes.ts';
import { phraseEnd } from './find-subject.ts';
import type { Tag } from './lexicon.ts';
import { speakerIn } from './name-speaker.ts';
import {
  gapAfter,
  isTagged,
  type Passage,
  type Sentence,
  tagAt,
  tagsIn,
  tagsOf,
  textOf,
} from './passage.ts';
import { readFigureVerb, readView } from './read-attributions.ts';
import type { ReadDate } from './read-dates.ts';
import { readMinutes } from './read-minutes.ts';
import type { People } from './read-people.ts';
import type { Quote } from './read-quotes.ts';
import { readVerb } from './read-speech-verb.ts';
import { readTurns } from './read-turns.ts';
import { personSpeaker, type Speaker, type SpeakerMemory } from './speaker-words.ts';
import { type Context, type Draft, enclosingStart, pushAct, type SpeechAct } from './speech-act.ts';
import type { SpeechClass } from './vocabulary/vocabulary.ts';

function readAccordingTo(
  context: Context,
  sentence: Sentence,
  tag: Tag,
  dates: readonly ReadDate[],
): void {
  const { passage, people, memory } = context;
  const to = phraseEnd(passage, sentence, tag.to, dates);
  const speaker = speakerIn(
    passage,
    sentence,
    people,
    memory,
    tag.to,
    Math.min(to, tag.to + 8),
    to,
  ) ?? {
    name: textOf(passage, tag.to, to).replace(/\s+/g, ' '),
    kind: 'institution',
    country: null,
    isNamed: true,
  };
  const draft: Draft = { markFrom: tag.from, markTo: to, speaker, speech: 'report' };
  const opens = tag.from - sentence.from <= 2 || /[;:—–]/.test(gapAfter(passage, tag.from - 1));
  // `The missiles, according to an officer, were fired once`.
  const goesOn =
    !opens &&
    /^,\s/.test(gapAfter(passage, to - 1)) &&
    /,\s$/.test(gapAfter(passage, tag.from - 1)) &&
    (['auxiliary', 'finiteVerb', 'preposition'] as const).some((group) =>
      isTagged(sentence, group, to),
    );
  const start = opens
    ? (passage.words[to]?.start ?? sentence.end)
    : enclosingStart(context, sentence, tag.from);
  const end = opens || goesOn ? sentence.end : (passage.words[tag.from]?.start ?? sentence.end);
  if (start < end) pushAct(context, sentence, draft, { start, end }, { isInserted: goesOn });
}

/** `reports that`, `reports on several channels that`: the word `that` right behind, or behind one phrase with a preposition. */
function thatBehind(passage: Passage, sentence: Sentence, from: number): number | null {
  if (passage.words[from]?.lower === 'that') return from;
  if (!/^(?:on|in|by|from|among|of)$/.test(passage.words[from]?.lower ?? '')) return null;
  for (let at = from + 1; at < Math.min(sentence.to, from + 7); at++) {
    if (passage.words[at]?.lower === 'that') return at;
    if (
      isTagged(sentence, 'finiteVerb', at) ||
      isTagged(sentence, 'speechVerb', at) ||
      /[,;:.]/.test(gapAfter(passage, at - 1))
    )
      return null;
  }
  return null;
}

/** `denied a newspaper report that`: whoever denies it speaks of what it says. */
const isDenied = (passage: Passage, sentence: Sentence, tag: Tag): boolean =>
  tagsOf(sentence, 'speechVerb').some(
    (verb) =>
      verb.value === 'deny' &&
      verb.to <= tag.from &&
      tag.from - verb.to <= 4 &&
      !/[,;:]/.test(
        passage.text.slice(
          passage.words[verb.to - 1]?.end ?? 0,
          passage.words[tag.from]?.start ?? 0,
        ),
      ),
  );

/** `Maduro's claim that ..., `claims that ...`, `fears that ...`. */
function readNoun(context: Context, sentence: Sentence, tag: Tag): void {
  const { passage, people, memory } = context;
  const that = thatBehind(passage, sentence, tag.to);
  if (that === null || isDenied(passage, sentence, tag)) return;
  const owned = passage.words[tag.from - 1]?.lower === "'s";
  const pronoun = /^(?:his|her|their)$/.test(passage.words[tag.from - 1]?.lower ?? '');
  const mention = owned
    ? (people.mentions[sentence.index] ?? []).find((one) => one.to === tag.from - 1)
    : undefined;
  const country = owned
    ? [...tagsOf(sentence, 'country'), ...tagsOf(sentence, 'capital')].find(
        (one) => one.to === tag.from - 1,
      )
    : undefined;
  const speaker: Speaker | null =
    mention !== undefined
      ? personSpeaker(mention.person)
      : country !== undefined
        ? {
            name: textOf(passage, country.from, country.to),
            kind: 'institution',
            country: country.value,
            isNamed: true,
          }
        : pronoun
          ? memory.last
          : null;
  if (speaker === null && !owned && tag.value === 'assert') return;
  const from = mention?.from ?? country?.from ?? tag.from;
  const start = passage.words[that + 1]?.start ?? sentence.end;
  const dash = /[—–;]/.exec(passage.text.slice(start, sentence.end));
  pushAct(
    context,
    sentence,
    { markFrom: from, markTo: that + 1, speaker, speech: tag.value as SpeechClass },
    { start, end: dash === null ? sentence.end : start + dash.index },
  );
}

/** Tells whether a speaker is known for an offset. */
const saidAlready = (context: Context, offset: number): boolean =>
  context.acts.some((act) => act.scopeStart <= offset && offset < act.scopeEnd);

/** `Sudan's army: We have intercepted nine drones.`: a label at the head of a sentence speaks. */
function readLabel(context: Context, sentence: Sentence): void {
  const { passage, people, memory } = context;
  let hasComma = false;
  for (let at = sentence.from; at < Math.min(sentence.to - 2, sentence.from + 14); at++) {
    const gap = gapAfter(passage, at);
    const isQuoted = /^:\s["“«]$/.test(gap);
    // `The deputy minister, General Qais, on state TV: "..."`: commas part a label from a quotation only.
    if ((/[;.!?"“”]/.test(gap) && !isQuoted) || isTagged(sentence, 'finiteVerb', at)) return;
    if (/,/.test(gap)) hasComma = true;
    if (!/^:\s/.test(gap)) continue;
    if (hasComma && !isQuoted) return;
    const from = sentence.from;
    const groups = ['institution', 'speakerGroup', 'title'] as const;
    const named =
      groups.some((group) => tagsOf(sentence, group).some((tag) => tag.to <= at + 1)) ||
      (people.mentions[sentence.index] ?? []).some((one) => one.to <= at + 1);
    if (!named || passage.words[at + 1]?.capital !== true) return;
    if (saidAlready(context, passage.words[at + 1]?.start ?? sentence.end)) return;
    const person = (people.mentions[sentence.index] ?? []).find((one) => one.to <= at + 1);
    const speaker =
      person === undefined
        ? speakerIn(passage, sentence, people, memory, from, at + 1, at + 1)
        : personSpeaker(person.person);
    if (speaker === null || (!isQuoted && at - from > 6)) return;
    const draft = { markFrom: from, markTo: at + 1, speaker, speech: 'assert' } as const;
    if (isQuoted && attachQuotes(context, sentence, draft)) return;
    pushAct(context, sentence, draft, {
      start: passage.words[at + 1]?.start ?? sentence.end,
      end: sentence.end,
    });
    return;
  }
}

/** Near the head of a sentence, or before its first verb. */
const opensSentence = (sentence: Sentence, at: number): boolean =>
  at - sentence.from <= 6 ||
  (at - sentence.from <= 24 && tagsIn(sentence, 'finiteVerb', sentence.from, at).length === 0);

/** The person whom a sentence is about, to whom a later `he` goes back: a name near its head, or `a retired colonel`. Nobody inside a quotation. */
function openingPerson(context: Context, sentence: Sentence): Speaker | null {
  const { passage, people, memory, quotes } = context;
  const isQuoted = (at: number): boolean => {
    const offset = passage.words[at]?.start ?? 0;
    return quotes.some((quote) => quote.isStatement && quote.start <= offset && offset < quote.end);
  };
  const named = (people.mentions[sentence.index] ?? []).find(
    (one) => passage.words[one.to]?.lower !== "'s",
  );
  if (named !== undefined && opensSentence(sentence, named.from) && !isQuoted(named.from))
    return personSpeaker(named.person);
  if (named !== undefined || isQuoted(sentence.from)) return null;
  // `The chancellor likes`, `The burly minister, 58, claimed`: the office right behind the article.
  const office = (['title', 'speakerGroup'] as const)
    .flatMap((group) => tagsIn(sentence, group, sentence.from + 1, sentence.from + 5))
    .find((tag) => !isTagged(sentence, 'preposition', tag.from - 1));
  const head =
    office !== undefined &&
    /^(?:the|a|an|one|its|his|her|their)$/.test(passage.words[sentence.from]?.lower ?? '') &&
    passage.words[office.to]?.capital !== true &&
    passage.words[office.to]?.lower !== "'s" &&
    !isTagged(sentence, 'preposition', office.to)
      ? office.to
      : null;
  let to = head ?? sentence.from;
  while (
    head === null &&
    to < Math.min(sentence.to, sentence.from + 12) &&
    !isTagged(sentence, 'finiteVerb', to) &&
    !isTagged(sentence, 'pastForm', to) &&
    !isTagged(sentence, 'auxiliary', to) &&
    !isTagged(sentence, 'speechVerb', to) &&
    !(to > sentence.from && /[,;:—–("“]/.test(gapAfter(passage, to - 1)))
  )
    to++;
  if (to - sentence.from < 2 || to >= sentence.to) return null;
  const speaker = speakerIn(passage, sentence, people, memory, sentence.from, to, to);
  return speaker?.kind === 'person' || (speaker?.kind === 'group' && !speaker.isNamed)
    ? speaker
    : null;
}

/** Finds who says what in a passage. Quotations go on over sentences; a pronoun is whoever was named last. */
export function readSpeech(
  passage: Passage,
  people: People,
  quotes: readonly Quote[],
  datesOf: (sentence: Sentence) => readonly ReadDate[],
): SpeechAct[] {
  const memory: SpeakerMemory = { person: null, plural: null, last: null };
  const context: Context = { passage, people, quotes: [], memory, acts: [], attached: new Set() };
  const isConversation = readTurns(passage, people).length > 0;
  let firstQuote = 0;
  for (const sentence of passage.sentences) {
    if (sentence.isTitle) continue;
    while (
      firstQuote < quotes.length &&
      (quotes[firstQuote] as Quote).outerEnd <= sentence.start - 4
    )
      firstQuote++;
    const near: Quote[] = [];
    for (
      let at = firstQuote;
      at < quotes.length && (quotes[at] as Quote).outerStart < sentence.end;
      at++
    )
      near.push(quotes[at] as Quote);
    // Each sentence looks at its own acts and quotations only, which keeps the whole linear.
    const local: Context = { ...context, quotes: near, acts: [] };
    const opening = openingPerson(local, sentence);
    if (opening?.kind === 'person') memory.person = opening;
    else if (opening !== null) memory.plural = opening;
    if (opening !== null) memory.last = opening;
    const cues = [
      ...tagsOf(sentence, 'speechVerb').map((tag) => ({ tag, cue: 'verb' as const })),
      ...tagsOf(sentence, 'accordingTo').map((tag) => ({ tag, cue: 'according' as const })),
      ...tagsOf(sentence, 'speechNoun').map((tag) => ({ tag, cue: 'noun' as const })),
      ...tagsOf(sentence, 'figureVerb').map((tag) => ({ tag, cue: 'figure' as const })),
      ...tagsOf(sentence, 'viewNoun').map((tag) => ({ tag, cue: 'view' as const })),
    ].sort((a, b) => a.tag.from - b.tag.from);
    for (const { tag, cue } of cues) {
      const word = passage.words[tag.from];
      if (
        word === undefined ||
        local.acts.some(
          (act) => !act.isDirect && act.markStart <= word.start && word.start < act.markEnd,
        )
      )
        continue;
      if (cue === 'verb' && tagAt(sentence, 'accordingTo', tag.from) === undefined)
        readVerb(local, sentence, tag);
      else if (cue === 'according') readAccordingTo(local, sentence, tag, datesOf(sentence));
      else if (cue === 'noun') readNoun(local, sentence, tag);
      else if (cue === 'figure' && !saidAlready(local, word.start))
        readFigureVerb(local, sentence, tag);
      else if (cue === 'view') readView(local, sentence, tag);
    }
    if (!isConversation) readLabel(local, sentence);
    context.acts.push(...local.acts);
  }
  const all: Context = { ...context, quotes };
  attachLooseQuotes(all);
  attachTurns(context);
  context.acts.push(...readMinutes(passage, context.acts));
  return context.acts.sort(
    (a, b) => a.scopeStart - b.scopeStart || b.scopeEnd - a.scopeEnd || a.markStart - b.markStart,
  );
}
