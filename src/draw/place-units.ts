import type { Rng } from '../kernel/random/stream.ts';

/** Arrays that a sampler writes a position into, at one index. */
export interface PositionArrays {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

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

/** Places the units of a batch. A unit takes the block of attempt 0, and of 1, 2 … while it falls outside its area. */
export type PlaceUnits = (
  into: PositionArrays,
  batch: UnitBatch,
  rng: Rng,
  stream: number,
  trial: number,
) => void;
