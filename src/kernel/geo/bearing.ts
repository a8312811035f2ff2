import { atan2, cos, sin, toDegrees, toRadians } from '../math/index.ts';

/** Returns the initial bearing in degrees [0, 360) from one point to another on the sphere; north 0, east 90. Degrees in. Source: Snyder 1987, eq. 5-4b. */
export function bearingDeg(lng1: number, lat1: number, lng2: number, lat2: number): number {
  const dLng = toRadians(lng2 - lng1);
  const phi1 = toRadians(lat1);
  const phi2 = toRadians(lat2);
  const y = sin(dLng) * cos(phi2);
  const x = cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(dLng);
  const bearing = toDegrees(atan2(y, x));
  return bearing < 0 ? bearing + 360 : bearing;
}
