import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type GroupForm,
  makeCase,
  makeGroup,
  makeIntruder,
} from '../../test/properties/make-case.ts';
import type { Parameter } from '../domain/quantity.ts';
import { createRng } from '../kernel/random/stream.ts';
import { countPosts, createFixer, type FixedUnknowns } from './fix-unknowns.ts';

const fixUnknowns = (
  ...[each, rng, trial]: [...Parameters<typeof createFixer>, number]
): FixedUnknowns => createFixer(each, rng)(trial);

function placed(form: Omit<GroupForm, 'id' | 'rangeM'>): number {
  const group = makeGroup({ id: 'g', rangeM: 5000, ...form });
  return countPosts(group, (each: Parameter) => {
    const { distribution } = each.quantity;
    return distribution.kind === 'fixed' ? distribution.value : Number.NaN;
  }).inPlace;
}

test('missiles: launchers are missiles times launchers per missile, never more than missiles', () => {
  expect(placed({ count: 5000, countUnit: 'missile', launchersPerMissile: 0.5 })).toBe(2500);
  expect(placed({ count: 5000, countUnit: 'missile', launchersPerMissile: 1 })).toBe(5000);
  expect(placed({ count: 7, countUnit: 'missile', launchersPerMissile: 0.5 })).toBe(4);
  expect(placed({ count: 3, countUnit: 'missile', launchersPerMissile: 0.1 })).toBe(0);
});

test('launchers, systems and batteries are one post each', () => {
  for (const countUnit of ['launcher', 'system', 'battery'] as const) {
    expect(placed({ count: 12, countUnit, launchersPerMissile: 0.1, peoplePerUnit: 60 })).toBe(12);
    expect(placed({ count: 12.6, countUnit })).toBe(13);
    expect(placed({ count: 12, countUnit, missilesPerLauncher: 2 })).toBe(12);
    expect(placed({ count: 12, countUnit, losses: { serviceableShare: 0.5 } })).toBe(6);
  }
});

test('operators become units by the people that a unit takes', () => {
  expect(placed({ count: 5000, countUnit: 'operator', peoplePerUnit: 60 })).toBe(83);
  expect(placed({ count: 59, countUnit: 'operator', peoplePerUnit: 60 })).toBe(0);
});

test('crews bound the posts that are manned round the clock: operators / (perPost 168 / hours)', () => {
  const crews = { operators: 4000, perPost: 2, hoursPerWeek: 84 };
  expect(placed({ count: 5000, countUnit: 'system', crews })).toBe(1000);
  expect(placed({ count: 5000, countUnit: 'missile', launchersPerMissile: 0.1, crews })).toBe(500);
  expect(placed({ count: 5000, countUnit: 'missile', launchersPerMissile: 0.9, crews })).toBe(1000);
  expect(placed({ count: 900, countUnit: 'launcher', crews })).toBe(900);
  expect(placed({ count: 10, countUnit: 'launcher', crews: { ...crews, operators: 0 } })).toBe(0);
});

test('the number of posts is never negative and never above the count', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('missile', 'launcher', 'system', 'battery', 'operator'),
      fc.integer({ min: -5, max: 10_000 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 10_000 }),
      (countUnit, count, launchersPerMissile, operators) => {
        const crews = { operators, perPost: 2, hoursPerWeek: 60 };
        const posts = placed({
          count,
          countUnit,
          launchersPerMissile,
          peoplePerUnit: 3,
          crews,
        } as GroupForm);
        expect(Number.isInteger(posts) && posts >= 0 && posts <= Math.max(0, count)).toBe(true);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

test('envelopes end at floor and ceiling, at the horizon and at the slant range; the ground row knows neither', () => {
  const group = makeGroup({ id: 'g', count: 1, rangeM: 50_000, floorM: 20, ceilingM: 12_000 });
  const each = makeCase({ groups: [group], altitudesM: [0, 10, 20, 50, 3000, 12_000, 12_001] });
  const reach = fixUnknowns(each, createRng(1), 0).groups[0]?.reachM ?? new Float64Array(0);
  expect(reach[0]).toBe(50_000);
  expect([reach[1], reach[6]]).toEqual([0, 0]);
  // Horizon sqrt(2 (4/3) Re h): 18.4 km at 20 m, 29.1 km at 50 m.
  expect(reach[2]).toBeCloseTo(Math.sqrt((8 / 3) * 6_371_008.77 * 20 + 400), 0);
  expect(reach[3]).toBeCloseTo(Math.sqrt((8 / 3) * 6_371_008.77 * 50 + 2500), 0);
  expect(Math.abs((reach[4] as number) / Math.sqrt(50_000 ** 2 - 3000 ** 2) - 1)).toBeLessThan(
    1e-3,
  );
  expect(Math.abs((reach[5] as number) / Math.sqrt(50_000 ** 2 - 12_000 ** 2) - 1)).toBeLessThan(
    2e-3,
  );
});

test('a number depends on its path and the trial alone, so cases share it', () => {
  const spread = { kind: 'uniform', low: 0, high: 1 } as const;
  const a = makeGroup({
    id: 'a',
    count: 10,
    ready: spread,
    rangeM: { kind: 'uniform', low: 1, high: 2 },
  });
  const b = makeGroup({ id: 'b', count: 10, ready: spread, rangeM: 7 });
  const rng = createRng(4);
  const both = fixUnknowns(makeCase({ groups: [a, b] }), rng, 12);
  const one = fixUnknowns(
    makeCase({
      id: 'x',
      groups: [b],
      intruders: [makeIntruder({ id: 'i', speedMps: 3, towards: '' })],
    }),
    rng,
    12,
  );
  expect(one.groups[0]).toEqual(both.groups[1]);
  expect([...one.intruderSpeedMps]).toEqual([3]);
  expect(both.groups[0]?.readyShare).not.toBe(both.groups[1]?.readyShare);
  expect(fixUnknowns(makeCase({ groups: [a] }), rng, 13).groups[0]?.readyShare).not.toBe(
    both.groups[0]?.readyShare,
  );
});
