import { expect, test } from 'vitest';
import type { CoverageMap } from '../domain/results.ts';
import { aggregateCells, joinCells } from './cells.ts';

/** Metres in one degree at the equator, WGS84: along a meridian and along the equator. */
const meridian = 110_574;
const equator = 111_319.5;

function makeMap(south: number, cellM: number, size: number): CoverageMap {
  const heightLat = cellM / meridian;
  const rows = Array.from({ length: size }, (_, i) => {
    const lat = south + i * heightLat;
    const stepLng = cellM / (equator * Math.cos((lat * Math.PI) / 180));
    return { lat, heightLat, lng: 10, stepLng, cells: size, start: i * size };
  });
  const cells = Array.from({ length: size * size }, (_, i) => (i % 3 === 0 ? null : i % 256));
  return {
    cellM,
    posture: 'p',
    case: 'base',
    altitudesM: [0, 100],
    rows,
    probability: [cells, cells.map((cell) => (cell === null ? null : 255 - cell))],
    deeper: [],
    trials: 64,
  };
}

test.each([0, 45, 70, -60])('no block is smaller than asked for at latitude %d', (south) => {
  for (const cellM of [5000, 7000, 25_000]) {
    for (const block of aggregateCells(makeMap(south, cellM, 40), 25_000)) {
      const poleward = Math.max(Math.abs(block.south), Math.abs(block.north));
      const widthM = (block.east - block.west) * equator * Math.cos((poleward * Math.PI) / 180);
      expect(widthM).toBeGreaterThan(25_000 - 1e-3);
      expect((block.north - block.south) * meridian).toBeGreaterThan(25_000 - 1e-3);
    }
  }
});

test('every cell with land goes into exactly one block, so the mean over the country stays', () => {
  const map = makeMap(8, 5000, 30);
  const known = (map.probability[0] ?? []).filter((cell) => cell !== null);
  const mean = known.reduce((sum, cell) => sum + cell, 0) / known.length / 255;
  for (const blocks of [aggregateCells(map, 25_000), joinCells(map, 1), joinCells(map, 4)]) {
    const land = blocks.reduce((sum, block) => sum + block.landCells, 0);
    const total = blocks.reduce((sum, block) => sum + block.landCells * (block.chance[0] ?? 0), 0);
    expect(land).toBe(known.length);
    expect(total / land).toBeCloseTo(mean, 12);
  }
});

test('joining by one gives the cells themselves', () => {
  const map = makeMap(8, 5000, 6);
  const blocks = joinCells(map, 1);
  expect(blocks.length).toBe(24);
  expect(blocks.every((block) => block.landCells === 1 && block.cells === 1)).toBe(true);
});
