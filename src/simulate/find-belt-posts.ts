import type { DrawnGroup } from '../domain/draw.ts';
import type { PointSet } from '../domain/world.ts';
import { chordOfDistanceM } from '../kernel/geo/ellipsoid.ts';
import type { NearestPoint } from '../kernel/index/nearest-point.ts';
import { accumulateStarts } from '../kernel/index/strips.ts';
import type { BeltCells } from './belt-cells.ts';
import type { BeltStrips } from './belt-strips.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** The posts of the belt of one group in one world, sorted by square of the strips. Buffers grow and are used again. */
export interface BeltPosts {
  count: number;
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  /** Degrees. */
  lng: Float64Array;
  /** Room for the rank of each post's longitude among the cuts. */
  rank: Int32Array;
  /** Altitudes at which each is a post of the belt: bit 2a for altitude a, as in covers. */
  mask: Uint32Array;
  /** First post of each square, then the number of posts. */
  starts: Int32Array;
  /** Altitudes at which there is any post. */
  reachable: number;
  /** Where the next post of each square goes while posts are sorted. */
  next: Int32Array;
}

/** Makes room for posts. */
export function makeBeltPosts(): BeltPosts {
  return {
    count: 0,
    reachable: 0,
    x: new Float64Array(0),
    y: new Float64Array(0),
    z: new Float64Array(0),
    lng: new Float64Array(0),
    rank: new Int32Array(0),
    mask: new Uint32Array(0),
    starts: new Int32Array(1),
    next: new Int32Array(0),
  };
}

/** Takes all posts out. */
export function clearPosts(posts: BeltPosts): void {
  posts.count = 0;
  posts.reachable = 0;
  posts.starts.fill(0);
}

function makeRoom(count: number): Pick<BeltPosts, 'x' | 'y' | 'z' | 'lng' | 'rank' | 'mask'> {
  return {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    lng: new Float64Array(count),
    rank: new Int32Array(count),
    mask: new Uint32Array(count),
  };
}

/** Finds the posts of the belt of one group. `depthM` is that of the belt in this world. */
export type FindBeltPosts = (
  group: DrawnGroup,
  levels: ReachLevels,
  depthM: number,
  posts: BeltPosts,
) => void;

/** What posts are found with. */
export interface BeltPlan {
  readonly strips: BeltStrips;
  readonly cells: BeltCells;
  readonly perimeter: PointSet;
  /** Finds the points of the perimeter. */
  readonly nearest: NearestPoint;
}

/**
 * Prepares finding the posts of a belt: a unit is one at an altitude if the distance from it to the perimeter is at most the belt's depth,
 * or its own reach there.
 */
export function createBeltPostFinder(plan: BeltPlan): FindBeltPosts {
  const { rows, columns, squares } = plan.strips;
  const findMask = createMaskFinder(plan);
  let [unitOf, maskOf, squareOf] = [new Int32Array(0), new Uint32Array(0), new Int32Array(0)];
  return (group, levels, depthM, posts) => {
    if (posts.next.length < squares) {
      posts.starts = new Int32Array(squares + 1);
      posts.next = new Int32Array(squares);
    }
    clearPosts(posts);
    if (levels.limits.length === 0) return;
    if (unitOf.length < group.count) {
      unitOf = new Int32Array(group.count);
      maskOf = new Uint32Array(group.count);
      squareOf = new Int32Array(group.count);
    }
    const alongRows = group.points[rows.axis];
    const alongColumns = group.points[columns.axis];
    const beltChordM = chordOfDistanceM(depthM);
    for (let unit = 0; unit < group.count; unit++) {
      const mask = findMask(group, unit, levels, beltChordM);
      if (mask === 0) continue;
      const square =
        rows.stripOf(alongRows[unit] as number) * columns.count +
        columns.stripOf(alongColumns[unit] as number);
      unitOf[posts.count] = unit;
      maskOf[posts.count] = mask;
      squareOf[posts.count++] = square;
      posts.starts[square + 1] = (posts.starts[square + 1] as number) + 1;
      posts.reachable |= mask;
    }
    if (posts.x.length < posts.count) Object.assign(posts, makeRoom(group.count));
    accumulateStarts(posts.starts, posts.next);
    for (let i = 0; i < posts.count; i++) {
      const at = posts.next[squareOf[i] as number] as number;
      posts.next[squareOf[i] as number] = at + 1;
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
) => number;

/** Prepares telling posts: only units in cells about a limit are measured. */
function createMaskFinder(plan: BeltPlan): FindMask {
  const { cellOf, leastM, mostM } = plan.cells;
  const measure = createMaskMeter(plan);
  return (group, unit, levels, beltChordM) => {
    const cell = cellOf(group.lng[unit] as number, group.lat[unit] as number);
    if (cell >= 0) {
      const least = leastM[cell] as number;
      if (least > beltChordM && least > levels.farthestChordM) return 0;
      if ((mostM[cell] as number) <= beltChordM) return levels.masks[0] as number;
    }
    return measure(group, unit, levels, beltChordM);
  };
}

/** Prepares telling posts by their distance to the nearest perimeter point. */
function createMaskMeter({ perimeter: points, nearest }: BeltPlan): FindMask {
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
