import { asin, cos, log, sin, toRadians } from '../math/index.ts';

/** Semi-major axis of WGS84 in metres. Source: NGA.STND.0036, table 3.1. */
export const semiMajorM = 6378137;

/** Flattening of WGS84. Source: NGA.STND.0036, table 3.1. */
export const flattening = 1 / 298.257223563;

/** Semi-minor axis of WGS84 in metres. */
export const semiMinorM = semiMajorM * (1 - flattening);

/** First eccentricity squared of WGS84. */
export const eccentricitySquared = flattening * (2 - flattening);

/** Mean radius (2a + b) / 3 in metres, the sphere of the envelope formula. Source: Moritz 2000, Geodetic Reference System 1980. */
export const meanRadiusM = (2 * semiMajorM + semiMinorM) / 3;

/** Returns the meridional radius of curvature in metres at a latitude in degrees, [-90, 90]. Source: Snyder 1987, eq. 4-19. */
export function meridionalRadiusM(latDeg: number): number {
  const sinLat = sin(toRadians(latDeg));
  const w = 1 - eccentricitySquared * sinLat * sinLat;
  return (semiMajorM * (1 - eccentricitySquared)) / (w * Math.sqrt(w));
}

/** Returns the radius of the parallel (metres from the axis) at a latitude in degrees, [-90, 90]. Source: Snyder 1987, eq. 4-20. */
export function parallelRadiusM(latDeg: number): number {
  const lat = toRadians(latDeg);
  const sinLat = sin(lat);
  return (semiMajorM * cos(lat)) / Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
}

/** Returns the distance from the equator's plane (metres, negative south) of a point on the ellipsoid at a latitude in degrees. Source: NGA.STND.0036, eq. 4-14. */
export function polarHeightM(latDeg: number): number {
  const sinLat = sin(toRadians(latDeg));
  return (
    (semiMajorM * (1 - eccentricitySquared) * sinLat) /
    Math.sqrt(1 - eccentricitySquared * sinLat * sinLat)
  );
}

/**
 * Writes the earth-centred, earth-fixed coordinates of a point on the ellipsoid into three arrays at `index`, in metres.
 * Longitude and latitude in degrees. Source: NGA.STND.0036, eq. 4-14 with height 0.
 */
export function writeEcef(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  index: number,
  lngDeg: number,
  latDeg: number,
): void {
  const lng = toRadians(lngDeg);
  const lat = toRadians(latDeg);
  const sinLat = sin(lat);
  const normal = semiMajorM / Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
  const axisDistance = normal * cos(lat);
  x[index] = axisDistance * cos(lng);
  y[index] = axisDistance * sin(lng);
  z[index] = normal * (1 - eccentricitySquared) * sinLat;
}

/**
 * Returns the straight distance (through the earth) that belongs to a distance along the ground, both in metres.
 * On the mean sphere; for distances up to 300 km the ellipsoid differs by less than 2e-6 of the distance.
 */
export function chordOfDistanceM(distanceM: number): number {
  return 2 * meanRadiusM * sin(distanceM / (2 * meanRadiusM));
}

/** Returns the distance along the ground that belongs to a straight distance, both in metres; inverse of `chordOfDistanceM`. */
export function chordToDistanceM(chordM: number): number {
  return 2 * meanRadiusM * asin(chordM / (2 * meanRadiusM));
}

/**
 * Returns the area in square metres between the equator and a latitude (degrees) over one radian of longitude; negative south.
 * Source: Snyder 1987, eq. 3-12 (authalic q), halved and scaled by a squared.
 */
export function bandAreaPerRadianM2(latDeg: number): number {
  const sinLat = sin(toRadians(latDeg));
  const e = Math.sqrt(eccentricitySquared);
  const es = e * sinLat;
  const q = sinLat / (1 - es * es) + log((1 + es) / (1 - es)) / (2 * e);
  return (semiMajorM * semiMajorM * (1 - eccentricitySquared) * q) / 2;
}
