import {
  type CellTables,
  type DoubtfulUnits,
  ownCellAttempts,
  type PositionArrays,
  type UnitBatch,
} from '../domain/draw-room.ts';
import type { AreaCells, AreaLine, BandEdge, World } from '../domain/world.ts';
import {
  eccentricitySquared,
  meridionalRadiusM,
  parallelRadiusM,
  semiMajorM,
} from '../kernel/geo/ellipsoid.ts';
import { squareToPiece } from '../kernel/geo/near-lines.ts';
import { containsPoint } from '../kernel/geo/polygon.ts';
import { heightByTilt, heightOfArea } from '../kernel/grid/cell-shares.ts';
import { cos, sin, toRadians } from '../kernel/math/index.ts';
import type { Rng } from '../kernel/random/stream.ts';
import { toOpenUnit32, toUnit53 } from '../kernel/random/to-unit.ts';
import { findPlaces, flockUnits, makeGuide } from './find-places.ts';
import { createLineSampler } from './line-sampler.ts';
import type { PlaceUnits } from './place-units.ts';

/** What places units in one area. */
export interface Sampler {
  readonly place: PlaceUnits;
  /** For who places the units of an area of cells himself; null for a line. */
  readonly cells: {
    readonly tables: CellTables;
    /** Draws the first `count` units that are in doubt again, until they lie in the area. `attempt` is their next one. */
    readonly redraw: (
      into: PositionArrays,
      batch: UnitBatch,
      doubtful: DoubtfulUnits,
      count: number,
      rng: Rng,
      stream: number,
      trial: number,
      attempt: number,
    ) => void;
  } | null;
}

/**
 * Prepares exact uniform sampling inside one area. A cell is drawn by its share of the area, a point in it by the density of area on the
 * ellipsoid, and drawn again while an outline or the edge of a band leaves it outside.
 */
export function createSampler(world: World, area: AreaCells | AreaLine): Sampler {
  return area.kind === 'line'
    ? { place: createLineSampler(world, area), cells: null }
    : createCellSampler(world, area);
}

/** What is known of the units of a flock between two steps. */
interface Flock {
  readonly number: Float64Array;
  /** Cell of an area, or step of a line. */
  readonly place: Int32Array;
  /** The last two words of each block. */
  readonly word2: Int32Array;
  readonly word3: Int32Array;
}

/** Lays out four numbers a row: sine and cosine of its lower edge, density of area at its upper edge against the lower one, and tilt. */
function tabulateRows({ south, sizeDeg, row }: AreaCells): Float64Array {
  const rows = row.reduce((most, value) => Math.max(most, value), 0) + 1;
  const densityAt = (r: number): number => {
    const lat = Math.min(90, south + r * sizeDeg);
    return meridionalRadiusM(lat) * Math.max(1, parallelRadiusM(lat));
  };
  const table = new Float64Array(4 * rows);
  let below = densityAt(0);
  for (let r = 0; r < rows; r++) {
    const lat = toRadians(south + r * sizeDeg);
    const above = densityAt(r + 1);
    const ratio = above / below;
    table.set([sin(lat), cos(lat), ratio, (ratio - 1) / (ratio + 1)], 4 * r);
    below = above;
  }
  return table;
}

/** Lays out two numbers a column: sine and cosine of its western edge. */
function tabulateColumns({ west, sizeDeg, column }: AreaCells): Float64Array {
  const columns = column.reduce((most, value) => Math.max(most, value), 0) + 1;
  const table = new Float64Array(2 * columns);
  for (let c = 0; c < columns; c++) {
    const lng = toRadians(west + c * sizeDeg);
    table.set([sin(lng), cos(lng)], 2 * c);
  }
  return table;
}

function tabulateCells(world: World, area: AreaCells): CellTables {
  const { column, row, partial, cumulative, west, south, sizeDeg, inside, bandEdge } = area;
  const shares = new Float64Array(2 * column.length);
  const cells = new Int32Array(shares.buffer);
  column.forEach((value, i) => {
    shares[2 * i] = cumulative[i] as number;
    cells[4 * i + 2] = value;
    cells[4 * i + 3] = 4 * (row[i] as number) + (partial[i] as number);
  });
  return {
    shares,
    stride: 2,
    cells,
    guide: makeGuide(cumulative),
    count: column.length,
    rows: tabulateRows(area),
    columns: tabulateColumns(area),
    west,
    south,
    sizeDeg,
    outline: world.edges,
    inside,
    bandEdge,
  };
}

/** Prepares writing the point that two random words give in a cell. */
function createPointWriter({
  cells,
  rows,
  columns,
  west,
  south,
  sizeDeg,
}: CellTables): (
  into: PositionArrays,
  to: number,
  cell: number,
  word2: number,
  word3: number,
) => void {
  const size = toRadians(sizeDeg);
  return (into: PositionArrays, to: number, cell: number, word2: number, word3: number): void => {
    const c = cells[4 * cell + 2] as number;
    const r = (cells[4 * cell + 3] as number) >> 2;
    const eastward = toOpenUnit32(word2);
    const share = toOpenUnit32(word3);
    const tilt = rows[4 * r + 3] as number;
    const northward =
      Math.abs(tilt) < 1e-3
        ? heightByTilt(share, tilt)
        : heightOfArea(share, rows[4 * r + 2] as number);
    // Sine and cosine by the addition theorem from the cell's corner; the offsets are below 9e-4 rad, so two terms err by less than 1e-17.
    const dLat = northward * size;
    const dLng = eastward * size;
    const sixthLat = (dLat * dLat) / 6;
    const sixthLng = (dLng * dLng) / 6;
    const sinD = dLat * (1 - sixthLat);
    const cosD = 1 - ((dLat * dLat) / 2) * (1 - sixthLat / 2);
    const sinE = dLng * (1 - sixthLng);
    const cosE = 1 - ((dLng * dLng) / 2) * (1 - sixthLng / 2);
    const s0 = rows[4 * r] as number;
    const c0 = rows[4 * r + 1] as number;
    const sinPhi = s0 * cosD + c0 * sinD;
    const cosPhi = c0 * cosD - s0 * sinD;
    const sinBase = columns[2 * c] as number;
    const cosBase = columns[2 * c + 1] as number;
    const normal = semiMajorM / Math.sqrt(1 - eccentricitySquared * sinPhi * sinPhi);
    const axis = normal * cosPhi;
    into.x[to] = axis * (cosBase * cosE - sinBase * sinE);
    into.y[to] = axis * (sinBase * cosE + cosBase * sinE);
    into.z[to] = normal * (1 - eccentricitySquared) * sinPhi;
    into.lng[to] = west + (c + eastward) * sizeDeg;
    into.lat[to] = south + (r + northward) * sizeDeg;
  };
}

function createCellSampler(world: World, area: AreaCells): Sampler {
  const tables = tabulateCells(world, area);
  const { cells } = tables;
  const block = new Uint32Array(4);
  const flock: Flock = {
    number: new Float64Array(flockUnits),
    place: new Int32Array(flockUnits),
    word2: new Int32Array(flockUnits),
    word3: new Int32Array(flockUnits),
  };

  const write = createPointWriter(tables);
  const redrawn = new Int32Array(1);
  const holds = createCellTest(world, area);
  const doubtful = { which: new Int32Array(flockUnits), cell: new Int32Array(flockUnits) };

  const redraw = (
    into: PositionArrays,
    { unit, at }: UnitBatch,
    { which, cell: cellOf }: DoubtfulUnits,
    count: number,
    rng: Rng,
    stream: number,
    trial: number,
    next: number,
  ): void => {
    for (let i = 0; i < count; i++) {
      let cell = cellOf[i] as number;
      const index = which[i] as number;
      const to = at[index] as number;
      // The cell is chosen once, by the share of it that lies inside; points outside are drawn again in the same cell. Only a sliver
      // that refuses a thousand points gives the unit back to its whole area.
      for (let attempt = next; !holds(cell, into, to); attempt++) {
        rng.words(block, stream, trial, unit[index] as number, attempt);
        if (attempt >= ownCellAttempts) {
          flock.number[0] = toUnit53(block[0] as number, block[1] as number);
          findPlaces(tables, flock.number, 1, redrawn);
          cell = redrawn[0] as number;
        }
        write(into, to, cell, block[2] as number, block[3] as number);
      }
    }
  };

  const place: PlaceUnits = (into, batch, rng, stream, trial) => {
    const { count, unit, at, stratum, strata } = batch;
    const { number, place, word2, word3 } = flock;
    for (let from = 0; from < count; from += flockUnits) {
      const size = Math.min(flockUnits, count - from);
      for (let i = 0; i < size; i++) {
        rng.words(block, stream, trial, unit[from + i] as number, 0);
        const u = toUnit53(block[0] as number, block[1] as number);
        number[i] = ((stratum[from + i] as number) + u) / strata;
        word2[i] = block[2] as number;
        word3[i] = block[3] as number;
      }
      findPlaces(tables, number, size, place);
      let doubts = 0;
      for (let i = 0; i < size; i++) {
        const cell = place[i] as number;
        write(into, at[from + i] as number, cell, word2[i] as number, word3[i] as number);
        doubtful.which[doubts] = from + i;
        doubtful.cell[doubts] = cell;
        doubts += Math.min(1, (cells[4 * cell + 3] as number) & 3);
      }
      redraw(into, batch, doubtful, doubts, rng, stream, trial, 1);
    }
  };
  return { place, cells: { tables, redraw } };
}

/** Prepares the test whether a point that was drawn in a cell lies in the area. */
function createCellTest(
  world: World,
  { partial, inside, bandEdge }: AreaCells,
): (cell: number, points: PositionArrays, at: number) => boolean {
  return (cell, points, at) => {
    const kind = partial[cell] as number;
    if ((kind & 1) !== 0) {
      const lng = points.lng[at] as number;
      const lat = points.lat[at] as number;
      if (!containsPoint(world.edges, lng, lat)) return false;
      if (inside !== null && !containsPoint(inside, lng, lat)) return false;
    }
    return (kind & 2) === 0 || bandEdge === null || isInBand(bandEdge, cell, points, at);
  };
}

function isInBand(edge: BandEdge, cell: number, points: PositionArrays, at: number): boolean {
  const { chordM2, starts, members, pieces } = edge;
  const x = points.x[at] as number;
  const y = points.y[at] as number;
  const z = points.z[at] as number;
  const end = starts[cell + 1] as number;
  for (let m = starts[cell] as number; m < end; m++)
    if (squareToPiece(pieces, members[m] as number, x, y, z) <= chordM2) return true;
  return false;
}
