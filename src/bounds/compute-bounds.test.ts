import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCase, makeGroup, makeWorld, rectangleAbout } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import type { Bound } from '../domain/bound.ts';
import type { Case, Scenario } from '../domain/case.ts';
import { usualPerimeter } from '../domain/perimeter-choice.ts';
import type { UnitGroup } from '../domain/posture.ts';
import type { Question } from '../domain/question.ts';
import type { World } from '../domain/world.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';
import { buildWorld } from '../world/build-world.ts';
import { bestUnits, boundRadiusM } from './best-end.ts';
import { computeBounds } from './compute-bounds.ts';

const igla = (rangeM: number): UnitGroup =>
  makeGroup({
    id: 'igla-s',
    count: 5000,
    countUnit: 'missile',
    rangeM,
    floorM: 10,
    ceilingM: 3500,
  });

function scenarioOf(each: Case, questions: readonly Question[] = []): Scenario {
  return {
    title: 'test',
    asOf: '2025-10-23',
    perimeter: usualPerimeter,
    territory: { kind: 'country', code: 'VEN' },
    questions,
    cases: [each],
    measures: ['coverage', 'border', 'points', 'crossing'],
    pointsLargest: 10,
    run: { seed: 1, precision: 0.01, precisionAsked: false },
  };
}

function boundsOf(
  groups: readonly UnitGroup[],
  world: World,
  altitudesM: readonly number[] = [0],
): Bound[] {
  return computeBounds(scenarioOf(makeCase({ groups, altitudesM })), world);
}

function find(bounds: readonly Bound[], form: Partial<Bound>): Bound[] {
  return bounds.filter((bound) =>
    Object.entries(form).every(([key, value]) => bound[key as keyof Bound] === value),
  );
}

const built = buildWorld(
  { territory: { kind: 'country', code: 'VEN' }, cases: [makeCase({ groups: [igla(5000)] })] },
  createReference(),
  { latticePoints: 1000 },
);
if (built.world === null) throw new Error('no world');
const venezuela = built.world;
/** The worked example's figure for the area, which is a parameter there. */
const example: World = { ...venezuela, areaM2: 912_050e6 };

test('the worked example: 5,000 units, 912,050 km2, 43.1 % at 5 km, 62.0 % at 6 km, 46.5 % at 6 km and 3 km up', () => {
  const at = (rangeM: number, altitudeM: number): number =>
    find(boundsOf([igla(rangeM)], example, [0, 3000]), {
      kind: 'bound',
      interpretation: 'area',
      altitudeM,
    })[0]?.bestShare ?? Number.NaN;
  expect(at(5000, 0)).toBeCloseTo(0.431, 3);
  expect(at(6000, 0)).toBeCloseTo(0.62, 3);
  // On a round earth the radius at 3 km is a hair below sqrt(36 - 9) km.
  expect(Math.abs(at(6000, 3000) - 0.465)).toBeLessThan(1e-3);
});

test('the published bounds for the claim: best share and least number of units', () => {
  const { vectors } = JSON.parse(
    readFileSync(new URL('../../test/oracle/seed_claim_bounds.json', import.meta.url), 'utf8'),
  ) as {
    vectors: {
      N: number;
      r_km: number;
      area_km2: number;
      max_fraction_no_overlap: number;
      units_needed_at_least_by_area: number;
      units_for_full_cover_hexagonal: number;
    }[];
  };
  expect(vectors.length).toBe(4);
  for (const vector of vectors) {
    const group = makeGroup({ id: 'g', count: vector.N, rangeM: 1000 * vector.r_km });
    const bounds = boundsOf([group], { ...venezuela, areaM2: vector.area_km2 * 1e6 });
    const [area] = find(bounds, { kind: 'bound', interpretation: 'area' });
    expect(area?.bestShare).toBeCloseTo(vector.max_fraction_no_overlap, 12);
    expect(area?.needs).toBe(vector.units_needed_at_least_by_area);
    const [kershner] = find(bounds, { kind: 'reference', interpretation: 'area' });
    expect(
      Math.abs((kershner?.needs ?? 0) - vector.units_for_full_cover_hexagonal),
    ).toBeLessThanOrEqual(1);
    expect(kershner?.verdict).toBe('not-excluded');
  }
});

test('Igla-S alone: the whole area is impossible at 5 and 6 km, the border is not excluded', () => {
  const group = makeGroup({
    id: 'igla-s',
    count: 5000,
    countUnit: 'missile',
    rangeM: { kind: 'uniform', low: 5000, high: 6000 },
    ceilingM: 3500,
  });
  const bounds = boundsOf([group], venezuela);
  const area = find(bounds, { kind: 'bound', interpretation: 'area' });
  expect(area.map((bound) => [bound.rangeM, bound.verdict])).toEqual([
    [5000, 'impossible'],
    [6000, 'impossible'],
  ]);
  const border = find(bounds, { kind: 'bound', interpretation: 'border' });
  expect(border.map((bound) => bound.verdict)).toEqual(['not-excluded', 'not-excluded']);
  // All kept rings together: 760 and 614 within 5 %.
  expect(Math.abs((border[0]?.needs ?? 0) / 760 - 1)).toBeLessThan(0.05);
  expect(Math.abs((border[1]?.needs ?? 0) / 614 - 1)).toBeLessThan(0.05);
});

test('above the ceiling every interpretation is impossible at any count', () => {
  const bounds = boundsOf([igla(6000)], venezuela, [0, 3500, 3501, 5000]);
  for (const interpretation of ['area', 'border', 'points', 'crossing', 'belt'] as const) {
    for (const altitudeM of [3501, 5000]) {
      const [bound] = find(bounds, { kind: 'bound', interpretation, altitudeM });
      expect(bound, `${interpretation} ${altitudeM}`).toMatchObject({
        verdict: 'impossible',
        needs: null,
      });
    }
  }
  for (const interpretation of ['points', 'crossing', 'belt'] as const) {
    expect(find(bounds, { interpretation, altitudeM: 3500 })).toEqual([]);
  }
  expect(
    find(bounds, { kind: 'bound', interpretation: 'border', altitudeM: 3500 })[0]?.verdict,
  ).toBe('not-excluded');
});

test('a height that only the best range end reaches is impossible under no interpretation', () => {
  const group = makeGroup({
    id: 'g',
    count: 1000,
    rangeM: { kind: 'uniform', low: 5000, high: 6000 },
    ceilingM: 10_000,
  });
  const small = makeWorld(
    [makeCase({ groups: [group] })],
    [rectangleAbout([20, 45], 60_000, 60_000)],
  );
  const bounds = boundsOf([group], small, [5500, 6000]);
  for (const interpretation of ['area', 'border', 'points', 'crossing', 'belt'] as const) {
    const between = find(bounds, { kind: 'bound', interpretation, altitudeM: 5500 });
    const excluded = between.length > 0 && between.every((bound) => bound.verdict === 'impossible');
    expect(excluded, interpretation).toBe(false);
    const above = find(bounds, { kind: 'bound', interpretation, altitudeM: 6000 });
    expect(above.map((bound) => bound.verdict)).toEqual(['impossible', 'impossible']);
  }
});

test('the bound radius takes the best end of every figure and no horizon', () => {
  const group = makeGroup({
    id: 'g',
    count: 1,
    rangeM: { kind: 'uniform', low: 80_000, high: 90_000 },
    floorM: 25,
    ceilingM: 25_000,
  });
  expect(boundRadiusM(group, 0, 'low')).toBe(80_000);
  expect(boundRadiusM(group, 0, 'high')).toBe(90_000);
  expect(boundRadiusM(group, 24, 'high')).toBe(0);
  // The horizon at 50 m is 29 km; the bound does not know it.
  expect(boundRadiusM(group, 50, 'high')).toBeGreaterThan(89_000);
  expect(boundRadiusM(group, 25_001, 'high')).toBe(0);
});

test('the most posts: everyone ready, one launcher for each missile, crews on a surge', () => {
  const form = { id: 'g', rangeM: 1, launchersPerMissile: 0.1, ready: 0.3 } as const;
  const crews = {
    operators: { kind: 'uniform', low: 2000, high: 10_000 },
    perPost: 2,
    hoursPerWeek: 84,
  } as const;
  expect(bestUnits(makeGroup({ ...form, count: 5000, countUnit: 'missile' })).posts).toBe(5000);
  expect(bestUnits(makeGroup({ ...form, count: 5000, countUnit: 'missile', crews })).posts).toBe(
    5000,
  );
  expect(bestUnits(makeGroup({ ...form, count: 6000, countUnit: 'system', crews })).posts).toBe(
    5000,
  );
  expect(
    bestUnits(makeGroup({ ...form, count: 5000, countUnit: 'operator', peoplePerUnit: 60 })).posts,
  ).toBe(83);
});

test('crews exclude only when a surge cannot man the least count in range', () => {
  const crews = {
    operators: { kind: 'uniform', low: 2000, high: 4000 },
    perPost: 2,
    hoursPerWeek: 84,
  } as const;
  const verdictOf = (
    count: number | { kind: 'uniform'; low: number; high: number },
  ): string | undefined =>
    find(boundsOf([makeGroup({ id: 'g', count, rangeM: 5000, crews })], venezuela), {
      interpretation: 'crews',
    })[0]?.verdict;
  expect(verdictOf(2000)).toBe('not-excluded');
  expect(verdictOf(2001)).toBe('impossible');
  expect(verdictOf({ kind: 'uniform', low: 1000, high: 5000 })).toBe('not-excluded');
});

test('counts and missiles that are no whole numbers are cut, so every proof can be written', () => {
  const crews = { operators: 4000.5, perPost: 2, hoursPerWeek: 84 };
  const group = makeGroup({
    id: 'g',
    count: { kind: 'uniform', low: 10.2, high: 20.7 },
    rangeM: 5000,
    crews,
  });
  const bounds = boundsOf([group], venezuela);
  expect(bounds.map((bound) => [bound.interpretation, bound.claimed])).toEqual([
    ['area', 20],
    ['border', 20],
    ['border', 20],
    ['area', 20],
    ['crews', 4000],
    ['ammunition', 20],
  ]);
});

test('a share stated by a text gets an area bound of its own', () => {
  const question: Question = {
    id: 'q1',
    claim: null,
    quote: null,
    interpretation: 'area',
    altitudesM: [0],
    areaShare: 0.6,
    k: 1,
  };
  const each = makeCase({ groups: [igla(6000)] });
  const bounds = computeBounds(scenarioOf(each, [question]), example);
  const area = find(bounds, { kind: 'bound', interpretation: 'area' });
  expect(area.map((bound) => [bound.question, bound.verdict])).toEqual([
    [null, 'impossible'],
    ['q1', 'not-excluded'],
  ]);
});

test('an unbounded figure never gives impossible, and every figure that is given can be written', () => {
  const small = makeWorld(
    [makeCase({ groups: [igla(5000)] })],
    [rectangleAbout([20, 45], 60_000, 60_000)],
  );
  const open = { kind: 'lognormal', median: 10, p95: 40, within: null } as const;
  for (const group of [
    makeGroup({ id: 'g', count: open, rangeM: 5000, ceilingM: 3500 }),
    makeGroup({ id: 'g', count: 2, rangeM: { ...open, median: 2000, p95: 3000 }, ceilingM: 3500 }),
    makeGroup({
      id: 'g',
      count: 9000,
      rangeM: 5000,
      ceilingM: 10_000,
      crews: {
        operators: { kind: 'normal', mean: 100, sd: 10, within: null },
        perPost: 2,
        hoursPerWeek: 84,
      },
    }),
  ]) {
    const bounds = boundsOf([group], small, [0, 1000]);
    expect(bounds.filter((bound) => bound.verdict === 'impossible')).toEqual([]);
    expect(() => canonicalJson(bounds)).not.toThrow();
  }
});

test('mixed systems: larger discs count (1 + r / rho)^2 times, so a cover that exists is never excluded', () => {
  const small = makeWorld(
    [makeCase({ groups: [igla(5000)] })],
    [rectangleAbout([20, 45], 60_000, 60_000)],
  );
  // One disc of 50 km about the middle covers the whole border, with one useless small system beside it.
  const bounds = boundsOf(
    [
      makeGroup({ id: 'small', count: 1, rangeM: 2000 }),
      makeGroup({ id: 'large', count: 1, rangeM: 50_000 }),
    ],
    small,
  );
  expect(find(bounds, { kind: 'bound', interpretation: 'border' })[0]?.verdict).toBe(
    'not-excluded',
  );
  expect(find(bounds, { kind: 'bound', interpretation: 'area' })[0]?.verdict).toBe('not-excluded');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 500, max: 30_000 }),
      (count, rangeM) => {
        const own = boundsOf([makeGroup({ id: 'g', count, rangeM })], small);
        const more = boundsOf(
          [makeGroup({ id: 'g', count: count + 3, rangeM: rangeM + 100 })],
          small,
        );
        for (const interpretation of ['area', 'border'] as const) {
          if (find(own, { kind: 'bound', interpretation })[0]?.verdict === 'not-excluded')
            expect(find(more, { kind: 'bound', interpretation })[0]?.verdict).toBe('not-excluded');
        }
      },
    ),
    { numRuns: 20, seed: 1 },
  );
});
