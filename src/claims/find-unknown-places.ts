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
    if (!/^(?:at|near|outside|around|on|in)$/.test(before)) continue;
    const particle =
      /^(?:al|el|as|ad)$/.test(word.lower) && passage.words[at + 1]?.capital === true;
    if (!word.capital && !particle) continue;
    let to = at + (particle ? 2 : 1);
    while (
      to < sentence.to &&
      to - at < 3 &&
      passage.words[to]?.capital === true &&
      /^[\s-]$/.test(gapAfter(passage, to - 1))
    )
      to++;
    const other = notPlaces.some((group) => isTagged(sentence, group, at));
    if (!other && !/\p{N}/u.test(textOf(passage, at, to))) add(at, to);
  }
  return out;
}

/** What a capital letter behind `in` or `at` may also begin. */
const notPlaces = [
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
