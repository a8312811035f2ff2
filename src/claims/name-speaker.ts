import type { Passage, Sentence } from './passage.ts';
import { isTagged, tagsIn, tagsOf, textOf } from './passage.ts';
import { properKind } from './proper-names.ts';
import type { People } from './read-people.ts';
import {
  countryIn,
  personSpeaker,
  type Speaker,
  type SpeakerMemory,
  speakerName,
} from './speaker-words.ts';

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

/** `its spokeswoman`, `the analyst`. */
const isOnePerson = (word: string): boolean =>
  /(?:man|woman|person|analyst|expert|diplomat|commander|general|adviser|advisor|researcher|specialist|scholar|historian|minister|colonel|professor|fellow|engineer|pilot|envoy|senator|lawmaker|journalist)$/.test(
    word,
  );

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
  // `On its website it still lists`: the pronoun right before the verb.
  const last = passage.words[to - 1]?.lower ?? '';
  if (to - from > 1 && /^(?:it|he|she|they)$/.test(last))
    return speakerIn(passage, sentence, people, memory, to - 1, to, to);
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
  const single =
    /^(?:a|an|one)$/.test(passage.words[from]?.lower ?? '') ||
    (group !== undefined && isOnePerson(passage.words[group.to - 1]?.lower ?? ''));
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
