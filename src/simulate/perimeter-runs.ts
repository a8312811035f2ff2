import type { Perimeter } from '../domain/world.ts';
import type { Balls } from '../kernel/index/ball-lists.ts';

/** Consecutive perimeter points in one run: at most 2.5 km of line. Assumption: cost only. */
const runPoints = 10;

/** The perimeter cut into runs of consecutive points, each inside a ball of one size. */
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
  const middles = {
    x: new Float64Array(list.length),
    y: new Float64Array(list.length),
    z: new Float64Array(list.length),
  };
  let radiusM = 0;
  list.forEach((first, run) => {
    const last = (starts[run + 1] as number) - 1;
    let square = 0;
    const middle = (axis: 'x' | 'y' | 'z'): number => {
      const own = perimeter.points[axis].subarray(first, last + 1);
      const at = (own.reduce((a, b) => Math.min(a, b)) + own.reduce((a, b) => Math.max(a, b))) / 2;
      middles[axis][run] = at;
      return at;
    };
    const [mx, my, mz] = [middle('x'), middle('y'), middle('z')];
    for (let p = first; p <= last; p++) {
      const dx = (x[p] as number) - mx;
      const dy = (y[p] as number) - my;
      const dz = (z[p] as number) - mz;
      square = Math.max(square, dx * dx + dy * dy + dz * dz);
    }
    radiusM = Math.max(radiusM, Math.sqrt(square));
  });
  return { count: list.length, starts, ...middles, radiusM };
}
