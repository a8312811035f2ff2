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
  tellSurvival,
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
  const volleys: Volley[] = [];
  const survival = new Float64Array(altitudes);

  return (draw, grids, readings) => {
    while (encounters.length < draw.groups.length) {
      encounters.push(makeEncounter(altitudes, flight.intruders.length));
      volleys.push(makeVolley(altitudes, flight.intruders.length));
    }
    const speeds = flight.intruders.map((index) => draw.intruderSpeedMps[index] as number);
    draw.groups.forEach((group, g) => {
      prepareEncounter(encounters[g] as Encounter, group, speeds);
    });
    for (const index of flight.intruders)
      for (const each of readings[index] ?? []) clearReading(each);
    for (let crossing = 0; crossing < crossingsPerWorld; crossing++) {
      const track = lay(draw.trial, crossing);
      for (let g = 0; g < draw.groups.length; g++) {
        const encounter = encounters[g] as Encounter;
        meetGroup(grids[g] as CorridorGrid, track, encounter);
        fireVolley(volleys[g] as Volley, encounter);
      }
      for (let i = 0; i < flight.intruders.length; i++) {
        const own = readings[flight.intruders[i] as number] as readonly CrossingReading[];
        for (let p = 0; p < postures.length; p++)
          addVolleys(
            own[p] as CrossingReading,
            postures[p] as readonly number[],
            volleys,
            i,
            survival,
          );
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

/** Empties a reading: every crossing survives until a shot is counted. */
export function clearReading(reading: CrossingReading): void {
  reading.unitsMet.fill(0);
  reading.exposureS.fill(0);
  reading.engaged.fill(0);
  reading.survives.fill(crossingsPerWorld);
}

/** What one group fires at the crossing in work. */
interface Volley {
  /** By class, the altitudes (bit a) at which a unit can fire. */
  readonly fired: Int32Array;
  /** By class and altitude, the chance to survive all shots; kept where the class is fired at. */
  readonly survival: Float64Array;
}

function makeVolley(altitudes: number, classes: number): Volley {
  return {
    fired: new Int32Array(classes),
    survival: new Float64Array(altitudes * classes),
  };
}

/** Works out what a group fires at each class. */
function fireVolley({ fired, survival }: Volley, encounter: Encounter): void {
  const { levelOf, levels, firing, fires } = encounter;
  const altitudes = levelOf.length;
  for (let i = 0; i < fired.length; i++) {
    let bits = 0;
    // The farthest level has the most shots.
    const most = fires ? (firing[(i + 1) * levels - 1] as number) : 0;
    if (most > 0) {
      const chances = tellSurvival(encounter, most);
      for (let a = 0; a < altitudes; a++) {
        const level = levelOf[a] as number;
        const shots = level < 0 ? 0 : (firing[i * levels + level] as number);
        if (shots > 0) bits |= 1 << a;
        survival[i * altitudes + a] = chances[shots] as number;
      }
    }
    fired[i] = bits;
  }
}

/** Adds what the groups of a posture fire at class i to its reading; `survival` is room for one number an altitude. */
function addVolleys(
  { engaged, survives }: CrossingReading,
  groups: readonly number[],
  volleys: readonly Volley[],
  i: number,
  survival: Float64Array,
): void {
  const altitudes = survival.length;
  let bits = 0;
  for (let n = 0; n < groups.length; n++) {
    const volley = volleys[groups[n] as number] as Volley;
    const own = volley.fired[i] as number;
    if (own === 0) continue;
    const each = volley.survival;
    const first = i * altitudes;
    if (bits === 0) for (let a = 0; a < altitudes; a++) survival[a] = each[first + a] as number;
    else
      for (let a = 0; a < altitudes; a++)
        survival[a] = (survival[a] as number) * (each[first + a] as number);
    bits |= own;
  }
  for (let a = 0; bits !== 0; a++, bits >>>= 1) {
    if ((bits & 1) === 0) continue;
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
