import type { PointSet, World } from '../domain/world.ts';
import { createMeridianCuts, type MeridianCuts } from '../kernel/geo/meridian-cuts.ts';
import { layStraightCuts, type StraightCuts } from '../kernel/geo/straight-cuts.ts';
import { createNearestPoint, type NearestPoint } from '../kernel/index/nearest-point.ts';
import { describeCells } from './belt-cells.ts';
import { type BeltStrips, chooseStrips } from './belt-strips.ts';
import { createBeltPostFinder, type FindBeltPosts } from './find-belt-posts.ts';
import { createPostLinker, type LinkPosts } from './link-belt-posts.ts';
import { createCutMeeter, type MeetCuts } from './meet-cuts.ts';
import { createSectorRefuter, type RefuteSectors } from './refute-sectors.ts';

/** Perimeter points that are looked at first: one that nobody covers spares marking the whole perimeter. */
const mostProbes = 24;

/** What every case of a world measures belts with. */
export interface BeltInstruments {
  readonly strips: BeltStrips;
  readonly findPosts: FindBeltPosts;
  /** The cuts that crossings are counted on, one of each marker. */
  readonly cuts: MeridianCuts;
  /** Cuts that a ring round their marker has to cross; there may be none of a marker. */
  readonly straight: StraightCuts;
  /** Points of the perimeter. */
  readonly probes: PointSet;
  /** Tells which straight cuts are reached and, behind them, which probes are covered. */
  readonly meetCuts: MeetCuts;
  /** Tells of some altitudes at which a belt is open, from few of its posts. */
  readonly refuteSectors: RefuteSectors;
  readonly linkPosts: LinkPosts;
}

/** Makes the belt's instruments of a world. */
export function createBeltInstruments(world: World): BeltInstruments {
  const strips = chooseStrips(world);
  const cells = describeCells(world);
  const nearest = createNearestPoint(world.perimeter.points);
  // The pole of the other half of the globe, where nothing of the territory lies.
  const height = world.perimeter.points.z.reduce((sum, value) => sum + value, 0);
  const pole = height > 0 ? 'south' : 'north';
  const cuts = cutMeridians(world, pole);
  const straight = cutStraight(world, pole, cuts.isWide, nearest);
  const probes = chooseProbes(world);
  return {
    strips,
    cuts,
    straight,
    probes,
    findPosts: createBeltPostFinder({
      strips,
      cells,
      nearest,
      perimeter: world.perimeter.points,
    }),
    meetCuts: createCutMeeter(cells, straight, probes),
    refuteSectors: createSectorRefuter(world.belt.markers, straight, cells),
    linkPosts: createPostLinker(strips, cuts),
  };
}

function cutMeridians({ belt, perimeter }: World, pole: 'north' | 'south'): MeridianCuts {
  const { lng } = perimeter;
  const west = lng.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const east = lng.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return createMeridianCuts(belt.markers, pole, west, east);
}

/** Cuts towards the nearest perimeter point, where a belt is crossed soonest, and at right angles; none round more than half the globe. */
function cutStraight(
  { belt, perimeter }: World,
  pole: 'north' | 'south',
  isWide: boolean,
  nearest: NearestPoint,
): StraightCuts {
  const { markers, grid } = belt;
  const found = Array.from(markers.depthM, (_, m) =>
    nearest.find(
      markers.x[m] as number,
      markers.y[m] as number,
      markers.z[m] as number,
      // Any point of the globe.
      2e7,
    ),
  );
  const marks = (axis: 'x' | 'y' | 'z'): Float64Array =>
    Float64Array.from(found, (p) => perimeter.points[axis][p] as number);
  const none = new Float64Array(0);
  return layStraightCuts(
    isWide ? { x: none, y: none, z: none, lng: none } : markers,
    { x: marks('x'), y: marks('y'), z: marks('z') },
    pole,
    (grid.columns + grid.rows) * grid.sizeDeg,
  );
}

/** Points of the perimeter at even distances. */
function chooseProbes({ perimeter }: World): PointSet {
  const points = perimeter.lng.length;
  const count = Math.min(mostProbes, points);
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: count }, (_, p) => values[Math.floor((p * points) / count)] ?? 0);
  const { x, y, z } = perimeter.points;
  return { x: pick(x), y: pick(y), z: pick(z) };
}
