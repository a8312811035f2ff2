import type { LngLat } from '../../domain/reference.ts';
import type { Polygon } from '../../publish/map-geojson.ts';

/** A thing on the map, as GeoJSON. Longitudes may run on beyond 180. */
export interface MapFeature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry:
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] }
    | { readonly type: 'Point'; readonly coordinates: LngLat };
}

/** Makes an area of a map. */
export function multiPolygon(
  properties: MapFeature['properties'],
  polygons: readonly Polygon[],
): MapFeature {
  const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(roundPoint)));
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
}

/** Makes a point of a map: a city, or where a name stands. */
export function point(properties: MapFeature['properties'], at: LngLat): MapFeature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: roundPoint(at) } };
}

/** Writes features as text, so that the page hands them on without looking at them. */
export function writeFeatures(features: readonly MapFeature[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}

// Four decimals are about 11 m.
function roundPoint([lng, lat]: LngLat): LngLat {
  return [Math.round(lng * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4];
}
