import type { DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import { chordOfDistanceM } from '../kernel/geo/ellipsoid.ts';
import { createNearestPoint } from '../kernel/index/nearest-point.ts';
import { accumulateStarts, makeStrips, type Strips } from '../kernel/index/strips.ts';
import { toRadians } from '../kernel/math/index.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** Strips that posts are sorted into: 1.5 km wide in a country of 1,500 km. */
const stripCount = 1024;

/** The axis of the globe along which a territory is longest, cut into strips. */
export interface BeltStrips extends Strips {
  readonly axis: 'x' | 'y' | 'z';
}

/** Chooses the strips of a world. */
export function chooseStrips(world: World): BeltStrips {
  const { points } = world.perimeter;
  const extents = (['x', 'y', 'z'] as const).map((axis) => ({
    axis,
    from: points[axis].reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    to: points[axis].reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  }));
  const { axis, from, to } = extents.reduce((widest, one) =>
    one.to - one.from > widest.to - widest.from ? one : widest,
  );
  return { axis, ...makeStrips(from, to, stripCount) };
}

/** The posts of the belt of one group in one world, sorted by strip. Buffers grow and are used again. */
export interface BeltPosts {
  count: number;
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  /** Degrees. */
  lng: Float64Array;
  /** Altitudes at which each is a post of the belt: bit 2a for altitude a, as in covers. */
  mask: Uint32Array;
  /** First post of each strip, then the number of posts. */
  readonly starts: Int32Array;
  /** Altitudes at which there is any post. */
  reachable: number;
  /** Where the next post of each strip goes while posts are sorted. */
  readonly next: Int32Array;
}

/** Makes room for posts. */
export function makeBeltPosts(): BeltPosts {
  return {
    ...{ count: 0, reachable: 0, ...makeRoom(0) },
    ...{ starts: new Int32Array(stripCount + 1), next: new Int32Array(stripCount) },
  };
}

function makeRoom(count: number): Pick<BeltPosts, 'x' | 'y' | 'z' | 'lng' | 'mask'> {
  return {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    lng: new Float64Array(count),
    mask: new Uint32Array(count),
  };
}

/**
 * Finds the posts of the belt of one group. `depthM` is that of the belt in this world. With `isRough` units about the belt's inner edge are posts
 * without being measured: too many rather than too few.
 */
export type FindBeltPosts = (
  group: DrawnGroup,
  levels: ReachLevels,
  depthM: number,
  posts: BeltPosts,
  isRough: boolean,
) => void;

/**
 * Prepares finding the posts of a belt: a unit is one at an altitude if the distance from it to the perimeter is at most the belt's depth,
 * or its own reach there.
 */
export function createBeltPostFinder(world: World, strips: BeltStrips): FindBeltPosts {
  const findMask = createMaskFinder(world);
  let [unitOf, maskOf, stripOf] = [new Int32Array(0), new Uint32Array(0), new Int32Array(0)];
  return (group, levels, depthM, posts, isRough) => {
    posts.count = 0;
    posts.reachable = 0;
    posts.starts.fill(0);
    if (levels.limits.length === 0) return;
    if (unitOf.length < group.count) {
      unitOf = new Int32Array(group.count);
      maskOf = new Uint32Array(group.count);
      stripOf = new Int32Array(group.count);
    }
    const along = group.points[strips.axis];
    const beltChordM = chordOfDistanceM(depthM);
    for (let unit = 0; unit < group.count; unit++) {
      const mask = findMask(group, unit, levels, beltChordM, isRough);
      if (mask === 0) continue;
      const strip = strips.stripOf(along[unit] as number);
      unitOf[posts.count] = unit;
      maskOf[posts.count] = mask;
      stripOf[posts.count++] = strip;
      posts.starts[strip + 1] = (posts.starts[strip + 1] as number) + 1;
      posts.reachable |= mask;
    }
    if (posts.x.length < posts.count) Object.assign(posts, makeRoom(group.count));
    accumulateStarts(posts.starts, posts.next);
    for (let i = 0; i < posts.count; i++) {
      const at = posts.next[stripOf[i] as number] as number;
      posts.next[stripOf[i] as number] = at + 1;
      posts.mask[at] = maskOf[i] as number;
      copyPlace(group, unitOf[i] as number, posts, at);
    }
  };
}

function copyPlace(group: DrawnGroup, unit: number, posts: BeltPosts, at: number): void {
  posts.x[at] = group.points.x[unit] as number;
  posts.y[at] = group.points.y[unit] as number;
  posts.z[at] = group.points.z[unit] as number;
  posts.lng[at] = group.lng[unit] as number;
}

/** Tells the altitudes (bit 2a) at which a unit is a post of the belt. */
type FindMask = (
  group: DrawnGroup,
  unit: number,
  levels: ReachLevels,
  beltChordM: number,
  isRough: boolean,
) => number;

/** Prepares telling posts: the depth at the middle of a cell bounds that of all its places, so only units near a limit are measured. */
function createMaskFinder(world: World): FindMask {
  const { grid } = world.belt;
  const slackM = listSlack(world);
  const measure = createMaskMeter(world);
  return (group, unit, levels, beltChordM, isRough) => {
    const row = Math.floor(((group.lat[unit] as number) - grid.south) / grid.sizeDeg);
    const column = Math.floor(((group.lng[unit] as number) - grid.west) / grid.sizeDeg);
    const isOnGrid = row >= 0 && row < grid.rows && column >= 0 && column < grid.columns;
    const middleM = isOnGrid ? (grid.chordM[row * grid.columns + column] as number) : -1;
    // Where there is no depth, the unit is measured.
    if (middleM < 0) return measure(group, unit, levels, beltChordM, isRough);
    const slack = slackM[row] as number;
    if (middleM - slack > beltChordM && middleM - slack > levels.farthestChordM) return 0;
    // A group that reaches farther than the belt is deep has few units.
    const isTaken = isRough && levels.farthestChordM <= beltChordM;
    if (isTaken || middleM + slack <= beltChordM) return levels.masks[0] as number;
    return measure(group, unit, levels, beltChordM, isRough);
  };
}

/** Prepares telling posts by their distance to the nearest perimeter point. */
function createMaskMeter({ perimeter }: World): FindMask {
  const { points } = perimeter;
  const nearest = createNearestPoint(points);
  return (group, unit, levels, beltChordM) => {
    const { masks, farthestChordM } = levels;
    const x = group.points.x[unit] as number;
    const y = group.points.y[unit] as number;
    const z = group.points.z[unit] as number;
    // Within the belt a unit is a post at every altitude that it reaches.
    if (nearest.isNear(x, y, z, beltChordM)) return masks[0] as number;
    if (farthestChordM <= beltChordM) return 0;
    // A millimetre more than is asked: the squares decide, as they do for the border.
    const p = nearest.find(x, y, z, farthestChordM + 0.001);
    if (p < 0) return 0;
    const dx = (points.x[p] as number) - x;
    const dy = (points.y[p] as number) - y;
    const dz = (points.z[p] as number) - z;
    return maskAtSquare(levels, dx * dx + dy * dy + dz * dz);
  };
}

/** Bounds by row how far a place of a cell lies from the cell's middle, metres; a metre more for the rounding of the stored depths. */
function listSlack(world: World): Float64Array {
  const { axisM } = world.belt.grid.middles;
  const half = toRadians(world.belt.grid.sizeDeg) / 2;
  return axisM.map((axis) => {
    // No meridian is bent wider than 6.4e6 m; half a cell nearer to the equator a parallel is at most that much longer.
    const north = 6.4e6 * half;
    const east = (axis + north) * half;
    return Math.sqrt(north * north + east * east) + 1;
  });
}
