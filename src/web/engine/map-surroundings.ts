import type { LngLat, Territory } from '../../domain/reference.ts';
import type { Ring } from '../../publish/map-geojson.ts';
import { type MapFeature, multiPolygon } from './map-features.ts';

/** West, south, east, north in degrees; longitudes may run on beyond 180. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Coarse outlines of countries by code. */
export interface OutlineSource {
  readonly codes: readonly string[];
  readonly outline: (code: string) => Pick<Territory, 'polygons'> | null;
}

/** Least margin round a territory in which other countries are drawn, degrees. */
const leastMargin = 12;

/** Finds the ends of points. */
export function boxOf(points: readonly LngLat[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of points) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Draws the countries around a territory, all but the territory itself. */
export function drawSurroundings(
  world: OutlineSource,
  box: Box,
  own: string | null,
): readonly MapFeature[] {
  const margin = Math.max(leastMargin, box[2] - box[0], box[3] - box[1]);
  const seen: Box = [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin];
  return world.codes.flatMap((code) => {
    if (code === own) return [];
    const polygons = (world.outline(code)?.polygons ?? [])
      .map((rings) => rings.map(unroll))
      .filter(([outer]) => outer !== undefined && touches(boxOf(outer), seen));
    return polygons.length === 0 ? [] : [multiPolygon({ code }, polygons)];
  });
}

/** Lets a ring that crosses the date line run on beyond 180. */
export function unroll(ring: Ring): Ring {
  let shift = 0;
  return ring.map(([lng, lat], i): LngLat => {
    const before = ring[i - 1]?.[0] ?? lng;
    if (lng - before > 180) shift -= 360;
    if (lng - before < -180) shift += 360;
    return [lng + shift, lat];
  });
}

// A map shows the world again every 360 degrees.
function touches(one: Box, other: Box): boolean {
  if (one[1] > other[3] || one[3] < other[1]) return false;
  return [-360, 0, 360].some((turn) => one[0] + turn <= other[2] && one[2] + turn >= other[0]);
}
