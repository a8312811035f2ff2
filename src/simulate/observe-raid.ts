import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { CaseIntruder } from '../domain/intruder.ts';
import type { UnitGroup } from '../domain/posture.ts';
import type { World } from '../domain/world.ts';
import type { Track } from '../kernel/geo/track.ts';
import { log } from '../kernel/math/index.ts';
import { createRng, type Rng, streamKey } from '../kernel/random/stream.ts';
import { createRaidFighter, type Raid, type RaidOutcome } from './fight-raid.ts';
import { createTrackLayer, type Flight, flightKey, groupFlights } from './flights.ts';
import { listCrossingSlots, raidQuantities } from './list-rows.ts';
import { findNearTrack, makeNearTrack, type NearTrack } from './near-track.ts';
import type { Observe } from './observe.ts';
import { listRaidPosts, makeRaidPosts, type RaidPosts, type SightOf } from './raid-posts.ts';
import { createSightNumbers, type SightNumbers, seesTrack, sightRadiusM } from './sight.ts';
import { groupsOf } from './walk-postures.ts';

/** Prepares observing raids: one a world and class, fought by every posture at every height that the class flies at. */
export function createRaid(each: Case, world: World, seed: number): Observe {
  const rng = createRng(seed);
  const flights = groupFlights(each.intruders).map((flight) => layFlight(each, world, flight, rng));
  const raids = each.intruders.map((intruder) => prepareRaid(each, intruder, rng));
  const plans = listPlans(each);
  const listed = each.groups.map(makeRaidPosts);
  const none = makeRaidPosts();
  const postures = groupsOf(each).map((groups) =>
    listed.map((list, g) => (groups.includes(g) ? list : none)),
  );
  const fight = createRaidFighter();
  return (draw, _levels, values, offset) => {
    for (const flight of flights) flight.fly(draw);
    raids.forEach((raid, index) => {
      raid.start(draw, index);
    });
    for (const { intruder, altitude, slots } of plans) {
      const flight = flights.find((one) => one.intruders.includes(intruder));
      const raid = raids[intruder] as PreparedRaid;
      listed.forEach((posts, g) => {
        flight?.list(posts, draw, g, intruder, altitude);
      });
      for (const { posture, slot } of slots) {
        const outcome = fight(raid.numbers, postures[posture] as readonly RaidPosts[]);
        writeOutcome(values, offset + slot * raidQuantities.length, outcome);
      }
    }
  };
}

/** A class at a height, with the rows of every posture: posts are listed once for all of them. */
interface Plan {
  readonly intruder: number;
  readonly altitude: number;
  readonly slots: { readonly posture: number; readonly slot: number }[];
}

function listPlans(each: Case): readonly Plan[] {
  const plans = new Map<string, Plan>();
  listCrossingSlots(each).forEach(({ intruder, altitude, posture }, slot) => {
    const key = `${intruder} ${altitude}`;
    const plan = plans.get(key) ?? { intruder, altitude, slots: [] };
    plan.slots.push({ posture, slot });
    plans.set(key, plan);
  });
  return [...plans.values()];
}

function writeOutcome(values: Float64Array, at: number, outcome: RaidOutcome): void {
  values[at] = outcome.leakers;
  values[at + 1] = outcome.leakers === 0 ? 1 : 0;
  values[at + 2] = outcome.missilesSpent;
  values[at + 3] = outcome.unitsEmpty;
}

interface PreparedRaid {
  /** Draws when each aircraft starts and which ones stand off. */
  readonly start: (draw: Draw, index: number) => void;
  /** Those of the draw that it was started for last. */
  readonly numbers: Raid;
}

/** Streams: `arrival:<intruder>` and `stand-off:<intruder>`, unit = aircraft; `aim:` and `hit:<intruder>:<group>`, unit = post. */
function prepareRaid(each: Case, intruder: CaseIntruder, rng: Rng): PreparedRaid {
  const startS = new Float64Array(intruder.count);
  const standsOff = new Uint8Array(intruder.count);
  const arrival = streamKey(`arrival:${intruder.id}`);
  const standOff = streamKey(`stand-off:${intruder.id}`);
  const aims = each.groups.map((group) => streamKey(`aim:${intruder.id}:${group.id}`));
  const hits = each.groups.map((group) => streamKey(`hit:${intruder.id}:${group.id}`));
  let trial = 0;
  const pick =
    (streams: readonly number[]): Raid['aim'] =>
    (group, unit, number) =>
      rng.uniform(streams[group] as number, trial, unit, number);
  return {
    start: (draw, index) => {
      trial = draw.trial;
      const spacingS = draw.intruderSpacingS[index] as number;
      const share = draw.standOffShare[index] as number;
      for (let j = 0; j < intruder.count; j++) {
        const gapS =
          intruder.arrivals === 'even'
            ? spacingS
            : -spacingS * log(1 - rng.uniform(arrival, trial, j, 0));
        startS[j] = j === 0 ? 0 : (startS[j - 1] as number) + gapS;
        standsOff[j] = share > 0 && rng.uniform(standOff, trial, j, 0) < share ? 1 : 0;
      }
    },
    numbers: { startS, standsOff, aim: pick(aims), hit: pick(hits) },
  };
}

interface LaidFlight {
  readonly intruders: readonly number[];
  /** Lays the world's one track and finds the units near it. */
  readonly fly: (draw: Draw) => void;
  /** Lists the posts of a group against a class at a height. */
  readonly list: (
    posts: RaidPosts,
    draw: Draw,
    group: number,
    intruder: number,
    altitude: number,
  ) => void;
}

function layFlight(each: Case, world: World, flight: Flight, rng: Rng): LaidFlight {
  const lay = createTrackLayer(world, flight, rng, 'raid');
  const nears = each.groups.map(makeNearTrack);
  const sights = each.groups.map((group) =>
    createSightNumbers(rng, group.id, flightKey(flight), 'raid'),
  );
  let track: Track;
  return {
    intruders: flight.intruders,
    fly: (draw) => {
      track = lay(draw.trial, 0);
      draw.groups.forEach((group, g) => {
        const reachM = group.reachM.reduce((most, reach) => Math.max(most, reach), 0);
        findNearTrack(nears[g] as NearTrack, group, track, reachM);
      });
    },
    list: (posts, draw, g, intruder, altitude) => {
      const group = draw.groups[g] as DrawnGroup;
      const flown = {
        heightM: each.altitudesM[altitude] as number,
        reachM: group.reachM[altitude] as number,
        trackM: track.lengthM,
        speedMps: draw.intruderSpeedMps[intruder] as number,
      };
      const { doctrine } = each.groups[g] as UnitGroup;
      const sightOf = createSightOf(draw, group, sights[g] as SightNumbers, flown);
      listRaidPosts(posts, nears[g] as NearTrack, group, doctrine, flown, sightOf);
    },
  };
}

/** Tells when a post sees a raid: from the start where detection is off, else when it enters the post's circle of sight. */
function createSightOf(
  draw: Draw,
  group: DrawnGroup,
  numbers: SightNumbers,
  flown: { readonly heightM: number; readonly trackM: number; readonly speedMps: number },
): SightOf {
  const { detection, trial } = draw;
  if (detection === null) return () => 0;
  const sightM = sightRadiusM(detection.visibilityM, flown.heightM);
  return (at, alongM, across2) => {
    const half2 = sightM * sightM - across2;
    if (half2 <= 0) return Number.POSITIVE_INFINITY;
    const enterM = Math.max(0, alongM - Math.sqrt(half2));
    const leaveM = Math.min(flown.trackM, alongM + Math.sqrt(half2));
    const unit = group.unit[at] as number;
    const seen = { trial, unit, number: 0, chordM: leaveM - enterM, sightM };
    return seesTrack(detection, group, numbers, seen)
      ? enterM / flown.speedMps
      : Number.POSITIVE_INFINITY;
  };
}
