import type { BandEdge } from '../domain/world.ts';
import {
  chordOfDistanceM,
  chordToDistanceM,
  meridionalRadiusM,
  writeEcef,
} from '../kernel/geo/ellipsoid.ts';
import { findPieces, type NearLines, squareToPiece } from '../kernel/geo/near-lines.ts';
import type { DegreeGrid } from '../kernel/grid/cell-shares.ts';
import { toRadians } from '../kernel/math/index.ts';

/** The pieces of a band's lines that decide which points of one cell lie in the band. */
export interface CellPieces {
  readonly column: number;
  readonly row: number;
  readonly pieces: readonly number[];
}

/** Half the diagonal of a cell, metres; the widest at the equator, where a degree of longitude is longest. */
export function halfDiagonalM(sizeDeg: number): number {
  return 0.7072 * sizeDeg * toRadians(1) * meridionalRadiusM(90);
}

/** Lists the pieces that may be the nearest one for a point of the cell that lies about the band's edge. */
export function findCellPieces(
  grid: DegreeGrid,
  near: NearLines,
  column: number,
  row: number,
): CellPieces {
  const lng = grid.west + (column + 0.5) * grid.sizeDeg;
  const lat = grid.south + (row + 0.5) * grid.sizeDeg;
  return { column, row, pieces: findPieces(near, lng, lat, near.reachM) };
}

/** Measures the distance from a point (degrees) to the pieces of its cell in metres; infinite without any. */
export function distanceInCellM(
  near: NearLines,
  cell: CellPieces,
  lng: number,
  lat: number,
): number {
  const [x, y, z] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
  writeEcef(x, y, z, 0, lng, lat);
  let least = Number.POSITIVE_INFINITY;
  for (const piece of cell.pieces) {
    least = Math.min(
      least,
      squareToPiece(near.pieces, piece, x[0] as number, y[0] as number, z[0] as number),
    );
  }
  return least === Number.POSITIVE_INFINITY ? least : chordToDistanceM(Math.sqrt(least));
}

/**
 * Measures the share of a cell that lies within the lines' distance: the distance is measured at the corners of small squares and taken
 * as linear between them. A square is at most a twentieth of the distance wide (up to 16 a side), so that the share errs by less than 0.5 %.
 */
export function measureBandShare(
  grid: DegreeGrid,
  near: NearLines,
  withinM: number,
  cell: CellPieces,
): number {
  const { west, south, sizeDeg } = grid;
  const cellM = sizeDeg * toRadians(1) * meridionalRadiusM(90);
  const sides = Math.max(2, Math.min(16, Math.ceil((20 * cellM) / withinM)));
  const measureLine = (j: number): Float64Array =>
    Float64Array.from({ length: sides + 1 }, (_, i) => {
      const lng = west + (cell.column + i / sides) * sizeDeg;
      const lat = south + (cell.row + j / sides) * sizeDeg;
      return withinM - Math.min(1e8, distanceInCellM(near, cell, lng, lat));
    });
  let share = 0;
  let below = measureLine(0);
  for (let j = 1; j <= sides; j++) {
    const above = measureLine(j);
    for (let i = 0; i < sides; i++) {
      share += positiveShare(
        below[i] as number,
        below[i + 1] as number,
        above[i + 1] as number,
        above[i] as number,
      );
    }
    below = above;
  }
  return share / (sides * sides);
}

/** Share of a unit square on which a function is positive that has these values at the corners, in turn, and is linear along the sides. */
export function positiveShare(a: number, b: number, c: number, d: number): number {
  if (a > 0 && b > 0 && c > 0 && d > 0) return 1;
  if (a <= 0 && b <= 0 && c <= 0 && d <= 0) return 0;
  const corners = [
    { x: 0, y: 0, value: a },
    { x: 1, y: 0, value: b },
    { x: 1, y: 1, value: c },
    { x: 0, y: 1, value: d },
  ];
  const outline: { x: number; y: number }[] = [];
  corners.forEach((from, i) => {
    const to = corners[(i + 1) % 4] as (typeof corners)[number];
    if (from.value > 0) outline.push(from);
    if (from.value > 0 === to.value > 0) return;
    const part = from.value / (from.value - to.value);
    outline.push({ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) });
  });
  const doubleArea = outline.reduce((sum, from, i) => {
    const to = outline[(i + 1) % outline.length] as (typeof outline)[number];
    return sum + from.x * to.y - to.x * from.y;
  }, 0);
  return doubleArea / 2;
}

/** Packs the pieces of the cells, in their order in the area, for drawing; null stands for a cell that needs none. */
export function packBandEdge(
  near: NearLines,
  withinM: number,
  cells: readonly (CellPieces | null)[],
): BandEdge {
  const starts = new Int32Array(cells.length + 1);
  const members: number[] = [];
  const packed = new Map<number, number>();
  cells.forEach((cell, i) => {
    for (const piece of cell?.pieces ?? []) {
      if (!packed.has(piece)) packed.set(piece, packed.size);
      members.push(packed.get(piece) as number);
    }
    starts[i + 1] = members.length;
  });
  const pieces = new Float64Array(6 * packed.size);
  for (const [piece, at] of packed)
    pieces.set(near.pieces.subarray(6 * piece, 6 * piece + 6), 6 * at);
  const chord = chordOfDistanceM(withinM);
  return { chordM2: chord * chord, starts, members: Int32Array.from(members), pieces };
}
