import type { World } from '../domain/world.ts';
import { toRadians } from '../kernel/math/index.ts';

/** The cells of a world's grid of depths. */
export interface BeltCells {
  readonly count: number;
  /** The cell of a place in degrees, -1 off the grid. */
  readonly cellOf: (lng: number, lat: number) => number;
  /** No place of a cell lies nearer to the perimeter than this nor farther away than that, straight, metres; 0 and infinite where no depth is known. */
  readonly leastM: Float64Array;
  readonly mostM: Float64Array;
  /** Middle of a cell, earth-centred, metres, and how far its places lie from there. */
  readonly middleOf: (cell: number) => readonly [number, number, number];
  readonly slackOf: (cell: number) => number;
}

/** Describes the cells: the depth at the middle of a cell bounds that of all its places. */
export function describeCells({ belt }: World): BeltCells {
  const { west, south, sizeDeg, columns, rows, chordM, middles } = belt.grid;
  const slackM = listSlack(middles.axisM, sizeDeg);
  const slackOf = (cell: number): number => slackM[Math.floor(cell / columns)] as number;
  return {
    count: columns * rows,
    cellOf: (lng, lat) => {
      const row = Math.floor((lat - south) / sizeDeg);
      const column = Math.floor((lng - west) / sizeDeg);
      if (row < 0 || row >= rows || column < 0 || column >= columns) return -1;
      return row * columns + column;
    },
    leastM: Float64Array.from(chordM, (chord, cell) => (chord < 0 ? 0 : chord - slackOf(cell))),
    mostM: Float64Array.from(chordM, (chord, cell) =>
      chord < 0 ? Number.POSITIVE_INFINITY : chord + slackOf(cell),
    ),
    middleOf: (cell) => {
      const row = Math.floor(cell / columns);
      const axisM = middles.axisM[row] as number;
      const column = cell - row * columns;
      return [
        axisM * (middles.cos[column] as number),
        axisM * (middles.sin[column] as number),
        middles.heightM[row] as number,
      ];
    },
    slackOf,
  };
}

/** Bounds by row how far a place of a cell lies from the cell's middle, metres; a metre more for the rounding of the stored depths. */
function listSlack(axisM: Float64Array, sizeDeg: number): Float64Array {
  const half = toRadians(sizeDeg) / 2;
  return axisM.map((axis) => {
    // No meridian is bent wider than 6.4e6 m; half a cell nearer to the equator a parallel is at most that much longer.
    const north = 6.4e6 * half;
    const east = (axis + north) * half;
    return Math.sqrt(north * north + east * east) + 1;
  });
}
