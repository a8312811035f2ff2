import { expect, test } from 'vitest';
import {
  makeCase,
  makeGroup,
  makeWorld,
  rectangleAbout,
  ringAbout,
} from '../../test/properties/make-case.ts';
import { type Area, areaKey } from '../domain/area.ts';
import type { Case } from '../domain/case.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import type { AreaCells } from '../domain/world.ts';
import { createRng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32 } from '../kernel/random/to-unit.ts';
import { createDrawer } from './create-drawer.ts';

const outline = rectangleAbout([20, 45], 80_000, 50_000);
const middle: Area = { kind: 'circle', centre: [20, 45], radiusM: 15_000, claim: 'r#1' };
const mixed = [
  { area: { kind: 'territory' } as const, share: 0.5 },
  { area: { kind: 'perimeter' } as const, share: 0.2 },
  { area: middle, share: 0.3 },
];
const a = makeGroup({ id: 'a', count: 80, ready: 0.6, rangeM: 3000, areas: mixed });
const b = makeGroup({
  id: 'b',
  count: 25,
  ready: { kind: 'uniform', low: 0.2, high: 0.9 },
  rangeM: { kind: 'uniform', low: 2000, high: 9000 },
});
const c = makeGroup({ id: 'c', count: 5, rangeM: 20_000, areas: mixed });
const world = makeWorld([makeCase({ groups: [a, b, c] })], [outline]);

function positions(group: DrawnGroup | undefined): string[] {
  if (group === undefined) throw new Error('no group');
  return Array.from({ length: group.count }, (_, u) =>
    [group.lng, group.lat, group.points.x, group.points.y, group.points.z]
      .map((values) => values[u])
      .join(' '),
  );
}

function drawAll(each: Case, seed: number, trial: number): Record<string, string[]> {
  const draw = createDrawer(each, world, seed)(trial);
  return Object.fromEntries(each.groups.map((group, g) => [group.id, positions(draw.groups[g])]));
}

test('adding, dropping or reordering groups leaves the units of the others where they are', () => {
  for (const placement of ['random', 'spread'] as const) {
    for (const trial of [0, 1, 77]) {
      const all = drawAll(makeCase({ groups: [a, b, c], placement }), 9, trial);
      const turned = drawAll(makeCase({ groups: [c, a, b], placement }), 9, trial);
      const alone = drawAll(makeCase({ groups: [b], placement }), 9, trial);
      expect(turned).toEqual(all);
      expect(alone.b).toEqual(all.b);
      expect(all.a?.length).toBeGreaterThan(20);
    }
  }
});

test('random: a larger count keeps every unit that stood there, in place and readiness', () => {
  const few = drawAll(makeCase({ groups: [a] }), 9, 4).a ?? [];
  const more =
    drawAll(
      makeCase({
        groups: [makeGroup({ id: 'a', count: 131, ready: 0.6, rangeM: 3000, areas: mixed })],
      }),
      9,
      4,
    ).a ?? [];
  expect(more.slice(0, few.length)).toEqual(few);
  expect(more.length).toBeGreaterThan(few.length);
});

test('a higher ready share keeps every unit that was ready', () => {
  const ready = (share: number): string[] =>
    drawAll(
      makeCase({
        groups: [makeGroup({ id: 'a', count: 200, ready: share, rangeM: 1, areas: mixed })],
      }),
      3,
      8,
    ).a ?? [];
  let before = new Set<string>();
  for (const share of [0, 0.1, 0.35, 0.8, 1]) {
    const now = new Set(ready(share));
    for (const unit of before) expect(now.has(unit)).toBe(true);
    before = now;
  }
  expect(ready(0)).toEqual([]);
  expect(before.size).toBe(200);
});

test('the ready units are those whose number lies below the ready share, in their own order', () => {
  const words = new Uint32Array(4);
  const rng = createRng(3);
  for (const [share, readyInCommon] of [
    [0, false],
    [0.37, false],
    [1, false],
    [0.37, true],
    [0.9, true],
  ] as const) {
    const group = makeGroup({ id: 'a', count: 203, ready: share, rangeM: 3000, areas: mixed });
    const each = makeCase({ groups: [group] });
    const drawn = createDrawer(readyInCommon ? { ...each, readyInCommon } : each, world, 3);
    for (let trial = 0; trial < 6; trial++) {
      const expected: number[] = [];
      const numbers: number[] = [];
      for (let unit = 0; unit < 203; unit++) {
        const from = readyInCommon ? 0 : unit;
        rng.words(words, streamKey('ready:a'), trial, from >>> 2, 0);
        const number = toOpenUnit32(words[from & 3] as number);
        if (number >= share) continue;
        expected.push(unit);
        numbers.push(number);
      }
      const { count, unit, readiness } = drawn(trial).groups[0] as DrawnGroup;
      expect([...unit.subarray(0, count)]).toEqual(expected);
      expect([...readiness.subarray(0, count)]).toEqual(numbers);
    }
  }
});

test('the trial and the seed move units, the order of trials does not', () => {
  const each = makeCase({ groups: [a, b] });
  const draw = createDrawer(each, world, 9);
  const [first, second] = [positions(draw(5).groups[0]), positions(draw(6).groups[0])];
  expect(positions(draw(5).groups[0])).toEqual(first);
  expect(second).not.toEqual(first);
  expect(positions(createDrawer(each, world, 10)(5).groups[0])).not.toEqual(first);
});

test('spread puts exactly one unit into each stratum of its area', () => {
  for (const area of [{ kind: 'territory' }, middle, { kind: 'perimeter' }] as const) {
    const group = makeGroup({ id: 's', count: 40, rangeM: 1, areas: [{ area, share: 1 }] });
    const each = makeCase({ groups: [group], placement: 'spread' });
    const own = makeWorld([each], [outline]);
    const held = own.areas[areaKey(area)];
    if (held === undefined) throw new Error('no area');
    for (let trial = 0; trial < 5; trial++) {
      const drawn = createDrawer(each, own, 2)(trial).groups[0] as DrawnGroup;
      expect(drawn.count).toBe(40);
      for (let u = 0; u < 40; u++) {
        const [from, to] =
          held.kind === 'cells'
            ? shareOfCell(held, drawn.lng[u] as number, drawn.lat[u] as number)
            : shareOfStep(
                own.perimeter,
                drawn.lng[u] as number,
                drawn.lat[u] as number,
                held.cumulative,
              );
        // The cell (or step) of unit u overlaps stratum u, [u / 40, (u + 1) / 40).
        expect(from * 40, `${area.kind}, unit ${u}`).toBeLessThan(u + 1 + 1e-9);
        expect(to * 40, `${area.kind}, unit ${u}`).toBeGreaterThan(u - 1e-9);
      }
    }
  }
});

/** Shares of the area before and after the cell that holds a point. */
function shareOfCell(area: AreaCells, lng: number, lat: number): [number, number] {
  const column = Math.floor((lng - area.west) / area.sizeDeg);
  const row = Math.floor((lat - area.south) / area.sizeDeg);
  const cell = area.column.findIndex((value, at) => value === column && area.row[at] === row);
  return [cell === 0 ? 0 : (area.cumulative[cell - 1] as number), area.cumulative[cell] as number];
}

/** Shares of the length before and after the perimeter steps beside a point. */
function shareOfStep(
  perimeter: { readonly lng: Float64Array; readonly lat: Float64Array },
  lng: number,
  lat: number,
  cumulative: Float64Array,
): [number, number] {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  perimeter.lng.forEach((x, i) => {
    const next = (i + 1) % perimeter.lng.length;
    const [mx, my] = [
      (x + (perimeter.lng[next] as number)) / 2,
      ((perimeter.lat[i] as number) + (perimeter.lat[next] as number)) / 2,
    ];
    const d = Math.hypot((mx - lng) * Math.cos(Math.PI / 4), my - lat);
    if (d < least) [least, best] = [d, i];
  });
  return [best === 0 ? 0 : (cumulative[best - 1] as number), cumulative[best] as number];
}

test('units are uniform in their area: chi-square over equal parts of a rectangle and an L', () => {
  const trials = 400;
  const count = 50;
  const corner = ringAbout(
    [20, 45],
    [
      [0, 0],
      [60e3, 0],
      [60e3, 30e3],
      [30e3, 30e3],
      [30e3, 60e3],
      [0, 60e3],
    ],
  );
  for (const ring of [rectangleAbout([20, 45], 80_000, 50_000), corner]) {
    const group = makeGroup({ id: 'u', count, rangeM: 1 });
    const each = makeCase({ groups: [group] });
    const own = makeWorld([each], [ring]);
    const draw = createDrawer(each, own, 6);
    const west = Math.min(...ring.map(([lng]) => lng));
    const south = Math.min(...ring.map(([, lat]) => lat));
    const degrees = [
      (Math.max(...ring.map(([lng]) => lng)) - west) / 6,
      (Math.max(...ring.map(([, lat]) => lat)) - south) / 6,
    ] as const;
    const bins = new Map<string, number>();
    const expectedBins = new Map<string, number>();
    const total = own.areas[areaKey({ kind: 'territory' })] as AreaCells;
    for (let trial = 0; trial < trials; trial++) {
      const drawn = draw(trial).groups[0] as DrawnGroup;
      for (let u = 0; u < count; u++) {
        const key = `${Math.floor(((drawn.lng[u] as number) - west) / degrees[0])} ${Math.floor(((drawn.lat[u] as number) - south) / degrees[1])}`;
        bins.set(key, (bins.get(key) ?? 0) + 1);
      }
    }
    // Share of a part: its width times the cosine at its middle; parts outside the ring hold nothing.
    for (let column = 0; column < 6; column++) {
      for (let row = 0; row < 6; row++) {
        if (ring.length > 5 && column >= 3 && row >= 3) continue;
        expectedBins.set(
          `${column} ${row}`,
          Math.cos(((south + (row + 0.5) * degrees[1]) * Math.PI) / 180),
        );
      }
    }
    const weight = [...expectedBins.values()].reduce((sum, value) => sum + value, 0);
    const n = trials * count;
    let square = 0;
    for (const [key, value] of expectedBins) {
      const expected = (n * value) / weight;
      square += ((bins.get(key) ?? 0) - expected) ** 2 / expected;
      bins.delete(key);
    }
    expect(bins.size).toBe(0);
    expect(total.areaM2).toBeGreaterThan(0);
    // Wilson-Hilferty: chi-square with f degrees of freedom as a normal number; n = 20,000 units, |z| <= 5.
    const f = expectedBins.size - 1;
    const z = ((square / f) ** (1 / 3) - (1 - 2 / (9 * f))) / Math.sqrt(2 / (9 * f));
    expect(Math.abs(z)).toBeLessThanOrEqual(5);
  }
});

test('inside a cell units are uniform too: mean offsets of one half, z over 15,000 units or more', () => {
  const each = makeCase({ groups: [makeGroup({ id: 'u', count: 50, rangeM: 1 })] });
  const own = makeWorld([each], [outline]);
  const cells = own.areas[areaKey({ kind: 'territory' })] as AreaCells;
  const partial = new Set<string>();
  cells.partial.forEach((value, i) => {
    if (value === 1) partial.add(`${cells.column[i]} ${cells.row[i]}`);
  });
  const draw = createDrawer(each, own, 8);
  const sums = [0, 0];
  let n = 0;
  for (let trial = 0; trial < 400; trial++) {
    const drawn = draw(trial).groups[0] as DrawnGroup;
    for (let u = 0; u < 50; u++) {
      const x = ((drawn.lng[u] as number) - cells.west) / cells.sizeDeg;
      const y = ((drawn.lat[u] as number) - cells.south) / cells.sizeDeg;
      if (partial.has(`${Math.floor(x)} ${Math.floor(y)}`)) continue;
      sums[0] = (sums[0] as number) + (x - Math.floor(x));
      sums[1] = (sums[1] as number) + (y - Math.floor(y));
      n++;
    }
  }
  expect(n).toBeGreaterThan(15_000);
  // The variance of a uniform offset is 1 / 12; |z| <= 5.
  for (const sum of sums)
    expect(Math.abs((sum / n - 0.5) * Math.sqrt(12 * n))).toBeLessThanOrEqual(5);
});

test('positions lie on the ellipsoid at their longitude and latitude', () => {
  const drawn = createDrawer(makeCase({ groups: [a] }), world, 1)(0).groups[0] as DrawnGroup;
  const [semiMajor, e2] = [6378137, (2 - 1 / 298.257223563) / 298.257223563];
  for (let u = 0; u < drawn.count; u++) {
    const lng = ((drawn.lng[u] as number) * Math.PI) / 180;
    const lat = ((drawn.lat[u] as number) * Math.PI) / 180;
    const normal = semiMajor / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
    const away = Math.hypot(
      (drawn.points.x[u] as number) - normal * Math.cos(lat) * Math.cos(lng),
      (drawn.points.y[u] as number) - normal * Math.cos(lat) * Math.sin(lng),
      (drawn.points.z[u] as number) - normal * (1 - e2) * Math.sin(lat),
    );
    // Points of the perimeter line are mixed along straight steps of 250 m: some millimetres below the ellipsoid.
    expect(away).toBeLessThan(0.01);
  }
});
