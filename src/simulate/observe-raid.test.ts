import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countRuns,
  makeCase,
  makeGroup,
  makeIntruder,
  makeWorld,
  rectangleAbout,
} from '../../test/properties/make-case.ts';
import type { MeasureName } from '../domain/measure.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { createSimulator } from './create-simulator.ts';
import { raidQuantities } from './list-rows.ts';

const each = makeCase({
  groups: [
    makeGroup({ id: 'short', count: 60, rangeM: 6000, ready: 0.9 }),
    makeGroup({ id: 'long', count: 12, rangeM: 25_000, floorM: 60 }),
  ],
  altitudesM: [0, 80, 1000],
  intruders: [
    makeIntruder({ id: 'slow', speedMps: 70, towards: 'city 0', count: 3 }),
    makeIntruder({ id: 'fast', speedMps: 250, towards: 'city 0', count: 5 }),
  ],
  // At heights that the long reach does not cover, two of them fight the same raid.
  postures: [
    { id: 'short', label: 'short', groups: ['short'] },
    { id: 'long', label: 'long', groups: ['long'] },
    { id: 'all', label: 'all', groups: ['short', 'long'] },
  ],
});
const world = makeWorld([each], [rectangleAbout([20, 45], 90e3, 60e3)], {
  cities: [[20, 45]],
  latticePoints: 50,
});
const thresholds = { areaShare: 0.95, crossingShare: 0.95, cities: 1 };
const simulator = createSimulator(each, world, 5, thresholds);
const draw = createDrawer(each, world, 5);
const measures = new Set<MeasureName>(['raid']);
const rows = simulator.rows.flatMap(({ measure }, r) => (measure === 'raid' ? [r] : []));
const first = rows[0] as number;

test('raids that are wanted end as they do among all others, and a raid of which no row is wanted is left alone', () => {
  const seen = { fought: 0, left: 0, leaks: 0 };
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.array(fc.nat(rows.length - 1), { minLength: 1, maxLength: 9 }),
      (trial, chosen) => {
        const all = new Float64Array(simulator.rows.length).fill(-1);
        simulator.observe(draw(trial), measures, all);
        const wanted = new Uint8Array(simulator.rows.length);
        for (const r of chosen) wanted[first + r] = 1;
        const some = new Float64Array(simulator.rows.length).fill(-1);
        simulator.observe(draw(trial), measures, some, undefined, undefined, wanted);
        for (let from = first; from < first + rows.length; from += raidQuantities.length) {
          const to = from + raidQuantities.length;
          const isFought = wanted.subarray(from, to).includes(1);
          const expected = isFought ? [...all.subarray(from, to)] : raidQuantities.map(() => -1);
          expect([...some.subarray(from, to)]).toEqual(expected);
          if (isFought) seen.fought++;
          else seen.left++;
          if (isFought && (all[from] as number) > 0) seen.leaks++;
        }
      },
    ),
    { numRuns: countRuns(60), seed: 3 },
  );
  expect(seen.fought).toBeGreaterThan(seen.leaks);
  expect(Math.min(seen.leaks, seen.left)).toBeGreaterThan(20);
});
