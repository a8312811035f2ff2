import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { createCoverMeter } from './cover-meter.ts';
import type { Discs, PlanarPolygon } from './discs.ts';

type Disc = readonly [x: number, y: number, radius: number];
type Point = readonly [number, number];

const rng = createRng(11);

function pack(discs: readonly Disc[]): Discs {
  return {
    count: discs.length,
    xM: Float64Array.from(discs, ([x]) => x),
    yM: Float64Array.from(discs, ([, y]) => y),
    radiusM: Float64Array.from(discs, ([, , radius]) => radius),
  };
}

function measure(discs: readonly Disc[], polygons: readonly PlanarPolygon[] | null, most = 2) {
  const areaM2 = new Float64Array(most);
  createCoverMeter(polygons)(pack(discs), areaM2);
  return [...areaM2];
}

function box(west: number, south: number, east: number, north: number): Point[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Area common to two discs. */
function lens(r: number, s: number, d: number): number {
  const a = r * r * Math.acos((d * d + r * r - s * s) / (2 * d * r));
  const b = s * s * Math.acos((d * d + s * s - r * r) / (2 * d * s));
  const root = Math.sqrt((-d + r + s) * (d + r - s) * (d - r + s) * (d + r + s));
  return a + b - root / 2;
}

function expectClose(got: readonly number[], want: readonly number[], tolerance = 1e-12): void {
  expect(got.length).toBe(want.length);
  const scale = Math.max(...want.map(Math.abs), 1e-300);
  got.forEach((value, i) => {
    expect(Math.abs(value - (want[i] as number)) / scale).toBeLessThan(tolerance);
  });
}

test('one disc, two that overlap and two apart have the areas of the school book', () => {
  expectClose(measure([[3e6, -2e6, 5000]], null), [Math.PI * 25e6, 0]);
  const common = lens(5, 3, 4);
  const pair: Disc[] = [
    [1, 2, 5],
    [1, 6, 3],
  ];
  expectClose(measure(pair, null), [Math.PI * 34 - common, common]);
  expectClose(measure([pair[0] as Disc, [20, 2, 3]], null), [Math.PI * 34, 0]);
});

test('three discs follow inclusion and exclusion', () => {
  // Equal discs about the corners of an equilateral triangle with sides of one radius: the middle is Reuleaux' triangle.
  const corners: Disc[] = [
    [0, 0, 1],
    [1, 0, 1],
    [0.5, Math.sqrt(3) / 2, 1],
  ];
  const two = lens(1, 1, 1);
  const three = (Math.PI - Math.sqrt(3)) / 2;
  const one = 3 * Math.PI - 3 * two + three;
  expectClose(measure(corners, null, 4), [one, 3 * two - 2 * three, three, 0]);
});

test('a square cuts a disc at an edge, at a corner, and where the disc is larger than it', () => {
  const square = [[box(0, 0, 1, 1)]];
  const segment = 0.25 * Math.acos(0.6) - 0.3 * Math.sqrt(0.25 - 0.09);
  expectClose(measure([[0.5, 0.3, 0.5]], [[box(0, 0, 1, 9)]]), [Math.PI / 4 - segment, 0]);
  expectClose(measure([[1, 1, 0.5]], square), [Math.PI / 16, 0]);
  expectClose(measure([[0.5, 0.5, 2]], square), [1, 0]);
  const four = 0.36 * Math.acos(0.5 / 0.6) - 0.5 * Math.sqrt(0.36 - 0.25);
  expectClose(measure([[0.5, 0.5, 0.6]], square), [Math.PI * 0.36 - 4 * four, 0]);
  expectClose(measure([[7, 7, 0.5]], square), [0, 0]);
});

test('holes and islands count as they lie, whichever way their rings run', () => {
  const hole = box(2, 2, 4, 4);
  const island = box(7, 0, 8, 1);
  const disc: Disc = [3, 3, 50];
  for (const polygons of [
    [[box(0, 0, 6, 6), hole], [island]],
    [[[...box(0, 0, 6, 6)].reverse(), [...hole].reverse()], [[...island].reverse()]],
  ])
    expectClose(measure([disc, disc], polygons), [33, 33]);
  expectClose(measure([[3, 3, 0.5]], [[box(0, 0, 6, 6), hole]]), [0, 0]);
  expectClose(measure([[3, 3, 1.5]], [[box(0, 0, 6, 6), hole]]), [Math.PI * 2.25 - 4, 0]);
});

test('ties: equal discs, discs that touch from outside and from inside, discs of no size', () => {
  const disc: Disc = [10, 20, 3];
  expectClose(measure([disc, disc, disc], null, 4), [Math.PI * 9, Math.PI * 9, Math.PI * 9, 0]);
  expectClose(measure([disc, [16, 20, 3]], null), [Math.PI * 18, 0]);
  expectClose(measure([disc, [11, 20, 2]], null), [Math.PI * 9, Math.PI * 4]);
  expectClose(measure([disc, [10, 20, 0], [10, 20, -1]], null), [Math.PI * 9, 0]);
  expect(measure([], null)).toEqual([0, 0]);
  expect(measure([disc], [])).toEqual([0, 0]);
  // All but equal: every distance down to where the squares vanish.
  for (let shift = 1; shift > 1e-200; shift /= 8) {
    const [once, twice] = measure([disc, [10 + shift, 20, 3]], null) as [number, number];
    expect(Math.abs(once + twice - 18 * Math.PI)).toBeLessThan(1e-12);
    expect(Math.abs(once - twice - 12 * shift)).toBeLessThan(1e-12 + shift ** 3);
  }
  // All but touching, from either side: where the ends of an arc are known to half of the digits, the area errs by less than 1e-12 of the squared distances.
  for (let gap = 0.1; gap > 1e-17; gap /= 3)
    for (const sign of [1, -1]) {
      const [, outside] = measure([disc, [15 + sign * gap, 20, 2]], null) as [number, number];
      expect(outside).toBeLessThan(sign > 0 ? 1e-12 : 4 * gap ** 1.5 + 1e-12);
      // Aslant, both ends of so short an arc may be rounded to one point.
      const far = 5 + sign * gap;
      const [once] = measure([disc, [10 + 0.6 * far, 20 + 0.8 * far, 2]], null) as [number];
      expect(Math.abs(once - 13 * Math.PI)).toBeLessThan(sign > 0 ? 1e-12 : 4 * gap ** 1.5 + 1e-12);
      const [, within] = measure([disc, [11 + sign * gap, 20, 2]], null) as [number, number];
      expect(Math.abs(within - 4 * Math.PI)).toBeLessThan(
        sign > 0 ? 8 * gap ** 1.5 + 1e-12 : 1e-12,
      );
    }
});

test('circles through corners and along edges, and many through one point', () => {
  const square = [[box(0, 0, 1, 1)]];
  // Through two corners and touching the side between the others.
  expectClose(measure([[0.5, 0.5, Math.SQRT1_2]], square), [1, 0]);
  expectClose(measure([[0.5, 0.5, 0.5]], square), [Math.PI / 4, 0]);
  expectClose(measure([[0, 0, 1]], square), [Math.PI / 4, 0]);
  expectClose(measure([[0.5, -1, 1]], square), [0, 0]);
  // A corner of the land's notch, and of other land, that the circle just reaches.
  const notched: Point[] = [
    [-9, -9],
    [9, -9],
    [9, 4],
    [3, 4],
    [3, 9],
    [-9, 9],
    [-9, -9],
  ];
  expectClose(measure([[0, 0, 5]], [[notched]]), [25 * Math.PI, 0]);
  expectClose(measure([[0, 0, 5]], [[box(3, 4, 9, 9)]]), [0, 0]);
  // Discs of radius 1 with their centres on a circle of radius 1: all pass its middle.
  const flower = Array.from({ length: 12 }, (_, i): Disc => {
    const angle = (Math.PI * i) / 6;
    return [Math.cos(angle), Math.sin(angle), 1];
  });
  expectClose(measure(flower, null, 12), slowCover(flower, null, 12), 1e-9);
  expectClose(measure(flower, square, 12), slowCover(flower, square, 12), 1e-9);
});

test('10,000 random cases agree with an answer without index and without sorting by keys', () => {
  for (let trial = 0; trial < 10_000; trial++) {
    const { discs, polygons } = makeCase(trial);
    expectClose(measure(discs, polygons, 3), slowCover(discs, polygons, 3), 1e-9);
  }
});

test('a disc more never lessens what is covered, and places do not matter', () => {
  for (let trial = 0; trial < 500; trial++) {
    const { discs, polygons } = makeCase(trial);
    const all = measure(discs, polygons);
    const fewer = measure(discs.slice(1), polygons);
    all.forEach((area, k) => {
      expect(area).toBeGreaterThanOrEqual((fewer[k] as number) - 1e-12);
    });
    expect(all[1]).toBeLessThanOrEqual((all[0] as number) + 1e-12);
    const turned = (points: readonly Point[]) =>
      points.map(([x, y]): Point => [1000 - y, x - 3000]);
    const moved = discs.map(([x, y, radius]): Disc => [1000 - y, x - 3000, radius]);
    expectClose(measure(moved, polygons?.map((rings) => rings.map(turned)) ?? null), all, 1e-9);
    expectClose(measure([...discs].reverse(), polygons), all, 1e-11);
  }
});

test('calls do not remember each other: many discs, then few', () => {
  const areaM2 = new Float64Array(2);
  const square = [[box(0, 0, 1, 1)]];
  const meter = createCoverMeter(square);
  const many = Array.from({ length: 3000 }, (_, i): Disc => {
    return [rng.uniform(5, i, 0, 0), rng.uniform(5, i, 0, 1), 0.05 * rng.uniform(5, i, 0, 2)];
  });
  meter(pack(many), areaM2);
  expectClose([...areaM2], measure([...many].reverse(), square));
  meter(pack([[0.5, 0.5, 0.25]]), areaM2);
  expectClose([...areaM2], [Math.PI / 16, 0]);
});

test('numbers that are none are refused', () => {
  for (const disc of [
    [Number.NaN, 0, 1],
    [0, Number.POSITIVE_INFINITY, 1],
    [0, 0, Number.NaN],
  ] as const)
    expect(() => measure([disc], null)).toThrow(RangeError);
});

/** Up to eight discs of very different sizes; the whole plane, a star, or a star with a hole and an island. */
function makeCase(trial: number): {
  readonly discs: readonly Disc[];
  readonly polygons: readonly PlanarPolygon[] | null;
} {
  const at = (unit: number, counter: number): number => rng.uniform(1, trial, unit, counter);
  const discs = Array.from({ length: 1 + Math.floor(8 * at(0, 0)) }, (_, i): Disc => {
    const size = at(i + 1, 3) < 0.3 ? 0.05 : 0.6;
    return [2 * at(i + 1, 0) - 1, 2 * at(i + 1, 1) - 1, size * (0.05 + at(i + 1, 2))];
  });
  const star = (unit: number, x: number, y: number, size: number): Point[] => {
    const corners = 3 + Math.floor(6 * at(unit, 0));
    const ring = Array.from({ length: corners }, (_, i): Point => {
      const angle = (2 * Math.PI * (i + 0.8 * at(unit, i + 1))) / corners;
      const radius = size * (0.4 + 0.6 * at(unit, i + 20));
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    return [...ring, ring[0] as Point];
  };
  const kind = at(0, 1);
  if (kind < 0.3) return { discs, polygons: null };
  const outer = star(100, 0, 0, 1.2);
  // A star with three corners may leave its middle outside; a box around it never does.
  if (kind < 0.6) return { discs, polygons: [[outer]] };
  const hole = star(101, 0.1, 0, 0.4);
  return { discs, polygons: [[box(-1.3, -0.9, 0.9, 1), hole], [star(102, 2.2, 0, 0.9)]] };
}

/**
 * The same areas told the slow way: circles and edges are cut at every crossing with anything, and the middle of every piece is asked what lies about it, by
 * looking at all discs and all edges.
 */
function slowCover(
  discs: readonly Disc[],
  polygons: readonly PlanarPolygon[] | null,
  most: number,
): number[] {
  const sums = new Float64Array(most);
  const edges = (polygons ?? []).flatMap((rings) =>
    rings.flatMap((ring) => ring.slice(1).map((to, i) => [ring[i] as Point, to] as const)),
  );
  const isLand = (x: number, y: number): boolean =>
    polygons === null ||
    edges.filter(
      ([[x1, y1], [x2, y2]]) => y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1),
    ).length %
      2 ===
      1;
  discs.forEach(([cx, cy, r], own) => {
    const isOther = (i: number): boolean => {
      const [x, y, s] = discs[i] as Disc;
      return i !== own && !(x === cx && y === cy && s === r && i > own);
    };
    const cuts = [0, 2 * Math.PI];
    const cutAt = (angle: number): void => {
      cuts.push(((angle % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI));
    };
    for (const [x, y, s] of discs) {
      const d = Math.hypot(x - cx, y - cy);
      const cosine = (d * d + r * r - s * s) / (2 * d * r);
      if (!(Math.abs(cosine) <= 1)) continue;
      for (const sign of [1, -1]) cutAt(Math.atan2(y - cy, x - cx) + sign * Math.acos(cosine));
    }
    for (const [p, q] of edges)
      for (const t of cutEdge(p, q, [cx, cy, r]))
        cutAt(Math.atan2(p[1] + t * (q[1] - p[1]) - cy, p[0] + t * (q[0] - p[0]) - cx));
    cuts.sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i++) {
      const [a, b] = [cuts[i] as number, cuts[i + 1] as number];
      const x = cx + r * Math.cos((a + b) / 2);
      const y = cy + r * Math.sin((a + b) / 2);
      const depth = discs.filter(
        ([ox, oy, s], j) => isOther(j) && (ox - x) ** 2 + (oy - y) ** 2 <= s * s,
      ).length;
      if (depth < most && isLand(x, y))
        sums[depth] =
          (sums[depth] as number) +
          (r * r * (b - a) +
            cx * r * (Math.sin(b) - Math.sin(a)) -
            cy * r * (Math.cos(b) - Math.cos(a))) /
            2;
    }
  });
  for (const [p, q] of edges) {
    const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
    const size = 1e-7 / Math.hypot(dx, dy);
    const cuts = [0, 1, ...discs.flatMap((disc) => cutEdge(p, q, disc))].sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i++) {
      const [a, b] = [cuts[i] as number, cuts[i + 1] as number];
      const [x, y] = [p[0] + ((a + b) / 2) * dx, p[1] + ((a + b) / 2) * dy];
      const depth = discs.filter(([ox, oy, s]) => (ox - x) ** 2 + (oy - y) ** 2 <= s * s).length;
      const left = isLand(x - dy * size, y + dx * size) ? 1 : -1;
      for (let k = 0; k < Math.min(depth, most); k++)
        sums[k] = (sums[k] as number) + (left * (b - a) * (p[0] * q[1] - p[1] * q[0])) / 2;
    }
  }
  return [...sums];
}

/** Shares of an edge at which a circle crosses it. */
function cutEdge(p: Point, q: Point, [cx, cy, r]: Disc): number[] {
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
  const [fx, fy] = [p[0] - cx, p[1] - cy];
  const a = dx * dx + dy * dy;
  const b = fx * dx + fy * dy;
  const root = Math.sqrt(b * b - a * (fx * fx + fy * fy - r * r));
  return [(-b - root) / a, (-b + root) / a].filter((t) => t > 0 && t < 1);
}
