import { attachQuotes } from './attach-quotes.ts';
import { countryBetween, type Subject, subjectBefore, subjectBehind } from './find-subject.ts';
import { hasVerbBehind, isSaying } from './is-saying.ts';
import type { Tag } from './lexicon.ts';
import { looseBehind, looseSubject, tailSubject } from './loose-subject.ts';
import { gapAfter, isTagged, type Passage, type Sentence, tagsIn } from './passage.ts';
import { complementStart, sayQuoted, saySame } from './read-participle.ts';
import { isContraction } from './read-people.ts';
import { type Context, type Draft, enclosingStart, pushAct, scopeLimit } from './speech-act.ts';
import type { SpeechClass } from './vocabulary/vocabulary.ts';

function isInsertedBehind(passage: Passage, sentence: Sentence, to: number): boolean {
  const gap = gapAfter(passage, to - 1);
  if (to >= sentence.to || /^\s?[,.;:—–]/.test(gap)) return !gap.startsWith(':');
  // `the ministry said on Tuesday.`, `he told reporters in Caracas.`
  if (passage.words[to]?.lower === 'as') return false;
  // Nothing that could be a statement may follow: no `that`, no subject, no verb.
  const next = passage.words[to]?.lower ?? '';
  const told = /^t(?:ell|ells|old)$/.test(passage.words[to - 1]?.lower ?? '');
  if (/^(?:it|he|she|they|we|there)$/.test(next) || (!told && /^(?:this|these|those)$/.test(next)))
    return false;
  for (let at = to; at < sentence.to && at - to < 18; at++) {
    const word = passage.words[at]?.lower ?? '';
    if (
      word === 'that' ||
      (at > to &&
        (isTagged(sentence, 'finiteVerb', at) ||
          (isTagged(sentence, 'pastForm', at) && word !== 'yesterday') ||
          (/[a-z]{2}ed$/.test(word) && !isTagged(sentence, 'determiner', at - 1)))) ||
      (isTagged(sentence, 'auxiliary', at) && word !== 'to' && word !== 'also')
    )
      return false;
    if (
      ['deployVerb', 'possessVerb', 'transferVerb', 'shootDownVerb', 'system'].some((group) =>
        isTagged(sentence, group as 'deployVerb', at),
      )
    )
      return false;
    // The comma of `1,850` parts nothing.
    if (/^\s?(?:[,;]\s|[—–])/.test(gapAfter(passage, at))) return true;
  }
  return (
    isTagged(sentence, 'preposition', to) ||
    isTagged(sentence, 'weekday', to) ||
    gapAfter(passage, to - 1) === ' '
  );
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
  if (!/(?:ed|said|told|known|written|seen|found|shown|heard|thought|understood)$/.test(form))
    return false;
  for (let at = verb - 1; at >= Math.max(sentence.from, verb - 3); at--) {
    const word = passage.words[at]?.lower ?? '';
    if (/^(?:is|are|was|were|been|being|be)$/.test(word)) return true;
    if (!isTagged(sentence, 'auxiliary', at) && !word.endsWith('ly')) return false;
  }
  return false;
}

/** Reads who says what at a form of a verb of saying. */
export function readVerb(context: Context, sentence: Sentence, tag: Tag): void {
  const { passage, people, memory } = context;
  const verbWord = passage.words[tag.from];
  if (verbWord === undefined || !isSaying(passage, sentence, tag)) return;
  const next = passage.words[tag.to]?.lower ?? '';
  const before = passage.words[tag.from - 1]?.lower ?? '';
  const speech = tag.value as SpeechClass;
  // `I'm told`, `we've heard`: nobody else speaks.
  if (isContraction(passage.words[tag.from - 1]?.lower ?? '')) return;
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
    if (before === 'as' && sayQuoted(context, sentence, tag, limit)) return;
    saySame(context, sentence, tag, limit);
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
  // `warned that missiles could leak and estimated that`, `has inspected a brigade and declared that`: what stands before `and` is a
  // statement of its own.
  let lead = tag.from - 1;
  while (lead > sentence.from && isTagged(sentence, 'auxiliary', lead)) lead--;
  if (
    passage.words[lead]?.lower === 'and' &&
    (lead < tag.from - 1 ||
      /^(?:that|[“"'])/.test(next) ||
      tagsIn(sentence, 'speechVerb', sentence.from, lead).length > 0) &&
    (context.acts.length > 0 || hasVerbBetween(sentence, sentence.from, tag.from - 1)) &&
    saySame(context, sentence, tag, limit)
  )
    return;
  // `..., a long way from the front, says Khin Latt`: the name behind the verb speaks.
  const named =
    tag.from > sentence.from &&
    /,["”'’]?\s$/.test(gapAfter(passage, tag.from - 1)) &&
    ((people.mentions[sentence.index] ?? []).some((one) => one.from === tag.to) ||
      // `..., when the meeting ends, said the commander of the brigade`.
      (/^(?:the|a|an|one)$/.test(next) &&
        (['title', 'speakerGroup', 'institution'] as const).some((group) =>
          [1, 2].some((step) => isTagged(sentence, group, tag.to + step)),
        ) &&
        tagsIn(sentence, 'finiteVerb', tag.to, sentence.to).length === 0));
  if (named) {
    readInverted(context, sentence, tag, speech);
    return;
  }
  const left =
    subjectBefore(passage, sentence, people, memory, tag.from) ??
    looseBefore(passage, sentence, tag);
  if (left !== null) {
    // What a picture shows, the report says.
    const shown =
      left.speaker.kind === 'document' &&
      /^show/.test(verbWord.lower) &&
      /(?:photograph|picture|image|video|footage)s?\b/i.test(left.speaker.name);
    const draft: Draft = {
      markFrom: left.from,
      markTo: tag.to,
      speaker: shown ? null : left.speaker,
      speech,
    };
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
        end: Math.min(limit, relativeEnd(passage, sentence, tag)),
      });
    return;
  }
  // `stands beside two tubes and says`: the subject of the first verb.
  if (before === 'and' && next !== 'to' && saySame(context, sentence, tag, limit)) return;
  readInverted(context, sentence, tag, speech);
}

/** `Analysts, who note that it is old, [were not invited]`: where a relative clause that says something ends; infinity for any other clause. */
function relativeEnd(passage: Passage, sentence: Sentence, tag: Tag): number {
  let from = tag.from - 1;
  while (from > sentence.from && isTagged(sentence, 'auxiliary', from)) from--;
  if (passage.words[from]?.lower !== 'who' || !/,/.test(gapAfter(passage, from - 1)))
    return Number.POSITIVE_INFINITY;
  for (let at = tag.to + 1; at < sentence.to; at++)
    if (
      /^,\s/.test(gapAfter(passage, at - 1)) &&
      hasVerbBetween(sentence, tag.to, at) &&
      (['finiteVerb', 'auxiliary', 'pastForm', 'speechVerb'] as const).some((group) =>
        isTagged(sentence, group, at),
      )
    )
      return passage.words[at - 1]?.end ?? sentence.end;
  return Number.POSITIVE_INFINITY;
}

/** A subject that no list knows; a statement has to follow the verb. */
function looseBefore(
  passage: Passage,
  sentence: Sentence,
  tag: Tag,
): (Subject & { readonly afterComma: boolean }) | null {
  const tail = tailSubject(passage, sentence, tag.from, tag.to);
  if (tail !== null) return { ...tail, afterComma: true };
  if (/^,/.test(gapAfter(passage, tag.to - 1)) || tag.to >= sentence.to) return null;
  // `a deal said to be worth 30 million`: a participle.
  if (passage.words[tag.to]?.lower === 'to') return null;
  if (!hasVerbBehind(passage, sentence, tag.to) && !isDated(passage, sentence, tag.from))
    return null;
  const subject = looseSubject(passage, sentence, tag.from);
  return subject === null ? null : { ...subject, afterComma: false };
}

/** `A memo dated October 22, 2024 says`: a document with its date speaks, whatever follows. */
const isDated = (passage: Passage, sentence: Sentence, verb: number): boolean =>
  tagsIn(sentence, 'document', sentence.from, verb).length > 0 &&
  tagsIn(sentence, 'month', sentence.from, verb).length > 0 &&
  /^\d{4}$/.test(passage.words[verb - 1]?.lower ?? '');

const hasVerbBetween = (sentence: Sentence, from: number, to: number): boolean =>
  (['finiteVerb', 'pastForm', 'speechVerb'] as const).some(
    (group) => tagsIn(sentence, group, from, to).length > 0,
  );

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

function isQuoteEnd(context: Context, sentence: Sentence, at: number): boolean {
  return at > sentence.from && /["”'’]\s*$/.test(gapAfter(context.passage, at - 1));
}

/** `..., said one analyst at the Institute.` */
function readInverted(context: Context, sentence: Sentence, tag: Tag, speech: SpeechClass): void {
  const { passage, people, memory } = context;
  const gap = tag.from > sentence.from ? gapAfter(passage, tag.from - 1) : '';
  if (!/[,"”'’]/.test(gap)) return;
  const right =
    subjectBehind(passage, sentence, people, memory, tag.to, 16) ??
    looseBehind(passage, sentence, tag.to);
  if (right === null) return;
  const draft: Draft = { markFrom: tag.from, markTo: right.to, speaker: right.speaker, speech };
  // `If a missile hit a tanker, said one broker, "the strait would close"`: both sides are said.
  if (attachQuotes(context, sentence, draft) && !/^,\s$/.test(gap)) return;
  pushAct(context, sentence, draft, {
    start: sentence.start,
    end: passage.words[tag.from]?.start ?? sentence.end,
  });
}
