import type { DrawRoom, RoomPlan } from '../domain/draw-room.ts';
import { createRng } from '../kernel/random/stream.ts';
import { toOpenUnit32 } from '../kernel/random/to-unit.ts';

/** Makes room for the units of a plan in plain arrays. */
export function openPlainRoom({
  seed,
  readyStream,
  area,
  leader,
  stratum,
  units,
}: RoomPlan): DrawRoom {
  const rng = createRng(seed);
  const block = new Uint32Array(4);
  const count = area.length;
  const numbers = (): Float64Array => new Float64Array(count);
  // One list for all areas: batches are stretches of it.
  const batchUnit = new Int32Array(count);
  const batchAt = new Int32Array(count);
  const batchStratum = new Int32Array(count);
  const starts = new Int32Array(units.length);
  const ends = new Int32Array(units.length);
  let taken = 0;
  const batches = units.map((size, index) => {
    const stretch = (list: Int32Array): Int32Array => list.subarray(taken, taken + size);
    const [unit, at, own] = [batchUnit, batchAt, batchStratum].map(stretch) as [
      ...[Int32Array, Int32Array, Int32Array],
    ];
    starts[index] = taken;
    taken += size;
    return { count: 0, unit, at, stratum: own, strata: 1 };
  });
  const positions = { x: numbers(), y: numbers(), z: numbers(), lng: numbers(), lat: numbers() };
  const ready = new Int32Array(count);
  const readiness = numbers();

  const list: DrawRoom['list'] = (trial, inPlace, readyShare, isCommon) => {
    ends.set(starts);
    rng.words(block, readyStream, trial, 0, 0);
    const common = toOpenUnit32(block[0] as number);
    let found = 0;
    for (let unit = 0; unit < inPlace; unit++) {
      // One block serves four units: readiness takes a word each.
      if ((unit & 3) === 0) rng.words(block, readyStream, trial, unit >>> 2, 0);
      const number = isCommon ? common : toOpenUnit32(block[unit & 3] as number);
      readiness[found] = number;
      ready[found] = unit;
      const of = area[unit] as number;
      const end = ends[of] as number;
      batchUnit[end] = leader[unit] as number;
      batchAt[end] = found;
      batchStratum[end] = stratum[unit] as number;
      // 1 where the number lies below the share, else 0, and the next unit writes over this one: a branch would be guessed wrong as often as
      // posts are not ready.
      const isReady = 0 - (Math.floor((number - readyShare) / 2) | 0);
      ends[of] = end + isReady;
      found += isReady;
    }
    batches.forEach((batch, index) => {
      batch.count = (ends[index] as number) - (starts[index] as number);
    });
    return found;
  };
  const none = new Int32Array(0);
  const doubtful = { which: none, cell: none };
  return { positions, unit: ready, readiness, batches, list, place: null, doubtful };
}
