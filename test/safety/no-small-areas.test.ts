import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { toRadians } from '../../src/kernel/math/index.ts';
import { chooseCellM, smallestCellM } from '../../src/pipeline/map-cells.ts';
import { publishAssessment } from '../../src/publish/publish-assessment.ts';
import { runCli } from '../cli/run-cli.ts';
import { findErrors, writeScenario } from './read-yaml.ts';
import { assessSmall } from './small-assessment.ts';

// Refusal 6: small inputs and fine outputs do not undo the other five.

const square = (halfDeg: number): string => {
  const corners = [
    [-74 - halfDeg, 5 - halfDeg],
    [-74 + halfDeg, 5 - halfDeg],
    [-74 + halfDeg, 5 + halfDeg],
    [-74 - halfDeg, 5 + halfDeg],
    [-74 - halfDeg, 5 - halfDeg],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [corners] });
};

test.each([
  ['{ circle: [-74, 5], radiusKm: 24.9, claim: "r1#c1" }', 1],
  ['{ circle: [-74, 5], radiusM: 24999, claim: "r1#c1" }', 1],
  ['{ circle: [-74, 5], radiusKm: 25 }', 1],
  ['{ circle: [-74, 5], radiusKm: 25, claim: "r1#c1" }', 0],
  [`{ polygon: ${square(0.22)}, claim: "r1#c1" }`, 1],
  [`{ polygon: ${square(0.4)} }`, 1],
  [`{ polygon: ${square(0.4)}, claim: "r1#c1" }`, 0],
])('a drawn area has 25 km in radius and cites a claim: %s', (where, errors) => {
  const found = findErrors(writeScenario(where)).map((error) => error.code);
  expect(found).toEqual(Array.from({ length: errors }, () => 'E_SCENARIO_SMALL_AREA'));
});

test('a case cannot shrink a drawn area afterwards, nor move it', () => {
  const drawn = '{ circle: [-74, 5], radiusKm: 30, claim: "r1#c1" }';
  const set = (path: string, value: string): string =>
    writeScenario(drawn, `cases:\n  - { id: other, set: { "${path}": ${value} } }\n`);
  expect(findErrors(set('posture.igla-s.where.0.radiusKm', '5')).length).toBeGreaterThan(0);
  expect(findErrors(set('posture.igla-s.count', '50'))).toEqual([]);
});

test('a territory of its own is at least as large', () => {
  const file = { 'own.geojson': square(0.22) };
  const yaml = writeScenario('{ territory: true }').replace('COL', '{ geojson: own.geojson }');
  expect(findErrors(yaml, file).map((error) => error.code)).toEqual(['E_SCENARIO_SMALL_AREA']);
});

test('map cells are never below 5 km', async () => {
  expect(smallestCellM).toBe(5000);
  for (const areaM2 of [1, 1e6, 2e9, 1e12, 2e13]) {
    expect(chooseCellM(areaM2)).toBeGreaterThanOrEqual(5000);
  }
  const { assessment } = await assessSmall();
  expect(assessment.map.cellM).toBeGreaterThanOrEqual(5000);
  for (const row of assessment.map.rows) {
    expect(row.heightLat * 111_700).toBeGreaterThanOrEqual(4999);
    const edge = Math.cos(toRadians(row.lat + row.heightLat / 2));
    expect(row.stepLng * 111_700 * edge).toBeGreaterThanOrEqual(4990);
  }
});

test('exported cells are never below 25 km', async () => {
  const { assessment } = await assessSmall();
  const file = publishAssessment(assessment).find((one) => one.path === 'map.geojson');
  const { features } = JSON.parse(file?.content ?? '') as {
    features: {
      properties: { layer: string };
      geometry: { coordinates: [number, number][][][] };
    }[];
  };
  const cells = features.filter((one) => one.properties.layer === 'coverage');
  expect(cells.length).toBeGreaterThan(5);
  for (const cell of cells) {
    const ring = cell.geometry.coordinates[0][0];
    const lngs = ring.map(([lng]) => lng);
    const lats = ring.map(([, lat]) => lat);
    const north = Math.max(...lats);
    // Corners are rounded to 11 m.
    expect((north - Math.min(...lats)) * 110_574).toBeGreaterThanOrEqual(24_980);
    const width = (Math.max(...lngs) - Math.min(...lngs)) * 111_320 * Math.cos(toRadians(north));
    expect(width).toBeGreaterThanOrEqual(24_980);
  }
});

test('no file of data in a run folder holds cells below 25 km', () => {
  const out = mkdtempSync(join(tmpdir(), 'skyproof-cells-'));
  const folder = fileURLToPath(new URL('../runtime/', import.meta.url));
  const flags = ['--trials', '64', '--quiet', '--out', join(out, 'run')];
  expect(runCli(folder, ['run', 'small.yaml', ...flags]).exitCode).toBe(0);
  const files = readdirSync(join(out, 'run'), { recursive: true }).map(String);
  // The page draws a map, on cells of at least 5 km; everything else is data to be read by programs.
  const data = files.filter((name) => /\.(json|geojson|csv|yaml)$/.test(name));
  expect(data.length).toBeGreaterThan(4);
  for (const name of data) {
    const text = readFileSync(join(out, 'run', name), 'utf8');
    expect([name, /"cellM":\s*(\d+)/.exec(text)?.[1] ?? 'none']).toEqual([name, 'none']);
    expect([name, text.includes('"stepLng"')]).toEqual([name, false]);
  }
  rmSync(out, { recursive: true });
});
