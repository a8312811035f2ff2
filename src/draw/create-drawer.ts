import { areaKey } from '../domain/area.ts';
import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { UnitGroup } from '../domain/posture.ts';
import { clusterUnits } from '../domain/structural-variant.ts';
import type { World } from '../domain/world.ts';
import { createRng, type Rng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32 } from '../kernel/random/to-unit.ts';
import { type Apportionment, apportion } from './apportion.ts';
import { createSampler } from './create-sampler.ts';
import { type Batch, type Buffers, makeBatch, makeBuffers } from './draw-buffers.ts';
import { createFixer, type FixedGroup } from './fix-unknowns.ts';
import type { PlaceUnits } from './place-units.ts';

/** Makes the possible worlds of one case. The arrays of a draw are the drawer's and are overwritten by the next draw. */
export type Drawer = (trial: number) => Draw;

/**
 * Prepares drawing for a case. A unit's numbers depend on (seed, group, trial, unit) alone: adding, dropping or reordering other
 * units or groups leaves them as they are. Streams: `unknown:<path>`, `ready:<group>`, `place:<group>`. Samplers of areas are kept in
 * `samplers` by area key, so that the cases of a run share them.
 */
export function createDrawer(
  each: Case,
  world: World,
  seed: number,
  samplers: Map<string, PlaceUnits> = new Map(),
): Drawer {
  const rng = createRng(seed);
  const fix = createFixer(each, rng);
  const drawers = each.groups.map((group) => createGroupDrawer(each, group, world, samplers));
  return (trial) => {
    const fixed = fix(trial);
    // Named one by one: spreading an object costs more than all of it.
    return {
      trial,
      groups: drawers.map((drawer, index) =>
        drawGroup(drawer, fixed.groups[index] as FixedGroup, rng, trial),
      ),
      intruderSpeedMps: fixed.intruderSpeedMps,
      intruderSpacingS: fixed.intruderSpacingS,
      standOffShare: fixed.standOffShare,
      beltDepthM: fixed.beltDepthM,
      detection: fixed.detection,
      misidentification: fixed.misidentification,
      diversion: fixed.diversion,
    };
  };
}

/** What drawing a group needs, made once a case; buffers grow with the largest count seen. */
interface GroupDrawer {
  readonly samplers: readonly PlaceUnits[];
  readonly shares: readonly number[];
  readonly isSpread: boolean;
  readonly isClustered: boolean;
  readonly isCommon: boolean;
  /** The unit at whose place each unit stands, where they are clustered: the first of its ten in its area. */
  leaders: Int32Array;
  readonly readyStream: number;
  readonly placeStream: number;
  readonly block: Uint32Array;
  /** Units in place by area; all 1 when placement is random. */
  readonly strataOf: Int32Array;
  /** Units in place that `strataOf` was counted for. */
  counted: number;
  seats: Apportionment;
  buffers: Buffers;
  batches: readonly Batch[];
  /** Units of each area by rank. */
  members: readonly Int32Array[];
  /** Place of each unit among those that are ready; -1 for one that is not. */
  turn: Int32Array;
  /** The group as it was drawn last. */
  drawn: {
    fixed: FixedGroup;
    readonly buffers: Buffers;
    readonly group: ReturnType<typeof joinGroup>;
  } | null;
}

function createGroupDrawer(
  each: Case,
  group: UnitGroup,
  world: World,
  known: Map<string, PlaceUnits>,
): GroupDrawer {
  const samplers = group.areas.map((placed) => {
    const key = areaKey(placed.area);
    const area = world.areas[key];
    if (area === undefined)
      throw new RangeError(`the world holds no area ${placed.id} ("${placed.label}")`);
    const sampler = known.get(key) ?? createSampler(world, area);
    known.set(key, sampler);
    return sampler;
  });
  const shares = group.areas.map((placed) => placed.share);
  return {
    samplers,
    shares,
    isSpread: each.placement === 'spread',
    isClustered: each.placement === 'clustered',
    isCommon: each.readyInCommon === true,
    readyStream: streamKey(`ready:${group.id}`),
    placeStream: streamKey(`place:${group.id}`),
    block: new Uint32Array(4),
    strataOf: new Int32Array(shares.length).fill(1),
    counted: -1,
    seats: apportion(shares, 0),
    leaders: new Int32Array(0),
    buffers: makeBuffers(0),
    batches: [],
    members: [],
    turn: new Int32Array(0),
    drawn: null,
  };
}

function drawGroup(drawer: GroupDrawer, fixed: FixedGroup, rng: Rng, trial: number): DrawnGroup {
  const { inPlace } = fixed;
  if (inPlace > drawer.seats.area.length) {
    drawer.seats = apportion(drawer.shares, inPlace);
    if (drawer.isClustered) drawer.leaders = nameLeaders(drawer.seats, drawer.shares.length);
    drawer.buffers = makeBuffers(inPlace);
    drawer.turn = new Int32Array(inPlace);
    drawer.members = listMembers(drawer.seats, drawer.shares.length);
    drawer.batches = drawer.members.map((units) => makeBatch(units.length));
  }
  const { buffers, batches, strataOf } = drawer;
  if (drawer.isSpread && inPlace !== drawer.counted) {
    drawer.counted = inPlace;
    strataOf.fill(0);
    for (let unit = 0; unit < inPlace; unit++) {
      const area = drawer.seats.area[unit] as number;
      strataOf[area] = (strataOf[area] as number) + 1;
    }
  }
  const count = listReady(drawer, inPlace, fixed.readyShare, rng, trial);
  batches.forEach((batch, area) => {
    batch.strata = strataOf[area] as number;
    (drawer.samplers[area] as PlaceUnits)(buffers, batch, rng, drawer.placeStream, trial);
  });
  if (drawer.drawn?.buffers !== buffers)
    drawer.drawn = { fixed, buffers, group: joinGroup(fixed, buffers) };
  else if (drawer.drawn.fixed !== fixed) {
    drawer.drawn.fixed = fixed;
    // Written over rather than joined anew: ten times as fast.
    Object.assign(drawer.drawn.group, fixed);
  }
  drawer.drawn.group.count = count;
  return drawer.drawn.group;
}

/** Names the unit at whose place each unit stands: every tenth of an area leads. */
function nameLeaders({ area, rank }: Apportionment, areas: number): Int32Array {
  const latest = new Int32Array(areas);
  return area.map((of, unit) => {
    if ((rank[unit] as number) % clusterUnits === 0) latest[of] = unit;
    return latest[of] as number;
  });
}

/** Joins what is fixed and where units stand. */
function joinGroup(
  fixed: FixedGroup,
  buffers: Buffers,
): { -readonly [K in keyof DrawnGroup]: DrawnGroup[K] } {
  const { lng, lat, unit, readiness } = buffers;
  return { ...fixed, count: 0, points: buffers, lng, lat, unit, readiness };
}

/** Lists the units that are ready, in their own order and by area; returns how many there are. */
function listReady(
  drawer: GroupDrawer,
  inPlace: number,
  readyShare: number,
  rng: Rng,
  trial: number,
): number {
  const { block, isCommon, readyStream, turn } = drawer;
  const { readiness, unit: numbers } = drawer.buffers;
  const share = Math.max(0, Math.min(1, readyShare));
  rng.words(block, readyStream, trial, 0, 0);
  const common = toOpenUnit32(block[0] as number);
  let ready = 0;
  for (let unit = 0; unit < inPlace; unit++) {
    // One block serves four units: readiness takes a word each.
    if ((unit & 3) === 0) rng.words(block, readyStream, trial, unit >>> 2, 0);
    // In common all units take the first unit's number.
    const number = isCommon ? common : toOpenUnit32(block[unit & 3] as number);
    // -1 where the number lies below the share, else 0: a branch would be guessed wrong as often as posts are not ready.
    const below = Math.floor((number - share) / 2) | 0;
    readiness[ready] = number;
    numbers[ready] = unit;
    turn[unit] = below * -(ready + 1) - 1;
    ready -= below;
  }
  sortByArea(drawer, inPlace);
  return ready;
}

/** Sorts the units that are ready into the batches of their areas. */
function sortByArea(
  { batches, isSpread, isClustered, leaders, members, turn }: GroupDrawer,
  inPlace: number,
): void {
  batches.forEach((batch, area) => {
    const units = members[area] as Int32Array;
    let count = 0;
    for (let rank = 0; rank < units.length; rank++) {
      const unit = units[rank] as number;
      if (unit >= inPlace) break;
      const at = turn[unit] as number;
      batch.unit[count] = isClustered ? (leaders[unit] as number) : unit;
      batch.at[count] = at;
      batch.stratum[count] = isSpread ? rank : 0;
      // A unit that is not ready is written over by the next.
      count += 1 + (at >> 31);
    }
    batch.count = count;
  });
}

/** Lists the units of each area by rank. */
function listMembers({ area }: Apportionment, areas: number): Int32Array[] {
  const lists = Array.from({ length: areas }, (): number[] => []);
  area.forEach((of, unit) => {
    lists[of]?.push(unit);
  });
  return lists.map((units) => Int32Array.from(units));
}
