import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../test/properties/make-case.ts';
import { geodesicDistanceM } from '../geo/geodesic-distance.ts';
import { createNearTable } from './near-table.ts';

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
        const isNear = createNearTable(Float64Array.of(x), Float64Array.of(y), withinM);
        const at = [x + east + 360 * turns, Math.max(-89.5, Math.min(89.5, y + north))] as const;
        if (geodesicDistanceM(x, y, ...at) > withinM) return;
        expect(isNear(...at)).toBe(true);
      },
    ),
    { numRuns: 20 * propertyRuns, seed: 3 },
  );
});

test('places far from every point are told apart, also across the date line', () => {
  const isNear = createNearTable(Float64Array.of(179.98, 10), Float64Array.of(0, 50), 12_000);
  expect([isNear(-179.95, 0), isNear(180.05, 0), isNear(10.1, 50.05)]).toEqual([true, true, true]);
  expect([isNear(-179.5, 0), isNear(179, 0), isNear(10, 51), isNear(100, -40)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(createNearTable(new Float64Array(0), new Float64Array(0), 1000)(0, 0)).toBe(false);
});
