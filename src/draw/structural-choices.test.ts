import { expect, test } from 'vitest';
import { makeCase, makeGroup, makeWorld, rectangleAbout } from '../../test/properties/make-case.ts';
import type { Case } from '../domain/case.ts';
import { clusterUnits } from '../domain/structural-variant.ts';
import { createDrawer } from './create-drawer.ts';

const ring = rectangleAbout([20, 45], 80e3, 80e3);
const group = makeGroup({
  ...{ id: 'a', count: 64, ready: 0.6, rangeM: 5000 },
  areas: [
    { area: { kind: 'territory' }, share: 0.7 },
    { area: { kind: 'perimeter' }, share: 0.3 },
  ],
});
const base = makeCase({ groups: [group], placement: 'random' });
const world = makeWorld([base], [ring], { latticePoints: 400 });

/** Positions of the ready units by unit, in one world. */
function positionsOf(each: Case, trial: number): ReadonlyMap<number, string> {
  const drawn = createDrawer(each, world, 9)(trial).groups[0];
  if (drawn === undefined) throw new Error('nothing drawn');
  return new Map(
    Array.from({ length: drawn.count }, (_, i) => [
      drawn.unit[i] as number,
      `${drawn.lng[i]} ${drawn.lat[i]}`,
    ]),
  );
}

const clustered: Case = { ...base, placement: 'clustered' };

test('clustered units stand in tens of one area: as many places as tens, and the first of each where it would stand alone', () => {
  const all: Case = {
    ...clustered,
    groups: [makeGroup({ id: 'a', count: 64, rangeM: 5000, areas: group.areas })],
  };
  const places = [...positionsOf(all, 3).values()];
  expect(places).toHaveLength(64);
  // Webster gives 45 and 19 units to shares of 0.7 and 0.3: five tens and two tens, the last ones not full.
  const sizes = [...new Set(places)].map((one) => places.filter((other) => other === one).length);
  expect(sizes.sort((a, b) => b - a)).toEqual([10, 10, 10, 10, 10, 9, 5]);
  expect(Math.max(...sizes)).toBe(clusterUnits);
  const alone = positionsOf({ ...all, placement: 'random' }, 3);
  expect(positionsOf(all, 3).get(0)).toBe(alone.get(0));
});

test('whether a unit is ready does not depend on where it stands', () => {
  for (let trial = 0; trial < 20; trial++)
    expect([...positionsOf(clustered, trial).keys()].sort()).toEqual(
      [...positionsOf(base, trial).keys()].sort(),
    );
});

test('ready in common: all units or none, all of them in the stated share of worlds', () => {
  const common: Case = { ...base, readyInCommon: true };
  const draw = createDrawer(common, world, 9);
  const trials = 4000;
  let whole = 0;
  for (let trial = 0; trial < trials; trial++) {
    const count = draw(trial).groups[0]?.count ?? -1;
    expect([0, 64]).toContain(count);
    if (count === 64) whole++;
  }
  // |z| <= 5 standard errors of a share of 0.6.
  expect(Math.abs(whole / trials - 0.6)).toBeLessThan(5 * Math.sqrt((0.6 * 0.4) / trials));
});
