import { phraseEnd, subjectBefore } from './find-subject.ts';
import type { Tag } from './lexicon.ts';
import { looseSubject } from './loose-subject.ts';
import { speakerIn } from './name-speaker.ts';
import { gapAfter, isTagged, type Passage, type Sentence, tagsIn } from './passage.ts';
import { personSpeaker, type Speaker } from './speaker-words.ts';
import { type Context, pushAct } from './speech-act.ts';
import type { SpeechClass } from './vocabulary/vocabulary.ts';

const word = (passage: Passage, at: number): string => passage.words[at]?.lower ?? '';

/** How far behind a verb the figure stands that it gives: `puts the number of launchers that still work at about eight`. */
const reach = 14;

/**
 * `a diplomat put the number at eight`, `a database lists five batteries`: whoever gives a figure speaks. The verb stays part of what is
 * said, because it tells what the figure is of.
 */
export function readFigureVerb(context: Context, sentence: Sentence, tag: Tag): void {
  const { passage, people, memory } = context;
  const form = word(passage, tag.from);
  if (
    /ing$/.test(form) ||
    word(passage, tag.from - 1) === 'to' ||
    /^(?:a|an|the|its|his|her|their|our|no|this|that)$/.test(word(passage, tag.from - 1)) ||
    isTagged(sentence, 'copula', tag.from - 1) ||
    !givesFigure(passage, sentence, tag)
  )
    return;
  const left =
    subjectBefore(passage, sentence, people, memory, tag.from) ??
    looseSubject(passage, sentence, tag.from);
  if (left === null || left.to <= left.from) return;
  const heard = (['system', 'genericSystem', 'flyingNoun', 'unitNoun'] as const).some((group) =>
    isTagged(sentence, group, left.from + 1),
  );
  const spoken = left.speaker.kind !== 'institution' || !/^(?:count|put)/.test(form);
  if (heard || (!spoken && left.speaker.country !== null)) return;
  pushAct(
    context,
    sentence,
    {
      markFrom: left.from,
      markTo: tag.from,
      speaker: left.speaker,
      speech: tag.value as SpeechClass,
    },
    { start: passage.words[tag.from]?.start ?? sentence.end, end: sentence.end },
  );
}

/** A figure behind the verb; behind `put` only one that `at` leads to. */
function givesFigure(passage: Passage, sentence: Sentence, tag: Tag): boolean {
  const end = Math.min(sentence.to, tag.to + reach);
  const isNumber = (at: number): boolean =>
    /^\d/.test(word(passage, at)) ||
    (['numberWord', 'vagueAmount', 'approxBefore'] as const).some((group) =>
      isTagged(sentence, group, at),
    );
  const puts = /^put/.test(word(passage, tag.from));
  for (let at = tag.to; at < end; at++) {
    if (/[.;:!?]/.test(gapAfter(passage, at - 1))) return false;
    const led = !puts || /^(?:at|between)$/.test(word(passage, at - 1));
    if (led && isNumber(at)) return true;
  }
  return (
    /^expect/.test(word(passage, tag.from)) &&
    tagsIn(sentence, 'defenceNoun', tag.to, end).length > 0
  );
}

/** `By her estimate`, `in the minister's view`, `by the army's own count`: what follows the comma is what that person thinks. */
export function readView(context: Context, sentence: Sentence, tag: Tag): void {
  const { passage } = context;
  let from = tag.from - 1;
  while (
    from > sentence.from &&
    tag.from - from < 8 &&
    !/^(?:by|in|to|on)$/.test(word(passage, from))
  )
    from--;
  if (!/^(?:by|in|to|on)$/.test(word(passage, from))) return;
  const own = word(passage, tag.from - 1) === 'own' ? tag.from - 1 : tag.from;
  // `By the count of the Oryx website, ...`
  const of = word(passage, tag.to) === 'of' ? phraseEnd(passage, sentence, tag.to + 1, []) : null;
  const speaker =
    of === null
      ? holderOf(context, sentence, from + 1, own)
      : speakerIn(passage, sentence, context.people, context.memory, tag.to + 1, of, of);
  if (speaker === null) return;
  const to = of ?? tag.to;
  const opens = from - sentence.from <= 2;
  const closes = gapAfter(passage, to - 1).includes(',');
  const start = opens ? (passage.words[to]?.start ?? sentence.end) : sentence.start;
  if ((!opens || of !== null) && !closes && to < sentence.to) return;
  pushAct(
    context,
    sentence,
    { markFrom: from, markTo: to, speaker, speech: tag.value as SpeechClass },
    { start, end: sentence.end },
    { isInserted: !opens },
  );
}

/** Whose view it is: `her`, `the minister's`. */
function holderOf(context: Context, sentence: Sentence, from: number, to: number): Speaker | null {
  const { passage, people, memory } = context;
  const opening = word(passage, from);
  if (to - from === 1 && /^(?:his|her)$/.test(opening)) return memory.person ?? memory.last;
  if (to - from === 1 && /^(?:their|its)$/.test(opening)) return memory.plural ?? memory.last;
  if (word(passage, to - 1) !== "'s") return null;
  const person = (people.mentions[sentence.index] ?? []).find((one) => one.to === to - 1);
  return person !== undefined
    ? personSpeaker(person.person)
    : speakerIn(passage, sentence, people, memory, from, to - 1, to - 1);
}
