import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../test/properties/make-case.ts';
import { createRng } from '../kernel/random/stream.ts';
import { toOpenUnit32 } from '../kernel/random/to-unit.ts';
import { createWordBits } from './word-bits.ts';

const chance = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 1, 0.5, 2 ** -33, 2 ** -32, 1 - 2 ** -33, 1 - 2 ** -32, 1 - 2 ** -31),
);

test('bits are the comparisons of the single numbers, whichever units are asked for', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.nat(3),
      fc.integer({ min: 1, max: 128 }),
      fc.integer(),
      fc.array(chance, { minLength: 1, maxLength: 4 }),
      (seed, w, count, asked, chances) => {
        const rng = createRng(seed);
        const bits = createWordBits();
        bits.draw(rng, 7, 3, w, 5, count, asked);
        const block = new Uint32Array(4);
        for (const one of chances) {
          const below = bits.below(one);
          for (let u = 0; u < 32; u++) {
            if (32 * w + u >= count || ((asked >>> u) & 1) === 0) continue;
            rng.words(block, 7, 3, 8 * w + (u >>> 2), 5);
            const isBelow = toOpenUnit32(block[u & 3] as number) < one;
            expect((below >>> u) & 1).toBe(isBelow ? 1 : 0);
          }
        }
      },
    ),
    { numRuns: 10 * propertyRuns, seed: 2 },
  );
});

test('a number that equals a chance is not below it', () => {
  const rng = createRng(1);
  const bits = createWordBits();
  const block = new Uint32Array(4);
  for (let trial = 0; trial < 200; trial++) {
    bits.draw(rng, 7, trial, 0, 0, 4, -1);
    rng.words(block, 7, trial, 0, 0);
    const number = toOpenUnit32(block[0] as number);
    expect(bits.below(number) & 1).toBe(0);
    expect(bits.below(number + 2 ** -32) & 1).toBe(1);
  }
});
