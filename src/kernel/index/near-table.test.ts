import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../test/properties/make-case.ts';
import { geodesicDistanceM } from '../geo/geodesic-distance.ts';
import { createNearTable, type FindNear, noneNear, someNear } from './near-table.ts';

/** Asks for one place. */
function ask(find: FindNear): (lng: number, lat: number) => number {
  const near = new Int16Array(1);
  return (lng, lat) => {
    find(Float64Array.of(lng), Float64Array.of(lat), 1, near);
    return near[0] as number;
  };
}

const lng = fc.double({ min: -200, max: 200, noNaN: true });
const lat = fc.double({ min: -89, max: 89, noNaN: true });

test('a place within the distance of a point is always told near, in any turn of longitude', () => {
  fc.assert(
    fc.property(
      lng,
      lat,
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.integer({ min: -1, max: 1 }),
      (x, y, east, north, turns) => {
        const withinM = 20_000;
        const find = ask(createNearTable(Float64Array.of(x), Float64Array.of(y), withinM));
        const at = [x + east + 360 * turns, Math.max(-89.5, Math.min(89.5, y + north))] as const;
        if (geodesicDistanceM(x, y, ...at) > withinM) return;
        expect(find(...at)).toBe(0);
      },
    ),
    { numRuns: 20 * propertyRuns, seed: 3 },
  );
});

test('places far from every point are told apart, also across the date line', () => {
  const find = ask(createNearTable(Float64Array.of(179.98, 10), Float64Array.of(0, 50), 12_000));
  expect([find(-179.95, 0), find(180.05, 0), find(10.1, 50.05)]).toEqual([0, 0, 1]);
  for (const [x, y] of [
    [-179.5, 0],
    [179, 0],
    [10, 51],
    [100, -40],
  ] as const)
    expect(find(x, y)).toBe(noneNear);
  expect(ask(createNearTable(new Float64Array(0), new Float64Array(0), 1000))(0, 0)).toBe(noneNear);
});

test('where several points may be near, none of them is named alone', () => {
  const find = ask(
    createNearTable(Float64Array.of(10, 10.2, 30), Float64Array.of(50, 50, 50), 12_000),
  );
  expect([find(10.1, 50), find(30, 50), find(9.9, 50), find(10.3, 50)]).toEqual([
    ...[someNear, 2, 0, 1],
  ]);
});
