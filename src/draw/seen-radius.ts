import type { SeenShares } from '../domain/terrain.ts';

/**
 * Returns the radius in metres of the disc that has the area of what a post sees of a disc at a height (metres above the ground): r √s, where s is the
 * share that is seen. Between the radii of the table s is linear, from 1 at radius 0; beyond the last radius it stays as it is there.
 * @throws RangeError for a height that the table does not have
 */
export function seenRadiusM(seen: SeenShares, altitudeM: number, radiusM: number): number {
  const shares = seen.share[seen.altitudesM.indexOf(altitudeM)];
  if (shares === undefined)
    throw new RangeError(`what posts see was not worked out for ${altitudeM} m`);
  const position = (radiusM / seen.reachM) * shares.length;
  const below = Math.min(Math.floor(position), shares.length - 1);
  const from = below === 0 ? 1 : (shares[below - 1] as number);
  const to = shares[below] as number;
  const share = from + Math.min(1, position - below) * (to - from);
  return radiusM * Math.sqrt(share);
}
