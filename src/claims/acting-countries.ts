import { lower } from './fill-slots.ts';
import { gapAfter, isTagged, tagsIn } from './passage.ts';
import type { People } from './read-people.ts';
import { type Facts, isWeaponUnit } from './triggers/trigger-facts.ts';

/**
 * Countries that act in words `from` to `to`: places and targets (`in X`, `against X`) are left out. In order. With `isMake` the people before a
 * weapon made it: what is said is who has it or what it can do.
 */
export function actingCountries(
  facts: Facts,
  people: People,
  from: number,
  to: number,
  isMake = false,
): { readonly at: number; readonly code: string; readonly describes: boolean }[] {
  const { sentence } = facts;
  const out: { at: number; code: string; describes: boolean }[] = [];
  for (const group of ['country', 'demonym', 'capital', 'institution'] as const) {
    for (const tag of tagsIn(sentence, group, from, to)) {
      if (tag.value === '' || isTagged(sentence, 'originWord', tag.to)) continue;
      if (
        group === 'capital' &&
        facts.passage.words[tag.to]?.capital === true &&
        /^\s$/.test(gapAfter(facts.passage, tag.to - 1))
      )
        continue;
      let article = tag.from - 1;
      while (
        article > sentence.from &&
        (lower(facts, article) === 'the' || isTagged(sentence, 'direction', article))
      )
        article--;
      const link = lower(facts, article);
      // `the military in Myanmar`: whose it is.
      const seat =
        /^(?:in|of)$/.test(link) &&
        group === 'country' &&
        (['forceNoun', 'institution'] as const).some((one) => isTagged(sentence, one, article - 1));
      const owned = lower(facts, tag.to) === "'s";
      const target =
        /^(?:against|toward|towards|with|near|to|between|in|on|over|across|into|inside|from|around|under|destabilize|destabilise|attack|invade|bomb|for)$/.test(
          link,
        );
      // `over U.S. military activity`: the name stands for the adjective.
      const next = facts.passage.words[tag.to];
      const attributive =
        group === 'demonym' ||
        (group === 'country' &&
          next !== undefined &&
          !owned &&
          /^\s$/.test(gapAfter(facts.passage, tag.to - 1)) &&
          !next.capital &&
          !['preposition', 'auxiliary', 'subordinator', 'determiner', 'hostileVerb'].some((one) =>
            isTagged(sentence, one as 'preposition', tag.to),
          ));
      if ((target && !attributive && !seat) || (owned && isPlaceOwner(facts, tag.to + 1))) continue;
      if (
        target &&
        !(attributive && group === 'country' && link !== 'from') &&
        /^(?:against|near|to|between|over|across|into|from)$/.test(link)
      )
        continue;
      // `A Swedish database lists`, `an Israeli daily`: who tells it, not whose it is.
      const tells =
        (group === 'demonym' || (group === 'capital' && !owned)) &&
        [0, 1].some((step) =>
          (['document', 'speakerGroup'] as const).some((one) =>
            isTagged(sentence, one, tag.to + step),
          ),
        );
      if (tells) continue;
      // `Russian equipment`: whose make it is, not whose.
      const describes =
        group === 'demonym' &&
        (/^(?:equipment|hardware|technology|design|origin|make)$/.test(lower(facts, tag.to)) ||
          (isMake && namesWeapon(facts, tag.to)));
      out.push({ at: tag.from, code: tag.value, describes });
    }
  }
  for (const mention of people.mentions[sentence.index] ?? []) {
    if (mention.from < from || mention.to > to || mention.person.country === null) continue;
    if (/^(?:of|with|against)$/.test(lower(facts, mention.from - 1))) continue;
    out.push({ at: mention.from, code: mention.person.country, describes: false });
  }
  return out.sort((a, b) => a.at - b.at);
}

/** `[Israeli] Barak and Spyder launchers`. */
const namesWeapon = (facts: Facts, at: number): boolean =>
  (['system', 'genericSystem'] as const).some((group) => isTagged(facts.sentence, group, at)) ||
  tagsIn(facts.sentence, 'unitNoun', at, at + 2).some((tag) => isWeaponUnit(tag.value));

/** `near Venezuela's borders`: the owner of a place is no actor. */
function isPlaceOwner(facts: Facts, at: number): boolean {
  const groups = ['borderNoun', 'coastNoun', 'citiesNoun', 'territoryNoun', 'sea'] as const;
  for (let next = at; next < at + 3; next++)
    if (groups.some((group) => isTagged(facts.sentence, group, next))) return true;
  return false;
}
