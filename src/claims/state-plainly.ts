import type { ClaimKind } from '../domain/claim.ts';
import type { Clause } from './cut-clauses.ts';
import type { Statement } from './cut-statements.ts';
import type { Reader } from './draft-claim.ts';
import { findPlain, isBeside } from './find-plain.ts';
import { findSeams } from './find-seams.ts';
import { findVerb } from './find-verb.ts';
import { lookAt } from './look-at.ts';
import { isTagged, type Passage, tagsIn } from './passage.ts';
import { kindOf } from './plain-kind.ts';
import { looseRank } from './ranks.ts';
import type { SpeechAct } from './speech-act.ts';

import { type Facts, matters, trigger } from './triggers/trigger-facts.ts';

/** A question, or the words that only name a topic: `About the deliveries from Russia, ...`. */
export function asks(facts: Facts, clause: Clause): boolean {
  const { passage, sentence } = facts;
  const last = passage.words[clause.to - 1];
  const tail = last === undefined ? '' : passage.text.slice(last.end, last.end + 3);
  const first = passage.words[clause.from]?.lower ?? '';
  const opens =
    isTagged(sentence, 'finiteVerb', clause.from) ||
    /^(?:what|why|how|who|when|where|which|whether)$/.test(first);
  // `Is it not the case that ...?` claims what it asks.
  const claims = /^not$/.test(passage.words[clause.from + 2]?.lower ?? '');
  if (tail.includes('?') && opens && !claims) return true;
  const weapons = (['system', 'defenceNoun'] as const).some(
    (group) => tagsIn(sentence, group, clause.from, clause.to).length > 0,
  );
  if (!weapons && tagsIn(sentence, 'silence', clause.from, clause.to).length > 0) return true;
  return (
    /^(?:about|regarding|concerning)$/.test(first) &&
    findVerb(facts, clause.from, clause.to) === null
  );
}

/** `Israel said [after its strikes last June that] it had destroyed`: words between the verb and what is said. */
export function isBetween(passage: Passage, clause: Clause, acts: readonly SpeechAct[]): boolean {
  const start = passage.words[clause.from]?.start ?? 0;
  const end = passage.words[clause.to - 1]?.end ?? 0;
  return acts.some(
    (act) =>
      !act.isDirect &&
      act.markEnd <= start &&
      end <= act.scopeStart &&
      act.scopeStart - act.markEnd < 80,
  );
}

/** A clause that no rule claims, as it stands; words that only say who speaks state nothing. */
export function statePlainly(
  reader: Reader,
  facts: Facts,
  clause: Clause,
  acts: readonly SpeechAct[],
  inherits: boolean,
): Statement | null {
  const opens = clause.hole !== null && clause.hole.to < clause.to ? clause.hole.to : clause.from;
  const from = behindMark(reader, facts, opens, clause.to, acts);
  if (from > opens && isTagged(facts.sentence, 'preposition', from)) return null;
  const goes = inherits || (clause.hole !== null && matters(facts, clause.from, clause.hole.from));
  const found = findPlain(facts, { ...clause, from }, goes);
  // Behind an apposition that was read already the statement goes on.
  const kind = found?.kind === 'capability' ? fragmentKind(reader, facts, clause, from) : null;
  const spanFrom = clause.hole !== null && clause.hole.to < clause.to ? clause.hole.to : from;
  if (found === null || settled(reader, facts, spanFrom, clause.to)) return null;
  return {
    trigger: { ...found, kind: kind ?? found.kind },
    clause,
    from: clause.hole === null ? from : clause.from,
    spanFrom,
    to: clause.to,
    continues: false,
  };
}

/** The first word behind those that only say who speaks, and behind `It is not true that`. */
function behindMark(
  reader: Reader,
  facts: Facts,
  first: number,
  to: number,
  acts: readonly SpeechAct[],
): number {
  const isMark = (at: number): boolean => {
    const offset = reader.read.passage.words[at]?.start ?? -1;
    return acts.some((act) => act.markStart <= offset && offset < act.markEnd);
  };
  let from = first;
  while (from < to && isMark(from)) from++;
  return behindIntroduction(facts, from, to);
}

/** A sentence of more words is a list or no prose at all: nothing is guessed in it, which keeps the reading of long lists fast. */
const mostWords = 120;

/** Words that no rule takes for a statement; the gate decides on them. */
export function stateLoosely(
  reader: Reader,
  facts: Facts,
  clause: Clause,
  acts: readonly SpeechAct[],
  inherits: boolean,
): Statement | null {
  const opens = clause.hole !== null && clause.hole.to < clause.to ? clause.hole.to : clause.from;
  const from = behindMark(reader, facts, opens, clause.to, acts);
  const { to } = clause;
  if (facts.sentence.to - facts.sentence.from > mostWords) return null;
  if (to - from < 3 || settled(reader, facts, from, to) || isGloss(facts, from, to)) return null;
  const verb = findVerb(facts, from, to);
  const look = lookAt(facts, from, to, verb, inherits);
  if (isBeside(look)) return null;
  return {
    trigger: trigger(kindOf(look), { from: verb ?? from, to }, looseRank),
    clause,
    from,
    spanFrom: from,
    to,
    continues: false,
  };
}

/** `using the Russian word for shield`, `a term that the army prefers`: what is said of a word says nothing of the thing. */
function isGloss(facts: Facts, from: number, to: number): boolean {
  const opens = facts.passage.words[from]?.lower ?? '';
  if (!/^(?:using|a|an)$/.test(opens)) return false;
  const limit = Math.min(to, from + (opens === 'using' ? 6 : 3));
  for (let at = from + 1; at < limit; at++)
    if (
      /^(?:acronym|abbreviation|term|word|phrase|nickname|expression)$/.test(
        facts.passage.words[at]?.lower ?? '',
      )
    )
      return true;
  return false;
}

/** `..., and can be hidden`: the subject stands in the clause before. */
function goesOn(facts: Facts, clause: Clause): boolean {
  const joined = /^(?:and|but)$/.test(facts.passage.words[clause.from]?.lower ?? '');
  return (
    joined &&
    isTagged(facts.sentence, 'finiteVerb', clause.from + 1) &&
    matters(facts, facts.sentence.from, clause.from)
  );
}

/** `It is not true that a drone crossed`: what is stated stands behind `that`. */
function behindIntroduction(facts: Facts, from: number, to: number): number {
  const { words } = facts.passage;
  if (words[from]?.lower !== 'it' || !/^(?:is|was)$/.test(words[from + 1]?.lower ?? ''))
    return from;
  for (let at = from + 3; at < Math.min(to - 3, from + 6); at++)
    if (words[at]?.lower === 'that') return at + 1;
  return from;
}

/** Cuts a clause at its seams. */
export function partPlain(
  facts: Facts,
  clause: Clause,
): { readonly part: Clause; readonly inherits: boolean }[] {
  const out: { part: Clause; inherits: boolean }[] = [];
  let { from } = clause;
  let inherits = goesOn(facts, clause);
  for (const seam of findSeams(facts, clause)) {
    out.push({ part: { ...clause, from, to: seam.end }, inherits });
    inherits = seam.inherits && matters(facts, from, seam.end);
    from = seam.next;
  }
  return [...out, { part: { ...clause, from }, inherits }];
}

/** Words without a verb go on with what was stated right before: `In other words, just over a third.` */
function fragmentKind(
  reader: Reader,
  facts: Facts,
  clause: Clause,
  from: number,
): ClaimKind | null {
  const last = reader.drafts[reader.drafts.length - 1];
  const listed =
    last !== undefined &&
    facts.sentence.index - last.sentence <= 1 &&
    ['possession', 'deployment', 'personnel', 'effect'].includes(last.kind);
  const whole = clause.to - from <= 12 && facts.sentence.index !== last?.sentence;
  return listed && whole && findVerb(facts, from, clause.to) === null ? last.kind : null;
}

/** Tells whether a draft holds these words already. */
function settled(reader: Reader, facts: Facts, from: number, to: number): boolean {
  const start = facts.passage.words[from]?.start ?? 0;
  const end = facts.passage.words[to - 1]?.end ?? 0;
  return reader.drafts.slice(-8).some((draft) => draft.span.start < end && start < draft.span.end);
}
