import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRuns } from '../../test/properties/make-case.ts';
import { chordOfDistanceM, writeEcef } from '../kernel/geo/ellipsoid.ts';
import { createMeridianCuts, type GlobePoints } from '../kernel/geo/meridian-cuts.ts';
import { makeBeltPosts } from './find-belt-posts.ts';
import { rankPosts } from './link-belt-posts.ts';
import { meetCuts } from './meet-cuts.ts';
import { makeReachLevels } from './reach-levels.ts';

type Place = readonly [number, number];

function globePoints(places: readonly Place[]): GlobePoints {
  const room = () => new Float64Array(places.length);
  const points = { x: room(), y: room(), z: room(), lng: room() };
  places.forEach(([lng, lat], i) => {
    writeEcef(points.x, points.y, points.z, i, lng, lat);
    points.lng[i] = lng;
  });
  return points;
}

/** Places within a square about a middle; beyond the poles they turn back. */
function about([lng, lat]: Place, offsets: readonly Place[]): Place[] {
  return offsets.map(([east, north]) => [
    lng + east,
    Math.max(-89.9, Math.min(89.9, lat + north)) as number,
  ]);
}

const offset = fc.tuple(
  fc.double({ min: -8, max: 8, noNaN: true }),
  fc.double({ min: -8, max: 8, noNaN: true }),
);
const reach = fc.constantFrom(0, 5_000, 40_000, 150_000);
const situation = fc.record({
  middle: fc.tuple(fc.constantFrom(0, 60, 179.5), fc.constantFrom(-84, -40, 0, 8, 70)),
  pole: fc.constantFrom('north' as const, 'south' as const),
  markers: fc.array(offset, { minLength: 1, maxLength: 12 }),
  posts: fc.array(fc.tuple(offset, fc.constantFrom(0b00001, 0b00100, 0b10100, 0b10101)), {
    minLength: 2,
    maxLength: 30,
  }),
  reachM: fc.tuple(reach, reach, reach),
});

interface Situation {
  readonly middle: Place;
  readonly pole: 'north' | 'south';
  readonly markers: readonly Place[];
  readonly posts: readonly (readonly [Place, number])[];
  readonly reachM: readonly number[];
}

function prepare({ middle, pole, markers, posts: list, reachM }: Situation) {
  const places = globePoints(about(middle, markers));
  const cuts = createMeridianCuts(places, pole, middle[0] - 8, middle[0] + 8);
  const points = globePoints(
    about(
      middle,
      list.map(([at]) => at),
    ),
  );
  const posts = Object.assign(makeBeltPosts(), points, {
    count: list.length,
    mask: Uint32Array.from(list, ([, mask]) => mask),
  });
  const ranked = { posts, first: 0, ranks: new Int32Array(0) };
  rankPosts([ranked], cuts);
  const met = new Int32Array(markers.length);
  meetCuts(cuts, ranked, makeReachLevels(Float64Array.from(reachM)), met);
  return { places, cuts, posts, met };
}

function distance(a: GlobePoints, i: number, b: GlobePoints, j: number): number {
  const [dx, dy, dz] = (['x', 'y', 'z'] as const).map(
    (axis) => (a[axis][i] as number) - (b[axis][j] as number),
  ) as [number, number, number];
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

test('no link crosses a cut that no post meets', () => {
  let [free, crossing] = [0, 0];
  fc.assert(
    fc.property(situation, (form) => {
      const { cuts, posts, met } = prepare(form);
      form.reachM.forEach((reachM, a) => {
        const bit = 1 << (2 * a);
        let [low, high] = [0, 0];
        for (let i = 0; i < posts.count; i++) {
          for (let j = 0; j < i; j++) {
            const both = (posts.mask[i] as number) & (posts.mask[j] as number) & bit;
            if (both === 0 || reachM === 0) continue;
            if (distance(posts, i, posts, j) > chordOfDistanceM(2 * reachM)) continue;
            cuts.cross(posts, i, posts, j);
            low |= cuts.crossed.low;
            high |= cuts.crossed.high;
          }
        }
        met.forEach((mask, p) => {
          const isCrossed = (((p < 32 ? low : high) >>> (p & 31)) & 1) === 1;
          if ((mask & bit) === 0) expect(isCrossed).toBe(false);
          if (isCrossed) crossing++;
          else if ((mask & bit) === 0) free++;
        });
      });
    }),
    { numRuns: countRuns(10), seed: 11 },
  );
  expect(crossing).toBeGreaterThan(100);
  expect(free).toBeGreaterThan(100);
});

test('a post meets the cuts that it reaches, at the altitudes at which it does, and none that lies farther away', () => {
  fc.assert(
    fc.property(situation, (form) => {
      const { places, posts, met } = prepare(form);
      const sign = form.pole === 'north' ? 1 : -1;
      const farthestM = Math.max(...form.reachM);
      about(form.middle, form.markers).forEach(([lng, lat], p) => {
        const steps = Array.from({ length: 400 }, (_, s): Place => [lng, lat + sign * 0.05 * s]);
        const cut = globePoints(steps.filter(([, at]) => Math.abs(at) < 90));
        form.reachM.forEach((reachM, a) => {
          const isMet = (((met[p] as number) >>> (2 * a)) & 1) === 1;
          let [isReached, isNear] = [false, false];
          for (let i = 0; i < posts.count; i++) {
            if ((((posts.mask[i] as number) >>> (2 * a)) & 1) === 0 || reachM === 0) continue;
            const least = Math.min(...cut.x.map((_, s) => distance(posts, i, cut, s)));
            const fromMarker = distance(posts, i, places, p);
            isReached ||= least <= chordOfDistanceM(reachM);
            // Half a step of 0.05 degrees, and behind the marker as far as the group reaches at any altitude.
            isNear ||= least <= 1.05 * reachM + 3_000 || fromMarker <= 1.5 * farthestM + 3_000;
          }
          if (isReached) expect(isMet).toBe(true);
          if (isMet) expect(isNear).toBe(true);
        });
      });
    }),
    { numRuns: countRuns(2), seed: 12 },
  );
});

test('round more than half the globe every cut counts as met', () => {
  const places = globePoints([[0, -85]]);
  const cuts = createMeridianCuts(places, 'north', -180, 180);
  const posts = Object.assign(makeBeltPosts(), globePoints([[90, -80]]), { count: 1 });
  const met = new Int32Array(1);
  const ranks = Int32Array.of(1);
  meetCuts(cuts, { posts, first: 0, ranks }, makeReachLevels(Float64Array.of(5_000)), met);
  expect(met[0]).toBe(-1);
});
