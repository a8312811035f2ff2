import { expect, test } from 'vitest';
import {
  makeCase,
  makeGroup,
  makeIntruder,
  makeWorld,
  rectangleAbout,
} from '../../test/properties/make-case.ts';
import type { Case } from '../domain/case.ts';
import type { LngLat } from '../domain/reference.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { createSimulator } from './create-simulator.ts';

const middle: LngLat = [12, 48];
const seed = 5;
const groups = [
  makeGroup({
    ...{ id: 'near', count: 40, rangeM: 5000, minRangeM: 600, floorM: 10, ceilingM: 2000 },
    ...{ targetSpeedMps: 320, reactionS: 18, killProbability: 0.3 },
    losses: { connectedShare: 0.5 },
  }),
  makeGroup({
    ...{ id: 'far', count: 4, rangeM: 16_000, floorM: 200, targetSpeedMps: 900 },
    ...{ reactionS: 30, killProbability: 0.6 },
    losses: { connectedShare: 1 },
  }),
];

type Form = Parameters<typeof makeCase>[0];

function caseOf(form: Partial<Form>): Case {
  return makeCase({
    groups,
    altitudesM: [0, 80, 1000],
    intruders: [
      makeIntruder({ id: 'slow', speedMps: 70, towards: 'city 0' }),
      makeIntruder({ id: 'fast', speedMps: 400, towards: 'city 0' }),
    ],
    postures: [
      { id: 'near', label: 'near', groups: ['near'] },
      { id: 'all', label: 'all', groups: ['near', 'far'] },
    ],
    ...form,
  });
}

/** Values of crossing and detection rows by id, without the case. */
function observe(each: Case, trial: number): Map<string, number> {
  const world = makeWorld([each], [rectangleAbout(middle, 90e3, 60e3)], {
    cities: [middle],
    latticePoints: 50,
  });
  const thresholds = { areaShare: 0.95, crossingShare: 0.95, cities: 1 };
  const simulator = createSimulator(each, world, seed, thresholds);
  const values = new Float64Array(simulator.rows.length);
  const draw = createDrawer(each, world, seed)(trial);
  simulator.observe(draw, new Set(['crossing', 'detection'] as const), values);
  return new Map(
    simulator.rows.flatMap((row, r) =>
      row.measure === 'crossing' || row.measure === 'detection'
        ? [[row.id, values[r] as number] as const]
        : [],
    ),
  );
}

const clear = { visibilityM: 100_000, nightShare: 0, searchWidthM: 1e9 };

test('in clear air, by day, with every post looking, crossings are what they are without detection', () => {
  for (let trial = 0; trial < 12; trial++) {
    const off = observe(caseOf({}), trial);
    const on = observe(caseOf({ detection: clear }), trial);
    for (const [id, value] of off) expect(on.get(id), id).toBeCloseTo(value, 9);
  }
});

test('who sees nothing engages nothing, and meets as many envelopes as before', () => {
  const dark = { ...clear, nightShare: 1, nightFactor: 0 };
  const off = observe(caseOf({}), 1);
  for (const [id, value] of observe(caseOf({ detection: dark }), 1)) {
    if (/\/(engaged|holds|seen)\//.test(id)) expect(value, id).toBe(0);
    else if (id.includes('/survives/')) expect(value, id).toBe(1);
    else expect(value, id).toBeCloseTo(off.get(id) ?? Number.NaN, 9);
  }
});

test('farther sight, more light, a wider search, more warnings never lower what is seen and engaged', () => {
  const base = { visibilityM: 6000, nightShare: 1, nightFactor: 0.3, searchWidthM: 2000 };
  const better = [
    { detection: { ...base, visibilityM: 9000, searchWidthM: 1e9 } },
    { detection: { ...base, nightFactor: 0.6 } },
    { detection: { ...base, searchWidthM: 4000 } },
    {
      detection: base,
      groups: groups.map((group) => ({
        ...group,
        losses: { ...group.losses, connectedShare: groups[1]?.losses.connectedShare ?? null },
      })),
    },
  ];
  for (let trial = 0; trial < 6; trial++) {
    better.forEach((form, which) => {
      // A wider circle alone makes the random search of a post without warning harder, so it is compared where every post sees all.
      const before = observe(
        caseOf({ detection: which === 0 ? { ...base, searchWidthM: 1e9 } : base }),
        trial,
      );
      const after = observe(caseOf(form), trial);
      for (const [id, value] of before)
        if (/\/(engaged|seen|holds)\//.test(id))
          expect(after.get(id), `${id} ${which}`).toBeGreaterThanOrEqual(value);
    });
  }
});
