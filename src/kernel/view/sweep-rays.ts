import { type Distances, describeDistances, openWindow, type Window } from './open-window.ts';
import type { HeightGrid, LeastHeights, ViewPoint } from './types.ts';

/** Rays for each cell of the rim. With one, a cell halfway can lie half a cell beside the nearest ray. */
const RAYS_PER_CELL = 2;

/**
 * Takes the view by rays to the rim of the square round the viewer. Along a ray heights are interpolated linearly wherever it crosses a
 * row (in the octants to the north and south) or a column (east, west); a cell's least height follows from the ray that passes closest.
 *
 * Source: W. R. Franklin, C. K. Ray, Higher isn't necessarily better: visibility algorithms and experiments, 1994 (R2).
 *
 * @throws RangeError when the point is no cell of the grid
 */
export function sweepRays(grid: HeightGrid, from: ViewPoint, into: LeastHeights): void {
  const window = openWindow(grid, from, into);
  const size = into.columns * into.rows;
  if (into.heightM.length < size) into.heightM = new Float32Array(size);
  into.heightM.fill(Number.POSITIVE_INFINITY, 0, size);
  into.heightM[window.centre] = 0;
  const distances = describeDistances(window, grid, from.radiusM);
  const sweep: Sweep = { window, distances, grid, into };
  for (const south of [-1, 1]) {
    for (const east of [-1, 1]) {
      sweepOctant(sweep, { south, east, alongRows: false });
      sweepOctant(sweep, { south, east, alongRows: true });
    }
  }
}

interface Sweep {
  readonly window: Window;
  readonly distances: Distances;
  readonly grid: HeightGrid;
  readonly into: LeastHeights;
}

/** The octant between an axis of the grid and a diagonal. */
interface Octant {
  /** 1 to the south, −1 to the north. */
  readonly south: number;
  /** 1 to the east, −1 to the west. */
  readonly east: number;
  /** Whether its axis is a row: the octants to the east and west. */
  readonly alongRows: boolean;
}

/**
 * Goes away from the viewer along the octant's axis, all rays abreast.
 */
function sweepOctant(
  { window, distances, grid, into }: Sweep,
  { south, east, alongRows }: Octant,
): void {
  const { rowDropM, columnDropM } = distances;
  const limits = alongRows ? distances.rowLimit : distances.columnLimit;
  const columns = east > 0 ? window.east : window.west;
  const rows = south > 0 ? window.south : window.north;
  const [far, wide] = alongRows ? [columns, rows] : [rows, columns];
  const [aheadGrid, asideGrid] = stepsOf(alongRows, east, south * grid.columns);
  const [aheadStep, asideStep] = stepsOf(alongRows, east, south * into.columns);
  const rays = Math.max(1, far * RAYS_PER_CELL);
  const steepest = new Float64Array(rays + 1).fill(Number.NEGATIVE_INFINITY);
  const overEye = new Float64Array(wide + 2);
  for (let ahead = 1; ahead <= far; ahead++) {
    const last = Math.min(limits[ahead], wide, ahead);
    const spacing = ahead / rays;
    // A ray past the last cell within is on its way out and hides nothing any more.
    const lastRay = Math.min(rays, Math.floor(last / spacing));
    for (let aside = 0; aside <= last; aside++) {
      const cell = window.viewer + ahead * aheadGrid + aside * asideGrid;
      const dropM = alongRows
        ? rowDropM[aside] + columnDropM[ahead]
        : rowDropM[ahead] + columnDropM[aside];
      overEye[aside] = grid.heightM[cell] - dropM;
      const nearest = Math.min(lastRay, Math.floor(aside / spacing + 0.5));
      const least = steepest[nearest] * ahead - overEye[aside];
      into.heightM[window.centre + ahead * aheadStep + aside * asideStep] = Math.max(least, 0);
    }
    for (let ray = 0; ray <= lastRay; ray++) {
      const place = ray * spacing;
      const inner = Math.floor(place);
      const heightM = overEye[inner] + (overEye[inner + 1] - overEye[inner]) * (place - inner);
      const slope = heightM / ahead;
      if (slope > steepest[ray]) steepest[ray] = slope;
    }
  }
}

/** Index steps along and aside of an octant's axis. */
function stepsOf(alongRows: boolean, column: number, row: number): readonly [number, number] {
  return alongRows ? [column, row] : [row, column];
}
