import type { ClaimKind } from '../../domain/claim.ts';
import { findVerb } from '../find-verb.ts';
import type { TagGroup } from '../lexicon.ts';
import { type Look, lookAt } from '../look-at.ts';
import { gapAfter } from '../passage.ts';
import type { SpeechAct } from '../speech-act.ts';
import type { Facts } from '../triggers/trigger-facts.ts';
import { listWords } from './list-words.ts';

/** A claim that is about to be drafted, before its kind is decided. */
export interface Candidate {
  /** Words `from` (inclusive) to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  /** The kind that the rules give it. */
  readonly kind: ClaimKind;
  /** Whether a rule for its very words gives that kind, and not the rules for plain clauses. */
  readonly isCertain: boolean;
  /** Who says it, and how; null in the report's own voice. */
  readonly act: SpeechAct | null;
  /** The claim drafted before it. */
  readonly before: { readonly kind: ClaimKind; readonly sentence: number } | null;
  /** Goes on with the subject of the statement before it. */
  readonly continues: boolean;
}

/** Groups that nearly every clause holds. */
const wide: ReadonlySet<TagGroup> = new Set([
  'determiner',
  'preposition',
  'finiteVerb',
  'numberWord',
]);

/** Where words stand: before the verb, at it, behind it, or in words without one. */
const sideOf = (verb: number | null, from: number, to: number): string =>
  verb === null ? 'verbless' : to <= verb ? 'subject' : from > verb ? 'object' : 'verb';

/**
 * Lists what is seen of a claim as words of a closed form (`word:launch`, `subject:weapon`, `look:passive`), each once; their order says
 * nothing. Linear in the length of the sentence.
 */
export function listFeatures(facts: Facts, one: Candidate): string[] {
  const { from, to } = one;
  const verb = findVerb(facts, from, to);
  const out = new Set<string>([`${one.isCertain ? 'certain' : 'kind'}:${one.kind}`]);
  const look = lookAt(facts, from, to, verb, one.continues);
  addLook(out, look);
  addDeeds(out, look);
  addGroups(out, facts, one, verb);
  addAmounts(out, facts, one, verb);
  addSetting(out, facts, one);
  for (const feature of listWords(facts, from, to, verb)) out.add(feature);
  return [...out];
}

const tenseOf = (look: Look): string => (look.past ? 'past' : look.future ? 'future' : 'present');

const topicOf = (look: Look): string =>
  look.weapons
    ? 'weapons'
    : look.refers
      ? 'reference'
      : look.people
        ? 'people'
        : look.flying
          ? 'flying'
          : 'none';

/** Groups of words that do something or say what is done. */
const deeds: readonly TagGroup[] = [
  'haveVerb',
  'possessVerb',
  'transferVerb',
  'tradeVerb',
  'deployVerb',
  'dwellVerb',
  'trainVerb',
  'serveVerb',
  'ability',
  'abilityVerb',
  'figureNoun',
  'readyWord',
  'coverVerb',
  'shootDownVerb',
  'passVerb',
  'lossVerb',
  'hostileVerb',
  'hostileNoun',
  'harmVerb',
  'judgement',
  'doubt',
  'copula',
  'conditionalWord',
  'condition',
  'modal',
  'negation',
  'needVerb',
  'figureVerb',
  'speechNoun',
  'speechVerb',
];

/** What the rules look at, and tense, voice and topic in one. */
function addLook(out: Set<string>, look: Look): void {
  for (const [name, value] of Object.entries(look)) if (value === true) out.add(`look:${name}`);
  const tense = tenseOf(look);
  const topic = topicOf(look);
  out.add(`tense:${tense}`);
  out.add(`topic:${topic}/${tense}${look.counted ? '/counted' : ''}`);
  out.add(`voice:${tense}${look.passive ? '/passive' : ''}${look.negated ? '/negated' : ''}`);
}

/** What is done, with what and when: no sum of single words says it. */
function addDeeds(out: Set<string>, look: Look): void {
  const ends = `${look.counted ? 'counted' : 'uncounted'}/${look.place ? 'placed' : 'unplaced'}`;
  for (const group of deeds) {
    if (!look.said(group)) continue;
    out.add(`deed:${group}/${topicOf(look)}`);
    out.add(`deed:${group}/${tenseOf(look)}${look.passive ? '/passive' : ''}`);
    out.add(`deed:${group}/${ends}`);
  }
}

/** Groups of the vocabulary inside the claim, by their place, and around it. */
function addGroups(out: Set<string>, facts: Facts, one: Candidate, verb: number | null): void {
  for (const [group, tags] of facts.sentence.tags) {
    if (wide.has(group)) continue;
    for (const tag of tags) {
      if (tag.to <= one.from || tag.from >= one.to) out.add(`around:${group}`);
      if (tag.from < one.from || tag.to > one.to) continue;
      const side = sideOf(verb, tag.from, tag.to);
      out.add(`group:${group}`);
      out.add(`${side}:${group}`);
      if (group !== 'unitNoun') continue;
      out.add(`unit:${tag.value}`);
      out.add(`${side}-unit:${tag.value}`);
    }
  }
}

/** Amounts, places and designations. */
function addAmounts(out: Set<string>, facts: Facts, one: Candidate, verb: number | null): void {
  const inside = <T extends { readonly from: number }>(list: readonly T[]): T[] =>
    list.filter(({ from }) => from >= one.from && from < one.to);
  for (const { from, to, quantity, refersBack } of inside(facts.quantities)) {
    out.add(`count:${refersBack ? 'back' : (quantity.unit ?? 'bare')}`);
    out.add(`approx:${quantity.approx}`);
    out.add(`${sideOf(verb, from, to)}-count`);
  }
  for (const { from, to, place } of inside(facts.places)) {
    out.add(`place:${place.kind}`);
    out.add(`${sideOf(verb, from, to)}-place`);
  }
  if (inside(facts.systems).length > 0) out.add('has:system');
}

/** Who says it, where it stands, and what stands beside it. */
function addSetting(out: Set<string>, facts: Facts, one: Candidate): void {
  const { passage, sentence } = facts;
  const { act, before, from, to } = one;
  out.add(`speech:${act?.speech ?? 'none'}`);
  if (act !== null) out.add(`speaker:${act.speaker?.kind ?? 'none'}`);
  if (act?.isDirect === true) out.add('has:direct');
  if (before !== null && sentence.index - before.sentence <= 1)
    out.add(`before:${before.kind}/${before.sentence === sentence.index ? 'same' : 'last'}`);
  if (one.continues) out.add('has:continues');
  if (sentence.isTitle) out.add('has:title');
  if (sentence.index <= 1) out.add('has:first');
  if (from <= sentence.from + 1 && to >= sentence.to - 1) out.add('has:whole');
  const length = to - from;
  out.add(`length:${length < 5 ? 'tiny' : length < 9 ? 'short' : length < 16 ? 'middle' : 'long'}`);
  const mark = from > sentence.from ? /[,;:—–("]/.exec(gapAfter(passage, from - 1)) : null;
  if (mark !== null) out.add(`mark:${mark[0]}`);
}
