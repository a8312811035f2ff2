import type { Clause } from '../cut-clauses.ts';
import { gapAfter, isTagged, tagsIn } from '../passage.ts';
import type { Facts, Trigger } from './trigger-facts.ts';
import {
  has,
  isPeopleUnit,
  isWeaponUnit,
  lower,
  matters,
  measured,
  namesWeapon,
  participleStart,
  quantitiesIn,
  systemsIn,
  trigger,
} from './trigger-facts.ts';

/** Finds statements on what a system can do. */
export function ability(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'ability', clause.from, clause.to)) {
    const weak = /^(?:could|would)$/.test(lower(facts, tag.from));
    if (
      weak &&
      !(
        facts.systemKnown &&
        tagsIn(sentence, 'systemReference', clause.from, tag.from).some(
          (one) => one.to === tag.from,
        )
      )
    )
      continue;
    const acts =
      tagsIn(sentence, 'abilityVerb', tag.to, Math.min(clause.to, tag.to + 5)).length > 0;
    if (!acts) continue;
    // `They would bring down helicopters` is what they would do, not what they can.
    const would =
      weak && tagsIn(sentence, 'shootDownVerb', tag.to, Math.min(clause.to, tag.to + 4)).length > 0;
    if (would) continue;
    const subject =
      namesWeapon(facts, clause.from, tag.from) ||
      (facts.systemKnown && has(facts, 'systemReference', clause.from, tag.from)) ||
      (tag.from - clause.from <= 2 &&
        facts.systemKnown &&
        /^(?:capable|designed|able|with|each|which|that)$/.test(lower(facts, clause.from)));
    if (!subject || has(facts, 'nobody', clause.from, tag.to)) continue;
    const relative = /^(?:that|which)$/.test(lower(facts, tag.from - 1))
      ? tag.from - 1
      : participleStart(facts, clause, tag.from);
    out.push(trigger('capability', tag, 42, relative));
  }
  return out;
}

/** Finds ranges, altitudes, speeds and rates of a system. */
export function figures(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  const context = facts.systemKnown || namesWeapon(facts, clause.from, clause.to);
  for (const tag of tagsIn(sentence, 'figureNoun', clause.from, clause.to)) {
    if (
      /^reach$/.test(lower(facts, tag.from)) &&
      tag.to - tag.from === 1 &&
      !/^(?:its|their|the|a)$/.test(lower(facts, tag.from - 1))
    )
      continue;
    const rate =
      /(?:rate|probability|accuracy|effectiveness|reliability|life|time)/.test(
        lower(facts, tag.to - 1),
      ) || /accuracy|probability/.test(lower(facts, tag.from));
    const near = quantitiesIn(
      facts,
      Math.max(clause.from, tag.from - 9),
      Math.min(clause.to, tag.to + 8),
    ).some((one) => measured.has(one.quantity.unit ?? ''));
    if (!context || !(near || rate)) continue;
    // `It was shot down at a distance of three kilometres` tells what happened.
    const happened = tagsIn(sentence, 'shootDownVerb', clause.from, tag.from).some((one) =>
      /(?:shot|ed|brought)$/.test(lower(facts, one.from)),
    );
    if (happened) continue;
    if (!near && !matters(facts, clause.from, clause.to)) continue;
    const away = lower(facts, tag.from) === 'away' || lower(facts, tag.from).startsWith('distance');
    if (away && !namesWeapon(facts, clause.from, clause.to)) continue;
    if (/^(?:wide|broad|full|a wide|permit a)$/.test(lower(facts, tag.from - 1))) continue;
    let cut = tag.from;
    const governed = /^(?:at|to|within|from|out|beyond|on|over|in)$/;
    if (
      governed.test(lower(facts, tag.from - 1)) ||
      (governed.test(lower(facts, tag.from - 2)) &&
        /^(?:a|an|the)$/.test(lower(facts, tag.from - 1)))
    ) {
      out.push(trigger('capability', tag, 47));
      continue;
    }
    while (
      cut > clause.from &&
      /^(?:a|an|its|their|with|and|high|low|maximum|effective|top|whose|claimed|the)$/.test(
        lower(facts, cut - 1),
      ) &&
      !/,/.test(gapAfter(facts.passage, cut - 1))
    )
      cut--;
    out.push(trigger('capability', tag, 47, cut > clause.from ? cut : null));
  }
  for (const one of quantitiesIn(facts, clause.from, clause.to)) {
    const reaches =
      one.quantity.unit === 'kilometre' &&
      !/^(?:of|from|off)$/.test(lower(facts, one.to)) &&
      tagsIn(sentence, 'abilityVerb', clause.from, one.from).length > 0 &&
      namesWeapon(facts, clause.from, clause.to);
    if (reaches && out.length === 0)
      out.push(trigger('capability', { from: one.from, to: one.to }, 43));
  }
  return out;
}

/** Finds statements on where a system comes from and how old it is. */
export function origin(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  if (
    !matters(facts, clause.from, clause.to) &&
    !(facts.systemKnown && has(facts, 'genericSystem', clause.from, clause.to))
  )
    return out;
  for (const tag of tagsIn(sentence, 'originWord', clause.from, clause.to)) {
    const before = tag.from - 1;
    // `two dozen upgraded guns`: the word only describes what is counted.
    const describes =
      (['system', 'unitNoun', 'defenceNoun'] as const).some((group) =>
        isTagged(sentence, group, tag.to),
      ) &&
      !isTagged(sentence, 'auxiliary', before) &&
      clause.from < before - 3;
    if (describes) continue;
    const maker =
      isTagged(sentence, 'demonym', before) ||
      isTagged(sentence, 'country', before) ||
      isTagged(sentence, 'formerState', before);
    const later =
      /(?:in|by)$/.test(lower(facts, tag.to - 1)) &&
      (isTagged(sentence, 'country', tag.to) ||
        isTagged(sentence, 'formerState', tag.to) ||
        lower(facts, tag.to) === 'the' ||
        /^(?:19|20)\d\d/.test(lower(facts, tag.to)));
    // `three radars entered service last summer` tells of an arrival.
    const arrived =
      /^entered/.test(lower(facts, tag.from)) &&
      quantitiesIn(facts, clause.from, tag.from).some((one) => isWeaponUnit(one.quantity.unit));
    if (arrived) continue;
    const service =
      /^(?:entered|introduced|dates|dating)$/.test(lower(facts, tag.from)) ||
      (lower(facts, tag.from) === 'in' && lower(facts, tag.from + 1) === 'service');
    // `5,000 Russian-made missiles` names the maker in passing; only a predicate or an apposition states it.
    const stated =
      clause.from >= before - 3 || service || later || isTagged(sentence, 'auxiliary', before - 1);
    if (
      (maker || later || service) &&
      stated &&
      quantitiesIn(facts, Math.max(clause.from, before - 3), before + 1).length === 0
    )
      out.push(trigger('capability', tag, 40));
  }
  return out;
}

/** Finds descriptions of a system: its power, its state, who serves it. */
export function description(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'weaponPredicate', clause.from, clause.to)) {
    const from = Math.max(clause.from, tag.from - 8);
    const subject =
      systemsIn(facts, from, tag.from).length > 0 ||
      (facts.systemKnown && has(facts, 'systemReference', from, tag.from));
    if (subject) out.push(trigger('capability', tag, 41));
  }
  for (const tag of tagsIn(sentence, 'mightNoun', clause.from, clause.to)) {
    if (
      lower(facts, tag.to) === 'of' &&
      systemsIn(facts, tag.to, Math.min(clause.to, tag.to + 4)).length > 0
    )
      out.push(trigger('capability', tag, 41));
  }
  for (const tag of tagsIn(sentence, 'readyWord', clause.from, clause.to)) {
    const share = quantitiesIn(facts, clause.from, clause.to).some(
      (one) => one.quantity.unit === 'percent' || isWeaponUnit(one.quantity.unit),
    );
    const said =
      isTagged(sentence, 'auxiliary', tag.from - 1) ||
      /^(?:fully|only|all|lack|lacks|lacking|poor)$/.test(lower(facts, tag.from - 1));
    const shared =
      facts.systemKnown &&
      quantitiesIn(facts, clause.from, clause.to).some((one) => one.quantity.unit === 'percent');
    if ((matters(facts, clause.from, clause.to) && (said || share)) || shared)
      out.push(trigger('capability', tag, 39));
  }
  for (const tag of tagsIn(sentence, 'operateWord', clause.from, clause.to)) {
    const served = quantitiesIn(facts, tag.to, Math.min(clause.to, tag.to + 5)).some((one) =>
      isPeopleUnit(one.quantity.unit),
    );
    if (served && (facts.systemKnown || namesWeapon(facts, clause.from, clause.to)))
      out.push(trigger('capability', tag, 43));
  }
  return out;
}
