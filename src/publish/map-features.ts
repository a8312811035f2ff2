import type { LngLat } from '../domain/reference.ts';

/** What the map of a run says of one shape. */
export interface MapFeature {
  readonly layer: 'territory' | 'deployment-area' | 'coverage';
  /** Name of a deployment area; null for others. */
  readonly label: string | null;
  /** Of coverage: which systems are counted, in which case. */
  readonly posture: string | null;
  readonly case: string | null;
  /** Of coverage: heights above the ground in metres, and the mean chance at each, in [0, 1]. */
  readonly altitudesM: readonly number[];
  readonly probability: readonly number[];
  /** Polygons of closed rings in degrees, the outer one counter-clockwise and first. */
  readonly polygons: readonly (readonly (readonly LngLat[])[])[];
}

interface StoredFeature {
  readonly properties: Partial<Omit<MapFeature, 'polygons'>> & Pick<MapFeature, 'layer'>;
  readonly geometry: { readonly coordinates: MapFeature['polygons'] };
}

/** Reads the shapes of map.geojson, as `writeMapGeoJson` wrote them: cells of at least 25 km, and no unit. */
export function readMapFeatures(geoJson: string): readonly MapFeature[] {
  const { features } = JSON.parse(geoJson) as { readonly features: readonly StoredFeature[] };
  return features.map(({ properties, geometry }) => ({
    layer: properties.layer,
    label: properties.label ?? null,
    posture: properties.posture ?? null,
    case: properties.case ?? null,
    altitudesM: properties.altitudesM ?? [],
    probability: properties.probability ?? [],
    polygons: geometry.coordinates,
  }));
}

/** The heights at which cells have a chance, metres, ascending. */
export function listMapAltitudes(features: readonly MapFeature[]): readonly number[] {
  const all = new Set(features.flatMap(({ altitudesM }) => altitudesM));
  return [...all].sort((a, b) => a - b);
}
