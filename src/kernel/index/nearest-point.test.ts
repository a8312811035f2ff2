import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../test/properties/make-case.ts';
import { createNearestPoint } from './nearest-point.ts';

const coordinate = fc.integer({ min: -50, max: 50 });
const vector = fc.tuple(coordinate, coordinate, coordinate);

test('the nearest point is the one that a plain search finds, and only within the distance', () => {
  fc.assert(
    fc.property(
      fc.array(vector, { maxLength: 120, size: 'max' }),
      fc.array(fc.tuple(vector, fc.constantFrom(0, 1, 7, 20, 60, 1000)), {
        minLength: 1,
        maxLength: 20,
      }),
      (list, asked) => {
        const axis = (a: 0 | 1 | 2) => Float64Array.from(list, (point) => point[a]);
        const nearest = createNearestPoint({ x: axis(0), y: axis(1), z: axis(2) });
        for (const [[x, y, z], withinM] of asked) {
          const squares = list.map((p) => (p[0] - x) ** 2 + (p[1] - y) ** 2 + (p[2] - z) ** 2);
          const least = Math.min(...squares);
          const found = nearest.find(x, y, z, withinM);
          expect(nearest.isNear(x, y, z, withinM)).toBe(least <= withinM * withinM);
          if (least > withinM * withinM) expect(found).toBe(-1);
          else expect(squares[found]).toBe(least);
        }
      },
    ),
    { numRuns: 10 * propertyRuns, seed: 6 },
  );
});
