import { type FlatFrame, layFrame, makeFrame, mostRows } from './flat-frame.ts';
import { collectMarks, makeRankedMarks, type RankedMarks, resizeMarks } from './ranked-marks.ts';

/** Points about the origin, such as places on the globe in earth-centred coordinates. */
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
  /** Takes up points in place of those before; ranks are a permutation of 0 … count - 1, null = the order in which the points stand. */
  readonly sort: (points: Points, count: number, ranks: Int32Array | null) => void;
  /** Finds the points with |P.n| <= `acrossM` and |P.t| <= `aheadM` (same unit as the coordinates); returns how many. */
  readonly find: (planes: Planes, acrossM: number, aheadM: number) => number;
}

/** A projected corridor is this much wider than it has to be: rounding moves no point out of it. */
const slack = 1e-9;

/** Corridors whose planes meet within this sine of the frame's horizon are looked for in all cells. */
const leastSine = 0.1;

/**
 * Makes a grid. Seen from the origin, planes through it are straight lines (gnomonic projection), so a corridor is a parallelogram: of each row
 * of cells that it crosses, one run of places is looked at. There are two cells a point; points too far from the middle to be projected are looked
 * at by every query. There is no longitude in it: the date line and the poles are places like any other. Allocates only when a call brings more
 * points than any before. Source of the projection: Snyder 1987, section 22.
 */
export function createCorridorGrid(): CorridorGrid {
  const frame = makeFrame();
  const found = makeRankedMarks();
  const cells: Cells = {
    ...{ frame, starts: new Int32Array(2) },
    ...{ firsts: new Int32Array(mostRows + 2), ends: new Int32Array(mostRows + 2) },
  };
  let cellOf = new Int32Array(0);
  let rank = new Int32Array(0);

  const sort = (points: Points, count: number, ranks: Int32Array | null): void => {
    if (grid.x.length < count) {
      cellOf = new Int32Array(count);
      rank = new Int32Array(count);
      growGrid(grid, count);
    }
    resizeMarks(found, count);
    layFrame(frame, points, count);
    const number = frame.rows * frame.columns;
    if (cells.starts.length < number + 2) cells.starts = new Int32Array(number + 2);
    const { starts } = cells;
    countCells(frame, count, cellOf, starts);
    const placeOf = found.valueAt;
    const { x, y, z } = grid;
    const [cell, rankAt] = [cellOf, rank];
    for (let i = 0; i < count; i++) {
      const place = starts[cell[i]]++;
      const r = ranks === null ? i : ranks[i];
      x[place] = points.x[i];
      y[place] = points.y[i];
      z[place] = points.z[i];
      rankAt[place] = r;
      placeOf[r] = place;
    }
    // Filling moved each start to its cell's end, which is the next one's start.
    starts.copyWithin(1, 0, number + 1);
    starts[0] = 0;
  };

  /** Looks at the places of the runs that were listed. */
  const look = (planes: Planes, acrossM: number, aheadM: number, runs: number): number => {
    const { nx, ny, nz, tx, ty, tz } = planes;
    const { x, y, z, across, ahead } = grid;
    const { words, groups } = found;
    const { firsts, ends } = cells;
    const rankAt = rank;
    for (let run = 0; run < runs; run++) {
      const end = ends[run];
      for (let p = firsts[run]; p < end; p++) {
        const px = x[p];
        const py = y[p];
        const pz = z[p];
        const aside = px * nx + py * ny + pz * nz;
        if (aside > acrossM || aside < -acrossM) continue;
        const along = px * tx + py * ty + pz * tz;
        if (along > aheadM || along < -aheadM) continue;
        across[p] = aside;
        ahead[p] = along;
        const r = rankAt[p];
        words[r >>> 5] |= 1 << (r & 31);
        groups[r >>> 10] |= 1 << ((r >>> 5) & 31);
      }
    }
    return collectMarks(found);
  };

  const find = (planes: Planes, acrossM: number, aheadM: number): number =>
    look(planes, acrossM, aheadM, listRuns(cells, planes, acrossM, aheadM));

  const grid: CorridorGrid = {
    ...{ x: new Float64Array(0), y: new Float64Array(0), z: new Float64Array(0) },
    ...{ across: new Float64Array(0), ahead: new Float64Array(0) },
    ...{ found, sort, find },
  };
  return grid;
}

/** A grid's cells, and room for the runs of places that a query looks at. */
interface Cells {
  readonly frame: FlatFrame;
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
  const nX = nx * x[0] + ny * y[0] + nz * z[0];
  const nY = nx * x[1] + ny * y[1] + nz * z[1];
  const tX = tx * x[0] + ty * y[0] + tz * z[0];
  const tY = tx * x[1] + ty * y[1] + tz * z[1];
  const cells = rows * columns;
  firsts[0] = starts[cells];
  ends[0] = starts[cells + 1];
  const sine = nX * tY - nY * tX;
  if (Math.abs(sine) < leastSine || cells === 1) {
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

/** Writes each point's cell and where each cell starts; points that are not projected share the cell behind the last. */
function countCells(frame: FlatFrame, count: number, cellOf: Int32Array, starts: Int32Array): void {
  const { flatX, flatY, fromX, fromY, columns, rows, perCell } = frame;
  const cells = rows * columns;
  starts.fill(0, 0, cells + 2);
  for (let i = 0; i < count; i++) {
    let at = cells;
    if (flatX[i] < Number.POSITIVE_INFINITY) {
      const row = ((flatY[i] - fromY) * perCell) | 0;
      at = row * columns + (((flatX[i] - fromX) * perCell) | 0);
    }
    cellOf[i] = at;
    starts[at]++;
  }
  let start = 0;
  for (let c = 0; c <= cells + 1; c++) {
    const size = starts[c];
    starts[c] = start;
    start += size;
  }
}
