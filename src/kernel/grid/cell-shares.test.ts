import { expect, test } from 'vitest';
import { bandAreaPerRadianM2, meridionalRadiusM, parallelRadiusM } from '../geo/ellipsoid.ts';
import { containsPoint, indexEdges, type Ring, ringAreaM2 } from '../geo/polygon.ts';
import { createRng } from '../random/stream.ts';
import {
  areaBelow,
  type DegreeGrid,
  heightByTilt,
  heightOfArea,
  measureCellShares,
} from './cell-shares.ts';

const rng = createRng(11);
const degree = Math.PI / 180;

function weightsOf(grid: DegreeGrid): Float64Array {
  return Float64Array.from({ length: grid.rows + 1 }, (_, row) => {
    const lat = grid.south + row * grid.sizeDeg;
    return meridionalRadiusM(lat) * parallelRadiusM(lat);
  });
}

/** A star of some corners about a middle, counter-clockwise. */
function star(seed: number, lng: number, lat: number, sizeDeg: number, corners: number): Ring {
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / corners;
    const radius = sizeDeg * (0.3 + 0.7 * rng.uniform(1, seed, i, 0));
    return [
      lng + (radius * Math.cos(angle)) / Math.cos(lat * degree),
      lat + radius * Math.sin(angle),
    ];
  });
  return [...ring, ring[0] as [number, number]];
}

/** Land with a hole and an island in the hole, counter-clockwise outside and clockwise inside. */
function makeLand(seed: number, lat: number): Ring[] {
  const outer = star(seed, 20, lat, 1, 40);
  const about = (part: number): Ring =>
    outer.map(([lng, y]) => [20 + (lng - 20) * part, lat + (y - lat) * part]);
  return [outer, [...about(0.4)].reverse(), about(0.1)];
}

function gridAbout(lat: number, sizeDeg: number, columns: number, rows: number): DegreeGrid {
  return {
    west: 20 - (columns * sizeDeg) / 2,
    south: lat - (rows * sizeDeg) / 2,
    sizeDeg,
    columns,
    rows,
  };
}

test.each([-60, 0, 47, 75])('the cells add up to the area of the rings at %d degrees', (lat) => {
  for (let seed = 0; seed < 5; seed++) {
    const rings = makeLand(seed, lat);
    const grid = gridAbout(lat, 0.05, 200, 45);
    const { coordinates } = indexEdges([rings], 1);
    const shares = measureCellShares(grid, coordinates, weightsOf(grid));
    let areaM2 = 0;
    shares.forEach((share, at) => {
      const south = grid.south + Math.floor(at / grid.columns) * grid.sizeDeg;
      const rowM2 = bandAreaPerRadianM2(south + grid.sizeDeg) - bandAreaPerRadianM2(south);
      areaM2 += share * rowM2 * grid.sizeDeg * degree;
    });
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    const expected = rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0);
    expect(Math.abs(areaM2 / expected - 1), `seed ${seed}`).toBeLessThan(3e-6);
  }
});

test('each cell has the share that 80 x 80 points of it find inside, rings beyond the grid included', () => {
  const rings = makeLand(9, 47);
  // The grid is smaller than the land: pieces lie west and east, south and north of it.
  const grid = gridAbout(47, 0.11, 12, 9);
  const index = indexEdges([rings], 0.05);
  const shares = measureCellShares(grid, index.coordinates, weightsOf(grid));
  const side = 80;
  for (let at = 0; at < shares.length; at++) {
    const column = at % grid.columns;
    const row = Math.floor(at / grid.columns);
    let inside = 0;
    for (let i = 0; i < side * side; i++) {
      const lng = grid.west + (column + ((i % side) + 0.5) / side) * grid.sizeDeg;
      const lat = grid.south + (row + (Math.floor(i / side) + 0.5) / side) * grid.sizeDeg;
      if (containsPoint(index, lng, lat)) inside++;
    }
    expect(Math.abs((shares[at] as number) - inside / side ** 2), `${at}`).toBeLessThan(0.012);
  }
  expect(shares.some((share) => share > 0 && share < 1)).toBe(true);
  expect(shares.includes(0) && shares.includes(1)).toBe(true);
});

test('inside a cell area grows as on the ellipsoid to 1e-6, up to 88 degrees, and heights are its inverse', () => {
  for (const south of [-88, -75, -10, 0, 30, 47, 60, 75, 80, 88]) {
    const size = 0.05;
    const weigh = (lat: number): number => meridionalRadiusM(lat) * parallelRadiusM(lat);
    const ratio = weigh(south + size) / weigh(south);
    const whole = bandAreaPerRadianM2(south + size) - bandAreaPerRadianM2(south);
    for (const height of [0.1, 0.25, 0.5, 0.9]) {
      const exact =
        (bandAreaPerRadianM2(south + height * size) - bandAreaPerRadianM2(south)) / whole;
      expect(Math.abs(areaBelow(height, ratio) - exact), `${south} ${height}`).toBeLessThan(1e-6);
      expect(heightOfArea(areaBelow(height, ratio), ratio)).toBeCloseTo(height, 12);
      const tilt = (ratio - 1) / (ratio + 1);
      const error = Math.abs(heightByTilt(areaBelow(height, ratio), tilt) - height);
      expect(error).toBeLessThan(Math.abs(tilt) ** 3 + 1e-15);
    }
  }
});

test('rings that overlap or run the wrong way show in shares outside [0, 1]', () => {
  const grid = gridAbout(0, 0.05, 60, 60);
  const ring = star(3, 20, 0, 0.8, 12);
  const sharesOf = (rings: readonly Ring[]) =>
    measureCellShares(grid, indexEdges([rings], 1).coordinates, weightsOf(grid));
  expect(Math.max(...sharesOf([ring, ring]))).toBeCloseTo(2, 9);
  expect(Math.min(...sharesOf([[...ring].reverse()]))).toBeCloseTo(-1, 9);
});
