import { expect, test } from 'vitest';
import { makeAssessment } from '../../test/fixtures/assessment/make-assessment.ts';
import type { LngLat } from '../domain/reference.ts';
import { rewind, signedArea, writeMapGeoJson } from './map-geojson.ts';

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: {
    readonly type: string;
    readonly coordinates: readonly (readonly LngLat[])[][];
  };
}

const assessment = makeAssessment();
const collection = JSON.parse(writeMapGeoJson(assessment)) as { type: string; features: Feature[] };
const layer = (name: string): Feature[] =>
  collection.features.filter((one) => one.properties.layer === name);

test('every ring is closed, outer rings run counter-clockwise and holes clockwise', () => {
  expect(collection.type).toBe('FeatureCollection');
  for (const { geometry } of collection.features) {
    expect(geometry.type).toBe('MultiPolygon');
    for (const polygon of geometry.coordinates) {
      polygon.forEach((ring, i) => {
        expect(ring[0]).toEqual(ring.at(-1));
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(signedArea(ring) > 0).toBe(i === 0);
      });
    }
  }
});

test('a ring inside another becomes its hole', () => {
  const square = (low: number, high: number): LngLat[] => [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ];
  const made = writeMapGeoJson({
    ...assessment,
    outline: [square(0, 10), square(4, 6), square(20, 22)],
  });
  const [territory] = (JSON.parse(made) as { features: Feature[] }).features;
  expect(territory.geometry.coordinates.map((polygon) => polygon.length)).toEqual([2, 1]);
});

test('an open clockwise ring is closed and turned', () => {
  expect(
    rewind(
      [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
      true,
    ),
  ).toEqual([
    [0, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ]);
});

test('no exported cell is narrower or lower than 25 km', () => {
  const cells = layer('coverage');
  expect(cells.length).toBeGreaterThan(800);
  for (const { geometry } of cells) {
    const [ring] = geometry.coordinates[0];
    const lats = ring.map(([, lat]) => lat);
    const lngs = ring.map(([lng]) => lng);
    const south = Math.min(...lats);
    const north = Math.max(...lats);
    // Metres a degree at the equator, WGS84: the least for latitude; the coordinates are rounded to about 11 m.
    expect((north - south) * 110_574).toBeGreaterThan(24_980);
    const narrow = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
    expect((Math.max(...lngs) - Math.min(...lngs)) * 111_319.5 * narrow).toBeGreaterThan(24_980);
  }
});

test('cells carry means for every altitude and nothing is a point', () => {
  for (const { properties } of layer('coverage')) {
    const chances = properties.probability as number[];
    expect(chances.length).toBe(assessment.map.altitudesM.length);
    expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
  }
  expect(layer('deployment-area').length).toBe(assessment.areaOutlines.length);
  expect(writeMapGeoJson(assessment)).not.toContain('"Point"');
});

test('an exported mean is the mean of the land cells below it', () => {
  const { map } = assessment;
  const flat = {
    ...map,
    probability: map.probability.map((cells) => cells.map((cell) => (cell === null ? null : 51))),
  };
  const made = JSON.parse(writeMapGeoJson({ ...assessment, map: flat })) as { features: Feature[] };
  const cells = made.features.filter((one) => one.properties.layer === 'coverage');
  for (const { properties } of cells)
    expect(properties.probability).toEqual(map.altitudesM.map(() => 0.2));
});
