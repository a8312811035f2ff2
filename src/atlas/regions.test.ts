import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import type { LngLat, Region } from '../domain/reference.ts';
import { regionLines } from './generated/regions.js';
import { createReference } from './reference.ts';
import { createRegions } from './regions.ts';
import { createWorldOutlines } from './world-outlines.ts';

const reference = createReference();
const { region, codesOf } = createRegions(regionLines);

function areaKm2({ polygons }: Pick<Region, 'polygons'>): number {
  const ringAreaM2 = (ring: readonly LngLat[]) => {
    const polygon = geographiclib.Geodesic.WGS84.Polygon(false);
    for (const [lng, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lng);
    return polygon.Compute(false, true).area ?? Number.NaN;
  };
  return polygons.flat().reduce((sum, ring) => sum + ringAreaM2(ring), 0) / 1e6;
}

function isRegion(candidate: Region | null): candidate is Region {
  return candidate !== null;
}

test('the states of Venezuela have together the area of the country', () => {
  const states = codesOf('VEN').map(region).filter(isRegion);
  expect(states.length).toBeGreaterThanOrEqual(24);
  const territory = reference.territory('VEN');
  expect(territory).not.toBe(null);
  const together = states.reduce((sum, state) => sum + areaKm2(state), 0);
  expect(Math.abs(together / areaKm2(territory ?? { polygons: [] }) - 1)).toBeLessThan(0.01);
});

test('a state has its name, its country and about its published area', () => {
  expect(region('VE-V')).toMatchObject({ name: 'Zulia', country: 'VEN' });
  expect(region('VE-F')).toMatchObject({ name: 'Bolívar', country: 'VEN' });
  expect(Math.abs(areaKm2(region('VE-F') ?? { polygons: [] }) / 240_500 - 1)).toBeLessThan(0.05);
});

test('every region decodes into closed counter-clockwise rings of a known country', () => {
  const countries = new Set(reference.countries.map(({ code }) => code));
  const codes = [...countries].flatMap(codesOf);
  expect(codes.length).toBeGreaterThan(3000);
  const bad = codes.filter((code) => {
    const rings = region(code)?.polygons.flat() ?? [];
    const closed = (ring: readonly LngLat[]) =>
      ring.length >= 4 && ring.at(-1)?.[0] === ring[0]?.[0] && ring.at(-1)?.[1] === ring[0]?.[1];
    return rings.length === 0 || !rings.every(closed);
  });
  expect(bad).toEqual([]);
  expect(region('VE-ZZ')).toBe(null);
  expect(codesOf('ZZZ')).toEqual([]);
});

test('the coarse outlines hold the larger countries only', () => {
  const world = createWorldOutlines();
  expect(world.codes.length).toBeGreaterThan(170);
  expect(world.outline('VEN')?.polygons.length).toBeGreaterThan(0);
  expect(world.outline('MLT')).toBe(null);
});
