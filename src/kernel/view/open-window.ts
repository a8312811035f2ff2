import type { HeightGrid, LeastHeights, ViewPoint } from './types.ts';

/** A view's window: what of the grid it shows. */
export interface Window {
  /** Cells of the window beside the viewer's: to the west, east, north and south. */
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
  /** Index of the viewer's cell in the grid. */
  readonly viewer: number;
  /** Index of the viewer's cell in the window. */
  readonly centre: number;
  /** Height of the eye, metres. */
  readonly eyeM: number;
  /** Height of the viewer's ground less that of the eye, metres. */
  readonly groundM: number;
  /** What curvature takes off a cell at distance d is this times d²: 1/metres. */
  readonly bend: number;
}

/** Numbers for each distance from the viewer in rows or columns. */
export interface Distances {
  /** For each number of rows away: height of the eye and what curvature takes over that many rows, metres. */
  readonly rowDropM: Float64Array;
  /** For each number of columns away: what curvature takes over that many columns, metres. */
  readonly columnDropM: Float64Array;
  /** For each number of rows away, the most columns away within the radius. */
  readonly columnLimit: Int32Array;
  /** For each number of columns away, the most rows away within the radius. */
  readonly rowLimit: Int32Array;
}

/** Returns empty least heights, for sweeps to write into. */
export function createLeastHeights(): LeastHeights {
  return { firstColumn: 0, firstRow: 0, columns: 0, rows: 0, heightM: new Float32Array(0) };
}

/**
 * Works out the window of a view and writes its place and size into `into`; the heights are left alone.
 *
 * @throws RangeError when the point is no cell of the grid
 */
export function openWindow(grid: HeightGrid, from: ViewPoint, into: LeastHeights): Window {
  const { columns, rows, stepXM, stepYM } = grid;
  const { column, row, radiusM } = from;
  const inside = column >= 0 && column < columns && row >= 0 && row < rows;
  if (!inside || !Number.isInteger(column) || !Number.isInteger(row))
    throw new RangeError(`column ${column}, row ${row} is no cell of ${columns} × ${rows}`);
  const reachX = countWithin(stepXM, radiusM, columns);
  const reachY = countWithin(stepYM, radiusM, rows);
  const west = Math.min(reachX, column);
  const east = Math.min(reachX, columns - 1 - column);
  const north = Math.min(reachY, row);
  const south = Math.min(reachY, rows - 1 - row);
  into.firstColumn = column - west;
  into.firstRow = row - north;
  into.columns = west + east + 1;
  into.rows = north + south + 1;
  const viewer = row * columns + column;
  const ground = grid.heightM[viewer];
  const eye = ground + from.eyeM;
  return {
    west,
    east,
    north,
    south,
    viewer,
    centre: north * into.columns + west,
    eyeM: eye,
    groundM: ground - eye,
    bend: from.curvature / from.earthDiameterM,
  };
}

/** Works out the numbers of all distances in a window. */
export function describeDistances(
  { west, east, north, south, eyeM, bend }: Window,
  { stepXM, stepYM }: HeightGrid,
  radiusM: number,
): Distances {
  const across = Math.max(west, east);
  const along = Math.max(north, south);
  return {
    rowDropM: Float64Array.from({ length: along + 1 }, (_, y) => eyeM + bend * square(y * stepYM)),
    columnDropM: Float64Array.from({ length: across + 1 }, (_, x) => bend * square(x * stepXM)),
    columnLimit: limitEach(along, stepYM, across, stepXM, radiusM),
    rowLimit: limitEach(across, stepXM, along, stepYM, radiusM),
  };
}

/** For each number of steps away, up to `most`, how many steps aside, up to `mostAside`, lie within the radius. */
function limitEach(
  most: number,
  stepM: number,
  mostAside: number,
  asideM: number,
  radiusM: number,
): Int32Array {
  const limits = new Int32Array(most + 1);
  let limit = mostAside;
  for (let away = 0; away <= most; away++) {
    while (limit > 0 && square(limit * asideM) + square(away * stepM) > radiusM * radiusM) limit--;
    limits[away] = limit;
  }
  return limits;
}

/** Steps that fit into the radius, at most `most`. */
function countWithin(stepM: number, radiusM: number, most: number): number {
  let count = Math.min(most, Math.floor(radiusM / stepM) + 1);
  while (count > 0 && square(count * stepM) > radiusM * radiusM) count--;
  return count;
}

function square(x: number): number {
  return x * x;
}
