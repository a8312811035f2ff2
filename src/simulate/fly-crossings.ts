import { type CaseIntruder, type Side, sideKey } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { SideLine, World, WorldPlace } from '../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM, writeEcef } from '../kernel/geo/ellipsoid.ts';
import { layTrack, type Track } from '../kernel/geo/track.ts';
import {
  type ClusterPoints,
  type Clusters,
  createClusterer,
} from '../kernel/index/cluster-points.ts';
import { atan2, cos, sin, TWO_PI, toRadians } from '../kernel/math/index.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32, toUnit53 } from '../kernel/random/to-unit.ts';

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
    for (const index of flight.intruders)
      for (const reading of readings[index] ?? []) clearReading(reading);
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
    for (let crossing = 0; crossing < crossingsPerWorld; crossing++) {
      rng.words(block, stream, draw.trial, crossing, 0);
      drawEnds(side, place, block, ends);
      const track = layTrack(ends);
      draw.groups.forEach((group, g) => {
        meetGroup(group, clusters[g] as Clusters, track, encounters[g] as Encounter);
      });
      flight.intruders.forEach((index, i) => {
        postures.forEach((groups, p) => {
          addEncounters(
            readings[index]?.[p] as CrossingReading,
            groups,
            encounters,
            i,
            speeds[i] as number,
            altitudes,
          );
        });
      });
    }
  };
}

function clearReading(reading: CrossingReading): void {
  reading.unitsMet.fill(0);
  reading.exposureS.fill(0);
  reading.engaged.fill(0);
  reading.survives.fill(0);
}

/** What one group does to one crossing, by level: the distinct ground radii of its envelope, ascending. */
interface Encounter {
  levels: number;
  /** First level that reaches beyond the minimum range: smaller envelopes hold no place to fire into. */
  firstLevel: number;
  /** False while no unit was met at any level. */
  anyMet: boolean;
  readonly radiusM: Float64Array;
  readonly radius2: Float64Array;
  /** Level of each altitude; -1 where the group cannot engage. */
  readonly levelOf: Int32Array;
  /** Units met; while a crossing is flown only by the least level that meets them, afterwards by every level. */
  readonly unitsMet: Int32Array;
  readonly insideM: Float64Array;
  /** Least length inside that lets a unit fire, by class; Infinity when the class is too fast for it. */
  readonly neededM: Float64Array;
  /** Units that can fire, by class and level; while a crossing is flown by least level, as with `unitsMet`. */
  readonly firing: Int32Array;
  /** Chance to survive k shots, k = 0 … length - 1. */
  survival: Float64Array;
}

function makeEncounter(altitudes: number, classes: number): Encounter {
  return {
    levels: 0,
    firstLevel: 0,
    anyMet: false,
    radiusM: new Float64Array(altitudes),
    radius2: new Float64Array(altitudes),
    levelOf: new Int32Array(altitudes),
    unitsMet: new Int32Array(altitudes),
    insideM: new Float64Array(altitudes),
    neededM: new Float64Array(classes),
    firing: new Int32Array(altitudes * classes),
    survival: new Float64Array(0),
  };
}

function prepareEncounter(
  encounter: Encounter,
  group: DrawnGroup,
  speeds: readonly number[],
): void {
  const radii = [...new Set(group.reachM)].filter((radius) => radius > 0).sort((a, b) => a - b);
  const firstBeyond = radii.findIndex((radius) => radius > group.minRangeM);
  encounter.levels = radii.length;
  encounter.firstLevel = firstBeyond < 0 ? radii.length : firstBeyond;
  encounter.radiusM.set(radii);
  encounter.radius2.set(radii.map((radius) => radius * radius));
  group.reachM.forEach((reach, a) => {
    encounter.levelOf[a] = radii.indexOf(reach);
  });
  speeds.forEach((speedMps, i) => {
    encounter.neededM[i] =
      speedMps <= group.targetSpeedMps ? speedMps * group.reactionS : Number.POSITIVE_INFINITY;
  });
  if (encounter.survival.length < group.count + 1)
    encounter.survival = new Float64Array(group.count + 1);
  let survival = 1;
  for (let shots = 0; shots <= group.count; shots++) {
    encounter.survival[shots] = survival;
    survival *= 1 - group.killProbability;
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

/**
 * Collects what a group's units see of a track. A product of three numbers tells how far a point stands from the track's plane: clusters
 * beyond reach are skipped whole, then units, and only what is left is looked at closer.
 */
function meetGroup(
  group: DrawnGroup,
  clusters: Clusters,
  track: Track,
  encounter: Encounter,
): void {
  const { levels, firstLevel, radiusM } = encounter;
  encounter.anyMet = false;
  if (firstLevel === levels) return;
  const { nx, ny, nz, tx, ty, tz } = track;
  const farthest = radiusM[levels - 1] as number;
  const beyond = track.halfSpanM + farthest;
  for (let c = 0; c < clusters.count; c++) {
    const ball = clusters.radius[c] as number;
    const cx = clusters.firstX[c] as number;
    const cy = clusters.firstY[c] as number;
    const cz = clusters.firstZ[c] as number;
    if (Math.abs(cx * nx + cy * ny + cz * nz) > farthest + ball) continue;
    if (Math.abs(cx * tx + cy * ty + cz * tz) > beyond + ball) continue;
    const first = clusters.starts[c] as number;
    meetCluster(group, clusters, first, clusters.starts[c + 1] as number, track, encounter);
  }
  if (encounter.anyMet) sumLevels(encounter);
}

function meetCluster(
  group: DrawnGroup,
  clusters: Clusters,
  first: number,
  end: number,
  track: Track,
  encounter: Encounter,
): void {
  const { levels, firstLevel, radiusM, radius2, neededM, firing, insideM } = encounter;
  const { x, y, z } = clusters;
  const { nx, ny, nz, tx, ty, tz } = track;
  const farthest = radiusM[levels - 1] as number;
  const beyond = track.halfSpanM + farthest;
  // A hair of slack covers the difference between P.t and the length along the ground.
  const inner = track.halfSpanM - 1.01 * farthest - 2;
  for (let u = first; u < end; u++) {
    const px = x[u] as number;
    const py = y[u] as number;
    const pz = z[u] as number;
    const across = px * nx + py * ny + pz * nz;
    if (across > farthest || across < -farthest) continue;
    const ahead = px * tx + py * ty + pz * tz;
    if (ahead > beyond || ahead < -beyond) continue;
    const across2 = across * across;
    const dead2 = group.minRangeM * group.minRangeM - across2;
    // Only near the ends of the track the position along it matters.
    if (ahead >= inner || ahead <= -inner) {
      const up = px * track.mx + py * track.my + pz * track.mz;
      if (up <= 0) continue;
      const along = track.lengthM / 2 + atan2(ahead, up) * track.metresPerRadian;
      meetNearEnd(encounter, along, across2, dead2, track.lengthM);
      continue;
    }
    // Well between the ends the whole chord counts, so what a unit needs is told by squares: each class fires from one level on.
    let level = firstLevel;
    while (level < levels && (radius2[level] as number) <= across2) level++;
    if (level === levels) continue;
    const dead = dead2 > 0 ? 2 * Math.sqrt(dead2) : 0;
    countFrom(encounter, level);
    for (let i = 0; i < neededM.length; i++) {
      const half = ((neededM[i] as number) + dead) / 2;
      const least = across2 + half * half;
      let from = level;
      while (from < levels && (radius2[from] as number) < least) from++;
      if (from < levels) {
        const at = i * levels + from;
        firing[at] = (firing[at] as number) + 1;
      }
    }
    for (; level < levels; level++) {
      const half2 = (radius2[level] as number) - across2;
      insideM[level] = (insideM[level] as number) + 2 * Math.sqrt(half2) - dead;
    }
  }
}

/** Meets one unit whose envelope may reach over an end of the track. */
function meetNearEnd(
  encounter: Encounter,
  along: number,
  across2: number,
  dead2: number,
  lengthM: number,
): void {
  const { levels, radius2, neededM, firing, insideM } = encounter;
  const dead = dead2 > 0 ? overlap(along, Math.sqrt(dead2), lengthM) : 0;
  let before = -1;
  for (let level = encounter.firstLevel; level < levels; level++) {
    const half2 = (radius2[level] as number) - across2;
    if (half2 <= 0) continue;
    const inside = overlap(along, Math.sqrt(half2), lengthM) - dead;
    if (inside <= 0) continue;
    if (before < 0) countFrom(encounter, level);
    insideM[level] = (insideM[level] as number) + inside;
    for (let i = 0; i < neededM.length; i++) {
      const needed = neededM[i] as number;
      if (inside < needed || before >= needed) continue;
      const at = i * levels + level;
      firing[at] = (firing[at] as number) + 1;
    }
    before = inside;
  }
}

/** Counts a unit from a level on; the first of a crossing makes room. */
function countFrom(encounter: Encounter, level: number): void {
  const { unitsMet } = encounter;
  if (!encounter.anyMet) {
    encounter.anyMet = true;
    unitsMet.fill(0);
    encounter.insideM.fill(0);
    encounter.firing.fill(0);
  }
  unitsMet[level] = (unitsMet[level] as number) + 1;
}

/** Turns counts by least level into counts at every level: what a smaller envelope meets, a larger one meets too. */
function sumLevels(encounter: Encounter): void {
  const { levels, unitsMet, firing, neededM } = encounter;
  for (let level = 1; level < levels; level++) {
    unitsMet[level] = (unitsMet[level] as number) + (unitsMet[level - 1] as number);
    for (let at = level; at < neededM.length * levels; at += levels)
      firing[at] = (firing[at] as number) + (firing[at - 1] as number);
  }
}

/** Length of [centre - half, centre + half] inside [0, length]. */
function overlap(centre: number, half: number, length: number): number {
  return Math.max(0, Math.min(length, centre + half) - Math.max(0, centre - half));
}

function addEncounters(
  reading: CrossingReading,
  groups: readonly number[],
  encounters: readonly Encounter[],
  intruder: number,
  speedMps: number,
  altitudes: number,
): void {
  for (let a = 0; a < altitudes; a++) {
    let engaged = 0;
    let survival = 1;
    for (const g of groups) {
      const encounter = encounters[g] as Encounter;
      const level = encounter.levelOf[a] as number;
      if (level < 0 || !encounter.anyMet) continue;
      reading.unitsMet[a] = (reading.unitsMet[a] as number) + (encounter.unitsMet[level] as number);
      reading.exposureS[a] =
        (reading.exposureS[a] as number) + (encounter.insideM[level] as number) / speedMps;
      const shots = encounter.firing[intruder * encounter.levels + level] as number;
      if (shots === 0) continue;
      engaged = 1;
      survival *= encounter.survival[shots] as number;
    }
    reading.engaged[a] = (reading.engaged[a] as number) + engaged;
    reading.survives[a] = (reading.survives[a] as number) + survival;
  }
}
