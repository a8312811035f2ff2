import type { PositionArrays, UnitBatch } from '../domain/draw-room.ts';
import type { Rng } from '../kernel/random/stream.ts';

/** Places the units of a batch. A unit takes the block of attempt 0, and of 1, 2 … while it falls outside its area. */
export type PlaceUnits = (
  into: PositionArrays,
  batch: UnitBatch,
  rng: Rng,
  stream: number,
  trial: number,
) => void;
