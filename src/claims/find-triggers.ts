import type { ClaimKind } from '../domain/claim.ts';
import type { Clause } from './cut-clauses.ts';
import type { TagGroup } from './lexicon.ts';
import { gapAfter, isTagged, tagAt, tagsIn } from './passage.ts';
import type { Passage, Sentence } from './passage.ts';
import type { ReadDate } from './read-dates.ts';
import type { ReadPlace } from './read-places.ts';
import { wordAt } from './read-quantities.ts';
import type { ReadQuantity } from './read-quantities.ts';
import type { ReadSystem } from './read-systems.ts';

/** What was read in a sentence, for the rules. */
export interface Facts {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly quantities: readonly ReadQuantity[];
  readonly systems: readonly ReadSystem[];
  readonly places: readonly ReadPlace[];
  readonly dates: readonly ReadDate[];
  /** True when a system has been named before. */
  readonly systemKnown: boolean;
  /** True inside words that somebody is accused of. */
  readonly accused: (clause: Clause) => boolean;
}

/** Words that make a statement of a kind. */
export interface Trigger {
  readonly kind: ClaimKind;
  readonly from: number;
  readonly to: number;
  /** Word before which the statement may be cut off from the one before it; null when it goes with it. */
  readonly cutBefore: number | null;
  /** Rank inside a clause that cannot be cut: the highest wins. */
  readonly rank: number;
}

const weaponUnits = new Set(['system', 'launcher', 'missile', 'battery', 'battalion', 'regiment', 'division', 'brigade', 'unit', 'gun', 'radar', 'weapon', 'vehicle', 'kit']);
const peopleUnits = new Set(['operator', 'crew', 'soldier', 'person']);
const flyingUnits = new Set(['aircraft', 'helicopter', 'drone', 'cruise missile', 'missile', 'target']);

/** Tells whether a unit counts weapons. */
export const isWeaponUnit = (unit: string | null): boolean => unit !== null && weaponUnits.has(unit);

/** Tells whether a unit counts people who serve weapons. */
export const isPeopleUnit = (unit: string | null): boolean => unit !== null && peopleUnits.has(unit);

const has = (facts: Facts, group: TagGroup, from: number, to: number): boolean => tagsIn(facts.sentence, group, from, to).length > 0;
const quantitiesIn = (facts: Facts, from: number, to: number): ReadQuantity[] => facts.quantities.filter((one) => one.from >= from && one.from < to);
const systemsIn = (facts: Facts, from: number, to: number): ReadSystem[] => facts.systems.filter((one) => one.from >= from && one.from < to);
const lower = (facts: Facts, at: number): string => facts.passage.words[at]?.lower ?? '';

/** A weapon, or an amount of weapons, between two words. */
function namesWeapon(facts: Facts, from: number, to: number): boolean {
  return systemsIn(facts, from, to).length > 0 || has(facts, 'defenceNoun', from, to) || has(facts, 'genericSystem', from, to) || quantitiesIn(facts, from, to).some((one) => isWeaponUnit(one.quantity.unit) || (one.refersBack && facts.systemKnown) || (one.quantity.unit === null && !one.refersBack));
}

function refersToWeapon(facts: Facts, from: number, to: number): boolean {
  if (!facts.systemKnown) return false;
  return tagsIn(facts.sentence, 'systemReference', from, to).some((tag) => !/^(?:it|its|they|their|them|each)$/.test(lower(facts, tag.from)) || tag.to - tag.from > 1);
}

const matters = (facts: Facts, from: number, to: number): boolean => namesWeapon(facts, from, to) || refersToWeapon(facts, from, to);

/** The word where a participle phrase behind a noun begins: past adverbs. */
function participleStart(facts: Facts, clause: Clause, verb: number): number | null {
  const form = lower(facts, verb);
  if (!/(?:ed|put|sent|spread|set|bought|built|held|made|kept|capable|able)$/.test(form)) return null;
  let from = verb;
  while (from > clause.from && lower(facts, from - 1).endsWith('ly')) from--;
  const before = from - 1;
  if (before < clause.from || isTagged(facts.sentence, 'auxiliary', before)) return null;
  return from;
}

const trigger = (kind: ClaimKind, tag: { readonly from: number; readonly to: number }, rank: number, cutBefore: number | null = null): Trigger => ({ kind, from: tag.from, to: tag.to, rank, cutBefore });

const isParticiple = (form: string): boolean => /(?:ed|en|sent|built|bought|held|put|set|been|lost|sold|shot|made)$/.test(form);

function possession(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'haveVerb', clause.from, clause.to)) {
    let next = tag.to;
    while (next < clause.to && (lower(facts, next).endsWith('ly') || /^(?:now|also|already|not|only|at|its|their)$/.test(lower(facts, next)))) next++;
    const form = lower(facts, next);
    if (/^(?:them|these|those)$/.test(form) && facts.systemKnown && isTagged(sentence, 'placePreposition', next + 1)) out.push(trigger('deployment', tag, 50));
    if (isParticiple(form) && !isTagged(sentence, 'numberWord', next) || form === 'to') continue;
    const limit = Math.min(clause.to, tag.to + 7);
    const counted = quantitiesIn(facts, tag.to, limit).some((one) => isWeaponUnit(one.quantity.unit) || one.refersBack || one.quantity.unit === null);
    if (counted || systemsIn(facts, tag.to, limit).length > 0 || has(facts, 'genericSystem', tag.to, limit)) out.push(trigger('possession', tag, 50));
  }
  for (const tag of [...tagsIn(sentence, 'possessVerb', clause.from, clause.to), ...tagsIn(sentence, 'transferVerb', clause.from, clause.to)]) {
    if (lower(facts, tag.to) === 'by' && !isTagged(sentence, 'transferVerb', tag.from)) continue;
    if (isTagged(sentence, 'unitNoun', tag.from) || isTagged(sentence, 'determiner', tag.from - 1) && lower(facts, tag.from - 1) !== "'s") continue;
    const behind = namesWeapon(facts, tag.to, Math.min(clause.to, tag.to + 9));
    const passive = isTagged(sentence, 'auxiliary', tag.from - 1) && namesWeapon(facts, Math.max(clause.from, tag.from - 10), tag.from) && /(?:ed|sold|bought|lost|held)$/.test(lower(facts, tag.from));
    const weak = /^(?:include|includes|included|including|maintain|maintains|maintained|ship|ships|provide|provides|provided|give|gives|order|orders|hold|holds|held|field|fields|fielded)$/.test(lower(facts, tag.from));
    const counted = quantitiesIn(facts, tag.to, Math.min(clause.to, tag.to + 7)).length > 0 || systemsIn(facts, tag.to, Math.min(clause.to, tag.to + 7)).length > 0;
    const served = /^operat/.test(lower(facts, tag.from)) && (has(facts, 'forceNoun', clause.from, tag.from) || tagsIn(sentence, 'unitNoun', clause.from, tag.from).some((noun) => isPeopleUnit(noun.value)));
    if (served && behind) out.push(trigger('personnel', tag, 50));
    else if ((behind && (!weak || counted)) || passive) out.push(trigger('possession', tag, 50, participleStart(facts, clause, tag.from)));
  }
  for (const tag of tagsIn(sentence, 'possessNoun', clause.from, clause.to)) {
    if (matters(facts, clause.from, clause.to)) out.push(trigger('possession', tag, 45));
  }
  return out;
}

const looseDeployVerb = /^(?:keep|kept|stor|hous|bas|stood|hid|park|stockpil|mov|put|place|placing|send|sent|set|lin|spread|ring|activat|surround|assign|remov|locat|distribut|fly|fli|flew|bring|brought|erect|scatter|commit|dot|guard|stand|concentrat)/;

function deployment(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'deployVerb', clause.from, clause.to)) {
    const form = lower(facts, tag.from);
    const before = lower(facts, tag.from - 1);
    // `strategic positions`, `the station`, `a number of places` are nouns.
    const nounForm = /^(?:positions?|stations?|places?|moves?|lines?|spreads?|rings?|locations?|mass|masses)$/.test(form);
    if (nounForm && (isTagged(sentence, 'determiner', tag.from - 1) || isTagged(sentence, 'preposition', tag.from - 1) || /(?:c|y|al|ing|air|defen[cs]e|key)$/.test(before))) continue;
    if (isTagged(sentence, 'genericSystem', tag.from)) continue;
    const loose = looseDeployVerb.test(form);
    const subject = matters(facts, clause.from, clause.to);
    const placed = facts.places.some((place) => place.from >= tag.to && place.from < clause.to);
    const forces = has(facts, 'forceNoun', clause.from, clause.to) || quantitiesIn(facts, clause.from, clause.to).some((one) => isPeopleUnit(one.quantity.unit) || one.quantity.unit === 'ship' || one.quantity.unit === 'aircraft');
    const own = quantitiesIn(facts, clause.from, clause.to).some((one) => isWeaponUnit(one.quantity.unit)) && [1, 2, 3, 4, 5, 6].some((step) => /^(?:to|in|at|on|near|around|along|across|from)$/.test(lower(facts, tag.to - 1 + step)));
    if (loose ? subject && (placed || own) : subject || forces) out.push(trigger('deployment', tag, 52, participleStart(facts, clause, tag.from)));
  }
  for (const tag of tagsIn(sentence, 'deployNoun', clause.from, clause.to)) {
    if (lower(facts, tag.to - 1) !== 'of') continue;
    const limit = Math.min(clause.to, tag.to + 9);
    if (matters(facts, tag.to, limit) || has(facts, 'forceNoun', tag.to, limit) || quantitiesIn(facts, tag.to, limit).some((one) => isPeopleUnit(one.quantity.unit))) out.push(trigger('deployment', tag, 48));
  }
  return out;
}

function personnel(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const one of quantitiesIn(facts, clause.from, clause.to)) {
    if (!isPeopleUnit(one.quantity.unit)) continue;
    const serves = has(facts, 'operateWord', Math.max(clause.from, one.from - 4), one.from);
    if (serves) continue;
    const trained = has(facts, 'trainVerb', clause.from, clause.to) || has(facts, 'deployVerb', clause.from, clause.to) || has(facts, 'deployNoun', clause.from, clause.to);
    const strength = Math.max(one.quantity.value ?? 0, one.quantity.low ?? 0, one.quantity.high ?? 0);
    if (strength >= 2 && (one.quantity.unit === 'operator' || one.quantity.unit === 'crew' || trained || matters(facts, clause.from, clause.to))) out.push(trigger('personnel', { from: one.from, to: one.to }, 60));
  }
  for (const tag of tagsIn(sentence, 'trainVerb', clause.from, clause.to)) {
    const people = has(facts, 'forceNoun', clause.from, clause.to) || tagsIn(sentence, 'unitNoun', clause.from, clause.to).some((noun) => isPeopleUnit(noun.value));
    if (people && !isTagged(sentence, 'unitNoun', tag.from)) out.push(trigger('personnel', tag, 44));
  }
  return out;
}

function ability(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'ability', clause.from, clause.to)) {
    const acts = tagsIn(sentence, 'abilityVerb', tag.to, Math.min(clause.to, tag.to + 5)).length > 0;
    if (!acts) continue;
    const subject = namesWeapon(facts, clause.from, tag.from) || (facts.systemKnown && has(facts, 'systemReference', clause.from, tag.from)) || tag.from - clause.from <= 2 && facts.systemKnown && /^(?:capable|designed|able|with|each|which|that)$/.test(lower(facts, clause.from));
    if (!subject || has(facts, 'nobody', clause.from, tag.to)) continue;
    const relative = /^(?:that|which)$/.test(lower(facts, tag.from - 1)) ? tag.from - 1 : participleStart(facts, clause, tag.from);
    out.push(trigger('capability', tag, 42, relative));
  }
  return out;
}

const measured = new Set(['kilometre', 'metre', 'mile', 'foot', 'percent', 'kilometre-per-hour']);

function figures(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  const context = (facts.systemKnown || namesWeapon(facts, clause.from, clause.to));
  for (const tag of tagsIn(sentence, 'figureNoun', clause.from, clause.to)) {
    if (/^reach$/.test(lower(facts, tag.from)) && tag.to - tag.from === 1 && !/^(?:its|their|the|a)$/.test(lower(facts, tag.from - 1))) continue;
    const rate = /(?:rate|probability|accuracy|effectiveness|reliability|life|time)/.test(lower(facts, tag.to - 1)) || /accuracy|probability/.test(lower(facts, tag.from));
    const near = quantitiesIn(facts, Math.max(clause.from, tag.from - 6), Math.min(clause.to, tag.to + 8)).some((one) => measured.has(one.quantity.unit ?? ''));
    if (!context || !(near || rate)) continue;
    const away = lower(facts, tag.from) === 'away' || lower(facts, tag.from).startsWith('distance');
    if (away && !namesWeapon(facts, clause.from, clause.to)) continue;
    if (/^(?:wide|broad|full|a wide|permit a)$/.test(lower(facts, tag.from - 1))) continue;
    let cut = tag.from;
    const governed = /^(?:at|to|within|from|out|beyond)$/;
    if (governed.test(lower(facts, tag.from - 1)) || governed.test(lower(facts, tag.from - 2)) && /^(?:a|an|the)$/.test(lower(facts, tag.from - 1))) {
      out.push(trigger('capability', tag, 47));
      continue;
    }
    while (cut > clause.from && /^(?:a|an|its|their|with|and|high|low|maximum|effective|top|whose|claimed|the)$/.test(lower(facts, cut - 1)) && !/,/.test(gapAfter(facts.passage, cut - 1))) cut--;
    out.push(trigger('capability', tag, 47, cut > clause.from ? cut : null));
  }
  for (const one of quantitiesIn(facts, clause.from, clause.to)) {
    const reaches = one.quantity.unit === 'kilometre' && tagsIn(sentence, 'abilityVerb', clause.from, one.from).length > 0 && namesWeapon(facts, clause.from, clause.to);
    if (reaches && out.length === 0) out.push(trigger('capability', { from: one.from, to: one.to }, 43));
  }
  return out;
}

function origin(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  if (!matters(facts, clause.from, clause.to) && !(facts.systemKnown && has(facts, 'genericSystem', clause.from, clause.to))) return out;
  for (const tag of tagsIn(sentence, 'originWord', clause.from, clause.to)) {
    const before = tag.from - 1;
    const maker = isTagged(sentence, 'demonym', before) || isTagged(sentence, 'country', before) || isTagged(sentence, 'formerState', before);
    const later = /(?:in|by)$/.test(lower(facts, tag.to - 1)) && (isTagged(sentence, 'country', tag.to) || isTagged(sentence, 'formerState', tag.to) || lower(facts, tag.to) === 'the');
    const service = /^(?:entered|introduced|dates|dating)$/.test(lower(facts, tag.from)) || lower(facts, tag.from) === 'in' && lower(facts, tag.from + 1) === 'service';
    // `5,000 Russian-made missiles` names the maker in passing; only a predicate or an apposition states it.
    const stated = clause.from >= before - 3 || service || later || isTagged(sentence, 'auxiliary', before - 1);
    if ((maker || later || service) && stated && quantitiesIn(facts, Math.max(clause.from, before - 3), before + 1).length === 0) out.push(trigger('capability', tag, 40));
  }
  return out;
}

function description(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'weaponPredicate', clause.from, clause.to)) {
    const from = Math.max(clause.from, tag.from - 8);
    const subject = systemsIn(facts, from, tag.from).length > 0 || (facts.systemKnown && has(facts, 'systemReference', from, tag.from));
    if (subject) out.push(trigger('capability', tag, 41));
  }
  for (const tag of tagsIn(sentence, 'mightNoun', clause.from, clause.to)) {
    if (lower(facts, tag.to) === 'of' && systemsIn(facts, tag.to, Math.min(clause.to, tag.to + 4)).length > 0) out.push(trigger('capability', tag, 41));
  }
  for (const tag of tagsIn(sentence, 'readyWord', clause.from, clause.to)) {
    const share = quantitiesIn(facts, clause.from, clause.to).some((one) => one.quantity.unit === 'percent' || isWeaponUnit(one.quantity.unit));
    const said = isTagged(sentence, 'auxiliary', tag.from - 1) || /^(?:fully|only|all|lack|lacks|lacking|poor)$/.test(lower(facts, tag.from - 1));
    const shared = facts.systemKnown && quantitiesIn(facts, clause.from, clause.to).some((one) => one.quantity.unit === 'percent');
    if ((matters(facts, clause.from, clause.to) && (said || share)) || shared) out.push(trigger('capability', tag, 39));
  }
  for (const tag of tagsIn(sentence, 'operateWord', clause.from, clause.to)) {
    const served = quantitiesIn(facts, tag.to, Math.min(clause.to, tag.to + 5)).some((one) => isPeopleUnit(one.quantity.unit));
    if (served && (facts.systemKnown || namesWeapon(facts, clause.from, clause.to))) out.push(trigger('capability', tag, 43));
  }
  return out;
}

function effect(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'shieldNoun', clause.from, clause.to)) {
    const formed = has(facts, 'formVerb', Math.max(clause.from, tag.from - 6), tag.from);
    const spread = tagsIn(sentence, 'placePreposition', tag.to, Math.min(clause.to, tag.to + 2)).some((one) => /^(?:over|along|across|around|throughout)$/.test(lower(facts, one.from)));
    const plain = /^(?:shield|umbrella|dome|bubble|curtain|canopy)$/.test(lower(facts, tag.to - 1));
    if (formed || (spread && (plain || matters(facts, clause.from, clause.to))) || (plain && matters(facts, clause.from, clause.to) && !isTagged(sentence, 'genericSystem', tag.from))) out.push(trigger('effect', tag, 54));
  }
  for (const tag of tagsIn(sentence, 'invincible', clause.from, clause.to)) {
    if (/^(?:continuous|seamless|inaccessible)$/.test(lower(facts, tag.from)) && !has(facts, 'shieldNoun', tag.to, clause.to)) continue;
    out.push(trigger('effect', tag, 54));
  }
  for (const tag of tagsIn(sentence, 'nobody', clause.from, clause.to)) {
    const modal = /^(?:will|can|could|would|dares|dare|shall|gets|that|who)$/;
    const near = [0, 1, 2, 3].some((step) => modal.test(lower(facts, tag.to + step)));
    const strength = tagsIn(sentence, 'abilityVerb', tag.to, clause.to).length > 0 || has(facts, 'territoryNoun', tag.to, clause.to) || has(facts, 'coverVerb', tag.to, clause.to) || has(facts, 'hostileVerb', tag.to, clause.to) || /^(?:get|enter|touch|pass|cross|come|penetrate|approach|escape|survive)$/.test(lower(facts, tag.to + 1) ) || /^(?:get|enter|touch|pass|cross|come|penetrate|approach|escape|survive)$/.test(lower(facts, tag.to + 3));
    if (near && strength) out.push(trigger('effect', tag, 54));
  }
  for (const tag of tagsIn(sentence, 'refusal', clause.from, clause.to)) {
    if (has(facts, 'territoryNoun', tag.to, clause.to) || has(facts, 'hostileVerb', tag.to, clause.to) || has(facts, 'hostileNoun', tag.to, clause.to) || /shot/.test(lower(facts, tag.to - 2))) out.push(trigger('effect', tag, 54));
  }
  for (const tag of tagsIn(sentence, 'coverVerb', clause.from, clause.to)) {
    const subject = matters(facts, clause.from, tag.from) || (facts.systemKnown && quantitiesIn(facts, clause.from, tag.from).some((one) => one.quantity.unit === 'site'));
    const object = has(facts, 'territoryNoun', tag.to, clause.to) || has(facts, 'countryNoun', tag.to, clause.to) || has(facts, 'hostileNoun', tag.to, clause.to) || facts.places.some((place) => place.from >= tag.to && place.from < clause.to) || has(facts, 'country', tag.to, clause.to) || quantitiesIn(facts, tag.to, clause.to).some((one) => one.quantity.unit === 'percent') || has(facts, 'regionNoun', tag.to, clause.to) || has(facts, 'citiesNoun', tag.to, clause.to);
    if (subject && object) out.push(trigger('effect', tag, 30));
  }
  for (const tag of tagsIn(sentence, 'shootDownVerb', clause.from, clause.to)) {
    const form = lower(facts, tag.from);
    const past = /(?:ed|shot|hit|struck|brought|took)$/.test(form) || lower(facts, tag.from - 1) === 'having';
    const limit = Math.min(clause.to, tag.to + 7);
    const targets = quantitiesIn(facts, Math.max(clause.from, tag.from - 8), limit).some((one) => flyingUnits.has(one.quantity.unit ?? '') || one.quantity.unit === 'percent');
    const noun = tagsIn(sentence, 'unitNoun', tag.to, limit).some((one) => flyingUnits.has(one.value));
    const able = tagsIn(sentence, 'ability', Math.max(clause.from, tag.from - 4), tag.from).length > 0 || lower(facts, tag.from - 1) === 'to' && !/^(?:managed|managing)$/.test(lower(facts, tag.from - 2));
    if (past && (targets || noun) && !able) out.push(trigger('effect', tag, 53));
  }
  return out;
}

function contingency(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  const military = (from: number, to: number): boolean => matters(facts, from, to) || has(facts, 'forceNoun', from, to) || has(facts, 'borderNoun', from, to);
  for (const tag of tagsIn(sentence, 'contingency', clause.from, clause.to)) {
    const planned = lower(facts, tag.from) === 'contingency';
    if (planned || military(clause.from, clause.to)) out.push(trigger('contingency', tag, planned ? 71 : 62));
  }
  for (const tag of tagsIn(sentence, 'activation', clause.from, clause.to)) {
    const action = lower(facts, tag.from).startsWith('activat') || /^(?:call|mobili)/.test(lower(facts, tag.from));
    const future = /^(?:will|would|could|to)$/.test(lower(facts, tag.from - 1)) || /^(?:will|would|could)$/.test(lower(facts, tag.to)) || action;
    if (future && military(tag.from, Math.min(clause.to, tag.to + 8)) && !/^(?:strategic)$/.test(lower(facts, tag.from - 1))) out.push(trigger('contingency', tag, 61));
  }
  for (const tag of tagsIn(sentence, 'reinforcement', clause.from, clause.to)) {
    const start = lower(facts, tag.from - 1) === 'the' ? tag.from - 1 : tag.from;
    if (military(tag.to, Math.min(clause.to, tag.to + 6)) || has(facts, 'regionNoun', tag.to, Math.min(clause.to, tag.to + 4))) out.push(trigger('contingency', tag, 61, start));
  }
  for (const tag of tagsIn(sentence, 'condition', clause.from, clause.to)) {
    const attacked = has(facts, 'hostileVerb', tag.from, clause.to) || has(facts, 'hostileNoun', tag.from, clause.to) || /^(?:if attacked)/.test(`${lower(facts, tag.from)} ${lower(facts, tag.from + 1)}`);
    const whole = military(facts.sentence.from, facts.sentence.to);
    const comes = /^(?:come|comes|came|dare|dares|enter|enters|cross|crosses|land|lands|return|returns)$/.test(lower(facts, tag.from + 2)) || /^(?:come|comes|came|dare|dares|enter|enters|cross|crosses|land|lands|return|returns)$/.test(lower(facts, tag.from + 3));
    if ((attacked || comes) && whole && tag.from - clause.from <= 3) out.push(trigger('contingency', tag, 63));
  }
  return out;
}

function threat(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  const hostile = (from: number, to: number): boolean => has(facts, 'hostileVerb', from, to) || has(facts, 'hostileNoun', from, to);
  for (const tag of tagsIn(sentence, 'threatenVerb', clause.from, clause.to)) {
    if (hostile(tag.to, Math.min(clause.to, tag.to + 7)) || (/^plot|^conspir/.test(lower(facts, tag.from)) && tag.to < clause.to)) out.push(trigger('threat', tag, 80));
  }
  for (const tag of tagsIn(sentence, 'authoriseVerb', clause.from, clause.to)) {
    if (hostile(tag.to, Math.min(clause.to, tag.to + 7))) out.push(trigger('threat', tag, 80));
  }
  if (facts.accused(clause) && hostile(clause.from, clause.to)) {
    const tag = tagsIn(sentence, 'hostileVerb', clause.from, clause.to)[0] ?? tagsIn(sentence, 'hostileNoun', clause.from, clause.to)[0];
    if (tag !== undefined) out.push(trigger('threat', tag, 81));
  }
  for (const tag of tagsIn(sentence, 'hostileNoun', clause.from, clause.to)) {
    const modal = tagsIn(sentence, 'modal', Math.max(clause.from, tag.from - 5), tag.from)[0];
    if (modal !== undefined && !has(facts, 'harmVerb', modal.to, tag.from)) out.push(trigger('threat', tag, 79));
    const met = ['met', 'answered', 'repelled', 'punished', 'crushed'].some((word) => [2, 3, 4].some((step) => lower(facts, tag.to - 1 + step) === word));
    if (met) out.push(trigger('threat', tag, 80));
  }
  return out;
}

const strongRisk = new Set(['wrong', 'black', 'civil', 'civilian', 'commercial', 'airliner', 'airliners', 'terrorists', 'terrorist', 'criminal', 'armed', 'guerrillas', 'cartels', 'smuggling', 'diversion', 'friendly']);

function risk(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  const modals = [...tagsIn(sentence, 'modal', clause.from, clause.to)];
  for (const modal of modals) {
    const harm = tagsIn(sentence, 'harmVerb', modal.to, Math.min(clause.to, modal.to + 4))[0];
    if (harm === undefined) continue;
    const plain = /^(?:reach|draw|drag|spread|threaten|shoot|leak|harm|lead|result|end)/.test(lower(facts, harm.from));
    if (plain && !has(facts, 'riskNoun', clause.from, clause.to) && !has(facts, 'hostileNoun', clause.from, clause.to)) continue;
    out.push(trigger('risk', { from: modal.from, to: harm.to }, 70));
  }
  for (const tag of tagsIn(sentence, 'riskNoun', clause.from, clause.to)) {
    const form = lower(facts, tag.from);
    const phrase = lower(facts, tag.to - 1) === 'of' || lower(facts, tag.to - 1) === 'for' || /^(?:of|that|to)$/.test(lower(facts, tag.to)) && /^(?:risks?|dangers?)$/.test(form);
    const could = modals.length > 0 || has(facts, 'harmVerb', clause.from, clause.to) || has(facts, 'condition', clause.from, clause.to);
    if (phrase || (strongRisk.has(form) && (could || matters(facts, clause.from, clause.to)))) out.push(trigger('risk', tag, 70));
  }
  return out;
}

function assessment(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'judgement', clause.from, clause.to)) {
    const before = Math.max(clause.from, tag.from - 8);
    const predicate = tagsIn(sentence, 'auxiliary', before, tag.from).some((one) => /^(?:is|are|was|were|be|been|being)$/.test(lower(facts, one.from))) || /^(?:as|remains?|looks?|seems?|appears?|considered|called)$/.test(lower(facts, tag.from - 1)) || /^(?:as|remains?|looks?|seems?|appears?)$/.test(lower(facts, tag.from - 2));
    if (predicate && (matters(facts, clause.from, clause.to) || (facts.systemKnown && has(facts, 'systemReference', before, tag.from)) || has(facts, 'speechNoun', clause.from, tag.from) || /^(?:figure|number|numbers|figures)$/.test(lower(facts, tag.from - 2)))) out.push(trigger('assessment', tag, 46));
  }
  for (const tag of tagsIn(sentence, 'doubt', clause.from, clause.to)) {
    const about = matters(facts, clause.from, clause.to) || has(facts, 'speechNoun', clause.from, clause.to) || quantitiesIn(facts, clause.from, clause.to).length > 0 || /\b(?:figure|number|numbers|figures|total)\b/.test(facts.passage.text.slice(facts.sentence.start, facts.sentence.end));
    if (about) out.push(trigger('assessment', tag, 65));
  }
  return out;
}

function event(facts: Facts, clause: Clause): Trigger[] {
  const { sentence, passage } = facts;
  const out: Trigger[] = [];
  for (const date of facts.dates) {
    if (date.iso === null) continue;
    const at = wordAt(passage, sentence, date.start);
    if (at < clause.from || at >= clause.to) continue;
    const happened = has(facts, 'happening', clause.from, clause.to) || has(facts, 'officeStart', clause.from, clause.to);
    if (happened) out.push(trigger('event', { from: at, to: at + 1 }, 35));
  }
  for (const tag of [...tagsIn(sentence, 'happening', clause.from, clause.to), ...tagsIn(sentence, 'shootDownVerb', clause.from, clause.to)]) {
    const form = lower(facts, tag.from);
    const attack = /^(?:attack|bomb|struck|strike|invad|kill)/.test(form) && /(?:ed|struck)$/.test(form) && (has(facts, 'country', clause.from, clause.to) || has(facts, 'demonym', clause.from, clause.to));
    const test = /^(?:test|fir|launch|stag|conduct|held|parad|display|unveil|show)/.test(form) && /(?:ed|held|fired)$/.test(form) && (systemsIn(facts, tag.to, Math.min(clause.to, tag.to + 8)).length > 0 || has(facts, 'genericSystem', tag.to, Math.min(clause.to, tag.to + 6)));
    const lost = /^(?:destroy|hit|damag|struck|strik|knock|took|captur|seiz)/.test(form) && /(?:ed|hit|struck|out|down)$/.test(lower(facts, tag.to - 1)) && !isTagged(sentence, 'ability', tag.from - 1) && lower(facts, tag.from - 1) !== 'to' && namesWeapon(facts, clause.from, clause.to);
    const fired = /^fired$/.test(form) && namesWeapon(facts, tag.to, Math.min(clause.to, tag.to + 6));
    if (attack || test || lost || fired) out.push(trigger('event', tag, 34));
  }
  return out;
}

/** Finds what makes statements in a clause, in order of the words. */
export function findTriggers(facts: Facts, clause: Clause): Trigger[] {
  const rules = [possession, deployment, personnel, ability, figures, origin, description, effect, contingency, threat, risk, assessment, event];
  return rules.flatMap((rule) => rule(facts, clause)).sort((a, b) => a.from - b.from || b.rank - a.rank);
}

/** Finds the setting of a statement: an address, a meeting, an interview that is described. */
export function findSetting(facts: Facts, clause: Clause): { readonly from: number; readonly to: number } | null {
  const { sentence } = facts;
  for (const tag of tagsIn(sentence, 'settingNoun', clause.from, clause.to)) {
    let from = tag.from;
    while (from > clause.from && tag.from - from < 8 && !/^(?:in|during|at|on|after|following)$/.test(lower(facts, from))) {
      if (/[,;:—"]/.test(gapAfter(facts.passage, from - 1)) || isTagged(sentence, 'auxiliary', from - 1)) break;
      from--;
    }
    const prepositional = /^(?:in|during|at|on|following|after)$/.test(lower(facts, from));
    const marked = has(facts, 'settingMark', from, tag.from) || tagsIn(sentence, 'settingMark', tag.to, Math.min(clause.to, tag.to + 3)).length > 0;
    const heard = tagAt(sentence, 'settingAudience', tag.to) !== undefined || tagsIn(sentence, 'settingAudience', tag.to, Math.min(clause.to, tag.to + 5)).length > 0;
    if (!prepositional || (!marked && !heard)) continue;
    const start = from > clause.from && /^(?:made|given|delivered|speaking|held|announced|issued|aired)$/.test(lower(facts, from - 1)) ? from - 1 : from;
    let to = tag.to;
    while (to < clause.to && !/[,;:—]/.test(gapAfter(facts.passage, to - 1))) to++;
    return { from: start, to };
  }
  return null;
}

