import { type Distances, describeDistances, openWindow, type Window } from './open-window.ts';
import type { HeightGrid, LeastHeights, ViewPoint } from './types.ts';

/**
 * Takes the view by reference planes: a cell is hidden below the plane through the eye and the two nearer cells that a line of sight to it
 * passes between, each taken as high as what hides it. Every cell is met once. Least heights are those of GDAL's `gdal_viewshed` 3.6 to
 * some units in the last place, what that program does next to the viewer included: cells east and west of the viewer are always visible,
 * the six others around it count as hidden below the viewer's ground.
 *
 * Source: J. Wang, G. J. Robinson, K. White, Generating viewsheds without using sightlines, PE&RS 66(1), 2000, 87–90.
 *
 * @throws RangeError when the point is no cell of the grid
 */
export function sweepReferencePlane(grid: HeightGrid, from: ViewPoint, into: LeastHeights): void {
  const window = openWindow(grid, from, into);
  const size = into.columns * into.rows;
  if (into.heightM.length < size) into.heightM = new Float32Array(size);
  into.heightM.fill(Number.POSITIVE_INFINITY, 0, size);
  const plane = describePlanes(window);
  const distances = describeDistances(window, grid, from.radiusM);
  const sweep: Sweep = { window, distances, plane, heightM: grid.heightM, leastM: into.heightM };
  for (const [south, rows] of [
    [-1, window.north],
    [1, window.south],
  ] as const) {
    for (const [east, columns] of [
      [-1, window.west],
      [1, window.east],
    ] as const) {
      const steps = {
        columns,
        rows,
        east,
        gridStep: south * grid.columns,
        step: south * into.columns,
      };
      sweepQuadrant(sweep, steps);
    }
  }
}

/** Numbers of the plane through the eye, for each distance from 2, in cells along the longer side. */
interface Planes {
  /** distance / (distance − 1) */
  readonly ahead: Float64Array;
  /** 1 / (distance − 1) */
  readonly aside: Float64Array;
}

/** Works out the numbers of all planes of a window. */
function describePlanes({ west, east, north, south }: Window): Planes {
  const length = Math.max(west, east, north, south) + 1;
  return {
    ahead: Float64Array.from({ length }, (_, far) => far / (far - 1)),
    aside: Float64Array.from({ length }, (_, far) => 1 / (far - 1)),
  };
}

interface Sweep {
  readonly window: Window;
  readonly distances: Distances;
  readonly plane: Planes;
  readonly heightM: Float32Array;
  readonly leastM: Float32Array;
}

/** A quadrant: its size in cells beside the viewer's, and which way its indices go. */
interface Quadrant {
  readonly columns: number;
  readonly rows: number;
  /** 1 to the east, −1 to the west. */
  readonly east: number;
  /** From one row to the next away from the viewer, in the grid and in the window. */
  readonly gridStep: number;
  readonly step: number;
}

/**
 * Goes row by row away from the viewer. `hiding` holds, for the row before, how high over the eye a cell and what hides it reach; in the
 * row under way it is the new height up to `x`.
 */
function sweepQuadrant(
  { window, distances, plane, heightM, leastM }: Sweep,
  quadrant: Quadrant,
): void {
  const { ahead, aside } = plane;
  const { groundM } = window;
  const { rowDropM, columnDropM, columnLimit } = distances;
  const { columns, rows, east, gridStep, step } = quadrant;
  const hiding = new Float64Array(columns + 1);
  for (let y = 0; y <= rows; y++) {
    const last = Math.min(columns, columnLimit[y]);
    const dropM = rowDropM[y];
    let cell = window.viewer + y * gridStep;
    let at = window.centre + y * step;
    // Of the column before: the height in the row before, then in this row.
    let before = 0;
    let beside = 0;
    for (let x = 0; x <= last; x++) {
      const overEye = heightM[cell] - dropM - columnDropM[x];
      const behind = hiding[x];
      let planeM: number;
      if (x === y || x + y === 1) {
        planeM = x > 1 ? before * ahead[x] : y === 0 ? Number.NEGATIVE_INFINITY : groundM;
      } else if (x < y) {
        const share = x * aside[y];
        planeM = behind * (ahead[y] - share) + before * share;
      } else {
        const share = y * aside[x];
        planeM = beside * (ahead[x] - share) + before * share;
      }
      leastM[at] = Math.max(planeM - overEye, 0);
      beside = Math.max(planeM, overEye);
      before = behind;
      hiding[x] = beside;
      cell += east;
      at += east;
    }
  }
}
