import type { Clause } from './cut-clauses.ts';
import { findPlain } from './find-plain.ts';
import { findSeams, type Seam } from './find-seams.ts';
import { findTriggers } from './find-triggers.ts';
import { findVerb } from './find-verb.ts';
import { lookAt } from './look-at.ts';
import { gapAfter, isTagged } from './passage.ts';
import { kindOf } from './plain-kind.ts';
import { plainRank } from './ranks.ts';
import type { ReadQuantity } from './read-quantities.ts';
import {
  type Facts,
  flyingUnits,
  isPeopleUnit,
  isWeaponUnit,
  matters,
  type Trigger,
} from './triggers/trigger-facts.ts';

/** A clause, or part of one, that states one thing. */
export interface Statement {
  readonly trigger: Trigger;
  /** Words `from` (inclusive) to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  /** The clause it was cut from. */
  readonly clause: Clause;
  /** First word of the evidence; behind `from` where the subject stands before an apposition. */
  readonly spanFrom: number;
  /** True when it was cut off a statement before it and speaks of the same things. */
  readonly continues: boolean;
}

interface Group {
  best: Trigger;
  last: Trigger;
  from: number;
  continues: boolean;
}

const lower = (facts: Facts, at: number): string => facts.passage.words[at]?.lower ?? '';
const listed: ReadonlySet<string> = new Set([
  'possession',
  'deployment',
  'personnel',
  'effect',
  'event',
]);

/** Tells whether words `from` to `to` bring an amount or a designation of their own. */
function bringsOwn(facts: Facts, from: number, to: number): boolean {
  return (
    facts.quantities.some((one) => one.from >= from && one.from < to) ||
    facts.systems.some((one) => one.from >= from && one.from < to)
  );
}

function mayPart(facts: Facts, group: Group, next: Trigger, at: number, clause: Clause): boolean {
  const [a, b] = [group.best.kind, next.kind];
  if (a === 'risk' || b === 'risk' || a === 'threat' || b === 'threat') return false;
  if (a === 'contingency' && b !== 'contingency') return false;
  if (next.rank <= 30 || b === 'assessment' || (a === 'assessment' && b !== 'possession'))
    return false;
  if (a === b && listed.has(a))
    return bringsOwn(facts, group.from, at) && bringsOwn(facts, at, clause.to);
  return true;
}

/** The word before which two statements of one clause part; null when they are one. */
function cutBetween(facts: Facts, group: Group, next: Trigger, clause: Clause): number | null {
  const earliest = Math.max(group.last.to, group.from + 1);
  if (
    next.cutBefore !== null &&
    next.cutBefore >= earliest &&
    group.best.kind !== 'risk' &&
    group.best.kind !== 'threat' &&
    (group.best.kind !== next.kind || !listed.has(next.kind))
  ) {
    // A participle that belongs to the verb before it (`has been moved`) opens nothing.
    return next.cutBefore;
  }
  for (let at = next.from; at >= earliest; at--) {
    const joins =
      lower(facts, at) === 'and' ||
      lower(facts, at) === 'but' ||
      (group.best.kind !== next.kind &&
        at > earliest &&
        /,\s/.test(gapAfter(facts.passage, at - 1)));
    if (joins && mayPart(facts, group, next, at, clause)) return at;
  }
  return null;
}

const leading = new Set([
  'and',
  'but',
  'or',
  'so',
  'yet',
  'that',
  'while',
  'although',
  'though',
  'as',
  'because',
  'which',
  'who',
  'whereas',
]);

/** Trims connecting words off the front, and what stands before `including` when the statement stands behind it. */
function trimFront(facts: Facts, from: number, trigger: Trigger): number {
  let at = from;
  while (at < trigger.from && leading.has(lower(facts, at))) at++;
  for (let i = at; i < trigger.from; i++) {
    if (lower(facts, i) === 'including' && /,/.test(gapAfter(facts.passage, i - 1))) at = i + 1;
  }
  return at;
}

/** What a condition leaves as it is. */
const ownKinds: ReadonlySet<string> = new Set(['risk', 'threat', 'effect']);

/** Cuts a clause into statements: one for each thing stated, ranked where they cannot be parted. */
export function cutStatements(
  facts: Facts,
  clause: Clause,
  allowed: (trigger: Trigger) => boolean,
): Statement[] {
  const groups: (Group & { to: number })[] = [];
  const { hole } = clause;
  const outside = (trigger: Trigger): boolean =>
    hole === null || trigger.from < hole.from || trigger.from >= hole.to;
  const opens = /^(?:but|and)$/.test(lower(facts, clause.from)) ? clause.from + 1 : clause.from;
  const hangs =
    /^(?:if|unless|should)$/.test(lower(facts, opens)) &&
    ![2, 3, 4, 5, 6].some((step) =>
      /^(?:right|true|correct|believed|accurate)$/.test(lower(facts, opens + step)),
    );
  const triggers = findTriggers(facts, clause)
    .filter((one) => allowed(one) && outside(one))
    .map((one) =>
      hangs && !ownKinds.has(one.kind) ? { ...one, kind: 'contingency' as const } : one,
    );
  for (const trigger of triggers) {
    const group = groups[groups.length - 1];
    if (group === undefined) {
      groups.push({
        best: trigger,
        last: trigger,
        from: clause.from,
        to: clause.to,
        continues: false,
      });
      continue;
    }
    const cut = cutBetween(facts, group, trigger, clause);
    if (cut === null) {
      if (trigger.rank > group.best.rank) group.best = trigger;
      if (trigger.to > group.last.to) group.last = trigger;
    } else {
      group.to = cut;
      groups.push({ best: trigger, last: trigger, from: cut, to: clause.to, continues: true });
    }
  }
  return groups
    .flatMap((group) => splitSeams(facts, clause, group, triggers))
    .flatMap((group) => splitList(facts, group))
    .map((group) => {
      const from = trimFront(facts, group.from, group.best);
      const long = hole !== null && hole.to - hole.from > 6 && group.best.from >= hole.to;
      return {
        trigger: group.best,
        from,
        spanFrom: long ? Math.max(from, hole.to) : from,
        to: trimBack(facts, group.from, group.to),
        clause,
        continues: group.continues,
      };
    });
}

/** Parts a statement at its seams, where each side says something by itself. */
function splitSeams<T extends Group & { to: number }>(
  facts: Facts,
  clause: Clause,
  group: T,
  triggers: readonly Trigger[],
): T[] {
  const out: T[] = [];
  let rest = group;
  const seams = [
    ...findSeams(facts, { ...clause, from: group.from, to: group.to }),
    ...judgedAt(facts, group, triggers),
  ].sort((a, b) => a.end - b.end);
  for (const seam of seams) {
    if (seam.end <= rest.from) continue;
    const left = strongest(facts, triggers, rest.from, seam.end, false);
    const inherits = seam.inherits && matters(facts, rest.from, seam.end);
    const right = strongest(facts, triggers, seam.next, rest.to, inherits);
    if (left === null || right === null) continue;
    out.push({ ...rest, best: left, to: seam.end });
    rest = { ...rest, best: right, from: seam.next, continues: seam.inherits };
  }
  return [...out, rest];
}

/** `rumours that missiles have arrived are unsupported`: what is judged, and the judgement. */
function judgedAt(
  facts: Facts,
  group: Group & { to: number },
  triggers: readonly Trigger[],
): Seam[] {
  return triggers.flatMap((one) => {
    const copula = one.from - 1;
    const judges =
      one.kind === 'assessment' &&
      isTagged(facts.sentence, 'doubt', one.from) &&
      /^(?:is|are|was|were|remain|remains)$/.test(lower(facts, copula)) &&
      copula > group.from + 2 &&
      copula < group.to;
    return judges && findVerb(facts, group.from, copula) !== null
      ? [{ end: copula, next: copula, inherits: true }]
      : [];
  });
}

/** The strongest trigger among words `from` to `to`, or what they plainly state. */
function strongest(
  facts: Facts,
  triggers: readonly Trigger[],
  from: number,
  to: number,
  inherits: boolean,
): Trigger | null {
  const inside = triggers.filter((one) => one.from >= from && one.from < to);
  const best = inside.reduce<Trigger | null>(
    (most, one) => (most === null || one.rank > most.rank ? one : most),
    null,
  );
  return best ?? findPlain(facts, { from, to, hole: null }, inherits);
}

const splitKinds: ReadonlySet<string> = new Set([
  'possession',
  'deployment',
  'personnel',
  'effect',
  'event',
]);

/** An amount of weapons or of people who serve them, or a number that stands for one. */
function countsThings(facts: Facts, one: ReadQuantity): boolean {
  const { unit } = one.quantity;
  return (
    one.refersBack ||
    isWeaponUnit(unit) ||
    isPeopleUnit(unit) ||
    flyingUnits.has(unit ?? '') ||
    holdsSystem(facts, one)
  );
}

/** `operate Barak-8 missiles and at least two battalions of the S-300`: the first of the list goes uncounted. */
function uncountedFirst(facts: Facts, group: Group, pairs: readonly ReadQuantity[]): boolean {
  const [first] = pairs;
  if (first === undefined || lower(facts, first.from - 1) !== 'and') return false;
  const before = facts.systems.some(
    (one) => one.from > group.best.from && one.to <= first.from - 1 && !one.isClass,
  );
  const behind = facts.systems.some((one) => one.from >= first.from && one.from <= first.to + 4);
  return before && behind;
}

const holdsSystem = (facts: Facts, one: ReadQuantity): boolean =>
  facts.systems.some((system) => system.from >= one.from && system.from < one.to);

/** A part of a list that counts weapons states possession, one that counts people personnel. */
function countedAs<T extends Group>(facts: Facts, group: T, from: number, to: number): T {
  const unit =
    facts.quantities.find((one) => one.from >= from && one.from < to)?.quantity.unit ?? null;
  const { kind } = group.best;
  const changed =
    kind === 'personnel' && isWeaponUnit(unit)
      ? 'possession'
      : kind === 'possession' && isPeopleUnit(unit)
        ? 'personnel'
        : kind;
  return changed === kind ? group : { ...group, best: { ...group.best, kind: changed } };
}

/** `12 Buk launchers and two S-300 batteries`: one statement for each amount with a system of its own. */
function splitList(facts: Facts, group: Group & { to: number }): (Group & { to: number })[] {
  const pairs = facts.quantities.filter(
    (one) => one.from >= group.from && one.from < group.to && countsThings(facts, one),
  );
  // Whatever is said of them, weapons that are counted apart are claims apart.
  const named = pairs.length > 1 && pairs.every((one) => holdsSystem(facts, one));
  if (!splitKinds.has(group.best.kind) && !named) return [group];
  const out: (Group & { to: number })[] = [];
  let { from } = group;
  for (const pair of uncountedFirst(facts, group, pairs) ? pairs : pairs.slice(1)) {
    const linked =
      /^(?:and|plus|with|by)$/.test(lower(facts, pair.from - 1)) ||
      /,/.test(gapAfter(facts.passage, pair.from - 1));
    const verb = Math.min(
      group.best.from,
      findVerb(facts, group.from, group.to) ?? group.best.from,
    );
    if (!linked || pair.from <= verb) continue;
    out.push({
      ...countedAs(facts, group, from, pair.from),
      from,
      to: pair.from,
      continues: from !== group.from || group.continues,
    });
    from = pair.from;
  }
  const last = out.length > 0 ? countedAs(facts, group, from, group.to) : group;
  return [...out, { ...last, from, continues: out.length > 0 || group.continues }];
}

/** Parts a plain statement that lists amounts: `there were 350 missiles and 70 launchers`. */
export function partList(facts: Facts, statement: Statement): Statement[] {
  const { trigger, from, to, continues } = statement;
  return splitList(facts, { best: trigger, last: trigger, from, to, continues }).map((part) => ({
    ...statement,
    trigger: part.best,
    from: trimFront(facts, part.from, part.best),
    spanFrom: part.from === from ? statement.spanFrom : trimFront(facts, part.from, part.best),
    to: trimBack(facts, part.from, part.to),
    continues: part.continues,
  }));
}

/** Parts a statement before the given words; each part has its own trigger, and the later ones go on with the subject of the first. */
export function partAt(facts: Facts, statement: Statement, cuts: readonly number[]): Statement[] {
  const edges = [statement.spanFrom, ...cuts, statement.to];
  const triggers = findTriggers(facts, { from: statement.from, to: statement.to, hole: null });
  return edges.slice(0, -1).map((edge, index): Statement => {
    const to = edges[index + 1] as number;
    const own = statement.trigger.from >= edge && statement.trigger.from < to;
    const best = own ? statement.trigger : strongest(facts, triggers, edge, to, index > 0);
    const verb = findVerb(facts, edge, to);
    const found = best ?? {
      ...statement.trigger,
      kind: kindOf(lookAt(facts, edge, to, verb, index > 0)),
      from: verb ?? edge,
      to,
      rank: plainRank,
    };
    const from = trimFront(facts, edge, found);
    return {
      ...statement,
      trigger: found,
      from: index === 0 ? statement.from : from,
      spanFrom: index === 0 ? edge : from,
      to: trimBack(facts, edge, to),
      continues: index > 0 || statement.continues,
    };
  });
}

/** A conjunction left at the end belongs to what follows. */
function trimBack(facts: Facts, from: number, to: number): number {
  let end = to;
  while (
    end > from + 1 &&
    (isTagged(facts.sentence, 'subordinator', end - 1) || lower(facts, end - 1) === 'with')
  )
    end--;
  return end;
}
