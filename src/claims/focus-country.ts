import type { CityNames } from './find-city-names.ts';
import type { Tag } from './lexicon.ts';
import { gapAfter, isTagged, type Passage, type Sentence, tagsOf, textOf } from './passage.ts';

/** The country that sentences about weapons name most, cities included; alpha-3. `Russian-made` says nothing of the owner. */
export function focusOf(passage: Passage, cities: CityNames): string | null {
  const counts = new Map<string, number>();
  // `Ministry of Defence of Belarus` above the title, `Kenya Daily` under it.
  for (const tag of passage.loose)
    if (/^(?:country|demonym|capital)$/.test(tag.group))
      counts.set(tag.value, (counts.get(tag.value) ?? 0) + 4);
  for (const sentence of passage.sentences) {
    const weapons =
      tagsOf(sentence, 'system').length + tagsOf(sentence, 'genericSystem').length > 0 ? 3 : 1;
    const opening = sentence.index < 2 ? behindDateline(passage, sentence) : sentence.from;
    for (const group of ['country', 'demonym', 'capital'] as const) {
      for (const tag of tagsOf(sentence, group)) {
        const maker =
          tagsOf(sentence, 'originWord').some((one) => one.from === tag.to) ||
          (group === 'demonym' && isTagged(sentence, 'system', tag.to));
        const article = passage.words[tag.from - 1]?.lower === 'the' ? 2 : 1;
        const foreign =
          group === 'country' &&
          !sentence.isTitle &&
          /^(?:from|against|to|with|by|over|between|and)$/.test(
            passage.words[tag.from - article]?.lower ?? '',
          );
        if (maker || foreign) continue;
        // `two Thai intelligence officials`: a source, not an owner.
        const source =
          group === 'demonym' &&
          [0, 1, 2].some((step) => isTagged(sentence, 'speakerGroup', tag.to + step));
        if (source) {
          counts.set(tag.value, (counts.get(tag.value) ?? 0) + 1);
          continue;
        }
        // Whose army, ministry or sky it is counts more than who is merely named; so does the head of the text.
        const owns =
          isTagged(sentence, 'institution', tag.to) ||
          isTagged(sentence, 'forceNoun', tag.to) ||
          (passage.words[tag.to]?.lower === "'s" &&
            (['institution', 'forceNoun', 'defenceNoun', 'title', 'territoryNoun'] as const).some(
              (one) => isTagged(sentence, one, tag.to + 1) || isTagged(sentence, one, tag.to + 2),
            ));
        const head = sentence.isTitle ? 4 : sentence.index < 3 ? 2 : 1;
        // The country that opens the title or the report: `North Korea test-fired`.
        const opens = sentence.index < 2 && tag.from >= opening && tag.from - opening < 3 ? 8 : 0;
        const seat = group === 'capital' ? Math.min(2, weapons) : weapons;
        counts.set(tag.value, (counts.get(tag.value) ?? 0) + seat * head * (owns ? 2 : 1) + opens);
      }
    }
    // `MANILA, Philippines - The military will put`: whose military, the dateline says.
    const home = opening > sentence.from ? unqualified(passage, sentence, opening) : false;
    if (home)
      for (const group of ['country', 'capital'] as const)
        for (const tag of tagsOf(sentence, group))
          if (tag.to <= opening) counts.set(tag.value, (counts.get(tag.value) ?? 0) + 12);
    for (let at = sentence.from; at < sentence.to; at++) {
      const name = passage.words[at]?.capital === true ? textOf(passage, at, at + 1) : '';
      const city = name === '' ? undefined : cities.get(name);
      const dateline = name.length > 3 && name === name.toUpperCase();
      if (city !== undefined && (dateline || isTagged(sentence, 'placePreposition', at - 1)))
        counts.set(city.country, (counts.get(city.country) ?? 0) + (dateline ? 4 : 1));
    }
  }
  let best: string | null = null;
  for (const [code, count] of counts)
    if (best === null || count > (counts.get(best) ?? 0)) best = code;
  return best;
}

/** `The defence ministry`, `The military`: a force or an institution without its country. */
const unqualified = (passage: Passage, sentence: Sentence, from: number): boolean =>
  passage.words[from]?.lower === 'the' &&
  [1, 2].some(
    (step) =>
      isTagged(sentence, 'institution', from + step) ||
      isTagged(sentence, 'forceNoun', from + step),
  ) &&
  !(['country', 'demonym', 'capital'] as const).some((group) =>
    [1, 2, 3].some((step) => isTagged(sentence, group, from + step)),
  );

/** `SEOUL, June 28 (Agency) - [North Korea said]`: the word behind the dash. */
function behindDateline(passage: Passage, sentence: Sentence): number {
  const first = passage.words[sentence.from];
  if (first === undefined || !/^\p{Lu}{3,}$/u.test(passage.text.slice(first.start, first.end)))
    return sentence.from;
  for (let at = sentence.from; at < Math.min(sentence.to - 1, sentence.from + 12); at++)
    if (/\s(?:[—–]|--?)\s$/.test(gapAfter(passage, at))) return at + 1;
  return sentence.from;
}

/** Whether a report speaks of air defence at all. */
export function speaksOfDefence(passage: Passage): boolean {
  const { sentences } = passage;
  if (
    sentences.some((sentence) =>
      tagsOf(sentence, 'system').some((tag) => isSureName(passage, sentence, tag)),
    )
  )
    return true;
  const named = sentences.filter((one) => tagsOf(one, 'genericSystem').length > 0).length;
  // `She is our air defence`, once in a long text without weapons: a figure of speech.
  const weapons = sentences.filter((one) =>
    tagsOf(one, 'unitNoun').some(({ value }) =>
      /^(?:missile|launcher|battery|system|radar|rocket|gun|interceptor)$/.test(value),
    ),
  ).length;
  return named > 1 || (named === 1 && (weapons > 1 || sentences.length < fewestSentences));
}

/** In a shorter text one mention of air defence is enough. */
const fewestSentences = 8;

/** Names such as Patriot or Mistral are also those of teams and winds: alone they prove nothing. */
function isSureName(passage: Passage, sentence: Sentence, tag: Tag): boolean {
  const name = textOf(passage, tag.from, tag.to);
  if (/[\d-]|\p{Script=Cyrillic}/u.test(name)) return true;
  // `Patriot batteries`: the noun right behind says that it is the weapon.
  const noun = tagsOf(sentence, 'unitNoun').find((one) => one.from === tag.to);
  if (noun !== undefined && /^(?:battery|launcher|missile)$/.test(noun.value)) return true;
  return (
    tagsOf(sentence, 'unitNoun').some((noun) =>
      /missile|launcher/i.test(textOf(passage, noun.from, noun.to)),
    ) ||
    (tagsOf(sentence, 'institution').length > 0 && tagsOf(sentence, 'forceNoun').length > 0)
  );
}
