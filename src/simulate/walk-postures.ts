import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import { addCovers, type Covers } from './covers.ts';
import type { ReachLevels } from './reach-levels.ts';

/** Returns the group indices of every posture. */
export function groupsOf(each: Case): number[][] {
  return each.postures.map((posture) =>
    posture.groups.map((id) => each.groups.findIndex((group) => group.id === id)),
  );
}

/**
 * Returns a function that shows the covers of each posture in turn. Groups that stand in the same postures are a bundle. What several
 * postures share is marked once and added; what one posture alone has is marked straight onto the rest of it.
 */
export function createPostureWalk(
  postures: readonly (readonly number[])[],
  points: number,
  mark: (covers: Covers, group: DrawnGroup, levels: ReachLevels) => void,
): (
  draw: Draw,
  levels: readonly ReachLevels[],
  visit: (posture: number, covers: Covers) => void,
) => void {
  const bundles = bundleGroups(postures);
  const kept = bundles
    .filter((bundle) => bundle.postures.length > 1)
    .map((bundle) => ({
      groups: bundle.groups,
      postures: bundle.postures,
      covers: new Uint32Array(points),
    }));
  const sum = new Uint32Array(points);
  const plans = postures.map((_, posture) => ({
    shared: kept.filter((bundle) => bundle.postures.includes(posture)),
    alone: bundles
      .filter((bundle) => bundle.postures.length === 1 && bundle.postures[0] === posture)
      .flatMap((bundle) => bundle.groups),
  }));
  return (draw, levels, visit) => {
    const markAll = (covers: Covers, groups: readonly number[]): void => {
      for (const g of groups) mark(covers, draw.groups[g] as DrawnGroup, levels[g] as ReachLevels);
    };
    for (const bundle of kept) {
      bundle.covers.fill(0);
      markAll(bundle.covers, bundle.groups);
    }
    plans.forEach(({ shared, alone }, posture) => {
      const [first, ...others] = shared;
      if (first !== undefined && others.length === 0 && alone.length === 0) {
        visit(posture, first.covers);
        return;
      }
      if (first === undefined) sum.fill(0);
      else sum.set(first.covers);
      for (const other of others) addCovers(sum, other.covers);
      markAll(sum, alone);
      visit(posture, sum);
    });
  };
}

interface Bundle {
  readonly groups: number[];
  readonly postures: readonly number[];
}

/** Bundles the groups that stand in the same postures, in the order in which postures name them. */
function bundleGroups(postures: readonly (readonly number[])[]): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const g of new Set(postures.flat())) {
    const standsIn = postures.flatMap((groups, posture) => (groups.includes(g) ? [posture] : []));
    const key = standsIn.join();
    const bundle = bundles.get(key) ?? { groups: [], postures: standsIn };
    bundle.groups.push(g);
    bundles.set(key, bundle);
  }
  return [...bundles.values()];
}
