import { expect, test } from 'vitest';
import { writeEcef } from '../geo/ellipsoid.ts';
import { layTrack, type Track } from '../geo/track.ts';
import { createRng } from '../random/stream.ts';
import { createCorridorGrid } from './corridor-grid.ts';

const rng = createRng(23);

interface Patch {
  readonly lng: number;
  readonly lat: number;
  /** Degrees of longitude and latitude from end to end. */
  readonly wide: number;
  readonly high: number;
}

function place(at: Patch, seed: number, trial: number, i: number): [number, number] {
  const lng = at.lng + at.wide * (rng.uniform(seed, trial, i, 0) - 0.5);
  const lat = at.lat + at.high * (rng.uniform(seed, trial, i, 1) - 0.5);
  return [lng, Math.max(-90, Math.min(90, lat))];
}

function makePoints(at: Patch, trial: number, count: number) {
  const points = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
  };
  for (let i = 0; i < count; i++)
    writeEcef(points.x, points.y, points.z, i, ...place(at, 1, trial, i));
  return points;
}

function makeTrackIn(at: Patch, trial: number, number: number): Track {
  const ends = { x: new Float64Array(2), y: new Float64Array(2), z: new Float64Array(2) };
  for (const end of [0, 1])
    writeEcef(ends.x, ends.y, ends.z, end, ...place(at, 2, trial, 2 * number + end));
  return layTrack(ends);
}

/** A country, one across the date line, the poles, a line along a parallel and one along a meridian, one point over and over, the globe. */
const patches: readonly Patch[] = [
  { lng: -66, lat: 8, wide: 14, high: 11 },
  { lng: 180, lat: -17, wide: 6, high: 5 },
  { lng: 0, lat: 90, wide: 360, high: 20 },
  { lng: 0, lat: -90, wide: 360, high: 140 },
  { lng: 30, lat: 0, wide: 40, high: 0 },
  { lng: 30, lat: 0, wide: 0, high: 40 },
  { lng: 100, lat: 60, wide: 150, high: 35 },
  { lng: 12, lat: 34, wide: 0, high: 0 },
  { lng: 0, lat: 0, wide: 360, high: 180 },
];
const counts = [0, 1, 20, 33, 700, 300, 2000];

/** Without ranks what is found comes in any order. */
const byPlace = (a: readonly number[], b: readonly number[]): number =>
  (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number);

test('a grid finds what a look at every point finds, in the order of ranks, in 10,000 random corridors', () => {
  const grid = createCorridorGrid();
  const [trials, tracks] = [200, 50];
  let some = 0;
  for (let trial = 0; trial < trials; trial++) {
    // Three sorts in a row are of the same places, in numbers that differ a little, so that cells are kept; the last one has a few points outside the cells.
    const three = Math.floor(trial / 3);
    const first = patches[three % patches.length] as Patch;
    const at = trial % 3 < 2 ? first : { ...first, lng: first.lng + 0.025 * first.wide };
    const count = Math.floor(((counts[three % counts.length] as number) * (10 + (trial % 3))) / 10);
    const points = makePoints(at, trial, count);
    // Every other world is ranked backwards, so that order does not come about by itself.
    const ranks =
      trial % 2 === 0 ? null : Int32Array.from({ length: count }, (_, i) => count - 1 - i);
    grid.sort(points, count, ranks);
    for (let number = 0; number < tracks; number++) {
      const track = makeTrackIn(at, trial, number);
      const acrossM = 400_000 * rng.uniform(3, trial, number, 0) ** 4;
      const aheadM = track.halfSpanM * rng.uniform(3, trial, number, 1) + acrossM;
      const wanted: number[][] = [];
      for (let i = 0; i < count; i++) {
        const [x, y, z] = [points.x[i], points.y[i], points.z[i]];
        const across = x * track.nx + y * track.ny + z * track.nz;
        const ahead = x * track.tx + y * track.ty + z * track.tz;
        if (Math.abs(across) <= acrossM && Math.abs(ahead) <= aheadM)
          wanted.push([x, y, z, across, ahead]);
      }
      if (ranks !== null) wanted.reverse();
      else wanted.sort(byPlace);
      const found = grid.find(track, acrossM, aheadM);
      const got = Array.from(grid.found.values.subarray(0, found), (p) => [
        ...[grid.x[p], grid.y[p], grid.z[p], grid.across[p], grid.ahead[p]],
      ]);
      if (ranks === null) got.sort(byPlace);
      if (found > 0 && found < count) some++;
      if (got.join() !== wanted.join()) expect(got, `${trial} ${number}`).toEqual(wanted);
    }
  }
  // The corridors are no trivial ones.
  expect(some).toBeGreaterThan(1500);
});
