import { type CaseIntruder, type Side, sideKey } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { SideLine, World, WorldPlace } from '../domain/world.ts';
import {
  chordOfDistanceM,
  meridionalRadiusM,
  parallelRadiusM,
  semiMajorM,
  semiMinorM,
  writeEcef,
} from '../kernel/geo/ellipsoid.ts';
import { cos, PI, sin, toRadians } from '../kernel/math/index.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32, toUnit53 } from '../kernel/random/to-unit.ts';
import type { UnitGrid } from './unit-grid.ts';

/** Crossings drawn per intruder class in one world (measures: crossing). */
export const crossingsPerWorld = 64;

/** How far from the named place a crossing may end, metres. */
const endWithinM = 25_000;

/** Longest straight piece of a track, metres: its chord runs at most 8 m below the ground. */
const pieceM = 20_000;

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
    const flight = flights.get(key) ?? { from: intruder.from, towards: intruder.towards, intruders: [] };
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
): (
  draw: Draw,
  grids: readonly UnitGrid[],
  readings: readonly (readonly CrossingReading[])[],
) => void {
  const side = world.sides[sideKey(flight.from)] as SideLine;
  const place = world.destinations[flight.towards] as WorldPlace;
  const stream = streamKey(`crossing:${sideKey(flight.from)}>${flight.towards}`);
  const block = new Uint32Array(4);
  const nodes = {
    x: new Float64Array(2048),
    y: new Float64Array(2048),
    z: new Float64Array(2048),
  };
  const scratch = makeScratch(altitudes);
  /** By group, then by intruder of the flight. */
  const encounters: Encounter[][] = [];
  const squares: Float64Array[] = [];

  return (draw, grids, readings) => {
    for (const index of flight.intruders) for (const reading of readings[index] ?? []) clearReading(reading);
    while (encounters.length < draw.groups.length) {
      encounters.push(flight.intruders.map(() => makeEncounter(altitudes)));
      squares.push(new Float64Array(altitudes));
    }
    draw.groups.forEach((group, g) => {
      for (let a = 0; a < altitudes; a++) {
        const reach = group.reachM[a] as number;
        const chord = reach === 0 ? 0 : chordOfDistanceM(reach);
        (squares[g] as Float64Array)[a] = chord * chord;
      }
    });
    for (let crossing = 0; crossing < crossingsPerWorld; crossing++) {
      rng.words(block, stream, draw.trial, crossing, 0);
      const pieces = layTrack(side, place, block, nodes);
      draw.groups.forEach((group, g) => {
        const own = encounters[g] as Encounter[];
        meetGroup(group, squares[g] as Float64Array, grids[g] as UnitGrid, pieces, nodes, scratch);
        own.forEach((encounter, i) => {
          const speedMps = draw.intruderSpeedMps[flight.intruders[i] as number] as number;
          timeEncounter(group, scratch, speedMps, encounter);
        });
        forgetMet(scratch);
      });
      flight.intruders.forEach((index, i) => {
        postures.forEach((groups, p) => {
          addEncounters(readings[index]?.[p] as CrossingReading, groups, encounters, i, altitudes);
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

/** What one group does to one crossing, by altitude. */
interface Encounter {
  readonly unitsMet: Float64Array;
  readonly exposureS: Float64Array;
  readonly engaged: Uint8Array;
  readonly survival: Float64Array;
}

function makeEncounter(altitudes: number): Encounter {
  return {
    unitsMet: new Float64Array(altitudes),
    exposureS: new Float64Array(altitudes),
    engaged: new Uint8Array(altitudes),
    survival: new Float64Array(altitudes),
  };
}

function addEncounters(
  reading: CrossingReading,
  groups: readonly number[],
  encounters: readonly (readonly Encounter[])[],
  intruder: number,
  altitudes: number,
): void {
  for (let a = 0; a < altitudes; a++) {
    let engaged = 0;
    let survival = 1;
    for (const g of groups) {
      const encounter = encounters[g]?.[intruder] as Encounter;
      reading.unitsMet[a] = (reading.unitsMet[a] as number) + (encounter.unitsMet[a] as number);
      reading.exposureS[a] = (reading.exposureS[a] as number) + (encounter.exposureS[a] as number);
      engaged |= encounter.engaged[a] as number;
      survival *= encounter.survival[a] as number;
    }
    reading.engaged[a] = (reading.engaged[a] as number) + engaged;
    reading.survives[a] = (reading.survives[a] as number) + survival;
  }
}

interface Scratch {
  /** Length inside the envelope (less the part inside the minimum range) by unit met and altitude. */
  inside: Float64Array;
  /** 1 + slot of a unit that was met, 0 otherwise. */
  slot: Int32Array;
  readonly met: number[];
  readonly altitudes: number;
}

function makeScratch(altitudes: number): Scratch {
  return {
    inside: new Float64Array(64 * altitudes),
    slot: new Int32Array(0),
    met: [],
    altitudes,
  };
}

/** Lays the track's nodes into the arrays and returns the number of straight pieces between them. */
function layTrack(
  side: SideLine,
  place: WorldPlace,
  words: Uint32Array,
  nodes: { x: Float64Array; y: Float64Array; z: Float64Array },
): number {
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
  const startLng =
    (side.pieces[4 * low] as number) * (1 - part) + (side.pieces[4 * low + 2] as number) * part;
  const startLat =
    (side.pieces[4 * low + 1] as number) * (1 - part) + (side.pieces[4 * low + 3] as number) * part;
  const angle = 2 * PI * toOpenUnit32(words[2] as number);
  const radiusM = endWithinM * Math.sqrt(toOpenUnit32(words[3] as number));
  const endLng = place.lng + (radiusM * sin(angle)) / (toRadians(1) * parallelRadiusM(place.lat));
  const endLat = place.lat + (radiusM * cos(angle)) / (toRadians(1) * meridionalRadiusM(place.lat));
  writeEcef(nodes.x, nodes.y, nodes.z, 0, startLng, startLat);
  writeEcef(nodes.x, nodes.y, nodes.z, 1, endLng, endLat);
  return subdivide(nodes) - 1;
}

/**
 * Cuts the great circle between node 0 and node 1 into pieces and returns the number of nodes. Directions from the earth's centre are turned in their common
 * plane, and each node is set to the ellipsoid's radius in that direction: the track stays within metres of the geodesic.
 */
function subdivide(nodes: { x: Float64Array; y: Float64Array; z: Float64Array }): number {
  const [ax, ay, az] = [nodes.x[0] as number, nodes.y[0] as number, nodes.z[0] as number];
  const [bx, by, bz] = [nodes.x[1] as number, nodes.y[1] as number, nodes.z[1] as number];
  const chord = Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by) + (az - bz) * (az - bz));
  const pieces = Math.max(1, Math.min(2046, Math.ceil(chord / pieceM)));
  for (let i = 0; i <= pieces; i++) {
    const t = i / pieces;
    let x = ax + (bx - ax) * t;
    let y = ay + (by - ay) * t;
    let z = az + (bz - az) * t;
    const length = Math.sqrt(x * x + y * y + z * z);
    x /= length;
    y /= length;
    z /= length;
    // Radius of the ellipsoid in the direction: 1 / r^2 = (x^2 + y^2) / a^2 + z^2 / b^2.
    const radius =
      1 /
      Math.sqrt((x * x + y * y) / (semiMajorM * semiMajorM) + (z * z) / (semiMinorM * semiMinorM));
    nodes.x[i] = x * radius;
    nodes.y[i] = y * radius;
    nodes.z[i] = z * radius;
  }
  return pieces + 1;
}

/** Collects the units whose envelope the track enters, with the length inside by altitude. */
function meetGroup(
  group: DrawnGroup,
  squares: Float64Array,
  grid: UnitGrid,
  pieces: number,
  nodes: { x: Float64Array; y: Float64Array; z: Float64Array },
  scratch: Scratch,
): void {
  let farthest = 0;
  for (let a = 0; a < squares.length; a++) farthest = Math.max(farthest, squares[a] as number);
  if (farthest === 0 || group.count === 0) return;
  if (scratch.slot.length < group.count) scratch.slot = new Int32Array(group.count);
  const reach = Math.sqrt(farthest);
  for (let piece = 0; piece < pieces; piece++) {
    const x0 = nodes.x[piece] as number;
    const y0 = nodes.y[piece] as number;
    const z0 = nodes.z[piece] as number;
    const dx = (nodes.x[piece + 1] as number) - x0;
    const dy = (nodes.y[piece + 1] as number) - y0;
    const dz = (nodes.z[piece + 1] as number) - z0;
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (length === 0) continue;
    const found = grid.findNear(nodes, piece, reach);
    for (let i = 0; i < found; i++) {
      const unit = grid.near(i);
      const px = (group.points.x[unit] as number) - x0;
      const py = (group.points.y[unit] as number) - y0;
      const pz = (group.points.z[unit] as number) - z0;
      const along = (px * dx + py * dy + pz * dz) / length;
      const across2 = Math.max(0, px * px + py * py + pz * pz - along * along);
      if (across2 >= farthest || along < -reach || along > length + reach) continue;
      addPiece(group.minRangeM, squares, unit, along, across2, length, scratch);
    }
  }
}

/** Turns lengths inside into times at one class's speed: met, exposed, engaged, survived. */
function timeEncounter(group: DrawnGroup, scratch: Scratch, speedMps: number, encounter: Encounter): void {
  const { altitudes } = scratch;
  encounter.unitsMet.fill(0);
  encounter.exposureS.fill(0);
  encounter.engaged.fill(0);
  encounter.survival.fill(1);
  const canEngage = speedMps <= group.targetSpeedMps;
  for (let slot = 0; slot < scratch.met.length; slot++) {
    for (let a = 0; a < altitudes; a++) {
      const inside = scratch.inside[slot * altitudes + a] as number;
      if (inside <= 0) continue;
      const seconds = inside / speedMps;
      encounter.unitsMet[a] = (encounter.unitsMet[a] as number) + 1;
      encounter.exposureS[a] = (encounter.exposureS[a] as number) + seconds;
      if (!canEngage || seconds < group.reactionS) continue;
      encounter.engaged[a] = 1;
      encounter.survival[a] = (encounter.survival[a] as number) * (1 - group.killProbability);
    }
  }
}

function forgetMet(scratch: Scratch): void {
  for (const unit of scratch.met) scratch.slot[unit] = 0;
  scratch.inside.fill(0, 0, scratch.met.length * scratch.altitudes);
  scratch.met.length = 0;
}

/** Adds the part of one straight piece that lies inside a unit's envelope, at every altitude. */
function addPiece(
  minimumM: number,
  squares: Float64Array,
  unit: number,
  along: number,
  across2: number,
  length: number,
  scratch: Scratch,
): void {
  const { altitudes } = scratch;
  const dead =
    minimumM > 0 && across2 < minimumM * minimumM
      ? overlap(along, Math.sqrt(minimumM * minimumM - across2), length)
      : 0;
  let slot = (scratch.slot[unit] as number) - 1;
  for (let a = 0; a < altitudes; a++) {
    const half2 = (squares[a] as number) - across2;
    if (half2 <= 0) continue;
    const inside = overlap(along, Math.sqrt(half2), length) - dead;
    if (inside <= 0) continue;
    if (slot < 0) {
      slot = scratch.met.length;
      scratch.met.push(unit);
      scratch.slot[unit] = slot + 1;
      if ((slot + 1) * altitudes > scratch.inside.length) {
        const larger = new Float64Array(2 * scratch.inside.length);
        larger.set(scratch.inside);
        scratch.inside = larger;
      }
    }
    const at = slot * altitudes + a;
    scratch.inside[at] = (scratch.inside[at] as number) + inside;
  }
}

/** Length of [centre - half, centre + half] inside [0, length]. */
function overlap(centre: number, half: number, length: number): number {
  return Math.max(0, Math.min(length, centre + half) - Math.max(0, centre - half));
}
