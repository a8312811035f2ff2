import type { Belt, Perimeter } from '../domain/world.ts';
import { parallelRadiusM, polarHeightM } from '../kernel/geo/ellipsoid.ts';
import { crossParallel, type EdgeIndex } from '../kernel/geo/polygon.ts';
import { createNearestPoint } from '../kernel/index/nearest-point.ts';
import { cos, sin, toRadians } from '../kernel/math/index.ts';

/** Depth by cell. */
export type DepthGrid = Belt['grid'];

/** Size of a cell where `mostCells` suffice: 5.6 km of latitude. */
const usualSizeDeg = 0.05;

/** Parallels at which a row of cells is held against the outline. */
const subRows = 3;

/** Lays a grid over a territory and measures the depth at the middle of every cell that holds land of it. */
export function buildDepthGrid(
  edges: EdgeIndex,
  perimeter: Perimeter,
  mostCells: number,
): DepthGrid {
  const { coordinates } = edges;
  let [west, east, south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 90, -90];
  for (let at = 0; at < coordinates.length; at += 2) {
    west = Math.min(west, coordinates[at] as number);
    east = Math.max(east, coordinates[at] as number);
    south = Math.min(south, coordinates[at + 1] as number);
    north = Math.max(north, coordinates[at + 1] as number);
  }
  const [width, height] = [east - west, north - south];
  const sizeDeg = Math.max(
    Math.sqrt((width * height) / mostCells),
    Math.min(usualSizeDeg, Math.max(width, height) / 200),
  );
  const columns = Math.floor(width / sizeDeg) + 1;
  const rows = Math.floor(height / sizeDeg) + 1;
  const lats = Array.from({ length: rows }, (_, row) => south + (row + 0.5) * sizeDeg);
  const lngs = Array.from({ length: columns }, (_, column) =>
    toRadians(west + (column + 0.5) * sizeDeg),
  );
  const grid = {
    ...{ west, south, sizeDeg, columns, rows },
    chordM: new Float32Array(columns * rows).fill(-1),
    middles: {
      axisM: Float64Array.from(lats, (lat) => parallelRadiusM(Math.min(90, lat))),
      heightM: Float64Array.from(lats, (lat) => polarHeightM(Math.min(90, lat))),
      sin: Float64Array.from(lngs, sin),
      cos: Float64Array.from(lngs, cos),
    },
  };
  measureDepths(grid, edges, perimeter);
  return grid;
}

/** Measures the cells that a parallel inside the territory touches; the nearest point of the cell before is a good first guess. */
function measureDepths(grid: DepthGrid, edges: EdgeIndex, perimeter: Perimeter): void {
  const { x, y, z } = perimeter.points;
  const { axisM, heightM, sin: sines, cos: cosines } = grid.middles;
  const nearest = createNearestPoint(perimeter.points);
  const distanceM = (p: number, px: number, py: number, pz: number): number => {
    const dx = (x[p] as number) - px;
    const dy = (y[p] as number) - py;
    const dz = (z[p] as number) - pz;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  };
  let guess = 0;
  const measure = (row: number, column: number): void => {
    const cell = row * grid.columns + column;
    if ((grid.chordM[cell] as number) >= 0) return;
    const px = (axisM[row] as number) * (cosines[column] as number);
    const py = (axisM[row] as number) * (sines[column] as number);
    const pz = heightM[row] as number;
    // A millimetre more, so that the guess itself is found again.
    guess = nearest.find(px, py, pz, distanceM(guess, px, py, pz) + 0.001);
    grid.chordM[cell] = distanceM(guess, px, py, pz);
  };
  for (let row = 0; row < grid.rows; row++) {
    for (let sub = 0; sub < subRows; sub++) {
      const spans = crossParallel(edges, grid.south + (row + (sub + 0.5) / subRows) * grid.sizeDeg);
      for (let i = 0; i + 1 < spans.length; i += 2) {
        const first = Math.floor(((spans[i] as number) - grid.west) / grid.sizeDeg);
        const last = Math.floor(((spans[i + 1] as number) - grid.west) / grid.sizeDeg);
        for (let column = first; column <= Math.min(grid.columns - 1, last); column++)
          measure(row, column);
      }
    }
  }
}
