import type { DepthGrid } from './depth-grid.ts';

/** An inner part counts by itself if the way to a deeper one passes a place that much less deep: metres, or share of its depth. */
const leastRiseM = 5_000;
const leastRiseShare = 0.1;

/**
 * Finds the deepest cell of every inner part, deepest first. Cells (those that are `inside`) are added from the deepest down; where two
 * parts meet, the one whose deepest cell is less deep ends: it counts if that cell lies enough deeper than the place where they meet
 * (persistence of a maximum).
 *
 * Source: Edelsbrunner, Letscher & Zomorodian 2002, Discrete Comput. Geom. 28:511.
 */
export function findInnerParts(grid: DepthGrid, inside: readonly number[]): number[] {
  const depthOf = (cell: number): number => grid.chordM[cell] as number;
  const byDepth = (a: number, b: number): number => depthOf(b) - depthOf(a) || a - b;
  const order = Int32Array.from(inside).sort(byDepth);
  // Parent of each cell in its part; the root is the deepest cell. -1 = not added yet.
  const parent = new Int32Array(grid.chordM.length).fill(-1);
  const counted: number[] = [];
  const meet = (cell: number, beside: number): void => {
    const [a, b] = [rootOf(parent, cell), rootOf(parent, beside)];
    if (a === b) return;
    const [upper, lower] = byDepth(a, b) < 0 ? [a, b] : [b, a];
    parent[lower] = upper;
    const riseM = depthOf(lower) - depthOf(cell);
    if (lower !== cell && riseM >= Math.min(leastRiseM, leastRiseShare * depthOf(lower)))
      counted.push(lower);
  };
  for (const cell of order) {
    parent[cell] = cell;
    for (const beside of listBeside(grid, cell))
      if ((parent[beside] as number) >= 0) meet(cell, beside);
  }
  for (const cell of order) if (parent[cell] === cell) counted.push(cell);
  return counted.sort(byDepth);
}

function rootOf(parent: Int32Array, cell: number): number {
  let at = cell;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}

/** Lists the up to eight cells beside a cell. */
function listBeside({ columns, rows }: DepthGrid, cell: number): number[] {
  const row = Math.floor(cell / columns);
  const column = cell % columns;
  const list: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
      if (r !== row || c !== column) list.push(r * columns + c);
  }
  return list;
}
