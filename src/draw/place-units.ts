import type { UnitBatch } from '../domain/draw-room.ts';
import type { Rng } from '../kernel/random/stream.ts';

/** Arrays that a sampler writes a position into, at one index. */
export interface PositionArrays {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** Places the units of a batch. A unit takes the block of attempt 0, and of 1, 2 … while it falls outside its area. */
export type PlaceUnits = (
  into: PositionArrays,
  batch: UnitBatch,
  rng: Rng,
  stream: number,
  trial: number,
) => void;
