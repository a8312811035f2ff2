import type { Subject } from './find-subject.ts';
import { gapAfter, isTagged, type Passage, type Sentence, textOf } from './passage.ts';
import { properKind } from './proper-names.ts';
import { isContraction } from './read-people.ts';
import type { Speaker } from './speaker-words.ts';
import { countryIn, speakerName } from './speaker-words.ts';

/** Verbs whose subject speaks, whoever or whatever it is. Saying `that` something is makes a speaker of the subject of others too. */
const speaks =
  /^(?:sa(?:y|ys|id)|t(?:ell|ells|old)|wr(?:ite|ites|ote)|claim(?:s|ed)?|report(?:s|ed)|warn(?:s|ed)?|insist(?:s|ed)?|argue[sd]?|alleg(?:e|es|ed)|announce[sd]?|declare[sd]?|believe[sd]?|admit(?:s|ted)?|confirm(?:s|ed)?|complain(?:s|ed)?|quip(?:s|ped)?|concede[sd]?|maintain(?:s|ed)?|sw(?:ear|ears|ore)|recall(?:s|ed)?|reckon(?:s|ed)?|think(?:s)?|thought|estimate[sd]?|put(?:s)?|quote[sd]?|count(?:s|ed)?|credit(?:s|ed)?|list(?:s|ed)?|speak(?:s)?|spoke|fear(?:s|ed)?|hope[sd]?|not(?:e|es|ed)|add(?:s|ed)?|explain(?:s|ed)?|sneer(?:s|ed)?|answer(?:s|ed)?|doubt(?:s|ed)?|contend(?:s|ed)?|acknowledge[sd]?|conclude[sd]?|assert(?:s|ed)?|predict(?:s|ed)?|suspect(?:s|ed)?)$/;

/** Longest stretch between the head of a subject and its verb, in words: `a woman who sells melons near the base says`. */
const longest = 22;

/** Nouns that stand for whoever made them; with `put`, `list` and their kin no other subject is taken for a speaker. */
const longestName = 9;

/**
 * The subject of a verb of saying, where no list knows it: the noun phrase that opens the clause, with everything that describes it. Null where
 * the words before the verb are no such phrase.
 */
export function looseSubject(passage: Passage, sentence: Sentence, verb: number): Subject | null {
  const form = passage.words[verb]?.lower ?? '';
  if (!speaks.test(form)) return null;
  let from = verb;
  while (from > sentence.from && verb - from < longest) {
    const gap = gapAfter(passage, from - 1);
    if (/[;:.!?—–"“”()]|\s-\s/.test(gap)) break;
    if (/^,\s/.test(gap) && /^(?:and|but|while|yet|although|though)$/.test(word(passage, from)))
      break;
    from--;
  }
  if (verb - from >= longest) return null;
  from = skipLead(passage, sentence, from, verb);
  if (from >= verb || isContraction(word(passage, from)) || !opensPhrase(passage, sentence, from))
    return null;
  let to = from + 1;
  while (
    to < verb &&
    to - from < longestName &&
    !/,/.test(gapAfter(passage, to - 1)) &&
    !/^(?:who|which|that|whose|where|when|neither|nor|not)$/.test(word(passage, to)) &&
    !isTagged(sentence, 'finiteVerb', to) &&
    !isTagged(sentence, 'auxiliary', to)
  )
    to++;
  // What stands between the head and the verb describes it, or a finite verb came first and the subject is another.
  const between = word(passage, to);
  const describes =
    to >= verb ||
    /,/.test(gapAfter(passage, to - 1)) ||
    /^(?:who|which|that|whose|where)$/.test(between) ||
    rest(passage, sentence, to, verb);
  if (!describes) return null;
  if (/^(?:it|he|she|they|we|you|i)$/.test(word(passage, to - 1))) return null;
  const name = speakerName(textOf(passage, from, to));
  const speaker: Speaker = {
    name,
    kind: kindOf(passage, sentence, from, to),
    country: countryIn(sentence, from, to),
    isNamed: passage.words[to - 1]?.capital === true,
  };
  return { speaker, from, to: verb };
}

/** `A memo dated October 22` is a document, although it has an article like `a woman`. */
const kindOf = (passage: Passage, sentence: Sentence, from: number, to: number): Speaker['kind'] =>
  isTagged(sentence, 'document', from) || isTagged(sentence, 'document', from + 1)
    ? 'document'
    : isPerson(passage, sentence, from, to)
      ? 'person'
      : 'group';

/** `a woman who sells melons`, `Getachew Bekele`. */
const isPerson = (passage: Passage, sentence: Sentence, from: number, to: number): boolean =>
  /^(?:a|an|one|my)$/.test(word(passage, from)) ||
  (to - from >= 2 && properKind(passage, sentence, from, to) === 'person');

const word = (passage: Passage, at: number): string => passage.words[at]?.lower ?? '';

/** Only auxiliaries and adverbs up to the verb: `has repeatedly warned`. */
function rest(passage: Passage, sentence: Sentence, from: number, verb: number): boolean {
  for (let at = from; at < verb; at++)
    if (!isTagged(sentence, 'auxiliary', at) && !/ly$/.test(word(passage, at))) return false;
  return true;
}

/** Past `But`, and past a phrase that gives the time: `In August the border service reported`. */
function skipLead(passage: Passage, sentence: Sentence, start: number, verb: number): number {
  let from = start;
  if (/^(?:but|and|yet|however|while|although|though|still|meanwhile)$/.test(word(passage, from)))
    from++;
  if (
    /^(?:in|on|at|since|during|after|before|by|last|this|earlier|with|amid|despite|for|under)$/.test(
      word(passage, from),
    )
  ) {
    const comma = commaBefore(passage, from, verb);
    if (comma !== null) return comma;
    let at = from;
    while (
      at < verb &&
      (/^(?:in|on|at|since|during|last|this|earlier|early|late|mid|week|month|year|night|morning|spring|summer|autumn|winter|fall)$/.test(
        word(passage, at),
      ) ||
        isTagged(sentence, 'month', at) ||
        isTagged(sentence, 'weekday', at) ||
        /^\d{1,4}$/.test(word(passage, at)))
    )
      at++;
    return at;
  }
  return from;
}

/** The word behind the first comma, if there is one within ten words. */
function commaBefore(passage: Passage, from: number, verb: number): number | null {
  for (let at = from; at < Math.min(verb - 1, from + 10); at++)
    if (/^,\s/.test(gapAfter(passage, at))) return at + 1;
  return null;
}

/** A determiner, a possessive, a number of people, a name or a bare plural opens a noun phrase; a pronoun, a verb or a conjunction does not. */
function opensPhrase(passage: Passage, sentence: Sentence, at: number): boolean {
  const first = word(passage, at);
  // `Less often told is`: no subject.
  if (
    /^(?:whoever|anyone|anybody|everyone|everybody|nobody|any|every|no|nothing|none|less|more|most|least|often|long|seldom|rarely|never|much|little)$/.test(
      first,
    ) ||
    /ly$/.test(first)
  )
    return false;
  if (/^(?:it|this|that|these|those|there|i|we|you|he|she|they|what|to|if|as)$/.test(first))
    return false;
  if (
    /^(?:a|an|the|one|its|his|her|their|my|our|some|many|several|two|three|four|five)$/.test(first)
  )
    return true;
  const groups = ['preposition', 'subordinator', 'auxiliary', 'condition', 'negation'] as const;
  return !groups.some((group) => isTagged(sentence, group, at)) && /^\p{L}{3,}/u.test(first);
}

/** The noun phrase right behind a verb that follows a quotation: `explains a conscript at the crossing`. Null without an article. */
export function looseBehind(passage: Passage, sentence: Sentence, from: number): Subject | null {
  if (!/^(?:a|an|the|one|his|her|their|its|another)$/.test(word(passage, from))) return null;
  let to = from + 1;
  while (
    to < sentence.to &&
    to - from < longestName &&
    !/[,;:.!?—–"“”()]/.test(gapAfter(passage, to - 1)) &&
    !/^(?:who|which|that|whose|where|when|as)$/.test(word(passage, to)) &&
    !isTagged(sentence, 'weekday', to)
  )
    to++;
  if (to - from < 2) return null;
  return {
    speaker: {
      name: speakerName(textOf(passage, from, to)),
      kind: isPerson(passage, sentence, from, to) ? 'person' : 'group',
      country: countryIn(sentence, from, to),
      isNamed: false,
    },
    from,
    to,
  };
}

/** `..., a person with knowledge of the matter said.`: the phrase between the last comma and a verb that closes the sentence. */
export function tailSubject(
  passage: Passage,
  sentence: Sentence,
  verb: number,
  to: number,
): Subject | null {
  // `..., a member of the cabinet warned, would ...` closes a bracket between commas.
  const closes =
    to >= sentence.to ||
    /^,/.test(gapAfter(passage, to - 1)) ||
    isTagged(sentence, 'weekday', to) ||
    isTagged(sentence, 'weekday', to + 1) ||
    /^on condition of/.test(
      passage.text.slice(passage.words[to]?.start ?? 0, (passage.words[to]?.start ?? 0) + 15),
    );
  if (!closes || !speaks.test(word(passage, verb))) return null;
  let from = verb;
  while (
    from > sentence.from &&
    verb - from < longestName * 2 &&
    !/[,"”’]/.test(gapAfter(passage, from - 1))
  )
    from--;
  if (from <= sentence.from + 2 || verb - from < 2 || !/[,"”’]/.test(gapAfter(passage, from - 1)))
    return null;
  const finite = [...Array(verb - from).keys()].some((step) =>
    isTagged(sentence, 'finiteVerb', from + step),
  );
  if (
    finite ||
    !/^(?:local|state|foreign|western|senior|a|an|the|one|another|his|her|its|their|two|three|several|some|many)$/.test(
      word(passage, from),
    )
  )
    return null;
  return {
    speaker: {
      name: speakerName(textOf(passage, from, verb)),
      kind: isPerson(passage, sentence, from, verb) ? 'person' : 'group',
      country: countryIn(sentence, from, verb),
      isNamed: false,
    },
    from,
    to: verb,
  };
}
