import type { Bound } from '../domain/bound.ts';
import type { Case } from '../domain/case.ts';
import type { CasePosture, UnitGroup } from '../domain/posture.ts';
import { supportOf } from '../domain/support.ts';
import { formatDecimal, formatInteger } from '../kernel/text/format-number.ts';

/**
 * Bounds the posts that crews can man: sustained posts <= operators / (people per post x 168 h / hours a week), on a surge of at most
 * 24 h operators / people per post. Excludes only when even the surge cannot man the least count in range. An unbounded
 * figure gives no row.
 */
export function boundCrews(
  each: Case,
  posture: CasePosture,
  groups: readonly UnitGroup[],
): Bound[] {
  return groups.flatMap((group): Bound[] => {
    if (group.crews === null || group.countUnit === 'operator') return [];
    const operators = Math.floor(supportOf(group.crews.operators.quantity.distribution)[1]);
    const perPost = supportOf(group.crews.perPost.quantity.distribution)[0];
    const hours = supportOf(group.crews.hoursPerWeek.quantity.distribution)[1];
    const [least, most] = supportOf(group.count.quantity.distribution);
    const posts = Math.floor(most);
    const surge = Math.floor(operators / perPost);
    const sustained = Math.floor(operators / ((perPost * 168) / hours));
    if (![surge, sustained, posts].every(Number.isFinite) || posts === 0) return [];
    return [
      {
        id: [each.id, posture.id, 'crews', group.id].join('/'),
        kind: 'bound',
        case: each.id,
        question: null,
        rangeM: 0,
        interpretation: 'crews',
        posture: posture.id,
        reading: each.reading,
        altitudeM: 0,
        needs: Math.ceil((posts * perPost * 168) / hours),
        claimed: operators,
        bestShare: Math.min(1, sustained / posts),
        verdict:
          group.countUnit !== 'missile' && surge < Math.floor(least)
            ? 'impossible'
            : 'not-excluded',
        formula: 'posts <= operators / (perPost 168 h / hours)',
        proof: `At most ${formatInteger(operators)} operators, ${formatDecimal(perPost, 0)} for a post, ${formatDecimal(hours, 0)} hours a week each, man ${formatInteger(sustained)} posts round the clock and ${formatInteger(surge)} on a surge of a day; ${formatInteger(posts)} are counted.`,
        source: 'shift arithmetic: a week has 168 hours',
      },
    ];
  });
}

/** Lists what the missiles allow: never more engagements than missiles. Information for the raid measure. */
export function listAmmunition(
  each: Case,
  posture: CasePosture,
  groups: readonly UnitGroup[],
): Bound[] {
  return groups.flatMap((group): Bound[] => {
    if (group.countUnit === 'operator') return [];
    const count = supportOf(group.count.quantity.distribution)[1];
    const missiles = Math.floor(
      group.countUnit === 'missile'
        ? count
        : count * supportOf(group.missilesPerLauncher.quantity.distribution)[1],
    );
    if (!Number.isFinite(missiles)) return [];
    return [
      {
        id: [each.id, posture.id, 'ammunition', group.id].join('/'),
        kind: 'reference',
        case: each.id,
        question: null,
        rangeM: 0,
        interpretation: 'ammunition',
        posture: posture.id,
        reading: each.reading,
        altitudeM: 0,
        needs: null,
        claimed: missiles,
        bestShare: null,
        verdict: 'not-excluded',
        formula: 'engagements <= missiles',
        proof: `${group.systemName}: at most ${formatInteger(missiles)} missiles, so at most as many engagements.`,
        source: 'counting',
      },
    ];
  });
}
