import type { Clause } from './cut-clauses.ts';
import { gapAfter, isTagged, tagAt, tagsIn } from './passage.ts';
import { ability, description, figures, origin } from './triggers/find-capability.ts';
import { effect } from './triggers/find-effect.ts';
import { deployment, personnel, possession } from './triggers/find-posture.ts';
import { assessment, contingency, event, risk, threat } from './triggers/find-surroundings.ts';
import type { Facts, Trigger } from './triggers/trigger-facts.ts';
import { has, lower } from './triggers/trigger-facts.ts';

/** Finds what makes statements in a clause, in order of the words. */
export function findTriggers(facts: Facts, clause: Clause): Trigger[] {
  const rules = [
    possession,
    deployment,
    personnel,
    ability,
    figures,
    origin,
    description,
    effect,
    contingency,
    threat,
    risk,
    assessment,
    event,
  ];
  return rules
    .flatMap((rule) => rule(facts, clause))
    .sort((a, b) => a.from - b.from || b.rank - a.rank);
}

/** Finds the setting of a statement: an address, a meeting, an interview that is described. */
export function findSetting(
  facts: Facts,
  clause: Clause,
): { readonly from: number; readonly to: number } | null {
  const { sentence } = facts;
  for (const tag of tagsIn(sentence, 'settingNoun', clause.from, clause.to)) {
    let from = tag.from;
    while (
      from > clause.from &&
      tag.from - from < 8 &&
      !/^(?:in|during|at|on|after|following)$/.test(lower(facts, from))
    ) {
      if (
        /[,;:—"]/.test(gapAfter(facts.passage, from - 1)) ||
        isTagged(sentence, 'auxiliary', from - 1)
      )
        break;
      from--;
    }
    const prepositional = /^(?:in|during|at|on|following|after)$/.test(lower(facts, from));
    const marked =
      has(facts, 'settingMark', from, tag.from) ||
      tagsIn(sentence, 'settingMark', tag.to, Math.min(clause.to, tag.to + 3)).length > 0;
    const heard =
      tagAt(sentence, 'settingAudience', tag.to) !== undefined ||
      tagsIn(sentence, 'settingAudience', tag.to, Math.min(clause.to, tag.to + 5)).length > 0;
    if (!prepositional || (!marked && !heard)) continue;
    const start =
      from > clause.from &&
      /^(?:made|given|delivered|speaking|held|announced|issued|aired)$/.test(lower(facts, from - 1))
        ? from - 1
        : from;
    let to = tag.to;
    while (to < clause.to && !/[,;:—]/.test(gapAfter(facts.passage, to - 1))) to++;
    return { from: start, to };
  }
  return null;
}
