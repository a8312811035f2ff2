import { speakerIn } from './name-speaker.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt, tagsIn, tagsOf } from './passage.ts';
import type { People } from './read-people.ts';
import { countryIn, personSpeaker, type Speaker, type SpeakerMemory } from './speaker-words.ts';

/** A subject with the words it takes up. */
export interface Subject {
  readonly speaker: Speaker;
  readonly from: number;
  readonly to: number;
}

const strongBreak = /[;:.!?—–"“”()]|\s-\s/;

function isQuoteGap(gap: string): boolean {
  return /["“”‘]/.test(gap) || /[.,!?]['’]/.test(gap) || /(?:^|\s)['‘]/.test(gap);
}

/** `reportedly`; a daily and a weekly are papers. */
const isAdverb = (word: string): boolean =>
  /ly$/.test(word) && !/^(?:daily|weekly|monthly|quarterly|family|ally|assembly|italy)$/.test(word);

/** Words `from` to `to` of the clause part left of a verb; skips a bracketed insertion between commas. */
function chunkBefore(
  passage: Passage,
  sentence: Sentence,
  verb: number,
): { readonly from: number; readonly to: number; readonly afterComma: boolean } | null {
  let to = verb;
  while (
    to > sentence.from &&
    (isTagged(sentence, 'auxiliary', to - 1) || isAdverb(passage.words[to - 1]?.lower ?? '')) &&
    !/[,;:—]/.test(gapAfter(passage, to - 1)) &&
    !isQuoteGap(gapAfter(passage, to - 1))
  )
    to--;
  // `The Korean Central News Agency (KCNA) said`: the bracket belongs to the name.
  if (/\)\s?$/.test(gapAfter(passage, to - 1))) {
    let open = to - 1;
    while (open > sentence.from && to - open < 6 && !gapAfter(passage, open - 1).includes('('))
      open--;
    if (gapAfter(passage, open - 1).includes('(')) to = open;
  }
  if (to === sentence.from || isQuoteGap(gapAfter(passage, to - 1))) return null;
  if (/,/.test(gapAfter(passage, to - 1))) {
    let back = to - 1;
    let steps = 0;
    while (back > sentence.from && steps < 25 && !gapAfter(passage, back - 1).includes(',')) {
      back--;
      steps++;
    }
    if (back === sentence.from || isQuoteGap(gapAfter(passage, back - 1))) return null;
    to = back;
  } else if (strongBreak.test(gapAfter(passage, to - 1).replace('(', ''))) return null;
  let from = to - 1;
  while (from > sentence.from && to - from < 24) {
    const gap = gapAfter(passage, from - 1);
    // `Maj. Gen. Rodel Ancheta`.
    const abbreviated = /^\.\s$/.test(gap) && isTagged(sentence, 'title', from - 1);
    if (!abbreviated && (gap.includes(',') || strongBreak.test(gap) || isQuoteGap(gap))) break;
    const left = passage.words[from - 1]?.lower ?? '';
    if (
      isTagged(sentence, 'subordinator', from - 1) &&
      left !== 'and' &&
      left !== 'as' &&
      left !== 'after' &&
      left !== 'before'
    )
      break;
    from--;
  }
  return {
    from: behindLead(passage, sentence, from, to),
    to,
    afterComma: from > sentence.from && gapAfter(passage, from - 1).includes(','),
  };
}

/** `In his speech on 6 September the prime minister said`: behind a phrase with a preposition a second article begins the subject. */
function behindLead(passage: Passage, sentence: Sentence, from: number, to: number): number {
  if (
    !/^(?:in|at|on|during|after|before|since|with|by|under)$/.test(passage.words[from]?.lower ?? '')
  )
    return from;
  for (let at = from + 2; at < to; at++)
    if (
      /^(?:the|a|an|his|her|its|their|one|two|three|four|several|some|many)$/.test(
        passage.words[at]?.lower ?? '',
      ) &&
      !isTagged(sentence, 'preposition', at - 1) &&
      gapAfter(passage, at - 1) === ' '
    )
      return at;
  return from;
}

/** The subject left of a verb, past auxiliaries and insertions; `who` goes back to the noun before it. */
export function subjectBefore(
  passage: Passage,
  sentence: Sentence,
  people: People,
  memory: SpeakerMemory,
  verb: number,
): (Subject & { readonly afterComma: boolean }) | null {
  const chunk = chunkBefore(passage, sentence, verb);
  if (chunk === null) {
    const relative = relativeBefore(passage, sentence, verb);
    if (relative === null) return null;
    return subjectOfRelative(passage, sentence, people, memory, relative);
  }
  if (
    /^(?:whom|who|which|that)$/.test(passage.words[chunk.from - 1]?.lower ?? '') &&
    chunk.to - chunk.from < 12
  ) {
    const relative = subjectOfRelative(passage, sentence, people, memory, chunk.from - 1);
    if (relative !== null) return { ...relative, to: chunk.to };
  }
  const apposed = personApposed(passage, sentence, people, chunk.to, verb);
  if (apposed !== null)
    return { speaker: apposed, from: chunk.from, to: chunk.to, afterComma: chunk.afterComma };
  if (/^(?:who|which)$/.test(passage.words[chunk.to - 1]?.lower ?? ''))
    return subjectOfRelative(passage, sentence, people, memory, chunk.to - 1);
  const speaker = speakerIn(passage, sentence, people, memory, chunk.from, chunk.to, chunk.to);
  if (speaker !== null)
    return { speaker, from: chunk.from, to: chunk.to, afterComma: chunk.afterComma };
  const relative = relativeBefore(passage, sentence, chunk.to);
  return relative === null ? null : subjectOfRelative(passage, sentence, people, memory, relative);
}

/** `Its deputy defence minister, Salem Bawazeer, said`: the name between the commas speaks. */
function personApposed(
  passage: Passage,
  sentence: Sentence,
  people: People,
  from: number,
  verb: number,
): Speaker | null {
  if (!/^,/.test(gapAfter(passage, from - 1))) return null;
  const named = (people.mentions[sentence.index] ?? []).find(
    (one) => one.from >= from && one.from <= from + 4 && one.to <= verb,
  );
  if (named === undefined || !/^,/.test(gapAfter(passage, named.to - 1))) return null;
  for (let at = from; at < named.from; at++) if (!isTagged(sentence, 'title', at)) return null;
  return personSpeaker(named.person);
}

function relativeBefore(passage: Passage, sentence: Sentence, verb: number): number | null {
  for (let at = verb - 1; at >= Math.max(sentence.from, verb - 4); at--) {
    if (passage.words[at]?.lower === 'who') return at;
    if (!isTagged(sentence, 'auxiliary', at)) return null;
  }
  return null;
}

/** The last group, person or institution before a relative pronoun. */
function subjectOfRelative(
  passage: Passage,
  sentence: Sentence,
  people: People,
  memory: SpeakerMemory,
  relative: number,
): (Subject & { readonly afterComma: boolean }) | null {
  const limit = Math.max(sentence.from, relative - 12);
  for (let at = relative - 1; at >= limit; at--) {
    const isHead =
      tagsOf(sentence, 'speakerGroup').some((tag) => tag.to === at + 1) ||
      (people.mentions[sentence.index] ?? []).some((one) => one.to === at + 1);
    if (!isHead) continue;
    let from = at;
    while (
      from > limit &&
      !isTagged(sentence, 'preposition', from - 1) &&
      !/[,;:—]/.test(gapAfter(passage, from - 1)) &&
      !isTagged(sentence, 'speechVerb', from - 1)
    )
      from--;
    // `said Leonard Acht, a fellow at an institute, who estimates`: the name that the phrase explains.
    const named = /^,/.test(gapAfter(passage, from - 1))
      ? (people.mentions[sentence.index] ?? []).find((one) => one.to === from)
      : undefined;
    const speaker =
      named !== undefined
        ? personSpeaker(named.person)
        : speakerIn(passage, sentence, people, memory, from, at + 1, at + 1);
    return speaker === null ? null : { speaker, from, to: at + 1, afterComma: false };
  }
  return null;
}

/** The subject right of a verb (`said one analyst at the Institute`), or the noun phrase behind `according to`. */
export function subjectBehind(
  passage: Passage,
  sentence: Sentence,
  people: People,
  memory: SpeakerMemory,
  verb: number,
  longest: number,
): Subject | null {
  let to = verb;
  while (to < sentence.to && to - verb < longest) {
    if (to > verb) {
      const gap = gapAfter(passage, to - 1);
      if (gap.includes(',') || strongBreak.test(gap) || isQuoteGap(gap)) break;
      const word = passage.words[to]?.lower ?? '';
      if (
        word === 'that' ||
        word === 'who' ||
        word === 'which' ||
        (word === 'on' && isTagged(sentence, 'weekday', to + 1))
      )
        break;
      if (isTagged(sentence, 'weekday', to)) break;
    }
    to++;
  }
  if (to === verb) return null;
  const speaker = speakerIn(passage, sentence, people, memory, verb, Math.min(to, verb + 8), to);
  return speaker === null ? null : { speaker, from: verb, to };
}

/** Where the noun phrase behind `according to` ends, dates with commas included. */
export function phraseEnd(
  passage: Passage,
  sentence: Sentence,
  from: number,
  dates: readonly { readonly start: number; readonly end: number }[],
): number {
  let to = from;
  while (to < sentence.to && to - from < 26) {
    if (to > from) {
      const left = passage.words[to - 1];
      const gap = gapAfter(passage, to - 1);
      const inDate =
        left !== undefined && dates.some((date) => date.start < left.end && date.end > left.end);
      if (!inDate && (gap.includes(',') || strongBreak.test(gap))) break;
      const word = passage.words[to]?.lower ?? '';
      if (word === 'which' || word === 'who') break;
      // `according to its maker it can hit`, `according to people there about 25 are running`: the statement begins without a comma.
      if (/^(?:it|he|she|they|we)$/.test(word) && !isTagged(sentence, 'subordinator', to - 1))
        break;
      if (isTagged(sentence, 'copula', to) || isTagged(sentence, 'modal', to)) {
        const subject = countedBefore(passage, sentence, from + 1, to);
        return subject ?? to;
      }
    }
    to++;
  }
  return to;
}

/** `people there about 25 [are]`: where an amount right before a verb begins; null without one. */
function countedBefore(
  passage: Passage,
  sentence: Sentence,
  from: number,
  verb: number,
): number | null {
  const counts = (at: number): boolean =>
    /^\d/.test(passage.words[at]?.lower ?? '') ||
    (['numberWord', 'vagueAmount', 'approxBefore'] as const).some((group) =>
      isTagged(sentence, group, at),
    );
  for (let at = verb - 1; at >= Math.max(from, verb - 5); at--) {
    if (isTagged(sentence, 'preposition', at)) return null;
    if (!counts(at)) continue;
    while (at > from && counts(at - 1)) at--;
    return at;
  }
  return null;
}

/** Reads the country of an accused party: `accused the United States of`. */
export function countryBetween(sentence: Sentence, from: number, to: number): string | null {
  const institution = tagsIn(sentence, 'institution', from, to).find((tag) => tag.value !== '');
  return countryIn(sentence, from, to) ?? institution?.value ?? null;
}

/** Tells whether a form of a verb of saying is a noun here: `these reports`, `the claim`. */
export function isNounHere(passage: Passage, sentence: Sentence, at: number): boolean {
  const word = passage.words[at]?.lower ?? '';
  if (
    !/^(?:reports?|claims?|states?|warnings?|fears?|doubts?|estimates?|questions?|concerns?|projects?|notes?|shows?|finds?|comments?|calls?|challenges?|views?|stress|answers?|replies|reply|cites?|add|promises?|pledges?|vows?)$/.test(
      word,
    )
  )
    return false;
  if (at === sentence.from) return true;
  if (
    isTagged(sentence, 'determiner', at - 1) ||
    (isTagged(sentence, 'preposition', at - 1) && passage.words[at - 1]?.lower !== 'like')
  )
    return true;
  if (
    tagAt(sentence, 'determiner', at - 2) !== undefined &&
    !isTagged(sentence, 'speakerGroup', at - 1) &&
    !isTagged(sentence, 'document', at - 1) &&
    !isTagged(sentence, 'institution', at - 1) &&
    !isTagged(sentence, 'title', at - 1) &&
    passage.words[at - 1]?.capital !== true
  )
    return true;
  return /^(?:of|from|by)$/.test(passage.words[at + 1]?.lower ?? '');
}
