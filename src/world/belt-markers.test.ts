import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns, rectangleAbout, ringAbout } from '../../test/properties/make-case.ts';
import { usualPerimeter } from '../domain/perimeter-choice.ts';
import type { LngLat } from '../domain/reference.ts';
import type { Belt } from '../domain/world.ts';
import { containsPoint, indexEdges } from '../kernel/geo/polygon.ts';
import { findMarkers } from './belt-markers.ts';
import { buildDepthGrid } from './depth-grid.ts';
import { findInnerParts } from './inner-parts.ts';
import { buildPerimeter, shortDistanceM } from './perimeter.ts';

/** Markers of polygons (outer ring, then holes) with the deepest points of inner parts counted apart. */
function mark(polygons: readonly (readonly LngLat[][])[]): {
  markers: Belt['markers'];
  lats: number[];
} {
  const edges = indexEdges(polygons, 0.02);
  const perimeter = buildPerimeter(
    polygons.flatMap((rings) =>
      rings.map((ring, i) => ({ kind: i === 0 ? ('outer' as const) : ('water' as const), ring })),
    ),
    usualPerimeter,
  );
  const markers = findMarkers(edges, perimeter, buildDepthGrid(edges, perimeter, 30_000), 64);
  const lats = [...markers.z.keys()].map((m) => {
    const axis = Math.hypot(markers.x[m] as number, markers.y[m] as number);
    return (
      (Math.atan2((markers.z[m] as number) / (1 - 1 / 298.257223563) ** 2, axis) * 180) / Math.PI
    );
  });
  return { markers, lats };
}

function circle(middle: LngLat, radiusM: number): LngLat[] {
  return ringAbout(
    middle,
    Array.from({ length: 180 }, (_, i): [number, number] => [
      radiusM * Math.cos((i * Math.PI) / 90),
      radiusM * Math.sin((i * Math.PI) / 90),
    ]),
  );
}

test.each<LngLat>([
  [20, 0],
  [179.9, -18],
  [-60, -82],
])('the first marker of a circle is its middle, at %j', (lng, lat) => {
  const { markers, lats } = mark([[circle([lng, lat], 40_000)]]);
  // A degree of the test's ring errs by up to 0.6 % at the equator.
  expect(Math.abs((markers.depthM[0] as number) / 40_000 - 1)).toBeLessThan(0.008);
  expect(shortDistanceM(lng, lat, markers.lng[0] as number, lats[0] as number)).toBeLessThan(300);
  expect(markers.depthM.length).toBe(64);
});

test('a narrow waist parts two deep halves, a wide one does not', () => {
  const halves = (waistM: number): number[] => {
    const ring = ringAbout(
      [20, 30],
      [
        [-60e3, -20e3],
        [-20e3, -20e3],
        [-20e3, -waistM],
        [20e3, -waistM],
        [20e3, -24e3],
        [68e3, -24e3],
        [68e3, 24e3],
        [20e3, 24e3],
        [20e3, waistM],
        [-20e3, waistM],
        [-20e3, 20e3],
        [-60e3, 20e3],
      ],
    );
    const edges = indexEdges([[ring]], 0.02);
    const grid = buildDepthGrid(
      edges,
      buildPerimeter([{ kind: 'outer', ring }], usualPerimeter),
      30_000,
    );
    const inside = [...grid.chordM.keys()].filter((cell) =>
      containsPoint(
        edges,
        grid.west + ((cell % grid.columns) + 0.5) * grid.sizeDeg,
        grid.south + (Math.floor(cell / grid.columns) + 0.5) * grid.sizeDeg,
      ),
    );
    return findInnerParts(grid, inside).map((cell) =>
      Math.round((grid.chordM[cell] as number) / 1000),
    );
  };
  // The saddle lies at half the waist: 4 km is far less deep than 20, 19 km is not a tenth less.
  expect(halves(4_000)).toEqual([24, 20]);
  expect(halves(19_500)).toEqual([24]);
});

test('every island of 100 km2 has a marker, a smaller one and a lake have none', () => {
  const mainland = circle([20, 10], 50_000);
  const lake = circle([20, 10], 10_000);
  const island = circle([20.9, 10], 12_000);
  const islet = circle([20, 10.7], 3_000);
  const { markers, lats } = mark([[mainland, lake], [island], [islet]]);
  const within = ([lng, lat]: LngLat, radiusM: number): number[] =>
    [...markers.lng.keys()].filter(
      (m) => shortDistanceM(lng, lat, markers.lng[m] as number, lats[m] as number) < radiusM,
    );
  expect(within([20.9, 10], 12_000).length).toBeGreaterThan(0);
  expect(
    Math.max(...within([20.9, 10], 12_000).map((m) => markers.depthM[m] as number)),
  ).toBeCloseTo(12_000, -3);
  expect(within([20, 10.7], 5_000)).toEqual([]);
  expect(within([20, 10], 9_900)).toEqual([]);
  // The lake's shore is perimeter: between it and the coast the land is 20 km deep.
  expect(Math.abs(Math.max(...markers.depthM) - 20_000)).toBeLessThan(600);
});

test('markers lie inside at the stated depth, and one of them is the deepest place', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20_000, max: 90_000 }),
      fc.integer({ min: 20_000, max: 90_000 }),
      fc.constantFrom<LngLat>([20, 5], [-63, -40], [100, 70]),
      (width, height, middle) => {
        const ring = rectangleAbout(middle, width, height);
        const { markers, lats } = mark([[ring]]);
        const edges = indexEdges([[ring]], 0.02);
        const [west, south] = ring[0] as LngLat;
        const [east, north] = ring[2] as LngLat;
        const depthOf = (lng: number, lat: number): number =>
          Math.min(
            shortDistanceM(lng, lat, west, lat),
            shortDistanceM(lng, lat, east, lat),
            shortDistanceM(lng, lat, lng, south),
            shortDistanceM(lng, lat, lng, north),
          );
        markers.depthM.forEach((depthM, m) => {
          const place = [markers.lng[m] as number, lats[m] as number] as const;
          expect(containsPoint(edges, ...place)).toBe(true);
          // Perimeter points stand up to 250 m apart, and parallels are no geodesics.
          expect(Math.abs(depthM - depthOf(...place))).toBeLessThan(150);
        });
        expect(Math.max(...markers.depthM)).toBeGreaterThan(
          (0.99 * Math.min(width, height)) / 2 - 100,
        );
      },
    ),
    { numRuns: Math.ceil(propertyRuns / 3), seed: 7 },
  );
});
