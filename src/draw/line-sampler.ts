import type { AreaLine, Perimeter, World } from '../domain/world.ts';
import { toUnit53 } from '../kernel/random/to-unit.ts';
import { findPlaces, flockUnits, makeGuide, type ShareList } from './find-places.ts';
import type { PlaceUnits } from './place-units.ts';

/** Numbers a point of the perimeter: x, y, z, longitude, latitude, and the next point of its ring. */
const lineStride = 6;

function tabulateLine({ points, lng, lat, ringStarts }: Perimeter): Float64Array {
  const table = new Float64Array(lineStride * lng.length);
  for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
    const start = ringStarts[ring] as number;
    const end = ringStarts[ring + 1] as number;
    for (let i = start; i < end; i++) {
      const at = lineStride * i;
      table[at] = points.x[i] as number;
      table[at + 1] = points.y[i] as number;
      table[at + 2] = points.z[i] as number;
      table[at + 3] = lng[i] as number;
      table[at + 4] = lat[i] as number;
      table[at + 5] = i + 1 < end ? i + 1 : start;
    }
  }
  return table;
}

/** Prepares placing units on the perimeter line, uniformly by length. */
export function createLineSampler(world: World, { cumulative }: AreaLine): PlaceUnits {
  const count = cumulative.length;
  const list: ShareList = { shares: cumulative, stride: 1, guide: makeGuide(cumulative), count };
  const table = tabulateLine(world.perimeter);
  const block = new Uint32Array(4);
  const steps = new Int32Array(flockUnits);
  const numbers = new Float64Array(flockUnits);
  return (into, batch, rng, stream, trial) => {
    const { unit, at, stratum, strata } = batch;
    for (let first = 0; first < batch.count; first += flockUnits) {
      const size = Math.min(flockUnits, batch.count - first);
      for (let i = 0; i < size; i++) {
        rng.words(block, stream, trial, unit[first + i] as number, 0);
        const u = toUnit53(block[0] as number, block[1] as number);
        numbers[i] = ((stratum[first + i] as number) + u) / strata;
      }
      findPlaces(list, numbers, size, steps);
      for (let i = 0; i < size; i++) {
        const step = steps[i] as number;
        const below = step === 0 ? 0 : (cumulative[step - 1] as number);
        const part = ((numbers[i] as number) - below) / ((cumulative[step] as number) - below);
        const from = lineStride * step;
        const next = lineStride * (table[from + 5] as number);
        const to = at[first + i] as number;
        into.x[to] = mix(table, from, next, part);
        into.y[to] = mix(table, from + 1, next + 1, part);
        into.z[to] = mix(table, from + 2, next + 2, part);
        into.lng[to] = mix(table, from + 3, next + 3, part);
        into.lat[to] = mix(table, from + 4, next + 4, part);
      }
    }
  };
}

function mix(values: Float64Array, from: number, to: number, part: number): number {
  return (values[from] as number) + part * ((values[to] as number) - (values[from] as number));
}
