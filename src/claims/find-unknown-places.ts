import { gapAfter, isTagged, type Passage, type Sentence, textOf } from './passage.ts';
import { bounded, type PlaceDraft } from './place-draft.ts';

/**
 * Names that no map of ours holds: `at Jufra`, `on Penghu`, `near al-Watiya`; and compass parts, `in the south of the country`. Both are
 * regions, because nobody can tell their size.
 */
export function unknownDrafts(
  passage: Passage,
  sentence: Sentence,
  known: readonly PlaceDraft[],
): PlaceDraft[] {
  const out: PlaceDraft[] = [];
  const add = (from: number, to: number): void => {
    if (known.some((one) => one.from < to && from < one.to)) return;
    out.push({
      kind: 'region',
      name: textOf(passage, from, to),
      from,
      to,
      direction: null,
      owner: null,
    });
  };
  for (let at = sentence.from + 1; at < sentence.to; at++) {
    const word = passage.words[at];
    const before = passage.words[at - 1]?.lower ?? '';
    if (word === undefined || bounded(passage, at - 1)) continue;
    const land = namedLand(passage, sentence, at);
    if (land !== null) {
      add(at, land);
      continue;
    }
    // `moving missiles to its far north`
    if (
      before === 'far' &&
      isTagged(sentence, 'direction', at) &&
      /^(?:the|its|their|our)$/.test(passage.words[at - 2]?.lower ?? '')
    ) {
      add(at - 1, at + 1);
      continue;
    }
    if (
      before === 'the' &&
      isTagged(sentence, 'direction', at) &&
      /^(?:in|to|towards?|across)$/.test(passage.words[at - 2]?.lower ?? '')
    ) {
      const alone =
        at + 1 >= sentence.to ||
        bounded(passage, at) ||
        passage.words[at + 1]?.lower === 'of' ||
        isTagged(sentence, 'auxiliary', at + 1) ||
        isTagged(sentence, 'subordinator', at + 1);
      if (alone) add(at, at + 1);
      continue;
    }
    if (!leadsToPlace(passage, sentence, at)) continue;
    const particle =
      /^(?:al|el|as|ad)$/.test(word.lower) && passage.words[at + 1]?.capital === true;
    if (!word.capital && !particle) continue;
    let to = at + (particle ? 2 : 1);
    while (
      to < sentence.to &&
      to - at < 5 &&
      passage.words[to]?.capital === true &&
      /^[\s-]$/.test(gapAfter(passage, to - 1))
    )
      to++;
    const other = notPlaces.some((group) => isTagged(sentence, group, at));
    if (!other && !/\p{N}/u.test(textOf(passage, at, to))) add(at, to);
  }
  return out;
}

const lands =
  /^(?:islands?|peninsula|region|province|valley|desert|strait|mountains|hills|district|oblast|governorate|canyon|gorge|plateau|highlands|delta|archipelago|corridor|dam|airport|airfield)$/;

/** `the Nansei islands`, `the Micay Canyon`, `La Mesa air bases`: names that the noun behind them makes a place; the word behind the noun, null elsewhere. */
function namedLand(passage: Passage, sentence: Sentence, at: number): number | null {
  if (passage.words[at]?.capital !== true || /\p{N}/u.test(passage.words[at]?.lower ?? ''))
    return null;
  if (passage.words[at - 1]?.capital === true && /^[\s-]$/.test(gapAfter(passage, at - 1)))
    return null;
  if (
    notPlaces.some((group) => isTagged(sentence, group, at)) ||
    isTagged(sentence, 'direction', at)
  )
    return null;
  for (let to = at + 1; to < Math.min(sentence.to, at + 4); to++) {
    if (!/^[\s-]$/.test(gapAfter(passage, to - 1))) return null;
    const word = passage.words[to]?.lower ?? '';
    if (lands.test(word)) return to + 1;
    if (word === 'air' && /^bases?$/.test(passage.words[to + 1]?.lower ?? '')) return to + 2;
    if (passage.words[to]?.capital !== true || isTagged(sentence, 'system', to)) return null;
  }
  return null;
}

/** Nouns whose name follows behind `of`: `the port of Corinto`, `the gold fields of Djado`, `the provinces of Khuzestan`. */
const named =
  /^(?:ports?|towns?|city|cities|villages?|provinces?|districts?|states?|islands?|valleys?|fields?|coast|gulf|bay|gorge|airport|region|regions|governorates?|oblasts?|plain|mountains?|hills?|north|south|east|west|outskirts|vicinity|suburbs?|capital|department|area)$/;

/** Nouns of a way, whose end follows behind `to`: `the road to Asosa`. */
const way = /^(?:road|route|highway|railway|line|way|approach|approaches)$/;

/** Tells whether the words before word `at` make a place of a name that follows: a preposition, with or without an article. */
function leadsToPlace(passage: Passage, sentence: Sentence, at: number): boolean {
  const link = passage.words[at - 1]?.lower === 'the' ? at - 2 : at - 1;
  const before = passage.words[link]?.lower ?? '';
  if (link < sentence.from) return false;
  if (
    /^(?:at|near|outside|around|on|in|above|behind|beyond|through|across|along|off)$/.test(before)
  )
    return true;
  const noun = passage.words[link - 1]?.lower ?? '';
  if (before === 'of') return named.test(noun);
  if (before !== 'to' || link === at - 2) return false;
  const moved = [1, 2, 3, 4, 5, 6, 7].some((step) => isTagged(sentence, 'deployVerb', link - step));
  return way.test(noun) || moved;
}

/** What a capital letter behind `in` or `at` may also begin. */
export const notPlaces = [
  'month',
  'weekday',
  'system',
  'country',
  'demonym',
  'institution',
  'document',
  'title',
  'speakerGroup',
  'settingNoun',
  'determiner',
  'firstPerson',
  'sea',
  'numberWord',
  'forceNoun',
] as const;
