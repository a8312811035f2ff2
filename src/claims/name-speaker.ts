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
    // `the chief of staff`, `the ministry of defence`: part of the name.
    if (
      isTagged(sentence, 'preposition', at) &&
      !(['title', 'institution'] as const).some((group) =>
        tagsOf(sentence, group).some((tag) => tag.from < at && at < tag.to - 1),
      )
    )
      return at;
  return to;
}

function resolvePronoun(memory: SpeakerMemory, people: People, words: string): Speaker | null {
  if (words === 'they') return memory.plural ?? memory.last;
  if (/^the \p{L}{1,20}s$/u.test(words))
    return memory.plural ?? { name: words.slice(4), kind: 'group', country: null, isNamed: false };
  const office = words.startsWith('the ') ? words.slice(4) : '';
  if (office !== '') {
    if (
      memory.person !== null &&
      holds(people.byLast.get(lastWord(memory.person.name))?.title ?? '', office)
    )
      return memory.person;
    const holder = [...people.byLast.values()].find((person) => holds(person.title, office));
    if (holder !== undefined) return personSpeaker(holder);
  }
  // `the president` is nobody whose title is another one, and no `military official`.
  const titled =
    memory.person === null
      ? ''
      : (people.byLast.get(lastWord(memory.person.name))?.title ??
        (memory.person.isNamed ? '' : memory.person.name.toLowerCase()));
  if (office !== '' && titled !== '' && !generic.test(office) && !holds(titled, office))
    return { name: office, kind: 'person', country: null, isNamed: false };
  // A named person without a title is not `the minister`.
  if (strict.test(office) && memory.person?.isNamed === true && titled === '')
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

/** `the general` may be a brigadier. */
const holds = (title: string, office: string): boolean =>
  title.includes(office) || (office === 'general' && /brig|marshal/.test(title));

/** Words that may stand for anybody who was named. */
const generic = /^(?:leader|official|head of state|officer|strongman)$/;

/** Offices that a text names of whoever has them. */
const strict =
  /^(?:president|prime minister|minister|general|admiral|colonel|ambassador|governor|mayor|secretary|head of state)$/;

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1).toLowerCase();

/** `its spokeswoman`, `the analyst`. */
const isOnePerson = (word: string): boolean =>
  /(?:man|woman|person|analyst|expert|diplomat|commander|general|adviser|advisor|researcher|specialist|scholar|historian|minister|colonel|professor|fellow|engineer|pilot|envoy|senator|lawmaker|journalist)$/.test(
    word,
  );

/** Where the phrase of a head begins, if words before it open with a preposition: `at the ceremony [the defence ministry]`. */
function phraseStart(passage: Passage, sentence: Sentence, from: number, head: number): number {
  if (!isTagged(sentence, 'preposition', from)) return from;
  let at = head;
  while (
    at > from + 1 &&
    !isTagged(sentence, 'preposition', at - 1) &&
    !isTagged(sentence, 'determiner', at - 1) &&
    !isTagged(sentence, 'weekday', at - 1) &&
    !isTagged(sentence, 'month', at - 1) &&
    !/^\d/.test(passage.words[at - 1]?.lower ?? '')
  )
    at--;
  return at;
}

/** `a commentary on state radio`: a speaker without a name that is no person. */
const isThing = (speaker: Speaker | null): boolean =>
  speaker !== null &&
  !speaker.isNamed &&
  speaker.kind === 'person' &&
  !isOnePerson(
    (/^.*?(?=\s(?:of|on|in|at|from|with|who)\s|$)/.exec(speaker.name)?.[0] ?? '').toLowerCase(),
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
    return /^(?:one|another)$/.test(passage.words[from]?.lower ?? '')
      ? { ...memory.plural, kind: 'person' }
      : memory.plural;
  const object = passage.words[from]?.lower ?? '';
  // `One of the sources`: a source.
  if (/^(?:one|another)$/.test(object) && passage.words[head]?.lower === 'of' && to - head > 1) {
    const whole = speakerIn(passage, sentence, people, memory, head + 1, to, tail);
    return whole?.kind === 'group' ? { ...whole, kind: 'person' } : whole;
  }
  if (/^(?:whoever|anyone|anybody|everyone|everybody|nobody|any|every|nothing|none)$/.test(object))
    return null;
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
    return memory.last?.kind === 'institution' || isThing(memory.last)
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
  const own = (tag: { readonly from: number } | undefined): number =>
    tag === undefined ? from : phraseStart(passage, sentence, from, tag.from);
  // `a retired colonel` is one person, whom `he` may go back to.
  const single =
    /^(?:a|an|one)$/.test(passage.words[from]?.lower ?? '') ||
    (group !== undefined && isOnePerson(passage.words[group.to - 1]?.lower ?? ''));
  if (group !== undefined && single)
    return {
      name: speakerName(textOf(passage, own(group), Math.max(head, tail))),
      kind: 'person',
      country,
      isNamed: false,
    };
  if (group !== undefined)
    return {
      name: speakerName(textOf(passage, own(group), Math.max(head, tail))),
      kind: 'group',
      country,
      isNamed: false,
    };
  // `the chief of staff`, `a deputy minister`: an office without a name.
  const office = tagsIn(sentence, 'title', from, head).find((tag) => tag.to === head);
  if (
    office !== undefined &&
    (isTagged(sentence, 'determiner', office.from - 1) ||
      passage.words[office.from - 1]?.lower === "'s")
  )
    return {
      name: speakerName(
        textOf(
          passage,
          passage.words[office.from - 1]?.lower === "'s" ? from : office.from,
          Math.max(head, tail),
        ),
      ),
      kind: 'person',
      country,
      isNamed: false,
    };
  const institution = tagsIn(sentence, 'institution', from, head).at(-1);
  if (institution !== undefined) {
    const owner = institution.value !== '' ? institution.value : country;
    return {
      name: speakerName(textOf(passage, own(institution), Math.max(head, tail))),
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
