import type { Case } from '../domain/case.ts';
import type { Draw, DrawnDetection, DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import type { Track } from '../kernel/geo/track.ts';
import type { Rng } from '../kernel/random/stream.ts';
import { createTrackLayer, type Flight, flightKey } from './flights.ts';
import { type CrossingReading, clearReading, crossingsPerWorld } from './fly-crossings.ts';
import { findNearTrack, makeNearTrack, type NearTrack } from './near-track.ts';
import { createSightNumbers, type SightNumbers, seesTrack, sightRadiusM } from './sight.ts';

/** What a posture sees of one flight: crossings that at least one post sees, by altitude. */
export type SeenCounts = Float64Array;

/** Flies the crossings of one flight where detection is on. `readings` by intruder, then posture; `seen` by posture. */
export type FlySeenCrossings = (
  draw: Draw,
  readings: readonly (readonly CrossingReading[])[],
  seen: readonly SeenCounts[],
) => void;

/**
 * Prepares flying the crossings of one flight where detection is on: as `createCrossingFlyer`, but a post fires only at what it sees, and the
 * reaction time counts inside both its envelope and its circle of sight. Slower: every post near a track is looked at by itself.
 */
export function createSeenCrossingFlyer(
  each: Case,
  world: World,
  flight: Flight,
  rng: Rng,
  postures: readonly (readonly number[])[],
): FlySeenCrossings {
  const altitudes = each.altitudesM.length;
  const lay = createTrackLayer(world, flight, rng, 'crossing');
  const near = makeNearTrack();
  const passes = each.groups.map(() => makePass(altitudes, flight.intruders.length));
  const numbers = each.groups.map((group) =>
    createSightNumbers(rng, group.id, flightKey(flight), 'crossing'),
  );
  return (draw, readings, seen) => {
    const detection = draw.detection as DrawnDetection;
    const sightM = Float64Array.from(each.altitudesM, (heightM) =>
      sightRadiusM(detection.visibilityM, heightM),
    );
    const speeds = flight.intruders.map((index) => draw.intruderSpeedMps[index] as number);
    for (const counts of seen) counts.fill(0);
    for (const index of flight.intruders)
      for (const reading of readings[index] ?? []) clearReading(reading);
    const widestM = draw.groups.map((group) => widest(group.reachM, sightM));
    for (let crossing = 0; crossing < crossingsPerWorld; crossing++) {
      const track = lay(draw.trial, crossing);
      let isMet = false;
      for (let g = 0; g < draw.groups.length; g++) {
        const group = draw.groups[g] as DrawnGroup;
        const pass = passes[g] as Pass;
        if (pass.isUsed) clearPass(pass);
        findNearTrack(near, group, track, widestM[g] as number);
        if (near.count === 0) continue;
        isMet = true;
        const sees = seeing(detection, group, numbers[g] as SightNumbers, draw.trial, crossing);
        passGroup(pass, near, group, track, { sightM, speeds, sees });
      }
      if (!isMet) continue;
      postures.forEach((groups, p) => {
        addPass(groups, passes, seen[p] as SeenCounts, flight.intruders, speeds, (index) => {
          return readings[index]?.[p] as CrossingReading;
        });
      });
    }
  };
}

/** What one group does to one crossing, by altitude; shots by class and altitude. */
interface Pass {
  readonly altitudes: number;
  /** Whether anything was added since it was cleared. */
  isUsed: boolean;
  readonly met: Float64Array;
  readonly insideM: Float64Array;
  readonly isSeen: Uint8Array;
  readonly shots: Int32Array;
  killProbability: number;
}

function makePass(altitudes: number, classes: number): Pass {
  return {
    altitudes,
    isUsed: false,
    met: new Float64Array(altitudes),
    insideM: new Float64Array(altitudes),
    isSeen: new Uint8Array(altitudes),
    shots: new Int32Array(altitudes * classes),
    killProbability: 0,
  };
}

function clearPass(pass: Pass): void {
  pass.isUsed = false;
  pass.met.fill(0);
  pass.insideM.fill(0);
  pass.isSeen.fill(0);
  pass.shots.fill(0);
}

type Sees = (at: number, chordM: number, sightM: number) => boolean;

function seeing(
  detection: DrawnDetection,
  group: DrawnGroup,
  numbers: SightNumbers,
  trial: number,
  number: number,
): Sees {
  return (at, chordM, sightM) => {
    const unit = group.unit[at] as number;
    return seesTrack(detection, group, numbers, { trial, unit, number, chordM, sightM });
  };
}

function widest(reachM: Float64Array, sightM: Float64Array): number {
  let most = 0;
  for (const radius of reachM) most = Math.max(most, radius);
  for (const radius of sightM) most = Math.max(most, radius);
  return most;
}

function passGroup(
  pass: Pass,
  near: NearTrack,
  group: DrawnGroup,
  track: Track,
  flown: { readonly sightM: Float64Array; readonly speeds: readonly number[]; readonly sees: Sees },
): void {
  const { sightM, speeds, sees } = flown;
  pass.isUsed = true;
  pass.killProbability = group.killProbability;
  for (let n = 0; n < near.count; n++) {
    const alongM = near.alongM[n] as number;
    const across2 = near.across2[n] as number;
    const inside = (radiusM: number): number =>
      overlap(alongM, radiusM * radiusM - across2, track.lengthM);
    const deadM = inside(group.minRangeM);
    for (let a = 0; a < pass.altitudes; a++) {
      const reachM = group.reachM[a] as number;
      const sight = sightM[a] as number;
      const metM = Math.max(0, inside(reachM) - deadM);
      if (metM > 0) {
        pass.met[a] = (pass.met[a] as number) + 1;
        pass.insideM[a] = (pass.insideM[a] as number) + metM;
      }
      if (!sees(near.at[n] as number, inside(sight), sight)) continue;
      pass.isSeen[a] = 1;
      if (metM <= 0) continue;
      const openM = Math.max(0, inside(Math.min(reachM, sight)) - deadM);
      speeds.forEach((speedMps, i) => {
        const at = i * pass.altitudes + a;
        if (speedMps <= group.targetSpeedMps && openM > 0 && openM >= speedMps * group.reactionS)
          pass.shots[at] = (pass.shots[at] as number) + 1;
      });
    }
  }
}

function addPass(
  groups: readonly number[],
  passes: readonly Pass[],
  seen: SeenCounts,
  intruders: readonly number[],
  speeds: readonly number[],
  readingOf: (intruder: number) => CrossingReading,
): void {
  for (let a = 0; a < seen.length; a++) {
    if (groups.some((g) => passes[g]?.isSeen[a] === 1)) seen[a] = (seen[a] as number) + 1;
    intruders.forEach((index, i) => {
      const reading = readingOf(index);
      let survival = 1;
      let shots = 0;
      for (const g of groups) {
        const pass = passes[g] as Pass;
        reading.unitsMet[a] = (reading.unitsMet[a] as number) + (pass.met[a] as number);
        reading.exposureS[a] =
          (reading.exposureS[a] as number) + (pass.insideM[a] as number) / (speeds[i] as number);
        const own = pass.shots[i * pass.altitudes + a] as number;
        shots += own;
        for (let shot = 0; shot < own; shot++) survival *= 1 - pass.killProbability;
      }
      if (shots === 0) return;
      reading.engaged[a] = (reading.engaged[a] as number) + 1;
      reading.survives[a] = (reading.survives[a] as number) - 1 + survival;
    });
  }
}

/** Length of the track inside a circle whose half chord has the square `half2`, 0 where it is not met. */
function overlap(alongM: number, half2: number, lengthM: number): number {
  if (half2 <= 0) return 0;
  const half = Math.sqrt(half2);
  return Math.max(0, Math.min(lengthM, alongM + half) - Math.max(0, alongM - half));
}
