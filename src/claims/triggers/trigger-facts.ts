import type { ClaimKind } from '../../domain/claim.ts';
import { sortOfUnit } from '../../domain/unit-sort.ts';
import type { Clause } from '../cut-clauses.ts';
import type { TagGroup } from '../lexicon.ts';
import type { Passage, Sentence } from '../passage.ts';
import { isTagged, tagsIn } from '../passage.ts';
import type { ReadDate } from '../read-dates.ts';
import type { ReadPlace } from '../read-places.ts';
import type { ReadQuantity } from '../read-quantities.ts';
import type { ReadSystem } from '../read-systems.ts';

/** What was read in a sentence, for the rules. */
export interface Facts {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly quantities: readonly ReadQuantity[];
  /** Durations and amounts of other things; no rule looks at them. */
  readonly loose: readonly ReadQuantity[];
  readonly systems: readonly ReadSystem[];
  readonly places: readonly ReadPlace[];
  readonly dates: readonly ReadDate[];
  /** True when a system has been named before. */
  readonly systemKnown: boolean;
  /** Unit of the last amount before the sentence; what `both` and `20 of them` stand for. Null while nothing was counted. */
  readonly countedBefore: string | null;
  /** True inside words that somebody is accused of. */
  readonly accused: (clause: Clause) => boolean;
}

/** Words that make a statement of a kind. */
export interface Trigger {
  readonly kind: ClaimKind;
  readonly from: number;
  readonly to: number;
  /** Word before which the statement may be cut off from the one before it; null when it goes with it. */
  readonly cutBefore: number | null;
  /** Rank inside a clause that cannot be cut: the highest wins. */
  readonly rank: number;
}

const weaponUnits = new Set([
  'system',
  'launcher',
  'missile',
  'battery',
  'battalion',
  'regiment',
  'squadron',
  'division',
  'brigade',
  'unit',
  'gun',
  'radar',
  'weapon',
  'vehicle',
  'truck',
  'lorry',
  'mount',
  'machine',
  'chassis',
  'item',
  'piece',
  'kit',
]);

const peopleUnits = new Set([
  'operator',
  'crew',
  'team',
  'soldier',
  'person',
  'man',
  'woman',
  'officer',
  'conscript',
  'specialist',
  'reservist',
  'recruit',
  'cadet',
  'instructor',
  'trainee',
  'technician',
  'volunteer',
  'militiaman',
  'trooper',
  'troop',
  'member',
  'airman',
  'engineer',
  'sergeant',
  'lieutenant',
  'corporal',
  'marksman',
]);

/** Units of things that fly. */
export const flyingUnits = new Set([
  'aircraft',
  'helicopter',
  'drone',
  'cruise missile',
  'missile',
  'target',
]);

/** Units that measure and do not count. */
export const measured = new Set([
  'kilometre',
  'metre',
  'mile',
  'foot',
  'percent',
  'kilometre-per-hour',
]);

/** The unit that a number without a noun stands for: the last one counted before word `at`. */
export function unitBefore(facts: Facts, at: number): string | null {
  const earlier = facts.quantities.findLast(
    (one) => one.from < at && one.quantity.unit !== null && !measured.has(one.quantity.unit),
  );
  const noun = tagsIn(facts.sentence, 'unitNoun', facts.sentence.from, at).findLast(
    (tag) => isWeaponUnit(tag.value) || isPeopleUnit(tag.value) || flyingUnits.has(tag.value),
  );
  if (noun !== undefined && (earlier === undefined || noun.from >= earlier.to)) return noun.value;
  return earlier?.quantity.unit ?? facts.countedBefore;
}

/** Tells whether a unit counts weapons. */
export const isWeaponUnit = (unit: string | null): boolean =>
  weaponUnits.has(sortOfUnit(unit) ?? '');

/** Tells whether a unit counts people who serve weapons. */
export const isPeopleUnit = (unit: string | null): boolean =>
  peopleUnits.has(sortOfUnit(unit) ?? '');

/** Tells whether words `from` to `to` hold a phrase of a group. */
export const has = (facts: Facts, group: TagGroup, from: number, to: number): boolean =>
  tagsIn(facts.sentence, group, from, to).length > 0;

/** Lists the quantities that begin in words `from` to `to`. */
export const quantitiesIn = (facts: Facts, from: number, to: number): ReadQuantity[] =>
  facts.quantities.filter((one) => one.from >= from && one.from < to);

/** Lists the designations that begin in words `from` to `to`. */
export const systemsIn = (facts: Facts, from: number, to: number): ReadSystem[] =>
  facts.systems.filter((one) => one.from >= from && one.from < to);

/** Gives a word in lower case; empty outside the text. */
export const lower = (facts: Facts, at: number): string => facts.passage.words[at]?.lower ?? '';

/** A weapon, or an amount of weapons, between two words. */
export function namesWeapon(facts: Facts, from: number, to: number): boolean {
  return (
    systemsIn(facts, from, to).length > 0 ||
    has(facts, 'defenceNoun', from, to) ||
    has(facts, 'genericSystem', from, to) ||
    quantitiesIn(facts, from, to).some(
      (one) =>
        isWeaponUnit(one.quantity.unit) ||
        (one.refersBack && facts.systemKnown) ||
        (one.quantity.unit === null && !one.refersBack),
    )
  );
}

function refersToWeapon(facts: Facts, from: number, to: number): boolean {
  if (!facts.systemKnown) return false;
  return tagsIn(facts.sentence, 'systemReference', from, to).some(
    (tag) =>
      !/^(?:it|its|they|their|them|each)$/.test(lower(facts, tag.from)) || tag.to - tag.from > 1,
  );
}

/** Tells whether words `from` to `to` name a weapon or point at one. */
export const matters = (facts: Facts, from: number, to: number): boolean =>
  namesWeapon(facts, from, to) || refersToWeapon(facts, from, to);

/** The word where a participle phrase behind a noun begins: past adverbs. */
export function participleStart(facts: Facts, clause: Clause, verb: number): number | null {
  const form = lower(facts, verb);
  if (!/(?:ed|put|sent|spread|set|bought|built|held|made|kept|capable|able)$/.test(form))
    return null;
  let from = verb;
  while (from > clause.from && lower(facts, from - 1).endsWith('ly')) from--;
  const before = from - 1;
  if (before < clause.from || isTagged(facts.sentence, 'auxiliary', before)) return null;
  if (form.endsWith('ed') && !hasFiniteVerb(facts, clause.from, before)) return null;
  return from;
}

/** Without another verb before it a past form is the verb of its clause: `46 crews moved to the border`. */
const hasFiniteVerb = (facts: Facts, from: number, to: number): boolean =>
  (
    ['finiteVerb', 'pastForm', 'possessVerb', 'transferVerb', 'deployVerb', 'happening'] as const
  ).some((group) => has(facts, group, from, to));

/** Makes a trigger of a phrase. */
export const trigger = (
  kind: ClaimKind,
  tag: { readonly from: number; readonly to: number },
  rank: number,
  cutBefore: number | null = null,
): Trigger => ({ kind, from: tag.from, to: tag.to, rank, cutBefore });

/** Tells whether a form looks like a past participle. */
export const isParticiple = (form: string): boolean =>
  /(?:ed|en|become|come|gone|done|grown|drawn|flown|shown|known|thrown|worn|begun|won|fought|spent|struck|heard|found|told|kept|brought|caught|left|read|sent|built|bought|held|put|set|been|lost|sold|shot|made)$/.test(
    form,
  );
