import { type Distances, describeDistances, openWindow, type Window } from './open-window.ts';
import type { HeightGrid, LeastHeights, ViewPoint } from './types.ts';

/**
 * Rays for each cell of the rim. With one, the answers on made mountains agree with one ray a cell on 99.85 % of the cells at ground level,
 * with two on 99.95 %.
 */
const RAYS_PER_CELL = 3;

/**
 * Takes the view by rays to the rim of the square round the viewer. Along a ray heights are interpolated linearly wherever it crosses a
 * row (in the octants to the north and south) or a column (east, west); a cell is hidden below what
 * hides the two rays that it lies between, interpolated: so a tilted plane hides nothing of itself.
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
  const { heightM } = grid;
  const leastM = into.heightM;
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
    const density = rays / ahead;
    const nearness = 1 / ahead;
    // Rays go on until they are past the cell beyond the last one: up to there they lie beside one that counts.
    const beyond = Math.min(last + 1, wide, ahead);
    const lastRay = Math.min(rays, Math.floor(beyond / spacing));
    for (let aside = 0; aside <= beyond; aside++) {
      const cell = window.viewer + ahead * aheadGrid + aside * asideGrid;
      const dropM = alongRows
        ? rowDropM[aside] + columnDropM[ahead]
        : rowDropM[ahead] + columnDropM[aside];
      overEye[aside] = heightM[cell] - dropM;
      if (aside > last) continue;
      const least = hiddenBelow(steepest, aside * density, lastRay) * ahead - overEye[aside];
      leastM[window.centre + ahead * aheadStep + aside * asideStep] = Math.max(least, 0);
    }
    for (let ray = 0; ray <= lastRay; ray++) {
      const place = ray * spacing;
      const inner = Math.floor(place);
      const overM = overEye[inner] + (overEye[inner + 1] - overEye[inner]) * (place - inner);
      const slope = overM * nearness;
      if (slope > steepest[ray]) steepest[ray] = slope;
    }
  }
}

/**
 * Slope below which a cell between two rays is hidden; `place` is counted in rays. Between the last ray and the edge of the grid the line
 * through the last two goes on.
 */
function hiddenBelow(steepest: Float64Array, place: number, lastRay: number): number {
  const ray = Math.max(0, Math.min(Math.floor(place), lastRay - 1));
  const slope = steepest[ray];
  if (place === ray || slope === Number.NEGATIVE_INFINITY) return slope;
  return slope + (steepest[ray + 1] - slope) * (place - ray);
}

/** Index steps along and aside of an octant's axis. */
function stepsOf(alongRows: boolean, column: number, row: number): readonly [number, number] {
  return alongRows ? [column, row] : [row, column];
}
