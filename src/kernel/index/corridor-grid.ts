import { type FlatFrame, fewPoints, layFrame, makeFrame, mostRows } from './flat-frame.ts';
import { collectMarks, makeRankedMarks, type RankedMarks, resizeMarks } from './ranked-marks.ts';

/** Points about the origin, such as places on the globe in earth-centred coordinates; less than 2^30 from it, in whatever unit. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Two planes through the origin by their unit normals: `n` points across a track, `t` ahead in its middle. */
export interface Planes {
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly tx: number;
  readonly ty: number;
  readonly tz: number;
}

/** Points sorted for asking which ones stand in a corridor. A place is an index into the arrays, in the order of the grid's cells. */
export interface CorridorGrid {
  /** Coordinates by place. */
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  /** P.n and P.t of what was found last, by place. */
  across: Float64Array;
  ahead: Float64Array;
  /** Places that were found last, by the ranks of their points. */
  readonly found: RankedMarks;
  /** Runs of places that `listRuns` listed last, each from `firsts[i]` to before `ends[i]`. */
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
  /** Takes up points in place of those before. Ranks are a permutation of 0 … count - 1; null where order does not matter. */
  readonly sort: (points: Points, count: number, ranks: Int32Array | null) => void;
  /**
   * Finds the points with |P.n| <= `acrossM` and |P.t| <= `aheadM` (same unit as the coordinates), in the order of their ranks or else in that of their
   * places; returns how many.
   */
  readonly find: (planes: Planes, acrossM: number, aheadM: number) => number;
  /** Lists the runs of places that hold every such point, and others near them; returns how many. */
  readonly listRuns: (planes: Planes, acrossM: number, aheadM: number) => number;
}

/** A projected corridor is this much wider than it has to be: rounding moves no point out of it. */
const slack = 1e-9;

/** Corridors whose planes meet within this sine of the frame's horizon are looked for in all cells. */
const leastSine = 0.1;

/** Sorts that a frame serves: at most so many times more or fewer points than it was laid for. */
const alike = 2;

/** Points outside the cells that are put up with: those that there were when the frame was laid, and one in so many. */
const strayShare = 64;

/**
 * Makes a grid. Seen from the origin, planes through it are straight lines (gnomonic projection), so a corridor is a parallelogram: of each row
 * of cells that it crosses, one run of places is looked at. There are about two cells a point; points too far from the middle to be projected are looked
 * at by every query. Cells are kept from one sort to the next as long as they suit: worlds of one group are drawn from the same areas. There is no longitude
 * in it: the date line and the poles are places like any other. Allocates only when a call brings more points than any before. Source of the projection:
 * Snyder 1987, section 22.
 */
export function createCorridorGrid(): CorridorGrid {
  const frame = makeFrame();
  const found = makeRankedMarks();
  const cells: Cells = {
    frame,
    starts: new Int32Array(3),
    laidFor: -1,
    strays: 0,
    firsts: new Int32Array(mostRows + 2),
    ends: new Int32Array(mostRows + 2),
  };
  let cellOf = new Int32Array(0);
  let rank = new Int32Array(0);
  let near = new Int32Array(0);
  let isRanked = false;

  const sort = (points: Points, count: number, ranks: Int32Array | null): void => {
    if (grid.x.length < count) {
      cellOf = new Int32Array(count);
      rank = new Int32Array(count);
      near = new Int32Array(count);
      growGrid(grid, count);
    }
    resizeMarks(found, count);
    isRanked = ranks !== null;
    fillCells(cells, points, count, cellOf);
    placePoints(grid, points, count, cellOf, cells.starts);
    // Placing moved each start to its cell's end, which is the next one's start.
    cells.starts.copyWithin(1, 0, frame.rows * frame.columns + 1);
    cells.starts[0] = 0;
    if (ranks === null) return;
    for (let i = 0; i < count; i++) {
      rank[cellOf[i]] = ranks[i];
      found.valueAt[ranks[i]] = cellOf[i];
    }
  };

  const find = (planes: Planes, acrossM: number, aheadM: number): number => {
    const runs = listRuns(cells, planes, acrossM, aheadM);
    const { nx, ny, nz, tx, ty, tz } = planes;
    const { x, y, z, across, ahead } = grid;
    const { words, groups, values } = found;
    const { firsts, ends } = cells;
    const [rankAt, byRank] = [rank, isRanked];
    // First all places beside the track are listed without a branch: nobody can foresee which ones those are.
    let listed = 0;
    for (let run = 0; run < runs; run++) {
      const end = ends[run];
      for (let p = firsts[run]; p < end; p++) {
        const aside = x[p] * nx + y[p] * ny + z[p] * nz;
        across[p] = aside;
        near[listed] = p;
        listed += 1 + (((acrossM - Math.abs(aside)) | 0) >> 31);
      }
    }
    let count = 0;
    for (let n = 0; n < listed; n++) {
      const p = near[n];
      if (across[p] > acrossM || across[p] < -acrossM) continue;
      const along = x[p] * tx + y[p] * ty + z[p] * tz;
      if (along > aheadM || along < -aheadM) continue;
      ahead[p] = along;
      if (byRank) {
        const r = rankAt[p];
        words[r >>> 5] |= 1 << (r & 31);
        groups[r >>> 10] |= 1 << ((r >>> 5) & 31);
      } else values[count++] = p;
    }
    return byRank ? collectMarks(found) : count;
  };

  const grid: CorridorGrid = {
    x: new Float64Array(0),
    y: new Float64Array(0),
    z: new Float64Array(0),
    across: new Float64Array(0),
    ahead: new Float64Array(0),
    found,
    firsts: cells.firsts,
    ends: cells.ends,
    sort,
    find,
    listRuns: (planes, acrossM, aheadM) => listRuns(cells, planes, acrossM, aheadM),
  };
  return grid;
}

/** A grid's cells, and room for the runs of places that a query looks at. */
interface Cells {
  readonly frame: FlatFrame;
  /** How many points the frame was laid for, and how many of them stand in no cell. */
  laidFor: number;
  strays: number;
  /** Where each cell starts. */
  starts: Int32Array;
  /** Runs, from one place to before another. */
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Lists the runs of places that a corridor may hold: first those of the points that are not projected, then one a row. Returns how many. Seen flat, the
 * corridor is |nX X + nY Y + n0| <= w and |tX X + tY Y + t0| <= v.
 */
function listRuns(
  { frame, starts, firsts, ends }: Cells,
  { nx, ny, nz, tx, ty, tz }: Planes,
  acrossM: number,
  aheadM: number,
): number {
  const { rows, columns, cell, perCell, fromX, fromY, lowest, x, y, z } = frame;
  const cells = rows * columns;
  if (cells === 1) {
    firsts[0] = 0;
    ends[0] = starts[2];
    return 1;
  }
  const nX = nx * x[0] + ny * y[0] + nz * z[0];
  const nY = nx * x[1] + ny * y[1] + nz * z[1];
  const tX = tx * x[0] + ty * y[0] + tz * z[0];
  const tY = tx * x[1] + ty * y[1] + tz * z[1];
  firsts[0] = starts[cells];
  ends[0] = starts[cells + 1];
  const sine = nX * tY - nY * tX;
  if (Math.abs(sine) < leastSine) {
    firsts[0] = 0;
    return 1;
  }
  const n0 = nx * x[2] + ny * y[2] + nz * z[2];
  const t0 = tx * x[2] + ty * y[2] + tz * z[2];
  const w = (acrossM / lowest) * (1 + slack) + slack;
  const v = (aheadM / lowest) * (1 + slack) + slack;
  const middleY = (tX * n0 - nX * t0) / sine;
  const spanY = (Math.abs(tX) * w + Math.abs(nX) * v) / Math.abs(sine);
  const firstRow = Math.max(0, Math.floor((middleY - spanY - fromY) * perCell));
  const lastRow = Math.min(rows - 1, Math.floor((middleY + spanY - fromY) * perCell));
  // A strip along the rows bounds no row; half the height of a row widens what its middle line sees.
  const perN = nX === 0 ? 0 : -1 / nX;
  const perT = tX === 0 ? 0 : -1 / tX;
  const halfN = halfWidth(nX, w + (Math.abs(nY) * cell) / 2);
  const halfT = halfWidth(tX, v + (Math.abs(tY) * cell) / 2);
  let runs = 1;
  for (let row = firstRow; row <= lastRow; row++) {
    const flatY = fromY + (row + 0.5) * cell;
    const middleN = (n0 + nY * flatY) * perN - fromX;
    const middleT = (t0 + tY * flatY) * perT - fromX;
    const low = Math.max(middleN - halfN, middleT - halfT) * perCell;
    const high = Math.min(middleN + halfN, middleT + halfT) * perCell;
    if (!(low < columns && high >= 0 && low <= high)) continue;
    const at = row * columns;
    firsts[runs] = starts[at + (low > 0 ? low | 0 : 0)];
    ends[runs] = starts[at + (high < columns ? high | 0 : columns - 1) + 1];
    runs++;
  }
  return runs;
}

function halfWidth(slope: number, half: number): number {
  return slope === 0 ? Number.POSITIVE_INFINITY : half / Math.abs(slope);
}

function growGrid(grid: CorridorGrid, count: number): void {
  grid.x = new Float64Array(count);
  grid.y = new Float64Array(count);
  grid.z = new Float64Array(count);
  grid.across = new Float64Array(count);
  grid.ahead = new Float64Array(count);
}

/** Moves points to their places, cell by cell, and writes each point's place where its cell stood. */
function placePoints(
  grid: CorridorGrid,
  points: Points,
  count: number,
  cellOf: Int32Array,
  starts: Int32Array,
): void {
  const { x: fromX, y: fromY, z: fromZ } = points;
  const { x, y, z } = grid;
  for (let i = 0; i < count; i++) {
    const place = starts[cellOf[i]]++;
    x[place] = fromX[i];
    y[place] = fromY[i];
    z[place] = fromZ[i];
    cellOf[i] = place;
  }
}

/** Lays cells anew where those of before do not suit, and writes each point's cell and where each cell starts. */
function fillCells(cells: Cells, points: Points, count: number, cellOf: Int32Array): void {
  const { frame } = cells;
  if (count < fewPoints) {
    frame.rows = frame.columns = 1;
    cells.laidFor = -1;
    cellOf.fill(0, 0, count);
    cells.starts.fill(0, 0, 3);
    cells.starts[1] = cells.starts[2] = count;
    return;
  }
  const isAlike = count <= alike * cells.laidFor && cells.laidFor <= alike * count;
  if (isAlike && countCells(cells, points, count, cellOf) <= cells.strays + count / strayShare)
    return;
  layFrame(frame, points, count);
  cells.laidFor = count;
  cells.strays = countCells(cells, points, count, cellOf);
}

/** Writes each point's cell and where each cell starts; strays share the cell behind the last. Returns how many strays there are. */
function countCells(cells: Cells, points: Points, count: number, cellOf: Int32Array): number {
  const number = cells.frame.rows * cells.frame.columns;
  if (cells.starts.length < number + 2) cells.starts = new Int32Array(number + 2);
  const { starts } = cells;
  starts.fill(0, 0, number + 2);
  findCells(cells.frame, points, count, cellOf);
  for (let i = 0; i < count; i++) starts[cellOf[i]]++;
  const strays = starts[number];
  let start = 0;
  for (let c = 0; c <= number + 1; c++) {
    const size = starts[c];
    starts[c] = start;
    start += size;
  }
  return strays;
}

/** Writes each point's cell: on its own, because counting in the same loop makes each division wait for the last. */
function findCells(frame: FlatFrame, { x, y, z }: Points, count: number, cellOf: Int32Array): void {
  const { fromX, fromY, columns, rows, perCell, lowest } = frame;
  const rightX = frame.x[0];
  const upX = frame.x[1];
  const outX = frame.x[2];
  const rightY = frame.y[0];
  const upY = frame.y[1];
  const outY = frame.y[2];
  const rightZ = frame.z[0];
  const upZ = frame.z[1];
  const outZ = frame.z[2];
  for (let i = 0; i < count; i++) {
    const height = x[i] * outX + y[i] * outY + z[i] * outZ;
    const per = 1 / height;
    const column = ((x[i] * rightX + y[i] * rightY + z[i] * rightZ) * per - fromX) * perCell;
    const row = ((x[i] * upX + y[i] * upY + z[i] * upZ) * per - fromY) * perCell;
    const isIn = height >= lowest && column >= 0 && column < columns && row >= 0 && row < rows;
    cellOf[i] = isIn ? (row | 0) * columns + (column | 0) : rows * columns;
  }
}
