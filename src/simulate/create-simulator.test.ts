import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import {
  makeCase,
  makeGroup,
  makeWorld,
  rectangleAbout,
  ringAbout,
} from '../../test/properties/make-case.ts';
import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { MeasureName } from '../domain/measure.ts';
import type { LngLat } from '../domain/reference.ts';
import type { World } from '../domain/world.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { atLeast, type Covers, mostAltitudes } from './covers.ts';
import { createSimulator } from './create-simulator.ts';
import { createLatticeMarker } from './mark-lattice.ts';
import { createPerimeterMarker } from './mark-perimeter.ts';
import { makeReachLevels } from './reach-levels.ts';

const wgs84 = geographiclib.Geodesic.WGS84;

function distanceM(lng1: number, lat1: number, lng2: number, lat2: number): number {
  return wgs84.Inverse(lat1, lng1, lat2, lng2, geographiclib.Geodesic.DISTANCE).s12 ?? Number.NaN;
}

/** Small worlds with systems of short and long range, floors and ceilings; equator, middle and high latitude. */
const settings: { name: string; middle: LngLat; rings: LngLat[][]; ranges: [number, number] }[] = [
  {
    name: 'equator',
    middle: [-63, 1],
    rings: [rectangleAbout([-63, 1], 40e3, 24e3)],
    ranges: [3000, 14_000],
  },
  {
    name: '70 N, two rings',
    middle: [25, 70],
    rings: [
      ringAbout(
        [25, 70],
        [
          [-16e3, -12e3],
          [16e3, -14e3],
          [2e3, 1e3],
          [15e3, 14e3],
          [-17e3, 11e3],
        ],
      ),
      rectangleAbout([26.2, 70.05], 12e3, 11e3),
    ],
    ranges: [4000, 12_000],
  },
  {
    name: '45 S, one wide system',
    middle: [170, -45],
    rings: [rectangleAbout([170, -45], 36e3, 20e3)],
    ranges: [2500, 30_000],
  },
];

const altitudesM = [0, 30, 400, 2000];

function make(setting: (typeof settings)[number]): { each: Case; world: World } {
  const [near, far] = setting.ranges;
  const groups = [
    makeGroup({ id: 'near', count: 9, ready: 0.8, rangeM: near, floorM: 10, ceilingM: 1500 }),
    makeGroup({ id: 'far', count: 4, rangeM: far, floorM: 100, ceilingM: 25_000 }),
    makeGroup({
      id: 'line',
      count: 5,
      rangeM: near * 1.3,
      floorM: 50,
      areas: [{ area: { kind: 'perimeter' }, share: 1 }],
    }),
  ];
  const each = makeCase({
    groups,
    altitudesM,
    postures: [
      { id: 'near', label: 'near', groups: ['near'] },
      { id: 'line', label: 'line', groups: ['line'] },
      { id: 'all', label: 'all', groups: ['near', 'far', 'line'] },
    ],
  });
  const cities: LngLat[] = [
    [0, 0],
    [0.08, 0.05],
    [-0.12, -0.06],
  ].map(([x = 0, y = 0]) => [setting.middle[0] + x, setting.middle[1] + y]);
  return { each, world: makeWorld([each], setting.rings, { cities, latticePoints: 350 }) };
}

/** How many envelopes of some groups hold a point: surely, and at most (2e-5 of the radius is left open). */
function countEnvelopes(
  draw: Draw,
  groups: readonly number[],
  altitude: number,
  lng: number,
  lat: number,
): [number, number] {
  let sure = 0;
  let most = 0;
  for (const g of groups) {
    const group = draw.groups[g];
    if (group === undefined) continue;
    const reach = group.reachM[altitude] as number;
    for (let u = 0; u < group.count; u++) {
      const away = distanceM(lng, lat, group.lng[u] as number, group.lat[u] as number);
      if (reach > 0 && away <= reach * (1 - 2e-5)) sure++;
      if (reach > 0 && away <= reach * (1 + 2e-5)) most++;
    }
  }
  return [sure, most];
}

function latticePositions(world: World): [number, number][] {
  const { lattice } = world;
  return Array.from(lattice.rowLat).flatMap((lat, row) => {
    const columns = (lattice.rowStarts[row + 1] as number) - (lattice.rowStarts[row] as number);
    return Array.from({ length: columns }, (_, column): [number, number] => [
      (lattice.rowLng[row] as number) + column * (lattice.rowStepLng[row] as number),
      lat,
    ]);
  });
}

function perimeterPositions(world: World): [number, number][] {
  return Array.from(world.perimeter.lng, (lng, i) => [lng, world.perimeter.lat[i] as number]);
}

function expectCovers(
  covers: Covers,
  draw: Draw,
  groups: readonly number[],
  positions: readonly (readonly [number, number])[],
  stride: number,
): number {
  let covered = 0;
  for (let p = 0; p < positions.length; p += stride) {
    const [lng, lat] = positions[p] as [number, number];
    for (let a = 0; a < altitudesM.length; a++) {
      const [sure, most] = countEnvelopes(draw, groups, a, lng, lat);
      const held = [1, 2, 3].map((k) => (atLeast(covers[p] as number, k) >>> (2 * a)) & 1);
      held.forEach((bit, i) => {
        if (sure > i) expect(bit, `point ${p}, altitude ${a}, k ${i + 1}`).toBe(1);
        else if (most <= i) expect(bit, `point ${p}, altitude ${a}, k ${i + 1}`).toBe(0);
      });
      covered += held[0] as number;
    }
  }
  return covered;
}

for (const setting of settings) {
  test(`${setting.name}: lattice and perimeter marks equal a plain loop over geodesic distances, k = 1 to 3`, () => {
    const { each, world } = make(setting);
    const draw = createDrawer(each, world, 4)(7);
    for (const [positions, mark] of [
      [latticePositions(world), createLatticeMarker(world.lattice)],
      [perimeterPositions(world), createPerimeterMarker(world.perimeter)],
    ] as const) {
      const covers = new Uint32Array(positions.length);
      for (const group of draw.groups) mark(covers, group, makeReachLevels(group.reachM));
      const covered = expectCovers(
        covers,
        draw,
        [0, 1, 2],
        positions,
        positions.length > 400 ? 3 : 1,
      );
      expect(covered).toBeGreaterThan(50);
    }
  });
}

/** Reads rows by name out of one world. */
function observe(
  each: Case,
  world: World,
  draw: Draw,
  measures: readonly MeasureName[],
): Map<string, number> {
  const simulator = createSimulator(each, world, 4, {
    areaShare: 0.4,
    crossingShare: 0.95,
    cities: 3,
  });
  const values = new Float64Array(simulator.rows.length).fill(-1);
  simulator.observe(draw, new Set(measures), values);
  return new Map(simulator.rows.map((row, r) => [row.id, values[r] as number]));
}

test('the rows of a world are those of the marks, for postures that share groups and postures that do not', () => {
  const { each, world } = make(settings[1] as (typeof settings)[number]);
  const draw = createDrawer(each, world, 4)(2);
  const rows = observe(each, world, draw, ['coverage', 'border', 'points']);
  const positions = latticePositions(world);
  const line = perimeterPositions(world);
  each.postures.forEach((posture) => {
    const groups = posture.groups.map((id) => each.groups.findIndex((group) => group.id === id));
    altitudesM.forEach((altitudeM, a) => {
      for (const k of [1, 2, 3]) {
        const inside = positions.filter((_, p) => world.lattice.inside[p] === 1);
        const counts = inside.map(([lng, lat]) => countEnvelopes(draw, groups, a, lng, lat));
        const share = (pick: 0 | 1) =>
          counts.filter((count) => count[pick] >= k).length / inside.length;
        const name = (measure: string, quantity: string) =>
          rows.get(`base/${posture.id}/${measure}/${quantity}/${altitudeM}/k${k}`) ?? Number.NaN;
        expect(name('coverage', 'share')).toBeGreaterThanOrEqual(share(0) - 1e-12);
        expect(name('coverage', 'share')).toBeLessThanOrEqual(share(1) + 1e-12);
        expect(name('coverage', 'holds')).toBe(name('coverage', 'share') >= 0.4 ? 1 : 0);
        const cities = world.cities.map(
          (city) => countEnvelopes(draw, groups, a, city.lng, city.lat)[0] >= k,
        );
        expect(name('points', 'share')).toBeCloseTo(cities.filter(Boolean).length / 3, 12);
        expect(name('points', 'all-covered')).toBe(cities.every(Boolean) ? 1 : 0);
        if (altitudeM !== 400) continue;
        const guarded = line.map(([lng, lat]) => countEnvelopes(draw, groups, a, lng, lat)[0] >= k);
        expect(name('border', 'guarded-share')).toBeCloseTo(guardedShare(world, guarded), 9);
        expect(name('border', 'no-gap')).toBe(guarded.every(Boolean) ? 1 : 0);
        if (k > 1) continue;
        const gaps = listGaps(world, guarded);
        expect(name('border', 'gap-count')).toBe(gaps.length);
        expect(name('border', 'longest-gap-m')).toBeCloseTo(Math.max(0, ...gaps), 6);
      }
    });
  });
  expect(rows.get('base/all/border/gap-count/400/k1')).toBeGreaterThan(0);
});

/** Half of the step before and half of the step after a point, metres. */
function shareOfPoint(world: World, start: number, end: number, i: number): number {
  const steps = world.perimeter.stepLengthM;
  return ((steps[i === start ? end - 1 : i - 1] as number) + (steps[i] as number)) / 2;
}

function rings(world: World): [number, number][] {
  const { ringStarts } = world.perimeter;
  return Array.from(ringStarts.subarray(1), (end, r) => [ringStarts[r] as number, end]);
}

function guardedShare(world: World, guarded: readonly boolean[]): number {
  let sum = 0;
  for (const [start, end] of rings(world))
    for (let i = start; i < end; i++) if (guarded[i]) sum += shareOfPoint(world, start, end, i);
  return sum / world.perimeter.lengthM;
}

/** Lengths of the runs of unguarded points round each ring: started at a guarded point, so that no gap is cut by the seam. */
function listGaps(world: World, guarded: readonly boolean[]): number[] {
  const gaps: number[] = [];
  for (const [start, end] of rings(world)) {
    const count = end - start;
    const first = Array.from({ length: count }, (_, i) => start + i).find((i) => guarded[i]);
    let open = 0;
    for (let step = 0; step <= count; step++) {
      const i = start + (((first ?? start) - start + step) % count);
      if (step < count && !guarded[i]) open += shareOfPoint(world, start, end, i);
      else if (open > 0) {
        gaps.push(open);
        open = 0;
      }
    }
  }
  return gaps;
}

test('rows of measures that are not asked for are left alone', () => {
  const { each, world } = make(settings[0] as (typeof settings)[number]);
  const draw = createDrawer(each, world, 4)(2);
  const all = observe(each, world, draw, ['coverage', 'border', 'points']);
  const one = observe(each, world, draw, ['border']);
  for (const [id, value] of one) expect(value).toBe(id.includes('/border/') ? all.get(id) : -1);
});

test('a simulator takes 16 altitudes and refuses 17', () => {
  const { each, world } = make(settings[0] as (typeof settings)[number]);
  const heights = Array.from({ length: 17 }, (_, i) => 100 * i);
  const thresholds = { areaShare: 0.95, crossingShare: 0.95, cities: 1 };
  const sixteen = { ...each, altitudesM: heights.slice(0, mostAltitudes) };
  const rows = createSimulator(sixteen, world, 1, thresholds).rows;
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  const values = new Float64Array(rows.length);
  createSimulator(sixteen, world, 1, thresholds).observe(
    createDrawer(sixteen, world, 1)(0),
    new Set(['coverage', 'border', 'points']),
    values,
  );
  expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  expect(() => createSimulator({ ...each, altitudesM: heights }, world, 1, thresholds)).toThrow(
    RangeError,
  );
});
