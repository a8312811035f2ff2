import type { Draw } from '../domain/draw.ts';
import { type CaseIntruder, type Side, sideKey } from '../domain/intruder.ts';
import type { SideLine, World, WorldPlace } from '../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM, writeEcef } from '../kernel/geo/ellipsoid.ts';
import { layTrack } from '../kernel/geo/track.ts';
import {
  type ClusterPoints,
  type Clusters,
  createClusterer,
} from '../kernel/index/cluster-points.ts';
import { cos, sin, TWO_PI, toRadians } from '../kernel/math/index.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32, toUnit53 } from '../kernel/random/to-unit.ts';
import { type Encounter, makeEncounter, meetGroup, prepareEncounter } from './meet-track.ts';

/** Crossings drawn per intruder class in one world (measures: crossing). */
export const crossingsPerWorld = 64;

/** How far from the named place a crossing may end, metres. */
const endWithinM = 25_000;

/** Size of the cubes that units are clustered by, metres: most clusters are rejected as a whole. */
const clusterM = 30_000;

/** Sums over the crossings of one class in one world, by altitude. */
export interface CrossingReading {
  /** Units whose envelope the track enters. */
  readonly unitsMet: Float64Array;
  /** Seconds inside envelopes, summed over units. */
  readonly exposureS: Float64Array;
  /** Crossings that at least one unit can engage. */
  readonly engaged: Float64Array;
  /** Sum of the chances to survive one shot of every unit that can engage. */
  readonly survives: Float64Array;
}

/** Makes room for a reading. */
export function makeCrossingReading(altitudes: number): CrossingReading {
  return {
    unitsMet: new Float64Array(altitudes),
    exposureS: new Float64Array(altitudes),
    engaged: new Float64Array(altitudes),
    survives: new Float64Array(altitudes),
  };
}

/** Intruder classes of a case that fly from the same side towards the same place: they share their tracks. */
export interface Flight {
  readonly from: Side;
  readonly towards: string;
  /** Indices of the case's intruders. */
  readonly intruders: readonly number[];
}

/** Groups a case's intruders into flights, in the order in which they stand. */
export function groupFlights(intruders: readonly CaseIntruder[]): Flight[] {
  const flights = new Map<string, { from: Side; towards: string; intruders: number[] }>();
  intruders.forEach((intruder, index) => {
    const key = `${sideKey(intruder.from)}>${intruder.towards}`;
    const flight = flights.get(key) ?? {
      from: intruder.from,
      towards: intruder.towards,
      intruders: [],
    };
    flight.intruders.push(index);
    flights.set(key, flight);
  });
  return [...flights.values()];
}

/**
 * Prepares flying the crossings of one flight: start uniform by length on the named side, straight to a uniform point within 25 km of
 * the named place. A unit engages when the target is not too fast for it and stays inside its envelope, outside the minimum range, for
 * at least the reaction time. Stream `crossing:<side>><place>`, unit = number of the crossing: classes that share side and place share
 * the 64 tracks, so that their figures differ by speed alone. `readings` are indexed by intruder, then posture.
 */
export function createCrossingFlyer(
  world: World,
  flight: Flight,
  rng: Rng,
  altitudes: number,
  postures: readonly (readonly number[])[],
): (draw: Draw, readings: readonly (readonly CrossingReading[])[]) => void {
  const side = world.sides[sideKey(flight.from)] as SideLine;
  const place = world.destinations[flight.towards] as WorldPlace;
  const stream = streamKey(`crossing:${sideKey(flight.from)}>${flight.towards}`);
  const block = new Uint32Array(4);
  const ends = { x: new Float64Array(2), y: new Float64Array(2), z: new Float64Array(2) };
  const encounters: Encounter[] = [];
  const clusterers: ClusterPoints[] = [];

  return (draw, readings) => {
    while (encounters.length < draw.groups.length) {
      encounters.push(makeEncounter(altitudes, flight.intruders.length));
      clusterers.push(createClusterer(clusterM));
    }
    const clusters = draw.groups.map((group, g) =>
      (clusterers[g] as ClusterPoints)(group.points, group.count),
    );
    const speeds = flight.intruders.map((index) => draw.intruderSpeedMps[index] as number);
    draw.groups.forEach((group, g) => {
      prepareEncounter(encounters[g] as Encounter, group, speeds);
    });
    for (const index of flight.intruders) for (const each of readings[index] ?? []) clear(each);
    for (let crossing = 0; crossing < crossingsPerWorld; crossing++) {
      rng.words(block, stream, draw.trial, crossing, 0);
      drawEnds(side, place, block, ends);
      const track = layTrack(ends);
      for (let g = 0; g < draw.groups.length; g++)
        meetGroup(clusters[g] as Clusters, track, encounters[g] as Encounter);
      for (let i = 0; i < flight.intruders.length; i++) {
        const each = readings[flight.intruders[i] as number] ?? [];
        for (let p = 0; p < postures.length; p++)
          addShots(each[p] as CrossingReading, postures[p] as readonly number[], encounters, i);
      }
    }
    flight.intruders.forEach((index, i) => {
      postures.forEach((groups, p) => {
        const reading = readings[index]?.[p] as CrossingReading;
        for (const g of groups)
          addMeetings(reading, encounters[g] as Encounter, speeds[i] as number);
      });
    });
  };
}

/** Every crossing survives until a shot is counted. */
function clear(reading: CrossingReading): void {
  reading.unitsMet.fill(0);
  reading.exposureS.fill(0);
  reading.engaged.fill(0);
  reading.survives.fill(crossingsPerWorld);
}

/** Adds what a posture's groups fire at the crossing in work. */
function addShots(
  reading: CrossingReading,
  groups: readonly number[],
  encounters: readonly Encounter[],
  intruder: number,
): void {
  const { engaged, survives } = reading;
  let fires = false;
  for (let i = 0; i < groups.length; i++)
    fires = fires || (encounters[groups[i] as number] as Encounter).fires;
  if (!fires) return;
  for (let a = 0; a < engaged.length; a++) {
    let survival = 1;
    let shots = 0;
    for (let i = 0; i < groups.length; i++) {
      const encounter = encounters[groups[i] as number] as Encounter;
      const level = encounter.levelOf[a] as number;
      if (level < 0 || !encounter.fires) continue;
      const own = encounter.firing[intruder * encounter.levels + level] as number;
      shots += own;
      survival *= encounter.survival[own] as number;
    }
    if (shots === 0) continue;
    engaged[a] = (engaged[a] as number) + 1;
    survives[a] = (survives[a] as number) - 1 + survival;
  }
}

/** Adds the units that one group's envelopes met in all crossings, and the time inside them. */
function addMeetings(reading: CrossingReading, encounter: Encounter, speedMps: number): void {
  const { unitsMet, exposureS } = reading;
  for (let a = 0; a < unitsMet.length; a++) {
    const most = encounter.levelOf[a] as number;
    // What a smaller envelope meets, a larger one meets too.
    for (let level = 0; level <= most; level++)
      unitsMet[a] = (unitsMet[a] as number) + (encounter.unitsMet[level] as number);
    if (most >= 0)
      exposureS[a] = (exposureS[a] as number) + (encounter.insideM[most] as number) / speedMps;
  }
}

/** Draws the ends of a track: uniform by length on the side, uniform by area round the place. */
function drawEnds(
  side: SideLine,
  place: WorldPlace,
  words: Uint32Array,
  ends: { x: Float64Array; y: Float64Array; z: Float64Array },
): void {
  const v = toUnit53(words[0] as number, words[1] as number);
  let low = 0;
  let high = side.cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((side.cumulative[middle] as number) <= v) low = middle + 1;
    else high = middle;
  }
  const from = low === 0 ? 0 : (side.cumulative[low - 1] as number);
  const part = (v - from) / ((side.cumulative[low] as number) - from);
  const mix = (first: number): number =>
    (side.pieces[first] as number) * (1 - part) + (side.pieces[first + 2] as number) * part;
  const angle = TWO_PI * toOpenUnit32(words[2] as number);
  const radiusM = endWithinM * Math.sqrt(toOpenUnit32(words[3] as number));
  const endLng = place.lng + (radiusM * sin(angle)) / (toRadians(1) * parallelRadiusM(place.lat));
  const endLat = place.lat + (radiusM * cos(angle)) / (toRadians(1) * meridionalRadiusM(place.lat));
  writeEcef(ends.x, ends.y, ends.z, 0, mix(4 * low), mix(4 * low + 1));
  writeEcef(ends.x, ends.y, ends.z, 1, endLng, endLat);
}
