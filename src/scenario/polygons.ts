import type { LngLat } from '../domain/reference.ts';
import { cos, toRadians } from '../kernel/math/index.ts';
import { isInside } from './places.ts';

/** Polygons of a GeoJSON text, or why it cannot be used. */
export type Polygons =
  | {
      readonly ok: true;
      readonly name: string | null;
      readonly polygons: readonly (readonly (readonly LngLat[])[])[];
    }
  | { readonly ok: false; readonly message: string };

/** Limits of a GeoJSON text: characters, points of all rings, levels of nesting. */
export const geojsonLimits = { characters: 4_194_304, points: 200_000, depth: 32 } as const;

/** Earth's mean radius in metres (IUGG R1); good to 0.5 % for a size check. */
const meanRadiusM = 6_371_009;

/** Parses a GeoJSON text: a Polygon or MultiPolygon, alone or as a Feature, or a FeatureCollection with one Feature. */
export function parsePolygons(text: string): Polygons {
  if (text.length > geojsonLimits.characters) {
    return refuse(`it has ${text.length} characters; at most ${geojsonLimits.characters} are read`);
  }
  if (deepest(text) > geojsonLimits.depth) {
    return refuse(`it is nested deeper than ${geojsonLimits.depth} levels`);
  }
  try {
    return readPolygons(JSON.parse(text));
  } catch {
    return refuse('it is not JSON');
  }
}

/** Reads polygons from a parsed GeoJSON value. Rings must be closed and in range; across the date line they are cut, or run on beyond 180. */
export function readPolygons(value: unknown): Polygons {
  const unwrapped = unwrapGeometry(value);
  if (unwrapped === null) return refuse('a FeatureCollection must hold exactly one Feature');
  const { geometry, name } = unwrapped;
  const type = own(geometry, 'type');
  const coordinates = own(geometry, 'coordinates');
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    return refuse('its geometry must be a Polygon or MultiPolygon');
  }
  const list: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(list) || list.length === 0) return refuse('it has no coordinates');
  const polygons: (readonly (readonly LngLat[])[])[] = [];
  for (const polygon of list) {
    const rings = readRings(polygon);
    if (typeof rings === 'string') return refuse(rings);
    polygons.push(rings);
  }
  const points = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  if (points > geojsonLimits.points) {
    return refuse(`it has ${points} points; at most ${geojsonLimits.points} are read`);
  }
  return { ok: true, name, polygons };
}

/** Takes the geometry and name out of a Feature or a collection with one Feature; null for another collection. */
function unwrapGeometry(value: unknown): { geometry: unknown; name: string | null } | null {
  let feature = value;
  if (own(value, 'type') === 'FeatureCollection') {
    const features = own(value, 'features');
    if (!Array.isArray(features) || features.length !== 1) return null;
    feature = features[0];
  }
  if (own(feature, 'type') !== 'Feature') return { geometry: feature, name: null };
  const title = own(own(feature, 'properties'), 'name');
  const name = typeof title === 'string' && title.trim() !== '' ? title.slice(0, 100) : null;
  return { geometry: own(feature, 'geometry'), name };
}

function readRings(polygon: unknown): readonly (readonly LngLat[])[] | string {
  if (!Array.isArray(polygon) || polygon.length === 0) return 'a polygon has no ring';
  const rings: LngLat[][] = [];
  for (const ring of polygon) {
    const read = readRing(ring);
    if (typeof read === 'string') return read;
    rings.push(read);
  }
  return checkRings(rings) ?? rings;
}

/**
 * Returns a lower estimate of the radius in metres of the largest circle inside a polygon: the best of a grid over its box,
 * then of a grid round the best point. The grids have 40 x 40 points, fewer above 2,500 vertices. Cost: at most
 * 8 million distances, or 72 x vertices.
 */
export function inscribedRadiusM(rings: readonly (readonly LngLat[])[]): number {
  const outer = rings[0] ?? [];
  const lngs = outer.map((point) => point[0]);
  const lats = outer.map((point) => point[1]);
  const box = {
    west: least(lngs),
    east: -least(lngs.map((x) => -x)),
    south: least(lats),
    north: -least(lats.map((y) => -y)),
  };
  const degree = toRadians(meanRadiusM);
  const shrink = cos(toRadians((box.south + box.north) / 2));
  const distance = (point: LngLat): number => {
    if (!isInside(point, [rings])) return 0;
    let nearest = Infinity;
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        if (a && b) nearest = Math.min(nearest, segmentDistance(point, a, b, shrink));
      }
    }
    return nearest * degree;
  };
  const search = (centre: LngLat, width: number, height: number, steps: number) => {
    let best = { point: centre, radiusM: 0 };
    for (let i = 0; i < steps; i++) {
      for (let j = 0; j < steps; j++) {
        const point: LngLat = [
          centre[0] + width * ((i + 0.5) / steps - 0.5),
          centre[1] + height * ((j + 0.5) / steps - 0.5),
        ];
        const radiusM = distance(point);
        if (radiusM > best.radiusM) best = { point, radiusM };
      }
    }
    return best;
  };
  const width = box.east - box.west;
  const height = box.north - box.south;
  const vertices = rings.reduce((sum, ring) => sum + ring.length, 0);
  const steps = Math.min(40, Math.max(6, Math.floor(Math.sqrt(4_000_000 / Math.max(1, vertices)))));
  const coarse = search(
    [(box.east + box.west) / 2, (box.north + box.south) / 2],
    width,
    height,
    steps,
  );
  return Math.max(
    coarse.radiusM,
    search(coarse.point, (2 * width) / steps, (2 * height) / steps, steps).radiusM,
  );
}

function segmentDistance(point: LngLat, a: LngLat, b: LngLat, shrink: number): number {
  const abX = (b[0] - a[0]) * shrink;
  const abY = b[1] - a[1];
  const apX = (point[0] - a[0]) * shrink;
  const apY = point[1] - a[1];
  const length2 = abX * abX + abY * abY;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, (apX * abX + apY * abY) / length2));
  const dX = apX - t * abX;
  const dY = apY - t * abY;
  return Math.sqrt(dX * dX + dY * dY);
}

function readRing(value: unknown): LngLat[] | string {
  if (!Array.isArray(value) || value.length < 4) return 'a ring must have at least 4 points';
  const ring: LngLat[] = [];
  for (const point of value) {
    const [lng, lat] = Array.isArray(point) ? (point as unknown[]) : [];
    if (typeof lng !== 'number' || typeof lat !== 'number') return 'a point must be two numbers';
    // Longitudes may run on beyond 180 so that one ring can cross the date line.
    if (!(Math.abs(lng) <= 360 && Math.abs(lat) <= 90)) {
      return `[${lng}, ${lat}] is outside longitude [-360, 360] and latitude [-90, 90]`;
    }
    ring.push([lng, lat]);
  }
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'a ring is not closed';
  const lngs = ring.map((point) => point[0]);
  if (-least(lngs.map((lng) => -lng)) - least(lngs) > 180) {
    return 'a ring spans more than 180 degrees; cut it at the date line, or let its longitudes run on beyond 180';
  }
  if (new Set(ring.map((point) => point.join())).size < 3) return 'a ring has no area';
  return ring;
}

/** Says why rings are no polygon: a hole outside, or (for up to 2,000 points, the check is quadratic) edges that cross. */
function checkRings(rings: readonly (readonly LngLat[])[]): string | null {
  const [outer, ...holes] = rings;
  if (outer === undefined) return 'a polygon has no ring';
  if (holes.some((hole) => hole[0] && !isInside(hole[0], [[outer]]))) {
    return 'a hole lies outside its polygon';
  }
  const edges = rings.flatMap((ring) => ring.slice(1).map((b, i) => [ring[i] ?? b, b] as const));
  if (edges.length > 2000) return null;
  for (let i = 0; i < edges.length; i++) {
    for (let j = i + 1; j < edges.length; j++) {
      const first = edges[i];
      const second = edges[j];
      if (first && second && doCross(first, second)) return 'its edges cross';
    }
  }
  return null;
}

/** Tells whether two edges cross inside both; shared ends are no crossing. */
function doCross(p: readonly [LngLat, LngLat], q: readonly [LngLat, LngLat]): boolean {
  const side = (a: LngLat, b: LngLat, c: LngLat) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  return (
    side(p[0], p[1], q[0]) * side(p[0], p[1], q[1]) < 0 &&
    side(q[0], q[1], p[0]) * side(q[0], q[1], p[1]) < 0
  );
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted && character === '\\') i++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '[' || character === '{')) most = Math.max(most, ++depth);
    else if (!quoted && (character === ']' || character === '}')) depth--;
  }
  return most;
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function refuse(message: string): Polygons {
  return { ok: false, message };
}
