import { meridionalRadiusM, parallelRadiusM } from '../kernel/geo/ellipsoid.ts';
import type { EdgeIndex, Ring } from '../kernel/geo/polygon.ts';
import type { DegreeGrid } from '../kernel/grid/cell-shares.ts';
import { toRadians } from '../kernel/math/index.ts';

/** Lines in the order in which neighbours shall stand, and the distance from them that belongs to an area; a line of one point is a point. */
export interface Band {
  readonly lines: readonly Ring[];
  readonly withinM: number;
}

/** Widest cell of an area, degrees. */
const widestDeg = 0.05;

/** Finest cell of a band, degrees: what is finer is measured inside the cell. */
const finestDeg = 0.004;

/** Most cells of a grid: its tables then take less than 100 MiB. */
const mostCells = 4_000_000;

/** Most cells along one axis, for the Hilbert curve. */
const mostAlong = 32_000;

/**
 * Lays the grid of an area over the part of the outline's box in which the area may lie. Cells are a tenth of a band's distance wide,
 * between 0.004 and 0.05 degrees; small territories get at least 200 cells along their longer side, huge ones wider cells.
 */
export function layGrid(edges: EdgeIndex, inside: EdgeIndex | null, band: Band | null): DegreeGrid {
  const land = boxOf(edges.coordinates);
  const shape = inside === null ? land : boxOf(inside.coordinates);
  const beside = band === null ? land : widen(boxOf(band.lines.flat(2)), band.withinM);
  const west = Math.max(land.west, shape.west, beside.west);
  const south = Math.max(land.south, shape.south, beside.south);
  const width = Math.max(1e-6, Math.min(land.east, shape.east, beside.east) - west);
  const height = Math.max(1e-6, Math.min(land.north, shape.north, beside.north) - south);
  const wanted =
    band === null
      ? widestDeg
      : Math.max(finestDeg, band.withinM / 10 / (toRadians(1) * meridionalRadiusM(0)));
  const sizeDeg = Math.max(
    Math.max(width, height) / mostAlong,
    Math.sqrt((width * height) / mostCells),
    Math.min(wanted, widestDeg, Math.max(width, height) / 200),
  );
  return {
    west,
    south,
    sizeDeg,
    columns: Math.floor(width / sizeDeg) + 1,
    rows: Math.floor(height / sizeDeg) + 1,
  };
}

/** Degrees. */
interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Box of points given as longitude, latitude, longitude … */
function boxOf(coordinates: ArrayLike<number>): Box {
  const box = { west: 1e9, south: 90, east: -1e9, north: -90 };
  for (let at = 0; at < coordinates.length; at += 2) {
    box.west = Math.min(box.west, coordinates[at] as number);
    box.east = Math.max(box.east, coordinates[at] as number);
    box.south = Math.min(box.south, coordinates[at + 1] as number);
    box.north = Math.max(box.north, coordinates[at + 1] as number);
  }
  return box;
}

function widen(box: Box, byM: number): Box {
  const dLat = (1.01 * byM) / (toRadians(1) * meridionalRadiusM(0));
  const farthest = Math.min(89.9, Math.max(Math.abs(box.south), Math.abs(box.north)) + dLat);
  const dLng = (1.01 * byM) / (toRadians(1) * parallelRadiusM(farthest));
  return {
    west: box.west - dLng,
    south: box.south - dLat,
    east: box.east + dLng,
    north: box.north + dLat,
  };
}

/** Marks every cell that an edge crosses: row by row, from the column where the edge enters the row to the one where it leaves. */
export function markOutline(grid: DegreeGrid, { coordinates }: EdgeIndex): Uint8Array {
  const { west, south, sizeDeg, columns, rows } = grid;
  const marked = new Uint8Array(columns * rows);
  for (let at = 0; at < coordinates.length; at += 4) {
    const lng1 = coordinates[at] as number;
    const lat1 = coordinates[at + 1] as number;
    const lng2 = coordinates[at + 2] as number;
    const lat2 = coordinates[at + 3] as number;
    const low = Math.min(lat1, lat2);
    const high = Math.max(lat1, lat2);
    const firstRow = Math.max(0, Math.floor((low - south) / sizeDeg));
    const lastRow = Math.min(rows - 1, Math.floor((high - south) / sizeDeg));
    const slope = lat1 === lat2 ? 0 : (lng2 - lng1) / (lat2 - lat1);
    for (let row = firstRow; row <= lastRow; row++) {
      const enter = Math.max(low, south + row * sizeDeg);
      const leave = Math.min(high, south + (row + 1) * sizeDeg);
      const a = lat1 === lat2 ? lng1 : lng1 + (enter - lat1) * slope;
      const b = lat1 === lat2 ? lng2 : lng1 + (leave - lat1) * slope;
      // A thousandth of a cell of slack absorbs rounding.
      const first = Math.floor((Math.min(a, b) - west) / sizeDeg - 0.001);
      const last = Math.floor((Math.max(a, b) - west) / sizeDeg + 0.001);
      const end = Math.min(columns - 1, last);
      for (let column = Math.max(0, first); column <= end; column++)
        marked[row * columns + column] = 1;
    }
  }
  return marked;
}
