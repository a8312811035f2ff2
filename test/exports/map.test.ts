import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { check } from '@placemarkio/check-geojson';
import { kmlWithFolders } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, expect, test } from 'vitest';
import type { Assessment } from '../../src/domain/results.ts';
import {
  bytesOf,
  exportFiles,
  goldenSource,
  hostileSource,
  hostileText,
  textOf,
} from './make-source.ts';

// The map in three formats: each reader has to find the same shapes, and the chances that the assessment has.

const folder = mkdtempSync(join(tmpdir(), 'skyproof-map-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Cell {
  readonly probability: readonly number[];
  readonly altitudesM: readonly number[];
  readonly ring: readonly Position[];
}

/** The cells as check-geojson lets them through, which also says that the file is valid. */
async function readCells(): Promise<{
  collection: FeatureCollection<MultiPolygon>;
  cells: readonly Cell[];
}> {
  const text = textOf(await exportFiles('geojson', await goldenSource()), 'map.geojson');
  const collection = check(text) as FeatureCollection<MultiPolygon>;
  const cells = collection.features
    .filter(({ properties }) => properties?.['layer'] === 'coverage')
    .map(
      ({ properties, geometry }): Cell => ({
        probability: properties?.['probability'],
        altitudesM: properties?.['altitudesM'],
        ring: geometry.coordinates[0]?.[0] ?? [],
      }),
    );
  expect(cells.length).toBeGreaterThan(10);
  return { collection, cells };
}

/** Width and height of a ring's box in metres, at its poleward side. Metres a degree at the equator, WGS84. */
function sizeOf(ring: readonly Position[]): readonly [number, number] {
  const [lngs, lats] = [ring.map(([lng = 0]) => lng), ring.map(([, lat = 0]) => lat)];
  const poleward = Math.max(...lats.map(Math.abs));
  const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  return [span(lngs) * 111_319.5 * Math.cos((poleward * Math.PI) / 180), span(lats) * 110_574];
}

test('check-geojson finds the map valid; rings wind as RFC 7946 asks, and cells have 25 km', async () => {
  const { collection, cells } = await readCells();
  const layers = collection.features.map(({ properties }) => properties?.['layer']);
  expect(new Set(layers)).toEqual(new Set(['territory', 'deployment-area', 'coverage']));
  // Twice the area in square degrees by the shoelace formula: positive when counter-clockwise.
  const winding = (ring: readonly Position[]): number =>
    ring.slice(1).reduce((sum, [lng = 0, lat = 0], i) => {
      const [fromLng = 0, fromLat = 0] = ring[i] ?? [];
      return sum + fromLng * lat - lng * fromLat;
    }, 0);
  for (const { geometry } of collection.features)
    for (const polygon of geometry.coordinates)
      expect(polygon.map((ring) => winding(ring) > 0)).toEqual(polygon.map((_, i) => i === 0));
  // Corners are rounded to four decimals, 11 m.
  for (const { ring } of cells) expect(Math.min(...sizeOf(ring))).toBeGreaterThan(24_980);
});

test('hyparquet reads GeoParquet: metadata of 1.1.0, the same polygons, the same chances', async () => {
  const { collection } = await readCells();
  const file = bytesOf(await exportFiles('geoparquet', await goldenSource()), 'map.parquet');
  const { key_value_metadata: kept, created_by: writer } = parquetMetadata(file);
  const geo = JSON.parse(kept?.find(({ key }) => key === 'geo')?.value ?? '');
  expect([geo.version, geo.primary_column, writer]).toEqual(['1.1.0', 'geometry', 'skyproof']);
  const points = collection.features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
  const ends = (at: 0 | 1, of: (...values: number[]) => number): number =>
    points.reduce((end, point) => of(end, point[at] as number), points[0]?.[at] as number);
  expect(geo.columns.geometry).toEqual({
    ...{ encoding: 'WKB', geometry_types: ['MultiPolygon'], edges: 'planar' },
    orientation: 'counterclockwise',
    bbox: [ends(0, Math.min), ends(1, Math.min), ends(0, Math.max), ends(1, Math.max)],
  });
  const rows = await parquetReadObjects({ file });
  expect(rows.length).toBe(collection.features.length);
  rows.forEach((row, i) => {
    const { geometry, properties } = collection.features[i] as Feature<MultiPolygon>;
    // hyparquet makes GeoJSON of the geometry column by itself.
    expect(row['geometry']).toEqual(geometry);
    const names = ['layer', 'label', 'posture', 'case'];
    expect(names.map((name) => row[name] ?? null)).toEqual(
      names.map((name) => properties?.[name] ?? null),
    );
    const chances = Object.entries(row).filter(([name]) => name.startsWith('probabilityAt'));
    const altitudesM: readonly number[] = properties?.['altitudesM'] ?? [];
    for (const [name, chance] of chances) {
      const at = altitudesM.indexOf(Number(/\d+/.exec(name)?.[0]));
      expect(chance ?? null).toBe(properties?.['probability']?.[at] ?? null);
    }
    if (properties?.['layer'] === 'coverage') expect(chances.length).toBe(altitudesM.length);
  });
});

test('DuckDB counts, bounds and averages GeoParquet as the assessment has it', async () => {
  const { cells } = await readCells();
  const file = join(folder, 'map.parquet');
  const bytes = bytesOf(await exportFiles('geoparquet', await goldenSource()), 'map.parquet');
  writeFileSync(file, new Uint8Array(bytes));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = await connection.runAndReadAll(
    `select count(*), min("probabilityAt0M"), max("probabilityAt0M"), fsum("probabilityAt0M") from read_parquet('${file}') where layer = 'coverage'`,
  );
  const [count, least, most, sum] = (read.getRowsJS()[0] ?? []).map(Number);
  const chances = cells.map(
    ({ probability, altitudesM }) => probability[altitudesM.indexOf(0)] as number,
  );
  expect([count, least, most]).toEqual([cells.length, Math.min(...chances), Math.max(...chances)]);
  expect(sum).toBeCloseTo(
    chances.reduce((total, chance) => total + chance, 0),
    9,
  );
  connection.closeSync();
  instance.closeSync();
});

test('no exported mean is below the least or above the greatest chance of a land cell', async () => {
  const { assessment } = await goldenSource();
  const { cells } = await readCells();
  const { map } = assessment;
  map.altitudesM.forEach((altitudeM, i) => {
    const land = (map.probability[i] ?? []).filter((value) => value !== null) as number[];
    const [least, most] = [Math.min(...land) / 255, Math.max(...land) / 255];
    for (const { probability, altitudesM } of cells) {
      const chance = probability[altitudesM.indexOf(altitudeM)] as number;
      expect(chance).toBeGreaterThanOrEqual(least - 5e-4);
      expect(chance).toBeLessThanOrEqual(most + 5e-4);
    }
  });
});

/** Reads KML with a parser that refuses what is no XML, and turns it into GeoJSON by folder. */
function readKml(text: string) {
  const faults: string[] = [];
  const parser = new DOMParser({
    onError: (level, message) => level !== 'warning' && faults.push(`${level}: ${message}`),
  });
  const document = parser.parseFromString(text, 'text/xml');
  expect(faults).toEqual([]);
  const root = kmlWithFolders(document as unknown as Document);
  type Node = (typeof root)['children'][number];
  const find = (nodes: readonly Node[], name: string): Node[] =>
    nodes.flatMap((node) => {
      if (!('children' in node)) return [];
      return node.meta['name'] === name ? [node] : find(node.children as Node[], name);
    });
  const featuresIn = (name: string): readonly Feature[] =>
    find(root.children as Node[], name).flatMap((node) =>
      'children' in node
        ? (node.children.filter((one) => one.type === 'Feature') as Feature[])
        : [],
    );
  return { document, featuresIn };
}

test('togeojson reads KML: a folder a height with every covered cell and its chance', async () => {
  const { cells } = await readCells();
  const { featuresIn } = readKml(textOf(await exportFiles('kml', await goldenSource()), 'map.kml'));
  const altitudesM = cells[0]?.altitudesM ?? [];
  for (const altitudeM of altitudesM) {
    const height =
      altitudeM === 0
        ? 'on the ground footprint'
        : `${altitudeM >= 1000 ? `${Math.floor(altitudeM / 1000)},${String(altitudeM % 1000).padStart(3, '0')}` : altitudeM}\u00a0m above the ground`;
    const read = featuresIn(`Chance of being covered, ${height}`) as Feature<Polygon>[];
    const wanted = cells
      .map(({ probability, altitudesM: heights, ring }) => ({
        ...{ ring, probability: probability[heights.indexOf(altitudeM)] as number },
      }))
      .filter(({ probability }) => probability > 0);
    expect([altitudeM, read.length]).toEqual([altitudeM, wanted.length]);
    read.forEach(({ geometry, properties }, i) => {
      expect(geometry.coordinates[0]?.map(([lng, lat]) => [lng, lat])).toEqual(wanted[i]?.ring);
      expect(Number(properties?.['probability'])).toBe(wanted[i]?.probability);
      expect(Number(properties?.['altitudeM'])).toBe(altitudeM);
    });
  }
});

test('hostile names stay names in KML, and direction marks are shown', async () => {
  const files = await exportFiles('kml', await hostileSource());
  const { document, featuresIn } = readKml(textOf(files, 'map.kml'));
  const shown = hostileText
    .replace('\u202e', '[U+202E]')
    .replace('\u2066', '[U+2066]')
    .replace('\ufffe', '\ufffd');
  const areas = featuresIn('Areas in which units are placed');
  expect(areas.length).toBeGreaterThan(0);
  // XML reads a line end of any kind as one.
  const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();
  for (const { properties } of areas)
    expect(plain(String(properties?.['name']))).toContain(plain(shown));
  expect(document.getElementsByTagName('svg').length).toBe(0);
  expect(document.getElementsByTagName('script').length).toBe(0);
});

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;

// Where GDAL is not installed this is not a test: one that is skipped counts as failed.
if (hasGdal)
  test('GDAL reads GeoJSON and KML with the same number of shapes and chances', async () => {
    const source = await goldenSource();
    const { cells, collection } = await readCells();
    const files = {
      ...Object.fromEntries(await exportFiles('geojson', source)),
      ...Object.fromEntries(await exportFiles('kml', source)),
    };
    const ask = (name: string, query: readonly string[]): string => {
      const path = join(folder, name);
      writeFileSync(path, files[name] as string);
      const { stdout, stderr, status } = spawnSync('ogrinfo', ['-q', path, ...query], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      expect([status, stderr]).toEqual([0, '']);
      return stdout;
    };
    const count = ask('map.geojson', [
      '-dialect',
      'sqlite',
      '-sql',
      'select count(*) as n, sum(ST_IsValid(geometry)) as valid from map',
    ]);
    expect(Number(/n \(Integer\) = (\d+)/.exec(count)?.[1])).toBe(collection.features.length);
    const ground = ask('map.kml', ['Chance of being covered, on the ground footprint']);
    const read = [...ground.matchAll(/probability \(\w+\) = ([\d.e-]+)/g)].map(([, value]) =>
      Number(value),
    );
    const wanted = cells
      .map(({ probability, altitudesM }) => probability[altitudesM.indexOf(0)] as number)
      .filter((chance) => chance > 0);
    expect(read).toEqual(wanted);
  });

test('the map of an assessment without one is the territory alone, in every format', async () => {
  const { assessment } = await goldenSource();
  const empty = { ...assessment.map, rows: [], probability: [], altitudesM: [] };
  const source = { assessment: { ...assessment, map: empty } satisfies Assessment };
  const rows = await parquetReadObjects({
    file: bytesOf(await exportFiles('geoparquet', source), 'map.parquet'),
  });
  expect(new Set(rows.map(({ layer }) => layer))).toEqual(
    new Set(['territory', 'deployment-area']),
  );
  const { document } = readKml(textOf(await exportFiles('kml', source), 'map.kml'));
  expect(document.getElementsByTagName('ExtendedData').length).toBe(0);
  expect(document.getElementsByTagName('Placemark').length).toBe(rows.length);
  expect((await exportFiles('svg', source)).size).toBeGreaterThan(0);
});
