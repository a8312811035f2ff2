import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt, tagsIn, tagsOf, textOf } from './passage.ts';
import type { People, Person } from './read-people.ts';

/** Who asserts something. */
export interface Speaker {
  /** The words that name the speaker; a person's fullest name. */
  readonly name: string;
  readonly kind: 'person' | 'group' | 'institution' | 'document';
  /** Country that the speaker speaks for, alpha-3; null when open. */
  readonly country: string | null;
  /** False for `sources`, `analysts` and the like. */
  readonly isNamed: boolean;
}

/** Who spoke last, for pronouns and for quotations without a speaker. */
export interface SpeakerMemory {
  person: Speaker | null;
  plural: Speaker | null;
  last: Speaker | null;
}

/** A subject with the words it takes up. */
export interface Subject {
  readonly speaker: Speaker;
  readonly from: number;
  readonly to: number;
}

/** A named person as a speaker. */
export function personSpeaker(person: Person): Speaker {
  return { name: person.name, kind: 'person', country: person.country, isNamed: true };
}

const strongBreak = /[;:.!?—–"“”()]|\s-\s/;

function isQuoteGap(gap: string): boolean {
  return /["“”‘]/.test(gap) || /[.,!?]['’]/.test(gap) || /(?:^|\s)['‘]/.test(gap);
}

/** Words `from` to `to` of the clause part left of a verb; skips a bracketed insertion between commas. */
function chunkBefore(
  passage: Passage,
  sentence: Sentence,
  verb: number,
): { readonly from: number; readonly to: number; readonly afterComma: boolean } | null {
  let to = verb;
  while (
    to > sentence.from &&
    (isTagged(sentence, 'auxiliary', to - 1) || /ly$/.test(passage.words[to - 1]?.lower ?? '')) &&
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
    if (gap.includes(',') || strongBreak.test(gap) || isQuoteGap(gap)) break;
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
    from,
    to,
    afterComma: from > sentence.from && gapAfter(passage, from - 1).includes(','),
  };
}

/** First preposition in a chunk: what stands behind it only qualifies the subject. */
function headEnd(sentence: Sentence, from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    // `the chief of staff`: part of the office.
    if (
      isTagged(sentence, 'preposition', at) &&
      !tagsOf(sentence, 'title').some((tag) => tag.from < at && at < tag.to - 1)
    )
      return at;
  return to;
}

/** A speaker's words without article or number. */
export const speakerName = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(
      /^(?:the|a|an|some|many|one|several|other|two|three|these|those|but|and|while|yet|however)\s/i,
      '',
    )
    .replace(/[*_]/g, '');

/** The country that words `from` to `to` name first, alpha-3. */
export function countryIn(sentence: Sentence, from: number, to: number): string | null {
  const groups = ['country', 'demonym', 'capital'] as const;
  return (
    groups.flatMap((group) => tagsIn(sentence, group, from, to)).sort((a, b) => a.from - b.from)[0]
      ?.value ?? null
  );
}

function resolvePronoun(memory: SpeakerMemory, people: People, words: string): Speaker | null {
  if (words === 'they' || /^the \p{L}{1,20}s$/u.test(words) || words === 'the critics')
    return memory.plural ?? memory.last;
  const office = words.startsWith('the ') ? words.slice(4) : '';
  if (office !== '') {
    if (
      memory.person !== null &&
      people.byLast.get(lastWord(memory.person.name))?.title.includes(office)
    )
      return memory.person;
    const holder = [...people.byLast.values()].find((person) => person.title.includes(office));
    if (holder !== undefined) return personSpeaker(holder);
  }
  // `the president` is nobody whose title is another one.
  const titled =
    memory.person === null ? '' : (people.byLast.get(lastWord(memory.person.name))?.title ?? '');
  if (office !== '' && titled !== '' && !generic.test(office))
    return { name: office, kind: 'person', country: null, isNamed: false };
  if (office === '' && memory.last?.kind === 'person') return memory.last;
  return (
    memory.person ??
    (office === '' ? memory.last : { name: words, kind: 'person', country: null, isNamed: false })
  );
}

/** The institution that a sentence names before `it`. */
function institutionBefore(passage: Passage, sentence: Sentence, at: number): Speaker | null {
  const tag = tagsIn(sentence, 'institution', sentence.from, at).at(-1);
  return tag === undefined
    ? null
    : {
        name: textOf(passage, tag.from, tag.to),
        kind: 'institution',
        country: tag.value === '' ? null : tag.value,
        isNamed: true,
      };
}

/** The people whom the sentence before names in the plural: `Diplomats in Vientiane are sceptical.` */
function groupBefore(passage: Passage, sentence: Sentence): Speaker | null {
  const before = passage.sentences[sentence.index - 1];
  if (before === undefined || before.isTitle) return null;
  const tag = tagsOf(before, 'speakerGroup')[0];
  const plural = tag !== undefined && /s$/.test(passage.words[tag.to - 1]?.lower ?? '');
  return !plural
    ? null
    : { name: textOf(passage, tag.from, tag.to), kind: 'group', country: null, isNamed: false };
}

/** Words that may stand for anybody who was named. */
const generic = /^(?:leader|official|head of state|officer|strongman)$/;

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1).toLowerCase();

/** The speaker that words `from` to `to` name; null when they name none. `tail` is how far the name may go on behind its head. */
export function speakerIn(
  passage: Passage,
  sentence: Sentence,
  people: People,
  memory: SpeakerMemory,
  from: number,
  to: number,
  tail: number,
): Speaker | null {
  const head = headEnd(sentence, from, to);
  const country = countryIn(sentence, from, Math.max(to, tail));
  // `two of them said`: whoever the plural stands for.
  if (
    /^(?:them|these|those)$/.test(passage.words[head + 1]?.lower ?? '') &&
    passage.words[head]?.lower === 'of' &&
    memory.plural !== null
  )
    return memory.plural;
  const object = passage.words[from]?.lower ?? '';
  // `One said`, `another added`: one of those named last.
  if (to - from === 1 && /^(?:one|another)$/.test(object)) {
    const group = groupBefore(passage, sentence);
    if (group !== null) return group;
    if (memory.plural !== null) return memory.plural;
  }
  if (to - from === 1 && /^(?:him|her|them)$/.test(object))
    return resolvePronoun(memory, people, object === 'them' ? 'they' : 'he');
  if (head - from === 1 && object === 'it')
    return memory.last?.kind === 'institution'
      ? memory.last
      : (institutionBefore(passage, sentence, from) ?? memory.plural);
  const person = (people.mentions[sentence.index] ?? []).find(
    (one) => one.from >= from && one.to <= head && passage.words[one.to]?.lower !== "'s",
  );
  if (person !== undefined) return personSpeaker(person.person);
  const pronoun =
    tagsIn(sentence, 'pronounPerson', from, head)[0] ??
    tagsIn(sentence, 'pronounPlural', from, head)[0];
  if (pronoun !== undefined && pronoun.to === head)
    return resolvePronoun(memory, people, textOf(passage, pronoun.from, pronoun.to).toLowerCase());
  const group = tagsIn(sentence, 'speakerGroup', from, head).at(-1);
  // `a retired colonel` is one person, whom `he` may go back to.
  const single = /^(?:a|an|one)$/.test(passage.words[from]?.lower ?? '');
  if (group !== undefined && single)
    return {
      name: speakerName(textOf(passage, from, Math.max(head, tail))),
      kind: 'person',
      country,
      isNamed: false,
    };
  if (group !== undefined)
    return {
      name: speakerName(textOf(passage, from, Math.max(head, tail))),
      kind: 'group',
      country,
      isNamed: false,
    };
  // `the chief of staff`, `a deputy minister`: an office without a name.
  const office = tagsIn(sentence, 'title', from, head).find((tag) => tag.to === head);
  if (office !== undefined && isTagged(sentence, 'determiner', office.from - 1))
    return {
      name: speakerName(textOf(passage, office.from, Math.max(head, tail))),
      kind: 'person',
      country,
      isNamed: false,
    };
  const institution = tagsIn(sentence, 'institution', from, head).at(-1);
  if (institution !== undefined) {
    const owner = institution.value !== '' ? institution.value : country;
    return {
      name: speakerName(textOf(passage, from, Math.max(head, tail))),
      kind: 'institution',
      country: owner,
      isNamed: true,
    };
  }
  const document = tagsIn(sentence, 'document', from, head).at(-1);
  if (
    document !== undefined &&
    passage.words[document.from]?.capital === true &&
    document.from > from
  ) {
    return {
      name: speakerName(textOf(passage, from, Math.max(head, tail))),
      kind: 'institution',
      country: null,
      isNamed: true,
    };
  }
  if (document !== undefined)
    return {
      name: speakerName(textOf(passage, from, Math.max(head, tail))),
      kind: 'document',
      country: null,
      isNamed: false,
    };
  const state = [
    ...tagsIn(sentence, 'country', from, head),
    ...tagsIn(sentence, 'capital', from, head),
  ].find((tag) => tag.to === head);
  if (state !== undefined)
    return {
      name: textOf(passage, state.from, state.to),
      kind: 'institution',
      country: state.value,
      isNamed: true,
    };
  let proper = isTagged(sentence, 'determiner', from) ? from + 1 : from;
  while (proper < head && passage.words[proper]?.capital !== true) proper++;
  const lower = [
    'determiner',
    'preposition',
    'subordinator',
    'systemReference',
    'auxiliary',
    'system',
    'genericSystem',
    'unitNoun',
    'deployNoun',
    'firstPerson',
    'pronounPerson',
    'pronounPlural',
    'plainSubject',
  ] as const;
  if (
    proper < head &&
    proper > sentence.from &&
    head - proper <= 5 &&
    !/\p{N}/u.test(textOf(passage, proper, head)) &&
    !lower.some((name) => isTagged(sentence, name, proper))
  )
    return {
      name: speakerName(textOf(passage, proper, head)),
      kind: properKind(passage, sentence, proper, head),
      country,
      isNamed: true,
    };
  const first = passage.words[from];
  if (
    first?.capital === true &&
    from === sentence.from &&
    head - from <= 3 &&
    !lower.some((name) => isTagged(sentence, name, from)) &&
    passage.words[head - 1]?.capital === true
  ) {
    return {
      name: speakerName(textOf(passage, from, head)),
      kind: 'institution',
      country,
      isNamed: true,
    };
  }
  return null;
}

/** Two or three capitalised words and nothing else are a person's name. */
export function properKind(
  passage: Passage,
  sentence: Sentence,
  from: number,
  to: number,
): 'person' | 'institution' {
  const count = to - from;
  if (count < 2 || count > 3) return 'institution';
  for (let at = from; at < to; at++)
    if (
      passage.words[at]?.capital !== true ||
      isTagged(sentence, 'document', at) ||
      /^(?:agency|news|times|post|group|party|union|institute|forum|front|council|committee|office|service|radio|television|tv)$/.test(
        passage.words[at]?.lower ?? '',
      )
    )
      return 'institution';
  return 'person';
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
  if (/^(?:who|which)$/.test(passage.words[chunk.to - 1]?.lower ?? ''))
    return subjectOfRelative(passage, sentence, people, memory, chunk.to - 1);
  const speaker = speakerIn(passage, sentence, people, memory, chunk.from, chunk.to, chunk.to);
  if (speaker !== null)
    return { speaker, from: chunk.from, to: chunk.to, afterComma: chunk.afterComma };
  const relative = relativeBefore(passage, sentence, chunk.to);
  return relative === null ? null : subjectOfRelative(passage, sentence, people, memory, relative);
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
    const named =
      tagsOf(sentence, 'speakerGroup').some((tag) => tag.to === at + 1) ||
      (people.mentions[sentence.index] ?? []).some((one) => one.to === at + 1);
    if (!named) continue;
    let from = at;
    while (
      from > limit &&
      !isTagged(sentence, 'preposition', from - 1) &&
      !/[,;:—]/.test(gapAfter(passage, from - 1)) &&
      !isTagged(sentence, 'speechVerb', from - 1)
    )
      from--;
    const speaker = speakerIn(passage, sentence, people, memory, from, at + 1, at + 1);
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
    }
    to++;
  }
  return to;
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
    !/^(?:reports?|claims?|states?|warnings?|fears?|doubts?|estimates?|questions?|concerns?|projects?|notes?|shows?|finds?|comments?|calls?|challenges?|views?|stress|replies|reply|cites?|add|promises?|pledges?|vows?)$/.test(
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
