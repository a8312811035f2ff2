import type { DrawnGroup } from '../domain/draw.ts';
import { createWindingForest } from '../kernel/graph/winding-forest.ts';
import type { BeltLinks } from './link-belt-posts.ts';

/** The links between the posts of two groups: where they start in the list of links, and where they end. */
export interface LinkStretch {
  readonly start: number;
  readonly end: number;
}

/** What has to be closed for a posture. */
export interface OpenRings {
  readonly groups: readonly number[];
  readonly stretches: readonly LinkStretch[];
  /** Markers that a chain has to wind round, by altitude: 64 bits each. */
  readonly needed: { readonly low: Int32Array; readonly high: Int32Array };
  /** Altitudes to look at, bit 2a. */
  readonly asked: number;
}

/** Tells at which of the altitudes asked for (bit 2a) closed chains of links wind round every needed marker. `nodes` posts are linked in all. */
export type CloseRings = (
  drawn: readonly DrawnGroup[],
  nodes: number,
  links: BeltLinks,
  rings: OpenRings,
) => number;

/**
 * Prepares closing rings. Altitudes are taken by rising reach: where no group reaches less far than at the altitude before, all links
 * stay and only new ones are added, so that a posture of one system costs one pass for all altitudes.
 */
export function createRingCloser(altitudes: number): CloseRings {
  let forest = createWindingForest(0);
  let room = 0;
  const order = new Int32Array(altitudes);
  const totalM = new Float64Array(altitudes);

  /** Adds the links of altitude `bit` that were not there at altitude `before`; returns true as soon as every needed marker is wound round. */
  const join = (
    links: BeltLinks,
    stretches: readonly LinkStretch[],
    bit: number,
    before: number,
    low: number,
    high: number,
  ): boolean => {
    const { wound } = forest;
    const isClosed = (): boolean => ((low & ~wound.low) | (high & ~wound.high)) === 0;
    if (isClosed()) return true;
    for (const { start, end } of stretches) {
      for (let at = start; at < end; at++) {
        const mask = links.mask[at] as number;
        if ((mask & bit) === 0 || (mask & before) !== 0) continue;
        const isNew = forest.join(
          links.from[at] as number,
          links.to[at] as number,
          links.low[at] as number,
          links.high[at] as number,
        );
        if (isNew && isClosed()) return true;
      }
    }
    return false;
  };

  return (drawn, nodes, links, rings) => {
    const { groups, stretches, needed, asked } = rings;
    if (room < nodes) {
      room = nodes;
      forest = createWindingForest(room);
    }
    const count = sortAltitudes(drawn, groups, asked, order, totalM);
    let closed = 0;
    let before = 0;
    let isClosed = false;
    for (let i = 0; i < count; i++) {
      const a = order[i] as number;
      if (i === 0 || !reachesAsFar(drawn, groups, a, order[i - 1] as number)) {
        forest.reset(nodes);
        before = 0;
        isClosed = false;
      }
      const bit = 1 << (2 * a);
      isClosed ||= join(
        links,
        stretches,
        bit,
        before,
        needed.low[a] as number,
        needed.high[a] as number,
      );
      if (isClosed) closed |= bit;
      before = bit;
    }
    return closed;
  };
}

/** Sorts the altitudes asked for by the sum of all groups' reach; returns how many there are. */
function sortAltitudes(
  drawn: readonly DrawnGroup[],
  groups: readonly number[],
  asked: number,
  order: Int32Array,
  totalM: Float64Array,
): number {
  let count = 0;
  for (let a = 0; a < order.length; a++) {
    if (((asked >>> (2 * a)) & 1) === 0) continue;
    let sum = 0;
    for (const g of groups) sum += drawn[g]?.reachM[a] as number;
    totalM[a] = sum;
    let at = count++;
    for (; at > 0 && (totalM[order[at - 1] as number] as number) > sum; at--)
      order[at] = order[at - 1] as number;
    order[at] = a;
  }
  return count;
}

function reachesAsFar(
  drawn: readonly DrawnGroup[],
  groups: readonly number[],
  a: number,
  before: number,
): boolean {
  return groups.every((g) => {
    const reachM = drawn[g]?.reachM;
    return (reachM?.[a] as number) >= (reachM?.[before] as number);
  });
}
