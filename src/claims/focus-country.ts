import type { CityNames } from './find-city-names.ts';
import type { Tag } from './lexicon.ts';
import { gapAfter, isTagged, type Passage, type Sentence, tagsOf, textOf } from './passage.ts';

/**
 * What speaks for a country as the one whose defence a report is about, and how much; fitted to the labelled reports as weights of a choice
 * among the countries of a report (-log of the softmax share of the country that most labels name), in tenths.
 */
const weights = {
  title: 2,
  /** Opens the title or the report: `North Korea test-fired`. */
  opens: 5,
  /** In the first three sentences. */
  head: 8,
  country: 8,
  demonym: 3,
  capital: 6,
  /** In a sentence that names weapons. */
  armed: 7,
  /** Its army, ministry or sky. */
  owns: 2,
  /** The first words of a sentence. */
  subject: -3,
  /** `Russian-made`, `Chinese launchers`: who made it. */
  maker: 6,
  /** `to France`, `with India`. */
  foreign: 0,
  /** `bought from France`, `supplied by Italy`. */
  from: -2,
  /** `against India`. */
  against: 0,
  /** `in Mali`. */
  inside: -3,
  /** `Russian drones`, `Iranian missiles`: what is fired at somebody. */
  flying: -2,
  /** A word that one country alone uses: its parliament, its money. */
  nation: 6,
  /** `two Thai officials`: a source, not an owner. */
  source: -2,
  /** A city of the country; in a dateline; behind `in` or `near`. */
  city: 3,
  dateline: 1,
  placed: 8,
} as const;

type Evidence = keyof typeof weights;

/** More of one sort counts no more than this. */
const most = 6;

/** The country whose defence a report is about, by all that speaks for one; alpha-3, null where none is named. */
export function focusOf(passage: Passage, cities: CityNames): string | null {
  let best: string | null = null;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const [code, seen] of gatherEvidence(passage, cities)) {
    let sum = 0;
    for (const [evidence, count] of seen) sum += weights[evidence] * Math.min(most, count);
    if (sum <= greatest) continue;
    best = code;
    greatest = sum;
  }
  return best;
}

/** Counts what speaks for each country that a report names, in the order of their first mention. */
export function gatherEvidence(
  passage: Passage,
  cities: CityNames,
): Map<string, Map<Evidence, number>> {
  const out = new Map<string, Map<Evidence, number>>();
  const add = (code: string, evidence: Evidence): void => {
    const seen = out.get(code) ?? new Map<Evidence, number>();
    out.set(code, seen.set(evidence, (seen.get(evidence) ?? 0) + 1));
  };
  for (const sentence of passage.sentences) {
    const opening = sentence.index < 2 ? behindDateline(passage, sentence) : sentence.from;
    const armed = tagsOf(sentence, 'system').length + tagsOf(sentence, 'genericSystem').length > 0;
    for (const group of ['country', 'demonym', 'capital'] as const) {
      for (const tag of tagsOf(sentence, group)) {
        const sorts = sortsOf(passage, sentence, tag);
        for (const evidence of sorts) add(tag.value, evidence);
        if (sorts[0] !== group) continue;
        if (sentence.isTitle) add(tag.value, 'title');
        if (sentence.index < 3) add(tag.value, 'head');
        if (armed) add(tag.value, 'armed');
        if (tag.from >= opening && tag.from - opening < 3)
          add(tag.value, sentence.index < 2 ? 'opens' : 'subject');
      }
    }
    for (const tag of tagsOf(sentence, 'nationWord')) add(tag.value, 'nation');
    for (let at = sentence.from; at < sentence.to; at++) {
      const name = passage.words[at]?.capital === true ? textOf(passage, at, at + 1) : '';
      const city = name === '' ? undefined : cities.get(name);
      if (city === undefined) continue;
      const dateline = name.length > 3 && name === name.toUpperCase();
      const placed = isTagged(sentence, 'placePreposition', at - 1);
      add(city.country, dateline ? 'dateline' : placed ? 'placed' : 'city');
    }
  }
  return out;
}

/** What a mention says of its country, what it says first before the rest. */
function sortsOf(passage: Passage, sentence: Sentence, tag: Tag): Evidence[] {
  const group = tag.group as 'country' | 'demonym' | 'capital';
  const next = (one: 'system' | 'genericSystem' | 'unitNoun' | 'speakerGroup', step = 0): boolean =>
    isTagged(sentence, one, tag.to + step);
  const made =
    tagsOf(sentence, 'originWord').some((one) => one.from === tag.to) ||
    (group === 'demonym' && (next('system') || next('genericSystem') || next('unitNoun')));
  if (made) return ['maker'];
  const article = passage.words[tag.from - 1]?.lower === 'the' ? 2 : 1;
  const link = passage.words[tag.from - article]?.lower ?? '';
  if (
    group === 'country' &&
    !sentence.isTitle &&
    /^(?:from|against|to|with|by|over|between|and)$/.test(link)
  )
    return [/^(?:from|by)$/.test(link) ? 'from' : link === 'against' ? 'against' : 'foreign'];
  if (group === 'demonym' && [0, 1].some((step) => flies(passage, sentence, tag.to + step)))
    return ['flying'];
  if (/^(?:in|inside|across|into)$/.test(link) && group === 'country') return [group, 'inside'];
  if (group === 'demonym' && [0, 1, 2].some((step) => next('speakerGroup', step)))
    return ['source'];
  return owns(passage, sentence, tag) ? [group, 'owns'] : [group];
}

/** `drones`, `missiles`, `jets`. */
const flies = (passage: Passage, sentence: Sentence, at: number): boolean =>
  isTagged(sentence, 'flyingNoun', at) ||
  /^(?:missiles?|rockets?|shells?|strikes?|raids?|attacks?|bombs?)$/.test(
    passage.words[at]?.lower ?? '',
  );

/** `The Kenyan army`, `Kenya's sky`. */
const owns = (passage: Passage, sentence: Sentence, tag: Tag): boolean =>
  isTagged(sentence, 'institution', tag.to) ||
  isTagged(sentence, 'forceNoun', tag.to) ||
  (passage.words[tag.to]?.lower === "'s" &&
    (['institution', 'forceNoun', 'defenceNoun', 'title', 'territoryNoun'] as const).some(
      (one) => isTagged(sentence, one, tag.to + 1) || isTagged(sentence, one, tag.to + 2),
    ));

/** `SEOUL, June 28 (Agency) - [North Korea said]`: the word behind the dash. */
function behindDateline(passage: Passage, sentence: Sentence): number {
  const first = passage.words[sentence.from];
  if (first === undefined || !/^\p{Lu}{3,}$/u.test(passage.text.slice(first.start, first.end)))
    return sentence.from;
  for (let at = sentence.from; at < Math.min(sentence.to - 1, sentence.from + 12); at++)
    if (/\s(?:[—–]|--?)\s$/.test(gapAfter(passage, at))) return at + 1;
  return sentence.from;
}
