import type { Report, Span } from '../domain/report.ts';
import type { Lexicon, Tag, TagGroup } from './lexicon.ts';
import { findTags } from './lexicon.ts';
import type { Word } from './words.ts';
import { splitWords } from './words.ts';

/** A sentence with its words and phrases. */
export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Words `from` (inclusive) to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  readonly isTitle: boolean;
  readonly tags: ReadonlyMap<TagGroup, readonly Tag[]>;
}

/** A report as words, phrases and sentences. */
export interface Passage {
  readonly report: Report;
  readonly text: string;
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
}

const none: readonly Tag[] = [];

/** Lists the phrases of one group in a sentence, in order. */
export function tagsOf(sentence: Sentence, group: TagGroup): readonly Tag[] {
  return sentence.tags.get(group) ?? none;
}

/** Lists the phrases of one group that lie wholly inside words `from` to `to`. */
export function tagsIn(
  sentence: Sentence,
  group: TagGroup,
  from: number,
  to: number,
): readonly Tag[] {
  return tagsOf(sentence, group).filter((tag) => tag.from >= from && tag.to <= to);
}

/** Tells whether word `at` lies in a phrase of the group. */
export function isTagged(sentence: Sentence, group: TagGroup, at: number): boolean {
  return tagsOf(sentence, group).some((tag) => tag.from <= at && at < tag.to);
}

/** Finds the phrase of a group that begins at word `at`. */
export function tagAt(sentence: Sentence, group: TagGroup, at: number): Tag | undefined {
  return tagsOf(sentence, group).find((tag) => tag.from === at);
}

/** The words between two word numbers as they stand in the text. */
export function textOf(passage: Passage, from: number, to: number): string {
  const first = passage.words[from];
  const last = passage.words[to - 1];
  return first === undefined || last === undefined ? '' : passage.text.slice(first.start, last.end);
}

/** The characters between word `at` and the next one. */
export function gapAfter(passage: Passage, at: number): string {
  const left = passage.words[at];
  const right = passage.words[at + 1];
  if (left === undefined || right === undefined) return '\n';
  return passage.text.slice(left.end, right.start);
}

/** Reads a report into words, phrases and sentences. Linear in length. */
export function readPassage(report: Report, lexicon: Lexicon): Passage {
  const { text } = report;
  const words = splitWords(text);
  const tags = findTags(lexicon, text, words);
  let at = 0;
  let tagAtIndex = 0;
  const titleStart = report.titleSpan?.start ?? -1;
  const sentences = [...report.sentences]
    .sort((a: Span, b: Span) => a.start - b.start)
    .map((span, index): Sentence => {
      while (at < words.length && (words[at] as Word).start < span.start) at++;
      const from = at;
      while (at < words.length && (words[at] as Word).end <= span.end) at++;
      const groups = new Map<TagGroup, Tag[]>();
      while (tagAtIndex < tags.length && (tags[tagAtIndex] as Tag).from < from) tagAtIndex++;
      while (tagAtIndex < tags.length && (tags[tagAtIndex] as Tag).from < at) {
        const tag = tags[tagAtIndex] as Tag;
        tagAtIndex++;
        if (tag.to > at) continue;
        const list = groups.get(tag.group);
        if (list === undefined) groups.set(tag.group, [tag]);
        else list.push(tag);
      }
      return {
        index,
        start: span.start,
        end: span.end,
        from,
        to: at,
        isTitle: span.start === titleStart,
        tags: groups,
      };
    });
  return { report, text, words, sentences };
}

/** Word number of the word at or behind an offset, searched inside a sentence. */
export function wordAt(passage: Passage, sentence: Sentence, offset: number): number {
  let low = sentence.from;
  let high = sentence.to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passage.words[middle] as { readonly end: number }).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
