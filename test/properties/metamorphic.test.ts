import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import type { MeasureName } from '../../src/domain/measure.ts';
import type { Placement } from '../../src/domain/posture.ts';
import type { LngLat } from '../../src/domain/reference.ts';
import type { World } from '../../src/domain/world.ts';
import { createDrawer } from '../../src/draw/create-drawer.ts';
import { createSimulator } from '../../src/simulate/create-simulator.ts';
import {
  type GroupForm,
  makeCase,
  makeGroup,
  makeIntruder,
  makeWorld,
  propertyRuns,
  rectangleAbout,
} from './make-case.ts';

const everything: readonly MeasureName[] = ['coverage', 'border', 'belt', 'points', 'crossing'];
const altitudesM = [0, 60, 1200];

/** A random small setting: two systems with floors and ceilings in a rectangle at one of twenty places between 60 S and 60 N. */
const form = fc.record({
  lng: fc.constantFrom<number>(-120, -63, 20, 120),
  lat: fc.constantFrom<number>(-60, -33, 0, 8, 60),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  trial: fc.integer({ min: 0, max: 10_000 }),
  placement: fc.constantFrom<Placement>('random', 'spread'),
  near: fc.record({
    count: fc.integer({ min: 0, max: 30 }),
    ready: fc.double({ min: 0.1, max: 1, noNaN: true }),
    rangeM: fc.integer({ min: 500, max: 7000 }),
  }),
  far: fc.record({
    count: fc.integer({ min: 0, max: 3 }),
    ready: fc.double({ min: 0.1, max: 1, noNaN: true }),
    rangeM: fc.integer({ min: 5000, max: 30_000 }),
  }),
});
type Form = typeof form extends fc.Arbitrary<infer T> ? T : never;

function groupForms({ near, far }: Form): [GroupForm, GroupForm] {
  return [
    {
      id: 'near',
      ...near,
      ceilingM: 3500,
      reactionS: 8,
      areas: [
        { area: { kind: 'territory' }, share: 0.7 },
        { area: { kind: 'perimeter' }, share: 0.3 },
      ],
    },
    { id: 'far', ...far, floorM: 50, reactionS: 15, killProbability: 0.7 },
  ];
}

function caseOf(setting: Form, groups = groupForms(setting)): Case {
  return makeCase({
    groups: groups.map(makeGroup),
    placement: setting.placement,
    altitudesM,
    intruders: [
      makeIntruder({ id: 'slow', speedMps: 60, towards: 'city 0' }),
      makeIntruder({ id: 'fast', speedMps: 250, towards: 'city 1' }),
    ],
    postures: [
      { id: 'near', label: 'near', groups: ['near'] },
      { id: 'all', label: 'all', groups: ['near', 'far'] },
    ],
  });
}

const worlds = new Map<string, World>();

/** The world at a setting's place; every case here has the same areas and sides, so worlds are kept. */
function worldAt({ lng, lat }: Form, each: Case): World {
  const key = `${lng} ${lat}`;
  const known = worlds.get(key);
  if (known !== undefined) return known;
  const cities: LngLat[] = [
    [lng, lat],
    [lng + 0.1, lat + 0.05],
    [lng - 0.12, lat - 0.03],
  ];
  const world = makeWorld([each], [rectangleAbout([lng, lat], 50e3, 30e3)], {
    cities,
    latticePoints: 300,
  });
  worlds.set(key, world);
  return world;
}

/** Values of every row in one world, by row id. */
function observe(
  setting: Form,
  each: Case = caseOf(setting),
  measures = everything,
): Map<string, number> {
  const world = worldAt(setting, each);
  const simulator = createSimulator(each, world, setting.seed, {
    areaShare: 0.5,
    crossingShare: 0.95,
    cities: 3,
  });
  const values = new Float64Array(simulator.rows.length);
  simulator.observe(
    createDrawer(each, world, setting.seed)(setting.trial),
    new Set(measures),
    values,
  );
  return new Map(
    simulator.rows.flatMap((row, r) =>
      measures.some((name) => name === row.measure) ? [[row.id, values[r] as number]] : [],
    ),
  );
}

/** Quantities that more air defence must never lower, and those it must never raise. */
const rising =
  /\/(share|holds|all-covered|no-gap|no-way-through|guarded-share|units-met|exposure-s|engaged)\//;
const falling = /\/(longest-gap-m|survives)\//;

function expectNoLess(before: Map<string, number>, after: Map<string, number>): void {
  expect(after.size).toBe(before.size);
  for (const [id, value] of before) {
    const now = after.get(id) ?? Number.NaN;
    if (rising.test(id)) expect(now, id).toBeGreaterThanOrEqual(value - 1e-9 * Math.max(1, value));
    else if (falling.test(id)) expect(now, id).toBeLessThanOrEqual(value + 1e-6);
    else expect(id).toContain('gap-count');
  }
}

function holds(seed: number, property: (setting: Form, step: number) => void): void {
  fc.assert(
    fc.property(form, fc.double({ min: 0.01, max: 1, noNaN: true }), (setting, step) =>
      property(setting, step),
    ),
    { numRuns: propertyRuns, seed },
  );
}

test('more units never lower anything (placement random)', () => {
  holds(1, (setting, step) => {
    const random: Form = { ...setting, placement: 'random' };
    const extra = 1 + Math.round(10 * step);
    const more = {
      ...random,
      near: { ...random.near, count: random.near.count + extra },
      far: { ...random.far, count: random.far.count + 1 },
    };
    expectNoLess(observe(random), observe(more));
  });
});

test('a longer range never lowers anything, at any placement', () => {
  holds(2, (setting, step) => {
    const longer = {
      ...setting,
      near: { ...setting.near, rangeM: setting.near.rangeM * (1 + step) },
      far: { ...setting.far, rangeM: setting.far.rangeM * (1 + step / 2) },
    };
    expectNoLess(observe(setting), observe(longer));
  });
});

test('a higher ready share never lowers anything, at any placement', () => {
  holds(3, (setting, step) => {
    const up = (ready: number): number => Math.min(1, ready + step);
    const readier = {
      ...setting,
      near: { ...setting.near, ready: up(setting.near.ready) },
      far: { ...setting.far, ready: up(setting.far.ready) },
    };
    expectNoLess(observe(setting), observe(readier));
  });
});

test('a lower floor, a higher ceiling, a shorter reaction and a faster engagement never lower anything', () => {
  holds(4, (setting) => {
    const [near, far] = groupForms(setting);
    const strict = caseOf(setting, [
      { ...near, ceilingM: 1000, reactionS: 20, targetSpeedMps: 200, minRangeM: 400 },
      { ...far, floorM: 100 },
    ]);
    expectNoLess(observe(setting, strict), observe(setting));
  });
});

test('a posture with more groups never has less than one with fewer', () => {
  holds(5, (setting) => {
    const rows = observe(setting);
    const of = (posture: string) =>
      new Map(
        [...rows]
          .filter(([id]) => id.startsWith(`base/${posture}/`))
          .map(([id, value]) => [id.replace(`/${posture}/`, '/'), value]),
      );
    expectNoLess(of('near'), of('all'));
  });
});

test('k + 1 never beats k, and a border without a gap at k has none at k - 1', () => {
  holds(6, (setting) => {
    const rows = observe(setting);
    for (const [id, value] of rows) {
      const deeper = id.endsWith('/k1') ? id.replace('/k1', '/k2') : id.replace('/k2', '/k3');
      const next = rows.get(deeper);
      if (next !== undefined) expect(next, deeper).toBeLessThanOrEqual(value);
    }
  });
});

test('the rows of one world agree: shares in [0, 1], no gap means no gaps and all guarded', () => {
  holds(7, (setting) => {
    const rows = observe(setting);
    for (const [id, value] of rows) {
      expect(Number.isFinite(value) && value >= 0, id).toBe(true);
      if (!/units-met|exposure-s|gap-count|longest-gap-m/.test(id))
        expect(value, id).toBeLessThanOrEqual(1);
    }
    for (const posture of ['near', 'all']) {
      for (const altitudeM of altitudesM) {
        const at = (name: string): number =>
          rows.get(`base/${posture}/border/${name}/${altitudeM}/k1`) ?? Number.NaN;
        expect(at('no-gap') === 1).toBe(at('gap-count') === 0);
        expect(at('no-gap') === 1).toBe(at('longest-gap-m') === 0);
        const closed = rows.get(`base/${posture}/belt/no-way-through/${altitudeM}/k1`);
        expect(closed).toBeGreaterThanOrEqual(at('no-gap'));
        if (at('no-gap') === 1) expect(at('guarded-share')).toBeCloseTo(1, 9);
        else expect(at('guarded-share')).toBeLessThan(1);
        for (const id of ['slow', 'fast']) {
          const flown = (name: string): number =>
            rows.get(`base/${posture}/crossing/${name}/${id}/${altitudeM}/k1`) ?? Number.NaN;
          expect(flown('engaged')).toBeLessThanOrEqual(Math.min(1, flown('units-met')));
          // Whoever is not engaged survives; one shot leaves at most 1 - p of the others.
          expect(flown('survives')).toBeGreaterThanOrEqual(1 - flown('engaged') - 1e-12);
          expect(flown('survives')).toBeLessThanOrEqual(1 - 0.5 * flown('engaged') + 1e-12);
        }
      }
    }
  });
});

test('turning the globe leaves every figure alone', () => {
  holds(8, (setting) => {
    const before = observe(setting);
    // Between 120 W and 120 E nothing crosses the date line; 37 degrees keep rounding alike but not equal.
    const after = observe({ ...setting, lng: setting.lng + 37 });
    for (const [id, value] of before) {
      const now = after.get(id) ?? Number.NaN;
      // A point on the very rim may change sides by rounding: one of 300 lattice points or of 640 perimeter points, one crossing of 64.
      const tolerance = /exposure-s|longest-gap-m/.test(id)
        ? 0.02 * Math.abs(value) + 300
        : /gap-count|units-met/.test(id)
          ? 1
          : /holds|no-gap|no-way-through|all-covered/.test(id)
            ? 1
            : 0.017;
      expect(Math.abs(now - value), id).toBeLessThanOrEqual(tolerance);
    }
    const mean = (rows: Map<string, number>, name: string): number => {
      const own = [...rows].filter(([id]) => id.includes(name)).map(([, value]) => value);
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    };
    for (const name of ['/coverage/share/', '/guarded-share/', '/points/share/'])
      expect(Math.abs(mean(after, name) - mean(before, name))).toBeLessThan(0.004);
  });
});

test('the order of groups and postures, and what else is asked, change no figure', () => {
  holds(9, (setting) => {
    const each = caseOf(setting);
    const before = observe(setting, each);
    const turned: Case = {
      ...each,
      groups: [...each.groups].reverse(),
      postures: [...each.postures]
        .reverse()
        .map((posture) => ({ ...posture, groups: [...posture.groups].reverse() })),
      intruders: [...each.intruders].reverse(),
    };
    const after = observe(setting, turned);
    expect(after.size).toBe(before.size);
    for (const [id, value] of before) {
      // Sums of seconds and of chances are added in another order.
      expect(Math.abs((after.get(id) ?? Number.NaN) - value), id).toBeLessThanOrEqual(
        1e-12 * Math.max(1, value),
      );
    }
    for (const measure of everything) {
      const alone = observe(setting, each, [measure]);
      for (const [id, value] of alone)
        if (id.includes(`/${measure}/`)) expect(value, id).toBe(before.get(id));
    }
  });
});
