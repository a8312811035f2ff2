import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged } from './passage.ts';
import type { Quote } from './read-quotes.ts';
import type { SpeechAct } from './speech-act.ts';

/** A clause: words `from` (inclusive) to `to` (exclusive) of a sentence. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  /** An apposition inside it (`the SA-2, a Cold War-era system, is ...`), which is a clause of its own; null without one. */
  readonly hole: { readonly from: number; readonly to: number } | null;
}

const opensAfterComma = new Set(
  'and but or so yet which who whose while whereas although though despite as because since when where if unless until after before with a an the each amid among adding calling enough'.split(
    ' ',
  ),
);
const opensAnywhere = new Set([
  'while',
  'whereas',
  'although',
  'though',
  'despite',
  'amid',
  'amidst',
  'because',
  'but',
  'unless',
  'until',
  'which',
]);

/** First word of a comma part that begins a clause of its own. */
function startsClause(passage: Passage, sentence: Sentence, at: number): boolean {
  const lower = passage.words[at]?.lower ?? '';
  // `Bought in the 1980s, they have not been fired since.`
  // `Since it gave its battery away, Slovakia has had none.`
  const leads = /^(?:since|when|while|although|though|because|after|before|as)$/.test(
    passage.words[sentence.from]?.lower ?? '',
  );
  const subject =
    passage.words[at]?.capital === true &&
    (isTagged(sentence, 'finiteVerb', at + 1) || isTagged(sentence, 'pastForm', at + 1));
  if (leads && subject) return true;
  const opened = /(?:ed|built|bought|made)$/.test(passage.words[sentence.from]?.lower ?? '');
  if (opened && /^(?:they|it)$/.test(lower) && isTagged(sentence, 'finiteVerb', at + 1))
    return true;
  if (lower === 'the' || lower === 'a' || lower === 'an') {
    // A noun phrase behind a comma stands alone when it is a new subject or an apposition, not as an item of a list.
    return hasVerbSoon(passage, sentence, at) || closesSoon(passage, sentence, at);
  }
  if (lower === 'and' || lower === 'or') return hasVerbSoon(passage, sentence, at);
  if (lower === 'as' && /^(?:well|of)$/.test(passage.words[at + 1]?.lower ?? '')) return false;
  return (
    opensAfterComma.has(lower) ||
    (lower.endsWith('ing') &&
      lower.length > 5 &&
      !/^(?:including|according|following|during|regarding|missing|evening|morning)$/.test(lower))
  );
}

const plainVerbs =
  /^(?:remains?|remained|stays|poses|lacks|needs|costs|carries|uses|fires|entered|weighs|reaches|includes)$/;

/** `, a Cold War-era system, is largely obsolete`: an insertion that a comma and a verb close. */
function closesSoon(passage: Passage, sentence: Sentence, at: number): boolean {
  for (let next = at + 1; next < Math.min(sentence.to, at + 18); next++) {
    if (gapAfter(passage, next - 1).includes(','))
      return (
        isTagged(sentence, 'auxiliary', next) || plainVerbs.test(passage.words[next]?.lower ?? '')
      );
  }
  return false;
}

/** `, and its proliferation increases` is a clause, `, and drones` the end of a list. */
function hasVerbSoon(passage: Passage, sentence: Sentence, at: number): boolean {
  for (let next = at + 1; next < Math.min(sentence.to, at + 9); next++) {
    if (next > at + 1 && /[,;:.]/.test(gapAfter(passage, next - 1))) return false;
    const lower = passage.words[next]?.lower ?? '';
    if (
      isTagged(sentence, 'auxiliary', next) &&
      lower !== 'to' &&
      lower !== 'also' &&
      lower !== 'now' &&
      lower !== 'only'
    )
      return true;
    if (
      next > at + 1 &&
      isTagged(sentence, 'pastForm', next) &&
      !isTagged(sentence, 'determiner', next - 1)
    )
      return true;
    if (
      next > at + 1 &&
      !isTagged(sentence, 'unitNoun', next) &&
      /(?:ed|[^s]s)$/.test(lower) &&
      (isTagged(sentence, 'deployVerb', next) ||
        isTagged(sentence, 'possessVerb', next) ||
        isTagged(sentence, 'speechVerb', next))
    )
      return true;
    if (/^(?:increases|raises|makes|gives|shows|remains|poses|covers|protects)$/.test(lower))
      return true;
  }
  return false;
}

/** Offsets at which a clause must end: edges of what is said, of who says it, and of quoted statements. */
function hardEdges(
  sentence: Sentence,
  acts: readonly SpeechAct[],
  quotes: readonly Quote[],
): Set<number> {
  const out = new Set<number>();
  for (const act of acts) {
    if (act.isInserted) continue;
    for (const offset of [act.markStart, act.markEnd, act.scopeStart, act.scopeEnd])
      if (offset > sentence.start && offset < sentence.end) out.add(offset);
  }
  for (const quote of quotes) {
    if (!quote.isStatement) continue;
    if (quote.start > sentence.start) out.add(quote.start);
    if (quote.end < sentence.end) out.add(quote.end);
  }
  return out;
}

/** Cuts a sentence into clauses in order; together they hold every word. */
export function cutClauses(
  passage: Passage,
  sentence: Sentence,
  acts: readonly SpeechAct[],
  quotes: readonly Quote[],
): Clause[] {
  const edges = [...hardEdges(sentence, acts, quotes)].sort((a, b) => a - b);
  const out: Clause[] = [];
  let from = sentence.from;
  let edge = 0;
  for (let at = sentence.from + 1; at < sentence.to; at++) {
    const word = passage.words[at];
    const before = passage.words[at - 1];
    if (word === undefined || before === undefined) break;
    const gap = gapAfter(passage, at - 1);
    let cut = /[;:—–]|\s-\s/.test(gap);
    while (edge < edges.length && (edges[edge] as number) <= before.start) edge++;
    if (
      edge < edges.length &&
      (edges[edge] as number) <= word.start &&
      (edges[edge] as number) > before.start
    )
      cut = true;
    // A condition and what follows from it are one statement.
    const conditional =
      /^(?:if|should|unless)$/.test(passage.words[from]?.lower ?? '') ||
      (passage.words[from]?.lower === 'in' &&
        /^(?:case|the)$/.test(passage.words[from + 1]?.lower ?? '') &&
        /^(?:of|event)$/.test(passage.words[from + 2]?.lower ?? ''));
    if (/,[\s'"’”]/.test(gap) && !conditional && startsClause(passage, sentence, at)) cut = true;
    if (word.lower === 'and' && passage.words[at + 1]?.lower === 'that') cut = true;
    const ofWhich = before.lower === 'of' && word.lower === 'which';
    // `do not order it but instead permit steps`: one statement.
    const instead =
      word.lower === 'but' && /^(?:instead|rather)$/.test(passage.words[at + 1]?.lower ?? '');
    if (
      opensAnywhere.has(word.lower) &&
      !ofWhich &&
      !instead &&
      !(word.lower === 'which' && isTagged(sentence, 'preposition', at - 1))
    )
      cut = true;
    if (
      word.lower === 'of' &&
      isRelative(passage, at + 1) &&
      !countsBefore(passage, sentence, from, at)
    )
      cut = true;
    if (/,\s/.test(gap) && countOfWhich(passage, sentence, at) !== null) cut = true;
    if (cut) {
      out.push({ from, to: at, hole: null });
      from = at;
    }
  }
  if (from < sentence.to) out.push({ from, to: sentence.to, hole: null });
  return out.flatMap((clause, index) => bridge(passage, sentence, clause, out[index - 1]));
}

const isRelative = (passage: Passage, at: number): boolean =>
  /^(?:which|whom)$/.test(passage.words[at]?.lower ?? '');

/** `, [six of which] are at the border`, `, [the first 24 of whom] came home`: the word `of` behind a count that opens at a word; null where none does. */
function countOfWhich(passage: Passage, sentence: Sentence, from: number): number | null {
  for (let at = from + 1; at < Math.min(sentence.to - 1, from + 6); at++) {
    if (passage.words[at]?.lower === 'of')
      return isRelative(passage, at + 1) && isCount(passage, sentence, at - 1) ? at : null;
    if (/[,;:.]\s/.test(gapAfter(passage, at - 1))) return null;
  }
  return null;
}

const isCount = (passage: Passage, sentence: Sentence, at: number): boolean =>
  /^(?:\d+|some|most|many|all|none|both|each|half|several|few|two|one|third|quarter|majority)$/.test(
    passage.words[at]?.lower ?? '',
  ) || isTagged(sentence, 'numberWord', at);

/** A clause that opens with the count that `of which` belongs to. */
const countsBefore = (passage: Passage, sentence: Sentence, from: number, of: number): boolean =>
  of > from && countOfWhich(passage, sentence, from) === of;

/** Joins what stands around an apposition: `[the SA-2,] a Cold War-era system, is largely obsolete`. */
function bridge(
  passage: Passage,
  sentence: Sentence,
  clause: Clause,
  before: Clause | undefined,
): Clause[] {
  const article = /^(?:a|an|the|which|who|whose)$|^\p{L}{3,20}ing$/u.test(
    passage.words[clause.from]?.lower ?? '',
  );
  if (!article || before === undefined || before.to !== clause.from || before.to - before.from > 8)
    return [clause];
  for (let at = clause.from + 2; at < clause.to; at++) {
    if (!gapAfter(passage, at - 1).includes(',')) continue;
    const verb =
      (isTagged(sentence, 'auxiliary', at) && passage.words[at]?.lower !== 'to') ||
      plainVerbs.test(passage.words[at]?.lower ?? '') ||
      isTagged(sentence, 'plainVerb', at) ||
      isTagged(sentence, 'transferVerb', at);
    if (!verb) return [clause];
    const participle = /ing$/.test(passage.words[clause.from]?.lower ?? '');
    if (participle) return [{ from: before.from, to: clause.to, hole: null }];
    return [
      { from: clause.from, to: at, hole: null },
      { from: before.from, to: clause.to, hole: { from: clause.from, to: at } },
    ];
  }
  return [clause];
}
