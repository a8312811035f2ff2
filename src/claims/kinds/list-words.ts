import type { TagGroup } from '../lexicon.ts';
import { isTagged, type Passage } from '../passage.ts';
import type { Facts } from '../triggers/trigger-facts.ts';
import { stemWord } from './stem-word.ts';

/** Names that stand for all of their sort. */
const sorts: readonly (readonly [group: TagGroup, sort: string])[] = [
  ['system', '=system'],
  ['country', '=country'],
  ['demonym', '=country'],
  ['capital', '=country'],
  ['formerState', '=country'],
  ['month', '=date'],
  ['weekday', '=date'],
  ['numberWord', '0'],
];

/** Sorts of words that were asked for, by passage: each is asked for many times. */
const known = new WeakMap<Passage, (string | undefined)[]>();

/** A word as its stem, a name as its sort. */
export function sortOf(facts: Facts, at: number): string {
  const sorted = known.get(facts.passage) ?? [];
  known.set(facts.passage, sorted);
  const found = sorted[at] ?? findSort(facts, at);
  sorted[at] = found;
  return found;
}

function findSort(facts: Facts, at: number): string {
  const { passage, sentence } = facts;
  const word = passage.words[at];
  if (word === undefined) return '$';
  for (const [group, sort] of sorts) if (isTagged(sentence, group, at)) return sort;
  return word.capital && at > sentence.from && word.lower !== 'i' ? '=name' : stemWord(word.lower);
}

/** Lists the words of a claim, runs of two and three, what stands at its verb and right beside it. */
export function listWords(facts: Facts, from: number, to: number, verb: number | null): string[] {
  const { words } = facts.passage;
  const stem = (at: number): string => stemWord(words[at]?.lower ?? '');
  const out: string[] = [`opens:${stem(from)}`];
  let last = '^';
  let first = '^';
  for (let at = from; at <= to; at++) {
    const now = at === to ? '$' : sortOf(facts, at);
    out.push(`pair:${last}_${now}`);
    if (at > from) out.push(`three:${first}_${last}_${now}`);
    if (at < to) out.push(`word:${stem(at)}`);
    first = last;
    last = now;
  }
  if (from > facts.sentence.from) out.push(`behind:${stem(from - 1)}`);
  if (to < facts.sentence.to) out.push(`next:${stem(to)}`);
  if (verb === null) return out;
  out.push(`verb:${stem(verb)}`, `form:${words[verb]?.lower ?? ''}`);
  for (const step of [-1, 1, 2])
    if (verb + step >= from && verb + step < to)
      out.push(`verb${step < 0 ? step : `+${step}`}:${stem(verb + step)}`);
  return out;
}
