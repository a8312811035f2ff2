import type { ClaimedSystem } from '../domain/claim.ts';
import { gapAfter, isTagged, type Sentence, tagsIn } from './passage.ts';
import type { ReadSystem } from './read-systems.ts';
import { type Facts, isWeaponUnit, lower } from './triggers/trigger-facts.ts';

/** A place where a system is named, with what the text counts there. */
export interface Mention {
  readonly system: ClaimedSystem;
  /** True for a class of weapons, false for a model. */
  readonly isClass: boolean;
  readonly sentence: number;
  /** First word of the name. */
  readonly from: number;
  /** Noun that the name describes or is counted by: `battery`, `gun`; null without one. */
  readonly unit: string | null;
  readonly value: number | null;
  /** `subject` opens its clause; `aside` is only compared with: `like the Patriot`, `a relative of the S-300`. */
  readonly role: 'subject' | 'object' | 'aside';
}

/** What a report has spoken of so far; what `it`, `the new batteries` and `the second` go back to. */
export interface Discourse {
  readonly mentions: Mention[];
  /** The system that a statement went back to last, in a sentence that names none. */
  carried: { readonly system: ClaimedSystem; readonly sentence: number } | null;
  /** The only model that the report names, title included; null where it names several or none. */
  readonly only: ClaimedSystem | null;
  readonly categoryOf: (id: string) => string | null;
}

/** Starts the discourse of a report; `categoryOf` gives what kind of weapon an id is, null where nobody knows. */
export function openDiscourse(
  facts: readonly Facts[],
  categoryOf: (id: string) => string | null,
): Discourse {
  const models = new Map<string, ClaimedSystem>();
  for (const one of facts)
    for (const { system, isClass } of one.systems)
      if (!isClass && !models.has(system.id)) models.set(system.id, system);
  const only = models.size === 1 ? ([...models.values()][0] as ClaimedSystem) : null;
  return { mentions: [], carried: null, only, categoryOf };
}

/** Takes up the systems of a sentence that stand before a word. */
export function takeUp(discourse: Discourse, facts: Facts, until: number): void {
  const { index } = facts.sentence;
  const last = discourse.mentions[discourse.mentions.length - 1];
  const done = last !== undefined && last.sentence === index ? last.from : -1;
  for (const one of facts.systems) {
    if (one.from >= until) break;
    if (one.from > done) discourse.mentions.push(mentionOf(facts, one));
  }
}

/** Takes up a system that a statement goes back to, where its sentence names none: the next one goes on with it. */
export function goOnWith(discourse: Discourse, system: ClaimedSystem, sentence: number): void {
  const last = discourse.mentions[discourse.mentions.length - 1];
  if (last === undefined || last.sentence < sentence) discourse.carried = { system, sentence };
}

/** What mentions of one sentence are about: the system that opens a clause, else the first that is not only compared with; a model before its class. */
function topicAmong(mentions: readonly Mention[]): ClaimedSystem | null {
  const models = mentions.filter((one) => !one.isClass);
  const list = models.length > 0 ? models : mentions;
  const found =
    list.find((one) => one.role === 'subject') ??
    list.find((one) => one.role === 'object') ??
    list[0];
  return found?.system ?? null;
}

/** Mentions that a reference may still reach: the last ones. */
const reach = 24;

const recent = (discourse: Discourse): readonly Mention[] => discourse.mentions.slice(-reach);

/**
 * The system that a reference goes back to. The same number of the same unit (`the two batteries`) finds its own; otherwise the nearest sentence
 * that names a system which can be counted in that unit, and in it what has the unit already, then what it is about.
 */
export function goneBackTo(
  discourse: Discourse,
  before: number,
  unit: string | null,
  values: readonly number[],
): ClaimedSystem | null {
  const list = recent(discourse).filter((one) => one.from < before);
  const same = unit === null ? [] : list.filter((one) => one.unit === unit && !one.isClass);
  const number = same.findLast(
    (one) => one.value !== null && one.value > 1 && values.includes(one.value),
  );
  if (number !== undefined) return number.system;
  const held = discourse.carried;
  const carried = held !== null && suits(discourse.categoryOf(held.system.id), unit) ? held : null;
  const sentences = [...new Set(list.map((one) => one.sentence))].reverse();
  for (const sentence of sentences) {
    // Sentences that name nothing may have gone on about something older.
    if (carried !== null && sentence < carried.sentence) return carried.system;
    const here = list.filter((one) => one.sentence === sentence && fits(discourse, one, unit));
    const counted = here.filter((one) => one.unit === unit && one.role !== 'aside');
    const found =
      (unit !== null && counted.length === 1 ? counted[0]?.system : null) ?? topicAmong(here);
    if (found === null) continue;
    const close = sentence >= (list.at(-1)?.sentence ?? 0);
    return close || same.length === 0 || counted.length > 0
      ? found
      : (same.at(-1)?.system ?? found);
  }
  return carried?.system ?? discourse.only;
}

/** What a report is about: its first model that is not only compared with. */
export function firstOf(discourse: Discourse, unit: string | null): ClaimedSystem | null {
  const models = discourse.mentions
    .slice(0, reach)
    .filter((one) => !one.isClass && one.role !== 'aside');
  return (
    (
      models.find((one) => unit !== null && one.unit === unit) ??
      models.find((one) => fits(discourse, one, unit))
    )?.system ?? null
  );
}

/** The last but `back` system of the last sentence that names any before a word: `the latter`, `the former`. */
export function lastOf(discourse: Discourse, before: number, back: number): ClaimedSystem | null {
  const list = recent(discourse).filter((one) => one.from < before && !one.isClass);
  return list.at(-1 - back)?.system ?? null;
}

const bigUnits = /^(?:battery|battalion|regiment|squadron|division|brigade|radar|vehicle)$/;

/** Tells whether a system can be counted in a unit: no battery of shoulder-fired missiles, no missile of a gun. */
function fits(discourse: Discourse, one: Mention, unit: string | null): boolean {
  if (unit !== null && one.unit === unit) return true;
  return suits(one.isClass ? 'manpads' : discourse.categoryOf(one.system.id), unit);
}

function suits(category: string | null, unit: string | null): boolean {
  if (unit === 'gun') return category === 'gun' || category === null;
  if (category === 'gun') return unit !== 'missile';
  return !(category === 'manpads' && unit !== null && bigUnits.test(unit));
}

function mentionOf(facts: Facts, one: ReadSystem): Mention {
  const noun = nounOf(facts, one);
  const counted = facts.quantities.find(
    (other) =>
      (other.from <= one.from && one.from < other.to) ||
      (noun !== null && noun.before && other.to === noun.to),
  );
  return {
    system: one.system,
    isClass: one.isClass,
    sentence: facts.sentence.index,
    from: one.from,
    unit: counted?.quantity.unit ?? noun?.unit ?? null,
    value: counted?.quantity.value ?? counted?.quantity.low ?? null,
    role: roleOf(facts, one),
  };
}

/** `the Patriot batteries`, `the Korkut self-propelled guns`, `batteries of the S-300`. */
function nounOf(
  facts: Facts,
  one: ReadSystem,
): { readonly unit: string; readonly to: number; readonly before: boolean } | null {
  const { sentence } = facts;
  let at = one.from - 1;
  while (at > sentence.from && one.from - at < 4 && lower(facts, at) !== 'of') at--;
  const before = tagsIn(sentence, 'unitNoun', sentence.from, at).at(-1);
  if (lower(facts, at) === 'of' && before?.to === at)
    return { unit: before.value, to: before.to, before: true };
  const behind = tagsIn(sentence, 'unitNoun', one.to, Math.min(sentence.to, one.to + 5)).find(
    (tag) => isWeaponUnit(tag.value),
  );
  return behind !== undefined && isPlain(facts, one.to, behind.from)
    ? { unit: behind.value, to: behind.to, before: false }
    : null;
}

/** Nothing but describing words in between: no mark, no preposition, no verb. */
function isPlain(facts: Facts, from: number, to: number): boolean {
  const groups = ['preposition', 'subordinator', 'auxiliary', 'finiteVerb', 'pastForm'] as const;
  for (let at = from; at < to; at++)
    if (
      /[,;:.()]/.test(gapAfter(facts.passage, at - 1)) ||
      groups.some((group) => isTagged(facts.sentence, group, at))
    )
      return false;
  return !/[,;:.()]/.test(gapAfter(facts.passage, to - 1));
}

function roleOf(facts: Facts, one: ReadSystem): Mention['role'] {
  const { sentence } = facts;
  const link = linkBefore(facts, one.from);
  if (link !== null && isComparison(facts, link)) return 'aside';
  const start = clauseStart(facts, one.from);
  const verb = (
    ['finiteVerb', 'pastForm', 'auxiliary', 'possessVerb', 'transferVerb'] as const
  ).some((group) => tagsIn(sentence, group, start, one.from).length > 0);
  const led = link !== null && link >= start && lower(facts, link) !== 'of';
  return verb || led ? 'object' : 'subject';
}

/** The preposition or `than` before a noun phrase, at most five words back. */
function linkBefore(facts: Facts, from: number): number | null {
  const { sentence } = facts;
  for (let at = from - 1; at >= Math.max(sentence.from, from - 5); at--) {
    if (/[,;:.()]/.test(gapAfter(facts.passage, at)) && at < from - 1) return null;
    if (isTagged(sentence, 'preposition', at) || /^(?:to|than|as|unlike)$/.test(lower(facts, at)))
      return at;
    if (isTagged(sentence, 'finiteVerb', at)) return null;
  }
  return null;
}

/** `like the Patriot`, `an answer to the S-300`, `goes back to the Igla`, `a copy of the HQ-9`, `based on`, `developed from`. */
function isComparison(facts: Facts, link: number): boolean {
  const word = lower(facts, link);
  const before = lower(facts, link - 1);
  if (/^(?:like|unlike|than)$/.test(word)) return true;
  if (word === 'to')
    return /^(?:answer|alternative|successor|rival|similar|equivalent|back|comparable|compared|akin|equal|inferior|superior|response|counterpart|close|relative|related|resemblance|cousin)$/.test(
      before,
    );
  if (word === 'of')
    return /^(?:version|versions|copy|copies|relative|cousin|successor|heir|variant|descendant|derivative|development|counterpart|equivalent|clone|clones|rival|development|instead)$/.test(
      before,
    );
  if (word === 'on') return /^(?:based|modelled|modeled)$/.test(before);
  if (word === 'from') return /^(?:developed|derived|descended)$/.test(before);
  return word === 'with' && /^(?:compared|comparison|compatible)$/.test(before);
}

/** Longest stretch that is searched for the beginning of a clause, in words. */
const longestClause = 30;

/** Where the clause of a word begins: behind the last mark, `that`, or verb of saying. */
function clauseStart(facts: Facts, at: number): number {
  const { sentence, passage } = facts;
  const first = Math.max(sentence.from, at - longestClause);
  for (let next = at - 1; next >= first; next--) {
    if (lower(facts, next) === 'that' || isTagged(sentence, 'speechVerb', next)) return next + 1;
    if (/[,;:—–(“"]/.test(gapAfter(passage, next)) && !isOpenList(facts, next, at)) return next + 1;
  }
  return first;
}

/** A comma right before the name does not open a clause: `launchers, S-300 batteries and`. */
const isOpenList = (facts: Facts, next: number, at: number): boolean =>
  at - next <= 3 &&
  verbBefore(facts.sentence, Math.max(facts.sentence.from, next - longestClause), next);

const verbBefore = (sentence: Sentence, from: number, to: number): boolean =>
  (['finiteVerb', 'pastForm', 'possessVerb'] as const).some(
    (group) => tagsIn(sentence, group, from, to).length > 0,
  );
