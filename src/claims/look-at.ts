import { isPartOf } from './find-seams.ts';
import { findVerb, isAuxiliary, isPassive, isPast } from './find-verb.ts';
import type { TagGroup } from './lexicon.ts';
import { gapAfter, isTagged, tagsIn, textOf } from './passage.ts';
import { isFigure } from './triggers/find-posture.ts';
import {
  type Facts,
  flyingUnits,
  has,
  isPeopleUnit,
  isWeaponUnit,
  lower,
  quantitiesIn,
  systemsIn,
  unitBefore,
} from './triggers/trigger-facts.ts';

/** What a clause holds, by meaning. */
export interface Look {
  readonly said: (group: TagGroup) => boolean;
  /** The second word. */
  readonly second: string;
  /** First word. */
  readonly opens: string;
  /** The group of words that the first verb belongs to. */
  readonly acts: (group: TagGroup) => boolean;
  readonly weapons: boolean;
  /** Points back at weapons: `the systems`, `they`, `half of them`. */
  readonly refers: boolean;
  readonly counted: boolean;
  readonly people: boolean;
  readonly flying: boolean;
  readonly place: boolean;
  /** `has`, `had` as the verb itself, not before a participle. */
  readonly holds: boolean;
  readonly exists: boolean;
  readonly verbless: boolean;
  /** Begins with a part of what was counted: `both`, `the last one`. */
  readonly part: boolean;
  /** Begins with a verb in its base form: `buy radars first`. */
  readonly imperative: boolean;
  /** A condition and what follows from it: `if the posts are hit first, ...`. */
  readonly isConditional: boolean;
  /** The verb is followed by a place: `are now in Syunik`. */
  readonly stands: boolean;
  /** Names a place that the map knows, or a border or coast. */
  readonly named: boolean;
  /** A sum with its sign. */
  readonly money: boolean;
  /** Names a distance or a height. */
  readonly measured: boolean;
  /** `That is why ...`. */
  readonly explains: boolean;
  /** `fear`, `feared`. */
  readonly fears: boolean;
  /** `estimates range from six to ten`. */
  readonly varies: boolean;
  /** `cheaper than`, `the gravest`. */
  readonly compares: boolean;
  readonly endangers: boolean;
  /** `in his opinion`, `in her view`. */
  readonly opines: boolean;
  /** `will take place`. */
  readonly takesPlace: boolean;
  /** `aimed at`, `directed against`. */
  readonly aims: boolean;
  /** `113 guns were left`. */
  readonly remains: boolean;
  /** `is now sealed`. */
  readonly sealed: boolean;
  /** `the remaining four will follow`. */
  readonly follows: boolean;
  /** `is a fire-and-forget missile`. */
  readonly isKind: boolean;
  /** `have gone to Termez`, `went into the hills`. */
  readonly travels: boolean;
  /** `keeps`, `kept`. */
  readonly keeps: boolean;
  /** A `without`. */
  readonly lacks: boolean;
  /** `are deployed ... to protect`: the first participle puts something somewhere. */
  readonly deploysFirst: boolean;
  /** `send`, `sent` as the verb. */
  readonly sends: boolean;
  /** `keep the airport safe`. */
  readonly safe: boolean;
  /** A `no`. */
  readonly denies: boolean;
  /** `is a different matter`: a predicate that names no weapon. */
  readonly portrays: boolean;
  /** `risk`, `danger` and their like. */
  readonly risky: boolean;
  /** `is closed`, `lies open`. */
  readonly shuts: boolean;
  /** Names the sky, a coast, a border or the land. */
  readonly sky: boolean;
  /** A count with a place right behind it: `four at the port`. */
  readonly spot: boolean;
  /** `regards it as`. */
  readonly as: boolean;
  /** `set two stores on fire`. */
  readonly burns: boolean;
  /** An `if` inside. */
  readonly hangs: boolean;
  /** Names a price. */
  readonly priced: boolean;
  /** `will`, `shall`, `won't`. */
  readonly future: boolean;
  /** The first verb is negated. */
  readonly negated: boolean;
  readonly past: boolean;
  /** `were injured`, `has been moved`. */
  readonly passive: boolean;
  readonly opinion: boolean;
  /** Names a year. */
  readonly dated: boolean;
}

/** Looks at words `from` to `to`; `inherits` where their subject stands before them and is a weapon. */
export function lookAt(
  facts: Facts,
  from: number,
  to: number,
  verb: number | null,
  inherits: boolean,
): Look {
  const { sentence } = facts;
  const words = facts.passage.words.slice(from, to).map((word) => word.lower);
  // `the remaining launchers`: a form behind an article describes.
  const said = (group: TagGroup): boolean =>
    // `turned out to be forged` trains nobody.
    group === 'trainVerb'
      ? tagsIn(sentence, group, from, to).some(
          (tag) => !(/^turn/.test(lower(facts, tag.from)) && lower(facts, tag.to) === 'to'),
        )
      : group === 'transferVerb' || group === 'coverVerb'
        ? tagsIn(sentence, group, from, to).some((tag) => isVerbHere(facts, tag.from, tag.to))
        : group === 'deployVerb'
          ? tagsIn(sentence, group, from, to).some(
              (tag) =>
                !(/^set/.test(lower(facts, tag.from)) && words.includes('fire')) &&
                !(tag.from > from && gapAfter(facts.passage, tag.from - 1) === '-') &&
                !/^(?:a|an|the)$/.test(lower(facts, tag.from - 1)) &&
                !(/^put/.test(lower(facts, tag.from)) && isFigure(facts, tag.to, to)),
            )
          : group === 'shootDownVerb'
            ? // `every tube has been accounted for`: nothing was shot down.
              tagsIn(sentence, group, from, to).some(
                (tag) =>
                  !(
                    /^account/.test(lower(facts, tag.from)) && lower(facts, tag.from - 1) === 'been'
                  ),
              )
            : group === 'dwellVerb'
              ? tagsIn(sentence, group, from, to).some(
                  (tag) => !isTagged(sentence, 'determiner', tag.from - 1),
                )
              : has(facts, group, from, to);
  const quantities = quantitiesIn(facts, from, to);
  const units = quantities.map((one) =>
    one.refersBack || (one.isBare && !has(facts, 'trainVerb', from, one.from))
      ? unitBefore(facts, one.from)
      : one.quantity.unit,
  );
  const system = systemsIn(facts, from, to).length > 0;
  const first = lower(facts, from);

  const past = isPast(facts, from, to);
  const there =
    words.slice(0, 4).includes('there') ||
    words.some((word, at) => word === 'there' && /^(?:is|are|was|were)$/.test(words[at + 1] ?? ''));
  const part = tagsIn(sentence, 'partReference', from, to).some(
    (tag) =>
      tag.from - from <= 2 &&
      standsForWeapons(facts, tag.to, to) &&
      (lower(facts, tag.from) !== 'the' ||
        findVerb(facts, tag.to, Math.min(to, tag.to + 2)) !== null),
  );
  // `both turned back` behind two drones speaks of drones.
  const stood =
    part || isPartOf(facts, from) || standsAlone(facts, from) ? unitBefore(facts, from) : null;
  const relative = /^(?:which|that|whose)$/.test(first) && followsWeapon(facts, from);
  return {
    said,
    opens: first,
    second: lower(facts, from + 1),
    acts: (group) =>
      verb !== null &&
      (isTagged(sentence, group, verb) || (group === 'copula' && hasBeen(facts, verb))),
    weapons:
      isWeaponUnit(stood) ||
      system ||
      units.some(isWeaponUnit) ||
      said('defenceNoun') ||
      tagsIn(sentence, 'unitNoun', from, to).some(
        (tag) =>
          (/^(?:system|launcher|battery|radar|gun)$/.test(tag.value) ||
            (tag.value === 'vehicle' && facts.systemKnown)) &&
          !isTagged(sentence, 'systemReference', tag.from),
      ) ||
      said('genericSystem'),
    refers:
      ((said('systemReference') || (part && stood === null && first !== 'the')) &&
        facts.systemKnown) ||
      relative ||
      inherits,
    counted: units.some(
      (unit) => !/^(?:percent|kilometre|metre|mile|foot|square-kilometre)$/.test(unit ?? ''),
    ),
    people:
      tagsIn(sentence, 'unitNoun', from, to).some(
        (tag) =>
          /^(?:operator|crew|team|soldier)$/.test(tag.value) || lower(facts, tag.from) === 'men',
      ) ||
      units.some(isPeopleUnit) ||
      isPeopleUnit(stood) ||
      said('peopleNoun'),
    flying:
      units.concat(stood).some((unit) => unit !== 'missile' && flyingUnits.has(unit ?? '')) ||
      said('flyingNoun'),
    place:
      facts.places.some((one) => one.from >= from && one.from < to) ||
      isLocated(facts, from, to) ||
      // `they had stood there all winter`
      words.some(
        (word, at) =>
          at > 1 && /^(?:there|here)$/.test(word) && isTagged(sentence, 'dwellVerb', from + at - 1),
      ),
    holds: tagsIn(sentence, 'haveVerb', from, to).some((tag) => !isAuxiliary(facts, tag.to, to)),
    exists: there && verb !== null,
    verbless: verb === null,
    part,
    isConditional: isConditional(facts, from),
    stands:
      (verb !== null && isLocated(facts, verb, Math.min(to, verb + 5))) ||
      placedBehind(facts, verb, to),
    named: facts.places.some((one) => one.from >= from && one.from < to),
    imperative: verb === from && isBaseForm(facts, from),
    measured: units.some((unit) => /^(?:kilometre|metre|mile|foot)$/.test(unit ?? '')),
    explains: words[2] === 'why' || words[2] === 'how',
    fears: words.some((word) => /^fear/.test(word)),
    varies:
      words.some((word) => /^(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied))$/.test(word)) ||
      words.some((word, at) => /^(?:runs?|ran|go|goes)$/.test(word) && words[at + 1] === 'from'),
    safe: words.includes('safe') || words.includes('secure'),
    denies: words.includes('no'),
    portrays: verb !== null && portrays(facts, verb, to),
    risky: words.some((word) => /^(?:risk|danger)/.test(word)),
    shuts: words.some((word) => /^(?:clos|open)/.test(word)),
    sky: (
      ['territoryNoun', 'skyNoun', 'coastNoun', 'borderNoun', 'sea', 'shieldNoun'] as const
    ).some((group) => said(group)),
    spot: /^(?:at|in|near|outside|around|along)$/.test(lower(facts, from + 1)),
    sends: verb !== null && /^(?:send|sends|sent|sending)$/.test(lower(facts, verb)),
    lacks: words.includes('without'),
    deploysFirst:
      verb !== null && [1, 2, 3].some((step) => isTagged(sentence, 'deployVerb', verb + step)),
    opines: first === 'in' && /^(?:opinion|view|judgement|judgment|eyes)$/.test(words[2] ?? ''),
    takesPlace: words.some(
      (word, at) => /^(?:take|takes|took)$/.test(word) && words[at + 1] === 'place',
    ),
    remains: words.some(
      (word, at) =>
        word === 'left' &&
        /^(?:is|are|was|were|be)$/.test(words[at - 1] ?? '') &&
        words[at - 2] !== 'what',
    ),
    sealed: words.some(
      (word, at) =>
        /^(?:sealed|shielded|defended|covered|locked)$/.test(word) &&
        [1, 2].some((step) => /^(?:is|are|was|were|been)$/.test(words[at - step] ?? '')),
    ),
    follows: words.some(
      (word, at) =>
        /^(?:follow|arrive|come)$/.test(word) && /^(?:will|would|to)$/.test(words[at - 1] ?? ''),
    ),
    isKind: verb !== null && isKind(facts, verb, to),
    travels: words.some(
      (word, at) =>
        /^(?:go|goes|gone|going|went)$/.test(word) && /^(?:to|into)$/.test(words[at + 1] ?? ''),
    ),
    aims: words.some((word) => /^(?:aimed|directed)$/.test(word)),
    keeps: words.some((word) => /^(?:keep|keeps|kept)$/.test(word)),
    endangers: words.some((word) => /^(?:endanger|imperil|jeopardi)/.test(word)),
    as: words.includes('as'),
    burns: words.some(
      (word, at) => word === 'fire' && words[at - 1] === 'on' && words.includes('set'),
    ),
    hangs: words.includes('if'),
    compares:
      words.some((word, at) => word === 'than' && !/^\d/.test(words[at + 1] ?? '')) ||
      words.some((word) => /[a-z]{3}est$|^(?:best|worst)$/.test(word)),
    money:
      tagsIn(sentence, 'unitNoun', from, to).some((tag) => tag.value === 'money') ||
      /[$€£¥]\s?\d/.test(textOf(facts.passage, from, to)),
    priced: said('moneyNoun') || /[$€£¥]\s?\d/.test(textOf(facts.passage, from, to)),
    future: ['will', 'must', 'shall', "won't", 'would'].some((word) => words.includes(word)),
    negated: verb !== null && isTagged(sentence, 'negation', verb + 1),
    past,
    passive: isPassive(facts, from, to),
    dated: words.some((word) => /^(?:19|20)\d\d$/.test(word)),
    opinion: (said('firstPerson') && !past) || said('judgement') || said('doubt'),
  };
}

/** `have been on the island since 2023`: no participle follows. */
const hasBeen = (facts: Facts, verb: number): boolean =>
  isTagged(facts.sentence, 'haveVerb', verb) &&
  ((lower(facts, verb + 1) === 'been' && isTagged(facts.sentence, 'preposition', verb + 2)) ||
    /^(?:remained|become|proved)$/.test(lower(facts, verb + 1)));

/** A place within a few words of the verb. */
const placedBehind = (facts: Facts, verb: number | null, to: number): boolean =>
  verb !== null && facts.places.some((one) => one.from > verb && one.from < Math.min(to, verb + 5));

/** `If`, `should`, `in case of` at the head. */
function isConditional(facts: Facts, from: number): boolean {
  const words = facts.passage.words.slice(from, facts.sentence.to).map((word) => word.lower);
  // `If the newspapers are right, Poland delivered 50`: no condition of what follows.
  const trusts = words
    .slice(2, 7)
    .some((word) => /^(?:right|true|correct|believed|accurate)$/.test(word));
  if (words[0] === 'if' && trusts) return false;
  if (words[0] === 'once' && words.some((word) => /^(?:will|would)$/.test(word))) return true;
  if (
    /^(?:but|and)$/.test(lower(facts, from)) &&
    /^(?:if|unless|should)$/.test(lower(facts, from + 1))
  )
    return true;
  const tag = tagsIn(facts.sentence, 'condition', from, from + 5)[0];
  return (
    (tag !== undefined && tag.from === from && lower(facts, from) !== 'once') ||
    /^(?:if|unless|should)$/.test(lower(facts, from))
  );
}

/** `an export version` and `stopped coming` are no acts of exporting or stopping. */
const isVerbHere = (facts: Facts, from: number, to: number): boolean =>
  !(isTagged(facts.sentence, 'determiner', from - 1) && !/(?:ed|ing)$/.test(lower(facts, from))) &&
  !(/^stop/.test(lower(facts, from)) && /ing$|^to$/.test(lower(facts, to)));

/** `is a different matter`, `remains the better choice`: an article, and no weapon behind it. */
function portrays(facts: Facts, verb: number, to: number): boolean {
  const { sentence } = facts;
  return (
    isTagged(sentence, 'copula', verb) &&
    /^(?:a|an|the)$/.test(lower(facts, verb + 1)) &&
    !has(facts, 'defenceNoun', verb, to) &&
    !has(facts, 'genericSystem', verb, to) &&
    !has(facts, 'unitNoun', verb, to) &&
    !has(facts, 'originWord', verb, to) &&
    systemsIn(facts, verb, to).length === 0
  );
}

/** `is a fire-and-forget missile`: what a system is. */
function isKind(facts: Facts, verb: number, to: number): boolean {
  const end = Math.min(to, verb + 8);
  return (
    isTagged(facts.sentence, 'copula', verb) &&
    /^(?:a|an)$/.test(lower(facts, verb + 1)) &&
    (has(facts, 'defenceNoun', verb, end) || has(facts, 'genericSystem', verb, end))
  );
}

/** `buy`, `send`: a verb of doing without an ending. */
function isBaseForm(facts: Facts, at: number): boolean {
  const groups = ['possessVerb', 'transferVerb', 'deployVerb', 'coverVerb'] as const;
  return (
    groups.some((group) => isTagged(facts.sentence, group, at)) &&
    !/(?:s|ed|ing)$/.test(lower(facts, at)) &&
    !isTagged(facts.sentence, 'pastForm', at)
  );
}

/** `most are old`, `half of them`, `a third of the launchers`: no other thing is counted. */
function standsForWeapons(facts: Facts, behind: number, to: number): boolean {
  const { sentence } = facts;
  if (lower(facts, behind) !== 'of')
    return (
      behind >= to ||
      isTagged(sentence, 'auxiliary', behind) ||
      findVerb(facts, behind, Math.min(to, behind + 2)) !== null
    );
  const end = Math.min(to, behind + 5);
  return (
    /^(?:them|these|those|its|their)$/.test(lower(facts, behind + 1)) ||
    has(facts, 'defenceNoun', behind, end) ||
    systemsIn(facts, behind, end).length > 0
  );
}

/** `One was recovered`, `all four were flying`: a count with a verb right behind it. */
const standsAlone = (facts: Facts, from: number): boolean => {
  const at = /^(?:all|only|just|some)$/.test(lower(facts, from)) ? from + 1 : from;
  return (
    isTagged(facts.sentence, 'numberWord', at) &&
    (isTagged(facts.sentence, 'finiteVerb', at + 1) ||
      /^(?:at|in|near|outside|around|along)$/.test(lower(facts, at + 1)))
  );
};

/** A relative clause right behind a weapon speaks of that weapon. */
function followsWeapon(facts: Facts, from: number): boolean {
  const start = Math.max(facts.sentence.from, from - 4);
  return (
    systemsIn(facts, start, from).length > 0 ||
    has(facts, 'defenceNoun', start, from) ||
    has(facts, 'genericSystem', start, from)
  );
}

/** `to the marines on Penghu`, `in depots`: a place that no map knows. */
function isLocated(facts: Facts, from: number, to: number): boolean {
  const { passage, sentence } = facts;
  for (let at = from; at + 1 < to; at++) {
    if (
      !isTagged(sentence, 'placePreposition', at) ||
      /^(?:of|off|from|to)$/.test(lower(facts, at))
    )
      continue;
    const article = isTagged(sentence, 'determiner', at + 1) ? 1 : 0;
    const word = passage.words[at + 1 + article];
    if (word === undefined || at + 1 + article >= to) continue;
    const dated =
      isTagged(sentence, 'month', at + 1) ||
      isTagged(sentence, 'weekday', at + 1) ||
      /\d/.test(word.lower);
    const named = isTagged(sentence, 'system', at + 1 + article);
    if (!dated && !named && (word.capital || isTagged(sentence, 'skyNoun', at + 1 + article)))
      return true;
  }
  return false;
}
