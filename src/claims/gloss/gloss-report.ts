import type { SpanishWords } from '../../domain/reference.ts';
import type { Report, Span } from '../../domain/report.ts';
import { chooseSenses } from './choose-senses.ts';
import { findUnits } from './find-units.ts';
import { buildSpanishLexicon, type SpanishLexicon } from './spanish-lexicon.ts';
import { cutTokens, type Token } from './spanish-tokens.ts';
import { turnClauses } from './turn-clauses.ts';
import { turnNounGroups } from './turn-noun-groups.ts';
import { turnSmallWords } from './turn-small-words.ts';
import { type Said, turnVerbs } from './turn-verbs.ts';

/** A report in English words, and where each of them comes from. */
export interface Gloss {
  /** The same report with its text and sentences in English words. */
  readonly report: Report;
  /** Parts of the English text in order, each with the part of the Spanish text that it stands for. */
  readonly parts: readonly GlossPart[];
}

/** English characters `start` to `end`, and the Spanish ones that they stand for. */
export interface GlossPart extends Span {
  readonly source: Span;
}

const prepared = new WeakMap<SpanishWords, SpanishLexicon>();

function lexiconOf(words: SpanishWords): SpanishLexicon {
  const kept = prepared.get(words) ?? buildSpanishLexicon(words);
  prepared.set(words, kept);
  return kept;
}

/**
 * Glosses a Spanish report: each sentence word by word into English, with English order and inflection where a few rules give them. What stands between sentences stays as it is.
 * The English is made to be read by the program, not by people. Linear in length.
 */
export function glossReport(report: Report, words: SpanishWords): Gloss {
  const lexicon = lexiconOf(words);
  const sentences = [...report.sentences].sort((a, b) => a.start - b.start);
  const tokens = sentences.map((span) => cutTokens(report.text, span.start, span.end));
  const names = findNames(tokens);
  let text = '';
  let last = 0;
  const parts: GlossPart[] = [];
  const spans: Span[] = [];
  const keep = (to: number): void => {
    if (to <= last) return;
    parts.push({
      start: text.length,
      end: text.length + to - last,
      source: { start: last, end: to },
    });
    text += report.text.slice(last, to);
    last = to;
  };
  sentences.forEach((span, index) => {
    keep(span.start);
    const start = text.length;
    for (const { english, gap, start: from, end: to } of glossSentence(
      tokens[index] as Token[],
      lexicon,
      names,
    )) {
      const space = text.length === start ? '' : gap;
      if (english === '') continue;
      text += space;
      parts.push({
        start: text.length,
        end: text.length + english.length,
        source: { start: from, end: to },
      });
      text += english;
    }
    spans.push({ start, end: text.length });
    last = span.end;
  });
  keep(report.text.length);
  const titleAt =
    report.titleSpan === null
      ? -1
      : sentences.findIndex((span) => span.start === report.titleSpan?.start);
  const titleSpan = titleAt < 0 ? null : (spans[titleAt] as Span);
  return {
    report: {
      ...report,
      text,
      sentences: spans,
      titleSpan,
      title: titleSpan === null ? report.title : text.slice(titleSpan.start, titleSpan.end),
    },
    parts,
  };
}

/** Words that stand with a capital inside sentences and never without one. */
function findNames(sentences: readonly (readonly Token[])[]): ReadonlySet<string> {
  const capital = new Set<string>();
  const small = new Set<string>();
  for (const tokens of sentences)
    tokens.forEach((token, at) => {
      if (token.kind !== 'word') return;
      if (!/^\p{Lu}/u.test(token.text)) small.add(token.lower);
      else if (at > 0 && tokens[at - 1]?.kind !== 'mark') capital.add(token.lower);
    });
  return new Set([...capital].filter((word) => !small.has(word)));
}

function glossSentence(
  tokens: readonly Token[],
  lexicon: SpanishLexicon,
  names: ReadonlySet<string>,
): Said[] {
  const chosen = chooseSenses(findUnits(tokens, lexicon, names));
  const conditional = chosen.some((unit) =>
    /^(?:si|en caso de|en caso de que|siempre que)$/.test(unit.spanish),
  );
  const ordered = turnNounGroups(turnSmallWords(chosen));
  const said = turnClauses(turnVerbs(ordered, conditional)).filter((one) => one.english !== '');
  return mendSurface(said, /^\p{Lu}/u.test(tokens[0]?.text ?? '') || tokens[0]?.kind === 'mark');
}

/** `a` and `an`, the first letter, and spaces where a mark has gone. */
function mendSurface(said: readonly Said[], capital: boolean): Said[] {
  let isFirst = capital;
  return said.map((one, at) => {
    let { english } = one;
    const next = said[at + 1]?.english ?? '';
    if (english === 'a' && /^[aeiou]/i.test(next)) english = 'an';
    if (isFirst && /[\p{L}\p{N}]/u.test(english)) {
      english = english.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase());
      isFirst = false;
    }
    return english === one.english ? one : { ...one, english };
  });
}
