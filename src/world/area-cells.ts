import type { AreaCells } from '../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM } from '../kernel/geo/ellipsoid.ts';
import { crossParallel, type EdgeIndex } from '../kernel/geo/polygon.ts';
import { hilbertIndex } from '../kernel/grid/hilbert.ts';
import { toRadians } from '../kernel/math/index.ts';

/** Lines of points (degrees) with the distance that belongs to the area; `null` = the whole territory. */
export interface AreaShape {
  /** Polylines in the order in which neighbours shall stand. A single point is a polyline of one. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  readonly withinM: number;
  /** Points must also lie inside these edges. */
  readonly inside: EdgeIndex | null;
}

/** Parallels at which the share of a cell that lies inside is measured. */
const subRows = 8;

/**
 * Builds the cells of an area: those of the territory (`shape` null), or those within a distance of lines, always clipped by the
 * territory's outline. Cells are a tenth of the distance wide, between 0.004 and 0.05 degrees.
 */
export function buildAreaCells(edges: EdgeIndex, shape: AreaShape | null): AreaCells {
  const grid = layGrid(edges, shape);
  const marks = shape === null || shape.lines.length === 0 ? null : markWithin(grid, shape);
  const partial = markOutline(grid, edges);
  const innerPartial = shape?.inside ? markOutline(grid, shape.inside) : null;
  const cells: {
    column: number;
    row: number;
    areaM2: number;
    partial: boolean;
    order: number;
    hilbert: number;
  }[] = [];
  const share = new Float64Array(grid.columns);
  const innerShare = new Float64Array(grid.columns);
  for (let row = 0; row < grid.rows; row++) {
    measureRow(grid, edges, row, share);
    if (shape?.inside) measureRow(grid, shape.inside, row, innerShare);
    const lat = grid.south + (row + 0.5) * grid.sizeDeg;
    const cellM2 =
      grid.sizeDeg *
      toRadians(1) *
      meridionalRadiusM(lat) *
      grid.sizeDeg *
      toRadians(1) *
      parallelRadiusM(lat);
    for (let column = 0; column < grid.columns; column++) {
      const at = row * grid.columns + column;
      const inside =
        (share[column] as number) * (shape?.inside ? (innerShare[column] as number) : 1);
      if (inside <= 0 || (marks !== null && marks.last[at] === -1)) continue;
      cells.push({
        column,
        row,
        areaM2: cellM2 * inside,
        partial: partial[at] === 1 || (innerPartial !== null && innerPartial[at] === 1),
        order: marks === null ? 0 : (marks.first[at] as number) + (marks.last[at] as number),
        hilbert: hilbertIndex(column, row, 15),
      });
    }
  }
  cells.sort((a, b) => a.order - b.order || a.hilbert - b.hilbert);
  const areaM2 = cells.reduce((sum, cell) => sum + cell.areaM2, 0);
  const cumulative = new Float64Array(cells.length);
  let running = 0;
  cells.forEach((cell, index) => {
    running += cell.areaM2;
    cumulative[index] = running / areaM2;
  });
  if (cells.length > 0) cumulative[cells.length - 1] = 1;
  return {
    kind: 'cells',
    west: grid.west,
    south: grid.south,
    sizeDeg: grid.sizeDeg,
    column: Int32Array.from(cells, (cell) => cell.column),
    row: Int32Array.from(cells, (cell) => cell.row),
    partial: Uint8Array.from(cells, (cell) => (cell.partial ? 1 : 0)),
    inside: shape?.inside ?? null,
    cumulative,
    areaM2,
  };
}

interface Grid {
  readonly west: number;
  readonly south: number;
  readonly sizeDeg: number;
  readonly columns: number;
  readonly rows: number;
}

function layGrid(edges: EdgeIndex, shape: AreaShape | null): Grid {
  let west = 180;
  let east = -180;
  let south = 90;
  let north = -90;
  for (let at = 0; at < edges.coordinates.length; at += 2) {
    west = Math.min(west, edges.coordinates[at] as number);
    east = Math.max(east, edges.coordinates[at] as number);
    south = Math.min(south, edges.coordinates[at + 1] as number);
    north = Math.max(north, edges.coordinates[at + 1] as number);
  }
  const degreeM = toRadians(1) * meridionalRadiusM(0);
  // Small territories get finer cells, so that every area has at least some hundred cells a side; huge ones stay below 2^15.
  const finest = Math.max((east - west) / 32_000, (north - south) / 32_000);
  const wanted =
    shape === null || shape.lines.length === 0
      ? 0.05
      : Math.max(0.004, shape.withinM / 10 / degreeM);
  const sizeDeg = Math.max(
    finest,
    Math.min(wanted, 0.05, Math.max(north - south, east - west) / 200),
  );
  return {
    west,
    south,
    sizeDeg,
    columns: Math.floor((east - west) / sizeDeg) + 1,
    rows: Math.floor((north - south) / sizeDeg) + 1,
  };
}

/** Writes the share of each cell of a row that lies inside the edges, measured along eight parallels. */
function measureRow(grid: Grid, edges: EdgeIndex, row: number, share: Float64Array): void {
  share.fill(0);
  for (let sub = 0; sub < subRows; sub++) {
    const crossings = crossParallel(
      edges,
      grid.south + (row + (sub + 0.5) / subRows) * grid.sizeDeg,
    );
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, ((crossings[i] as number) - grid.west) / grid.sizeDeg);
      const to = Math.min(grid.columns, ((crossings[i + 1] as number) - grid.west) / grid.sizeDeg);
      for (let column = Math.floor(from); column < to; column++) {
        const overlap = Math.min(to, column + 1) - Math.max(from, column);
        share[column] = (share[column] as number) + overlap / subRows;
      }
    }
  }
}

/** Marks every cell that an edge crosses: row by row, from the column where the edge enters the row to the one where it leaves. */
function markOutline(grid: Grid, edges: EdgeIndex): Uint8Array {
  const marked = new Uint8Array(grid.columns * grid.rows);
  const clampColumn = (lng: number): number =>
    Math.max(0, Math.min(grid.columns - 1, Math.floor((lng - grid.west) / grid.sizeDeg)));
  for (let at = 0; at < edges.coordinates.length; at += 4) {
    const lng1 = edges.coordinates[at] as number;
    const lat1 = edges.coordinates[at + 1] as number;
    const lng2 = edges.coordinates[at + 2] as number;
    const lat2 = edges.coordinates[at + 3] as number;
    const low = Math.min(lat1, lat2);
    const high = Math.max(lat1, lat2);
    const firstRow = Math.max(0, Math.floor((low - grid.south) / grid.sizeDeg));
    const lastRow = Math.min(grid.rows - 1, Math.floor((high - grid.south) / grid.sizeDeg));
    const slope = lat1 === lat2 ? 0 : (lng2 - lng1) / (lat2 - lat1);
    for (let row = firstRow; row <= lastRow; row++) {
      const enter = Math.max(low, grid.south + row * grid.sizeDeg);
      const leave = Math.min(high, grid.south + (row + 1) * grid.sizeDeg);
      const a = lat1 === lat2 ? lng1 : lng1 + (enter - lat1) * slope;
      const b = lat1 === lat2 ? lng2 : lng1 + (leave - lat1) * slope;
      // A thousandth of a cell of slack absorbs rounding.
      const first = clampColumn(Math.min(a, b) - grid.sizeDeg / 1000);
      const last = clampColumn(Math.max(a, b) + grid.sizeDeg / 1000);
      for (let column = first; column <= last; column++) marked[row * grid.columns + column] = 1;
    }
  }
  return marked;
}

/**
 * Marks the cells whose centre lies within the distance of a line, with the first and last step of the line that reaches them:
 * their sum orders the cells along the line. Unmarked cells hold -1.
 */
function markWithin(grid: Grid, shape: AreaShape): { first: Int32Array; last: Int32Array } {
  const first = new Int32Array(grid.columns * grid.rows).fill(-1);
  const last = new Int32Array(grid.columns * grid.rows).fill(-1);
  const degreeM = toRadians(1) * meridionalRadiusM(0);
  let mark = 0;
  const visit = (lng: number, lat: number): void => {
    const dLat = shape.withinM / (toRadians(1) * meridionalRadiusM(lat));
    const firstRow = Math.max(0, Math.ceil((lat - dLat - grid.south) / grid.sizeDeg - 0.5));
    const lastRow = Math.min(
      grid.rows - 1,
      Math.floor((lat + dLat - grid.south) / grid.sizeDeg - 0.5),
    );
    const lngM = toRadians(1) * Math.max(1, parallelRadiusM(lat));
    for (let row = firstRow; row <= lastRow; row++) {
      const dyM =
        (grid.south + (row + 0.5) * grid.sizeDeg - lat) * toRadians(1) * meridionalRadiusM(lat);
      const half = Math.sqrt(Math.max(0, shape.withinM * shape.withinM - dyM * dyM)) / lngM;
      const firstColumn = Math.max(0, Math.ceil((lng - half - grid.west) / grid.sizeDeg - 0.5));
      const lastColumn = Math.min(
        grid.columns - 1,
        Math.floor((lng + half - grid.west) / grid.sizeDeg - 0.5),
      );
      for (let column = firstColumn; column <= lastColumn; column++) {
        const at = row * grid.columns + column;
        if (first[at] === -1) first[at] = mark;
        last[at] = mark;
      }
    }
    mark++;
  };
  // A step of an eighth of the distance leaves the edge of the band within 0.2 % of its depth.
  const stepDeg = shape.withinM / 8 / degreeM;
  for (const line of shape.lines) {
    line.forEach(([lng, lat], index) => {
      visit(lng, lat);
      const next = line[index + 1];
      if (next === undefined) return;
      const steps = Math.ceil(Math.max(Math.abs(next[0] - lng), Math.abs(next[1] - lat)) / stepDeg);
      for (let step = 1; step < steps; step++) {
        visit(lng + ((next[0] - lng) * step) / steps, lat + ((next[1] - lat) * step) / steps);
      }
    });
  }
  return { first, last };
}
