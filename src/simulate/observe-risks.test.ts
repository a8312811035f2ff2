import { expect, test } from 'vitest';
import risk from '../../test/oracle/diversion_risk.json' with { type: 'json' };
import { makeCase, makeGroup, makeWorld, rectangleAbout } from '../../test/properties/make-case.ts';
import type { Case } from '../domain/case.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { expm1, log1p } from '../kernel/math/index.ts';
import {
  binomialProbability,
  hypergeometricProbability,
} from '../kernel/stats/discrete-quantiles.ts';
import type { Observe } from './observe.ts';
import { createDiversion, lossOver } from './observe-diversion.ts';
import { createMisidentification } from './observe-misidentification.ts';

const seed = 3;
const stock = (id: string, count: number, missilesPerLauncher = 1) =>
  makeGroup({ id, count, missilesPerLauncher, rangeM: 1000 });
const world = makeWorld(
  [makeCase({ groups: [stock('a', 1)] })],
  [rectangleAbout([20, 45], 80_000, 50_000)],
);

/** Rows of one world after another. */
function observeAll(each: Case, create: (each: Case, seed: number) => Observe, trials: number) {
  const draw = createDrawer(each, world, seed);
  const observe = create(each, seed);
  return Array.from({ length: trials }, (_, trial) => {
    const values = new Float64Array(4 * each.postures.length);
    observe(draw(trial), [], values, 0);
    return [...values];
  });
}

/** Expects the mean of a column to be what a law says, by its own standard error. */
function expectMean(rows: readonly number[][], column: number, mean: number): void {
  const values = rows.map((row) => row[column] as number);
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  expect(Math.abs(average - mean), `${average} for ${mean}`).toBeLessThanOrEqual(5 * error);
}

test('own aircraft are fired at as often as passes x days x seen x fired says, in every posture alike', () => {
  const each: Case = makeCase({
    groups: [stock('a', 5), stock('b', 5)],
    postures: [
      { id: 'a', label: 'a', groups: ['a'] },
      { id: 'both', label: 'both', groups: ['a', 'b'] },
    ],
    misidentification: { passesPerDay: 120, seenShare: 0.5, firedShare: 0.001, days: 30 },
  });
  const rows = observeAll(each, createMisidentification, 4000);
  expectMean(rows, 0, 1.8);
  expectMean(rows, 1, -expm1(-1.8));
  for (const [events = 0, some = 0, again = 0, sameSome = 0] of rows) {
    expect(some).toBe(events > 0 ? 1 : 0);
    expect([again, sameSome]).toEqual([events, some]);
  }
});

test('no passes and no fire are no events; the longer period never has fewer', () => {
  const of = (days: number, firedShare = 0.001) =>
    observeAll(
      makeCase({
        groups: [stock('a', 1)],
        misidentification: { passesPerDay: 100, firedShare, days },
      }),
      createMisidentification,
      200,
    ).map((row) => row[0] as number);
  expect(of(30, 0).every((events) => events === 0)).toBe(true);
  const month = of(30);
  of(60).forEach((events, trial) => {
    expect(events).toBeGreaterThanOrEqual(month[trial] as number);
  });
});

test('the chance that at least one item goes missing is the published one', () => {
  for (const { N, q, p } of risk.vectors) {
    expect(Math.abs(-expm1(N * log1p(-q)) / p - 1)).toBeLessThan(1e-12);
    // A small share over one year is itself; over years it adds up.
    expect(Math.abs(lossOver(1, q) / q - 1)).toBeLessThan(1e-12);
  }
  expect(lossOver(3, 0.1)).toBeCloseTo(1 - 0.9 ** 3, 14);
  expect(lossOver(2, 0) === 0 && lossOver(2, 1) === 1).toBe(true);
});

test('items, launchers beside them and what an audit finds follow their laws', () => {
  const diversion = { lossSharePerYear: 0.01, auditedShare: 0.3, years: 2 };
  const each = makeCase({ groups: [stock('a', 40, 3)], diversion });
  const q = 1 - 0.99 ** 2;
  const rows = observeAll(each, createDiversion, 6000);
  expectMean(rows, 0, 120 * q);
  expectMean(rows, 1, -expm1(120 * log1p(-q)));
  let [both, unnoticed] = [0, 0];
  for (let lost = 0; lost <= 120; lost++) {
    const chance = binomialProbability(lost, 120, q);
    for (let launchers = 0; launchers <= 40; launchers++)
      both += chance * binomialProbability(launchers, 40, q) * Math.min(lost, launchers);
    if (lost <= 84) unnoticed += chance * hypergeometricProbability(0, 120, lost, 36);
  }
  expectMean(rows, 2, both);
  expectMean(rows, 3, 1 - unnoticed);
});

test('a launcher of one system fires no missile of another; stocks are lost apart and added', () => {
  const groups = [stock('a', 30), stock('b', 20, 4)];
  const postures = ['a', 'b'].map((id) => ({ id, label: id, groups: [id] }));
  const diversion = { lossSharePerYear: 0.2, auditedShare: 0.5 };
  const each = makeCase({
    ...{ groups, diversion },
    postures: [...postures, { id: 'both', label: 'both', groups: ['a', 'b'] }],
  });
  for (const row of observeAll(each, createDiversion, 300)) {
    const [a, b, both] = [row.slice(0, 4), row.slice(4, 8), row.slice(8, 12)];
    expect(both[0]).toBe((a[0] ?? 0) + (b[0] ?? 0));
    expect(both[1]).toBe(Math.max(a[1] ?? 0, b[1] ?? 0));
    expect(both[2]).toBe((a[2] ?? 0) + (b[2] ?? 0));
    expect(both[3]).toBe(Math.max(a[3] ?? 0, b[3] ?? 0));
    expect(a[2]).toBeLessThanOrEqual(a[0] ?? 0);
    expect(a[0]).toBeLessThanOrEqual(30);
  }
  const alone = observeAll(
    makeCase({ groups: [stock('b', 20, 4)], diversion }),
    createDiversion,
    300,
  );
  const beside = observeAll(each, createDiversion, 300);
  expect(alone.map((row) => row.slice(0, 4))).toEqual(beside.map((row) => row.slice(4, 8)));
});

test('nothing lost is nothing noticed, all lost is all noticed, an audit of all notices any loss', () => {
  const of = (lossSharePerYear: number, auditedShare: number) =>
    observeAll(
      makeCase({ groups: [stock('a', 50, 2)], diversion: { lossSharePerYear, auditedShare } }),
      createDiversion,
      100,
    );
  for (const row of of(0, 1)) expect(row.slice(0, 4)).toEqual([0, 0, 0, 0]);
  for (const row of of(1, 0.1)) expect(row.slice(0, 4)).toEqual([100, 1, 50, 1]);
  for (const row of of(0.01, 1)) expect(row[3]).toBe(row[1]);
  for (const row of of(0.5, 0)) expect(row[3]).toBe(0);
});
