import type { Assessment } from '../domain/results.ts';
import { joinPieces } from './join-pieces.ts';
import { listMapAltitudes, type MapFeature } from './map-features.ts';
import { type ParquetColumn, writeParquet } from './write-parquet.ts';
import { writeWkb } from './write-wkb.ts';

/**
 * Writes the map as GeoParquet: a row for the territory, each deployment area and each cell, one column of chances a height. Cells have at least 25 km; never a unit, a
 * draw or a gap. Longitudes first, WGS 84 (OGC:CRS84, the default of the format).
 * Source: GeoParquet 1.1.0, sections "Metadata" and "Encoding".
 */
export function writeGeoParquet(
  { results: { run } }: Assessment,
  features: readonly MapFeature[],
): Uint8Array {
  const chances = listMapAltitudes(features).map(
    (altitudeM): ParquetColumn<MapFeature> => ({
      ...{ name: chanceColumn(altitudeM), type: 'DOUBLE', nullable: true },
      read: ({ altitudesM, probability }) => probability[altitudesM.indexOf(altitudeM)] ?? null,
    }),
  );
  const columns: readonly ParquetColumn<MapFeature>[] = [
    { name: 'layer', type: 'STRING', read: ({ layer }) => layer },
    { name: 'label', type: 'STRING', nullable: true, read: ({ label }) => label },
    { name: 'posture', type: 'STRING', nullable: true, read: ({ posture }) => posture },
    { name: 'case', type: 'STRING', nullable: true, read: (one) => one.case },
    ...chances,
    { name: 'geometry', type: 'BYTES', read: ({ polygons }) => writeWkb(polygons) },
  ];
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: ['MultiPolygon'],
        orientation: 'counterclockwise',
        edges: 'planar',
        bbox: boxOf(features),
      },
    },
  };
  const about = { digest: run.digest, version: run.version, asOf: run.asOf };
  const metadata = { geo: JSON.stringify(geo), skyproof: JSON.stringify(about) };
  return joinPieces([...writeParquet('map', columns, features, { metadata })]);
}

/** Names the column of the chance at a height: `probabilityAt3000M`. */
export function chanceColumn(altitudeM: number): string {
  return `probabilityAt${altitudeM}M`;
}

/** West, south, east and north end of all shapes, degrees. */
function boxOf(features: readonly MapFeature[]): readonly number[] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lng, lat] of features.flatMap(({ polygons }) => polygons.flat(2))) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
