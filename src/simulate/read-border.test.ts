import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRuns } from '../../test/properties/make-case.ts';
import type { Perimeter } from '../domain/world.ts';
import { createBorderReader, makeBorderReading } from './read-border.ts';

/** A perimeter of rings whose points stand 100 m apart. */
function makePerimeter(sizes: readonly number[]): Perimeter {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const ringStarts = Int32Array.from([
    0,
    ...sizes.map((_, r) => sizes.slice(0, r + 1).reduce((sum, size) => sum + size, 0)),
  ]);
  const zeros = () => new Float64Array(count);
  return {
    points: { x: zeros(), y: zeros(), z: zeros() },
    lng: zeros(),
    lat: zeros(),
    ringStarts,
    stepLengthM: zeros().fill(100),
    stepM: 100,
    islands: 'kept',
    inlandWaters: 'excluded',
    lengthM: 100 * count,
    mainRingLengthM: 100 * Math.max(...sizes),
    ringsKept: sizes.length,
    ringsDropped: 0,
    droppedLengthM: 0,
  };
}

/** Gaps and longest gap of strings such as `##..#`, one a ring: `.` is unguarded. */
function read(rings: readonly string[]): {
  gaps: number;
  longestM: number;
  guardedM: number;
  unbroken: number;
} {
  const perimeter = makePerimeter(rings.map((ring) => ring.length));
  const covers = Uint32Array.from(rings.join(''), (point) => (point === '#' ? 1 : 0));
  const reading = makeBorderReading(1);
  createBorderReader(perimeter, 1)(covers, reading);
  return {
    gaps: reading.gaps[0] as number,
    longestM: reading.longestGapM[0] as number,
    guardedM: reading.guardedM[0] as number,
    unbroken: reading.unbroken[0] as number,
  };
}

test('a gap across the seam of a ring is one gap', () => {
  expect(read(['..###...'])).toEqual({ gaps: 1, longestM: 500, guardedM: 300, unbroken: 0 });
  expect(read(['.######.'])).toEqual({ gaps: 1, longestM: 200, guardedM: 600, unbroken: 0 });
  expect(read(['.##..###'])).toEqual({ gaps: 2, longestM: 200, guardedM: 500, unbroken: 0 });
  expect(read(['###.'])).toEqual({ gaps: 1, longestM: 100, guardedM: 300, unbroken: 0 });
});

test('a wholly unguarded ring is one gap as long as the ring, a guarded one none', () => {
  expect(read(['......'])).toEqual({ gaps: 1, longestM: 600, guardedM: 0, unbroken: 0 });
  expect(read(['######'])).toEqual({ gaps: 0, longestM: 0, guardedM: 600, unbroken: 1 });
  expect(read(['######', '...'])).toEqual({ gaps: 1, longestM: 300, guardedM: 600, unbroken: 0 });
});

test('gaps never run from one ring into the next', () => {
  expect(read(['##..', '..##'])).toEqual({ gaps: 2, longestM: 200, guardedM: 400, unbroken: 0 });
});

test('gaps, lengths and unbroken rings equal a plain count for any covers, altitude by altitude and k by k', () => {
  const covers = fc.array(
    fc.array(fc.integer({ min: 0, max: 63 }), { minLength: 3, maxLength: 40 }),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(covers, (rings) => {
      const perimeter = makePerimeter(rings.map((ring) => ring.length));
      const noted: number[][] = [[], [], []];
      const reading = makeBorderReading(3, (a, lengthM) => noted[a]?.push(lengthM));
      createBorderReader(perimeter, 3)(Uint32Array.from(rings.flat()), reading);
      for (let a = 0; a < 3; a++) {
        const countOf = (word: number): number => (word >> (2 * a)) & 3;
        let gaps = 0;
        let longest = 0;
        const lengths: number[] = [];
        for (const ring of rings) {
          const text = ring.map((word) => (countOf(word) > 0 ? '#' : '.')).join('');
          const start = text.indexOf('#');
          const turned = start < 0 ? text : text.slice(start) + text.slice(0, start);
          const runs = turned.split('#').filter((run) => run !== '');
          gaps += runs.length;
          lengths.push(...runs.map((run) => 100 * run.length));
          longest = Math.max(longest, ...runs.map((run) => 100 * run.length));
        }
        expect([reading.gaps[a], reading.longestGapM[a]]).toEqual([gaps, longest]);
        expect(noted[a]?.sort((x, y) => x - y)).toEqual(lengths.sort((x, y) => x - y));
        for (const k of [1, 2, 3]) {
          const guarded = rings.flat().filter((word) => countOf(word) >= k).length;
          const at = 3 * (k - 1) + a;
          expect(reading.guardedM[at]).toBeCloseTo(100 * guarded, 6);
          expect(reading.unbroken[at]).toBe(guarded === rings.flat().length ? 1 : 0);
        }
      }
    }),
    { numRuns: countRuns(10), seed: 1 },
  );
});
