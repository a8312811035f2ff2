import type { TagGroup } from './lexicon.ts';
import { gapAfter, isTagged } from './passage.ts';
import { type Facts, isParticiple, lower } from './triggers/trigger-facts.ts';

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
  'serveVerb',
  'figureVerb',
];

/** The first verb of a clause; null without one. */
export function findVerb(facts: Facts, from: number, to: number): number | null {
  for (let at = from; at < to; at++) {
    const word = lower(facts, at);
    if (word === 'to' || (at > from + 1 && lower(facts, at - 1) === 'to')) continue;
    if (at > from && gapAfter(facts.passage, at - 1) === '-') continue;
    // `the remaining regiments`: a participle behind an article.
    if (word.endsWith('ing') && isTagged(facts.sentence, 'determiner', at - 1)) continue;
    if (at > from && /^(?:which|that|who)$/.test(lower(facts, at - 1)) && /[a-z]s$/.test(word))
      return at;
    // `a calculated measure`, `an uncharacteristically detailed statement`: a participle that describes is no verb.
    const describes =
      (isTagged(facts.sentence, 'determiner', at - 1) &&
        !isTagged(facts.sentence, 'partReference', at - 1)) ||
      /ly$/.test(lower(facts, at - 1)) ||
      (isTagged(facts.sentence, 'preposition', at - 1) && endsInEd(word));
    if (describes && endsInEd(word)) continue;
    if (/^(?:last|ago|yesterday)$/.test(word)) continue;
    if (at > from && (endsInEd(word) || word.endsWith("n't")) && !describes)
      return mainVerb(facts, from, at, to);
    // `a similar drill`: a noun behind its article.
    if (at > from && isTagged(facts.sentence, 'unitNoun', at)) continue;
    if (isInserted(facts, at)) continue;
    const noun =
      isTagged(facts.sentence, 'settingNoun', at) &&
      at > from &&
      [1, 2].some((step) => isTagged(facts.sentence, 'determiner', at - step));
    if (!noun && verbGroups.some((group) => isTagged(facts.sentence, group, at)))
      return mainVerb(facts, from, at, to);
  }
  return null;
}

/** `launchers seen at a fourth site were decoys`: a participle that describes the subject gives way to the verb behind it. */
function mainVerb(facts: Facts, from: number, at: number, to: number): number {
  const { sentence } = facts;
  const form = lower(facts, at);
  const reduced =
    at > from &&
    isParticiple(form) &&
    !form.endsWith("n't") &&
    !isTagged(sentence, 'auxiliary', at - 1) &&
    isTagged(sentence, 'preposition', at + 1);
  if (!reduced) return at;
  for (let next = at + 2; next < to; next++) {
    if (/^(?:that|which|who|and|but|if|when|while)$/.test(lower(facts, next))) return at;
    if (isTagged(sentence, 'finiteVerb', next) && lower(facts, next - 1) !== 'to') return next;
  }
  return at;
}

const notParticiples: ReadonlySet<string> = new Set(
  'hundred need indeed speed shed exceed succeed proceed feed breed red bed open even often seven ten then when between dozen men women green'.split(
    ' ',
  ),
);

/** A word that looks like a past form. */
const endsInEd = (word: string): boolean => /[a-z]{2}ed$/.test(word) && !notParticiples.has(word);

/** Where the main clause ends and a relative one begins: `mixes equipment [that was never designed for it]`. */
function mainEnd(facts: Facts, from: number, to: number): number {
  const verb = findVerb(facts, from, to);
  if (verb === null) return to;
  for (let at = verb + 1; at < to; at++)
    if (/^(?:that|which|who|where)$/.test(lower(facts, at)) && at - verb > 1) return at;
  return to;
}

/** `..., he noted, ...`: words that only say who speaks. */
const isInserted = (facts: Facts, at: number): boolean =>
  isTagged(facts.sentence, 'speechVerb', at) &&
  (isTagged(facts.sentence, 'pronounPerson', at - 1) ||
    isTagged(facts.sentence, 'pronounPlural', at - 1) ||
    facts.passage.words[at - 1]?.capital === true) &&
  /,/.test(gapAfter(facts.passage, at)) &&
  [2, 3, 4].some((step) => /,/.test(gapAfter(facts.passage, at - step)));

/** Tells whether a clause speaks of what took place. */
export function isPast(facts: Facts, from: number, end: number): boolean {
  const to = mainEnd(facts, from, end);
  for (let at = from; at < to; at++) {
    const word = lower(facts, at);
    if (isInserted(facts, at)) continue;
    if (isTagged(facts.sentence, 'pastForm', at) && !isPresentPassive(facts, from, at)) return true;
    // `a hardened post` and `is directed against` tell of no past, `both turned back` does.
    const described =
      isTagged(facts.sentence, 'determiner', at - 1) &&
      !isTagged(facts.sentence, 'partReference', at - 1);
    const joined = at > from && gapAfter(facts.passage, at - 1) === '-';
    // `counted 19 attacks`: what is cut off behind its subject begins with the verb.
    const begins = at > from || isTagged(facts.sentence, 'figureVerb', at);
    if (begins && endsInEd(word) && !joined && !described && !isPresentPassive(facts, from, at))
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

export function isPassive(facts: Facts, from: number, to: number): boolean {
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

/** `has already been moved`: the word before only helps a participle. */
export function isAuxiliary(facts: Facts, behind: number, to: number): boolean {
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
