import type { Discs } from './discs.ts';
import { growFloats, growInts } from './sort-by-key.ts';

/** Sizes of discs that are told apart: a level holds radii within a factor of two, the last one all that are smaller. */
const levelCount = 8;

/**
 * Discs sorted into a grid a size, so that the discs that may meet a given one are found in time proportional to their number even where a few
 * large discs lie among many small ones. Reused from call to call; arrays are longer than what they hold.
 */
export interface DiscIndex {
  /** Discs of a radius above 0. */
  count: number;
  /** Centres from the origin and radii by place: level by level, cell by cell. Metres. */
  x: Float64Array;
  y: Float64Array;
  radius: Float64Array;
  /** Level and cell of each disc in the order given; work space of the sort. */
  cellOf: Int32Array;
  /** First place of each cell, all levels one after the other. */
  starts: Int32Array;
  readonly levels: readonly DiscLevel[];
}

/** The grid of one level. */
export interface DiscLevel {
  count: number;
  /** Largest radius, metres. */
  reachM: number;
  /** Corner of the grid, and cells in a metre. */
  westM: number;
  southM: number;
  perM: number;
  columns: number;
  rows: number;
  /** Number of the first cell. */
  first: number;
}

/** Makes an empty index. */
export function createDiscIndex(): DiscIndex {
  return {
    count: 0,
    x: new Float64Array(0),
    y: new Float64Array(0),
    radius: new Float64Array(0),
    cellOf: new Int32Array(0),
    starts: new Int32Array(1),
    levels: Array.from({ length: levelCount }, () => ({
      count: 0,
      reachM: 0,
      westM: 0,
      southM: 0,
      perM: 0,
      columns: 0,
      rows: 0,
      first: 0,
    })),
  };
}

/** Fills the index with discs whose centres are counted from an origin, metres. @throws RangeError when a coordinate or a radius is not finite */
export function fillDiscIndex(
  index: DiscIndex,
  discs: Discs,
  originXM: number,
  originYM: number,
): void {
  const { count, xM, yM, radiusM } = discs;
  index.x = growFloats(index.x, count);
  index.y = growFloats(index.y, count);
  index.radius = growFloats(index.radius, count);
  index.cellOf = growInts(index.cellOf, count);
  const cells = layGrids(index, discs);
  index.starts = growInts(index.starts, cells + 2);
  const { cellOf, starts, levels, x, y, radius } = index;
  starts.fill(0, 0, cells + 2);
  for (let disc = 0; disc < count; disc++) {
    const at = cellOf[disc];
    if (at < 0) continue;
    const level = levels[at];
    const column = Math.floor((xM[disc] - level.westM) * level.perM);
    const row = Math.floor((yM[disc] - level.southM) * level.perM);
    const cell = level.first + row * level.columns + column;
    cellOf[disc] = cell;
    starts[cell + 2]++;
  }
  // Two places on, so that a cell's start is where the filling below has got to, and in the end where the cell starts.
  for (let cell = 2; cell < cells + 2; cell++) starts[cell] += starts[cell - 1];
  for (let disc = 0; disc < count; disc++) {
    const cell = cellOf[disc];
    if (cell < 0) continue;
    const place = starts[cell + 1]++;
    x[place] = xM[disc] - originXM;
    y[place] = yM[disc] - originYM;
    radius[place] = radiusM[disc];
  }
  for (const level of levels) {
    level.westM -= originXM;
    level.southM -= originYM;
  }
  index.count = starts[cells];
}

/** Finds the level of every disc (into `cellOf`, -1 for none), lays the levels' grids, and returns the number of cells. */
function layGrids({ cellOf, levels }: DiscIndex, { count, xM, yM, radiusM }: Discs): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let largest = 0;
  for (let disc = 0; disc < count; disc++) {
    if (!Number.isFinite(xM[disc] + yM[disc] + radiusM[disc]))
      throw new RangeError(`disc ${disc} is not finite`);
    if (!(radiusM[disc] > 0)) continue;
    west = Math.min(west, xM[disc]);
    south = Math.min(south, yM[disc]);
    east = Math.max(east, xM[disc]);
    north = Math.max(north, yM[disc]);
    largest = Math.max(largest, radiusM[disc]);
  }
  for (const level of levels) {
    level.count = 0;
    level.reachM = 0;
  }
  for (let disc = 0; disc < count; disc++) {
    const radius = radiusM[disc];
    cellOf[disc] = -1;
    if (!(radius > 0)) continue;
    let at = 0;
    for (let least = largest / 2; radius < least && at < levelCount - 1; least /= 2) at++;
    cellOf[disc] = at;
    const level = levels[at];
    level.count++;
    level.reachM = Math.max(level.reachM, radius);
  }
  let cells = 0;
  for (const level of levels) {
    const [width, height] = level.count === 0 ? [0, 0] : [east - west, north - south];
    // At most about four cells a disc, for lines of discs too.
    const most = 4 * level.count + 1;
    const size = Math.max(
      level.reachM,
      Math.sqrt((width * height) / most),
      Math.max(width, height) / most,
    );
    level.westM = level.count === 0 ? 0 : west;
    level.southM = level.count === 0 ? 0 : south;
    level.perM = size > 0 ? 1 / size : 0;
    level.columns = Math.floor(width * level.perM) + 1;
    level.rows = Math.floor(height * level.perM) + 1;
    level.first = cells;
    cells += level.columns * level.rows;
  }
  return cells;
}
