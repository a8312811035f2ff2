import type { World } from '../domain/world.ts';
import type { BeltPosts, BeltStrips } from './find-belt-posts.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** Perimeter points that are looked at first: one that nobody covers spares marking the whole perimeter. */
const probes = 24;

/** Places that posts may cover: the markers of a world, then some points of its perimeter. */
export interface BeltPlaces {
  readonly count: number;
  /** How many of them are markers. */
  readonly markers: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Depth behind the perimeter, metres: infinite for points of the perimeter, which count in every world. */
  readonly depthM: Float64Array;
  /** Depth of the deepest marker. */
  readonly deepestM: number;
}

/** Lists the markers of a world and points of its perimeter at even distances. */
export function listBeltPlaces({ belt, perimeter }: World): BeltPlaces {
  const { markers } = belt;
  const points = perimeter.lng.length;
  const chosen = Array.from({ length: Math.min(probes, points) }, (_, p) =>
    Math.floor((p * points) / Math.min(probes, points)),
  );
  const join = (axis: 'x' | 'y' | 'z'): Float64Array =>
    Float64Array.from([
      ...markers[axis],
      ...chosen.map((p) => perimeter.points[axis][p] as number),
    ]);
  const depthM = [...markers.depthM, ...chosen.map(() => Number.POSITIVE_INFINITY)];
  return {
    count: depthM.length,
    markers: markers.depthM.length,
    deepestM: markers.depthM.reduce((most, depth) => Math.max(most, depth), 0),
    ...{ x: join('x'), y: join('y'), z: join('z'), depthM: Float64Array.from(depthM) },
  };
}

/** Writes for each place deeper than the belt the altitudes (bit 2a) at which some post of a group covers it. */
export function coverPlaces(
  places: BeltPlaces,
  posts: BeltPosts,
  levels: ReachLevels,
  strips: BeltStrips,
  beltM: number,
  covered: Int32Array,
): void {
  const { x, y, z, depthM } = places;
  covered.fill(0);
  if (posts.count === 0) return;
  for (let p = 0; p < places.count; p++) {
    if ((depthM[p] as number) > beltM)
      covered[p] = coverPlace(
        posts,
        levels,
        strips,
        x[p] as number,
        y[p] as number,
        z[p] as number,
      );
  }
}

/**
 * Tells the altitudes (bit 2a) at which some post of a group covers a place; `levels` are the group's. Posts of strips that lie beyond reach are
 * not looked at.
 */
function coverPlace(
  posts: BeltPosts,
  levels: ReachLevels,
  strips: BeltStrips,
  x: number,
  y: number,
  z: number,
): number {
  const { farthestChordM } = levels;
  const along = strips.axis === 'x' ? x : strips.axis === 'y' ? y : z;
  const end = posts.starts[strips.stripOf(along + farthestChordM) + 1] as number;
  let covered = 0;
  for (let i = posts.starts[strips.stripOf(along - farthestChordM)] as number; i < end; i++) {
    const dx = (posts.x[i] as number) - x;
    const dy = (posts.y[i] as number) - y;
    const dz = (posts.z[i] as number) - z;
    covered |= maskAtSquare(levels, dx * dx + dy * dy + dz * dz) & (posts.mask[i] as number);
    if (covered === posts.reachable) break;
  }
  return covered;
}
