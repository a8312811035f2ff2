import type {
  ClaimedPlace,
  ClaimedQuantity,
  ClaimedSystem,
  ClaimKind,
  Hedge,
} from '../domain/claim.ts';
import type { Statement } from './cut-statements.ts';
import { gapAfter, isTagged, tagsIn, tagsOf } from './passage.ts';
import type { People } from './read-people.ts';
import type { ReadQuantity } from './read-quantities.ts';
import type { SpeechAct } from './read-speech.ts';
import type { Facts } from './triggers/trigger-facts.ts';
import { isPeopleUnit, isWeaponUnit, unitBefore } from './triggers/trigger-facts.ts';
import type { SpeechClass } from './vocabulary/vocabulary.ts';

/** What earlier statements of a report leave behind for later ones. */
export interface Memory {
  /** Last model named. */
  model: ClaimedSystem | null;
  /** Last class of weapons named. */
  weaponClass: ClaimedSystem | null;
  /** Unit of the last amount of weapons. */
  unit: string | null;
  /** The country whose defence the report is about, alpha-3. */
  readonly focus: string | null;
}

const lower = (facts: Facts, at: number): string => facts.passage.words[at]?.lower ?? '';
const inside = <T extends { readonly from: number }>(
  list: readonly T[],
  from: number,
  to: number,
): T[] => list.filter((one) => one.from >= from && one.from < to);

const pointing = /^(?:it|its|they|their|them|each)$/;
const aboutWeapons: ReadonlySet<ClaimKind> = new Set([
  'capability',
  'possession',
  'deployment',
  'personnel',
  'effect',
  'risk',
  'assessment',
  'contingency',
]);

/** The system a statement is about: named in it, pointed at by it, or carried on from the statement before it. */
export function fillSystem(
  facts: Facts,
  statement: Statement,
  before: ClaimedSystem | null,
  memory: Memory,
): ClaimedSystem | null {
  const { kind } = statement.trigger;
  const own = inside(facts.systems, statement.from, statement.to);
  const named = own.find((one) => !one.isClass) ?? own[0];
  if (named !== undefined) return named.system;
  if (!aboutWeapons.has(kind) && !(kind === 'event' && pointsAt(facts, statement))) return null;
  if (
    statement.continues &&
    before !== null &&
    (kind === 'deployment' || kind === 'capability' || kind === 'possession')
  )
    return before;
  const known = memory.model ?? memory.weaponClass;
  if (known === null) return null;
  const references = tagsIn(facts.sentence, 'systemReference', statement.from, statement.to);
  const plain = references.some(
    (tag) =>
      !pointing.test(lower(facts, tag.from)) ||
      tag.to - tag.from > 1 ||
      lower(facts, tag.from - 1) === 'of' ||
      (lower(facts, tag.from) === 'them' && (kind === 'deployment' || kind === 'possession')),
  );
  const counted = inside(facts.quantities, statement.from, statement.to);
  const generic = tagsIn(facts.sentence, 'genericSystem', statement.from, statement.to).length > 0;
  const countsWeapons = counted.some((one) => one.refersBack || isWeaponUnit(one.quantity.unit));
  if (kind === 'capability') {
    // `the Igla-S, a surface-to-air missile system`: an apposition speaks of what stands before it.
    const apposed = facts.systems.findLast(
      (one) => one.from < statement.from && statement.from - one.to <= 3,
    );
    if (apposed !== undefined) return apposed.system;
    return generic && references.length === 0 ? null : known;
  }
  if (plain) return known;
  if (pointsBack.has(kind) && pointsAt(facts, statement)) return known;
  if (kind === 'risk' || kind === 'assessment')
    return references.some((tag) => /^(?:its|their)$/.test(lower(facts, tag.from))) ||
      (references.length > 0 &&
        kind === 'assessment' &&
        /^(?:it|they)$/.test(lower(facts, statement.from)))
      ? known
      : null;
  if (!generic && countsWeapons && (kind === 'possession' || kind === 'deployment')) return known;
  return null;
}

/** Kinds in which `they`, `it` and `half of them` stand for the weapons named before. */
const pointsBack: ReadonlySet<ClaimKind> = new Set([
  'effect',
  'event',
  'contingency',
  'possession',
  'deployment',
  'personnel',
  'capability',
]);

function pointsAt(facts: Facts, statement: Statement): boolean {
  const { from, to } = statement;
  const subject =
    /^(?:it|they|all|half|most|none|both|each|these|those|one)$/.test(lower(facts, from)) ||
    isTagged(facts.sentence, 'partReference', from);
  const object = tagsIn(facts.sentence, 'systemReference', from, to).some((tag) =>
    /^(?:it|them)$/.test(lower(facts, tag.from)),
  );
  return subject || object;
}

const measured = new Set(['kilometre', 'metre', 'mile', 'foot', 'percent', 'kilometre-per-hour']);

function rankOf(kind: ClaimKind, one: ReadQuantity): number {
  const { unit } = one.quantity;
  switch (kind) {
    case 'possession':
    case 'deployment':
      return isWeaponUnit(unit) || one.refersBack || unit === null
        ? 3
        : unit === 'percent'
          ? 1
          : measured.has(unit ?? '')
            ? 0
            : 2;
    case 'personnel':
      return isPeopleUnit(unit) ? 3 : 1;
    case 'capability':
      return measured.has(unit ?? '') ? 3 : isPeopleUnit(unit) ? 2 : 1;
    case 'effect':
      return unit === 'percent' ? 3 : 2;
    default:
      return 1;
  }
}

/** The amount a statement gives; `5,000 of them` takes its unit from the amount before it. */
export function fillQuantity(
  facts: Facts,
  statement: Statement,
  before: ClaimedQuantity | null,
  memory: Memory,
): ClaimedQuantity | null {
  const { kind } = statement.trigger;
  const own = inside(facts.quantities, statement.from, statement.to)
    .map((one) => ({
      one,
      rank: rankOf(kind, one),
      // What was done to how many stands before the verb as a rule: `60% were stopped, down from 80%`.
      distance:
        Math.abs(one.from - statement.trigger.from) +
        (kind === 'effect' && one.from > statement.trigger.from ? 3 : 0),
    }))
    .filter((entry) => entry.rank > 0)
    .sort((a, b) => b.rank - a.rank || a.distance - b.distance)[0]?.one;
  if (own !== undefined)
    return own.refersBack
      ? { ...own.quantity, unit: unitBefore(facts, own.from) ?? memory.unit }
      : own.quantity;
  if (statement.continues && kind === 'deployment' && before !== null) return before;
  return inside(facts.loose, statement.from, statement.to)[0]?.quantity ?? null;
}

/** The places named in a statement, in order. */
export function fillPlaces(facts: Facts, statement: Statement): ClaimedPlace[] {
  return inside(facts.places, statement.from, statement.to).map((one) => one.place);
}

/** The day stated with a claim. */
export function fillDate(facts: Facts, statement: Statement): string | null {
  const start = facts.passage.words[statement.from]?.start ?? 0;
  const end = facts.passage.words[statement.to - 1]?.end ?? 0;
  const near = facts.passage.words[statement.trigger.from]?.start ?? start;
  const dates = facts.dates.filter(
    (date) => date.iso !== null && date.start >= start && date.start < end,
  );
  return (
    [...dates].sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))[0]?.iso ?? null
  );
}

const byClass: Readonly<Record<SpeechClass, Hedge>> = {
  assert: 'asserted',
  claim: 'alleged',
  report: 'reported',
  estimate: 'estimated',
  deny: 'denied',
  accuse: 'alleged',
  warn: 'asserted',
  doubt: 'estimated',
};
const strength: Readonly<Record<Hedge, number>> = {
  asserted: 0,
  estimated: 1,
  reported: 2,
  alleged: 3,
  unconfirmed: 4,
  denied: 5,
};
const soft: ReadonlySet<ClaimKind> = new Set([
  'deployment',
  'risk',
  'assessment',
  'threat',
  'contingency',
  'effect',
]);

/** How firmly a statement is made: by the verb that introduces it, by words such as `reportedly`, by a denial. */
export function fillHedge(facts: Facts, statement: Statement, act: SpeechAct | null): Hedge {
  const { sentence, passage } = facts;
  let hedge: Hedge = act === null ? 'asserted' : byClass[act.speech];
  if (hedge === 'denied') return hedge;
  const { kind } = statement.trigger;
  const before = Math.max(statement.clause.from, statement.trigger.from - 4);
  // `has never bought`: the verb found first may be the auxiliary before the negation.
  const behind = isTagged(sentence, 'auxiliary', statement.trigger.from)
    ? Math.min(statement.to, statement.trigger.from + 3)
    : statement.trigger.from;
  const denies = kind === 'possession' || kind === 'deployment' || kind === 'personnel';
  if (
    denies &&
    tagsIn(sentence, 'negation', before, behind).some((tag) =>
      /^(?:not|no|never|don't|doesn't|didn't|hasn't|haven't|isn't|aren't|wasn't|weren't|neither)$/.test(
        lower(facts, tag.from),
      ),
    )
  )
    return 'denied';
  const isFalse = tagsOf(sentence, 'falseWord').some(
    (tag) => tag.from >= statement.from || tag.from - sentence.from < 6,
  );
  if (isFalse && kind !== 'assessment') return 'denied';
  const words = [...tagsIn(sentence, 'hedge', statement.clause.from, statement.to)];
  if (act !== null) {
    for (const tag of tagsOf(sentence, 'hedge')) {
      const at = passage.words[tag.from]?.start ?? -1;
      if (at >= act.markStart && at < act.markEnd) words.push(tag);
    }
  }
  for (const tag of words)
    if (strength[tag.value as Hedge] > strength[hedge]) hedge = tag.value as Hedge;
  const modal =
    soft.has(kind) &&
    tagsIn(sentence, 'modal', statement.from, statement.to).some((tag) => {
      // `the full might of` is a noun.
      const noun =
        lower(facts, tag.to) === 'of' ||
        isTagged(sentence, 'determiner', tag.from - 1) ||
        lower(facts, tag.from - 1) === 'full';
      return !noun;
    });
  return modal && hedge === 'asserted' ? 'estimated' : hedge;
}

/** Countries that act in words `from` to `to`: places and targets (`in X`, `against X`) are left out. In order. */
function actingCountries(
  facts: Facts,
  people: People,
  from: number,
  to: number,
): { readonly at: number; readonly code: string; readonly describes: boolean }[] {
  const { sentence } = facts;
  const out: { at: number; code: string; describes: boolean }[] = [];
  for (const group of ['country', 'demonym', 'capital', 'institution'] as const) {
    for (const tag of tagsIn(sentence, group, from, to)) {
      if (tag.value === '' || isTagged(sentence, 'originWord', tag.to)) continue;
      if (
        group === 'capital' &&
        facts.passage.words[tag.to]?.capital === true &&
        /^\s$/.test(gapAfter(facts.passage, tag.to - 1))
      )
        continue;
      const article = lower(facts, tag.from - 1) === 'the' ? tag.from - 2 : tag.from - 1;
      const link = lower(facts, article);
      const owned = lower(facts, tag.to) === "'s";
      const target =
        /^(?:against|toward|towards|with|near|to|between|in|on|over|across|into|inside|from|around|under|destabilize|destabilise|attack|invade|bomb|for)$/.test(
          link,
        );
      // `over U.S. military activity`: the name stands for the adjective.
      const next = facts.passage.words[tag.to];
      const attributive =
        group === 'demonym' ||
        (group === 'country' &&
          next !== undefined &&
          !owned &&
          /^\s$/.test(gapAfter(facts.passage, tag.to - 1)) &&
          !next.capital &&
          !['preposition', 'auxiliary', 'subordinator', 'determiner', 'hostileVerb'].some((one) =>
            isTagged(sentence, one as 'preposition', tag.to),
          ));
      if ((target && !attributive) || (owned && isPlaceOwner(facts, tag.to + 1))) continue;
      if (
        target &&
        !(attributive && group === 'country') &&
        /^(?:against|near|to|between|over|across|into|from)$/.test(link)
      )
        continue;
      // `Russian equipment`: whose make it is, not whose.
      const describes =
        group === 'demonym' &&
        /^(?:equipment|hardware|technology|design|origin|make)$/.test(lower(facts, tag.to));
      out.push({ at: tag.from, code: tag.value, describes });
    }
  }
  for (const mention of people.mentions[sentence.index] ?? []) {
    if (mention.from < from || mention.to > to || mention.person.country === null) continue;
    if (/^(?:of|with|against)$/.test(lower(facts, mention.from - 1))) continue;
    out.push({ at: mention.from, code: mention.person.country, describes: false });
  }
  return out.sort((a, b) => a.at - b.at);
}

/** `near Venezuela's borders`: the owner of a place is no actor. */
function isPlaceOwner(facts: Facts, at: number): boolean {
  const groups = ['borderNoun', 'coastNoun', 'citiesNoun', 'territoryNoun', 'sea'] as const;
  for (let next = at; next < at + 3; next++)
    if (groups.some((group) => isTagged(facts.sentence, group, next))) return true;
  return false;
}

const postureKinds: ReadonlySet<ClaimKind> = new Set([
  'possession',
  'deployment',
  'personnel',
  'effect',
  'contingency',
]);

/** Whose systems, forces or acts they are; alpha-3, null when open. */
export function fillActor(
  facts: Facts,
  people: People,
  statement: Statement,
  act: SpeechAct | null,
  memory: Memory,
): string | null {
  const { trigger, from, to, clause } = statement;
  if (trigger.kind === 'threat' && act?.accused) return act.accused;
  const own = actingCountries(facts, people, from, to);
  const given = trigger.kind === 'possession' ? recipientOf(facts, trigger.from, to) : null;
  if (given !== null) return given;
  const left = own.filter((one) => one.at < trigger.from);
  const owner = left.findLast((one) => !one.describes) ?? left[left.length - 1];
  if (owner !== undefined && !(owner.describes && memory.focus !== null)) return owner.code;
  for (let at = trigger.to; at < to; at++) {
    if (lower(facts, at) !== 'by') continue;
    const agent = own.find((one) => one.at > at && one.at <= at + 4) ?? agentBehind(facts, at, to);
    if (agent !== undefined) return agent.code;
  }
  const weCountry = act?.speaker?.country ?? null;
  if (
    (tagsIn(facts.sentence, 'firstPerson', from, to).length > 0 ||
      /^(?:its|their|his|her|he|she)$/.test(lower(facts, from))) &&
    weCountry !== null
  )
    return weCountry;
  const posture =
    postureKinds.has(trigger.kind) ||
    (trigger.kind !== 'threat' && trigger.kind !== 'risk' && speaksOfWeapons(facts, from, to));
  const home = memory.focus;
  if (posture && act !== null && weCountry !== null && (weCountry === home || home === null))
    return weCountry;
  const earlier = actingCountries(facts, people, facts.sentence.from, from);
  const force =
    trigger.kind !== 'possession' &&
    tagsIn(facts.sentence, 'peopleNoun', clause.from, clause.to).length === 0 &&
    tagsIn(facts.sentence, 'forceNoun', clause.from, clause.to).some(
      (tag) => !isTagged(facts.sentence, 'genericSystem', tag.from),
    ) &&
    facts.systems.length === 0;
  if (earlier.length > 0 && (posture || trigger.kind === 'threat' || force))
    return earlier[earlier.length - 1]?.code ?? null;
  if (posture && !force) return memory.focus;
  const right = own.find((one) => one.at >= trigger.from);
  return trigger.kind === 'threat' || trigger.kind === 'event' ? null : (right?.code ?? null);
}

/** Counted, named or pointed-at weapons and their crews, not a model as such. */
function speaksOfWeapons(facts: Facts, from: number, to: number): boolean {
  return (
    inside(facts.quantities, from, to).some(
      (one) => isWeaponUnit(one.quantity.unit) || isPeopleUnit(one.quantity.unit) || one.refersBack,
    ) ||
    (['systemReference', 'peopleNoun', 'unitNoun', 'firstPerson'] as const).some(
      (group) => tagsIn(facts.sentence, group, from, to).length > 0,
    )
  );
}

/** `delivered ... to Iran`: what is handed over belongs to whoever gets it. */
function recipientOf(facts: Facts, from: number, to: number): string | null {
  if (
    !/^(?:deliver|suppl|transfer|s[oe]l[dl]|donat|provid|export|ship|hand|g[ai]ve)/.test(
      lower(facts, from),
    ) &&
    !/^(?:transfers?|sales?|deliver(?:y|ies))$/.test(lower(facts, from))
  )
    return null;
  for (let at = from; at < to; at++) {
    if (lower(facts, at) !== 'to') continue;
    const tag = tagsIn(facts.sentence, 'country', at + 1, Math.min(to, at + 4))[0];
    if (tag !== undefined) return tag.value;
  }
  return null;
}

function agentBehind(facts: Facts, by: number, to: number): { readonly code: string } | undefined {
  const tag = [
    ...tagsIn(facts.sentence, 'country', by, Math.min(to, by + 5)),
    ...tagsIn(facts.sentence, 'demonym', by, Math.min(to, by + 5)),
  ][0];
  return tag === undefined ? undefined : { code: tag.value };
}

/** Tells whether the words `from` to `to` hold a person or a country that acts. */
export function hasActor(facts: Facts, people: People, from: number, to: number): boolean {
  return actingCountries(facts, people, from, to).length > 0;
}
