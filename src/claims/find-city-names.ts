import { type Passage, textOf } from './passage.ts';

/** Names of cities that stand in a report, with their country. */
export type CityNames = ReadonlyMap<string, { readonly name: string; readonly country: string }>;

const titled = (word: string): string => word.slice(0, 1) + word.slice(1).toLowerCase();

/** Names of cities printed in the passages: one pass over the gazetteer, the largest city of a name first. */
export function findCityNames(
  passages: readonly Passage[],
  cities: readonly {
    readonly name: string;
    readonly country: string;
    readonly population: number;
  }[],
  known: ReadonlySet<string>,
): CityNames {
  const candidates = new Set<string>();
  for (const passage of passages) {
    for (let at = 0; at < passage.words.length; at++) {
      if (passage.words[at]?.capital !== true) continue;
      for (let length = 1; length <= 4 && at + length <= passage.words.length; length++) {
        const phrase = textOf(passage, at, at + length);
        if (phrase.length > 40) continue;
        candidates.add(phrase);
        // A dateline: `MARACAIBO -`.
        if (length === 1 && phrase.length > 3 && phrase === phrase.toUpperCase())
          candidates.add(titled(phrase));
      }
    }
  }
  const out = new Map<string, { readonly name: string; readonly country: string }>();
  for (const city of cities) {
    if (
      city.population < 20_000 ||
      !candidates.has(city.name) ||
      known.has(city.name) ||
      out.has(city.name)
    )
      continue;
    out.set(city.name, { name: city.name, country: city.country });
    const upper = city.name.toUpperCase();
    if (candidates.has(upper)) out.set(upper, { name: city.name, country: city.country });
  }
  return out;
}
