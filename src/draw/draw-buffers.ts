import type { UnitBatch } from './place-units.ts';

/** Units of an area in work. */
export interface Batch extends UnitBatch {
  count: number;
  strata: number;
}

/** Makes a batch for up to `count` units. */
export function makeBatch(count: number): Batch {
  return {
    count: 0,
    unit: new Int32Array(count),
    at: new Int32Array(count),
    stratum: new Int32Array(count),
    strata: 1,
  };
}

/** Arrays that a group's units are drawn into. */
export interface Buffers {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly unit: Int32Array;
  readonly readiness: Float64Array;
}

/** Makes buffers for `count` units. */
export function makeBuffers(count: number): Buffers {
  return {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    lng: new Float64Array(count),
    lat: new Float64Array(count),
    unit: new Int32Array(count),
    readiness: new Float64Array(count),
  };
}
