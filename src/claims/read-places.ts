import type { ClaimedPlace } from '../domain/claim.ts';
import type { CityNames } from './find-city-names.ts';
import { listedDrafts } from './find-listed-places.ts';
import { unknownDrafts } from './find-unknown-places.ts';
import type { Tag } from './lexicon.ts';
import {
  gapAfter,
  isTagged,
  type Passage,
  type Sentence,
  tagAt,
  tagsOf,
  textOf,
} from './passage.ts';
import { bounded, type PlaceDraft } from './place-draft.ts';

/** A place with its position in the text. */
export interface ReadPlace {
  readonly place: ClaimedPlace;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Compass word printed with the place, e.g. `north`; null when there is none. */
  readonly direction: string | null;
  /** Country whose border, coast, cities ... these are, where it is printed; alpha-3. */
  readonly owner: string | null;
}

/** First word of the noun phrase that ends at word `noun`: at most four words back, not over a preposition or a mark. */
function phraseStart(passage: Passage, sentence: Sentence, noun: number): number {
  let from = noun;
  while (from > sentence.from && noun - from < 5) {
    const before = from - 1;
    if (bounded(passage, before)) break;
    if (
      isTagged(sentence, 'preposition', before) ||
      isTagged(sentence, 'subordinator', before) ||
      isTagged(sentence, 'deployVerb', before)
    )
      break;
    if (
      isTagged(sentence, 'auxiliary', before) ||
      isTagged(sentence, 'speechVerb', before) ||
      isTagged(sentence, 'hostileVerb', before) ||
      isTagged(sentence, 'coverVerb', before)
    )
      break;
    from = before;
  }
  return from;
}

/** The country that owns a place: `Venezuela's borders`, `Venezuelan coast`, `cities of Venezuela`. */
function ownerOf(sentence: Sentence, from: number, to: number): string | null {
  const inside = [...tagsOf(sentence, 'country'), ...tagsOf(sentence, 'demonym')].filter(
    (tag) => tag.from >= from && tag.to <= to,
  );
  return inside[0]?.value ?? null;
}

function directionIn(sentence: Sentence, from: number, to: number): string | null {
  const tag = tagsOf(sentence, 'direction')
    .filter((one) => one.from >= from && one.to <= to)
    .sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  return tag?.value ?? null;
}

/** The country behind `with`, `between ... and`, `shared with` right after a border word. */
function neighbourBehind(passage: Passage, sentence: Sentence, to: number): Tag | null {
  for (let at = to; at < Math.min(sentence.to, to + 5); at++) {
    const country = tagAt(sentence, 'country', at);
    if (country !== undefined) {
      const link = passage.words
        .slice(to, at)
        .map((word) => word.lower)
        .join(' ');
      return /^(?:with|to|with the|shared with|it shares with|on|facing)$/.test(link)
        ? country
        : null;
    }
  }
  return null;
}

function borderDrafts(passage: Passage, sentence: Sentence): PlaceDraft[] {
  return tagsOf(sentence, 'borderNoun').map((tag) => {
    const from = phraseStart(passage, sentence, tag.from);
    const direct = [...tagsOf(sentence, 'country'), ...tagsOf(sentence, 'demonym')].find(
      (one) => one.to === tag.from,
    );
    const neighbour = neighbourBehind(passage, sentence, tag.to);
    // `the Colombian border`: the demonym right before the noun is the neighbour; `Venezuela's borders` is the owner's.
    const owner = ownerOf(sentence, from, tag.to);
    const name =
      neighbour?.value ??
      (direct !== undefined &&
      direct.group === 'demonym' &&
      passage.words[tag.to - 1]?.lower === 'border'
        ? direct.value
        : textOf(passage, tag.from, tag.to).toLowerCase());
    return {
      kind: 'border',
      name,
      from,
      to: neighbour?.to ?? tag.to,
      direction: directionIn(sentence, from, tag.to),
      owner,
    };
  });
}

const spread =
  /^(?:across|throughout|over|around|along|in|of|on|all|protecting|covering|cover|protect|to|within|inside|above)$/;

function wideDrafts(passage: Passage, sentence: Sentence): PlaceDraft[] {
  const out: PlaceDraft[] = [];
  for (const tag of [...tagsOf(sentence, 'territoryNoun'), ...tagsOf(sentence, 'countryNoun')]) {
    const from = phraseStart(passage, sentence, tag.from);
    const whole = tagsOf(sentence, 'wholeWord').some(
      (one) => one.from >= from - 3 && one.to <= tag.from,
    );
    const before = passage.words[from - 1]?.lower ?? '';
    const owned = passage.words[tag.to]?.lower === "'s";
    const isTerritory = tag.group === 'territoryNoun';
    if (owned || (!whole && !spread.test(before))) continue;
    if (
      !whole &&
      isTerritory &&
      !/^(?:national territory|territory|airspace|skies|soil)$/.test(
        textOf(passage, tag.from, tag.to).toLowerCase(),
      )
    )
      continue;
    if (!whole && !isTerritory && /^(?:in|of|to|on)$/.test(before)) continue;
    const owner = ownerOf(sentence, from, Math.min(sentence.to, tag.to + 2));
    out.push({
      kind: isTerritory || whole ? 'territory' : 'country',
      name: owner ?? textOf(passage, tag.from, tag.to).toLowerCase(),
      from,
      to: tag.to,
      direction: null,
      owner,
    });
  }
  for (const tag of tagsOf(sentence, 'wholeWord')) {
    const country = [...tagsOf(sentence, 'country')].find((one) => one.from === tag.to);
    if (country !== undefined && passage.words[country.to]?.lower !== "'s")
      out.push({
        kind: 'territory',
        name: country.value,
        from: tag.from,
        to: country.to,
        direction: null,
        owner: country.value,
      });
  }
  for (let at = sentence.from; at < sentence.to; at++) {
    const lower = passage.words[at]?.lower;
    if (lower === 'nationwide' || lower === 'countrywide')
      out.push({
        kind: 'territory',
        name: lower,
        from: at,
        to: at + 1,
        direction: null,
        owner: null,
      });
  }
  return out;
}

function nounDrafts(passage: Passage, sentence: Sentence): PlaceDraft[] {
  const out: PlaceDraft[] = [];
  const groups = [
    ['coastNoun', 'coast'],
    ['citiesNoun', 'cities'],
    ['corridorNoun', 'corridor'],
    ['regionNoun', 'region'],
  ] as const;
  for (const [group, kind] of groups) {
    for (const tag of tagsOf(sentence, group)) {
      const from = phraseStart(passage, sentence, tag.from);
      const border = tagsOf(sentence, 'borderNoun').some(
        (one) => one.from <= tag.from && one.to >= tag.to,
      );
      const counted =
        kind === 'region' &&
        !isTagged(sentence, 'placePreposition', from - 1) &&
        !/^(?:throughout|covering|protecting|protect|cover)$/.test(
          passage.words[from - 1]?.lower ?? '',
        );
      if (border || counted) continue;
      const owner = ownerOf(sentence, from, Math.min(sentence.to, tag.to + 2));
      out.push({
        kind,
        name: textOf(passage, from, tag.to).toLowerCase(),
        from,
        to: tag.to,
        direction: directionIn(sentence, from, tag.to),
        owner,
      });
    }
  }
  return out;
}

function namedDrafts(passage: Passage, sentence: Sentence, cities: CityNames): PlaceDraft[] {
  const out: PlaceDraft[] = [];
  for (const tag of tagsOf(sentence, 'sea')) {
    if (passage.words[tag.from]?.capital !== true) continue;
    out.push({
      kind: 'region',
      name: textOf(passage, tag.from, tag.to),
      from: tag.from,
      to: tag.to,
      direction: null,
      owner: null,
    });
  }
  for (const group of ['country', 'capital'] as const) {
    for (const tag of tagsOf(sentence, group)) {
      const before = tag.from - 1;
      const article = passage.words[before]?.lower === 'the' ? before - 1 : before;
      if (
        article < sentence.from ||
        (!isTagged(sentence, 'placePreposition', article) &&
          !(group === 'capital' && isListed(passage, sentence, tag.from))) ||
        bounded(passage, article)
      )
        continue;
      const owned = passage.words[tag.to]?.lower === "'s";
      const between = ['between', 'and'].includes(passage.words[article]?.lower ?? '');
      if (
        owned ||
        between ||
        (passage.words[article]?.lower === 'of' &&
          !/^(?:vicinity|outskirts|suburbs|city|port|centre|center|north|south|east|west)$/.test(
            passage.words[article - 1]?.lower ?? '',
          )) ||
        passage.words[article]?.lower === 'from'
      )
        continue;
      const city = group === 'capital' ? textOf(passage, tag.from, tag.to) : null;
      out.push({
        kind: city === null ? 'country' : 'city',
        name: city ?? tag.value,
        from: tag.from,
        to: tag.to,
        direction: null,
        owner: tag.value,
      });
    }
  }
  for (let at = sentence.from; at < sentence.to; at++) {
    if (
      passage.words[at]?.capital !== true ||
      (!isTagged(sentence, 'placePreposition', at - 1) &&
        !(
          passage.words[at - 1]?.lower === 'the' && isTagged(sentence, 'placePreposition', at - 2)
        ) &&
        !isPlaceSubject(passage, sentence, at) &&
        !/^(?:and|or)$/.test(passage.words[at - 1]?.lower ?? '') &&
        !isListed(passage, sentence, at))
    )
      continue;
    for (let length = 4; length >= 1; length--) {
      const found =
        at + length <= sentence.to ? cities.get(textOf(passage, at, at + length)) : undefined;
      if (found === undefined) continue;
      // `Ho Chi Minh City` is not the town of Ho.
      if (
        passage.words[at + length]?.capital === true &&
        /^\s$/.test(gapAfter(passage, at + length - 1)) &&
        found.name.length < 4
      )
        continue;
      out.push({
        kind: 'city',
        name: found.name,
        from: at,
        to: at + length,
        direction: null,
        owner: found.country,
      });
      break;
    }
  }
  return out;
}

/** `Kharkiv has nothing left`: the name opens the sentence and a verb follows. */
const isPlaceSubject = (passage: Passage, sentence: Sentence, at: number): boolean =>
  (at === sentence.from || /^,\s$/.test(gapAfter(passage, at - 1))) &&
  isTagged(sentence, 'finiteVerb', at + 1);

/** `protect Helsinki, Tampere and Turku`: a name in a list, or the object of a verb of covering. */
function isListed(passage: Passage, sentence: Sentence, at: number): boolean {
  const covered =
    isTagged(sentence, 'coverVerb', at - 1) ||
    isTagged(sentence, 'deployVerb', at - 1) ||
    // `protects the capital Sofia`
    /^(?:capital|city|town|port)$/.test(passage.words[at - 1]?.lower ?? '');
  const inList = /^,\s$/.test(gapAfter(passage, at - 1)) && passage.words[at - 1]?.capital === true;
  return at > sentence.from && (covered || inList);
}

/** Reads the places of a sentence in order. */
export function readPlaces(passage: Passage, sentence: Sentence, cities: CityNames): ReadPlace[] {
  const drafts = [
    ...borderDrafts(passage, sentence),
    ...wideDrafts(passage, sentence),
    ...nounDrafts(passage, sentence),
    ...namedDrafts(passage, sentence, cities),
  ];
  drafts.push(...unknownDrafts(passage, sentence, drafts));
  drafts.push(...listedDrafts(passage, sentence, drafts));
  const out: ReadPlace[] = [];
  const seen = new Set<string>();
  for (const draft of drafts.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const first = passage.words[draft.from];
    const last = passage.words[draft.to - 1];
    const key = `${draft.kind} ${draft.to}`;
    if (first === undefined || last === undefined || seen.has(key)) continue;
    // `the Hisar-A`: a weapon may bear the name of a town.
    if (isTagged(sentence, 'system', draft.from) && draft.kind !== 'border') continue;
    seen.add(key);
    out.push({
      place: {
        kind: draft.kind,
        name: draft.name,
        text: passage.text.slice(first.start, last.end),
      },
      start: first.start,
      end: last.end,
      from: draft.from,
      to: draft.to,
      direction: draft.direction,
      owner: draft.owner,
    });
  }
  return out;
}
