import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../test/properties/make-case.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import type { Perimeter } from '../domain/world.ts';
import { writeEcef } from '../kernel/geo/ellipsoid.ts';
import { cos, sin } from '../kernel/math/index.ts';
import { createPerimeterMarker } from './mark-perimeter.ts';
import { makeReachLevels, type ReachLevels } from './reach-levels.ts';

type Place = readonly [lng: number, lat: number];

/** Places on the ellipsoid with their coordinates. */
function locate(places: readonly Place[]) {
  const room = (): Float64Array => new Float64Array(places.length);
  const points = { x: room(), y: room(), z: room() };
  places.forEach(([lng, lat], i) => {
    writeEcef(points.x, points.y, points.z, i, lng, lat);
  });
  return {
    points,
    lng: Float64Array.from(places, ([lng]) => lng),
    lat: Float64Array.from(places, ([, lat]) => lat),
  };
}

/** A perimeter of rings; marking knows nothing of it but points and where rings start. */
function makePerimeter(rings: readonly (readonly Place[])[]): Perimeter {
  const ringStarts = [0];
  for (const ring of rings) ringStarts.push((ringStarts.at(-1) as number) + ring.length);
  return {
    ...locate(rings.flat()),
    ringStarts: Int32Array.from(ringStarts),
    stepLengthM: new Float64Array(rings.flat().length),
    ...{ stepM: 250, islands: 'all', inlandWaters: 'excluded', lengthM: 0, mainRingLengthM: 0 },
    ...{ ringsKept: rings.length, ringsDropped: 0, droppedLengthM: 0 },
  };
}

/** Counts, for every point and altitude, the units within reach, up to 3: every pair is measured. */
function countPairs(
  perimeter: Perimeter,
  groups: readonly { units: readonly Place[]; reachM: readonly number[] }[],
): number[] {
  const { x, y, z } = perimeter.points;
  return [...x].map((_, p) => {
    let word = 0;
    for (let a = 0; a < (groups[0]?.reachM.length ?? 0); a++) {
      let count = 0;
      for (const { units, reachM } of groups) {
        const { limits } = makeReachLevels(Float64Array.of(reachM[a] as number));
        const own = locate(units).points;
        units.forEach((_unit, u) => {
          const dx = (x[p] as number) - (own.x[u] as number);
          const dy = (y[p] as number) - (own.y[u] as number);
          const dz = (z[p] as number) - (own.z[u] as number);
          if (dx * dx + dy * dy + dz * dz <= (limits[0] ?? -1)) count++;
        });
      }
      word |= Math.min(3, count) << (2 * a);
    }
    return word >>> 0;
  });
}

function drawnOf(units: readonly Place[]): Pick<DrawnGroup, 'count' | 'points'> {
  return { count: units.length, points: locate(units).points };
}

function levelsOf(reachM: readonly number[]): ReachLevels {
  return makeReachLevels(Float64Array.from(reachM));
}

const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** A ring about a place, as wide as asked in degrees of latitude, its corners anywhere between half and all of that. */
const ringAbout = ([lng, lat]: Place, deg: number) =>
  fc.array(unit, { minLength: 3, maxLength: 60 }).map((radii) =>
    radii.map((radius, i): Place => {
      const turn = (2 * Math.PI * i) / radii.length;
      const far = (0.5 + radius / 2) * deg;
      const at = Math.max(-90, Math.min(90, lat + far * sin(turn)));
      return [lng + (far * cos(turn)) / Math.max(0.02, cos((at * Math.PI) / 180)), at];
    }),
  );

const middles: readonly Place[] = [
  [-66, 7],
  [179.99, -18],
  [10, 89.95],
  [-30, -89.9],
  [0, 0],
];

/** A world: rings about a place (also across the date line and about a pole), units on its points and beside them, reaches by altitude. */
const worlds = fc
  .record({ middle: fc.constantFrom(...middles), deg: fc.constantFrom(0.02, 0.1, 0.6, 8) })
  .chain(({ middle, deg }) =>
    fc.record({
      rings: fc.array(ringAbout(middle, deg), { minLength: 1, maxLength: 3 }),
      groups: fc.array(
        fc.record({
          places: fc.array(fc.tuple(unit, unit, fc.boolean()), { maxLength: 40 }),
          reachM: fc.array(
            fc.oneof(
              fc.constant(0),
              fc.double({ min: 1, max: 200e3 * deg, noNaN: true }),
              fc.double({ min: 50e3 * deg, max: 51e3 * deg, noNaN: true }),
              fc.constant(3e6),
            ),
            { minLength: 4, maxLength: 4 },
          ),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  )
  .map(({ rings, groups }) => {
    const line = rings.flat();
    return {
      perimeter: makePerimeter(rings),
      groups: groups.map(({ places, reachM }) => ({
        reachM,
        units: places.map(([where, aside, turned]): Place => {
          const [lng, lat] = line[Math.floor(where * (line.length - 1))] as Place;
          // A unit may be named a whole turn away.
          return [lng + (turned ? 360 : 0), Math.max(-90, Math.min(90, lat + aside * aside * 0.3))];
        }),
      })),
    };
  });

test('marking equals measuring every pair, in any place, for any rings, groups and reaches', () => {
  fc.assert(
    fc.property(worlds, ({ perimeter, groups }) => {
      const mark = createPerimeterMarker(perimeter);
      const expected = countPairs(perimeter, groups);
      // Twice: nothing is left over from one world in the next.
      for (let trial = 0; trial < 2; trial++) {
        const covers = new Uint32Array(perimeter.points.x.length);
        for (const { units, reachM } of groups) mark(covers, drawnOf(units), levelsOf(reachM));
        expect([...covers]).toEqual(expected);
      }
    }),
    { numRuns: 5 * propertyRuns, seed: 11 },
  );
});

test('a dense line beside posts is counted exactly: runs held whole by three envelopes, by fewer and in part', () => {
  const ring = Array.from({ length: 400 }, (_, i): Place => [20 + 0.003 * i, 40]);
  const perimeter = makePerimeter([ring, ring.slice(0, 7)]);
  const units = Array.from({ length: 16 }, (_, i): Place => [20 + 0.0751 * i, 40 + 0.01 * (i % 3)]);
  const groups = [
    { units, reachM: [6000, 5999, 5992, 5195] },
    { units: ring.slice(100, 110), reachM: [0, 30_000, 400, 5000] },
  ];
  const covers = new Uint32Array(perimeter.points.x.length);
  const mark = createPerimeterMarker(perimeter);
  for (const { units: own, reachM } of groups) mark(covers, drawnOf(own), levelsOf(reachM));
  expect([...covers]).toEqual(countPairs(perimeter, groups));
  expect(new Set(covers).size).toBeGreaterThan(8);
});

test('a distance exactly at a limit is within reach', () => {
  const ring = Array.from({ length: 25 }, (_, i): Place => [20 + 0.003 * i, 40]);
  const perimeter = makePerimeter([ring]);
  const group = drawnOf(ring.slice(0, 1));
  const { x, y, z } = perimeter.points;
  const square = (p: number): number => {
    const dx = (x[p] as number) - (x[0] as number);
    const dy = (y[p] as number) - (y[0] as number);
    const dz = (z[p] as number) - (z[0] as number);
    return dx * dx + dy * dy + dz * dz;
  };
  const limits = Float64Array.of(square(4), square(20));
  const levels = {
    ...{ limits, masks: Uint32Array.of(5, 1), farthestM: Math.sqrt(square(20)) },
    ...{ nearestChordM: Math.sqrt(square(4)), farthestChordM: Math.sqrt(square(20)) },
  };
  const covers = new Uint32Array(ring.length);
  createPerimeterMarker(perimeter)(covers, group, levels);
  expect([...covers]).toEqual([...Array(5).fill(5), ...Array(16).fill(1), ...Array(4).fill(0)]);
});

test('a third envelope that holds a run in part counts beside two that hold all of it', () => {
  const ring = Array.from({ length: 25 }, (_, i): Place => [20 + 0.003 * i, 40]);
  const perimeter = makePerimeter([ring]);
  const units = [12, 12, 0].map((at) => ring[at] as Place);
  const covers = new Uint32Array(ring.length);
  createPerimeterMarker(perimeter)(covers, drawnOf(units), levelsOf([4000]));
  expect([...covers]).toEqual(countPairs(perimeter, [{ units, reachM: [4000] }]));
  expect([...covers.subarray(10, 20)]).toEqual(expect.arrayContaining([2, 3]));
});

test('a limit at the distance of any point of a line that bends a little decides by that distance', () => {
  // A parallel bends by decimetres in a run; a limit falls on the edge of a cell of distances now and then.
  const ring = Array.from({ length: 160 }, (_, i): Place => [20 + 0.0045 * i, 60]);
  const perimeter = makePerimeter([ring]);
  const mark = createPerimeterMarker(perimeter);
  const { x, y, z } = perimeter.points;
  for (const lat of [59.94, 59.95, 59.96, 59.97, 60.03, 60.05]) {
    const group = drawnOf([[20.36, lat]]);
    const squares = Array.from(x, (_, p) => {
      const dx = (x[p] as number) - (group.points.x[0] as number);
      const dy = (y[p] as number) - (group.points.y[0] as number);
      const dz = (z[p] as number) - (group.points.z[0] as number);
      return dx * dx + dy * dy + dz * dz;
    });
    for (const limit of squares) {
      const reachM = Math.sqrt(limit);
      const levels = {
        ...{ limits: Float64Array.of(limit), masks: Uint32Array.of(1), farthestM: reachM },
        ...{ nearestChordM: reachM, farthestChordM: reachM },
      };
      const covers = new Uint32Array(ring.length);
      mark(covers, group, levels);
      expect([...covers]).toEqual(squares.map((square) => Number(square <= limit)));
    }
  }
});
