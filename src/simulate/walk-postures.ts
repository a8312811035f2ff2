import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import { addPlanes, clearPlanes, copyPlanes, makePlanes, type Planes } from './planes.ts';
import type { ReachLevels } from './reach-levels.ts';

/** Returns the group indices of every posture. */
export function groupsOf(each: Case): number[][] {
  return each.postures.map((posture) =>
    posture.groups.map((id) => each.groups.findIndex((group) => group.id === id)),
  );
}

/**
 * Returns a function that shows the planes of each posture in turn. Every group is marked once; postures of several groups are sums of
 * their planes.
 */
export function createPostureWalk(
  postures: readonly (readonly number[])[],
  groups: number,
  points: number,
  mark: (planes: Planes, group: DrawnGroup, levels: ReachLevels) => void,
): (
  draw: Draw,
  levels: readonly ReachLevels[],
  visit: (posture: number, planes: Planes) => void,
) => void {
  const own = Array.from({ length: groups }, () => makePlanes(points));
  const sum = makePlanes(points);
  return (draw, levels, visit) => {
    own.forEach((planes, g) => {
      clearPlanes(planes);
      mark(planes, draw.groups[g] as DrawnGroup, levels[g] as ReachLevels);
    });
    postures.forEach((members, posture) => {
      const first = own[members[0] as number] as Planes;
      if (members.length === 1) {
        visit(posture, first);
        return;
      }
      copyPlanes(sum, first);
      for (const g of members.slice(1)) addPlanes(sum, own[g] as Planes);
      visit(posture, sum);
    });
  };
}
