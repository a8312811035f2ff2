import type { PointSet } from '../domain/world.ts';
import type { Balls } from '../kernel/index/ball-lists.ts';

/** Most points of a run: 2 km of line. Assumption: cost only. */
const mostPoints = 8;

/** How far a run's points may lie from even steps along a straight line, metres: bent lines are cut. Assumption: cost only. */
const straightM = 0.3;

/** The perimeter cut into runs of consecutive points in even steps along a straight line, each inside a ball of one size. */
export interface PerimeterRuns extends Balls {
  readonly count: number;
  /** First point of each run, then the number of points. A run never spans two rings. */
  readonly starts: Int32Array;
  /** Step x, y, z from point to point of each run, metres. */
  readonly steps: Float64Array;
  /** How far points lie at most from where the steps lead, metres. */
  readonly bendM: number;
}

/** Cuts rings of points into runs; `ringStarts` holds the first point of each ring, then the number of points. */
export function cutRuns(points: PointSet, ringStarts: Int32Array): PerimeterRuns {
  const starts: number[] = [];
  for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
    const end = ringStarts[ring + 1] as number;
    for (let first = ringStarts[ring] as number; first < end; ) {
      starts.push(first);
      const start = first++;
      while (first < end && first - start < mostPoints && bendOf(points, start, first) <= straightM)
        first++;
    }
  }
  const count = starts.length;
  starts.push(points.x.length);
  const middle = (axis: 'x' | 'y' | 'z'): Float64Array =>
    Float64Array.from({ length: count }, (_, run) => {
      const [first, end] = [starts[run] as number, starts[run + 1] as number];
      return ((points[axis][first] as number) + (points[axis][end - 1] as number)) / 2;
    });
  const steps = new Float64Array(3 * count);
  let bendM = 0;
  let halfM = 0;
  for (let run = 0; run < count; run++) {
    const [first, last] = [starts[run] as number, (starts[run + 1] as number) - 1];
    const step = stepOf(points, first, last);
    steps.set(step, 3 * run);
    const [x, y, z] = step;
    halfM = Math.max(halfM, (Math.sqrt(x * x + y * y + z * z) * (last - first)) / 2);
    bendM = Math.max(bendM, bendOf(points, first, last));
  }
  return {
    count,
    starts: Int32Array.from(starts),
    steps,
    bendM,
    x: middle('x'),
    y: middle('y'),
    z: middle('z'),
    radiusM: halfM + bendM,
  };
}

function stepOf({ x, y, z }: PointSet, first: number, last: number): [number, number, number] {
  const along = (values: Float64Array): number =>
    first === last ? 0 : ((values[last] as number) - (values[first] as number)) / (last - first);
  return [along(x), along(y), along(z)];
}

/** How far the points between two points lie at most from even steps between them, metres. */
function bendOf(points: PointSet, first: number, last: number): number {
  const { x, y, z } = points;
  const [stepX, stepY, stepZ] = stepOf(points, first, last);
  let most = 0;
  for (let p = first + 1; p < last; p++) {
    const dx = (x[p] as number) - (x[first] as number) - (p - first) * stepX;
    const dy = (y[p] as number) - (y[first] as number) - (p - first) * stepY;
    const dz = (z[p] as number) - (z[first] as number) - (p - first) * stepZ;
    most = Math.max(most, dx * dx + dy * dy + dz * dz);
  }
  return Math.sqrt(most);
}
