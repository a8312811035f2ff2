import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { CaseIntruder } from '../domain/intruder.ts';
import type { UnitGroup } from '../domain/posture.ts';
import type { World } from '../domain/world.ts';
import type { Track } from '../kernel/geo/track.ts';
import { log } from '../kernel/math/index.ts';
import { createRng, type Rng, streamKey } from '../kernel/random/stream.ts';
import { createRaidFighter, type Raid, type RaidEvent, type RaidOutcome } from './fight-raid.ts';
import { createTrackLayer, type Flight, flightKey, groupFlights } from './flights.ts';
import { listCrossingSlots, raidQuantities } from './list-rows.ts';
import { findNearTrack, makeNearTrack, type NearTrack } from './near-track.ts';
import type { Observe } from './observe.ts';
import { listRaidPosts, makeRaidPosts, type RaidPosts, type SightOf } from './raid-posts.ts';
import { createSightNumbers, type SightNumbers, seesTrack, sightRadiusM } from './sight.ts';
import { groupsOf } from './walk-postures.ts';

/**
 * Prepares observing raids: one a world and class, fought by every posture at every height that the class flies at. A raid of which no row is wanted is not fought, and
 * its rows are left alone.
 */
export function createRaid(each: Case, world: World, seed: number): Observe {
  const { start, numbersOf, listPosts, postsOf } = prepareRaids(each, world, seed);
  const plans = listPlans(each);
  const fight = createRaidFighter();
  const fought: Slot[] = [];
  return (draw, _levels, values, offset, _onLattice, wanted = null) => {
    start(draw);
    const rowOf = ({ slot }: Slot): number => offset + slot * raidQuantities.length;
    for (const { intruder, altitude, slots } of plans) {
      fought.length = 0;
      for (const slot of slots) {
        const at = rowOf(slot);
        if (wanted !== null && !isWanted(wanted, at)) continue;
        if (fought.length === 0) listPosts(draw, intruder, altitude);
        const posts = postsOf(slot.posture);
        // Postures that differ by groups out of reach alone fight the same raid.
        const same = fought.find(({ posture }) => areSame(postsOf(posture), posts));
        if (same !== undefined)
          values.copyWithin(at, rowOf(same), rowOf(same) + raidQuantities.length);
        else {
          writeOutcome(values, at, fight(numbersOf(intruder), posts));
          fought.push(slot);
        }
      }
    }
  };
}

/** One raid of one world, told as it goes on. Counts and times, no places. */
export interface ToldRaid {
  readonly events: readonly RaidEvent[];
  readonly outcome: RaidOutcome;
  /** When each aircraft starts, seconds; ascending. */
  readonly startS: readonly number[];
  readonly standsOff: readonly boolean[];
  /** How long one flies to the end of its track. */
  readonly flownS: number;
  /** Posts whose envelope the track enters. */
  readonly posts: number;
}

/** Tells the raid of a class at a height against a posture in one world; all three by their index in the case. */
export type TellRaid = (
  draw: Draw,
  intruder: number,
  altitude: number,
  posture: number,
) => ToldRaid;

/** Prepares telling raids: the same ones that are observed, with the same random numbers. */
export function createRaidTeller(each: Case, world: World, seed: number): TellRaid {
  const { start, numbersOf, listPosts, postsOf, trackOf } = prepareRaids(each, world, seed);
  const fight = createRaidFighter();
  return (draw, intruder, altitude, posture) => {
    start(draw);
    listPosts(draw, intruder, altitude);
    const numbers = numbersOf(intruder);
    const posts = postsOf(posture);
    const events: RaidEvent[] = [];
    const outcome = fight(numbers, posts, (timeS, kind, aircraft, missiles) => {
      events.push({ timeS, kind, aircraft, missiles });
    });
    return {
      events,
      outcome,
      startS: [...numbers.startS],
      standsOff: Array.from(numbers.standsOff, (off) => off === 1),
      flownS: trackOf(intruder) / (draw.intruderSpeedMps[intruder] as number),
      posts: posts.reduce((sum, { count }) => sum + count, 0),
    };
  };
}

/** Tells whether any row of a raid is wanted, the first of which stands at a place. */
function isWanted(wanted: Uint8Array, at: number): boolean {
  for (let row = at; row < at + raidQuantities.length; row++) if (wanted[row] === 1) return true;
  return false;
}

interface Raids {
  /** Lays the tracks of a world and draws when its aircraft start. */
  readonly start: (draw: Draw) => void;
  readonly numbersOf: (intruder: number) => Raid;
  /** Lists the posts of every group against a class at a height. */
  readonly listPosts: (draw: Draw, intruder: number, altitude: number) => void;
  /** What was listed, of a posture's own groups. */
  readonly postsOf: (posture: number) => readonly RaidPosts[];
  /** Length of a class's track, metres. */
  readonly trackOf: (intruder: number) => number;
}

function prepareRaids(each: Case, world: World, seed: number): Raids {
  const rng = createRng(seed);
  const flights = groupFlights(each.intruders).map((flight) => layFlight(each, world, flight, rng));
  const raids = each.intruders.map((intruder) => prepareRaid(each, intruder, rng));
  const listed = each.groups.map(makeRaidPosts);
  const none = makeRaidPosts();
  const postures = groupsOf(each).map((groups) =>
    listed.map((list, g) => (groups.includes(g) ? list : none)),
  );
  const flightOf = (intruder: number): LaidFlight | undefined =>
    flights.find((one) => one.intruders.includes(intruder));
  return {
    start: (draw) => {
      for (const flight of flights) flight.fly(draw);
      raids.forEach((raid, index) => {
        raid.start(draw, index);
      });
    },
    numbersOf: (intruder) => (raids[intruder] as PreparedRaid).numbers,
    listPosts: (draw, intruder, altitude) => {
      const flight = flightOf(intruder);
      listed.forEach((posts, g) => {
        flight?.list(posts, draw, g, intruder, altitude);
      });
    },
    postsOf: (posture) => postures[posture] as readonly RaidPosts[],
    trackOf: (intruder) => flightOf(intruder)?.trackM() ?? 0,
  };
}

/** A class at a height, with the rows of every posture: posts are listed once for all of them. */
interface Plan {
  readonly intruder: number;
  readonly altitude: number;
  readonly slots: Slot[];
}

interface Slot {
  readonly posture: number;
  readonly slot: number;
}

/** Tells whether the same posts stand in two lists of all groups. */
function areSame(a: readonly RaidPosts[], b: readonly RaidPosts[]): boolean {
  for (let g = 0; g < a.length; g++) {
    const one = a[g] as RaidPosts;
    const other = b[g] as RaidPosts;
    if (one !== other && one.count + other.count > 0) return false;
  }
  return true;
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
  /** Length of the track that was laid last, metres. */
  readonly trackM: () => number;
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
    trackM: () => track.lengthM,
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
