import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atLeast } from './covers.ts';
import { createCoverageReader } from './read-coverage.ts';

/** Words as trials leave them: many of them empty, the rest anything. */
const word = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffffffff }));
const points = fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 700 });

test('the points that count are counted by altitude and k, one by one or all at once', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 16 }), (list, altitudes) => {
      const inside = Uint8Array.from(list, ([, here]) => Number(here));
      const covers = Uint32Array.from(list, ([bits]) => bits);
      const read = createCoverageReader(inside, altitudes);
      const counts = new Float64Array(3 * altitudes).fill(7);
      // Twice: nothing is left over from an earlier world.
      read(covers, counts);
      read(covers, counts);
      const plain = Array.from({ length: 3 * altitudes }, (_, i) => {
        const [k, a] = [1 + Math.floor(i / altitudes), i % altitudes];
        return list.filter(([bits, here]) => here && ((atLeast(bits, k) >>> (2 * a)) & 1) === 1)
          .length;
      });
      expect([...counts]).toEqual(plain);
    }),
    { numRuns: 150, seed: 4 },
  );
});
