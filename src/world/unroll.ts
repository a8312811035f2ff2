import type { LngLat } from '../domain/reference.ts';

/** A closed ring of [longitude, latitude], degrees; longitudes may lie beyond 180. */
export type Ring = readonly LngLat[];

/** Makes longitudes continuous along a line: steps of more than 180 degrees are taken the short way. Doubled points go. */
export function unrollLine(line: Ring): LngLat[] {
  const unrolled: LngLat[] = [];
  let turns = 0;
  let before: LngLat | null = null;
  for (const point of line) {
    if (before !== null && point[0] - before[0] > 180) turns -= 360;
    if (before !== null && point[0] - before[0] < -180) turns += 360;
    before = point;
    const last = unrolled[unrolled.length - 1];
    const lng = point[0] + turns;
    if (last !== undefined && last[0] === lng && last[1] === point[1]) continue;
    unrolled.push(turns === 0 ? point : [lng, point[1]]);
  }
  return unrolled;
}

/** Moves a line by whole turns so that its middle longitude lies within half a turn of another one. */
export function turnTowards(line: Ring, middleLng: number): Ring {
  const { west, east } = extentOf(line);
  const turns = 360 * Math.round((middleLng - (west + east) / 2) / 360);
  return turns === 0 ? line : line.map(([lng, lat]) => [lng + turns, lat]);
}

/** Least and greatest longitude of a line, degrees. */
export function extentOf(line: Ring): { readonly west: number; readonly east: number } {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  for (const [lng] of line) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
  }
  return { west, east };
}

/**
 * Returns the middle longitude of unrolled rings once they are turned so that they lie side by side, cut at the widest stretch of
 * longitude without land. The main ring keeps the turn that has its middle in [-180, 180]. Degrees.
 */
export function findMiddleLng(rings: readonly Ring[], main: Ring): number {
  const spans = rings
    .map((ring) => {
      const { west, east } = extentOf(ring);
      const turns = -360 * Math.floor((west + 180) / 360);
      return { west: west + turns, east: east + turns };
    })
    .sort((a, b) => a.west - b.west);
  // The gap before the first ring is the one that an outline without date line leaves.
  const first = spans[0]?.west ?? 0;
  let reach = Math.max(...spans.map((span) => span.east)) - 360;
  let cut = { width: first - reach, at: first };
  for (const { west, east } of spans) {
    if (west - reach > cut.width) cut = { width: west - reach, at: west };
    reach = Math.max(reach, east);
  }
  const middle = cut.at + (360 - Math.max(0, cut.width)) / 2;
  const { west, east } = extentOf(turnTowards(main, middle));
  return middle - 360 * Math.round((west + east) / 2 / 360);
}

/** A stretch of the date line, degrees of latitude. */
export interface Stretch {
  readonly south: number;
  readonly north: number;
}

/**
 * Joins counter-clockwise rings that a data set has cut at the date line: where one has an edge northwards along it and another one
 * southwards, both edges go and the rings are linked. Returns the rings and the stretches of the date line that were no border.
 */
export function joinAtDateLine(rings: readonly Ring[]): {
  readonly rings: readonly Ring[];
  readonly seams: readonly Stretch[];
} {
  const northward: Stretch[] = [];
  const southward: Stretch[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [from, to] = [ring[i] as LngLat, ring[i + 1] as LngLat];
      if (!isOnDateLine(from, to)) continue;
      if (to[1] > from[1]) northward.push({ south: from[1], north: to[1] });
      else southward.push({ south: to[1], north: from[1] });
    }
  }
  const seams = northward.flatMap((up) =>
    southward
      .map((down) => ({
        south: Math.max(up.south, down.south),
        north: Math.min(up.north, down.north),
      }))
      .filter((stretch) => stretch.south < stretch.north),
  );
  if (seams.length === 0) return { rings, seams };
  const whole: Ring[] = [];
  const chains: LngLat[][] = [];
  for (const ring of rings) {
    const parts = cutRing(ring, seams);
    if (parts === null) whole.push(ring);
    else chains.push(...parts);
  }
  return { rings: [...whole, ...linkChains(chains)], seams };
}

/** Tells whether an edge runs along the date line (180 degrees, in any turn). */
export function isOnDateLine(from: LngLat, to: LngLat): boolean {
  return from[0] === to[0] && (from[0] - 180) % 360 === 0 && from[1] !== to[1];
}

/** Tells whether the middle of an edge along the date line lies in one of the stretches. */
export function isSeam(from: LngLat, to: LngLat, seams: readonly Stretch[]): boolean {
  const middle = (from[1] + to[1]) / 2;
  return (
    isOnDateLine(from, to) && seams.some(({ south, north }) => south <= middle && middle <= north)
  );
}

/** Cuts a ring into the chains that are left when its edges along seams go; null when it has none. */
function cutRing(ring: Ring, seams: readonly Stretch[]): LngLat[][] | null {
  const cuts = seams.flatMap(({ south, north }) => [south, north]);
  const points: LngLat[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [from, to] = [ring[i] as LngLat, ring[i + 1] as LngLat];
    points.push(from);
    if (!isOnDateLine(from, to)) continue;
    const between = [...new Set(cuts)].filter(
      (lat) => lat > Math.min(from[1], to[1]) && lat < Math.max(from[1], to[1]),
    );
    between.sort((a, b) => (to[1] > from[1] ? a - b : b - a));
    points.push(...between.map((lat): LngLat => [from[0], lat]));
  }
  const isGap = (i: number): boolean =>
    isSeam(points[i] as LngLat, points[(i + 1) % points.length] as LngLat, seams);
  const first = points.findIndex((_, i) => isGap(i));
  if (first < 0) return null;
  const chains: LngLat[][] = [];
  let chain: LngLat[] = [];
  for (let step = 1; step <= points.length; step++) {
    const i = (first + step) % points.length;
    chain.push(points[i] as LngLat);
    if (!isGap(i)) continue;
    if (chain.length > 1) chains.push(chain);
    chain = [];
  }
  return chains;
}

/** Links chains end to start into rings. */
function linkChains(chains: readonly LngLat[][]): Ring[] {
  const open = [...chains];
  const rings: Ring[] = [];
  for (let ring = open.shift(); ring !== undefined; ring = open.shift()) {
    for (;;) {
      const end = ring[ring.length - 1] as LngLat;
      if (isSame(end, ring[0] as LngLat)) break;
      const next = open.findIndex((chain) => isSame(chain[0] as LngLat, end));
      if (next < 0) break;
      ring.push(...(open.splice(next, 1)[0] as LngLat[]).slice(1));
    }
    if (!isSame(ring[ring.length - 1] as LngLat, ring[0] as LngLat)) ring.push(ring[0] as LngLat);
    rings.push(ring);
  }
  return rings;
}

function isSame(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
