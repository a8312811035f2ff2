/** Holds the double nearest to pi. */
export const PI = Math.PI;

/** Holds the double nearest to 2 pi, a full turn in radians. */
export const TWO_PI = 6.283185307179586;

/** Holds the double nearest to pi/2, a quarter turn in radians. */
export const HALF_PI = 1.5707963267948966;

/** Converts an angle from degrees to radians. */
export function toRadians(degrees: number): number {
  return (degrees * PI) / 180;
}

/** Converts an angle from radians to degrees. */
export function toDegrees(radians: number): number {
  return (radians * 180) / PI;
}
