import type { ClaimedPlace, ClaimedQuantity, ClaimKind, Hedge } from '../domain/claim.ts';
import type { Statement } from './cut-statements.ts';
import type { Discourse } from './discourse.ts';
import { gapAfter, isTagged, tagsIn, tagsOf } from './passage.ts';
import type { ReadQuantity } from './read-quantities.ts';
import type { SpeechAct } from './speech-act.ts';

import {
  type Facts,
  flyingUnits,
  isPeopleUnit,
  isWeaponUnit,
  unitBefore,
} from './triggers/trigger-facts.ts';
import type { SpeechClass } from './vocabulary/vocabulary.ts';

/** What earlier statements of a report leave behind for later ones. */
export interface Memory {
  /** What the report has spoken of so far. */
  readonly discourse: Discourse;
  /** Unit of the last amount of weapons. */
  unit: string | null;
  /** The country whose defence the report is about, alpha-3. */
  readonly focus: string | null;
  /** Whose each system was in the last claim about it, by id. */
  readonly owners: Map<string, { readonly code: string; readonly sentence: number }>;
  /** The country that acted last in a statement, and its sentence. */
  acting: { readonly code: string; readonly sentence: number } | null;
}

export const lower = (facts: Facts, at: number): string => facts.passage.words[at]?.lower ?? '';

export const inside = <T extends { readonly from: number }>(
  list: readonly T[],
  from: number,
  to: number,
): T[] => list.filter((one) => one.from >= from && one.from < to);

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
  // `turns out some 120 a year`: people, where nothing else is counted.
  if (own?.isBare === true && !own.refersBack && kind === 'personnel' && own.quantity.unit === null)
    return { ...own.quantity, unit: 'operator' };
  if (own !== undefined)
    return own.refersBack
      ? { ...own.quantity, unit: stoodFor(facts, own, kind) ?? memory.unit }
      : { ...own.quantity, unit: own.printed };
  if (statement.continues && kind === 'deployment' && before !== null) return before;
  const measure = inside(facts.quantities, statement.from, statement.to)[0];
  const loose = looseIn(facts, statement, memory);
  return loose ?? (measure === undefined ? null : { ...measure.quantity, unit: measure.printed });
}

/** A duration, a sum or a number alone, where a statement counts nothing else. What a number alone counts was named before it. */
function looseIn(facts: Facts, { from, to }: Statement, memory: Memory): ClaimedQuantity | null {
  const list = inside(facts.loose, from, to);
  const found = list.find((one) => !one.isBare) ?? list[0];
  if (found === undefined) return null;
  return {
    ...found.quantity,
    unit: found.isBare ? (unitBefore(facts, found.from) ?? memory.unit) : found.printed,
  };
}

/** What a number without a noun counts: `eight by the guns` in a sentence on drones are drones, `each launcher holds six` are missiles. */
function stoodFor(facts: Facts, own: ReadQuantity, kind: ClaimKind): string | null {
  // `the brigade had eleven`: whoever has them is not what is counted.
  const holder = tagsIn(facts.sentence, 'unitNoun', facts.sentence.from, own.from).find(
    (tag) => tag.to === own.from - 1 && isTagged(facts.sentence, 'haveVerb', tag.to),
  );
  const unit = unitBefore(facts, holder?.from ?? own.from);
  if (unit === 'launcher' && /^(?:holds?|carr(?:y|ies)|fires?)$/.test(lower(facts, own.from - 1)))
    return 'missile';
  if (kind !== 'effect' || flyingUnits.has(unit ?? '')) return unit;
  const shot = facts.quantities.findLast(
    (one) => one.from < own.from && flyingUnits.has(one.quantity.unit ?? ''),
  );
  return shot?.quantity.unit ?? unit;
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

/** `called the claim “fantasy”`, `said they were “wishful thinking”`: a judgement that nothing of it is so. */
function callsFalse(facts: Facts, { from, to }: Statement): boolean {
  const words = facts.passage.words.slice(from, to).map((word) => word.lower);
  const calls = /^(?:call(?:s|ed)?|dismiss(?:es|ed)?|it|they|that|this|his|her|their|these|those)$/;
  return (
    words.length <= 14 &&
    words.some((word) =>
      /^(?:invention|invented|fantasy|fantasies|fiction|fabrication|fabricated|hysteria|wishful|nonsense|lies|lie|untrue|baseless)$/.test(
        word,
      ),
    ) &&
    words.slice(0, 5).some((word) => calls.test(word))
  );
}

/** `no fewer than 5,000`, `no longer`, `No. We have`: nothing is denied. */
const isBound = (facts: Facts, at: number): boolean =>
  /^(?:fewer|less|more|longer|doubt|later|earlier|sooner|only|just|even|least)$/.test(
    lower(facts, at + 1),
  ) || /^[.,;:!]/.test(gapAfter(facts.passage, at));

/** `is supposed to reach 650 a year`: what is due, and no allegation. */
const isDue = (facts: Facts, at: number): boolean =>
  lower(facts, at) === 'supposed' && lower(facts, at + 1) === 'to';

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
    tagsIn(sentence, 'negation', before, behind).some(
      (tag) =>
        !isBound(facts, tag.from) &&
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
  if (kind === 'assessment' && act !== null && callsFalse(facts, statement)) return 'denied';
  const words = [...tagsIn(sentence, 'hedge', statement.clause.from, statement.to)];
  if (act !== null) {
    for (const tag of tagsOf(sentence, 'hedge')) {
      const at = passage.words[tag.from]?.start ?? -1;
      if (at >= act.markStart && at < act.markEnd) words.push(tag);
    }
  }
  for (const tag of words)
    if (strength[tag.value as Hedge] > strength[hedge] && !isDue(facts, tag.from))
      hedge = tag.value as Hedge;
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
