import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DrawnGroup } from '../domain/draw.ts';
import type { Lattice } from '../domain/world.ts';
import {
  meridionalRadiusM,
  parallelRadiusM,
  polarHeightM,
  writeEcef,
} from '../kernel/geo/ellipsoid.ts';
import { sin, toRadians } from '../kernel/math/index.ts';
import { addMask, type Covers } from './covers.ts';
import { createLatticeMarker } from './mark-lattice.ts';
import { makeReachLevels, maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** A lattice of rows of unequal ends, some of them empty, from `south` on. */
function makeLattice(south: number, lng: number, ends: readonly (readonly [number, number])[]) {
  const spacingM = 5_000;
  const stepLat = spacingM / (toRadians(1) * meridionalRadiusM(south));
  const rowLat = Float64Array.from(ends, (_, row) => south + row * stepLat);
  const rowStepLng = rowLat.map((lat) => spacingM / (toRadians(1) * parallelRadiusM(lat)));
  const rowLng = Float64Array.from(ends, ([from], row) => lng + from * (rowStepLng[row] as number));
  const rowStarts = new Int32Array(ends.length + 1);
  ends.forEach(([, columns], row) => {
    rowStarts[row + 1] = (rowStarts[row] as number) + columns;
  });
  const points = rowStarts[ends.length] as number;
  const lattice: Lattice = {
    ...{ rowLat, rowLng, rowStepLng, rowStarts, spacingM, insideCount: points },
    inside: new Uint8Array(points).fill(1),
  };
  return lattice;
}

/** Units at places, with nothing but what marking reads. */
function makeUnits(places: readonly (readonly [number, number])[]): DrawnGroup {
  const make = (): Float64Array => new Float64Array(places.length);
  const points = { x: make(), y: make(), z: make() };
  places.forEach(([lng, lat], unit) => {
    writeEcef(points.x, points.y, points.z, unit, lng, lat);
  });
  const [lng, lat] = [0, 1].map((axis) =>
    Float64Array.from(places, (place) => place[axis] as number),
  );
  return { count: places.length, points, lng, lat } as unknown as DrawnGroup;
}

/** The same by measuring every point against every unit. */
function markPlainly(lattice: Lattice, covers: Covers, group: DrawnGroup, levels: ReachLevels) {
  const farthest = levels.limits[levels.limits.length - 1] ?? 0;
  for (let unit = 0; unit < group.count; unit++) {
    const { x, y, z } = group.points;
    const axis = Math.sqrt(x[unit] * x[unit] + y[unit] * y[unit]);
    lattice.rowLat.forEach((lat, row) => {
      const dp = parallelRadiusM(lat) - axis;
      const dz = polarHeightM(lat) - z[unit];
      const base = dp * dp + dz * dz;
      const product = axis * parallelRadiusM(lat);
      if (base > farthest) return;
      const isShort = Math.sqrt((farthest - base) / (4 * product)) < 0.05;
      for (let p = lattice.rowStarts[row]; p < lattice.rowStarts[row + 1]; p++) {
        const column = p - lattice.rowStarts[row];
        const west = lattice.rowLng[row] - group.lng[unit];
        const turn = (west + column * lattice.rowStepLng[row]) * toRadians(1);
        const sine = sin(turn / 2);
        const t2 = turn * turn;
        const isNear = isShort && Math.abs(turn) < 0.2;
        const d2 = isNear ? base + product * t2 * (1 - t2 / 12) : base + 4 * product * sine * sine;
        addMask(covers, p, maskAtSquare(levels, d2));
      }
    });
  }
}

const ends = fc.array(
  fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 60 })),
  {
    minLength: 1,
    maxLength: 40,
  },
);
const places = fc.array(
  fc.tuple(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.double({ min: -1, max: 3, noNaN: true }),
  ),
  { minLength: 1, maxLength: 12 },
);
/** From a metre to half the earth, several heights of unlike reach, some out of reach. */
const share = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1, noNaN: true }));
const reaches = fc.tuple(
  fc.double({ min: 3, max: 7, noNaN: true }),
  fc.array(share, { minLength: 1, maxLength: 16 }),
);

test('every point is marked as if all pairs of unit and point were measured', () => {
  let marked = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(-60, -17, 0, 8, 45, 70, 88),
      fc.constantFrom(0, 179, -70),
      ends,
      places,
      reaches,
      (south, lng, rows, offsets, [size, shares]) => {
        const lattice = makeLattice(south, lng, rows);
        const group = makeUnits(offsets.map(([dx, dy]) => [lng + dx, Math.min(89.9, south + dy)]));
        const levels = makeReachLevels(Float64Array.from(shares, (share) => share * 10 ** size));
        const covers = new Uint32Array(lattice.inside.length);
        const plain = new Uint32Array(lattice.inside.length);
        createLatticeMarker(lattice)(covers, group, levels);
        markPlainly(lattice, plain, group, levels);
        expect(covers).toEqual(plain);
        marked += plain.filter((word) => word !== 0).length;
      },
    ),
    { numRuns: 400, seed: 3 },
  );
  expect(marked).toBeGreaterThan(10_000);
});

test('a marker takes groups of unlike reach in turn', () => {
  const lattice = makeLattice(
    8,
    -70,
    Array.from({ length: 30 }, () => [0, 40] as const),
  );
  const group = makeUnits([
    [-69.5, 8.5],
    [-69, 9],
  ]);
  const mark = createLatticeMarker(lattice);
  const covers = new Uint32Array(lattice.inside.length);
  const plain = new Uint32Array(lattice.inside.length);
  for (const reach of [6_000, 60_000, 6_000, 15_000]) {
    const levels = makeReachLevels(Float64Array.of(reach, reach / 2));
    mark(covers, group, levels);
    markPlainly(lattice, plain, group, levels);
  }
  expect(covers).toEqual(plain);
});
