import type { Case } from '../domain/case.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import { createRng } from '../kernel/random/stream.ts';
import { followPosts, makePosts } from './follow-posts.ts';
import type { Observe } from './observe.ts';
import { groupsOf } from './walk-postures.ts';

/**
 * Prepares observing readiness: at each time after an alert, the share of all posts that a posture could ever man, in place or in reserve, that
 * can fire. 0 where there is no post.
 */
export function createReadiness(each: Case, seed: number): Observe {
  const rng = createRng(seed);
  const { alertHours } = each;
  const postures = groupsOf(each);
  const followed = each.groups.map(({ id }) => ({
    posts: makePosts(id, false),
    reserve: makePosts(id, true),
    counts: new Float64Array(alertHours.length),
  }));
  const manned = new Float64Array(alertHours.length);
  const most = new Float64Array(each.groups.length);
  return (draw, _levels, values, offset) => {
    for (let g = 0; g < followed.length; g++) {
      const { posts, reserve, counts } = followed[g] as (typeof followed)[number];
      const group = draw.groups[g] as DrawnGroup;
      const { alert } = group;
      // In common, the drawer's posts go by another number than those that are followed.
      const known = each.readyInCommon === true ? null : group;
      counts.fill(0);
      mannedOf(group, alertHours, manned);
      followPosts(posts, alert, known, manned, alertHours, rng, draw.trial, counts);
      manned.fill(alert.reserve);
      followPosts(reserve, alert, null, manned, alertHours, rng, draw.trial, counts);
      most[g] = mostPosts(group) + alert.reserve;
    }
    let at = offset;
    for (const groups of postures) {
      let all = 0;
      for (const g of groups) all += most[g] as number;
      for (let i = 0; i < alertHours.length; i++) {
        let able = 0;
        for (const g of groups) able += followed[g]?.counts[i] as number;
        values[at++] = all === 0 ? 0 : able / all;
      }
    }
  };
}

/** Posts that a group can man at once while all crews are on duty. */
function mostPosts({ inPlace, alert }: DrawnGroup): number {
  return Math.max(inPlace, alert.surgePosts);
}

/** Writes how many posts are manned at each time: all that can be while the surge lasts, then what crews in shifts man. */
function mannedOf(group: DrawnGroup, alertHours: readonly number[], manned: Float64Array): void {
  const surge = mostPosts(group);
  for (let i = 0; i < alertHours.length; i++)
    manned[i] = (alertHours[i] as number) <= group.alert.surgeHours ? surge : group.inPlace;
}
