import type { ClaimKind } from '../domain/claim.ts';
import type { Statement } from './cut-statements.ts';
import { inside, lower } from './fill-slots.ts';
import { isTagged, tagsIn } from './passage.ts';
import { type Facts, flyingUnits, isPeopleUnit, isWeaponUnit } from './triggers/trigger-facts.ts';

/** How a statement goes back to a weapon. */
export interface Points {
  /** Noun of the reference: `battery` in `the new batteries`; null for `it`. */
  readonly unit: string | null;
  readonly values: readonly number[];
  /** `the new batteries`: what the report is about. */
  readonly fresh?: boolean;
}

const nothingMore: Points = { unit: null, values: [] };

/** Words that may stand between an article and the noun of a reference: `the six new batteries`, `a fifth battery`. */
const describes =
  /^(?:new|newer|newest|old|older|remaining|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|other|additional|further|same|promised|russian|chinese|american|soviet|german|long|short|medium|range|mobile|modernised|modernized|missile|single|whole|entire|existing|captured|imported|delivered|next|another|twin|barrelled|veteran|made|built|designed|portable|home)$/;

/** Kinds in which a bare `its` or `they` is enough. */
const pointsBack: ReadonlySet<ClaimKind> = new Set([
  'effect',
  'event',
  'contingency',
  'possession',
  'deployment',
  'personnel',
  'capability',
  'assessment',
  'risk',
]);

/** What in a statement goes back to a weapon named before; null where nothing does. */
export function pointsAt(facts: Facts, statement: Statement): Points | null {
  const { from, to } = statement;
  const { kind } = statement.trigger;
  const noun = nounReference(facts, from, to);
  if (noun !== null) return noun;
  const counted = countReference(facts, statement);
  if (counted !== null) return counted;
  const people = kind === 'personnel' && !namesGeneric(facts, from, to);
  if (people) return nothingMore;
  if (!pointsBack.has(kind)) return null;
  if (pronounReference(facts, statement)) return nothingMore;
  // `can intercept cruise missiles`, `is fired from the shoulder`: the subject stands in what was read before.
  const bare =
    isTagged(facts.sentence, 'finiteVerb', from) || isTagged(facts.sentence, 'ability', from);
  if (kind === 'capability' && (bare || !hasOwnSubject(facts, statement)))
    return namesGeneric(facts, from, to) ? null : nothingMore;
  const named = facts.systems.some((one) => one.to <= from && from - one.to < 14);
  if (bare && named && statement.from > facts.sentence.from) return nothingMore;
  return null;
}

const namesGeneric = (facts: Facts, from: number, to: number): boolean =>
  tagsIn(facts.sentence, 'genericSystem', from, to).length > 0;

/** `the new batteries`, `these launchers`, `a fifth battery`, `the system`. */
function nounReference(facts: Facts, from: number, to: number): Points | null {
  const { sentence } = facts;
  for (const tag of tagsIn(sentence, 'unitNoun', from, to)) {
    if (!isWeaponUnit(tag.value) && !/^(?:crew|team)$/.test(tag.value)) continue;
    let at = tag.from - 1;
    while (at >= sentence.from && tag.from - at < 6 && isBetween(facts, at)) at--;
    const head = lower(facts, at);
    const ordinal = /^(?:a|an)$/.test(head) && isOrdinal(lower(facts, at + 1));
    if (!isDefinite(head) && !ordinal && !/^(?:another|each|every|both|of)$/.test(head)) continue;
    if (head === 'of' && !isPartitive(facts, at)) continue;
    if (isNamedOtherwise(facts, tag.to)) return null;
    // What `its missiles` belong to is no missile that was counted.
    const owned = /^(?:its|their)$/.test(head);
    return owned
      ? nothingMore
      : {
          unit: plainUnit(tag.value),
          values: valuesIn(facts, from, tag.to),
          fresh: head === 'the' && isFresh(facts, at, tag.from),
        };
  }
  const plain = tagsIn(sentence, 'systemReference', from, to).find(
    (tag) =>
      (!/^(?:it|its|they|their|them|each)$/.test(lower(facts, tag.from)) ||
        tag.to - tag.from > 1) &&
      !isNamedOtherwise(facts, tag.to),
  );
  if (plain === undefined) return typeReference(facts, from, to) ? nothingMore : null;
  const unit = tagsIn(sentence, 'unitNoun', plain.from, plain.to).at(-1)?.value ?? null;
  const owned = /^(?:its|their)$/.test(lower(facts, plain.from));
  return {
    unit: unit === null || owned ? null : plainUnit(unit),
    values: valuesIn(facts, from, to),
  };
}

const isFresh = (facts: Facts, from: number, to: number): boolean =>
  facts.passage.words.slice(from, to).some((word) => word.lower === 'new');

/** Words of any weapon say nothing about which one it is. */
const plainUnit = (unit: string): string | null =>
  isWeaponUnit(unit) && !/^(?:system|unit|weapon|kit)$/.test(unit) ? unit : null;

const isBetween = (facts: Facts, at: number): boolean =>
  describes.test(lower(facts, at)) ||
  isTagged(facts.sentence, 'numberWord', at) ||
  isTagged(facts.sentence, 'demonym', at) ||
  /^\d{1,3}$/.test(lower(facts, at));

const isOrdinal = (word: string): boolean =>
  /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|further|new|single)$/.test(word);

/** `two of three batteries`. */
const isPartitive = (facts: Facts, of: number): boolean =>
  isTagged(facts.sentence, 'numberWord', of - 1) || /^\d{1,4}$/.test(lower(facts, of - 1));

/** Every number in a stretch of words: `only two of the three batteries`. */
const valuesIn = (facts: Facts, from: number, to: number): number[] =>
  tagsIn(facts.sentence, 'numberWord', from, to)
    .map((tag) => Number(tag.value))
    .concat(inside(facts.quantities, from, to).map((one) => one.quantity.value ?? 0));

/** `the version in service`, `launchers of that type`, `the weapon`, `out of its reach`. */
function typeReference(facts: Facts, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    const before = lower(facts, at - 1);
    const word = lower(facts, at);
    if (
      /^(?:this|that|these|those|the|same)$/.test(before) &&
      /^(?:types?|models?|versions?|weapons?|rockets?|complex(?:es)?|haul|tubes?)$/.test(word)
    )
      return true;
    if (
      /^(?:its|their)$/.test(before) &&
      /^(?:reach|range|missiles?|radars?|seekers?|warheads?|batter(?:y|ies)|launchers?|crews?|operators?|maker|manufacturer|price|interceptors?|ceiling)$/.test(
        word,
      )
    )
      return true;
  }
  return false;
}

const isDefinite = (word: string): boolean =>
  /^(?:the|these|those|this|that|its|their|our|both|all|such)$/.test(word);

/** `the launchers of the S-300` names what it means; `the systems of the West` means no weapon named before. */
const isNamedOtherwise = (facts: Facts, to: number): boolean =>
  lower(facts, to) === 'of' &&
  (isTagged(facts.sentence, 'system', to + 1) || isTagged(facts.sentence, 'system', to + 2));

/** `of them`, `four batteries`, `one covers`: a count of weapons, or a number that stands for one. */
function countReference(facts: Facts, statement: Statement): Points | null {
  const { from, to } = statement;
  const { kind } = statement.trigger;
  const generic = namesGeneric(facts, from, to);
  for (const one of inside(facts.quantities, from, to)) {
    const { unit, value } = one.quantity;
    if (hasOwnName(facts, one.from, one.to)) continue;
    const values = value === null ? [] : [value];
    if (one.refersBack && !flyingUnits.has(unit ?? '') && kind !== 'event')
      return { unit: unit === null ? null : plainUnit(unit), values };
    if (!generic && isWeaponUnit(unit) && unit !== 'missile')
      return { unit: plainUnit(unit ?? ''), values };
    if (!generic && unit === 'missile' && (kind === 'possession' || kind === 'deployment'))
      return { unit, values };
    if (
      !generic &&
      isPeopleUnit(unit) &&
      (/^(?:crew|team)$/.test(unit ?? '') || kind === 'personnel')
    )
      return nothingMore;
  }
  return null;
}

/** `three Ground Master 200 radars`: they carry a name of their own. */
function hasOwnName(facts: Facts, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++)
    if (
      facts.passage.words[at]?.capital === true &&
      !(['system', 'demonym', 'country', 'formerState', 'unitNoun'] as const).some((group) =>
        isTagged(facts.sentence, group, at),
      )
    )
      return true;
  return false;
}

/** `it`, `they`, `both`, `the second`, `half of them` as the subject or the object. */
function pronounReference(facts: Facts, statement: Statement): boolean {
  const { from, to, trigger } = statement;
  const { sentence } = facts;
  const flying =
    inside(facts.quantities, from, to).some((one) => flyingUnits.has(one.quantity.unit ?? '')) ||
    tagsIn(sentence, 'flyingNoun', from, Math.min(to, from + 4)).length > 0;
  const head = lower(facts, from);
  if (/^(?:it|they|these|those)$/.test(head)) return !isExpletive(facts, from);
  if (/^(?:its|their)$/.test(head)) return trigger.kind !== 'event' && !flying;
  if (/^(?:all|half|most|none|some|many)$/.test(head) && lower(facts, from + 1) === 'of' && flying)
    return false;
  if (
    /^(?:all|half|most|none|both|each|one|neither|two|three)$/.test(head) ||
    isTagged(sentence, 'partReference', from) ||
    (/^(?:the|another)$/.test(head) &&
      (isOrdinal(lower(facts, from + 1)) ||
        /^(?:remaining|first|last|other|others)$/.test(lower(facts, from + 1))))
  )
    return !flying || (trigger.kind === 'event' && !isTagged(sentence, 'flyingNoun', from + 1));
  // `bring down a helicopter with one`, `needs two of them`.
  if (lower(facts, to - 1) === 'one' && /^(?:with|by|from)$/.test(lower(facts, to - 2)))
    return true;
  if (/^(?:deliver(?:y|ies)|shipments?)$/.test(head === 'the' ? lower(facts, from + 1) : head))
    return true;
  return tagsIn(sentence, 'systemReference', from, to).some(
    (tag) => /^(?:it|them)$/.test(lower(facts, tag.from)) && !isExpletive(facts, tag.from),
  );
}

/** `it is clear that`, `it was not possible to`: no weapon. */
const isExpletive = (facts: Facts, at: number): boolean =>
  lower(facts, at) === 'it' &&
  /^(?:is|was|would|will|remains|takes|took|came|comes)$/.test(lower(facts, at + 1)) &&
  [2, 3, 4].some(
    (step) =>
      /^(?:clear|unclear|possible|impossible|time|true|important|easy|hard|difficult|after|first)$/.test(
        lower(facts, at + step),
      ) ||
      (/^(?:likely|unlikely|known|said|believed|thought|reported|expected)$/.test(
        lower(facts, at + step),
      ) &&
        /^(?:that|whether|when|how)$/.test(lower(facts, at + step + 1))),
  );

/** A country, a person or something that flies opens the statement: `Bolivia put its own air force on alert`. */
export function hasOwnSubject(facts: Facts, statement: Statement): boolean {
  const { sentence } = facts;
  const { from, to } = statement;
  const end = Math.min(to, from + 4);
  return (
    (
      [
        'country',
        'demonym',
        'institution',
        'speakerGroup',
        'title',
        'pronounPerson',
        'flyingNoun',
        'nobody',
      ] as const
    ).some((group) => tagsIn(sentence, group, from, end).length > 0) ||
    /^(?:there|we|i|you|he|she)$/.test(lower(facts, from))
  );
}
