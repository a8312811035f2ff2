/** A grid of cells of equal size in degrees; row 0 is the southernmost. */
export interface DegreeGrid {
  /** South-west corner, degrees. */
  readonly west: number;
  readonly south: number;
  readonly sizeDeg: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Measures what share of the area of each cell lies inside closed rings, exactly: every edge is cut at the lines of the grid, and each
 * piece takes from its own cell what lies east of it and from all cells further east its whole height (the signed-area method of
 * scan converters, after Levien 2016, font-rs). `coordinates` holds lng1, lat1, lng2, lat2 of every edge; outer rings run
 * counter-clockwise, holes clockwise. `weights` holds the density of area at the rows' lower edges (one more than rows): within
 * a row it is taken as linear, which errs by less than 1e-6 of a row below 0.1 degrees. Returns rows x columns shares; they lie in [0, 1] where the rings neither cross nor overlap.
 * Cost: linear in the edges, the cells they cross and the cells of the grid.
 */
export function measureCellShares(
  grid: DegreeGrid,
  coordinates: Float64Array,
  weights: Float64Array,
): Float64Array {
  const { west, south, sizeDeg, columns, rows } = grid;
  // Spare columns take what lies west of the grid (1) and east of it (2).
  const width = columns + 3;
  const sums = new Float64Array(rows * width);
  for (let at = 0; at < coordinates.length; at += 4) {
    const x1 = ((coordinates[at] as number) - west) / sizeDeg;
    const y1 = ((coordinates[at + 1] as number) - south) / sizeDeg;
    const x2 = ((coordinates[at + 2] as number) - west) / sizeDeg;
    const y2 = ((coordinates[at + 3] as number) - south) / sizeDeg;
    if (y1 === y2) continue;
    const slope = (x2 - x1) / (y2 - y1);
    const low = Math.min(y1, y2);
    const high = Math.max(y1, y2);
    // Upward edges have the inside on their west: east of them it ends.
    const sign = y2 > y1 ? -1 : 1;
    const lastRow = Math.min(rows - 1, Math.ceil(high) - 1);
    for (let row = Math.max(0, Math.floor(low)); row <= lastRow; row++) {
      const bottom = Math.max(low, row);
      const top = Math.min(high, row + 1);
      addPiece(
        { sums, start: row * width + 1, columns },
        { x: x1 + (bottom - y1) * slope, y: bottom - row },
        { x: x1 + (top - y1) * slope, y: top - row },
        (weights[row + 1] as number) / (weights[row] as number),
        sign,
      );
    }
  }
  // Written over the sums, which are read ahead of it.
  for (let row = 0; row < rows; row++) {
    let running = sums[row * width] as number;
    for (let column = 0; column < columns; column++) {
      running += sums[row * width + 1 + column] as number;
      sums[row * columns + column] = clampShare(running);
    }
  }
  return sums.subarray(0, rows * columns);
}

/** Returns the share of a row's area below a height in [0, 1], where the density grows linearly from 1 to `ratio`. */
export function areaBelow(height: number, ratio: number): number {
  return (height * (2 + (ratio - 1) * height)) / (1 + ratio);
}

/** Returns the height in [0, 1] below which a share of a row's area lies: the inverse of `areaBelow`. */
export function heightOfArea(share: number, ratio: number): number {
  return (share * (1 + ratio)) / (1 + Math.sqrt(1 + share * (ratio * ratio - 1)));
}

/**
 * The same for a density that hardly changes, without root and division: tilt = (ratio - 1) / (ratio + 1), and the height h solves
 * share = h - tilt h (1 - h). Two steps from h = share err by less than |tilt|^3.
 */
export function heightByTilt(share: number, tilt: number): number {
  const near = share + tilt * share * (1 - share);
  return share + tilt * near * (1 - near);
}

/** Adds one edge's piece inside a row, cut at the columns, from its lower end to its upper one. */
function addPiece(
  row: { readonly sums: Float64Array; readonly start: number; readonly columns: number },
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  ratio: number,
  sign: number,
): void {
  const { sums, start, columns } = row;
  const clampColumn = (x: number): number => Math.max(-1, Math.min(columns, Math.floor(x)));
  const first = clampColumn(Math.min(from.x, to.x));
  const end = clampColumn(Math.max(from.x, to.x));
  const isEastward = to.x >= from.x;
  let x = from.x;
  let below = areaBelow(from.y, ratio);
  for (let step = 0; step <= end - first; step++) {
    const column = isEastward ? first + step : end - step;
    const isLast = step === end - first;
    const nextX = isLast ? to.x : isEastward ? column + 1 : column;
    const nextY = isLast ? to.y : from.y + ((nextX - from.x) / (to.x - from.x)) * (to.y - from.y);
    const nextBelow = areaBelow(nextY, ratio);
    const height = sign * (nextBelow - below);
    const inner = Math.max(0, Math.min(1, (x + nextX) / 2 - column));
    const at = start + column;
    sums[at] = (sums[at] as number) + height * (1 - inner);
    sums[at + 1] = (sums[at + 1] as number) + height * inner;
    x = nextX;
    below = nextBelow;
  }
}

/** Rounding leaves a whole cell within 1e-9 of 1, and rings that touch leave slivers of that size. */
function clampShare(share: number): number {
  if (Math.abs(share) < 1e-9) return 0;
  return Math.abs(share - 1) < 1e-9 ? 1 : share;
}
