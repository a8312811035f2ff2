import type { Planes } from './planes.ts';

/**
 * Counts the covered points of a set by altitude and k. `indices` lists the points that count; the result holds the count for
 * altitude a and k at `(k - 1) * altitudes + a`, k in 1..3.
 */
export function createCoverageReader(
  indices: Int32Array,
  altitudes: number,
): (planes: Planes, counts: Float64Array) => void {
  const histogram = new Int32Array(1 << altitudes);
  return (planes, counts) => {
    counts.fill(0);
    [planes.once, planes.twice, planes.thrice].forEach((plane, k) => {
      histogram.fill(0);
      for (let i = 0; i < indices.length; i++) {
        const mask = plane[indices[i] as number] as number;
        histogram[mask] = (histogram[mask] as number) + 1;
      }
      for (let mask = 1; mask < histogram.length; mask++) {
        const count = histogram[mask] as number;
        if (count === 0) continue;
        for (let a = 0; a < altitudes; a++) {
          if ((mask >> a) & 1)
            counts[k * altitudes + a] = (counts[k * altitudes + a] as number) + count;
        }
      }
    });
  };
}
