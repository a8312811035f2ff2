import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { CaseIntruder } from '../domain/intruder.ts';
import type { UnitGroup } from '../domain/posture.ts';
import type { World } from '../domain/world.ts';
import type { Track } from '../kernel/geo/track.ts';
import { createEventQueue } from '../kernel/index/event-queue.ts';
import { log } from '../kernel/math/index.ts';
import { createRng, type Rng, streamKey } from '../kernel/random/stream.ts';
import { fightRaid, type RaidOutcome } from './fight-raid.ts';
import { createTrackLayer, type Flight, flightKey, groupFlights } from './flights.ts';
import { listCrossingSlots, raidQuantities } from './list-rows.ts';
import { findNearTrack, makeNearTrack } from './near-track.ts';
import type { Observe } from './observe.ts';
import { listRaidPosts, type RaidPost, type SightOf } from './raid-posts.ts';
import { createSightNumbers, type SightNumbers, seesTrack, sightRadiusM } from './sight.ts';
import { groupsOf } from './walk-postures.ts';

/** Prepares observing raids: one a world and class, fought by every posture at every height that the class flies at. */
export function createRaid(each: Case, world: World, seed: number): Observe {
  const rng = createRng(seed);
  const postures = groupsOf(each);
  const slots = listCrossingSlots(each);
  const flights = groupFlights(each.intruders).map((flight) =>
    prepareFlight(each, world, flight, rng),
  );
  const flightOf = each.intruders.map((_, index) =>
    flights.findIndex(({ flight }) => flight.intruders.includes(index)),
  );
  const raids = each.intruders.map((intruder) => prepareRaid(each, intruder, rng));
  const queue = createEventQueue();
  return (draw, _levels, values, offset) => {
    const reports = flights.map((flight) => flight.fly(draw));
    raids.forEach((raid, index) => raid.start(draw, index));
    slots.forEach((slot, s) => {
      const raid = raids[slot.intruder] as PreparedRaid;
      const fly = reports[flightOf[slot.intruder] as number] as FlownTrack;
      const posts = (postures[slot.posture] as readonly number[]).flatMap((g) =>
        fly.listPosts(g, slot.intruder, slot.altitude, raid.intruder.count),
      );
      const outcome = fightRaid({ ...raid.at(draw.trial), posts }, queue);
      writeOutcome(values, offset + s * raidQuantities.length, outcome);
    });
  };
}

function writeOutcome(values: Float64Array, at: number, outcome: RaidOutcome): void {
  values[at] = outcome.leakers;
  values[at + 1] = outcome.leakers === 0 ? 1 : 0;
  values[at + 2] = outcome.missilesSpent;
  values[at + 3] = outcome.unitsEmpty;
}

interface PreparedRaid {
  readonly intruder: CaseIntruder;
  /** Draws when each aircraft starts and which ones stand off. */
  readonly start: (draw: Draw, index: number) => void;
  readonly at: (
    trial: number,
  ) => Pick<Parameters<typeof fightRaid>[0], 'startS' | 'standsOff' | 'aim' | 'hit'>;
}

/** Streams: `arrival:<intruder>` and `stand-off:<intruder>`, unit = aircraft; `aim:` and `hit:<intruder>:<group>`, unit = post. */
function prepareRaid(each: Case, intruder: CaseIntruder, rng: Rng): PreparedRaid {
  const startS = new Float64Array(intruder.count);
  const standsOff = new Uint8Array(intruder.count);
  const arrival = streamKey(`arrival:${intruder.id}`);
  const standOff = streamKey(`stand-off:${intruder.id}`);
  const aims = each.groups.map((group) => streamKey(`aim:${intruder.id}:${group.id}`));
  const hits = each.groups.map((group) => streamKey(`hit:${intruder.id}:${group.id}`));
  const pick =
    (streams: readonly number[], trial: number) =>
    (post: RaidPost, number: number): number =>
      rng.uniform(streams[post.group] as number, trial, post.unit, number);
  return {
    intruder,
    start: (draw, index) => {
      const spacingS = draw.intruderSpacingS[index] as number;
      const share = draw.standOffShare[index] as number;
      for (let j = 0; j < intruder.count; j++) {
        const gapS =
          intruder.arrivals === 'even'
            ? spacingS
            : -spacingS * log(1 - rng.uniform(arrival, draw.trial, j, 0));
        startS[j] = j === 0 ? 0 : (startS[j - 1] as number) + gapS;
        standsOff[j] = share > 0 && rng.uniform(standOff, draw.trial, j, 0) < share ? 1 : 0;
      }
    },
    at: (trial) => ({ startS, standsOff, aim: pick(aims, trial), hit: pick(hits, trial) }),
  };
}

interface FlownTrack {
  /** Sets up the posts of a group against an intruder class at an altitude. */
  readonly listPosts: (
    group: number,
    intruder: number,
    altitude: number,
    aircraft: number,
  ) => RaidPost[];
}

/** Prepares the one track that the raids of a flight share in a world. */
function prepareFlight(
  each: Case,
  world: World,
  flight: Flight,
  rng: Rng,
): { readonly flight: Flight; readonly fly: (draw: Draw) => FlownTrack } {
  const lay = createTrackLayer(world, flight, rng, 'raid');
  const nears = each.groups.map(makeNearTrack);
  const sights = each.groups.map((group) =>
    createSightNumbers(rng, group.id, flightKey(flight), 'raid'),
  );
  return {
    flight,
    fly: (draw) => {
      const track = lay(draw.trial, 0);
      draw.groups.forEach((group, g) => {
        const reachM = group.reachM.reduce((most, reach) => Math.max(most, reach), 0);
        findNearTrack(nears[g] as (typeof nears)[number], group, track, reachM);
      });
      return {
        listPosts: (g, intruder, altitude, aircraft) => {
          const group = draw.groups[g] as DrawnGroup;
          const heightM = each.altitudesM[altitude] as number;
          const speedMps = draw.intruderSpeedMps[intruder] as number;
          return listRaidPosts(
            nears[g] as (typeof nears)[number],
            g,
            group,
            (each.groups[g] as UnitGroup).doctrine,
            { heightM, altitude, trackM: track.lengthM, speedMps, aircraft },
            sightOf(draw, group, sights[g] as SightNumbers, track, heightM, speedMps),
          );
        },
      };
    },
  };
}

/** Tells when a post sees a raid: from the start where detection is off, else when it enters the post's circle of sight. */
function sightOf(
  draw: Draw,
  group: DrawnGroup,
  numbers: SightNumbers,
  track: Track,
  heightM: number,
  speedMps: number,
): SightOf {
  const { detection, trial } = draw;
  if (detection === null) return () => 0;
  const sightM = sightRadiusM(detection.visibilityM, heightM);
  return (at, alongM, across2) => {
    const half2 = sightM * sightM - across2;
    if (half2 <= 0) return Number.POSITIVE_INFINITY;
    const enterM = Math.max(0, alongM - Math.sqrt(half2));
    const leaveM = Math.min(track.lengthM, alongM + Math.sqrt(half2));
    const unit = group.unit[at] as number;
    const crossing = { trial, unit, number: 0, chordM: leaveM - enterM, sightM };
    return seesTrack(detection, group, numbers, crossing)
      ? enterM / speedMps
      : Number.POSITIVE_INFINITY;
  };
}
