import { expect, test } from 'vitest';
import { makeCase, makeGroup } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import type { Case } from '../domain/case.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { makeCountCases, measureCountCurves } from './count-curve.ts';
import { startLocalRunner } from './local-runner.ts';
import { measureScenario } from './measure-scenario.ts';

const reference = createReference();
const host = { isCancelled: () => false, elapsedMs: () => 0 };

const yaml = `
skyproof: 1
asOf: 2025-10-23
territory: TTO
placement: [spread]
posture:
  - id: igla
    system: igla-s
    count: { uniform: [60, 90] }
    ready: 0.8
    crews: { operators: [120, 300], perPost: 2, hoursPerWeek: 84 }
    where: [{ territory: true, share: 1 }]
run: { seed: 4 }
`;

test('at the stated count the curve is the base case; more units never guard less on average', async () => {
  const { scenario } = readScenario(yaml, 'scenario.yaml', reference);
  if (scenario === null) throw new Error('the scenario is refused');
  const curves = await measureCountCurves({
    ...{ scenario, reference, startRunner: startLocalRunner, host },
  });
  expect(curves.map(({ label }) => label)).toEqual([
    'where the reports put them',
    'all on the perimeter line',
  ]);
  const { measures } = await measureScenario({
    ...{ scenario: yaml, reference, trials: 64, measures: ['border'] },
  });
  const base = (quantity: string) =>
    measures.find((row) => row.quantity === quantity && row.altitudeM === 0 && row.k === 1);
  const stated = curves[0]?.points.find(({ factor }) => factor === 1);
  expect(stated?.share.estimate).toBe(base('guarded-share')?.estimate);
  expect(stated?.share.interval).toEqual(base('guarded-share')?.interval);
  expect(stated?.chance.estimate).toBe(base('no-gap')?.estimate);
  for (const { points } of curves) {
    expect(points.map(({ factor }) => factor)).toEqual([0.25, 0.5, 1, 2, 4, 8]);
    const shares = points.map(({ share }) => share.estimate);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(points.every(({ chance }) => chance.trials === 64)).toBe(true);
  }
  const ends = curves.map(({ points }) => points.at(-1)?.share.estimate ?? 0);
  expect(ends[1]).toBeGreaterThan(ends[0] as number);
}, 60_000);

const one = (group: Parameters<typeof makeGroup>[0]): Case =>
  makeCase({ groups: [makeGroup(group)], altitudesM: [0, 500] });

test('counts and crews grow together, nothing else changes, and where units stand is no number that varies', () => {
  const crews = {
    operators: { kind: 'uniform', low: 100, high: 400 },
    perPost: 2,
    hoursPerWeek: 84,
  } as const;
  const group = { id: 'g', count: 50, ready: 0.5, rangeM: 4000, crews };
  const base = one(group);
  const cases = makeCountCases(base).filter(({ label }) => label === 'where the reports put them');
  for (const { factor, case: each } of cases) {
    const [now] = each.groups;
    const [was] = base.groups;
    expect(now?.count.quantity.distribution).toEqual({ kind: 'fixed', value: 50 * factor });
    expect(now?.crews?.operators.quantity.distribution).toEqual({
      ...{ kind: 'uniform', low: 100 * factor, high: 400 * factor },
    });
    expect({ ...now, count: null, crews: null }).toEqual({ ...was, count: null, crews: null });
    expect(each.altitudesM).toEqual([0]);
  }
});

test('no group of more than 100,000 units is tried, and a count that is no count is left alone', () => {
  const factors = (count: Parameters<typeof makeGroup>[0]['count']): number[] => [
    ...new Set(makeCountCases(one({ id: 'g', count, rangeM: 4000 })).map(({ factor }) => factor)),
  ];
  expect(factors(30_000)).toEqual([0.25, 0.5, 1, 2]);
  expect(factors(400_000)).toEqual([0.25, 0.5, 1]);
  expect(factors({ kind: 'normal', mean: 10, sd: 1, within: null })).toEqual([0.25, 0.5, 1]);
  expect(factors({ kind: 'beta', a: 1, b: 2 })).toEqual([]);
});
