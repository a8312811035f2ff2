import { readAs } from '../domain/known-system.ts';
import type { Reference } from '../domain/reference.ts';
import type { CityNames } from './find-city-names.ts';
import { type Passage, type Sentence, tagsOf } from './passage.ts';
import type { ReadDate } from './read-dates.ts';
import { readPlaces } from './read-places.ts';
import { readQuantities } from './read-quantities.ts';
import { readSystems, sureSystems } from './read-systems.ts';
import type { SpeechAct } from './speech-act.ts';
import { type Facts, flyingUnits, measured } from './triggers/trigger-facts.ts';

/** Sorts things with spans into the sentences that they overlap or belong to. `list` is in order of its starts, or nearly. */
export function bucket<T>(
  passage: Passage,
  list: readonly T[],
  place: (one: T) => { readonly start: number; readonly end: number; readonly sentence: number },
): T[][] {
  const { sentences } = passage;
  const out: T[][] = sentences.map(() => []);
  const firstBehind = (offset: number): number => {
    let [low, high] = [0, sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sentences[middle] as Sentence).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const one of list) {
    const { start, end, sentence } = place(one);
    const from = firstBehind(start);
    let own = sentence < 0;
    for (let at = from; at < sentences.length && (sentences[at] as Sentence).start < end; at++) {
      out[at]?.push(one);
      own ||= at === sentence;
    }
    if (!own) out[sentence]?.push(one);
  }
  return out;
}

/** `What are they for? Drones, mostly.`: things that fly, named in the plural, are what a bare number counts next. */
function namedFlying(passage: Passage, sentence: Sentence): string | null {
  const nouns = tagsOf(sentence, 'unitNoun').filter((tag) =>
    /^(?:drone|aircraft|helicopter|launcher|battery|operator|missile|gun|radar|vehicle)$/.test(
      tag.value,
    ),
  );
  const last = nouns[nouns.length - 1];
  return last !== undefined &&
    nouns.length === 1 &&
    flyingUnits.has(last.value) &&
    /s$/.test(passage.words[last.to - 1]?.lower ?? '')
    ? last.value
    : null;
}

/** What kind of weapon an id is: as the catalogue has it, else `manpads` where the report says so beside the name. */
export function categories(passage: Passage, reference: Reference): (id: string) => string | null {
  const said = new Map<string, string>();
  for (const sentence of passage.sentences)
    for (const tag of tagsOf(sentence, 'system')) {
      const around = passage.words.slice(Math.max(sentence.from, tag.from - 3), tag.to + 3);
      if (around.some(({ lower }) => /^(?:shoulder|portable|manpads)$/.test(lower)))
        said.set(tag.value, 'manpads');
    }
  return (id) => {
    const known = readAs(reference, id);
    const record = reference.systems.find((one) => one.id === known);
    return record?.category ?? said.get(id) ?? null;
  };
}

/** Reads systems, amounts, places and dates of every sentence. */
export function gatherFacts(
  passage: Passage,
  reference: Reference,
  cities: CityNames,
  dates: ReadonlyMap<number, readonly ReadDate[]>,
  actsOf: readonly (readonly SpeechAct[])[],
): Facts[] {
  const sure = sureSystems(passage);
  let known = false;
  let counted: string | null = null;
  return passage.sentences.map((sentence): Facts => {
    const systems = readSystems(passage, sentence, reference, sure);
    const near = (actsOf[sentence.index] ?? []).filter(
      (act) => act.speech === 'accuse' && act.sentence === sentence.index,
    );
    known ||= systems.length > 0;
    const list = dates.get(sentence.index) ?? [];
    const { counted: quantities, loose } = readQuantities(passage, sentence, list);
    const countedBefore = counted;
    counted =
      quantities.findLast((one) => one.quantity.unit !== null && !measured.has(one.quantity.unit))
        ?.quantity.unit ??
      namedFlying(passage, sentence) ??
      counted;
    return {
      passage,
      sentence,
      systems,
      dates: list,
      quantities,
      loose,
      countedBefore,
      places: readPlaces(passage, sentence, cities),
      systemKnown: known,
      accused: (clause) => {
        const start = passage.words[clause.from]?.start ?? -1;
        return near.some(
          (act) =>
            act.scopeStart <= start &&
            !(actsOf[sentence.index] ?? []).some(
              (other) =>
                other.speech !== 'accuse' &&
                other.markStart > act.scopeStart &&
                other.markStart <= start,
            ),
        );
      },
    };
  });
}
