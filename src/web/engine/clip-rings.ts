import type { LngLat } from '../../domain/reference.ts';
import type { Polygon, Ring } from '../../publish/map-geojson.ts';

/** Longitude or latitude: which number of a point is compared. */
type Axis = 0 | 1;

/** Cuts polygons down to the band `low` to `high` of one axis, degrees. Rings of which nothing stays are left out. */
export function clipPolygons(
  polygons: readonly Polygon[],
  axis: Axis,
  low: number,
  high: number,
): readonly Polygon[] {
  return polygons.flatMap((polygon) => {
    const rings = polygon.map((ring) => clipRing(clipRing(ring, axis, low, 1), axis, high, -1));
    const [outer, ...holes] = rings;
    if (outer === undefined || outer.length < 3) return [];
    return [[close(outer), ...holes.filter((hole) => hole.length >= 3).map(close)]];
  });
}

function close(ring: Ring): Ring {
  const first = ring[0] as LngLat;
  const last = ring.at(-1) as LngLat;
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

/** Cuts a ring at a line: what lies above it stays for `side` = 1, what lies below for -1. Source: Sutherland and Hodgman 1974. */
function clipRing(ring: Ring, axis: Axis, limit: number, side: 1 | -1): Ring {
  const kept: LngLat[] = [];
  for (let i = 0; i < ring.length; i++) {
    const from = ring[(i + ring.length - 1) % ring.length] as LngLat;
    const to = ring[i] as LngLat;
    const isFrom = side * (from[axis] - limit) >= 0;
    const isTo = side * (to[axis] - limit) >= 0;
    if (isFrom !== isTo) kept.push(crossing(from, to, axis, limit));
    if (isTo) kept.push(to);
  }
  return kept;
}

function crossing(from: LngLat, to: LngLat, axis: Axis, limit: number): LngLat {
  const other = axis === 0 ? 1 : 0;
  const part = (limit - from[axis]) / (to[axis] - from[axis]);
  const at = from[other] + part * (to[other] - from[other]);
  return axis === 0 ? [limit, at] : [at, limit];
}
