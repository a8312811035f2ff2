import { chordOfDistanceM } from '../kernel/geo/ellipsoid.ts';
import { mostAltitudes } from './covers.ts';

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
  const levels = sortRadii(reachM, radii);
  const limits = new Float64Array(levels);
  const masks = new Uint32Array(levels);
  for (let level = 0; level < levels; level++) {
    const radius = radii[level] as number;
    const chord = chordOfDistanceM(radius);
    limits[level] = chord * chord;
    let mask = 0;
    for (let a = 0; a < reachM.length; a++)
      if ((reachM[a] as number) >= radius) mask |= 1 << (2 * a);
    masks[level] = mask;
  }
  const farthestM = levels === 0 ? 0 : (radii[levels - 1] as number);
  return {
    limits,
    masks,
    farthestM,
    nearestChordM: chordOfDistanceM(levels === 0 ? 0 : (radii[0] as number)),
    farthestChordM: chordOfDistanceM(farthestM),
  };
}

/** Room for the radii that are sorted: levels are made in every world for every group that draws its range. */
const radii = new Float64Array(mostAltitudes);

/** Sorts the distinct radii above 0 into `into`, ascending; returns how many there are. */
export function sortRadii(reachM: Float64Array, into: Float64Array): number {
  let count = 0;
  for (let a = 0; a < reachM.length; a++) {
    const reach = reachM[a] as number;
    let at = count;
    while (at > 0 && (into[at - 1] as number) >= reach) at--;
    if (!(reach > 0) || (at < count && into[at] === reach)) continue;
    into.copyWithin(at + 1, at, count);
    into[at] = reach;
    count++;
  }
  return count;
}

/** Tells the altitudes (bit 2a) at which a squared straight distance (square metres) lies within reach. */
export function maskAtSquare({ limits, masks }: ReachLevels, square: number): number {
  for (let level = 0; level < limits.length; level++)
    if (square <= (limits[level] as number)) return masks[level] as number;
  return 0;
}
