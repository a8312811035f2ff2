import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { chordToDistanceM, writeEcef } from './ellipsoid.ts';
import { findPieces, indexLines, squareToPiece } from './near-lines.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const rng = createRng(6);

type Point = readonly [number, number];

function distanceM([lng1, lat1]: Point, [lng2, lat2]: Point): number {
  return wgs84.Inverse(lat1, lng1, lat2, lng2, geographiclib.Geodesic.DISTANCE).s12 ?? Number.NaN;
}

/** Least distance to a line that is straight in degrees, at 400 points of every edge. */
function walkDistanceM(line: readonly Point[], point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < line.length; i++) {
    const [from, to] = [line[i] as Point, line[i + 1] as Point];
    for (let step = 0; step <= 400; step++) {
      const part = step / 400;
      const at: Point = [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
      least = Math.min(least, distanceM(at, point));
    }
  }
  return least;
}

test.each([
  [20, 0],
  [20, 47],
  [-70, 75],
  [180, -17],
  [20, 86],
])(
  'distances to lines about [%d, %d] are those of a geodesic library, and no near piece is missed',
  (lng, lat) => {
    const stretch = 1 / Math.cos((lat * Math.PI) / 180);
    const line = Array.from(
      { length: 6 },
      (_, i): Point => [
        lng + stretch * (0.3 * i - 0.75),
        lat + 0.4 * (rng.uniform(1, i, 0, 0) - 0.5),
      ],
    );
    const near = indexLines([line], 25_000);
    const [x, y, z] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
    let found = 0;
    for (let i = 0; i < 120; i++) {
      const point: Point = [
        lng + stretch * (1.8 * rng.uniform(2, i, 0, 0) - 0.9),
        lat + 0.9 * (rng.uniform(2, i, 1, 0) - 0.5),
      ];
      const expected = walkDistanceM(line, point);
      const pieces = findPieces(near, point[0], point[1], 25_000);
      // The walk's steps are up to 85 m long.
      if (expected > 25_005) {
        expect(pieces).toEqual([]);
        continue;
      }
      if (expected > 24_990) continue;
      found++;
      writeEcef(x, y, z, 0, point[0], point[1]);
      const squares = pieces.map((piece) =>
        squareToPiece(near.pieces, piece, x[0] as number, y[0] as number, z[0] as number),
      );
      const got = chordToDistanceM(Math.sqrt(Math.min(...squares)));
      // The parallel at 86 degrees is so bent that it leaves the chord of a piece by 7 m.
      const bendM = lat > 80 ? 8 : 1.5;
      expect(Math.abs(got - expected), `${point}`).toBeLessThan(bendM + 2000 / (expected + 10));
    }
    expect(found).toBeGreaterThan(30);
  },
);

test('a line of one point is a point', () => {
  const near = indexLines([[[10, 60]]], 5_000);
  expect(findPieces(near, 10.05, 60, 5_000)).toEqual([0]);
  expect(findPieces(near, 10.1, 60, 5_000)).toEqual([]);
  expect(findPieces(near, 10, 60.04, 4_000)).toEqual([]);
});
