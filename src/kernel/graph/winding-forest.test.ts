import fc from 'fast-check';
import { expect, test } from 'vitest';
import barriers from '../../../test/oracle/k_barrier_graphs.json' with { type: 'json' };
import percolation from '../../../test/oracle/percolation_disks.json' with { type: 'json' };
import segments from '../../../test/oracle/weak_barrier_segment.json' with { type: 'json' };
import { countRuns, propertyRuns } from '../../../test/properties/make-case.ts';
import { createRng } from '../random/stream.ts';
import { createWindingForest } from './winding-forest.ts';

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
type Place = readonly [x: number, y: number];

function overlap(a: Disc, b: Disc): boolean {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= (a.r + b.r) ** 2;
}

/** Whether the edge between two centres crosses the ray that goes up from a place: the cut of that place. */
function crosses(a: Disc, b: Disc, [px, py]: Place): boolean {
  if (a.x <= px === b.x <= px) return false;
  return a.y + ((px - a.x) / (b.x - a.x)) * (b.y - a.y) > py;
}

/** Which places are covered, or parted from far away by the discs, as the forest has it. */
function partedByForest(discs: readonly Disc[], places: readonly Place[]): boolean[] {
  const forest = createWindingForest(discs.length);
  forest.reset(discs.length);
  discs.forEach((a, i) => {
    discs.slice(0, i).forEach((b, j) => {
      if (!overlap(a, b)) return;
      let [low, high] = [0, 0];
      places.forEach((place, p) => {
        if (!crosses(a, b, place)) return;
        if (p < 32) low |= 1 << p;
        else high |= 1 << (p - 32);
      });
      forest.join(i, j, low, high);
    });
  });
  return places.map(
    (place, p) =>
      discs.some((disc) => (disc.x - place[0]) ** 2 + (disc.y - place[1]) ** 2 <= disc.r ** 2) ||
      (((p < 32 ? forest.wound.low : forest.wound.high) >>> (p & 31)) & 1) === 1,
  );
}

const side = 120;

/** Floods the free cells of a raster over [0, 1]^2 from its rim; returns whether the flood reaches each place. */
function flood(
  isFree: (x: number, y: number) => boolean,
  diagonal: boolean,
  places: readonly Place[],
): boolean[] {
  const free = Array.from({ length: side * side }, (_, cell) =>
    isFree(((cell % side) + 0.5) / side, (Math.floor(cell / side) + 0.5) / side),
  );
  const reached = new Uint8Array(side * side);
  const queue: number[] = [];
  const reach = (column: number, row: number): void => {
    if (column < 0 || row < 0 || column >= side || row >= side) return;
    const cell = row * side + column;
    if (!free[cell] || reached[cell] === 1) return;
    reached[cell] = 1;
    queue.push(cell);
  };
  for (let i = 0; i < side; i++) {
    reach(i, 0);
    reach(i, side - 1);
    reach(0, i);
    reach(side - 1, i);
  }
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    const [column, row] = [cell % side, Math.floor(cell / side)];
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      reach(column + dx, row + dy);
    if (diagonal)
      for (const [dx, dy] of [
        [1, 1],
        [-1, 1],
        [1, -1],
        [-1, -1],
      ] as const)
        reach(column + dx, row + dy);
  }
  return places.map(([x, y]) => reached[Math.floor(y * side) * side + Math.floor(x * side)] === 1);
}

const within = fc.double({ min: 0.12, max: 0.88, noNaN: true });
const disc = fc.record({
  x: within,
  y: within,
  r: fc.double({ min: 0.03, max: 0.11, noNaN: true }),
});
const place = fc.tuple(within, within);

test('discs part a place from far away exactly where no way is left on a fine raster', () => {
  let [sure, unsure, closed] = [0, 0, 0];
  fc.assert(
    fc.property(
      fc.array(disc, { minLength: 5, maxLength: 70, size: 'max' }),
      fc.array(place, { minLength: 1, maxLength: 64, size: 'max' }),
      (discs, places) => {
        const half = Math.SQRT1_2 / side;
        // A cell is free for sure if no disc touches it, and may hold a way unless one disc holds it whole.
        const open = flood(
          (x, y) => discs.every((d) => Math.hypot(d.x - x, d.y - y) > d.r + half),
          false,
          places,
        );
        const maybe = flood(
          (x, y) => discs.every((d) => Math.hypot(d.x - x, d.y - y) > d.r - half),
          true,
          places,
        );
        partedByForest(discs, places).forEach((isParted, p) => {
          if (open[p] === maybe[p]) sure++;
          else unsure++;
          if (open[p]) expect(isParted).toBe(false);
          if (!maybe[p]) expect(isParted).toBe(true);
          if (isParted) closed++;
        });
      },
    ),
    { numRuns: propertyRuns, seed: 1 },
  );
  // The raster settles most places, and both answers are common.
  expect(unsure).toBeLessThan(0.25 * sure);
  expect(closed).toBeGreaterThan(0.05 * (sure + unsure));
  expect(closed).toBeLessThan(0.95 * (sure + unsure));
});

test('an annulus of discs parts its middle only when the last disc is there, and nothing outside ever', () => {
  for (const count of [3, 4, 7, 50]) {
    const step = (2 * Math.PI) / count;
    // Neighbours overlap by a hair; for three discs the middle stays free.
    const r = Math.sin(step / 2) * 1.0001;
    const ring = Array.from(
      { length: count },
      (_, i): Disc => ({ x: Math.cos(i * step), y: Math.sin(i * step), r }),
    );
    const places: Place[] = [
      [0, 0],
      [0.01, -0.02],
      [2.5, 0.3],
      [-2.2, -2],
      [0, -3],
      [0, 3],
    ];
    expect(partedByForest(ring, places)).toEqual([true, true, false, false, false, false]);
    expect(partedByForest(ring.slice(1), places)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  }
});

test('the sum of crossings does not depend on the order of edges', () => {
  fc.assert(
    fc.property(
      fc.array(disc, { minLength: 5, maxLength: 60, size: 'max' }),
      fc.array(place, { minLength: 1, maxLength: 8, size: 'max' }),
      (discs, places) => {
        expect(partedByForest([...discs].reverse(), places)).toEqual(partedByForest(discs, places));
      },
    ),
    { numRuns: propertyRuns, seed: 2 },
  );
});

test('an edge that adds nothing may be left out, and every other joins trees or winds round a new place', () => {
  const edge = fc.tuple(fc.nat(19), fc.nat(19), fc.integer(), fc.integer());
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 60, size: 'max' }), (edges) => {
      const [full, spare] = [createWindingForest(20), createWindingForest(20)];
      full.reset(20);
      spare.reset(20);
      for (const [a, b, low, high] of edges) {
        const before = { ...full.wound, isJoined: full.isJoined(a, b) };
        if (full.isClose(a, b)) {
          expect(before.isJoined).toBe(true);
          expect(full.adds(a, b, 0, 0)).toBe(false);
        }
        const isAdding = spare.adds(a, b, low, high);
        const isNew = full.join(a, b, low, high);
        if (isAdding) spare.join(a, b, low, high);
        expect(spare.wound).toEqual(full.wound);
        const isWound = before.low !== full.wound.low || before.high !== full.wound.high;
        expect(isNew).toBe(isWound || !before.isJoined);
        expect(isAdding).toBe(isNew);
        expect(full.isJoined(a, b)).toBe(true);
      }
    }),
    { numRuns: countRuns(10), seed: 8 },
  );
});

test('a place is parted modulo 2 exactly where some closed chain has a winding number other than 0', () => {
  fc.assert(
    fc.property(
      fc.array(disc, { minLength: 5, maxLength: 60, size: 'max' }),
      place,
      (discs, at) => {
        if (discs.some((d) => Math.hypot(d.x - at[0], d.y - at[1]) <= d.r)) return;
        // Whole crossings along a spanning tree: up from left to right counts 1, from right to left -1.
        const potential = new Map<number, number>();
        let isWound = false;
        const signed = (a: Disc, b: Disc): number =>
          crosses(a, b, at) ? (a.x <= at[0] ? 1 : -1) : 0;
        discs.forEach((_, root) => {
          if (potential.has(root)) return;
          potential.set(root, 0);
          const queue = [root];
          for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
            discs.forEach((b, j) => {
              const a = discs[i as number] as Disc;
              if (j === i || !overlap(a, b)) return;
              const sum = (potential.get(i as number) as number) + signed(a, b);
              const known = potential.get(j);
              if (known === undefined) {
                potential.set(j, sum);
                queue.push(j);
              } else if (known !== sum) isWound = true;
            });
          }
        });
        expect(partedByForest(discs, [at])).toEqual([isWound]);
      },
    ),
    { numRuns: countRuns(20), seed: 3 },
  );
});

/** Whether discs hang together from the left end of a strip to the right one. */
function crossesStrip(discs: readonly Disc[], length: number): boolean {
  const [left, right] = [discs.length, discs.length + 1];
  const forest = createWindingForest(discs.length + 2);
  forest.reset(discs.length + 2);
  discs.forEach((a, i) => {
    if (a.x <= a.r) forest.join(i, left, 0, 0);
    if (a.x >= length - a.r) forest.join(i, right, 0, 0);
    for (let j = 0; j < i; j++) if (overlap(a, discs[j] as Disc)) forest.join(i, j, 0, 0);
  });
  return forest.isJoined(left, right);
}

test('an open strip has a strong barrier exactly where the published graphs have one', () => {
  expect(barriers.vectors.length).toBeGreaterThanOrEqual(10);
  for (const { L, r, sensors, strong_k } of barriers.vectors) {
    const discs = sensors.map(([x = 0, y = 0]): Disc => ({ x, y, r }));
    expect(crossesStrip(discs, L)).toBe(strong_k >= 1);
  }
  expect(new Set(barriers.vectors.map(({ strong_k }) => strong_k >= 1)).size).toBe(2);
});

test('a strip without width is crossed as often as spacings say: |z| <= 5', () => {
  const rng = createRng(11);
  const trials = 4000;
  for (const { n, half_width: r, p_cover: p } of segments.vectors) {
    let crossed = 0;
    const own = Math.ceil(trials / Math.max(1, n / 10));
    for (let trial = 0; trial < own; trial++) {
      const discs = Array.from(
        { length: n },
        (_, u): Disc => ({ x: rng.uniform(n, trial, u, 0), y: 0, r }),
      );
      if (crossesStrip(discs, 1)) crossed++;
    }
    const error = Math.sqrt((p * (1 - p)) / own);
    if (error === 0) expect(crossed / own).toBe(p);
    else expect(Math.abs(crossed / own - p) / error, `${n}, ${r}`).toBeLessThanOrEqual(5);
  }
});

test('at the percolation threshold a square is crossed about every second time (a tolerance, no z: the square is finite)', () => {
  const rng = createRng(12);
  const crossedShare = (filling: number): number => {
    const length = 30;
    // lambda pi r^2 = filling with r = 1.
    const n = Math.round((filling * length * length) / Math.PI);
    const trials = 200;
    let crossed = 0;
    for (let trial = 0; trial < trials; trial++) {
      const discs = Array.from(
        { length: n },
        (_, u): Disc => ({
          x: length * rng.uniform(1, trial, u, 0),
          y: length * rng.uniform(1, trial, u, 1),
          r: 1,
        }),
      );
      if (crossesStrip(discs, length)) crossed++;
    }
    return crossed / trials;
  };
  expect(percolation.eta_c).toBeCloseTo(1.128, 3);
  expect(Math.abs(crossedShare(percolation.eta_c) - 0.5)).toBeLessThan(0.15);
  expect(crossedShare(0.8 * percolation.eta_c)).toBeLessThan(0.1);
  expect(crossedShare(1.25 * percolation.eta_c)).toBeGreaterThan(0.9);
});
