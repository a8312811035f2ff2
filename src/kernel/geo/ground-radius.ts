import { acos } from '../math/index.ts';
import { meanRadiusM } from './ellipsoid.ts';

/**
 * Returns the ground radius in metres of the envelope of a slant range at a height above the unit: how far away along the
 * ground a target at that height can be and still lie within range. 0 when the height exceeds the range.
 *
 * Both in metres; the earth is the mean sphere. Source: law of cosines in the triangle earth centre, unit, target
 * (docs/methods/envelope.md, eq. 1).
 */
export function groundRadiusM(slantRangeM: number, heightM: number): number {
  if (heightM >= slantRangeM) return 0;
  const outer = meanRadiusM + heightM;
  const cosine =
    (meanRadiusM * meanRadiusM + outer * outer - slantRangeM * slantRangeM) /
    (2 * meanRadiusM * outer);
  // Below about 10 km the arc cosine loses digits (cosine near 1), so the half-angle form is used instead:
  // sin^2(angle / 2) = (R^2 - h^2) / (4 Re (Re + h)).
  if (cosine > 0.9999) {
    const sinHalfSquared =
      (slantRangeM * slantRangeM - heightM * heightM) / (4 * meanRadiusM * outer);
    const sinHalf = Math.sqrt(sinHalfSquared);
    // asin(s) = s + s^3/6 + 3 s^5/40: s < 0.008 here, so the next term is below 1e-17.
    const s2 = sinHalfSquared;
    return (
      2 * meanRadiusM * sinHalf * (1 + s2 / 6 + (3 * s2 * s2) / 40 + (15 * s2 * s2 * s2) / 336)
    );
  }
  return meanRadiusM * acos(cosine);
}

/**
 * Returns the distance in metres along the ground to the geometric horizon of a target at a height above a smooth earth, seen
 * from the ground, with a factor on the earth radius for refraction (4/3 for radio, 1 for none).
 * Source: s = sqrt(2 k Re h) (measures: detection), exact form sqrt(2 k Re h + h^2) on the sphere.
 */
export function horizonDistanceM(heightM: number, radiusFactor: number): number {
  return Math.sqrt(2 * radiusFactor * meanRadiusM * heightM + heightM * heightM);
}
