import type { MeridianCuts } from '../kernel/geo/meridian-cuts.ts';
import type { RankedPosts } from './link-belt-posts.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** How much more than its reach a post is taken to reach: radii of the ellipsoid differ by 0.34 %, and so may an arc from its ground distance. */
const widerBy = 1.02;

/**
 * Writes for each marker the altitudes (bit 2a) at which some post of a group may reach the marker's cut; names too many rather than too few.
 *
 * A ring round a marker crosses its cut. A link between posts i and j is at most their reaches long, so that one of the two reaches the point where
 * it crosses. Where no post reaches the cut, no ring winds round the marker, and no link has to be looked for.
 */
export function meetCuts(
  cuts: MeridianCuts,
  { posts, ranks }: RankedPosts,
  levels: ReachLevels,
  met: Int32Array,
): void {
  // Round more than half the globe a neighbour may lie across the turn of longitudes.
  met.fill(cuts.isWide ? -1 : 0);
  if (cuts.isWide) return;
  const { place, outX, outY, aheadX, aheadY, aheadZ } = cuts.lines;
  const { x, y, z, mask } = posts;
  const farthestM = widerBy * levels.farthestChordM;
  /** Returns false if the meridian of cut k lies beyond the reach of post i, and so do those behind it. */
  const meet = (i: number, k: number): boolean => {
    const px = x[i] as number;
    const py = y[i] as number;
    const asideM = Math.abs(px * (outY[k] as number) - py * (outX[k] as number));
    if (asideM > farthestM) return false;
    const aheadM =
      px * (aheadX[k] as number) +
      py * (aheadY[k] as number) +
      (z[i] as number) * (aheadZ[k] as number);
    if (aheadM < -farthestM) return true;
    const p = place[k] as number;
    const nearM = asideM / widerBy;
    met[p] = (met[p] as number) | (maskAtSquare(levels, nearM * nearM) & (mask[i] as number));
    return true;
  };
  for (let i = 0; i < posts.count; i++) {
    const rank = ranks[i] as number;
    for (let k = rank - 1; k >= 0 && meet(i, k); k--);
    for (let k = rank; k < place.length && meet(i, k); k++);
  }
}
