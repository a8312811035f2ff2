import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lattice } from '../domain/world.ts';
import { atLeast } from '../simulate/covers.ts';
import { createCellCounter } from './count-cells.ts';
import type { MapCells } from './map-cells.ts';

const points = 30;
const cellOf = Int32Array.from({ length: points }, (_, p) => p % 7);
const inside = Uint8Array.from({ length: points }, (_, p) => Number(p % 5 !== 0));
const cells: MapCells = { rows: [], cellOf, points: new Int32Array(7) };
const word = fc.oneof(
  fc.constant(0),
  fc.constant(0xffffffff),
  fc.integer({ min: 0, max: 0xffffffff }),
);
const trial = fc.array(word, { minLength: points, maxLength: points });

test('a block counts every covered point of a cell, by k and altitude, for any number of trials', () => {
  fc.assert(
    fc.property(
      fc.array(trial, { maxLength: 64 }),
      fc.array(trial, { minLength: 64, maxLength: 64 }),
      fc.integer({ min: 1, max: 16 }),
      (first, second, altitudes) => {
        const counter = createCellCounter({ inside } as unknown as Lattice, cells, altitudes);
        for (const block of [first, second, second.map((words) => words.map(() => 0xffffffff))]) {
          const plain = new Uint32Array(3 * altitudes * 7);
          for (const words of block) {
            counter.add(Uint32Array.from(words));
            words.forEach((bits, p) => {
              if (inside[p] === 0) return;
              for (let k = 1; k <= 3; k++)
                for (let a = 0; a < altitudes; a++)
                  plain[((k - 1) * altitudes + a) * 7 + cellOf[p]] +=
                    (atLeast(bits, k) >>> (2 * a)) & 1;
            });
          }
          expect(counter.take()).toEqual(plain);
        }
      },
    ),
    { numRuns: 40, seed: 5 },
  );
});
