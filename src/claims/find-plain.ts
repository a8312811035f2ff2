import type { Clause } from './cut-clauses.ts';
import { isPartOf } from './find-seams.ts';
import { findVerb } from './find-verb.ts';
import type { TagGroup } from './lexicon.ts';
import { type Look, lookAt } from './look-at.ts';
import { gapAfter, isTagged } from './passage.ts';
import { kindOf } from './plain-kind.ts';
import {
  type Facts,
  has,
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
 * nothing is stated: in questions, requests, names and exclamations. `inherits` where the subject stands before the clause and is a weapon.
 */
export function findPlain(facts: Facts, clause: Clause, inherits = false): Trigger | null {
  const { from, to } = clause;
  const { passage, sentence } = facts;
  if (
    to - from < (inherits || isTagged(sentence, 'partReference', from) ? 2 : fewestWords) ||
    isTagged(sentence, 'requestWord', from)
  )
    return null;
  const last = passage.words[to - 1];
  const tail = last === undefined ? '' : passage.text.slice(last.end, last.end + 3);
  if (tail.includes('?') || has(facts, 'silence', from, to)) return null;
  const verb = findVerb(facts, from, to);
  const isWhole = from <= sentence.from + 1 && to >= sentence.to - 1;
  const look = lookAt(facts, from, to, verb, inherits);
  const numbered =
    /^\d+$/.test(lower(facts, from)) && gapAfter(facts.passage, from).startsWith('.');
  const stands =
    (isWhole && quantitiesIn(facts, from, to).length > 0 && !numbered) ||
    (look.said('settingNoun') && isDated(facts, from, to)) ||
    (look.said('judgement') && facts.systemKnown && !isWhole) ||
    (lower(facts, from) === 'no' && look.weapons) ||
    (look.said('lossVerb') && quantitiesIn(facts, from, to).length > 0 && !isWhole) ||
    (look.said('figureNoun') && quantitiesIn(facts, from, to).length > 0) ||
    ((look.refers || look.part || look.counted) && isPartOf(facts, from)) ||
    (look.named &&
      /^(?:one|two|three|four|five|six|\d+|mainly|mostly|chiefly|largely)$/.test(look.opens)) ||
    (look.opens === 'of' && look.counted) ||
    (look.counted && look.spot) ||
    (look.weapons && look.counted && !isWhole && to - from >= 6 && to - from <= 16) ||
    (look.second === 'by' && isTagged(sentence, 'numberWord', from));
  const measures = look.verbless && look.measured && facts.systemKnown && !isWhole;
  if (verb === null && !stands && !measures) return null;
  const told =
    /^(?:who|whose)$/.test(look.opens) &&
    !look.counted &&
    (look.opens === 'who' || !look.refers) &&
    systemsIn(facts, from, to).length === 0;
  const idle =
    /^(?:depending|until|using|citing|referring|standing|speaking|flanked|smiling|pointing)$/.test(
      look.opens,
    ) ||
    (/^[a-z]{3,}ing$/.test(look.opens) && !look.weapons && !look.counted && !look.flying);
  if (isBeside(look)) return null;
  const abstract = look.opens === 'this' && isTagged(sentence, 'document', from + 1);
  if (abstract || told || idle || isPortrait(facts, from, to) || breaksOff(facts, to)) return null;
  return isOnSubject(look) ? trigger(kindOf(look), { from: verb ?? from, to }, 10) : null;
}

/** Markets, weather, schools, the page itself: what an article on weapons mentions besides. */
export const isBeside = (look: Look): boolean =>
  look.said('offTopic') &&
  !look.weapons &&
  !look.refers &&
  !(look.people && look.counted) &&
  !look.said('hostileNoun') &&
  !look.said('hostileVerb') &&
  !look.said('lossVerb') &&
  !(look.counted && look.flying);

/** `a retired captain who lives by the lake`, `a research group based in the north`: who somebody is. */
function isPortrait(facts: Facts, from: number, to: number): boolean {
  if (!/^(?:a|an)$/.test(lower(facts, from)) || quantitiesIn(facts, from, to).length > 0)
    return false;
  const end = Math.min(to, from + 6);
  const groups = ['speakerGroup', 'title', 'forceNoun', 'document', 'institution'] as const;
  return (
    groups.some((group) => has(facts, group, from, end)) &&
    [2, 3, 4, 5, 6].some((step) => /^(?:who|based|whose)$/.test(lower(facts, from + step)))
  );
}

/** `It can also`: cut off in the middle. */
const breaksOff = (facts: Facts, to: number): boolean =>
  isTagged(facts.sentence, 'finiteVerb', to - 1) ||
  /^(?:also|then|still)$/.test(lower(facts, to - 1));

/** Names a day: a date, or a weekday. */
function isDated(facts: Facts, from: number, to: number): boolean {
  const start = facts.passage.words[from]?.start ?? 0;
  const end = facts.passage.words[to - 1]?.end ?? 0;
  return (
    has(facts, 'weekday', from, to) ||
    facts.dates.some(
      (one) => one.start >= start && one.start < end && (one.iso ?? '').length === 10,
    ) ||
    (has(facts, 'month', from, to) && /\d/.test(facts.passage.text.slice(start, end)))
  );
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
  'threatNoun',
  'threatenVerb',
  'menaceNoun',
  'trainVerb',
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
    (look.said('denialObject') && !(look.past && look.said('firstPerson'))) ||
    (look.said('judgement') && (look.verbless || look.said('countryNoun'))) ||
    (look.verbless && look.said('figureNoun')) ||
    (look.measured && look.said('abilityVerb')) ||
    (look.part && look.past) ||
    (look.second === 'by' && look.verbless) ||
    subjectGroups.some(look.said)
  );
}
