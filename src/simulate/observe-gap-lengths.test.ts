import { expect, test } from 'vitest';
import { makeCase, makeGroup, makeWorld, rectangleAbout } from '../../test/properties/make-case.ts';
import type { Case } from '../domain/case.ts';
import { readGapQuantity } from '../domain/gap-lengths.ts';
import type { World } from '../domain/world.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { createInstruments, type Instruments } from './create-instruments.ts';
import { createSimulator } from './create-simulator.ts';
import { createGapLengths } from './observe-gap-lengths.ts';
import { makeReachLevels } from './reach-levels.ts';
import { createBorderScan } from './scan-border.ts';

const thresholds = { areaShare: 0.9, crossingShare: 0.9, cities: 0 };
const gapLengthsM = [1000, 2000, 5000, 10_000, 20_000];

function make(count: number, rangeM: number): Case {
  const line = makeGroup({
    ...{ id: 'line', count, rangeM, ceilingM: 3000 },
    areas: [{ area: { kind: 'perimeter' }, share: 1 }],
  });
  const inland = makeGroup({ id: 'inland', count: 4, rangeM: 8000 });
  const postures = [
    { id: 'line', label: 'line', groups: ['line'] },
    { id: 'both', label: 'both', groups: ['line', 'inland'] },
  ];
  const each = makeCase({ groups: [line, inland], postures, altitudesM: [0, 1500, 4000] });
  return { ...each, gapLengthsM };
}

// Two islands, so that there are two closed rings.
const islands = [rectangleAbout([20, 40], 60e3, 45e3), rectangleAbout([22, 40], 20e3, 15e3)];
const world: World = makeWorld([make(1, 1000)], islands, { latticePoints: 50 });

/** One world's rows of `gap-lengths` and `border` by posture, altitude and quantity. */
function observe(each: Case, trial: number): (name: string) => number {
  const simulator = createSimulator(each, world, 5, thresholds);
  const values = new Float64Array(simulator.rows.length);
  const asked = new Set(['gap-lengths', 'border'] as const);
  simulator.observe(createDrawer(each, world, 5)(trial), asked, values);
  const rows = new Map(
    simulator.rows.flatMap((row, at) =>
      row.k === 1
        ? [[`${row.posture} ${row.altitudeM} ${row.quantity}`, values[at] as number]]
        : [],
    ),
  );
  return (name) => rows.get(name) ?? Number.NaN;
}

const classNames = [
  'gaps-0-to-1000-m',
  'gaps-1000-to-2000-m',
  'gaps-2000-to-5000-m',
  'gaps-5000-to-10000-m',
  'gaps-10000-to-20000-m',
  'gaps-20000-m-up',
];
const shareNames = gapLengthsM.map((lengthM) => `share-${lengthM}-m-up`);

test('the classes of gaps are all gaps, and long gaps are no more of the border than what is not guarded', () => {
  const seen = new Set<string>();
  for (let trial = 0; trial < 40; trial++) {
    const at = observe(make(18, 2500), trial);
    for (const posture of ['line', 'both']) {
      for (const altitudeM of [0, 1500, 4000]) {
        const of = (quantity: string): number => at(`${posture} ${altitudeM} ${quantity}`);
        const counts = classNames.map(of);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(of('gap-count'));
        const longestM = of('longest-gap-m');
        const top = counts.findLastIndex((count) => count > 0);
        if (top >= 0) {
          expect(longestM).toBeGreaterThanOrEqual([0, ...gapLengthsM][top] as number);
          expect(longestM).toBeLessThan([...gapLengthsM, Number.POSITIVE_INFINITY][top] as number);
        }
        const shares = [1 - of('guarded-share'), ...shareNames.map(of)];
        for (const [i, share] of shares.entries())
          if (i > 0) expect(share).toBeLessThanOrEqual((shares[i - 1] as number) + 1e-12);
        // What lies in gaps of a class is at least as many times its lower end and less than as many times its upper one.
        for (const [i, lengthM] of gapLengthsM.entries()) {
          const inClassM =
            ((shares[i] as number) - (shares[i + 1] as number)) * world.perimeter.lengthM;
          const count = counts[i] as number;
          expect(inClassM).toBeGreaterThanOrEqual(
            count * ([0, ...gapLengthsM][i] as number) - 1e-6,
          );
          expect(inClassM).toBeLessThanOrEqual(count * lengthM + 1e-6);
        }
        counts.forEach((count, i) => {
          if (count > 0) seen.add(classNames[i] as string);
        });
      }
    }
  }
  expect(seen).toEqual(new Set(classNames));
});

test('where nothing reaches, every ring is one gap as long as itself', () => {
  const { perimeter } = world;
  const at = observe(make(18, 2500), 3);
  expect(classNames.map((name) => at(`line 4000 ${name}`))).toEqual([0, 0, 0, 0, 0, 2]);
  for (const name of shareNames) expect(at(`line 4000 ${name}`)).toBe(1);
  expect(at('line 4000 longest-gap-m')).toBeCloseTo(perimeter.mainRingLengthM, 3);
});

test('more posts and longer ranges never put more of the border into long gaps', () => {
  for (let trial = 0; trial < 25; trial++) {
    const few = observe(make(14, 2500), trial);
    for (const more of [observe(make(22, 2500), trial), observe(make(14, 3200), trial)])
      for (const name of shareNames)
        expect(more(`line 0 ${name}`)).toBeLessThanOrEqual(few(`line 0 ${name}`) + 1e-12);
  }
});

test('a class holds its lower end and not its upper one', () => {
  const lengthsM = [999.999, 1000, 1999.999, 2000, 20_000];
  const instruments: Instruments = {
    ...createInstruments(world),
    readBorder: () => (_, reading) => {
      for (const lengthM of lengthsM) reading.noteGap?.(0, lengthM);
    },
  };
  const values = new Float64Array(11);
  const each = { ...make(1, 1000), altitudesM: [0] };
  const draw = createDrawer(each, world, 5)(0);
  const levels = draw.groups.map(({ reachM }) => makeReachLevels(reachM));
  const one = { ...each, postures: each.postures.slice(0, 1) };
  createGapLengths(one, world, createBorderScan(one, world, instruments))(draw, levels, values, 0);
  expect([...values.slice(0, 6)]).toEqual([1, 2, 1, 0, 0, 1]);
  const shareOf = (...parts: readonly number[]): number =>
    parts.reduce((sum, lengthM) => sum + lengthM, 0) / world.perimeter.lengthM;
  const expected = [
    shareOf(1000, 1999.999, 2000, 20_000),
    shareOf(2000, 20_000),
    ...[shareOf(20_000), shareOf(20_000), shareOf(20_000)],
  ];
  expected.forEach((share, at) => {
    expect(values[6 + at]).toBeCloseTo(share, 12);
  });
});

test('a case without lengths has no such rows', () => {
  const { gapLengthsM: _, ...plain } = make(3, 2000);
  const { rows } = createSimulator(plain, world, 5, thresholds);
  expect(rows.filter((row) => readGapQuantity(row.quantity) !== null)).toEqual([]);
});
