import { expect, test } from 'vitest';
import { trainUnits } from '../../tools/kinds/train-units.mjs';

/** Two columns; what is accepted depends on whether just one of features 0 and 1 is seen, which no sum of weights says. Every feature stands eight times. */
const examples = Array.from({ length: 400 }, (_, at) => {
  const [a, b] = [at % 2, Math.floor(at / 2) % 2] as const;
  const row = Array.from({ length: 8 }, (_unused, copy) => [2 * copy + a, 16 + 2 * copy + b]);
  return { row: Int32Array.from(row.flat()), isAccepted: [a !== b, a === b], weight: 1 };
});

function sumsOf(
  { inner, outer }: ReturnType<typeof trainUnits>,
  row: Int32Array,
): [number, number] {
  const units = outer.length / 2;
  const sums: [number, number] = [0, 0];
  for (let unit = 0; unit < units; unit++) {
    const level = row.reduce((sum, at) => sum + (inner[at * units + unit] ?? 0), 0);
    sums[0] += Math.max(0, level) * (outer[2 * unit] ?? 0);
    sums[1] += Math.max(0, level) * (outer[2 * unit + 1] ?? 0);
  }
  return sums;
}

test('units learn what no sum of weights says', () => {
  const net = trainUnits(examples, 32, 2);
  for (const { row, isAccepted } of examples.slice(0, 4)) {
    const [first, second] = sumsOf(net, row);
    expect(first > second).toBe(isAccepted[0]);
  }
});

test('the same examples give the same weights, to the last bit', () => {
  const some = examples.slice(0, 40);
  expect(trainUnits(some, 32, 2)).toEqual(trainUnits(some, 32, 2));
});
