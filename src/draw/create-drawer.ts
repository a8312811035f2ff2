import { areaKey } from '../domain/area.ts';
import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import { type DrawRoom, type OpenRoom, ownCellAttempts } from '../domain/draw-room.ts';
import type { UnitGroup } from '../domain/posture.ts';
import { clusterUnits } from '../domain/structural-variant.ts';
import type { World } from '../domain/world.ts';
import { createRng, type Rng, streamKey } from '../kernel/random/stream.ts';
import { type Apportionment, apportion } from './apportion.ts';
import { createSampler, type Sampler } from './create-sampler.ts';
import { createFixer, type FixedGroup } from './fix-unknowns.ts';
import { openPlainRoom } from './open-plain-room.ts';

/** Makes the possible worlds of one case. The arrays of a draw are the drawer's and are overwritten by the next draw. */
export type Drawer = (trial: number) => Draw;

/**
 * Prepares drawing for a case. A unit's numbers depend on (seed, group, trial, unit) alone: adding, dropping or reordering other
 * units or groups leaves them as they are. Streams: `unknown:<path>`, `ready:<group>`, `place:<group>`. Samplers of areas are kept in
 * `samplers` by area key, so that the cases of a run share them. `openVectorRoom` brings vector code, which gives the same bits.
 */
export function createDrawer(
  each: Case,
  world: World,
  seed: number,
  samplers: Map<string, Sampler> = new Map(),
  openVectorRoom: OpenRoom = () => null,
): Drawer {
  const rng = createRng(seed);
  const fix = createFixer(each, rng);
  const drawers = each.groups.map((group) => createGroupDrawer(each, group, world, seed, samplers));
  const openRoom: OpenRoom = (plan) =>
    (plan.area.length < fewUnits ? null : openVectorRoom(plan)) ?? openPlainRoom(plan);
  return (trial) => {
    const fixed = fix(trial);
    // Named one by one: spreading an object costs more than all of it.
    return {
      trial,
      groups: drawers.map((drawer, index) =>
        drawGroup(drawer, fixed.groups[index] as FixedGroup, rng, trial, openRoom),
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

/** Below so many units vector code saves less than it takes to begin. */
const fewUnits = 64;

/** What drawing a group needs, made once a case; its room grows with the largest count seen. */
interface GroupDrawer {
  readonly samplers: readonly Sampler[];
  readonly shares: readonly number[];
  readonly isSpread: boolean;
  readonly isClustered: boolean;
  readonly isCommon: boolean;
  readonly seed: number;
  readonly readyStream: number;
  readonly placeStream: number;
  /** Units in place by area; all 1 when placement is random. */
  readonly strataOf: Int32Array;
  /** Units in place that `strataOf` was counted for. */
  counted: number;
  seats: Apportionment;
  room: DrawRoom | null;
  /** The group as it was drawn last. */
  drawn: {
    fixed: FixedGroup;
    readonly room: DrawRoom;
    readonly group: DrawnOver;
  } | null;
}

function createGroupDrawer(
  each: Case,
  group: UnitGroup,
  world: World,
  seed: number,
  known: Map<string, Sampler>,
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
    seed,
    readyStream: streamKey(`ready:${group.id}`),
    placeStream: streamKey(`place:${group.id}`),
    strataOf: new Int32Array(shares.length).fill(1),
    counted: -1,
    seats: apportion(shares, 0),
    room: null,
    drawn: null,
  };
}

function drawGroup(
  drawer: GroupDrawer,
  fixed: FixedGroup,
  rng: Rng,
  trial: number,
  openRoom: OpenRoom,
): DrawnGroup {
  const { inPlace } = fixed;
  const { samplers, strataOf, placeStream } = drawer;
  const room = findRoom(drawer, inPlace, openRoom);
  if (drawer.isSpread && inPlace !== drawer.counted) {
    drawer.counted = inPlace;
    strataOf.fill(0);
    for (let unit = 0; unit < inPlace; unit++) {
      const area = drawer.seats.area[unit] as number;
      strataOf[area] = (strataOf[area] as number) + 1;
    }
  }
  const readyShare = Math.max(0, Math.min(1, fixed.readyShare));
  const count = room.list(trial, inPlace, readyShare, drawer.isCommon);
  samplers.forEach(({ place, cells }, area) => {
    const batch = room.batches[area] as DrawRoom['batches'][number];
    batch.strata = strataOf[area] as number;
    if (room.place === null || cells === null)
      place(room.positions, batch, rng, placeStream, trial);
    else {
      const left = room.place(area, trial);
      cells.redraw(
        room.positions,
        batch,
        room.doubtful,
        left,
        rng,
        placeStream,
        trial,
        ownCellAttempts,
      );
    }
  });
  if (drawer.drawn?.room !== room) drawer.drawn = { fixed, room, group: joinGroup(fixed, room) };
  else if (drawer.drawn.fixed !== fixed) {
    drawer.drawn.fixed = fixed;
    refix(drawer.drawn.group, fixed);
  }
  drawer.drawn.group.count = count;
  return drawer.drawn.group;
}

/** Returns the group's room, made anew where more units come than find room. */
function findRoom(drawer: GroupDrawer, inPlace: number, openRoom: OpenRoom): DrawRoom {
  const seated = drawer.seats.area.length;
  if (drawer.room !== null && inPlace <= seated) return drawer.room;
  // A count that has grown once grows again: a quarter more than there was.
  const seats = apportion(drawer.shares, Math.max(inPlace, Math.ceil(1.25 * seated)));
  const { area, rank } = seats;
  drawer.seats = seats;
  drawer.room = openRoom({
    seed: drawer.seed,
    readyStream: drawer.readyStream,
    placeStream: drawer.placeStream,
    area,
    leader: drawer.isClustered
      ? nameLeaders(seats, drawer.shares.length)
      : Int32Array.from(area.keys()),
    stratum: drawer.isSpread ? rank : new Int32Array(area.length),
    units: drawer.shares.map((_, of) => area.reduce((sum, one) => sum + (one === of ? 1 : 0), 0)),
    tables: drawer.samplers.map(({ cells }) => cells?.tables ?? null),
  });
  return drawer.room as DrawRoom;
}

/** Names the unit at whose place each unit stands: every tenth of an area leads. */
function nameLeaders({ area, rank }: Apportionment, areas: number): Int32Array {
  const latest = new Int32Array(areas);
  return area.map((of, unit) => {
    if ((rank[unit] as number) % clusterUnits === 0) latest[of] = unit;
    return latest[of] as number;
  });
}

type DrawnOver = { -readonly [K in keyof DrawnGroup]: DrawnGroup[K] };

/** Joins what is fixed and where units stand, name by name: all groups then have one shape, and code that reads them is compiled once. */
function joinGroup(fixed: FixedGroup, room: DrawRoom): DrawnOver {
  const { positions, unit, readiness } = room;
  const { lng, lat } = positions;
  return {
    count: 0,
    inPlace: fixed.inPlace,
    points: positions,
    lng,
    lat,
    unit,
    readiness,
    reachM: fixed.reachM,
    minRangeM: fixed.minRangeM,
    killProbability: fixed.killProbability,
    reactionS: fixed.reactionS,
    targetSpeedMps: fixed.targetSpeedMps,
    missileSpeedMps: fixed.missileSpeedMps,
    readyRounds: fixed.readyRounds,
    reloadS: fixed.reloadS,
    channels: fixed.channels,
    launchers: fixed.launchers,
    missiles: fixed.missiles,
    connectedShare: fixed.connectedShare,
    alert: fixed.alert,
  };
}

/** Writes what is fixed over what was: faster than joining anew. */
function refix(group: DrawnOver, fixed: FixedGroup): void {
  group.inPlace = fixed.inPlace;
  group.reachM = fixed.reachM;
  group.minRangeM = fixed.minRangeM;
  group.killProbability = fixed.killProbability;
  group.reactionS = fixed.reactionS;
  group.targetSpeedMps = fixed.targetSpeedMps;
  group.missileSpeedMps = fixed.missileSpeedMps;
  group.readyRounds = fixed.readyRounds;
  group.reloadS = fixed.reloadS;
  group.channels = fixed.channels;
  group.launchers = fixed.launchers;
  group.missiles = fixed.missiles;
  group.connectedShare = fixed.connectedShare;
  group.alert = fixed.alert;
}
