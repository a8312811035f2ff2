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
 * Returns a function that shows the covers of each posture in turn. Groups that stand in the same postures are marked together, every
 * such bundle once; postures of several bundles are their sums.
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
  const own = bundles.map(() => new Uint32Array(points));
  const sum = new Uint32Array(points);
  const partsOf = postures.map((_, posture) =>
    own.filter((_covers, b) => bundles[b]?.postures.includes(posture)),
  );
  return (draw, levels, visit) => {
    own.forEach((covers, b) => {
      covers.fill(0);
      for (const g of bundles[b]?.groups ?? [])
        mark(covers, draw.groups[g] as DrawnGroup, levels[g] as ReachLevels);
    });
    partsOf.forEach((parts, posture) => {
      const [first, ...others] = parts;
      if (first === undefined || others.length === 0) {
        visit(posture, first ?? sum.fill(0));
        return;
      }
      sum.set(first);
      for (const other of others) addCovers(sum, other);
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
