import type { Planes } from './planes.ts';

/** Counts the covered points of a lattice by altitude and k. */
export type ReadCoverage = (planes: Planes, counts: Float64Array) => void;

/**
 * Prepares counting the covered points by altitude and k. `inside` holds 1 for every point that counts; the result holds the count for
 * altitude a and k at `(k - 1) * altitudes + a`, k in 1..3. Points are read two at a time, so that empty country costs little.
 */
export function createCoverageReader(inside: Uint8Array, altitudes: number): ReadCoverage {
  const histogram = new Int32Array(1 << altitudes);
  const countPlane = (plane: Uint16Array, row: number, counts: Float64Array): void => {
    histogram.fill(0);
    const pairs = new Uint32Array(plane.buffer, plane.byteOffset, plane.length >> 1);
    for (let pair = 0; pair < pairs.length; pair++) {
      if (pairs[pair] === 0) continue;
      const first = 2 * pair;
      if (inside[first] === 1)
        histogram[plane[first] as number] = (histogram[plane[first] as number] as number) + 1;
      if (inside[first + 1] === 1) {
        histogram[plane[first + 1] as number] =
          (histogram[plane[first + 1] as number] as number) + 1;
      }
    }
    if (plane.length % 2 === 1 && inside[plane.length - 1] === 1) {
      const last = plane[plane.length - 1] as number;
      histogram[last] = (histogram[last] as number) + 1;
    }
    for (let mask = 1; mask < histogram.length; mask++) {
      const count = histogram[mask] as number;
      if (count === 0) continue;
      for (let a = 0; a < altitudes; a++) {
        if ((mask >> a) & 1) counts[row + a] = (counts[row + a] as number) + count;
      }
    }
  };
  return (planes, counts) => {
    counts.fill(0);
    countPlane(planes.once, 0, counts);
    countPlane(planes.twice, altitudes, counts);
    countPlane(planes.thrice, 2 * altitudes, counts);
  };
}
