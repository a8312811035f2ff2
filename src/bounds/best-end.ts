import type { UnitGroup } from '../domain/posture.ts';
import type { Parameter } from '../domain/quantity.ts';
import { supportOf } from '../domain/support.ts';
import { groundRadiusM } from '../kernel/geo/ground-radius.ts';

/** The most that a group could put in place, whatever the unknowns turn out to be. */
export interface BestUnits {
  /** Posts; Infinity when a distribution is unbounded. */
  readonly posts: number;
  /** Why not more: in words. */
  readonly because: string;
}

const low = (parameter: Parameter): number => supportOf(parameter.quantity.distribution)[0];
const high = (parameter: Parameter): number => supportOf(parameter.quantity.distribution)[1];

/**
 * Returns the most posts of a group at the claimant's best: everyone ready, one launcher for each missile, crews on a surge (every
 * operator at work at once).
 */
export function bestUnits(group: UnitGroup): BestUnits {
  const count = Math.floor(high(group.count));
  if (group.countUnit === 'operator') {
    return {
      posts: Math.floor(count / low(group.peoplePerUnit)),
      because: `${count} operators, ${low(group.peoplePerUnit)} for each unit`,
    };
  }
  const crewed =
    group.crews === null
      ? Number.POSITIVE_INFINITY
      : Math.floor(high(group.crews.operators) / low(group.crews.perPost));
  if (crewed < count)
    return {
      posts: crewed,
      because: `crews for ${crewed} posts at most, everyone at work at once`,
    };
  return { posts: count, because: `${count} counted` };
}

/** Tells whether the most posts and both ends of the range are finite; where one is not, nothing can be excluded. */
export function isBounded(group: UnitGroup): boolean {
  return [bestUnits(group).posts, rangeAt(group, 'low'), rangeAt(group, 'high')].every(
    Number.isFinite,
  );
}

/** Which end of the stated ranges a bound is worked out for. */
export type RangeEnd = 'low' | 'high';

/** Returns the slant range at one end of what is stated, metres. */
export function rangeAt(group: UnitGroup, end: RangeEnd): number {
  return end === 'low' ? low(group.envelope.rangeM) : high(group.envelope.rangeM);
}

/**
 * Returns the ground radius that no post of the group exceeds at a height above the post, metres: no horizon, lowest floor, highest
 * ceiling. 0 = no post reaches that height anywhere.
 */
export function boundRadiusM(group: UnitGroup, altitudeM: number, end: RangeEnd): number {
  const rangeM = rangeAt(group, end);
  if (altitudeM === 0) return rangeM;
  if (altitudeM > high(group.envelope.ceilingM) || altitudeM < low(group.envelope.floorM)) return 0;
  return groundRadiusM(rangeM, altitudeM);
}
