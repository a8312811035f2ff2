import type { Speaker, SpeakerMemory } from './find-subject.ts';
import {
  countryBetween,
  isNounHere,
  personSpeaker,
  phraseEnd,
  speakerIn,
  subjectBefore,
  subjectBehind,
} from './find-subject.ts';
import type { Tag } from './lexicon.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt, tagsIn, tagsOf, textOf, wordAt } from './passage.ts';
import type { ReadDate } from './read-dates.ts';
import type { People } from './read-people.ts';
import type { Quote } from './read-quotes.ts';
import { readTurns } from './read-turns.ts';
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

interface Draft {
  readonly markFrom: number;
  readonly markTo: number;
  readonly speaker: Speaker | null;
  readonly speech: SpeechClass;
}

interface Context {
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

/** The statement quotation that ends right before, or begins right behind, an offset. */
function quoteEndingAt(quotes: readonly Quote[], offset: number, text: string): Quote | undefined {
  return quotes.find(
    (quote) =>
      quote.isStatement &&
      quote.outerEnd <= offset &&
      offset - quote.outerEnd <= 4 &&
      /^[\s,—–-]*$/.test(text.slice(quote.outerEnd, offset)),
  );
}

function quoteBeginningNear(
  quotes: readonly Quote[],
  offset: number,
  end: number,
  text: string,
): Quote | undefined {
  return quotes.find(
    (quote) =>
      quote.isStatement &&
      quote.outerStart >= offset &&
      quote.outerStart <= end &&
      quote.outerStart - offset <= 60 &&
      !/[.;!?]\s/.test(text.slice(offset, quote.outerStart)),
  );
}

function pushAct(
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

/** Whole run of quotations that are glued together by nothing but the speaker's mark. */
function attachQuotes(context: Context, sentence: Sentence, draft: Draft): boolean {
  const { passage, quotes, attached } = context;
  const first = passage.words[draft.markFrom];
  const last = passage.words[draft.markTo - 1];
  if (first === undefined || last === undefined) return false;
  let found = false;
  const before = quoteEndingAt(
    quotes.filter((quote) => quote.outerEnd > sentence.start),
    first.start,
    passage.text,
  );
  const behind = quoteBeginningNear(quotes, last.end, sentence.end, passage.text);
  for (const quote of [before, behind]) {
    if (quote === undefined || attached.has(quote)) continue;
    attached.add(quote);
    found = true;
    pushAct(context, sentence, draft, { start: quote.start, end: quote.end }, { isDirect: true });
  }
  return found;
}

/** The subject of `stating`, `adding`: the last speaker of the sentence, or its first person. */
function participleSubject(context: Context, sentence: Sentence, verb: number): Speaker | null {
  const { passage, people, memory, acts } = context;
  const named = (people.mentions[sentence.index] ?? []).find((one) => one.to === verb);
  if (named !== undefined) return personSpeaker(named.person);
  const earlier = acts.findLast((act) => act.sentence === sentence.index && act.speaker !== null);
  if (earlier !== undefined) return earlier.speaker;
  const person = (people.mentions[sentence.index] ?? []).find(
    (one) => one.to <= verb && passage.words[one.to]?.lower !== "'s",
  );
  if (person !== undefined) return personSpeaker(person.person);
  const limit = Math.min(verb, sentence.from + 12);
  const pronoun = [
    ...tagsIn(sentence, 'pronounPerson', sentence.from, limit),
    ...tagsIn(sentence, 'pronounPlural', sentence.from, limit),
  ][0];
  if (pronoun !== undefined)
    return speakerIn(passage, sentence, people, memory, pronoun.from, pronoun.to, pronoun.to);
  return memory.last;
}

/** Where indirect speech ends: the sentence, or the quotation that holds it. */
function scopeLimit(context: Context, sentence: Sentence, offset: number): number {
  const quote = context.quotes.find((one) => one.start <= offset && offset < one.end);
  return quote === undefined ? sentence.end : Math.min(sentence.end, quote.end);
}

function isInsertedBehind(passage: Passage, sentence: Sentence, to: number): boolean {
  const gap = gapAfter(passage, to - 1);
  if (to >= sentence.to || /^\s?[,.;:—–]/.test(gap)) return !gap.startsWith(':');
  // `the ministry said on Tuesday.`, `he told reporters in Caracas.`
  if (passage.words[to]?.lower === 'as') return false;
  // Nothing that could be a statement may follow: no `that`, no verb.
  for (let at = to; at < sentence.to && at - to < 18; at++) {
    const word = passage.words[at]?.lower ?? '';
    if (
      word === 'that' ||
      (isTagged(sentence, 'auxiliary', at) && word !== 'to' && word !== 'also')
    )
      return false;
    if (
      ['deployVerb', 'possessVerb', 'transferVerb', 'shootDownVerb', 'system'].some((group) =>
        isTagged(sentence, group as 'deployVerb', at),
      )
    )
      return false;
    if (/^\s?[,;—–]/.test(gapAfter(passage, at))) return true;
  }
  return (
    isTagged(sentence, 'preposition', to) ||
    isTagged(sentence, 'weekday', to) ||
    gapAfter(passage, to - 1) === ' '
  );
}

/** `told reporters that`, `said on Thursday that`: elsewhere a later `that` belongs to a noun, `said the share of drones that get through`. */
function mayDelayThat(passage: Passage, sentence: Sentence, to: number): boolean {
  const verb = passage.words[to - 1]?.lower ?? '';
  const word = passage.words[to]?.lower ?? '';
  return (
    word === 'that' ||
    /^(?:t[eo]ll|told|inform|assur|remind|warn|notif|communicat|put|persuad|convinc)/.test(verb) ||
    isTagged(sentence, 'preposition', to) ||
    isTagged(sentence, 'weekday', to) ||
    isTagged(sentence, 'month', to) ||
    /ly$|^(?:last|this|yesterday|today|again|earlier|later|afterwards|to)$/.test(word)
  );
}

function complementStart(passage: Passage, sentence: Sentence, to: number): number {
  if (!mayDelayThat(passage, sentence, to)) return passage.words[to]?.start ?? sentence.end;
  const limit = Math.min(sentence.to, to + 10);
  for (let at = to; at < limit; at++) {
    if (
      at > to &&
      /[,;:—]/.test(gapAfter(passage, at - 1)) &&
      !/^(?:that)$/.test(passage.words[at]?.lower ?? '')
    )
      break;
    if (passage.words[at]?.lower === 'that' && !isTagged(sentence, 'countryNoun', at + 1))
      return passage.words[at + 1]?.start ?? sentence.end;
    if (isTagged(sentence, 'auxiliary', at) && passage.words[at]?.lower !== 'to') break;
  }
  return passage.words[to]?.start ?? sentence.end;
}

function readAccusation(
  context: Context,
  sentence: Sentence,
  tag: Tag,
  draft: Draft,
  limit: number,
): void {
  const { passage } = context;
  for (let at = tag.to; at < Math.min(sentence.to, tag.to + 12); at++) {
    if (passage.words[at]?.lower !== 'of') continue;
    const start = passage.words[at + 1]?.start ?? limit;
    pushAct(
      context,
      sentence,
      { ...draft, markTo: at + 1 },
      { start, end: limit },
      { accused: countryBetween(sentence, tag.to, at) },
    );
    return;
  }
}

function isPassive(passage: Passage, sentence: Sentence, verb: number): boolean {
  const form = passage.words[verb]?.lower ?? '';
  if (!/(?:ed|said|told|known|written|seen|found|shown|heard)$/.test(form)) return false;
  for (let at = verb - 1; at >= Math.max(sentence.from, verb - 3); at--) {
    const word = passage.words[at]?.lower ?? '';
    if (/^(?:is|are|was|were|been|being|be)$/.test(word)) return true;
    if (!isTagged(sentence, 'auxiliary', at) && !word.endsWith('ly')) return false;
  }
  return false;
}

/** `has not commented`, `did not say`: nothing is said, and nothing is denied either. */
function isNegated(passage: Passage, sentence: Sentence, tag: Tag): boolean {
  for (let at = tag.from - 1; at >= Math.max(sentence.from, tag.from - 4); at--) {
    if (
      /^(?:not|didn't|hasn't|haven't|doesn't|don't|never|neither|declined|refused)$/.test(
        passage.words[at]?.lower ?? '',
      )
    )
      return true;
    if (!isTagged(sentence, 'auxiliary', at) && !(passage.words[at]?.lower ?? '').endsWith('ly'))
      return false;
  }
  return false;
}

function readVerb(context: Context, sentence: Sentence, tag: Tag): void {
  const { passage, people, memory } = context;
  const verbWord = passage.words[tag.from];
  if (
    verbWord === undefined ||
    isNounHere(passage, sentence, tag.from) ||
    // `an estimated 600 missiles`, `the reported deal`: no verb.
    (/ed$/.test(verbWord.lower) && isTagged(sentence, 'determiner', tag.from - 1)) ||
    isNegated(passage, sentence, tag)
  )
    return;
  const next = passage.words[tag.to]?.lower ?? '';
  const before = passage.words[tag.from - 1]?.lower ?? '';
  // `found eleven`, `asked for one battery`, `told state television`, `without saying why`: nothing is said there.
  const saysThat = [0, 1, 2, 3].some((step) => passage.words[tag.to + step]?.lower === 'that');
  if (/^f(?:ind|inds|ound)$/.test(verbWord.lower) && (!saysThat || /^(?:no|any|a|the)$/.test(next)))
    return;
  if (/^ask/.test(verbWord.lower) && next === 'for') return;
  // `the United Wa State Army`: part of a name.
  if (verbWord.capital && tag.from > sentence.from && /^\s$/.test(gapAfter(passage, tag.from - 1)))
    return;
  if (/^think/.test(verbWord.lower) && /^tanks?$/.test(next)) return;
  if (/^observ/.test(verbWord.lower) && !saysThat) return;
  if (before === 'to' || (/^put/.test(verbWord.lower) && next === 'at')) return;
  if (isTagged(sentence, 'speechVerb', tag.from - 1) && verbWord.lower === 'state') return;
  if (/^(?:without|by|before|after)$/.test(before) && verbWord.lower.endsWith('ing')) return;
  if (/^(?:expect|fear|show)/.test(verbWord.lower) && !hasVerbBehind(passage, sentence, tag.to))
    return;
  // `in what it calls an operation` quotes a name, not a statement.
  if (
    /^(?:call|describ)/.test(verbWord.lower) &&
    [1, 2, 3, 4].some((step) => passage.words[tag.from - step]?.lower === 'what')
  )
    return;
  if (isTagged(sentence, 'country', tag.from) || isTagged(sentence, 'pronounPerson', tag.from))
    return;
  const speech = tag.value as SpeechClass;
  const limit = scopeLimit(context, sentence, verbWord.start);
  const isParticiple = verbWord.lower.endsWith('ing');
  if (isPassive(passage, sentence, tag.from)) {
    if (passage.words[tag.to]?.lower !== 'by' || /^ask/.test(verbWord.lower)) return;
    const by = subjectBehind(passage, sentence, people, memory, tag.to + 1, 8);
    if (by !== null)
      pushAct(
        context,
        sentence,
        { markFrom: tag.from, markTo: by.to, speaker: by.speaker, speech },
        { start: sentence.start, end: limit },
      );
    return;
  }
  if (isParticiple) {
    if (
      !isTagged(sentence, 'speechParticiple', tag.from) ||
      isTagged(sentence, 'preposition', tag.to) ||
      (isTagged(sentence, 'auxiliary', tag.from - 1) &&
        passage.words[tag.from - 1]?.lower !== 'also')
    )
      return;
    const speaker = participleSubject(context, sentence, tag.from);
    if (speaker === null) return;
    const draft: Draft = { markFrom: tag.from, markTo: tag.to, speaker, speech };
    if (!attachQuotes(context, sentence, draft))
      pushAct(context, sentence, draft, {
        start: complementStart(passage, sentence, tag.to),
        end: limit,
      });
    return;
  }
  const inOwnVoice =
    isTagged(sentence, 'firstPerson', tag.from - 1) &&
    !/["“”‘’']/.test(gapAfter(passage, tag.from - 1));
  if (inOwnVoice) {
    const start = complementStart(passage, sentence, tag.to);
    pushAct(
      context,
      sentence,
      { markFrom: tag.from - 1, markTo: tag.to, speaker: null, speech },
      { start, end: limit },
    );
    return;
  }
  // `warned that missiles could leak and estimated that ...`: the same speaker goes on.
  const earlier = context.acts.findLast((act) => act.sentence === sentence.index && !act.isDirect);
  if (before === 'and' && next === 'that' && earlier !== undefined && earlier.speaker !== null) {
    pushAct(
      context,
      sentence,
      { markFrom: tag.from, markTo: tag.to, speaker: earlier.speaker, speech },
      { start: complementStart(passage, sentence, tag.to), end: limit },
    );
    return;
  }
  // `has inspected a brigade and declared that ...`: what stands before `and` is a statement of its own.
  let lead = tag.from - 1;
  while (lead > sentence.from && isTagged(sentence, 'auxiliary', lead)) lead--;
  if (
    passage.words[lead]?.lower === 'and' &&
    (lead < tag.from - 1 || /^(?:that|[“"'])/.test(next)) &&
    hasVerbBetween(sentence, sentence.from, tag.from - 1)
  ) {
    const speaker = participleSubject(context, sentence, tag.from);
    if (speaker !== null) {
      pushAct(
        context,
        sentence,
        { markFrom: tag.from, markTo: tag.to, speaker, speech },
        { start: complementStart(passage, sentence, tag.to), end: limit },
      );
      return;
    }
  }
  // `..., a long way from the front, says Khin Latt`: the name behind the verb speaks.
  const named =
    tag.from > sentence.from &&
    /,["”'’]?\s$/.test(gapAfter(passage, tag.from - 1)) &&
    (people.mentions[sentence.index] ?? []).some((one) => one.from === tag.to);
  if (named) {
    readInverted(context, sentence, tag, speech);
    return;
  }
  const left = subjectBefore(passage, sentence, people, memory, tag.from);
  if (left !== null) {
    const draft: Draft = { markFrom: left.from, markTo: tag.to, speaker: left.speaker, speech };
    if (speech === 'accuse') {
      readAccusation(context, sentence, tag, draft, limit);
      return;
    }
    if (attachQuotes(context, sentence, draft)) return;
    const bracketed =
      (left.afterComma || isQuoteEnd(context, sentence, left.from)) &&
      left.from - sentence.from >= 2 &&
      isInsertedBehind(passage, sentence, tag.to);
    if (bracketed) {
      const openEnd = /^\s?[,;]/.test(gapAfter(passage, tag.to - 1))
        ? limit
        : (passage.words[left.from]?.start ?? limit);
      const inserted = openEnd === limit && !restIsClause(passage, sentence, tag.to);
      const end =
        inserted || openEnd !== limit ? openEnd : (passage.words[left.from]?.start ?? limit);
      pushAct(
        context,
        sentence,
        draft,
        { start: enclosingStart(context, sentence, left.from), end },
        { isInserted: inserted },
      );
    } else
      pushAct(context, sentence, draft, {
        start: complementStart(passage, sentence, tag.to),
        end: limit,
      });
    return;
  }
  // `stands beside two tubes and says`: the subject of the first verb.
  if (before === 'and' && next !== 'to') {
    const speaker = participleSubject(context, sentence, tag.from);
    const draft: Draft = { markFrom: tag.from, markTo: tag.to, speaker, speech };
    if (speaker !== null) {
      if (!attachQuotes(context, sentence, draft))
        pushAct(context, sentence, draft, {
          start: complementStart(passage, sentence, tag.to),
          end: limit,
        });
      return;
    }
  }
  readInverted(context, sentence, tag, speech);
}

const hasVerbBetween = (sentence: Sentence, from: number, to: number): boolean =>
  (['finiteVerb', 'pastForm'] as const).some(
    (group) => tagsIn(sentence, group, from, to).length > 0,
  );

/** Tells whether something is said behind a verb: another verb before the next stop. */
function hasVerbBehind(passage: Passage, sentence: Sentence, from: number): boolean {
  for (let at = from; at < sentence.to; at++) {
    const word = passage.words[at]?.lower ?? '';
    if (/^(?:to|that)$/.test(word) || isTagged(sentence, 'finiteVerb', at)) return true;
    if (/[.;:!?]/.test(gapAfter(passage, at))) return false;
  }
  return false;
}

/** `..., he said, three days after Israel threatened` goes on in the report's own voice. */
function restIsClause(passage: Passage, sentence: Sentence, to: number): boolean {
  let at = to;
  while (at < sentence.to && !/,/.test(gapAfter(passage, at - 1))) at++;
  for (let next = at; next < Math.min(sentence.to, at + 5); next++)
    if (
      /^(?:after|before|as|while|amid|when|following|citing|adding|referring|despite)$/.test(
        passage.words[next]?.lower ?? '',
      )
    )
      return true;
  return false;
}

const enclosingStart = (context: Context, sentence: Sentence, at: number): number => {
  const offset = context.passage.words[at]?.start ?? sentence.start;
  const quote = context.quotes.find((one) => one.start <= offset && offset < one.end);
  return quote === undefined ? sentence.start : Math.max(sentence.start, quote.start);
};

function isQuoteEnd(context: Context, sentence: Sentence, at: number): boolean {
  return at > sentence.from && /["”'’]\s*$/.test(gapAfter(context.passage, at - 1));
}

/** `..., said one analyst at the Institute.` */
function readInverted(context: Context, sentence: Sentence, tag: Tag, speech: SpeechClass): void {
  const { passage, people, memory } = context;
  const gap = tag.from > sentence.from ? gapAfter(passage, tag.from - 1) : '';
  if (!/[,"”'’]/.test(gap)) return;
  const right = subjectBehind(passage, sentence, people, memory, tag.to, 16);
  if (right === null) return;
  const draft: Draft = { markFrom: tag.from, markTo: right.to, speaker: right.speaker, speech };
  if (attachQuotes(context, sentence, draft)) return;
  pushAct(context, sentence, draft, {
    start: sentence.start,
    end: passage.words[tag.from]?.start ?? sentence.end,
  });
}

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
  const opens = tag.from - sentence.from <= 2;
  const start = opens
    ? (passage.words[to]?.start ?? sentence.end)
    : enclosingStart(context, sentence, tag.from);
  const end = opens ? sentence.end : (passage.words[tag.from]?.start ?? sentence.end);
  if (start < end) pushAct(context, sentence, draft, { start, end });
}

/** `reports that`, `reports on several channels that`: the word `that` right behind, or behind one phrase with a preposition. */
function thatBehind(passage: Passage, sentence: Sentence, from: number): number | null {
  if (passage.words[from]?.lower === 'that') return from;
  if (!/^(?:on|in|by|from|among|of)$/.test(passage.words[from]?.lower ?? '')) return null;
  for (let at = from + 1; at < Math.min(sentence.to, from + 7); at++) {
    if (passage.words[at]?.lower === 'that') return at;
    if (isTagged(sentence, 'finiteVerb', at) || /[,;:.]/.test(gapAfter(passage, at - 1)))
      return null;
  }
  return null;
}

/** `Maduro's claim that ...`, `claims that ...`, `fears that ...`. */
function readNoun(context: Context, sentence: Sentence, tag: Tag): void {
  const { passage, people, memory } = context;
  const that = thatBehind(passage, sentence, tag.to);
  if (that === null) return;
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

/** Gives a quotation without a speaker of its own to whoever spoke last. */
function attachLooseQuotes(context: Context): void {
  const { passage, quotes, attached, acts } = context;
  const inner = (act: SpeechAct): boolean =>
    !act.isDirect &&
    quotes.some(
      (quote) => quote.isStatement && quote.start <= act.markStart && act.markStart < quote.end,
    );
  const known = acts
    .filter((act) => act.speaker !== null && !inner(act))
    .sort((a, b) => a.markStart - b.markStart);
  let at = 0;
  let inside = 0;
  let before: { readonly end: number; readonly speaker: Speaker | null } | null = null;
  for (const quote of quotes) {
    if (!quote.isStatement || attached.has(quote)) continue;
    while (at < known.length && (known[at] as SpeechAct).markStart < quote.start) at++;
    const last = known[at - 1];
    while (
      inside < passage.sentences.length &&
      (passage.sentences[inside] as Sentence).end <= quote.start
    )
      inside++;
    const sentence = passage.sentences[inside];
    if (sentence === undefined) continue;
    const beside = speakerBeside(context, quote, sentence.index);
    // Paragraph after paragraph of one speech: whoever spoke in the last one.
    const goesOn: Speaker | null =
      before !== null && quote.outerStart - before.end < 8 ? before.speaker : null;
    const speaker: Speaker | null =
      beside?.speaker ?? goesOn ?? last?.speaker ?? lastNamed(context, sentence, quote.start);
    before = { end: quote.outerEnd, speaker };
    acts.push({
      sentence: sentence.index,
      markStart: beside?.markStart ?? quote.outerStart,
      markEnd: beside?.markEnd ?? quote.outerStart,
      scopeStart: quote.start,
      scopeEnd: quote.end,
      speaker,
      speech: 'assert',
      isDirect: true,
      accused: null,
      isInserted: false,
    });
  }
}

/** Who is named right behind a quotation (`” thundered Vasić`, `” she laughed`) or in the sentence that leads to it. */
function speakerBeside(
  context: Context,
  quote: Quote,
  at: number,
): { readonly speaker: Speaker; readonly markStart: number; readonly markEnd: number } | null {
  const { passage, people } = context;
  const sentence = sentenceHolding(passage, quote.outerEnd - 1, at);
  if (sentence !== undefined) {
    const from = wordAt(passage, sentence, quote.outerEnd);
    const first = passage.words[from];
    const close =
      first !== undefined &&
      from < sentence.to &&
      /^[\s,—–-]{0,3}$/.test(passage.text.slice(quote.outerEnd, first.start));
    if (close) {
      const mention = (people.mentions[sentence.index] ?? []).find(
        (one) => one.from >= from && one.from <= from + 4,
      );
      const pronoun =
        tagAt(sentence, 'pronounPerson', from) ?? tagAt(sentence, 'pronounPerson', from + 1);
      const named =
        mention !== undefined && !/[,;:.]/.test(gapAfter(passage, from))
          ? personSpeaker(mention.person)
          : pronoun !== undefined
            ? lastNamed(context, sentence, quote.start)
            : null;
      const to = Math.min(sentence.to, Math.max(mention?.to ?? 0, pronoun?.to ?? 0, from + 2));
      if (named !== null)
        return {
          speaker: named,
          markStart: first.start,
          markEnd: passage.words[to - 1]?.end ?? first.end,
        };
    }
  }
  return null;
}

function sentenceHolding(passage: Passage, offset: number, at: number): Sentence | undefined {
  let index = at;
  while (
    index + 1 < passage.sentences.length &&
    (passage.sentences[index] as Sentence).end <= offset
  )
    index++;
  return passage.sentences[index];
}

/** The person named last before an offset, at most three sentences back. */
function lastNamed(context: Context, sentence: Sentence, before: number): Speaker | null {
  const { passage, people } = context;
  for (let index = sentence.index; index >= Math.max(0, sentence.index - 4); index--) {
    const found = (people.mentions[index] ?? []).findLast(
      (one) => (passage.words[one.from]?.start ?? 0) < before,
    );
    if (found !== undefined) return personSpeaker(found.person);
  }
  return null;
}

/** Every turn of a transcript or an interview is direct speech; what is reported inside it keeps its own speaker. */
function attachTurns(context: Context): void {
  const { passage, people, acts } = context;
  let index = 0;
  for (const turn of readTurns(passage, people)) {
    while (
      index + 1 < passage.sentences.length &&
      (passage.sentences[index] as Sentence).end <= turn.labelStart
    )
      index++;
    acts.push({
      sentence: index,
      markStart: turn.labelStart,
      markEnd: turn.labelEnd,
      scopeStart: turn.labelEnd,
      scopeEnd: turn.end,
      speaker: turn.speaker,
      speech: 'assert',
      isDirect: true,
      accused: null,
      isInserted: false,
    });
  }
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
    const cues = [
      ...tagsOf(sentence, 'speechVerb').map((tag) => ({ tag, cue: 'verb' as const })),
      ...tagsOf(sentence, 'accordingTo').map((tag) => ({ tag, cue: 'according' as const })),
      ...tagsOf(sentence, 'speechNoun').map((tag) => ({ tag, cue: 'noun' as const })),
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
    }
    const opening = (people.mentions[sentence.index] ?? [])[0];
    if (local.acts.length === 0 && opening !== undefined && opening.from - sentence.from <= 6) {
      memory.person = personSpeaker(opening.person);
      memory.last = memory.person;
    }
    context.acts.push(...local.acts);
  }
  const all: Context = { ...context, quotes };
  attachLooseQuotes(all);
  attachTurns(context);
  return context.acts.sort(
    (a, b) => a.scopeStart - b.scopeStart || b.scopeEnd - a.scopeEnd || a.markStart - b.markStart,
  );
}
