import type { Clause } from '../cut-clauses.ts';
import { isTagged, tagsIn } from '../passage.ts';
import type { Facts, Trigger } from './trigger-facts.ts';
import { flyingUnits, has, lower, matters, quantitiesIn, trigger } from './trigger-facts.ts';

/** Finds statements on what a posture does or did. */
export function effect(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'shieldNoun', clause.from, clause.to)) {
    const formed =
      has(facts, 'formVerb', Math.max(clause.from, tag.from - 6), tag.from) ||
      has(facts, 'haveVerb', Math.max(clause.from, tag.from - 4), tag.from);
    const spread = tagsIn(
      sentence,
      'placePreposition',
      tag.to,
      Math.min(clause.to, tag.to + 2),
    ).some((one) => /^(?:over|along|across|around|throughout)$/.test(lower(facts, one.from)));
    const plain = /^(?:shield|umbrella|dome|bubble|curtain|canopy)$/.test(lower(facts, tag.to - 1));
    if (
      formed ||
      (spread && (plain || matters(facts, clause.from, clause.to))) ||
      (plain &&
        matters(facts, clause.from, clause.to) &&
        !isTagged(sentence, 'genericSystem', tag.from))
    )
      out.push(trigger('effect', tag, 54));
  }
  for (const tag of tagsIn(sentence, 'invincible', clause.from, clause.to)) {
    if (
      /^(?:continuous|seamless|inaccessible)$/.test(lower(facts, tag.from)) &&
      !has(facts, 'shieldNoun', clause.from, clause.to)
    )
      continue;
    out.push(trigger('effect', tag, 54));
  }
  for (const tag of tagsIn(sentence, 'nobody', clause.from, clause.to)) {
    const modal = /^(?:will|can|could|would|dares|dare|shall|gets|that|who)$/;
    const near = [0, 1, 2, 3].some((step) => modal.test(lower(facts, tag.to + step)));
    const strength =
      tagsIn(sentence, 'abilityVerb', tag.to, clause.to).length > 0 ||
      has(facts, 'territoryNoun', tag.to, clause.to) ||
      has(facts, 'coverVerb', tag.to, clause.to) ||
      has(facts, 'hostileVerb', tag.to, clause.to) ||
      /^(?:get|enter|touch|pass|cross|come|penetrate|approach|escape|survive)$/.test(
        lower(facts, tag.to + 1),
      ) ||
      /^(?:get|enter|touch|pass|cross|come|penetrate|approach|escape|survive)$/.test(
        lower(facts, tag.to + 3),
      );
    if (near && strength) out.push(trigger('effect', tag, 54));
  }
  for (const tag of tagsIn(sentence, 'refusal', clause.from, clause.to)) {
    if (
      has(facts, 'territoryNoun', tag.to, clause.to) ||
      has(facts, 'hostileVerb', tag.to, clause.to) ||
      has(facts, 'hostileNoun', tag.to, clause.to) ||
      /shot/.test(lower(facts, tag.to - 2))
    )
      out.push(trigger('effect', tag, 54));
  }
  for (const tag of tagsIn(sentence, 'coverVerb', clause.from, clause.to)) {
    const subject =
      matters(facts, clause.from, tag.from) ||
      (facts.systemKnown &&
        quantitiesIn(facts, clause.from, tag.from).some((one) =>
          /^(?:site|base)$/.test(one.quantity.unit ?? ''),
        ));
    const object =
      has(facts, 'territoryNoun', tag.to, clause.to) ||
      has(facts, 'countryNoun', tag.to, clause.to) ||
      has(facts, 'hostileNoun', tag.to, clause.to) ||
      facts.places.some((place) => place.from >= tag.to && place.from < clause.to) ||
      has(facts, 'country', tag.to, clause.to) ||
      quantitiesIn(facts, tag.to, clause.to).some((one) => one.quantity.unit === 'percent') ||
      has(facts, 'regionNoun', tag.to, clause.to) ||
      has(facts, 'citiesNoun', tag.to, clause.to);
    if (subject && object) out.push(trigger('effect', tag, 30));
  }
  for (const tag of tagsIn(sentence, 'shootDownVerb', clause.from, clause.to)) {
    const form = lower(facts, tag.from);
    const past =
      /(?:ed|shot|hit|struck|brought|took)$/.test(form) || lower(facts, tag.from - 1) === 'having';
    const limit = Math.min(clause.to, tag.to + 7);
    const targets = quantitiesIn(facts, Math.max(clause.from, tag.from - 8), limit).some(
      (one) => flyingUnits.has(one.quantity.unit ?? '') || one.quantity.unit === 'percent',
    );
    const noun = tagsIn(sentence, 'unitNoun', tag.to, limit).some((one) =>
      flyingUnits.has(one.value),
    );
    const able =
      tagsIn(sentence, 'ability', Math.max(clause.from, tag.from - 4), tag.from).length > 0 ||
      (lower(facts, tag.from - 1) === 'to' &&
        !/^(?:managed|managing)$/.test(lower(facts, tag.from - 2)));
    const counted = quantitiesIn(facts, tag.to, tag.to + 2).some((one) => one.isBare);
    // `destroyed half of its missiles`: its own.
    const own = [1, 2, 3, 4, 5].some((step) =>
      /^(?:its|their|his|our)$/.test(lower(facts, tag.to - 1 + step)),
    );
    if (past && !own && (targets || noun || counted) && !able) out.push(trigger('effect', tag, 53));
  }
  return out;
}
