import type { ClaimedSystem, ClaimKind } from '../domain/claim.ts';
import type { Statement } from './cut-statements.ts';
import { type Discourse, firstOf, goneBackTo, lastOf } from './discourse.ts';
import { inside, lower } from './fill-slots.ts';
import { gapAfter, isTagged, tagsIn } from './passage.ts';
import { hasOwnSubject, pointsAt } from './point-back.ts';
import type { ReadSystem } from './read-systems.ts';
import { type Facts, isWeaponUnit } from './triggers/trigger-facts.ts';

/** The system a statement is about: named in it, pointed at by it, or carried on from the statement before it. */
export function fillSystem(
  facts: Facts,
  statement: Statement,
  before: ClaimedSystem | null,
  discourse: Discourse,
): ClaimedSystem | null {
  const relative = relativeTo(facts, statement, discourse);
  if (relative !== undefined && opensWithWhich(facts, statement.from)) return relative;
  const named = namedIn(facts, statement);
  if (named !== null && !isBeside(facts, statement)) return named;
  const { kind } = statement.trigger;
  if (relative !== undefined) return relative;
  const listed = listReference(facts, statement, discourse);
  if (listed !== null) return listed;
  if (kind === 'threat') return null;
  if (
    statement.continues &&
    before !== null &&
    goesOn.has(kind) &&
    !hasOwnSubject(facts, statement)
  )
    return before;
  const points = pointsAt(facts, statement);
  if (points === null) return null;
  const first = points.fresh === true ? firstOf(discourse, points.unit) : null;
  return first ?? goneBackTo(discourse, statement.from, points.unit, points.values) ?? before;
}

const goesOn: ReadonlySet<ClaimKind> = new Set([
  'deployment',
  'capability',
  'possession',
  'personnel',
]);

/** The name in the words of a statement; of several the one that is counted, then a model before its class. */
function namedIn(facts: Facts, statement: Statement): ClaimedSystem | null {
  const own = inside(facts.systems, statement.from, statement.to);
  const models = own.filter((one) => !one.isClass);
  const list = models.length > 0 ? models : own;
  const counted = list.find((one) => isCounted(facts, one, statement));
  const found = (list.length > 1 ? counted : undefined) ?? list[0];
  return found?.system ?? null;
}

/** `ten Korkut guns` beside a name that nothing counts. */
const isCounted = (facts: Facts, one: ReadSystem, { from }: Statement): boolean =>
  facts.quantities.some(
    (other) =>
      other.from >= from &&
      other.from <= one.from &&
      (one.from < other.to || isOf(facts, other.to, one.from)) &&
      (isWeaponUnit(other.quantity.unit) || other.quantity.unit === null),
  );

/** `250 launchers of the Soviet-made S-300`: `of`, an article and what describes the name. */
const isOf = (facts: Facts, from: number, to: number): boolean =>
  lower(facts, from) === 'of' &&
  to - from <= 5 &&
  facts.passage.words
    .slice(from + 1, to)
    .every((_, at) => !isTagged(facts.sentence, 'preposition', from + 1 + at));

/**
 * What `which`, `that` or a participle right behind a weapon speaks of. Undefined where the statement opens in another way, null where what stands before
 * it is no weapon.
 */
function relativeTo(
  facts: Facts,
  statement: Statement,
  discourse: Discourse,
): ClaimedSystem | null | undefined {
  const first = lower(facts, statement.from);
  const opens = first === 'that' || opensWithWhich(facts, statement.from);
  const apposed =
    statement.trigger.kind === 'capability' &&
    /^,\s$/.test(gapAfter(facts.passage, statement.from - 1)) &&
    /^(?:a|an|the|designed|built|made|developed|introduced|known|capable)$/.test(first);
  if (!opens && !apposed) return undefined;
  const pronoun = /^(?:which|whose|that|of)$/.test(first) ? statement.from : statement.from - 1;
  const edge = apposed ? statement.from : pronoun;
  const near = facts.systems.findLast((one) => one.to <= edge && one.from >= facts.sentence.from);
  if (near !== undefined && edge - near.to <= (apposed ? 1 : 4) && !partsFrom(facts, near.to, edge))
    return near.system;
  if (apposed) return undefined;
  // `batteries of the S-300, bought in 2003 for $300 million, which`: an insertion between two commas.
  const inserted =
    near !== undefined &&
    /^,/.test(gapAfter(facts.passage, near.to - 1)) &&
    /^,/.test(gapAfter(facts.passage, pronoun - 1)) &&
    tagsIn(facts.sentence, 'finiteVerb', near.to, pronoun).length === 0;
  if (inserted) return near.system;
  const noun = tagsIn(
    facts.sentence,
    'unitNoun',
    Math.max(facts.sentence.from, edge - 4),
    edge,
  ).findLast((tag) => isWeaponUnit(tag.value) && tag.to >= edge - 1);
  if (noun === undefined) return undefined;
  return goneBackTo(discourse, edge, noun.value, []);
}

/** `which`, `of which` as the first word, or right before it. */
const opensWithWhich = (facts: Facts, from: number): boolean =>
  [lower(facts, from), lower(facts, from - 1)].some((word) => /^(?:which|whose)$/.test(word)) ||
  (lower(facts, from) === 'of' && lower(facts, from + 1) === 'which');

/** A place or another noun with a preposition between the name and `which`: `of the S-300 in Belarus, which`. */
const partsFrom = (facts: Facts, from: number, to: number): boolean => {
  for (let at = from; at < to; at++)
    if (/^(?:in|at|near|from|for|by|to)$/.test(lower(facts, at))) return true;
  return false;
};

/** `four battalions of it, alongside Buk batteries`: the name stands beside what the statement is about. */
function isBeside(facts: Facts, { from, to }: Statement): boolean {
  const first = inside(facts.systems, from, to)[0];
  if (first === undefined) return false;
  const link = [1, 2, 3].some((step) =>
    /^(?:alongside|besides|beside)$/.test(lower(facts, first.from - step)),
  );
  return (
    link &&
    tagsIn(facts.sentence, 'systemReference', from, first.from).some((tag) =>
      /^(?:of|it|they|them|these)/.test(lower(facts, tag.from)),
    )
  );
}

/** `the latter with a range of 9 km`, `the former`: one of the two that were named last. */
function listReference(
  facts: Facts,
  { from, to }: Statement,
  discourse: Discourse,
): ClaimedSystem | null {
  for (let at = from; at < to; at++) {
    if (lower(facts, at - 1) !== 'the') continue;
    const here = facts.systems.filter((one) => one.to <= at && !one.isClass).at(-1);
    if (lower(facts, at) === 'latter') return here?.system ?? lastOf(discourse, at, 0);
    if (lower(facts, at) === 'former' && !/^\p{Ll}/u.test(lower(facts, at + 1)))
      return lastOf(discourse, at, 1);
  }
  return null;
}
