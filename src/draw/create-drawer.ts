import { areaKey } from '../domain/area.ts';
import type { Case, UnitGroup } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import { createRng, type Rng, streamKey } from '../kernel/random/stream.ts';
import { toUnit53 } from '../kernel/random/to-unit.ts';
import { type Apportionment, apportion } from './apportion.ts';
import { createSampler, type PlaceUnit } from './create-sampler.ts';
import { type FixedGroup, fixUnknowns } from './fix-unknowns.ts';

/** Makes the possible worlds of one case. The arrays of a draw are the drawer's and are overwritten by the next draw. */
export type Drawer = (trial: number) => Draw;

/**
 * Prepares drawing for a case. A unit's numbers depend on (seed, group, trial, unit) alone: adding, dropping or reordering other
 * units or groups leaves them as they are. Streams: `unknown:<path>`, `ready:<group>`, `place:<group>`.
 */
export function createDrawer(each: Case, world: World, seed: number): Drawer {
  const rng = createRng(seed);
  const groups = each.groups.map((group) => createGroupDrawer(each, group, world, rng));
  return (trial) => {
    const fixed = fixUnknowns(each, rng, trial);
    return {
      trial,
      groups: groups.map((draw, index) => draw(fixed.groups[index] as FixedGroup, trial)),
      intruderSpeedMps: fixed.intruderSpeedMps,
    };
  };
}

function createGroupDrawer(
  each: Case,
  group: UnitGroup,
  world: World,
  rng: Rng,
): (fixed: FixedGroup, trial: number) => DrawnGroup {
  const samplers: PlaceUnit[] = group.areas.map((placed) => {
    const area = world.areas[areaKey(placed.area)];
    if (area === undefined)
      throw new RangeError(`the world holds no area ${placed.id} ("${placed.label}")`);
    return createSampler(world, area);
  });
  const shares = group.areas.map((placed) => placed.share);
  const readyStream = streamKey(`ready:${group.id}`);
  const placeStream = streamKey(`place:${group.id}`);
  const block = new Uint32Array(4);
  let seats: Apportionment = apportion(shares, 0);
  let buffers = makeBuffers(0);
  const strataOf = new Int32Array(shares.length);

  return (fixed, trial) => {
    const { inPlace } = fixed;
    if (inPlace > seats.area.length) {
      seats = apportion(shares, inPlace);
      buffers = makeBuffers(inPlace);
    }
    strataOf.fill(each.placement === 'spread' ? 0 : 1);
    if (each.placement === 'spread') {
      for (let unit = 0; unit < inPlace; unit++) {
        const area = seats.area[unit] as number;
        strataOf[area] = (strataOf[area] as number) + 1;
      }
    }
    let count = 0;
    let unit = 0;
    const words = (out: Uint32Array, attempt: number): void =>
      rng.words(out, placeStream, trial, unit, attempt);
    for (; unit < inPlace; unit++) {
      // One block serves two units: readiness takes half of its words.
      if ((unit & 1) === 0) rng.words(block, readyStream, trial, unit >>> 1, 0);
      const half = (unit & 1) * 2;
      const u = toUnit53(block[half] as number, block[half + 1] as number);
      if (u >= fixed.readyShare) continue;
      const area = seats.area[unit] as number;
      const stratum = each.placement === 'spread' ? (seats.rank[unit] as number) : 0;
      (samplers[area] as PlaceUnit)(buffers, count, stratum, strataOf[area] as number, words);
      count++;
    }
    return {
      count,
      inPlace,
      points: buffers,
      lng: buffers.lng,
      lat: buffers.lat,
      reachM: fixed.reachM,
      minRangeM: fixed.minRangeM,
      killProbability: fixed.killProbability,
      reactionS: fixed.reactionS,
      targetSpeedMps: fixed.targetSpeedMps,
    };
  };
}

function makeBuffers(count: number): {
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  lng: Float64Array;
  lat: Float64Array;
} {
  return {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    lng: new Float64Array(count),
    lat: new Float64Array(count),
  };
}
