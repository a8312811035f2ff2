import { semiMajorM } from './ellipsoid.ts';

/** Most places that two words of bits hold. */
export const mostCuts = 64;

/** Points on the globe: earth-centred coordinates in metres and longitude in degrees. */
export interface GlobePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly lng: Float64Array;
}

/** Points whose longitudes were turned, with the rank of each. */
export interface RankedPoints extends GlobePoints {
  readonly rank: Int32Array;
}

/** Cuts along meridians, each from a place to the pole. Longitudes of points have to be turned by `turn` first. */
export interface MeridianCuts {
  /** Turns a longitude (degrees) to within 180 degrees of the middle of the region: [-180, 180) from there. */
  readonly turn: (lng: number) => number;
  /** Counts the places that lie west of a turned longitude, or on it. */
  readonly rankOf: (turned: number) => number;
  /** False where an arc between points of the same rank crosses nothing for sure: the region is less than 180 degrees wide. */
  readonly isWide: boolean;
  /**
   * Finds the cuts that the great-circle arc (the short way) between two points crosses: bit p of `crossed` (0 to 31 in the low word) for place p. The
   * points come with the ranks of their longitudes.
   */
  readonly cross: (from: RankedPoints, i: number, to: RankedPoints, j: number) => void;
  readonly crossed: { low: number; high: number };
}

/**
 * Prepares cuts for at most 64 places: the piece of the meridian from each place to a pole. An arc crosses a meridian if its ends lie on
 * either side of it, and passes north of the place if the place lies right of the arc seen eastward: the sign of the determinant
 * |from, to, place|. Longitudes are held against half-open intervals, so that the crossings of a closed chain add up exactly. The pole has
 * to lie outside of every chain. `west` and `east` bound the longitudes of all points, degrees.
 *
 * @throws RangeError for more than 64 places.
 *
 * Source: winding by signed or counted crossings of a ray, e.g. Haines 1994, Graphics Gems IV, 24; here the ray is a meridian.
 */
export function createMeridianCuts(
  places: GlobePoints,
  pole: 'north' | 'south',
  west: number,
  east: number,
): MeridianCuts {
  const count = places.lng.length;
  if (count > mostCuts) throw new RangeError(`at most ${mostCuts} places, got ${count}`);
  const middle = (west + east) / 2;
  const turn = (lng: number): number => lng - middle - 360 * Math.floor((lng - middle + 180) / 360);
  const order = Array.from(places.lng, (lng, p) => ({ p, lng: turn(lng) }));
  order.sort((a, b) => a.lng - b.lng || a.p - b.p);
  const lngs = Float64Array.from(order, ({ lng }) => lng);
  const bits = Int32Array.from(order, ({ p }) => 1 << (p & 31));
  const isLow = Uint8Array.from(order, ({ p }) => (p < 32 ? 1 : 0));
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(order, ({ p }) => values[p] / semiMajorM);
  const x = pick(places.x);
  const y = pick(places.y);
  const z = pick(places.z);
  // Seen eastward, the south lies right of an arc.
  const poleSign = pole === 'north' ? -1 : 1;
  const crossed = { low: 0, high: 0 };

  const rankOf = (turned: number): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const half = (low + high) >> 1;
      if (lngs[half] <= turned) low = half + 1;
      else high = half;
    }
    return low;
  };

  return {
    turn,
    rankOf,
    crossed,
    isWide: east - west >= 180,
    cross: (from, i, to, j) => {
      crossed.low = 0;
      crossed.high = 0;
      const lngI = from.lng[i];
      const lngJ = to.lng[j];
      const isRound = Math.abs(lngI - lngJ) > 180;
      const first = Math.min(from.rank[i], to.rank[j]);
      const end = Math.max(from.rank[i], to.rank[j]);
      const sign = lngI < lngJ !== isRound ? poleSign : -poleSign;
      const nx = sign * (from.y[i] * to.z[j] - from.z[i] * to.y[j]);
      const ny = sign * (from.z[i] * to.x[j] - from.x[i] * to.z[j]);
      const nz = sign * (from.x[i] * to.y[j] - from.y[i] * to.x[j]);
      for (let k = isRound ? 0 : first; k < (isRound ? count : end); k++) {
        // The way round the far side crosses the meridians that do not lie between the ends.
        if (isRound && k >= first && k < end) continue;
        if (nx * x[k] + ny * y[k] + nz * z[k] <= 0) continue;
        if (isLow[k] === 1) crossed.low |= bits[k];
        else crossed.high |= bits[k];
      }
    },
  };
}
