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
import { isAnswer } from '../domain/predicates.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { createSimulator } from './create-simulator.ts';

const altitudesM = [0, 80, 1000, 6000];
const trials = 6;

const numbers = fc.record({
  lng: fc.constantFrom(20, 179.9, -60),
  lat: fc.constantFrom(45, 0, -84),
  counts: fc.tuple(
    fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 90 })),
    fc.integer({ min: 0, max: 12 }),
  ),
  rangesM: fc.tuple(fc.integer({ min: 1000, max: 12_000 }), fc.integer({ min: 5000, max: 40_000 })),
  minRangeM: fc.constantFrom(0, 700, 3000, 6000),
  reactionS: fc.constantFrom(0, 8, 40),
  placement: fc.constantFrom('random', 'spread', 'clustered'),
  onLine: fc.boolean(),
  // With few crossings asked for, every single one counts.
  crossingShare: fc.constantFrom(0.02, 0.05, 0.5, 0.95),
  everyNth: fc.constantFrom(2, 3, 7, 31),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

/** Values of the rows that hold chances of predicates, world by world: told in full, or briefly. */
function listAnswers(one: typeof numbers extends fc.Arbitrary<infer T> ? T : never) {
  const middle = [one.lng, one.lat] as const;
  const areas = one.onLine ? [{ area: { kind: 'perimeter' } as const, share: 1 }] : undefined;
  const each = makeCase({
    groups: [
      makeGroup({
        ...{ id: 'short', count: one.counts[0], rangeM: one.rangesM[0], ready: 0.9 },
        ...{ minRangeM: one.minRangeM, reactionS: one.reactionS, targetSpeedMps: 320 },
        ...(areas === undefined ? {} : { areas }),
      }),
      makeGroup({
        ...{ id: 'long', count: one.counts[1], rangeM: one.rangesM[1], floorM: 60 },
        ...{ ceilingM: 5000, reactionS: 12, targetSpeedMps: 900 },
      }),
    ],
    altitudesM,
    placement: one.placement as 'random',
    intruders: [
      makeIntruder({ id: 'slow', speedMps: 70, towards: 'city 0' }),
      makeIntruder({ id: 'fast', speedMps: 400, towards: 'city 0' }),
    ],
    postures: [
      { id: 'short', label: 'short', groups: ['short'] },
      { id: 'long', label: 'long', groups: ['long'] },
      { id: 'all', label: 'all', groups: ['short', 'long'] },
    ],
  });
  const world = makeWorld([each], [rectangleAbout(middle, 90e3, 60e3)], {
    cities: [middle],
    latticePoints: 50,
  });
  const thresholds = { areaShare: 0.95, crossingShare: one.crossingShare, cities: 1 };
  const simulator = createSimulator(each, world, one.seed, thresholds);
  const draw = createDrawer(each, world, one.seed);
  const asked = new Set<MeasureName>(['border', 'points', 'crossing']);
  const isAsked = simulator.rows.map(
    (row) => asked.has(row.measure as MeasureName) && isAnswer(row),
  );
  const wanted = Uint8Array.from(isAsked, (is, r) =>
    is && (r * one.seed) % one.everyNth === 0 ? 1 : 0,
  );
  const observe = (
    brief: ReadonlySet<MeasureName>,
    isShown: (r: number) => boolean,
    only: Uint8Array | null = null,
  ): number[][] => {
    const values = new Float64Array(simulator.rows.length);
    return Array.from({ length: trials }, (_, trial) => {
      simulator.observe(draw(trial), asked, values, undefined, brief, only);
      return [...values].filter((_, r) => isShown(r));
    });
  };
  const isShown = (r: number): boolean => isAsked[r] === true;
  const isWanted = (r: number): boolean => wanted[r] === 1;
  return {
    full: observe(new Set(), isShown),
    brief: observe(asked, isShown),
    fullOfWanted: observe(new Set(), isWanted),
    briefOfWanted: observe(asked, isWanted, wanted),
  };
}

test('brief answers are those of the full measures, in every world, also of some rows alone; both yes and no are among them', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(numbers, (one) => {
      const { full, brief, fullOfWanted, briefOfWanted } = listAnswers(one);
      expect(brief).toEqual(full);
      expect(briefOfWanted).toEqual(fullOfWanted);
      for (const value of full.flat()) {
        if (value === 1) seen.yes++;
        else seen.no++;
      }
    }),
    { numRuns: countRuns(5), seed: 7 },
  );
  expect(seen.yes).toBeGreaterThan(100);
  expect(seen.no).toBeGreaterThan(100);
});
