import type { LngLat } from '../../../src/domain/reference.ts';

/** Metres east and north on a flat chart. */
export type Point = readonly [eastM: number, northM: number];

/** Piece of a line between two points. */
export type Step = readonly [from: Point, to: Point];

const earthM = 6_371_009;

/** Earth-centred coordinates of a point on the ellipsoid WGS84 (NGA.STND.0036), metres. */
function toSpace([lng, lat]: LngLat): readonly [number, number, number] {
  const [flat, turn, rise] = [0.00669437999014, (lng * Math.PI) / 180, (lat * Math.PI) / 180];
  const normalM = 6_378_137 / Math.sqrt(1 - flat * Math.sin(rise) ** 2);
  const axisM = normalM * Math.cos(rise);
  return [axisM * Math.cos(turn), axisM * Math.sin(turn), normalM * (1 - flat) * Math.sin(rise)];
}

/** Makes a chart about a place: directions as seen from there, at straight distance (Lambert's, of equal areas). 180 km away lengths are good to 1e-4. */
export function createChart(middle: LngLat): (place: LngLat) => Point {
  const from = toSpace(middle);
  const [turn, rise] = [(middle[0] * Math.PI) / 180, (middle[1] * Math.PI) / 180];
  return (place) => {
    const [x, y, z] = toSpace(place).map((at, axis) => at - from[axis]);
    const east = y * Math.cos(turn) - x * Math.sin(turn);
    const outward = x * Math.cos(turn) + y * Math.sin(turn);
    const north = z * Math.cos(rise) - outward * Math.sin(rise);
    const stretch = Math.hypot(x, y, z) / Math.max(Math.hypot(east, north), 1e-9);
    return [east * stretch, north * stretch];
  };
}

/** Distance of two points, metres. */
export function apartM(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
}

/** Goes a part of the way between two points, of a chart or in degrees. */
export function goAlong([from, to]: Step, part: number): Point {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

/** Cuts every edge of a line in degrees into equal steps of at most 250 m and lays them on a chart. */
export function cutLine(line: readonly LngLat[], chart: (place: LngLat) => Point): Step[] {
  return line.slice(1).flatMap((end, i) => {
    const count = Math.ceil(apartM(chart(line[i]), chart(end)) / 250);
    const points = Array.from({ length: count + 1 }, (_, j) =>
      chart(goAlong([line[i], end], j / count)),
    );
    return points.slice(1).map((to, j) => [points[j], to] as const);
  });
}

/** Tells whether a point lies inside a closed ring. */
export function isInside(ring: readonly Step[], [x, y]: Point): boolean {
  let inside = false;
  for (const [[x1, y1], [x2, y2]] of ring)
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  return inside;
}

/** Ground radius at which a point `heightM` up is `slantM` away, not below the horizon (4/3 earth); at the ground no horizon counts. */
export function groundRadiusM(slantM: number, heightM: number): number {
  if (heightM === 0) return slantM;
  if (heightM >= slantM) return 0;
  const targetM = earthM + heightM;
  const cosine = (earthM ** 2 + targetM ** 2 - slantM ** 2) / (2 * earthM * targetM);
  const horizonM = Math.sqrt((8 / 3) * earthM * heightM + heightM ** 2);
  return Math.min(earthM * Math.acos(cosine), horizonM);
}
