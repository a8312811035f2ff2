import { expect, test } from 'vitest';
import type { Distribution } from '../domain/quantity.ts';
import { createDesign, listLevels, valueAt } from './design.ts';
import type { Study, VariedNumber } from './study.ts';

const place = { path: '', line: 1, column: 1 };

function spread(path: string, distribution: Distribution, isWhole = false): VariedNumber {
  return { path, isWhole, form: { kind: 'distribution', distribution }, place };
}

function listed(path: string, values: readonly number[]): VariedNumber {
  return { path, isWhole: false, form: { kind: 'values', values }, place };
}

const unit: Distribution = { kind: 'uniform', low: 0, high: 1 };
const axes = ['a', 'b', 'c'].map((path) => spread(path, unit));

function layOut(
  kind: Study['design']['kind'],
  points: number,
  vary: readonly VariedNumber[],
  seed = 3,
): readonly (readonly number[])[] {
  const design = createDesign({ design: { kind, points, seed }, vary, points });
  return Array.from({ length: points }, (_, point) => design(point));
}

test('a grid is the full product, its last number turning fastest', () => {
  const vary = [spread('a', { kind: 'uniform', low: 1, high: 2 }), listed('b', [7, 5])];
  const design = createDesign({ design: { kind: 'grid', points: 3, seed: 1 }, vary, points: 6 });
  const points = Array.from({ length: 6 }, (_, point) => design(point));
  expect(points).toEqual([1, 1.5, 2].flatMap((a) => [7, 5].map((b) => [a, b])));
});

test('levels reach both ends of a range, and of whole numbers each stands once', () => {
  const range: Distribution = { kind: 'uniform', low: 10, high: 12 };
  expect(listLevels(spread('a', range), 5)).toEqual([10, 10.5, 11, 11.5, 12]);
  expect(listLevels(spread('a', range), 1)).toEqual([11]);
  expect(listLevels(spread('a', range, true), 9)).toEqual([10, 11, 12]);
  const peak: Distribution = { kind: 'triangular', low: 0, mode: 0, high: 1 };
  const [first, second] = listLevels(spread('a', peak), 2);
  expect([first, second]).toEqual([expect.closeTo(1 - Math.sqrt(0.75), 12), 0.5]);
});

test.each([1, 7, 64, 1000])(
  'a Latin hypercube of %i points has one in each slice of every number',
  (points) => {
    const all = layOut('latin-hypercube', points, axes);
    const slices = Array.from({ length: points }, (_, slice) => slice);
    const orders = axes.map((_, axis) => all.map((at) => Math.floor((at[axis] ?? 0) * points)));
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual(slices);
    // Numbers are shuffled apart from each other: in order, or alike, they would be no hypercube.
    if (points < 64) return;
    for (const order of orders) expect(order).not.toEqual(slices);
    expect(orders[0]).not.toEqual(orders[1]);
  },
);

test('Sobol points keep one in each of any 2^m slices, and fill pairs of numbers evenly', () => {
  const all = layOut('sobol', 256, axes);
  for (const length of [2, 16, 256])
    for (const axis of axes.keys()) {
      const slices = all.slice(0, length).map((at) => Math.floor((at[axis] ?? 0) * length));
      expect(new Set(slices).size).toBe(length);
    }
  // The first two coordinates are a (0, 8, 2)-net: 256 points lie in 256 boxes, whatever their shape.
  for (const rows of [2, 16, 128]) {
    const boxes = all.map(([a = 0, b = 0]) => {
      return rows * Math.floor((a * 256) / rows) + Math.floor(b * rows);
    });
    expect(new Set(boxes).size).toBe(256);
  }
});

test('points are those of the seed, and a number keeps its values when another is added', () => {
  const [a, b] = axes as [VariedNumber, VariedNumber];
  for (const kind of ['latin-hypercube', 'sobol'] as const) {
    expect(layOut(kind, 32, [a, b])).toEqual(layOut(kind, 32, [a, b]));
    expect(layOut(kind, 32, [a, b], 4)).not.toEqual(layOut(kind, 32, [a, b]));
    const alone = layOut(kind, 32, [a]).map(([first]) => first);
    expect(layOut(kind, 32, [a, b]).map(([first]) => first)).toEqual(alone);
  }
  expect(layOut('latin-hypercube', 4, [a], 1)).toMatchInlineSnapshot(`
    [
      [
        0.6896480796372124,
      ],
      [
        0.3963467874186535,
      ],
      [
        0.11944533295209803,
      ],
      [
        0.9874244086917091,
      ],
    ]
  `);
  expect(layOut('sobol', 4, [a], 1)).toMatchInlineSnapshot(`
    [
      [
        0.08858336100820452,
      ],
      [
        0.6803852504817769,
      ],
      [
        0.7902739559067413,
      ],
      [
        0.4484820800134912,
      ],
    ]
  `);
});

test('values are quantiles: whole numbers of a range and listed values are equally likely', () => {
  const dice = spread('a', { kind: 'uniform', low: 0.5, high: 6.5 }, true);
  const rolls = Array.from({ length: 600 }, (_, i) => valueAt(dice, i / 600));
  for (let face = 1; face <= 6; face++)
    expect(rolls.filter((roll) => roll === face)).toHaveLength(100);
  const coin = listed('b', [9, 4]);
  expect([0, 0.49, 0.5, 0.999].map((share) => valueAt(coin, share))).toEqual([9, 9, 4, 4]);
  const peak: Distribution = { kind: 'triangular', low: 0, mode: 1, high: 2 };
  expect(valueAt(spread('c', peak), 0.5)).toBe(1);
  expect(valueAt(spread('c', peak, true), 0.999)).toBe(2);
});
