import type { Clause } from '../cut-clauses.ts';
import { gapAfter, isTagged, tagsIn } from '../passage.ts';
import type { Facts, Trigger } from './trigger-facts.ts';
import {
  flyingUnits,
  has,
  isParticiple,
  isPeopleUnit,
  isWeaponUnit,
  lower,
  matters,
  namesWeapon,
  participleStart,
  quantitiesIn,
  systemsIn,
  trigger,
  unitBefore,
} from './trigger-facts.ts';

/** Finds statements that somebody has, gets or loses weapons. */
export function possession(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'haveVerb', clause.from, clause.to)) {
    let next = tag.to;
    while (
      next < clause.to &&
      (lower(facts, next).endsWith('ly') ||
        /^(?:now|also|already|not|only|at|its|their|never|still|always|ever|long|since)$/.test(
          lower(facts, next),
        ))
    )
      next++;
    const form = lower(facts, next);
    if (
      /^(?:them|these|those)$/.test(form) &&
      facts.systemKnown &&
      isTagged(sentence, 'placePreposition', next + 1)
    )
      out.push(trigger('deployment', tag, 50));
    if ((isParticiple(form) && !isTagged(sentence, 'numberWord', next)) || form === 'to') continue;
    const limit = Math.min(clause.to, tag.to + 7);
    const people = quantitiesIn(facts, tag.to, limit).some(
      (one) => one.refersBack && isPeopleUnit(unitBefore(facts, one.from)),
    );
    if (people) {
      out.push(trigger('personnel', tag, 50));
      continue;
    }
    const counted = quantitiesIn(facts, tag.to, limit).some(
      (one) => isWeaponUnit(one.quantity.unit) || one.refersBack || one.quantity.unit === null,
    );
    if (
      counted ||
      systemsIn(facts, tag.to, limit).length > 0 ||
      has(facts, 'genericSystem', tag.to, limit)
    )
      out.push(trigger('possession', tag, 50));
  }
  for (const tag of [
    ...tagsIn(sentence, 'possessVerb', clause.from, clause.to),
    ...tagsIn(sentence, 'transferVerb', clause.from, clause.to),
  ]) {
    if (
      lower(facts, tag.to) === 'by' &&
      !isTagged(sentence, 'transferVerb', tag.from) &&
      !/^(?:held|owned)$/.test(lower(facts, tag.from))
    )
      continue;
    if (
      isTagged(sentence, 'unitNoun', tag.from) ||
      (isTagged(sentence, 'determiner', tag.from - 1) && lower(facts, tag.from - 1) !== "'s")
    )
      continue;
    // `Buy radars first` asks for something.
    if (tag.from === clause.from && !/(?:s|ed|ing|t|d)$/.test(lower(facts, tag.from))) continue;
    const behind = namesWeapon(facts, tag.to, Math.min(clause.to, tag.to + 9));
    const arrives = /^(?:arriv|beg)/.test(lower(facts, tag.from));
    const passive =
      (arrives || isTagged(sentence, 'auxiliary', tag.from - 1)) &&
      namesWeapon(facts, Math.max(clause.from, tag.from - 10), tag.from) &&
      /(?:ed|sold|bought|lost|held|arrive|arriving|begun|began)$/.test(lower(facts, tag.from));
    const weak =
      /^(?:list|lists|listed|count|counts|counted|include|includes|included|including|maintain|maintains|maintained|ship|ships|provide|provides|provided|give|gives|order|orders|hold|holds|held|field|fields|fielded)$/.test(
        lower(facts, tag.from),
      );
    const counted =
      quantitiesIn(facts, tag.to, Math.min(clause.to, tag.to + 7)).length > 0 ||
      systemsIn(facts, tag.to, Math.min(clause.to, tag.to + 7)).length > 0;
    const served =
      /^operat/.test(lower(facts, tag.from)) &&
      tagsIn(sentence, 'unitNoun', clause.from, tag.from).some((noun) => isPeopleUnit(noun.value));
    const shot =
      /^lost/.test(lower(facts, tag.from)) &&
      (has(facts, 'flyingNoun', sentence.from, sentence.to) ||
        flyingUnits.has(unitBefore(facts, tag.from) ?? ''));
    const moved =
      /^transferr/.test(lower(facts, tag.from)) &&
      passive &&
      hasDestination(facts, tag.to, clause.to);
    if (shot && !behind) continue;
    const ofPeople = quantitiesIn(facts, clause.from, tag.from).some(
      (one) => one.refersBack && isPeopleUnit(unitBefore(facts, one.from)),
    );
    if (ofPeople) {
      out.push(trigger('personnel', tag, 50));
      continue;
    }
    const lands =
      arrives && passive && facts.places.some((one) => one.from >= tag.to && one.from < clause.to);
    if (lands) {
      out.push(trigger('deployment', tag, 52));
      continue;
    }
    if (moved) out.push(trigger('deployment', tag, 52));
    else if (served && behind) out.push(trigger('personnel', tag, 50));
    else if ((behind && (!weak || counted)) || passive)
      out.push(trigger('possession', tag, 50, participleStart(facts, clause, tag.from)));
  }
  // `The government speaks of 5,000.`
  const bare = quantitiesIn(facts, clause.from, clause.to).find((one) => one.isBare);
  const reaches = has(facts, 'abilityVerb', clause.from, clause.to);
  if (bare !== undefined && facts.systemKnown && !reaches && clause.to - clause.from <= 6)
    out.push(trigger('possession', bare, 45));
  for (const tag of tagsIn(sentence, 'possessNoun', clause.from, clause.to)) {
    if (matters(facts, clause.from, clause.to)) out.push(trigger('possession', tag, 45));
  }
  return out;
}

/** `to the southern border`: a stretch of land, not a buyer. */
function hasDestination(facts: Facts, from: number, to: number): boolean {
  return facts.places.some(
    (one) =>
      one.from >= from &&
      one.from < to &&
      ['border', 'coast', 'region', 'city'].includes(one.place.kind) &&
      [1, 2, 3].some(
        (step) => lower(facts, one.from - step) === 'to' || lower(facts, one.from) === 'to',
      ),
  );
}

/** `put the stock at 200`, `put it at between 1.4 and 1.6 million`: a figure, not a place. */
export function isFigure(facts: Facts, from: number, to: number): boolean {
  for (let at = from; at + 1 < Math.min(to, from + 8); at++) {
    if (lower(facts, at) !== 'at') continue;
    const next = lower(facts, at + 1);
    return (
      /^(?:between|about|around|some|nearly|over|under|least|most|\d)/.test(next) ||
      isTagged(facts.sentence, 'numberWord', at + 1)
    );
  }
  return false;
}

const looseDeployVerb =
  /^(?:keep|kept|stor|hous|bas|stood|hid|park|stockpil|mov|put|place|placing|send|sent|set|lin|spread|ring|activat|surround|assign|remov|locat|distribut|fly|fli|flew|bring|brought|erect|scatter|commit|dot|guard|stand|concentrat)/;

/** Finds statements that weapons or forces stand or are put somewhere. */
export function deployment(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'deployVerb', clause.from, clause.to)) {
    const form = lower(facts, tag.from);
    const before = lower(facts, tag.from - 1);
    // `strategic positions`, `the station`, `a number of places` are nouns.
    const nounForm =
      /^(?:positions?|stations?|places?|moves?|lines?|spreads?|rings?|locations?|mass|masses|stores?|houses?|parks?|stands?|keeps?)$/.test(
        form,
      );
    if (
      nounForm &&
      (isTagged(sentence, 'determiner', tag.from - 1) ||
        isTagged(sentence, 'preposition', tag.from - 1) ||
        (/^(?:stores?|houses?|parks?|stands?)$/.test(form) &&
          isTagged(sentence, 'unitNoun', tag.from - 1)) ||
        /(?:c|y|al|ing|air|defen[cs]e|key)$/.test(before))
    )
      continue;
    if (isTagged(sentence, 'genericSystem', tag.from) || lower(facts, tag.to) === 'by') continue;
    // `ground-based` is no place, `placed under an embargo` no deployment.
    if (tag.from > clause.from && gapAfter(facts.passage, tag.from - 1) === '-') continue;
    if (/^plac/.test(form) && lower(facts, tag.to) === 'under') continue;
    // `a massed attack`: the participle describes.
    if (
      /ed$/.test(form) &&
      isTagged(sentence, 'determiner', tag.from - 1) &&
      !isTagged(sentence, 'partReference', tag.from - 1)
    )
      continue;
    // `two drones flew in from the north` put nothing anywhere.
    if (/^fl(?:y|ew|own|ies)/.test(form) && has(facts, 'flyingNoun', clause.from, tag.from))
      continue;
    if (/^put/.test(form) && isFigure(facts, tag.to, clause.to)) {
      if (facts.systemKnown && !has(facts, 'moneyNoun', tag.to, clause.to))
        out.push(trigger('possession', tag, 45));
      continue;
    }
    // `put on display` shows and places nothing.
    if (/^put/.test(form) && /^(?:display|show)$/.test(lower(facts, tag.to + 1))) continue;
    // `first deployed in 1984` tells the age of a system, not where it stands.
    const dated =
      lower(facts, tag.to) === 'in' &&
      /^(?:the|1[89]\d\d|20\d\d)/.test(lower(facts, tag.to + 1)) &&
      /\d/.test(lower(facts, tag.to + 1) + lower(facts, tag.to + 2));
    if (dated && lower(facts, tag.from - 1) === 'first') {
      if (facts.systemKnown) out.push(trigger('capability', tag, 38));
      continue;
    }
    const loose = looseDeployVerb.test(form);
    const subject = matters(facts, clause.from, clause.to);
    const placed = facts.places.some((place) => place.from >= tag.to && place.from < clause.to);
    const forces =
      has(facts, 'forceNoun', clause.from, clause.to) ||
      quantitiesIn(facts, clause.from, clause.to).some(
        (one) =>
          isPeopleUnit(one.quantity.unit) ||
          one.quantity.unit === 'ship' ||
          one.quantity.unit === 'aircraft',
      );
    const own =
      quantitiesIn(facts, clause.from, clause.to).some((one) => isWeaponUnit(one.quantity.unit)) &&
      [1, 2, 3, 4, 5, 6].some((step) =>
        /^(?:to|in|at|on|near|around|along|across|from)$/.test(lower(facts, tag.to - 1 + step)),
      );
    if (loose ? subject && (placed || own) : subject || forces)
      out.push(trigger('deployment', tag, 52, participleStart(facts, clause, tag.from)));
  }
  for (const tag of tagsIn(sentence, 'deployNoun', clause.from, clause.to)) {
    if (lower(facts, tag.to - 1) !== 'of') continue;
    const limit = Math.min(clause.to, tag.to + 9);
    if (
      matters(facts, tag.to, limit) ||
      has(facts, 'forceNoun', tag.to, limit) ||
      quantitiesIn(facts, tag.to, limit).some((one) => isPeopleUnit(one.quantity.unit))
    )
      out.push(trigger('deployment', tag, 48));
  }
  return out;
}

/** Finds statements on crews, operators and training. */
export function personnel(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const one of quantitiesIn(facts, clause.from, clause.to)) {
    if (!isPeopleUnit(one.quantity.unit)) continue;
    const serves = has(facts, 'operateWord', Math.max(clause.from, one.from - 4), one.from);
    if (serves) continue;
    const trained =
      has(facts, 'trainVerb', clause.from, clause.to) ||
      has(facts, 'transferVerb', clause.from, clause.to) ||
      has(facts, 'deployVerb', clause.from, clause.to) ||
      has(facts, 'deployNoun', clause.from, clause.to);
    const strength = Math.max(
      one.quantity.value ?? 0,
      one.quantity.low ?? 0,
      one.quantity.high ?? 0,
    );
    const away =
      one.quantity.unit === 'person' &&
      !has(facts, 'trainVerb', clause.from, clause.to) &&
      !matters(facts, clause.from, clause.to);
    if (away && !has(facts, 'forceNoun', clause.from, clause.to)) continue;
    if (has(facts, 'hurtVerb', clause.from, clause.to)) continue;
    if (
      strength >= 2 &&
      (one.quantity.unit === 'operator' ||
        one.quantity.unit === 'crew' ||
        one.quantity.unit === 'team' ||
        trained ||
        matters(facts, clause.from, clause.to))
    )
      out.push(trigger('personnel', { from: one.from, to: one.to }, 60));
  }
  for (const tag of tagsIn(sentence, 'trainVerb', clause.from, clause.to)) {
    // `graduating cadets`: the word only describes.
    if (/ing$/.test(lower(facts, tag.from)) && isTagged(sentence, 'unitNoun', tag.to)) continue;
    const people =
      has(facts, 'forceNoun', clause.from, clause.to) ||
      tagsIn(sentence, 'unitNoun', clause.from, clause.to).some((noun) => isPeopleUnit(noun.value));
    if (people && !isTagged(sentence, 'unitNoun', tag.from))
      out.push(trigger('personnel', tag, 44));
  }
  return out;
}
