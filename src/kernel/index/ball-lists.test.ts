import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../test/properties/make-case.ts';
import { type BallLists, type Balls, cellOf, createBallLists } from './ball-lists.ts';

const earthM = 6.37e6;
const axis = fc.double({ min: -1, max: 1, noNaN: true });

/** Points on a sphere, within a share of its radius of one of them. */
const cloud = fc
  .record({
    middle: fc.tuple(axis, axis, axis),
    spread: fc.constantFrom(0, 0.002, 0.05, 1),
    offsets: fc.array(fc.tuple(axis, axis, axis), { minLength: 1, maxLength: 40 }),
  })
  .map(({ middle, spread, offsets }) =>
    offsets.map((offset) => {
      const to = offset.map((value, i) => (middle[i] as number) + spread * value);
      const long = Math.sqrt(to.reduce((sum, value) => sum + value * value, 0));
      return long === 0 ? [0, 0, earthM] : to.map((value) => (earthM * value) / long);
    }),
  );

function ballsAt(places: readonly (readonly number[])[], radiusM: number): Balls {
  const pick = (i: number): Float64Array => Float64Array.from(places, (at) => at[i] as number);
  return { x: pick(0), y: pick(1), z: pick(2), radiusM };
}

function listBalls({ starts, spans }: BallLists, cell: number): number[] {
  const listed: number[] = [];
  for (let at = starts[cell] as number; at < (starts[cell + 1] as number); at += 2)
    for (let ball = spans[at] as number; ball < (spans[at + 1] as number); ball++)
      listed.push(ball);
  return listed;
}

test('no ball within reach of a place is missing from the list of its cell, anywhere on the earth', () => {
  const reaches = fc.oneof(
    fc.double({ min: 1, max: 60e3, noNaN: true }),
    fc.double({ min: 60e3, max: 9e6, noNaN: true }),
  );
  fc.assert(
    fc.property(
      cloud,
      cloud,
      fc.double({ min: 0, max: 5000 }),
      reaches,
      (at, others, radiusM, reachM) => {
        const balls = ballsAt(at, radiusM);
        const lists = createBallLists(balls)(reachM);
        for (const [x, y, z] of [...at, ...others] as [number, number, number][]) {
          const cell = cellOf(lists, x, y, z);
          const listed = new Set(cell < 0 ? [] : listBalls(lists, cell));
          at.forEach(([bx, by, bz], ball) => {
            const [dx, dy, dz] = [x - (bx as number), y - (by as number), z - (bz as number)];
            if (Math.sqrt(dx * dx + dy * dy + dz * dz) <= reachM + radiusM)
              expect(listed.has(ball)).toBe(true);
          });
        }
      },
    ),
    { numRuns: 4 * propertyRuns, seed: 4 },
  );
});

test('a place far from every ball has no list, and a place near one of many has a short one', () => {
  const places = Array.from({ length: 500 }, (_, i) => [earthM, 2000 * i, 0]);
  const lists = createBallLists(ballsAt(places, 1000))(5000);
  const listed = (x: number, y: number, z: number): number => {
    const cell = cellOf(lists, x, y, z);
    return cell < 0 ? 0 : listBalls(lists, cell).length;
  };
  expect(listed(earthM, 500e3, 0)).toBeGreaterThan(5);
  expect(listed(earthM, 500e3, 0)).toBeLessThan(16);
  expect([listed(earthM, 500e3, 40e3), listed(earthM, -30e3, 0)]).toEqual([0, 0]);
});

test('without balls no place has a list', () => {
  expect(cellOf(createBallLists(ballsAt([], 0))(5000), earthM, 0, 0)).toBe(-1);
});
