import { attachQuotes } from './attach-quotes.ts';
import type { Tag } from './lexicon.ts';
import { speakerIn } from './name-speaker.ts';
import { gapAfter, isTagged, type Passage, type Sentence, tagsIn, textOf } from './passage.ts';
import { countryIn, personSpeaker, type Speaker, speakerName } from './speaker-words.ts';
import { type Context, type Draft, pushAct } from './speech-act.ts';
import type { SpeechClass } from './vocabulary/vocabulary.ts';

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

/** Where what is said begins: behind `that`, or right behind the verb. */
export function complementStart(passage: Passage, sentence: Sentence, to: number): number {
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
  const opening = openingSubject(context, sentence, verb);
  if (opening !== null) return opening;
  const limit = Math.min(verb, sentence.from + 12);
  const pronoun = [
    ...tagsIn(sentence, 'pronounPerson', sentence.from, limit),
    ...tagsIn(sentence, 'pronounPlural', sentence.from, limit),
  ][0];
  if (pronoun !== undefined)
    return speakerIn(passage, sentence, people, memory, pronoun.from, pronoun.to, pronoun.to);
  return memory.last;
}

/** `Kuwait's emir, in a speech on Wednesday, praised the crews and vowed`: who opens the sentence, before its first mark or verb. */
function openingSubject(context: Context, sentence: Sentence, verb: number): Speaker | null {
  const { passage, people, memory } = context;
  let to = sentence.from + 1;
  while (
    to < verb &&
    !isTagged(sentence, 'finiteVerb', to) &&
    !isTagged(sentence, 'pastForm', to) &&
    !isTagged(sentence, 'speechVerb', to) &&
    !/[,;:—–("“]/.test(gapAfter(passage, to - 1))
  )
    to++;
  if (to >= verb || isTagged(sentence, 'preposition', sentence.from)) return null;
  const speaker = speakerIn(passage, sentence, people, memory, sentence.from, to, to);
  return speaker?.kind === 'person' || speaker?.kind === 'institution' ? speaker : null;
}

/** `KCNA quoted General Choe as saying that`: who is quoted speaks. */
export function sayQuoted(context: Context, sentence: Sentence, tag: Tag, limit: number): boolean {
  const { passage, people, memory } = context;
  const as = tag.from - 1;
  let verb = as - 1;
  while (verb > sentence.from && as - verb < 16 && !isQuoting(passage.words[verb]?.lower ?? ''))
    verb--;
  if (!isQuoting(passage.words[verb]?.lower ?? '') || as - verb < 2) return false;
  const speaker = speakerIn(passage, sentence, people, memory, verb + 1, as, as) ?? {
    name: speakerName(textOf(passage, verb + 1, as)),
    kind: 'person' as const,
    country: countryIn(sentence, verb + 1, as),
    isNamed: false,
  };
  const draft: Draft = {
    markFrom: verb,
    markTo: tag.to,
    speaker,
    speech: tag.value as SpeechClass,
  };
  if (!attachQuotes(context, sentence, draft))
    pushAct(context, sentence, draft, {
      start: complementStart(passage, sentence, tag.to),
      end: limit,
    });
  return true;
}

const isQuoting = (word: string): boolean =>
  /^(?:quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing))$/.test(word);

/** A verb whose subject stands further to the left: whoever spoke or acted last goes on. False where that is nobody. */
export function saySame(context: Context, sentence: Sentence, tag: Tag, limit: number): boolean {
  const speaker = participleSubject(context, sentence, tag.from);
  if (speaker === null) return false;
  const speech = tag.value as SpeechClass;
  const draft: Draft = { markFrom: tag.from, markTo: tag.to, speaker, speech };
  if (!attachQuotes(context, sentence, draft))
    pushAct(context, sentence, draft, {
      start: complementStart(context.passage, sentence, tag.to),
      end: limit,
    });
  return true;
}
