/** Balls of one size in space: middles and radius in metres. */
export interface Balls {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly radiusM: number;
}

/** By cells of a plane, the balls that a place in that cell may reach. */
export interface BallLists {
  /** The plane's two axes, unit vectors: x, y, z of each. */
  readonly across: Float64Array;
  readonly up: Float64Array;
  /** Least corner of the first cell and size of a cell, metres. */
  readonly leastAcross: number;
  readonly leastUp: number;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
  /** Balls of consecutive numbers lie together in a list: those of cell i are `spans[at]` … `spans[at + 1] - 1` for every other `at` from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly spans: Int32Array;
}

/** Least reach for which lists are made, metres: below it, the balls' own size decides. Assumption: cost only. */
const leastReachM = 4000;

/** Ratio of the reaches of two neighbouring sets of lists. Assumption: cost only. */
const reachRatio = 1.2;

/** Most cells side by side: a million cells are 4 MB. Assumption: cost only. */
const mostCells = 1000;

/**
 * Prepares lists of balls near a place. Places and balls are looked at along one direction, from far above the balls: nothing is farther apart in
 * the plane than in space, so no ball in reach is missed, whatever its longitude or latitude. Lists are made once for a class of reaches and kept.
 */
export function createBallLists(balls: Balls): (reachM: number) => BallLists {
  const axes = findAxes(balls);
  const kept: BallLists[] = [];
  return (reachM) => {
    let at = 0;
    let classM = leastReachM;
    while (classM < reachM) {
      classM *= reachRatio;
      at++;
    }
    kept[at] ??= listBalls(balls, axes, classM);
    return kept[at] as BallLists;
  };
}

/** Returns the cell of a place (metres), -1 where no ball is in reach. */
export function cellOf(lists: BallLists, x: number, y: number, z: number): number {
  const { across, up, cellM, columns } = lists;
  const column =
    ((across[0] as number) * x +
      (across[1] as number) * y +
      (across[2] as number) * z -
      lists.leastAcross) /
    cellM;
  const row =
    ((up[0] as number) * x + (up[1] as number) * y + (up[2] as number) * z - lists.leastUp) / cellM;
  const isIn = column >= 0 && row >= 0 && column < columns && row < lists.rows;
  return isIn ? (row | 0) * columns + (column | 0) : -1;
}

interface Axes {
  readonly across: Float64Array;
  readonly up: Float64Array;
  /** Middles of the balls in the plane, metres. */
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** Lays the plane square to the direction in which most balls lie, seen from the earth's centre. */
function findAxes({ x, y, z }: Balls): Axes {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const [sx, sy, sz] = [sum(x), sum(y), sum(z)];
  const axis = Math.sqrt(sx * sx + sy * sy);
  const long = Math.sqrt(axis * axis + sz * sz);
  // Above a pole or the earth's centre any direction will do.
  const [cosLng, sinLng] = axis > 0 ? [sx / axis, sy / axis] : [1, 0];
  const [cosLat, sinLat] = long > 0 ? [axis / long, sz / long] : [1, 0];
  const across = Float64Array.of(-sinLng, cosLng, 0);
  const up = Float64Array.of(-sinLat * cosLng, -sinLat * sinLng, cosLat);
  const along = (to: Float64Array): Float64Array =>
    x.map(
      (value, i) =>
        (to[0] as number) * value +
        (to[1] as number) * (y[i] as number) +
        (to[2] as number) * (z[i] as number),
    );
  return { across, up, u: along(across), v: along(up) };
}

/** Where cells lie; see `BallLists`. */
type Frame = Pick<BallLists, 'leastAcross' | 'leastUp' | 'cellM' | 'columns' | 'rows'>;

/** Lays cells as large as the reach, or larger where there would be too many, over all places from which a ball is in reach. */
function layCells({ u, v }: Axes, marginM: number, reachM: number): Frame {
  if (u.length === 0) return { leastAcross: 0, leastUp: 0, cellM: reachM, columns: 0, rows: 0 };
  const span = (values: Float64Array): [least: number, lengthM: number] => {
    const least = values.reduce((a, b) => Math.min(a, b)) - marginM;
    return [least, values.reduce((a, b) => Math.max(a, b)) + marginM - least];
  };
  const [leastAcross, acrossM] = span(u);
  const [leastUp, upM] = span(v);
  const cellM = Math.max(reachM, acrossM / mostCells, upM / mostCells);
  const countOf = (lengthM: number): number => Math.floor(lengthM / cellM) + 1;
  return { leastAcross, leastUp, cellM, columns: countOf(acrossM), rows: countOf(upM) };
}

function listBalls({ radiusM }: Balls, axes: Axes, reachM: number): BallLists {
  const { across, up, u, v } = axes;
  // A metre covers the rounding of coordinates.
  const marginM = reachM + radiusM + 1;
  const { leastAcross, leastUp, cellM, columns, rows } = layCells(axes, marginM, reachM);
  const visit = (see: (cell: number, ball: number) => void): void => {
    for (let ball = 0; ball < u.length; ball++) {
      const a = (u[ball] as number) - leastAcross;
      const b = (v[ball] as number) - leastUp;
      const lastRow = Math.min(rows - 1, Math.floor((b + marginM) / cellM));
      for (let row = Math.max(0, Math.floor((b - marginM) / cellM)); row <= lastRow; row++) {
        const dv = Math.max(0, row * cellM - b, b - (row + 1) * cellM);
        const half = Math.sqrt(Math.max(0, marginM * marginM - dv * dv));
        const last = Math.min(columns - 1, Math.floor((a + half) / cellM));
        for (let column = Math.max(0, Math.floor((a - half) / cellM)); column <= last; column++)
          see(row * columns + column, ball);
      }
    }
  };
  const starts = new Int32Array(columns * rows + 1);
  const last = new Int32Array(columns * rows).fill(-2);
  visit((cell, ball) => {
    if (last[cell] !== ball - 1) starts[cell + 1] = (starts[cell + 1] as number) + 2;
    last[cell] = ball;
  });
  for (let cell = 0; cell < columns * rows; cell++)
    starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number);
  const next = starts.slice(0, columns * rows);
  const spans = new Int32Array(starts[columns * rows] as number);
  last.fill(-2);
  visit((cell, ball) => {
    if (last[cell] !== ball - 1) {
      next[cell] = (next[cell] as number) + 2;
      spans[(next[cell] as number) - 2] = ball;
    }
    spans[(next[cell] as number) - 1] = ball + 1;
    last[cell] = ball;
  });
  return { across, up, leastAcross, leastUp, cellM, columns, rows, starts, spans };
}
