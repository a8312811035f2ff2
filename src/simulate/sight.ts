import type { DrawnDetection, DrawnGroup } from '../domain/draw.ts';
import { groundRadiusM, horizonDistanceM } from '../kernel/geo/ground-radius.ts';
import { expm1, PI } from '../kernel/math/index.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';

/** Refraction: factor on the earth radius for the horizon, as for envelopes. Source: ITU-R P.834, median radio refraction. */
const horizonFactor = 4 / 3;

/**
 * Returns how far along the ground a post sees an aircraft at a height, metres: the lesser of the ground radius of the visibility and the horizon; the row
 * at height 0 knows no horizon.
 */
export function sightRadiusM(visibilityM: number, heightM: number): number {
  const byAir = groundRadiusM(visibilityM, heightM);
  return heightM === 0 ? byAir : Math.min(byAir, horizonDistanceM(heightM, horizonFactor));
}

/**
 * Returns the chance that a post without a warning sees an aircraft that crosses its circle of sight on a chord: 1 - exp(-W v T / A) with
 * T = chord / v and A = pi S^2, so that the speed falls out. Source: Koopman 1946, Search and Screening (random search).
 */
export function searchChance(searchWidthM: number, chordM: number, sightM: number): number {
  return sightM <= 0 ? 0 : -expm1((-searchWidthM * chordM) / (PI * sightM * sightM));
}

/** What tells a post's chances to see apart: numbers in [0, 1), one each a post, world and track. */
export interface SightNumbers {
  /** A post is warned if this lies below the connected share. */
  readonly warned: (trial: number, unit: number) => number;
  /** A post sees track `number` if this lies below its chance. */
  readonly seen: (trial: number, unit: number, number: number) => number;
}

/** Makes the numbers of one group for tracks of one flight: streams `warned:<group>` and `sight:<purpose>:<flight>:<group>`. */
export function createSightNumbers(
  rng: Rng,
  group: string,
  flight: string,
  purpose: 'crossing' | 'raid',
): SightNumbers {
  const warned = streamKey(`warned:${group}`);
  const seen = streamKey(`sight:${purpose}:${flight}:${group}`);
  return {
    warned: (trial, unit) => rng.uniform(warned, trial, unit, 0),
    seen: (trial, unit, number) => rng.uniform(seen, trial, unit, number),
  };
}

/** Tells whether a post sees a track whose chord through its circle of sight (radius `sightM`) is `chordM` long. */
export function seesTrack(
  detection: DrawnDetection,
  group: DrawnGroup,
  numbers: SightNumbers,
  track: {
    readonly trial: number;
    readonly unit: number;
    readonly number: number;
    readonly chordM: number;
    readonly sightM: number;
  },
): boolean {
  const { trial, unit, number, chordM, sightM } = track;
  if (chordM <= 0) return false;
  const isWarned = numbers.warned(trial, unit) < group.connectedShare;
  const chance = isWarned ? 1 : searchChance(detection.searchWidthM, chordM, sightM);
  return numbers.seen(trial, unit, number) < detection.lightFactor * chance;
}
