import type { Draw } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import type { CorridorGrid } from '../kernel/index/corridor-grid.ts';
import type { Rng } from '../kernel/random/stream.ts';
import { createTrackLayer, type Flight } from './flights.ts';
import {
  type Encounter,
  makeEncounter,
  meetGroup,
  prepareEncounter,
  surviveShots,
} from './meet-track.ts';

/** Crossings drawn per intruder class in one world (measures: crossing). */
export const crossingsPerWorld = 64;

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

/**
 * Prepares flying the crossings of one flight. A unit engages when the target is not too fast for it and stays inside its envelope, outside
 * the minimum range, for at least the reaction time. Classes of a flight share the 64 tracks, so that their figures differ by speed alone.
 * `grids` hold the draw's units by group; `readings` are indexed by intruder, then posture.
 */
export function createCrossingFlyer(
  world: World,
  flight: Flight,
  rng: Rng,
  altitudes: number,
  postures: readonly (readonly number[])[],
): (
  draw: Draw,
  grids: readonly CorridorGrid[],
  readings: readonly (readonly CrossingReading[])[],
) => void {
  const lay = createTrackLayer(world, flight, rng, 'crossing');
  const encounters: Encounter[] = [];
  const volleys = postures.map(() => makeVolley(altitudes));

  return (draw, grids, readings) => {
    while (encounters.length < draw.groups.length)
      encounters.push(makeEncounter(altitudes, flight.intruders.length));
    const speeds = flight.intruders.map((index) => draw.intruderSpeedMps[index] as number);
    draw.groups.forEach((group, g) => {
      prepareEncounter(encounters[g] as Encounter, group, speeds);
    });
    for (const index of flight.intruders)
      for (const each of readings[index] ?? []) clearReading(each);
    for (let crossing = 0; crossing < crossingsPerWorld; crossing++) {
      const track = lay(draw.trial, crossing);
      for (let g = 0; g < draw.groups.length; g++)
        meetGroup(grids[g] as CorridorGrid, track, encounters[g] as Encounter);
      for (let p = 0; p < postures.length; p++)
        listFiring(volleys, p, postures[p] as readonly number[], encounters);
      for (let i = 0; i < flight.intruders.length; i++)
        fireVolleys(readings[flight.intruders[i] as number] ?? [], volleys, encounters, i);
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

/** Empties a reading: every crossing survives until a shot is counted. */
export function clearReading(reading: CrossingReading): void {
  reading.unitsMet.fill(0);
  reading.exposureS.fill(0);
  reading.engaged.fill(0);
  reading.survives.fill(crossingsPerWorld);
}

/** What a posture fires at the crossing in work, by altitude. */
interface Volley {
  /** Groups of which a unit can fire, in the posture's order. */
  readonly firing: number[];
  /** The first posture of which the same groups fire: its volley serves this one too. */
  sameAs: number;
  readonly shots: Int32Array;
  readonly survival: Float64Array;
}

function makeVolley(altitudes: number): Volley {
  return {
    ...{ firing: [], sameAs: 0 },
    shots: new Int32Array(altitudes),
    survival: new Float64Array(altitudes),
  };
}

/** Lists the groups of posture p that fire, and finds the posture whose volley it shares. */
function listFiring(
  volleys: readonly Volley[],
  p: number,
  groups: readonly number[],
  encounters: readonly Encounter[],
): void {
  const volley = volleys[p] as Volley;
  const { firing } = volley;
  firing.length = 0;
  for (let i = 0; i < groups.length; i++)
    if ((encounters[groups[i] as number] as Encounter).fires) firing.push(groups[i] as number);
  let same = 0;
  while (same < p && !isEqual((volleys[same] as Volley).firing, firing)) same++;
  volley.sameAs = same;
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Adds what every posture fires at a class to its reading. */
function fireVolleys(
  readings: readonly CrossingReading[],
  volleys: readonly Volley[],
  encounters: readonly Encounter[],
  intruder: number,
): void {
  for (let p = 0; p < volleys.length; p++) {
    const volley = volleys[p] as Volley;
    if (volley.firing.length === 0) continue;
    if (volley.sameAs === p) fireVolley(volley, encounters, intruder);
    addVolley(readings[p] as CrossingReading, volleys[volley.sameAs] as Volley);
  }
}

/** Works out what the groups of a volley fire at a class. */
function fireVolley(
  { firing, shots, survival }: Volley,
  encounters: readonly Encounter[],
  intruder: number,
): void {
  shots.fill(0);
  survival.fill(1);
  for (let i = 0; i < firing.length; i++) {
    const encounter = encounters[firing[i] as number] as Encounter;
    const { levelOf, levels } = encounter;
    for (let a = 0; a < shots.length; a++) {
      const level = levelOf[a] as number;
      if (level < 0) continue;
      const own = encounter.firing[intruder * levels + level] as number;
      shots[a] = (shots[a] as number) + own;
      survival[a] = (survival[a] as number) * surviveShots(encounter, own);
    }
  }
}

function addVolley({ engaged, survives }: CrossingReading, { shots, survival }: Volley): void {
  for (let a = 0; a < engaged.length; a++) {
    if (shots[a] === 0) continue;
    engaged[a] = (engaged[a] as number) + 1;
    survives[a] = (survives[a] as number) - 1 + (survival[a] as number);
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
