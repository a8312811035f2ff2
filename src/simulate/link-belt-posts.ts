import type { MeridianCuts } from '../kernel/geo/meridian-cuts.ts';
import { createWindingForest } from '../kernel/graph/winding-forest.ts';
import type { BeltStrips } from './belt-strips.ts';
import type { BeltPosts } from './find-belt-posts.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** Pairs of posts whose envelopes overlap. Buffers grow and are used again. */
export interface BeltLinks {
  count: number;
  /** Posts by their number over all groups. */
  from: Int32Array;
  to: Int32Array;
  /** Altitudes at which the envelopes overlap, bit 2a for altitude a. */
  mask: Uint32Array;
  /** Cuts of the markers that the link crosses, 64 bits. */
  low: Int32Array;
  high: Int32Array;
}

/** Makes room for links. */
export function makeBeltLinks(): BeltLinks {
  const room = 1024;
  return {
    count: 0,
    from: new Int32Array(room),
    to: new Int32Array(room),
    mask: new Uint32Array(room),
    low: new Int32Array(room),
    high: new Int32Array(room),
  };
}

/** The posts of a group among those of all groups. */
export interface NumberedPosts {
  readonly posts: BeltPosts;
  /** Number of the first post. */
  first: number;
}

/** Numbers the posts of all groups one after the other, turns their longitudes as the cuts want them, and ranks them; returns how many there are. */
export function rankPosts(groups: readonly NumberedPosts[], cuts: MeridianCuts): number {
  let count = 0;
  for (const numbered of groups) {
    const { posts } = numbered;
    numbered.first = count;
    count += posts.count;
    for (let i = 0; i < posts.count; i++) {
      const turned = cuts.turn(posts.lng[i] as number);
      posts.lng[i] = turned;
      posts.rank[i] = cuts.rankOf(turned);
    }
  }
  return count;
}

/**
 * Appends the links between the posts of two groups (or of one with itself) whose envelopes overlap. `levels` are those of the sums of both groups'
 * reach by altitude: two discs on the ground overlap if their centres are no farther apart than both radii together. Links that cannot
 * matter are left out.
 */
export type LinkPosts = (
  a: NumberedPosts,
  b: NumberedPosts,
  levels: ReachLevels,
  links: BeltLinks,
) => void;

/**
 * Prepares linking: for every post only the squares within reach are looked at. A link cannot matter at any altitude if links that are there at
 * all of them join its ends already, and it closes no ring with them that is not closed: of a crowd of posts little more than a tree is kept.
 */
export function createPostLinker(strips: BeltStrips, cuts: MeridianCuts): LinkPosts {
  /** The links that are there at all altitudes. */
  let lasting = createWindingForest(0);
  let room = 0;
  const { crossed } = cuts;

  const link = (
    a: NumberedPosts,
    i: number,
    b: NumberedPosts,
    j: number,
    mask: number,
    all: number,
    links: BeltLinks,
  ): void => {
    // Most links are short and cross no marker's meridian.
    const isCrossing = a.posts.rank[i] !== b.posts.rank[j] || cuts.isWide;
    if (isCrossing) cuts.cross(a.posts, i, b.posts, j);
    const low = isCrossing ? crossed.low : 0;
    const high = isCrossing ? crossed.high : 0;
    const to = a === b ? j : a.posts.count + j;
    const isNew = mask === all ? lasting.join(i, to, low, high) : lasting.adds(i, to, low, high);
    if (isNew) addLink(links, a.first + i, b.first + j, mask, low, high);
  };

  return (a, b, levels, links) => {
    const { limits, masks, farthestChordM } = levels;
    if (limits.length === 0) return;
    const nodes = a.posts.count + b.posts.count;
    if (room < nodes) {
      room = nodes;
      lasting = createWindingForest(room);
    }
    lasting.reset(nodes);
    const farthest = limits[limits.length - 1] as number;
    const all = masks[0] as number;
    const { rows, columns } = strips;
    const alongRows = a.posts[rows.axis];
    const alongColumns = a.posts[columns.axis];
    const { x, y, z, mask, rank, starts } = b.posts;
    // The nodes of the forest: the posts of a, then those of b where they are others.
    const from = a === b ? 0 : a.posts.count;
    for (let i = 0; i < a.posts.count; i++) {
      const ux = a.posts.x[i] as number;
      const uy = a.posts.y[i] as number;
      const uz = a.posts.z[i] as number;
      const own = a.posts.mask[i] as number;
      const ownRank = a.posts.rank[i] as number;
      const atRow = alongRows[i] as number;
      const atColumn = alongColumns[i] as number;
      const lastRow = rows.stripOf(atRow + farthestChordM);
      const west = columns.stripOf(atColumn - farthestChordM);
      const east = columns.stripOf(atColumn + farthestChordM);
      // Posts before this one have looked at it.
      const ownRow = rows.stripOf(a === b ? atRow : atRow - farthestChordM);
      for (let row = ownRow; row <= lastRow; row++) {
        const first = starts[row * columns.count + west] as number;
        const end = starts[row * columns.count + east + 1] as number;
        for (let j = a === b && first <= i ? i + 1 : first; j < end; j++) {
          // In a crowd most posts hang together already; these need no distance.
          if (rank[j] === ownRank && lasting.isClose(i, from + j) && !cuts.isWide) continue;
          const dx = (x[j] as number) - ux;
          const dy = (y[j] as number) - uy;
          const dz = (z[j] as number) - uz;
          const square = dx * dx + dy * dy + dz * dz;
          if (square > farthest) continue;
          const both = maskAtSquare(levels, square) & own & (mask[j] as number);
          if (both !== 0) link(a, i, b, j, both, all, links);
        }
      }
    }
  };
}

function addLink(
  links: BeltLinks,
  from: number,
  to: number,
  mask: number,
  low: number,
  high: number,
): void {
  const at = links.count;
  if (at === links.from.length) growLinks(links);
  links.from[at] = from;
  links.to[at] = to;
  links.mask[at] = mask;
  links.low[at] = low;
  links.high[at] = high;
  links.count = at + 1;
}

function growLinks(links: BeltLinks): void {
  const room = 2 * links.from.length;
  const grow = <T extends Int32Array | Uint32Array>(wide: T, values: T): T => {
    wide.set(values);
    return wide;
  };
  links.from = grow(new Int32Array(room), links.from);
  links.to = grow(new Int32Array(room), links.to);
  links.mask = grow(new Uint32Array(room), links.mask);
  links.low = grow(new Int32Array(room), links.low);
  links.high = grow(new Int32Array(room), links.high);
}
