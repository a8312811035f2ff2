import type { LngLat } from '../../../src/domain/reference.ts';

/** Earth-centred coordinates, metres. */
export type Vector = readonly [number, number, number];

const equatorM = 6378137;
const flattening = 1 / 298.257223563;
const eccentricity2 = flattening * (2 - flattening);
const degree = Math.PI / 180;

/** Mean radius of WGS84, metres. */
export const earthM = equatorM * (1 - flattening / 3);

/** Places a point on the ellipsoid (NGA.STND.0036). */
export function toVector([lng, lat]: LngLat): Vector {
  const normalM = equatorM / Math.sqrt(1 - eccentricity2 * Math.sin(lat * degree) ** 2);
  const axisM = normalM * Math.cos(lat * degree);
  return [
    axisM * Math.cos(lng * degree),
    axisM * Math.sin(lng * degree),
    normalM * (1 - eccentricity2) * Math.sin(lat * degree),
  ];
}

/** Square of the straight distance of two points. */
export function chord2(a: Vector, b: Vector): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

/** Square of the straight distance of points that are this far apart along the ground. */
export function arcToChord2(arcM: number): number {
  return (2 * earthM * Math.sin(arcM / 2 / earthM)) ** 2;
}

/** Ground distance of two points, metres: the arc over their chord. */
export function distanceM(a: Vector, b: Vector): number {
  return 2 * earthM * Math.asin(Math.sqrt(chord2(a, b)) / 2 / earthM);
}

/** Straight distance of a point from a piece of line, metres. */
export function distanceToPieceM(point: Vector, from: Vector, to: Vector): number {
  const piece = difference(to, from);
  const part = dot(difference(point, from), piece) / Math.max(dot(piece, piece), 1e-9);
  const foot = scale(piece, Math.min(1, Math.max(0, part)));
  return Math.sqrt(chord2(difference(point, from), foot));
}

/** Square metres of a square degree at a latitude, up to a constant factor. */
export function areaWeight(lat: number): number {
  return Math.cos(lat * degree) / (1 - eccentricity2 * Math.sin(lat * degree) ** 2) ** 2;
}

/** Tells whether a point lies inside a closed ring whose edges are straight on a chart of longitude and latitude. */
export function isInside(ring: readonly LngLat[], [lng, lat]: LngLat): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1];
    const [x2, y2] = ring[i];
    if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/** Cuts every edge of a line into equal steps of at most `stepM`; the last point is kept. */
export function cutLine(line: readonly LngLat[], stepM: number): LngLat[] {
  const points: LngLat[] = [line[0]];
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1], line[i]];
    const steps = Math.ceil(distanceM(toVector(from), toVector(to)) / stepM);
    for (let step = 1; step <= steps; step++) {
      const part = step / steps;
      points.push([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
    }
  }
  return points;
}

/** Ground radius at which a point `heightM` up is `slantM` away: law of cosines in the triangle earth centre, unit, target. */
export function groundRadiusM(slantM: number, heightM: number): number {
  if (heightM === 0) return slantM;
  if (heightM >= slantM) return 0;
  const targetM = earthM + heightM;
  const cosine = (earthM ** 2 + targetM ** 2 - slantM ** 2) / (2 * earthM * targetM);
  return earthM * Math.acos(cosine);
}

/** How far a post on the ground sees at a height, 4/3 earth; at the ground no horizon counts. */
export function horizonM(heightM: number): number {
  return heightM === 0 ? Infinity : Math.sqrt((8 / 3) * earthM * heightM + heightM ** 2);
}

/** A straight flight over the ground. */
export interface Track {
  readonly lengthM: number;
  /** Where a point lies in the flight's frame: metres along from the start, metres across. */
  readonly place: (point: Vector) => { readonly alongM: number; readonly acrossM: number };
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const difference = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const unit = (a: Vector): Vector => scale(a, 1 / Math.hypot(...a));
const scale = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];

/** Lays a track along the great circle through two points. Angles at the earth's centre times the local radius are ground lengths within 1e-4. */
export function layTrack(start: Vector, end: Vector): Track {
  const pole = unit(cross(start, end));
  const first = unit(start);
  const ahead = cross(pole, first);
  const radiusM = (Math.hypot(...start) + Math.hypot(...end)) / 2;
  const place = (point: Vector) => ({
    alongM: radiusM * Math.atan2(dot(point, ahead), dot(point, first)),
    acrossM: radiusM * Math.asin(dot(point, pole) / Math.hypot(...point)),
  });
  return { lengthM: place(end).alongM, place };
}

/** Goes some metres east and north of a point. */
export function step([lng, lat]: LngLat, eastM: number, northM: number): Vector {
  const east: Vector = [-Math.sin(lng * degree), Math.cos(lng * degree), 0];
  const up: Vector = [
    Math.cos(lat * degree) * Math.cos(lng * degree),
    Math.cos(lat * degree) * Math.sin(lng * degree),
    Math.sin(lat * degree),
  ];
  const north = cross(up, east);
  const from = toVector([lng, lat]);
  return [0, 1, 2].map((i) => from[i] + east[i] * eastM + north[i] * northM) as never;
}
