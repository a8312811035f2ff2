import type { Tag } from './lexicon.ts';
import { gapAfter, type Passage, type Sentence, tagsOf } from './passage.ts';

/** Words of a compass that begin the name of a country: `North Korea`, `South Sudan`. */
const points = /^(?:north|south|east|west)$/;

/**
 * Tags `the North` as the country whose full name the report gives (`North Korea`); nothing where two names begin with that word. Linear in
 * the number of words.
 */
export function nameShortForms(passage: Passage): Passage {
  const codes = new Map<string, string | null>();
  for (const sentence of passage.sentences)
    for (const tag of tagsOf(sentence, 'country')) {
      const first = passage.words[tag.from]?.lower ?? '';
      if (tag.to - tag.from !== 2 || !points.test(first)) continue;
      const known = codes.get(first);
      codes.set(first, known === undefined || known === tag.value ? tag.value : null);
    }
  if (codes.size === 0) return passage;
  const sentences = passage.sentences.map((sentence): Sentence => {
    const found: Tag[] = [];
    for (let at = sentence.from + 1; at < sentence.to; at++) {
      const word = passage.words[at];
      const code = word?.capital === true ? codes.get(word.lower) : undefined;
      if (code === undefined || code === null) continue;
      const named =
        passage.words[at - 1]?.lower === 'the' &&
        !(passage.words[at + 1]?.capital === true && gapAfter(passage, at) === ' ');
      if (named) found.push({ group: 'country', from: at, to: at + 1, value: code });
    }
    if (found.length === 0) return sentence;
    const all = [...tagsOf(sentence, 'country'), ...found].sort((a, b) => a.from - b.from);
    return { ...sentence, tags: new Map(sentence.tags).set('country', all) };
  });
  return { ...passage, sentences };
}
