import type { PlanarPolygon, PlanarRing } from './discs.ts';

/** Cells an edge, and the most cells along one axis. */
const cellsPerEdge = 8;
const mostCells = 512;

/** A polygon prepared for being met by discs. Metres from `originXM`, `originYM`; the land lies to the left of every edge. */
export interface ClipRegion {
  readonly originXM: number;
  readonly originYM: number;
  readonly edgeCount: number;
  /** x1, y1, x2, y2 of every edge. */
  readonly edges: Float64Array;
  readonly westM: number;
  readonly southM: number;
  readonly perM: number;
  readonly columns: number;
  readonly rows: number;
  /** Edges that may touch each cell: `starts[c]` … `starts[c + 1]` index `members`. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** Members of all cells before a row and a column, both counted from 0 to their number: four look-ups tell those of a box. */
  readonly before: Int32Array;
  /** 1 where a cell without edges lies inside. */
  readonly inside: Uint8Array;
  /** Edges that may touch each row of cells. */
  readonly rowStarts: Int32Array;
  readonly rowMembers: Int32Array;
}

/** Prepares polygons: holes and outer rings are turned the right way, edges are sorted into cells. Rings must not cross each other or themselves. */
export function prepareClip(polygons: readonly PlanarPolygon[]): ClipRegion {
  const { west, south, east, north } = findBox(polygons);
  const origin = { x: (west + east) / 2, y: (south + north) / 2 };
  const edges = listEdges(polygons, origin);
  const edgeCount = edges.length / 4;
  const size = Math.max(
    Math.sqrt(((east - west) * (north - south)) / (cellsPerEdge * edgeCount + 1)),
    Math.max(east - west, north - south) / mostCells,
  );
  const grid = {
    westM: west - origin.x,
    southM: south - origin.y,
    perM: size > 0 ? 1 / size : 0,
    columns: size > 0 ? Math.floor((east - west) / size) + 1 : 1,
    rows: size > 0 ? Math.floor((north - south) / size) + 1 : 1,
  };
  const cells = gather(grid.columns * grid.rows, (take) => visitCells(grid, edges, take));
  const rows = gather(grid.rows, (take) => visitRows(grid, edges, take));
  const region = {
    originXM: origin.x,
    originYM: origin.y,
    edgeCount,
    edges,
    westM: grid.westM,
    southM: grid.southM,
    perM: grid.perM,
    columns: grid.columns,
    rows: grid.rows,
    starts: cells.starts,
    members: cells.members,
    before: countBefore(grid, cells.starts),
    rowStarts: rows.starts,
    rowMembers: rows.members,
    inside: new Uint8Array(grid.columns * grid.rows),
  };
  for (let row = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++) {
      const y = grid.southM + (row + 0.5) * size;
      const x = grid.westM + (column + 0.5) * size;
      if (holdsPoint(region, x, y)) region.inside[row * grid.columns + column] = 1;
    }
  return region;
}

/** Tells whether a point (metres from the origin) lies inside, by the even-odd rule. */
export function holdsPoint(region: ClipRegion, x: number, y: number): boolean {
  const { edges, rowStarts, rowMembers } = region;
  const row = Math.floor((y - region.southM) * region.perM);
  if (row < 0 || row >= region.rows) return false;
  let isInside = false;
  for (let at = rowStarts[row]; at < rowStarts[row + 1]; at++) {
    const edge = 4 * rowMembers[at];
    const y1 = edges[edge + 1];
    const y2 = edges[edge + 3];
    if (y1 > y === y2 > y) continue;
    const x1 = edges[edge];
    if (x < x1 + ((y - y1) / (y2 - y1)) * (edges[edge + 2] - x1)) isInside = !isInside;
  }
  return isInside;
}

type Grid = Pick<ClipRegion, 'westM' | 'southM' | 'perM' | 'columns' | 'rows'>;

/** The box of all corners; of no corner a point. */
function findBox(polygons: readonly PlanarPolygon[]) {
  const points = polygons.flat(2);
  const [x = 0, y = 0] = points[0] ?? [];
  const box = { west: x, south: y, east: x, north: y };
  for (const [px, py] of points) {
    box.west = Math.min(box.west, px);
    box.south = Math.min(box.south, py);
    box.east = Math.max(box.east, px);
    box.north = Math.max(box.north, py);
  }
  return box;
}

/** Twice the area inside a ring, positive when it runs counter-clockwise; counted from its first point, so that it loses no digits. */
function twiceArea(ring: PlanarRing): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i];
    const [x2, y2] = ring[i + 1];
    sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return sum;
}

function listEdges(
  polygons: readonly PlanarPolygon[],
  origin: { readonly x: number; readonly y: number },
): Float64Array {
  const list: number[] = [];
  for (const rings of polygons) {
    rings.forEach((ring, number) => {
      const isTurned = twiceArea(ring) > 0 !== (number === 0);
      const walked = isTurned ? [...ring].reverse() : ring;
      for (let i = 0; i + 1 < walked.length; i++) {
        const [x1, y1] = walked[i];
        const [x2, y2] = walked[i + 1];
        if (x1 === x2 && y1 === y2) continue;
        list.push(x1 - origin.x, y1 - origin.y, x2 - origin.x, y2 - origin.y);
      }
    });
  }
  return Float64Array.from(list);
}

type Take = (cell: number, edge: number) => void;

/** Sorts what a visitor names into lists by cell. */
function gather(
  count: number,
  visit: (take: Take) => void,
): { readonly starts: Int32Array; readonly members: Int32Array } {
  const starts = new Int32Array(count + 2);
  visit((cell) => {
    starts[cell + 2]++;
  });
  for (let cell = 2; cell < count + 2; cell++) starts[cell] += starts[cell - 1];
  const members = new Int32Array(starts[count + 1]);
  visit((cell, edge) => {
    members[starts[cell + 1]++] = edge;
  });
  return { starts, members };
}

/** Share of a cell by which an edge is taken to be wider than it is, so that no rounding hides it from a cell. */
const margin = 1e-6;

function visitRows({ southM, perM, rows }: Grid, edges: Float64Array, take: Take): void {
  for (let edge = 0; 4 * edge < edges.length; edge++) {
    const a = (edges[4 * edge + 1] - southM) * perM;
    const b = (edges[4 * edge + 3] - southM) * perM;
    const last = Math.min(rows - 1, Math.floor(Math.max(a, b) + margin));
    for (let row = Math.max(0, Math.floor(Math.min(a, b) - margin)); row <= last; row++)
      take(row, edge);
  }
}

function visitCells(grid: Grid, edges: Float64Array, take: Take): void {
  const { westM, southM, perM, columns } = grid;
  visitRows(grid, edges, (row, edge) => {
    const x1 = (edges[4 * edge] - westM) * perM;
    const y1 = (edges[4 * edge + 1] - southM) * perM;
    const x2 = (edges[4 * edge + 2] - westM) * perM;
    const y2 = (edges[4 * edge + 3] - southM) * perM;
    // Where the edge enters and leaves the row; a level edge lies in it whole.
    const place = (y: number): number =>
      x1 + (x2 - x1) * Math.max(0, Math.min(1, (y - y1) / (y2 - y1)));
    const isLevel = Math.abs(y2 - y1) < margin;
    const a = isLevel ? x1 : place(row - margin);
    const b = isLevel ? x2 : place(row + 1 + margin);
    const last = Math.min(columns - 1, Math.floor(Math.max(a, b) + margin));
    for (let column = Math.max(0, Math.floor(Math.min(a, b) - margin)); column <= last; column++)
      take(row * columns + column, edge);
  });
}

function countBefore({ columns, rows }: Grid, starts: Int32Array): Int32Array {
  const before = new Int32Array((columns + 1) * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let inRow = 0;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      inRow += starts[cell + 1] - starts[cell];
      const at = (row + 1) * (columns + 1) + column + 1;
      before[at] = before[at - columns - 1] + inRow;
    }
  }
  return before;
}
