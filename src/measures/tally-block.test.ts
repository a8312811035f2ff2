import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../test/properties/make-case.ts';
import type { MeasureRow, MeasureUnit } from '../domain/measure.ts';
import { type BlockTally, blockTrials } from '../domain/tally.ts';
import { clopperPearsonInterval } from '../kernel/stats/intervals.ts';
import { readOut } from './read-out.ts';
import { sampleMean, sampleVariance, sumRow } from './row-sums.ts';
import { createBlockCounter } from './tally-block.ts';

function row(unit: MeasureUnit): MeasureRow {
  return {
    id: `base/all/border/${unit}/0/k1`,
    case: 'base',
    measure: 'border',
    quantity: unit,
    intruder: null,
    timeH: null,
    posture: 'all',
    reading: null,
    variant: null,
    altitudeM: 0,
    k: 1,
    unit,
  };
}

const rows = (['probability', 'share', 'm', 's', 'count'] as const).map(row);

/** Tallies of blocks of trials; a trial holds one value a row. */
function tally(trials: readonly (readonly number[])[]): BlockTally[] {
  const counter = createBlockCounter(rows);
  const tallies: BlockTally[] = [];
  trials.forEach((values, t) => {
    counter.fold(Float64Array.from(values));
    if ((t + 1) % blockTrials === 0) tallies.push(counter.take((t + 1) / blockTrials - 1));
  });
  return tallies;
}

function byBlock(tallies: readonly BlockTally[]): Map<number, BlockTally> {
  return new Map(tallies.map((each) => [each.block, each]));
}

const trial = fc
  .tuple(
    fc.boolean(),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 9e6, noNaN: true }),
    fc.double({ min: 0, max: 1e5, noNaN: true }),
    fc.integer({ min: 0, max: 5000 }),
  )
  .map(([holds, ...rest]) => [holds ? 1 : 0, ...rest]);
const fourBlocks = fc.array(trial, { minLength: 256, maxLength: 256 });

test('any order of blocks gives the same integers and the same read-out', () => {
  fc.assert(
    fc.property(
      fourBlocks,
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      (trials, order) => {
        const tallies = tally(trials);
        const turned = order.map((at) => tallies[at] as BlockTally);
        rows.forEach((each, r) => {
          const sums = sumRow(byBlock(tallies), r, 4);
          expect(sumRow(byBlock(turned), r, 4)).toEqual(sums);
          expect(readOut(each, sumRow(byBlock(turned), r, 4))).toEqual(readOut(each, sums));
        });
      },
    ),
    { numRuns: propertyRuns, seed: 1 },
  );
});

test('a block is the same whoever counts it, and a counter starts anew after each block', () => {
  fc.assert(
    fc.property(fourBlocks, (trials) => {
      const together = tally(trials);
      for (let block = 0; block < 4; block++) {
        const alone = tally(trials.slice(64 * block, 64 * block + 64))[0];
        expect({ ...alone, block }).toEqual(together[block]);
      }
    }),
    { numRuns: propertyRuns, seed: 2 },
  );
});

test('sums and squares are those of plain integers: shares in 2^-32, lengths, times and counts in 2^-10', () => {
  fc.assert(
    fc.property(fourBlocks, (trials) => {
      const tallies = tally(trials);
      const steps = [1, 2 ** 32, 1024, 1024, 1024];
      rows.forEach((_, r) => {
        const whole = trials.map((values) =>
          BigInt(Math.round((values[r] as number) * (steps[r] as number))),
        );
        expect(sumRow(byBlock(tallies), r, 4)).toEqual({
          sum: whole.reduce((sum, v) => sum + v, 0n),
          squares: whole.reduce((sum, v) => sum + v * v, 0n),
          trials: 256,
        });
      });
    }),
    { numRuns: propertyRuns, seed: 3 },
  );
});

test('a block names the trials in which an event happened, and no others', () => {
  fc.assert(
    fc.property(fourBlocks, (trials) => {
      for (const { block, hits, sums } of tally(trials)) {
        const own = trials.slice(64 * block, 64 * block + 64);
        const named = own.flatMap((_, t) =>
          (((hits[0] as bigint) >> BigInt(t)) & 1n) === 1n ? [t] : [],
        );
        expect(named).toEqual(own.flatMap((values, t) => (values[0] === 1 ? [t] : [])));
        expect(named.length).toBe(sums[0]);
        expect([...hits].slice(1)).toEqual([0n, 0n, 0n, 0n]);
      }
    }),
    { numRuns: propertyRuns, seed: 4 },
  );
});

test('a share is rounded to 2^-32', () => {
  const trials = Array.from({ length: 64 }, () => [0, 1 / 3, 0, 0, 0]);
  const { sum } = sumRow(byBlock(tally(trials)), 1, 1);
  expect(sum).toBe(64n * 1431655765n);
  expect(sampleMean(row('share'), sumRow(byBlock(tally(trials)), 1, 1))).toBe(
    1431655765 / 4294967296,
  );
});

test('a missing block throws, later blocks are left out', () => {
  const tallies = tally(Array.from({ length: 256 }, (_, t) => [t % 2, 0.5, 1, 1, 1]));
  const [first, second, third] = tallies as [BlockTally, BlockTally, BlockTally];
  expect(() => sumRow(byBlock([first, third]), 0, 3)).toThrow(RangeError);
  expect(() => sumRow(new Map(), 0, 1)).toThrow(RangeError);
  expect(sumRow(byBlock([...tallies].reverse()), 0, 2)).toEqual(
    sumRow(byBlock([first, second]), 0, 2),
  );
});

test('a value that no row may have throws: negative, not a number, infinite, too large', () => {
  for (const bad of [-1e-3, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 30]) {
    const counter = createBlockCounter([row('m')]);
    expect(() => counter.fold(Float64Array.of(bad)), `${bad}`).toThrow(RangeError);
  }
});

test('the variance is that of the sample, with n - 1', () => {
  const values = Array.from({ length: 64 }, (_, t) => (t % 7) * 12.5);
  const sums = sumRow(byBlock(tally(values.map((value) => [0, 0, value, 0, 0]))), 2, 1);
  const mean = values.reduce((sum, value) => sum + value, 0) / 64;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 63;
  expect(sampleMean(row('m'), sums)).toBeCloseTo(mean, 12);
  expect(sampleVariance(row('m'), sums)).toBeCloseTo(variance, 9);
});

test('events get Clopper-Pearson, means 1.96 standard errors, both inside what the unit allows', () => {
  const trials = Array.from({ length: 64 }, (_, t) => [t < 3 ? 1 : 0, t < 63 ? 1 : 0, t % 2, 0, 0]);
  const tallies = tally(trials);
  const event = readOut(row('probability'), sumRow(byBlock(tallies), 0, 1));
  expect([event.estimate, event.trials]).toEqual([3 / 64, 64]);
  expect(event.interval).toEqual(clopperPearsonInterval(3, 64, 0.95));
  const share = readOut(row('share'), sumRow(byBlock(tallies), 1, 1));
  expect(share.interval[1]).toBe(1);
  expect(share.interval[0]).toBeCloseTo(63 / 64 - 1.96 * Math.sqrt(63 / 64 / 64 / 63), 12);
  const metres = readOut(row('m'), sumRow(byBlock(tallies), 2, 1));
  expect(metres.interval[1] - metres.estimate).toBeCloseTo((1.96 * Math.sqrt(16 / 63)) / 8, 9);
  expect(readOut(row('s'), sumRow(byBlock(tallies), 3, 1)).interval).toEqual([0, 0]);
});
