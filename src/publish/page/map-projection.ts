import type { LngLat } from '../../domain/reference.ts';
import { cos, toRadians } from '../../kernel/math/index.ts';

/** Turns degrees into drawing units: plate carrée with its true scale at the middle latitude, north up. */
export interface MapProjection {
  readonly width: number;
  readonly height: number;
  /** Drawing units of one kilometre east-west at the middle latitude. */
  readonly unitsPerKm: number;
  readonly x: (lng: number) => number;
  readonly y: (lat: number) => number;
}

/** Kilometres in one degree of a great circle. Source: mean earth radius 6,371.0088 km (IUGG). */
const kmPerDegree = 111.195;

/** Fits rings and points into a frame at most `width` x `mostHeight` units, with a margin. Longitudes may cross 180 degrees. */
export function fitMap(
  points: readonly LngLat[],
  width: number,
  mostHeight: number,
  margin: number,
): MapProjection {
  const middle = points[0]?.[0] ?? 0;
  const unwrap = (lng: number): number => lng - 360 * Math.round((lng - middle) / 360);
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (const [lng, lat] of points) {
    west = Math.min(west, unwrap(lng));
    east = Math.max(east, unwrap(lng));
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const squeeze = cos(toRadians((south + north) / 2));
  const spanX = Math.max(1e-6, (east - west) * squeeze);
  const spanY = Math.max(1e-6, north - south);
  const scale = Math.min((width - 2 * margin) / spanX, (mostHeight - 2 * margin) / spanY);
  const left = (width - spanX * scale) / 2;
  return {
    width,
    height: Math.ceil(spanY * scale + 2 * margin),
    unitsPerKm: scale / kmPerDegree,
    x: (lng) => left + (unwrap(lng) - west) * squeeze * scale,
    y: (lat) => margin + (north - lat) * scale,
  };
}

/** Writes rings as an SVG path with one decimal; points nearer than half a unit to the last one are left out. */
export function ringsPath(
  rings: readonly (readonly LngLat[])[],
  projection: MapProjection,
): string {
  return rings.map((ring) => ringPath(ring, projection)).join('');
}

function ringPath(ring: readonly LngLat[], projection: MapProjection): string {
  const parts: string[] = [];
  let lastX = Infinity;
  let lastY = Infinity;
  for (const [lng, lat] of ring) {
    const x = projection.x(lng);
    const y = projection.y(lat);
    if (Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5) continue;
    parts.push(`${parts.length === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`);
    lastX = x;
    lastY = y;
  }
  return parts.length < 3 ? '' : `${parts.join('')}Z`;
}

/** Rounds to one decimal. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
