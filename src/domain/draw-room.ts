import type { EdgeIndex } from '../kernel/geo/polygon.ts';
import type { BandEdge } from './world.ts';

/** What a unit looks itself up in when it is placed in an area of cells. */
export interface CellTables {
  /** Cumulative share of cell i at 2 i, ascending, last = 1. */
  readonly shares: Float64Array;
  readonly stride: 2;
  /** The memory of `shares`: column of cell i at 4 i + 2, 4 x row + kind at 4 i + 3; kind 0 lies wholly in the area. */
  readonly cells: Int32Array;
  /** Entry b holds the first cell whose cumulative share exceeds b / count. */
  readonly guide: Int32Array;
  readonly count: number;
  /** Four numbers a row: sine and cosine of its lower edge, density of area at its upper edge against the lower one, and tilt. */
  readonly rows: Float64Array;
  /** Two numbers a column: sine and cosine of its western edge. */
  readonly columns: Float64Array;
  /** South-west corner and size of a cell, degrees. */
  readonly west: number;
  readonly south: number;
  readonly sizeDeg: number;
  /** What decides about a point of the other cells. Kind & 1: edges it has to lie in; kind & 2: the edge of a band; null for other areas. */
  readonly outline: EdgeIndex;
  readonly inside: EdgeIndex | null;
  readonly bandEdge: BandEdge | null;
}

/** Attempts of a unit in its own cell; the next gives it back to its whole area. */
export const ownCellAttempts = 1000;

/** Units of one area that are to be placed. */
export interface UnitBatch {
  readonly count: number;
  /** Index of each unit in its group: names its random numbers. */
  readonly unit: Int32Array;
  /** Where each unit's position is written. */
  readonly at: Int32Array;
  /** Each unit is placed in its own one of `strata` equal parts of the area; without strata (1), anywhere. */
  readonly stratum: Int32Array;
  readonly strata: number;
}

/** Units of a batch that may lie outside their area: which of the batch, and the cell. */
export interface DoubtfulUnits {
  readonly which: Int32Array;
  readonly cell: Int32Array;
}

/** Earth-centred positions, metres; longitude and latitude, degrees. */
export interface PositionArrays {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** Who finds room: the units of a group, of which each trial takes the first so many. */
export interface RoomPlan {
  readonly seed: number;
  readonly readyStream: number;
  readonly placeStream: number;
  /** By unit: its area, the unit at whose place it stands, and its stratum there. */
  readonly area: Int32Array;
  readonly leader: Int32Array;
  readonly stratum: Int32Array;
  /** By area: how many units it has, and the tables of an area of cells; null for a line. */
  readonly units: readonly number[];
  readonly tables: readonly (CellTables | null)[];
}

/** Arrays that the units of a group are drawn into, and what draws them. The arrays are never moved. */
export interface DrawRoom {
  /** Where each unit stands that is ready. */
  readonly positions: PositionArrays;
  /** Index of each of them in its group, and its number in (0, 1): ready at every share above it. */
  readonly unit: Int32Array;
  readonly readiness: Float64Array;
  /** The same units by area, in their own order; `list` sets the counts, the drawer the strata. */
  readonly batches: readonly (UnitBatch & { count: number; strata: number })[];
  /** Lists which of the first `inPlace` units are ready, in their own order and by area; returns how many. In common all take the first unit's number. */
  readonly list: (trial: number, inPlace: number, readyShare: number, isCommon: boolean) => number;
  /**
   * Places the batch of an area of cells, in up to `ownCellAttempts` attempts of each unit, and returns how many still lie outside, listed in `doubtful`; null where units
   * are placed one by one.
   */
  readonly place: ((area: number, trial: number) => number) | null;
  readonly doubtful: DoubtfulUnits;
}

/** Makes room for the units of a plan; null where it cannot be had. */
export type OpenRoom = (plan: RoomPlan) => DrawRoom | null;
