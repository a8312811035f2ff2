/** A plane that touches the directions of points in their middle, and the cells that it is cut into. */
export interface FlatFrame {
  /** Unit vectors of the frame: entries 0 and 1 of each axis along rows and columns, entry 2 outwards. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Least height along the outward axis of a point that stands in a cell, unit of the coordinates. */
  lowest: number;
  /** Corner and size of the cells, in the plane. */
  fromX: number;
  fromY: number;
  cell: number;
  /** One through `cell`. */
  perCell: number;
  rows: number;
  columns: number;
}

/** Points whose height along the outward axis is less than this share of the first point's distance are not projected. */
const leastHeight = 0.5;

/** Fewer points than these are looked at one by one. */
export const fewPoints = 32;

/** Room round the points for others that are drawn alike, as a share of their width, height and least height. */
const margin = 1 / 64;

/** Most rows or columns: the table of cells stays near 1 MB. */
export const mostRows = 512;

/** Each how manieth point the mean direction is taken of: any direction near the middle does. */
const stride = 16;

/** Makes room for a frame. */
export function makeFrame(): FlatFrame {
  return {
    x: new Float64Array(3),
    y: new Float64Array(3),
    z: new Float64Array(3),
    lowest: 0,
    fromX: 0,
    fromY: 0,
    cell: 1,
    perCell: 1,
    rows: 1,
    columns: 1,
  };
}

/**
 * Lays a frame about the mean direction of some of the first `count` points, none of which is the origin. There are about two cells a point and a margin
 * round all of them. Cells are squares of the plane that a point is projected to from the origin (gnomonic projection).
 */
export function layFrame(
  frame: FlatFrame,
  { x, y, z }: { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
  count: number,
): void {
  let sumX = 0;
  let sumY = 0;
  let sumZ = 0;
  for (let i = 0; i < count; i += stride) {
    sumX += x[i];
    sumY += y[i];
    sumZ += z[i];
  }
  turnOutwards(frame, sumX, sumY, sumZ);
  const rightX = frame.x[0];
  const upX = frame.x[1];
  const outX = frame.x[2];
  const rightY = frame.y[0];
  const upY = frame.y[1];
  const outY = frame.y[2];
  const rightZ = frame.z[0];
  const upZ = frame.z[1];
  const outZ = frame.z[2];
  const least = count === 0 ? 0 : leastHeight * Math.sqrt(x[0] * x[0] + y[0] * y[0] + z[0] * z[0]);
  let lowest = Number.POSITIVE_INFINITY;
  let fromX = Number.POSITIVE_INFINITY;
  let fromY = Number.POSITIVE_INFINITY;
  let toX = Number.NEGATIVE_INFINITY;
  let toY = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const height = x[i] * outX + y[i] * outY + z[i] * outZ;
    if (!(height > least)) continue;
    const per = 1 / height;
    const right = (x[i] * rightX + y[i] * rightY + z[i] * rightZ) * per;
    const up = (x[i] * upX + y[i] * upY + z[i] * upZ) * per;
    if (height < lowest) lowest = height;
    if (right < fromX) fromX = right;
    if (right > toX) toX = right;
    if (up < fromY) fromY = up;
    if (up > toY) toY = up;
  }
  frame.lowest = Math.max(least, lowest * (1 - margin));
  const width = toX - fromX;
  const height = toY - fromY;
  frame.fromX = fromX - margin * width;
  frame.fromY = fromY - margin * height;
  cutCells(frame, count, (1 + 2 * margin) * width, (1 + 2 * margin) * height);
}

/** Cuts a rectangle into square cells, about two a point. */
function cutCells(frame: FlatFrame, count: number, width: number, height: number): void {
  frame.rows = 1;
  frame.columns = 1;
  frame.perCell = 0;
  const side = Math.max(width, height);
  if (!(side > 0 && count >= fewPoints)) return;
  // Long and narrow places are cut no finer than into four times the root of their points.
  const most = Math.min(mostRows - 1, 4 * Math.sqrt(count));
  frame.cell = Math.max(side / most, Math.sqrt((width * height) / (2 * count)));
  frame.perCell = 1 / frame.cell;
  frame.rows = Math.floor(height * frame.perCell) + 1;
  frame.columns = Math.floor(width * frame.perCell) + 1;
}

/** Turns the frame's outward axis towards a vector, and the other two square to it. */
function turnOutwards({ x, y, z }: FlatFrame, toX: number, toY: number, toZ: number): void {
  const length = Math.sqrt(toX * toX + toY * toY + toZ * toZ);
  x[2] = length > 0 ? toX / length : 1;
  y[2] = length > 0 ? toY / length : 0;
  z[2] = length > 0 ? toZ / length : 0;
  // The axis that lies farthest from the outward one gives a direction across it.
  const byZ = Math.abs(z[2]) < 0.8;
  const acrossX = byZ ? -y[2] : 0;
  const acrossY = byZ ? x[2] : -z[2];
  const acrossZ = byZ ? 0 : y[2];
  const across = Math.sqrt(acrossX * acrossX + acrossY * acrossY + acrossZ * acrossZ);
  x[0] = acrossX / across;
  y[0] = acrossY / across;
  z[0] = acrossZ / across;
  x[1] = y[2] * z[0] - z[2] * y[0];
  y[1] = z[2] * x[0] - x[2] * z[0];
  z[1] = x[2] * y[0] - y[2] * x[0];
}
