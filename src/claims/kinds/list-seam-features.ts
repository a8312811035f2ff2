import { isInDate } from '../find-seams.ts';
import { findVerb } from '../find-verb.ts';
import type { TagGroup } from '../lexicon.ts';
import { gapAfter, isTagged } from '../passage.ts';
import { isHalf } from '../read-amounts.ts';
import {
  type Facts,
  isPeopleUnit,
  isWeaponUnit,
  lower,
  matters,
  quantitiesIn,
  systemsIn,
} from '../triggers/trigger-facts.ts';
import { sortOf } from './list-words.ts';

/** A statement that may hold two. */
export interface Whole {
  /** Words `from` (inclusive) to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  readonly certainty: 'certain' | 'plain' | 'loose';
  readonly kind: string;
}

/** Fewer words than these are no side of a seam. */
const fewestWords = 2;

/** A longer run of words is a list or no prose at all, and is left whole; this keeps the time linear. */
const mostWords = 80;

/** Words that may open the second of two statements. */
const joints: ReadonlySet<string> = new Set(
  'and but or while that which who whose where when as with without after before because although though so since until than'.split(
    ' ',
  ),
);

/** Lists the words of a statement before which another one may begin: behind a mark, at a joint, at a verb behind another one. */
export function listSeams(facts: Facts, { from, to }: Whole): number[] {
  const out: number[] = [];
  if (to - from > mostWords) return out;
  let verbs = 0;
  const holdsVerb = (at: number): boolean =>
    isTagged(facts.sentence, 'finiteVerb', at) || isTagged(facts.sentence, 'pastForm', at);
  const holdAnyVerb = (left: number, right: number): boolean => {
    for (let at = left; at < right; at++) if (holdsVerb(at)) return true;
    return false;
  };
  for (let at = from; at <= to - fewestWords; at++) {
    const opens = at - from >= fewestWords;
    const gap = opens ? gapAfter(facts.passage, at - 1) : ' ';
    const mark = gap !== ' ' && /[,;:—–"“”]["”’']?\s|\s["“—–-]/.test(gap);
    const finite = isTagged(facts.sentence, 'finiteVerb', at);
    // `The announcement, delivered with a tone of defiance, [came] as`: an insertion that says nothing by itself.
    const hangs = mark && holdsVerb(at) && !holdAnyVerb(from, at) && !matters(facts, from, at);
    const instead = lower(facts, at) === 'but' && /^(?:instead|rather)$/.test(lower(facts, at + 1));
    const half = isHalf(facts.passage, at) || isHalf(facts.passage, at - 1);
    if (isInDate(facts, at) || hangs || instead || half) continue;
    if (mark || (opens && (joints.has(lower(facts, at)) || (finite && verbs > 0)))) out.push(at);
    if (finite || /[a-z]{2}ed$/.test(lower(facts, at))) verbs++;
  }
  return out;
}

const sizeOf = (words: number): string =>
  words < 3 ? '2' : words < 5 ? '3' : words < 8 ? '5' : words < 13 ? '8' : '13';

/** What is counted in words `from` to `to`. */
function countedIn(facts: Facts, from: number, to: number): string {
  const units = quantitiesIn(facts, from, to).map((one) => one.quantity.unit);
  if (units.length === 0) return 'none';
  if (units.some(isWeaponUnit)) return 'weapons';
  if (units.some(isPeopleUnit)) return 'people';
  return units.some((unit) => /^(?:kilometre|metre|mile|foot)$/.test(unit ?? ''))
    ? 'measure'
    : 'other';
}

/** Lists what is seen of a seam before word `at` of a statement; each once. */
export function listSeamFeatures(facts: Facts, whole: Whole, at: number): string[] {
  const { sentence, passage } = facts;
  const { from, to } = whole;
  const out = new Set<string>(['seam']);
  const gap = /[,;:—–"“”()]/.exec(gapAfter(passage, at - 1))?.[0] ?? 'none';
  const tok = (word: number): string =>
    word < from ? '^' : word >= to ? '$' : sortOf(facts, word);
  const next = /^(?:and|but|or)$/.test(lower(facts, at)) ? at + 1 : at;
  const left = findVerb(facts, from, at);
  const right = findVerb(facts, next, to);
  const voice =
    right === null ? 'none' : right === next ? 'first' : right - next < 4 ? 'near' : 'far';
  const verbs = `${left === null ? 'none' : 'verb'}/${voice}`;
  out.add(`gap:${gap}`);
  out.add(`verbs:${verbs}`);
  out.add(`shape:${gap}/${next > at ? 'and' : 'none'}/${verbs}`);
  for (const [name, word] of [
    ['first', at],
    ['next', next],
    ['second', next + 1],
    ['third', next + 2],
    ['last', at - 1],
    ['last-but', at - 2],
  ] as const) {
    out.add(`${name}:${tok(word)}`);
    if (word < from || word >= to) continue;
    for (const [group, tags] of sentence.tags)
      if (tags.some((tag) => tag.from <= word && word < tag.to)) {
        out.add(`${name}-group:${group}`);
        if (name === 'next') out.add(`opens:${gap}/${group}/${voice}`);
      }
    const ending = /(?:ing|ed)$/.exec(lower(facts, word))?.[0];
    if (ending !== undefined) out.add(`${name}-ends:${ending}`);
  }
  out.add(`pair:${tok(at - 1)}_${tok(at)}`);
  out.add(`pair:${tok(at)}_${tok(at + 1)}/right`);
  out.add(`three:${tok(at)}_${tok(at + 1)}_${tok(at + 2)}`);
  const counts = [countedIn(facts, from, at), countedIn(facts, next, to)];
  const named = [systemsIn(facts, from, at), systemsIn(facts, next, to)].map((list) =>
    list.length > 0 ? 'named' : 'unnamed',
  );
  out.add(`counts:${counts.join('/')}`);
  out.add(`counts:${counts.join('/')}/${verbs}`);
  out.add(`named:${named.join('/')}`);
  out.add(`named:${named.join('/')}/${voice}`);
  const sizes = [sizeOf(at - from), sizeOf(to - next)];
  out.add(`left:${sizes[0]}`);
  out.add(`right:${sizes[1]}`);
  out.add(`right:${sizes[1]}/${voice}`);
  out.add(`left:${sizes[0]}/${left === null ? 'none' : 'verb'}`);
  const comma = (start: number, end: number): boolean => {
    for (let word = start; word + 1 < end; word++)
      if (gapAfter(passage, word).includes(',')) return true;
    return false;
  };
  if (comma(next, to)) out.add(`comma-behind/${gap}`);
  if (comma(from, at)) out.add(`comma-before/${gap}`);
  const places = (start: number, end: number): boolean =>
    facts.places.some((one) => one.from >= start && one.from < end);
  out.add(`places:${places(from, at)}/${places(next, to)}`);
  out.add(`rank:${whole.certainty}/${whole.kind}`);
  for (const group of heads)
    if (right !== null && isTagged(sentence, group, right)) out.add(`right-verb:${group}`);
  if (right !== null) out.add(`right-verb:${tok(right)}`);
  return [...out];
}

const heads: readonly TagGroup[] = [
  'copula',
  'haveVerb',
  'modal',
  'possessVerb',
  'deployVerb',
  'transferVerb',
  'abilityVerb',
  'coverVerb',
  'speechVerb',
  'trainVerb',
];
