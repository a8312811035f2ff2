import type { Perimeter } from '../domain/world.ts';
import type { Balls } from '../kernel/index/ball-lists.ts';

/** Consecutive perimeter points in one run: at most 2.5 km of line. Assumption: cost only. */
const runPoints = 10;

/** The perimeter cut into runs of consecutive points, each with a ball about its middle point that holds it. */
export interface PerimeterRuns extends Balls {
  readonly count: number;
  /** First point of each run, then the number of points. A run never spans two rings. */
  readonly starts: Int32Array;
}

/** Cuts the perimeter into runs. */
export function cutRuns(perimeter: Perimeter): PerimeterRuns {
  const { x, y, z } = perimeter.points;
  const list: number[] = [];
  for (let ring = 0; ring + 1 < perimeter.ringStarts.length; ring++) {
    const end = perimeter.ringStarts[ring + 1] as number;
    for (let first = perimeter.ringStarts[ring] as number; first < end; first += runPoints)
      list.push(first);
  }
  const starts = Int32Array.from([...list, x.length]);
  const middles = list.map((first, run) => (first + (starts[run + 1] as number) - 1) >> 1);
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(middles, (m) => values[m] as number);
  const radiusM = Float64Array.from(list, (first, run) => {
    const m = middles[run] as number;
    let most = 0;
    for (let p = first; p < (starts[run + 1] as number); p++) {
      const dx = (x[p] as number) - (x[m] as number);
      const dy = (y[p] as number) - (y[m] as number);
      const dz = (z[p] as number) - (z[m] as number);
      most = Math.max(most, dx * dx + dy * dy + dz * dz);
    }
    return Math.sqrt(most);
  });
  return { count: list.length, starts, x: pick(x), y: pick(y), z: pick(z), radiusM };
}
