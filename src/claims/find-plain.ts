import type { ClaimKind } from '../domain/claim.ts';
import type { Clause } from './cut-clauses.ts';
import type { TagGroup } from './lexicon.ts';
import { gapAfter, isTagged, tagsIn } from './passage.ts';
import {
  type Facts,
  flyingUnits,
  has,
  isParticiple,
  isPeopleUnit,
  isWeaponUnit,
  lower,
  quantitiesIn,
  systemsIn,
  type Trigger,
  trigger,
} from './triggers/trigger-facts.ts';

/** Fewer words than these state nothing by themselves. */
const fewestWords = 3;

/**
 * Finds what a clause states that no rule knows more closely: in a report on air defence a plain sentence is a statement too. Null where
 * nothing is stated: in questions, requests, names and exclamations.
 */
export function findPlain(facts: Facts, clause: Clause): Trigger | null {
  const { from, to } = clause;
  const { passage, sentence } = facts;
  if (to - from < fewestWords || isTagged(sentence, 'requestWord', from)) return null;
  const last = passage.words[to - 1];
  const tail = last === undefined ? '' : passage.text.slice(last.end, last.end + 3);
  if (tail.includes('?')) return null;
  const verb = findVerb(facts, from, to);
  const isWhole = from <= sentence.from + 1 && to >= sentence.to - 1;
  const look = lookAt(facts, from, to, verb);
  const numbered = /^\d+$/.test(lower(facts, from)) && gapAfter(facts.passage, from).startsWith('.');
  const stands =
    (isWhole && quantitiesIn(facts, from, to).length > 0 && !numbered) ||
    (look.said('settingNoun') && isDated(facts, from, to)) ||
    (look.said('judgement') && facts.systemKnown && !isWhole) ||
    (isWhole && lower(facts, from) === 'no' && look.weapons);
  if (verb === null && !stands) return null;
  return isOnSubject(look) ? trigger(kindOf(look), { from: verb ?? from, to }, 10) : null;
}

/**
 * Cuts a clause before `and` or `but` where both sides have a verb and the right one begins with a subject of its own or goes on in the same
 * form: `no equipment was lost and no serviceman was injured`.
 */
export function partPlain(facts: Facts, clause: Clause): Clause[] {
  const { from, to } = clause;
  for (let at = from + fewestWords; at + 2 < to; at++) {
    if (!/^(?:and|but|while)$/.test(lower(facts, at))) continue;
    const next = at + 1;
    const subject = subjectGroups
      .concat(openers)
      .some((group) => isTagged(facts.sentence, group, next));
    const verb = findVerb(facts, next, to);
    if (!subject || verb === null || verb - next > 6 || findVerb(facts, from, at) === null)
      continue;
    return [{ ...clause, to: at }, ...partPlain(facts, { ...clause, from: next })];
  }
  return [clause];
}

/** What the subject of a clause begins with. */
const openers: readonly TagGroup[] = [
  'determiner',
  'negation',
  'numberWord',
  'partReference',
  'systemReference',
  'pronounPerson',
  'pronounPlural',
  'firstPerson',
  'unitNoun',
  'system',
  'country',
];

const verbGroups: readonly TagGroup[] = [
  'auxiliary',
  'possessVerb',
  'transferVerb',
  'deployVerb',
  'trainVerb',
  'coverVerb',
  'shootDownVerb',
  'happening',
  'formVerb',
  'hostileVerb',
  'lossVerb',
  'dwellVerb',
  'tradeVerb',
  'passVerb',
  'callVerb',
  'copula',
  'pastForm',
  'needVerb',
  'mindVerb',
  'findVerb',
  'plainVerb',
];

/** The first verb of a clause; null without one. */
function findVerb(facts: Facts, from: number, to: number): number | null {
  for (let at = from; at < to; at++) {
    const word = lower(facts, at);
    if (word === 'to' || (at > from && lower(facts, at - 1) === 'to')) continue;
    // `a calculated measure`, `an uncharacteristically detailed statement`: a participle that describes is no verb.
    const describes =
      isTagged(facts.sentence, 'determiner', at - 1) || /ly$/.test(lower(facts, at - 1));
    if (at > from && (endsInEd(word) || word.endsWith("n't")) && !describes) return at;
    if (verbGroups.some((group) => isTagged(facts.sentence, group, at))) return at;
  }
  return null;
}

/** What a clause holds, by meaning. */
interface Look {
  readonly said: (group: TagGroup) => boolean;
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

function lookAt(facts: Facts, from: number, to: number, verb: number | null): Look {
  const { sentence } = facts;
  const said = (group: TagGroup): boolean => has(facts, group, from, to);
  const quantities = quantitiesIn(facts, from, to);
  const units = quantities.map((one) => one.quantity.unit);
  const system = systemsIn(facts, from, to).length > 0;
  const first = lower(facts, from);
  const words = facts.passage.words.slice(from, to).map((word) => word.lower);
  const past = isPast(facts, from, to);
  const there = first === 'there' || lower(facts, from + 1) === 'there';
  const part = tagsIn(sentence, 'partReference', from, to).some(
    (tag) => tag.from - from <= 2 && standsForWeapons(facts, tag.to, to),
  );
  const relative = /^(?:which|that|whose)$/.test(first) && followsWeapon(facts, from);
  return {
    said,
    opens: first,
    acts: (group) => verb !== null && isTagged(sentence, group, verb),
    weapons:
      system ||
      units.some(isWeaponUnit) ||
      said('defenceNoun') ||
      said('genericSystem') ||
      said('otherSystem'),
    refers: ((said('systemReference') || part) && facts.systemKnown) || relative,
    counted: units.some(
      (unit) => !/^(?:percent|kilometre|metre|mile|foot|square-kilometre)$/.test(unit ?? ''),
    ),
    people: units.some(isPeopleUnit) || said('peopleNoun'),
    flying:
      units.some((unit) => unit !== 'missile' && flyingUnits.has(unit ?? '')) || said('flyingNoun'),
    place:
      facts.places.some((one) => one.from >= from && one.from < to) || isLocated(facts, from, to),
    holds: tagsIn(sentence, 'haveVerb', from, to).some((tag) => !isAuxiliary(facts, tag.to, to)),
    exists: there && verb !== null,
    verbless: verb === null,
    future: ['will', 'shall', "won't"].some((word) => words.includes(word)),
    negated: verb !== null && isTagged(sentence, 'negation', verb + 1),
    past,
    passive: isPassive(facts, from, to),
    dated: words.some((word) => /^(?:19|20)\d\d$/.test(word)),
    opinion: (said('firstPerson') && !past) || said('judgement') || said('doubt'),
  };
}

/** `most are old`, `half of them`, `a third of the launchers`: no other thing is counted. */
function standsForWeapons(facts: Facts, behind: number, to: number): boolean {
  const { sentence } = facts;
  if (lower(facts, behind) !== 'of')
    return !isTagged(sentence, 'unitNoun', behind) && !isTagged(sentence, 'preposition', behind);
  const end = Math.min(to, behind + 5);
  return (
    /^(?:them|these|those|its|their)$/.test(lower(facts, behind + 1)) ||
    has(facts, 'defenceNoun', behind, end) ||
    systemsIn(facts, behind, end).length > 0
  );
}

/** A relative clause right behind a weapon speaks of that weapon. */
function followsWeapon(facts: Facts, from: number): boolean {
  const start = Math.max(facts.sentence.from, from - 4);
  return (
    systemsIn(facts, start, from).length > 0 ||
    has(facts, 'defenceNoun', start, from) ||
    has(facts, 'genericSystem', start, from)
  );
}

/** Names a day: a date, or a weekday. */
function isDated(facts: Facts, from: number, to: number): boolean {
  const start = facts.passage.words[from]?.start ?? 0;
  const end = facts.passage.words[to - 1]?.end ?? 0;
  return (
    has(facts, 'weekday', from, to) ||
    facts.dates.some((one) => one.start >= start && one.start < end)
  );
}

/** `to the marines on Penghu`, `in depots`: a place that no map knows. */
function isLocated(facts: Facts, from: number, to: number): boolean {
  const { passage, sentence } = facts;
  for (let at = from; at + 1 < to; at++) {
    if (!isTagged(sentence, 'placePreposition', at)) continue;
    const article = isTagged(sentence, 'determiner', at + 1) ? 1 : 0;
    const word = passage.words[at + 1 + article];
    if (word === undefined || at + 1 + article >= to) continue;
    const dated =
      isTagged(sentence, 'month', at + 1) ||
      isTagged(sentence, 'weekday', at + 1) ||
      /\d/.test(word.lower);
    if (!dated && (word.capital || isTagged(sentence, 'skyNoun', at + 1 + article))) return true;
  }
  return false;
}

/** `has already been moved`: the word before only helps a participle. */
function isAuxiliary(facts: Facts, behind: number, to: number): boolean {
  const { sentence } = facts;
  let next = behind;
  while (
    next < to &&
    (isTagged(sentence, 'negation', next) ||
      /ly$|^(?:also|now|just|already|ever)$/.test(lower(facts, next)))
  )
    next++;
  return next < to && isParticiple(lower(facts, next)) && !isTagged(sentence, 'determiner', next);
}

/** Groups of words that put a clause on the subject: the defence, its people, what flies, who attacks, or a figure that was given. */
const subjectGroups: readonly TagGroup[] = [
  'forceNoun',
  'shieldNoun',
  'hostileNoun',
  'riskNoun',
  'tradeVerb',
  'lossVerb',
  'invincible',
  'skyNoun',
  'coverVerb',
  'callVerb',
  'doubt',
  'speechNoun',
  'settingNoun',
];

function isOnSubject(look: Look): boolean {
  return (
    look.weapons ||
    look.refers ||
    look.people ||
    look.flying ||
    look.counted ||
    (look.place && (look.past || look.said('deployVerb'))) ||
    (look.said('nobody') && look.said('passVerb')) ||
    (/^(?:it|that|this|they|those|we)$/.test(look.opens) && look.acts('copula')) ||
    (look.said('denialObject') && (look.said('judgement') || look.said('doubt'))) ||
    subjectGroups.some(look.said)
  );
}

const notParticiples: ReadonlySet<string> = new Set(
  'hundred need indeed speed shed exceed succeed proceed feed breed red bed open even often seven ten then when between dozen men women green'.split(
    ' ',
  ),
);

/** A word that looks like a past form. */
const endsInEd = (word: string): boolean => /[a-z]{2}ed$/.test(word) && !notParticiples.has(word);

/** Tells whether a clause speaks of what took place. */
function isPast(facts: Facts, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = lower(facts, at);
    if (isTagged(facts.sentence, 'pastForm', at) && !isPresentPassive(facts, from, at)) return true;
    // `a hardened post` and `is directed against` tell of no past, `both turned back` does.
    const described =
      isTagged(facts.sentence, 'determiner', at - 1) &&
      !isTagged(facts.sentence, 'partReference', at - 1);
    if (at > from && endsInEd(word) && !described && !isPresentPassive(facts, from, at))
      return true;
    if (isTagged(facts.sentence, 'haveVerb', at) && isAuxiliary(facts, at + 1, to)) return true;
  }
  return false;
}

/** `is not directed`, `are closely watched`: a participle behind a present form of `be`. */
function isPresentPassive(facts: Facts, from: number, participle: number): boolean {
  let at = participle - 1;
  while (
    at > from &&
    (isTagged(facts.sentence, 'negation', at) || /ly$|^(?:still|also|now)$/.test(lower(facts, at)))
  )
    at--;
  return at >= from && /^(?:is|are|be|being|isn't|aren't)$/.test(lower(facts, at));
}

function isPassive(facts: Facts, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!/^(?:is|are|was|were|been|be|being)$/.test(lower(facts, at))) continue;
    const next =
      isTagged(facts.sentence, 'negation', at + 1) || /ly$/.test(lower(facts, at + 1))
        ? at + 2
        : at + 1;
    if (next < to && isParticiple(lower(facts, next)) && !notParticiples.has(lower(facts, next)))
      return true;
  }
  return false;
}

/** The kind of a statement, by what it holds; the first that fits. */
function kindOf(look: Look): ClaimKind {
  const { said, acts, weapons, refers, people, place, counted } = look;
  const things = weapons || refers;
  if (acts('callVerb')) return 'assessment';
  // `used a speech to cadets`, `at a town meeting`: the setting itself.
  if (said('settingNoun') && !counted && (look.past || look.verbless)) return 'event';
  if (said('forecast') && (weapons || counted)) return 'contingency';
  if (look.flying && said('keepVerb') && said('outWord')) return 'effect';
  if (/^(?:it|that|this)$/.test(look.opens) && acts('copula') && counted && !weapons)
    return 'assessment';
  if (said('passVerb') && look.future && !weapons && (said('negation') || look.flying))
    return 'effect';
  if (said('riskNoun') && (said('harmVerb') || said('modal') || !look.past)) return 'risk';
  if (/^(?:if|should|unless)$/.test(look.opens) || (said('condition') && !place))
    return 'contingency';
  if (said('mindVerb') && !weapons) return 'assessment';
  if (said('needVerb') && look.negated) return 'assessment';
  if (said('needVerb'))
    return look.opens === 'you' || said('modal') || !weapons ? 'assessment' : 'capability';
  if (said('findVerb') && look.past && (things || look.flying)) return 'event';
  if (said('lossVerb') && (things || counted)) return weapons ? 'possession' : 'event';
  if (said('invincible') || (said('nobody') && said('passVerb'))) return 'effect';
  if (said('shootDownVerb') && (look.flying || things || counted)) return 'effect';
  if (
    acts('coverVerb') ||
    (said('coverVerb') && !said('doubt') && (things || place || said('shieldNoun') || said('skyNoun')))
  )
    return 'effect';
  if (said('doubt') && !counted) return 'assessment';
  if (said('conditionalWord') && counted && !said('deployVerb') && !said('transferVerb'))
    return 'assessment';
  if (said('softModal') && (!place || !weapons) && !said('figureNoun'))
    return said('riskNoun') ? 'risk' : 'assessment';
  if (counted && said('trainVerb') && !weapons) return 'personnel';
  if (people && (said('trainVerb') || counted) && !(said('deployVerb') && place))
    return 'personnel';
  if (
    (things || counted || people) &&
    (place || said('skyNoun')) &&
    (said('deployVerb') || said('dwellVerb'))
  )
    return 'deployment';
  if (said('placedPhrase') && (things || people)) return 'deployment';
  if (people && said('serveVerb') && things) return 'personnel';
  if (said('tradeVerb') && (things || counted || said('moneyNoun'))) return 'possession';
  if (look.exists && (weapons || counted)) return people ? 'personnel' : 'possession';
  if (look.verbless && look.opens === 'no') return 'possession';
  if (look.holds && (things || counted)) return people && !weapons ? 'personnel' : 'possession';
  if (acts('copula') && things && place && !said('readyWord')) return 'deployment';
  if (things && (said('possessVerb') || said('transferVerb'))) return 'possession';
  if (things && (said('readyWord') || said('figureNoun') || said('originWord')))
    return 'capability';
  if (look.flying && !things && (said('hostileNoun') || said('approachVerb'))) return 'threat';
  if ((things || people) && said('deployVerb')) return 'deployment';
  if (said('judgement') || said('doubt')) return 'assessment';
  if (acts('copula') && look.dated) return 'event';
  if (acts('copula') && !weapons && !look.passive) return 'assessment';
  if (things && said('ability') && !said('conditionalWord')) return 'capability';
  if (weapons && place) return 'deployment';
  if (look.past && !look.opinion) return 'event';
  if (things && !look.opinion) return 'capability';
  if (said('hostileNoun') && !look.opinion) return 'threat';
  return look.past && !said('modal') && !look.opinion ? 'event' : 'assessment';
}
