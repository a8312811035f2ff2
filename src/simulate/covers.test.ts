import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWordCounter } from './count-words.ts';
import { addCovers, addMask, atLeast, mostAltitudes } from './covers.ts';

const counts = fc.array(fc.integer({ min: 0, max: 3 }), {
  minLength: mostAltitudes,
  maxLength: mostAltitudes,
});

function pack(values: readonly number[]): number {
  return values.reduce((word, value, a) => word + value * 4 ** a, 0);
}

function unpack(word: number): number[] {
  return Array.from({ length: mostAltitudes }, (_, a) => Math.floor(word / 4 ** a) % 4);
}

test('covers add altitude by altitude and stop at three', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const to = Uint32Array.of(pack(a));
      addCovers(to, Uint32Array.of(pack(b)));
      const sums = a.map((value, i) => Math.min(3, value + (b[i] as number)));
      expect(unpack(to[0] as number)).toEqual(sums);
    }),
  );
});

test('covers of any length add point by point, also where only some points have envelopes', () => {
  const words = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, counts.map(pack)), {
    maxLength: 50,
  });
  fc.assert(
    fc.property(words, fc.array(counts.map(pack), { minLength: 50, maxLength: 50 }), (b, a) => {
      const to = Uint32Array.from(a.slice(0, b.length));
      addCovers(to, Uint32Array.from(b));
      const sums = b.map((word, i) =>
        unpack(a[i] as number).map((value, at) =>
          Math.min(3, value + (unpack(word)[at] as number)),
        ),
      );
      expect([...to].map(unpack)).toEqual(sums);
    }),
  );
});

test('one more envelope counts one more at its altitudes alone', () => {
  fc.assert(
    fc.property(counts, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), (a, seen) => {
      const covers = Uint32Array.of(pack(a));
      addMask(covers, 0, pack(seen.map(Number)));
      const sums = a.map((value, i) => Math.min(3, value + Number(seen[i])));
      expect(unpack(covers[0] as number)).toEqual(sums);
      for (const k of [1, 2, 3])
        expect(unpack(atLeast(covers[0] as number, k))).toEqual(sums.map((v) => Number(v >= k)));
    }),
  );
});

test('weights add up by word, in the order of first sight, however many words there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 1, max: 9 })), {
        maxLength: 600,
      }),
      (entries) => {
        const counter = createWordCounter();
        for (let round = 0; round < 2; round++) {
          const expected = new Map<number, number>();
          // One by one, and many in turn.
          if (round === 0) for (const [word, weight] of entries) counter.add(word, weight);
          else
            counter.addAll(
              Uint32Array.from(entries, ([word]) => word),
              Float64Array.from(entries, ([, weight]) => weight),
              entries.length,
            );
          for (const [word, weight] of entries) {
            expected.set(word, (expected.get(word) ?? 0) + weight);
          }
          const seen: [number, number][] = [];
          counter.drain((word, weight) => seen.push([word, weight]));
          expect(seen).toEqual([...expected]);
        }
      },
    ),
  );
});
