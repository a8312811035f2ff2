import { chordOfDistanceM } from '../kernel/geo/ellipsoid.ts';

/**
 * A group's reach at all altitudes, made for one comparison a point: a squared straight distance d2 is covered at the altitudes
 * of `masks[i]`, where i is the first level with d2 <= `limits[i]`. Bit 2a of a mask is altitude a, as in covers.
 */
export interface ReachLevels {
  /** Squared chords in square metres, ascending. */
  readonly limits: Float64Array;
  readonly masks: Uint32Array;
  /** Straight distance of the smallest and the largest level, metres; 0 without levels. */
  readonly nearestChordM: number;
  readonly farthestChordM: number;
  /** Largest reach along the ground, metres; 0 when nothing can be engaged. */
  readonly farthestM: number;
}

/** Sorts a group's reach (ground radius by altitude, metres, at most 16 altitudes) into levels. */
export function makeReachLevels(reachM: Float64Array): ReachLevels {
  const radii = [...new Set(reachM)].filter((radius) => radius > 0).sort((a, b) => a - b);
  return {
    limits: Float64Array.from(radii, (radius) => {
      const chord = chordOfDistanceM(radius);
      return chord * chord;
    }),
    masks: Uint32Array.from(radii, (radius) => {
      let mask = 0;
      reachM.forEach((reach, altitude) => {
        if (reach >= radius) mask |= 1 << (2 * altitude);
      });
      return mask;
    }),
    nearestChordM: chordOfDistanceM(radii[0] ?? 0),
    farthestChordM: chordOfDistanceM(radii[radii.length - 1] ?? 0),
    farthestM: radii[radii.length - 1] ?? 0,
  };
}

/** Tells the altitudes (bit 2a) at which a squared straight distance (square metres) lies within reach. */
export function maskAtSquare({ limits, masks }: ReachLevels, square: number): number {
  for (let level = 0; level < limits.length; level++)
    if (square <= (limits[level] as number)) return masks[level] as number;
  return 0;
}
