import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import type { LngLat } from '../../src/domain/reference.ts';
import type { World } from '../../src/domain/world.ts';
import { createDrawer } from '../../src/draw/create-drawer.ts';
import { createSimulator } from '../../src/simulate/create-simulator.ts';
import {
  type GroupForm,
  type IntruderForm,
  makeCase,
  makeGroup,
  makeIntruder,
  makeWorld,
  propertyRuns,
  rectangleAbout,
} from './make-case.ts';

const middle: LngLat = [20, 8];
const altitudesM = [0, 900];
const places: LngLat[] = [
  [middle[0], middle[1]],
  [middle[0] + 0.1, middle[1] + 0.05],
];

const form = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  trial: fc.integer({ min: 0, max: 10_000 }),
  count: fc.integer({ min: 0, max: 25 }),
  ready: fc.double({ min: 0.2, max: 1, noNaN: true }),
  rangeM: fc.integer({ min: 2000, max: 9000 }),
  missiles: fc.integer({ min: 1, max: 6 }),
  readyRounds: fc.integer({ min: 1, max: 3 }),
  reloadS: fc.integer({ min: 0, max: 60 }),
  channels: fc.integer({ min: 1, max: 3 }),
  salvo: fc.integer({ min: 1, max: 2 }),
  killProbability: fc.double({ min: 0, max: 1, noNaN: true }),
  missileSpeedMps: fc.integer({ min: 300, max: 1500 }),
  aircraft: fc.integer({ min: 1, max: 6 }),
  spacingS: fc.integer({ min: 0, max: 40 }),
  speedMps: fc.integer({ min: 60, max: 290 }),
  arrivals: fc.constantFrom<'even' | 'random'>('even', 'random'),
});
type Form = typeof form extends fc.Arbitrary<infer T> ? T : never;

function groupOf(setting: Form): GroupForm {
  const { count, ready, rangeM, missiles, killProbability } = setting;
  const { readyRounds, reloadS, channels, missileSpeedMps, salvo } = setting;
  return {
    ...{ id: 'near', count, ready, rangeM, minRangeM: 400, reactionS: 6, targetSpeedMps: 300 },
    ...{ missilesPerLauncher: missiles, killProbability },
    weapon: { readyRounds, reloadS, channels, missileSpeedMps },
    doctrine: { salvo, shotsPerTarget: null },
  };
}

function raidOf(setting: Form): IntruderForm {
  const { aircraft, spacingS, speedMps, arrivals } = setting;
  return { id: 'raid', towards: 'city 0', count: aircraft, spacingS, speedMps, arrivals };
}

type Parts = Partial<Parameters<typeof makeCase>[0]>;

function caseOf(
  groups: readonly GroupForm[],
  raids: readonly IntruderForm[],
  parts: Parts = {},
): Case {
  return makeCase({
    groups: groups.map(makeGroup),
    intruders: raids.map(makeIntruder),
    altitudesM,
    ...parts,
  });
}

/** Every case here has the same areas and sides, and no other places than these. */
const world: World = makeWorld(
  [
    caseOf(
      [{ id: 'near', count: 1, rangeM: 1000 }],
      ['city 0', 'city 1'].map((towards) => ({ id: towards, speedMps: 100, towards })),
    ),
  ],
  [rectangleAbout(middle, 60e3, 40e3)],
  { cities: places, latticePoints: 50 },
);

/** Values of the raid rows of one world, by row id. */
function observe({ seed, trial }: Form, each: Case): Map<string, number> {
  const simulator = createSimulator(each, world, seed, {
    ...{ areaShare: 0.5, crossingShare: 0.95, cities: 2 },
  });
  const values = new Float64Array(simulator.rows.length);
  simulator.observe(createDrawer(each, world, seed)(trial), new Set(['raid'] as const), values);
  return new Map(
    simulator.rows.flatMap((row, r) =>
      row.measure === 'raid' ? [[row.id, values[r] as number] as const] : [],
    ),
  );
}

/** Values of one quantity at the ground and above it. */
function take(rows: Map<string, number>, quantity: string, raid = 'raid'): number[] {
  return altitudesM.map(
    (altitudeM) => rows.get(`base/all/raid/${quantity}/${raid}/${altitudeM}/k1`) ?? Number.NaN,
  );
}

function holds(seed: number, property: (setting: Form, step: number) => void): void {
  fc.assert(
    fc.property(form, fc.double({ min: 0.01, max: 1, noNaN: true }), (setting, step) =>
      property(setting, step),
    ),
    { numRuns: propertyRuns, seed },
  );
}

const plain = (setting: Form): Map<string, number> =>
  observe(setting, caseOf([groupOf(setting)], [raidOf(setting)]));

test('nobody fires more than the ready posts have, nobody leaks who did not come, no leak means none', () => {
  holds(1, (setting) => {
    const rows = plain(setting);
    const [spent, leakers] = [take(rows, 'missiles-spent'), take(rows, 'leakers')];
    take(rows, 'no-leak').forEach((none, a) => {
      expect(spent[a]).toBeLessThanOrEqual(setting.count * setting.missiles);
      expect(leakers[a]).toBeLessThanOrEqual(setting.aircraft);
      expect(none === 1).toBe(leakers[a] === 0);
      // Each aircraft that is killed takes at least one round.
      expect(setting.aircraft - (leakers[a] as number)).toBeLessThanOrEqual(spent[a] as number);
    });
    for (const empty of take(rows, 'units-empty')) expect(empty).toBeLessThanOrEqual(setting.count);
  });
});

test('missiles that never kill let every aircraft through', () => {
  holds(2, (setting) => {
    const rows = observe(
      setting,
      caseOf([{ ...groupOf(setting), killProbability: 0 }], [raidOf(setting)]),
    );
    expect(take(rows, 'leakers')).toEqual(altitudesM.map(() => setting.aircraft));
  });
});

test('missiles that always kill: as long as rounds are left in reach, one round is one aircraft at most', () => {
  holds(3, (setting) => {
    const sure = {
      ...groupOf(setting),
      killProbability: 1,
      doctrine: { salvo: 1, shotsPerTarget: 1 },
    };
    const rows = observe(setting, caseOf([sure], [raidOf(setting)]));
    const killed = take(rows, 'leakers').map((leakers) => setting.aircraft - leakers);
    take(rows, 'missiles-spent').forEach((spent, a) => {
      expect(killed[a]).toBeLessThanOrEqual(spent);
      // Every round flies at somebody, and whoever is flown at dies.
      expect(killed[a] === 0).toBe(spent === 0);
    });
  });
});

test('a target that is too fast is not fired at', () => {
  holds(4, (setting) => {
    const rows = observe(
      setting,
      caseOf([groupOf(setting)], [{ ...raidOf(setting), speedMps: 301 }]),
    );
    expect(take(rows, 'missiles-spent')).toEqual([0, 0]);
    expect(take(rows, 'leakers')).toEqual(altitudesM.map(() => setting.aircraft));
  });
});

test('who stands off gets through, and costs nothing', () => {
  holds(5, (setting) => {
    const rows = observe(
      setting,
      caseOf([groupOf(setting)], [{ ...raidOf(setting), standOffShare: 1 }]),
    );
    expect(take(rows, 'leakers')).toEqual(altitudesM.map(() => setting.aircraft));
    expect(take(rows, 'missiles-spent')).toEqual([0, 0]);
  });
});

test('a group that one cause silences fires nothing', () => {
  holds(6, (setting) => {
    const silent = { ...groupOf(setting), losses: { commonFailureProbability: 1 } };
    const rows = observe(setting, caseOf([silent], [raidOf(setting)]));
    expect(take(rows, 'missiles-spent')).toEqual([0, 0]);
    expect(take(rows, 'units-empty')).toEqual([0, 0]);
  });
});

/** Where nothing is killed posts do not meet, so each of them fires no less when it can do more. */
const better: {
  readonly name: string;
  readonly improve: (group: GroupForm, step: number) => GroupForm;
}[] = [
  { name: 'a longer range', improve: (group, step) => ({ ...group, rangeM: 9000 * (1 + step) }) },
  {
    name: 'a shorter reaction',
    improve: (group, step) => ({ ...group, reactionS: 6 * (1 - step) }),
  },
  { name: 'a shorter dead zone', improve: (group) => ({ ...group, minRangeM: 0 }) },
  {
    name: 'more missiles',
    improve: (group) => ({ ...group, missilesPerLauncher: 7 }),
  },
  {
    name: 'more ready rounds',
    improve: (group) => ({ ...group, weapon: { ...group.weapon, readyRounds: 7 } }),
  },
  {
    name: 'a quicker reload',
    improve: (group) => ({ ...group, weapon: { ...group.weapon, reloadS: 0 } }),
  },
  {
    name: 'more posts',
    improve: (group, step) => ({ ...group, count: 25 + Math.round(10 * step) }),
  },
  { name: 'more posts ready', improve: (group) => ({ ...group, ready: 1 }) },
];

for (const [index, { name, improve }] of better.entries()) {
  test(`with ${name} no less is fired at one aircraft that nothing kills`, () => {
    holds(10 + index, (setting, step) => {
      const group = {
        ...groupOf(setting),
        killProbability: 0,
        doctrine: { salvo: 1, shotsPerTarget: null },
      };
      const raid = { ...raidOf(setting), count: 1 };
      const before = take(observe(setting, caseOf([group], [raid])), 'missiles-spent');
      const after = take(
        observe(setting, caseOf([improve(group, step)], [raid])),
        'missiles-spent',
      );
      after.forEach((spent, a) => {
        expect(spent, `${name} at ${altitudesM[a]} m`).toBeGreaterThanOrEqual(before[a] as number);
      });
    });
  });
}

test('another group, another raid, another order leave the figures of a posture and a raid alone', () => {
  holds(30, (setting) => {
    const [group, raid] = [groupOf(setting), raidOf(setting)];
    const other: GroupForm = { ...group, id: 'far', count: 3, rangeM: 20_000 };
    const second: IntruderForm = { ...raid, id: 'second', towards: 'city 1' };
    const alone = observe(setting, caseOf([group], [raid]));
    const postures = [{ id: 'all', label: 'all', groups: ['near'] }];
    const beside = observe(setting, caseOf([other, group], [second, raid], { postures }));
    for (const [id, value] of alone) expect(beside.get(id), id).toBe(value);
  });
});

test('a posture of two groups spends what each would spend, where nothing is killed', () => {
  holds(31, (setting) => {
    const near = { ...groupOf(setting), killProbability: 0 };
    const far: GroupForm = { ...near, id: 'far', count: 3, rangeM: 20_000 };
    const one = { ...raidOf(setting), count: 1 };
    const spent = (groups: readonly GroupForm[]): number[] =>
      take(observe(setting, caseOf(groups, [one])), 'missiles-spent');
    const [first, second, both] = [spent([near]), spent([far]), spent([near, far])];
    both.forEach((sum, a) => {
      expect(sum).toBe((first[a] as number) + (second[a] as number));
    });
  });
});

test('a salvo of n with n shots a target spends rounds by the n, as long as there are enough', () => {
  holds(32, (setting) => {
    const group: GroupForm = {
      ...{ ...groupOf(setting), missilesPerLauncher: 12 },
      weapon: { readyRounds: 12, reloadS: 0, channels: 1 },
      doctrine: { salvo: 2, shotsPerTarget: 2 },
    };
    for (const spent of take(
      observe(setting, caseOf([group], [raidOf(setting)])),
      'missiles-spent',
    ))
      expect(spent % 2).toBe(0);
  });
});
