import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { makeCase, makeGroup } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import { type Area, areaKey } from '../domain/area.ts';
import type { LngLat, Territory } from '../domain/reference.ts';
import type { AreaCells, World } from '../domain/world.ts';
import { createSampler } from '../draw/create-sampler.ts';
import { bandAreaPerRadianM2 } from '../kernel/geo/ellipsoid.ts';
import { containsPoint, indexEdges } from '../kernel/geo/polygon.ts';
import { createRng } from '../kernel/random/stream.ts';
import { buildWorld } from './build-world.ts';

// Counts in parts of an area against the areas of these parts, which an independent library measures.

const wgs84 = geographiclib.Geodesic.WGS84;
const reference = createReference();
const rng = createRng(20);
const points = 40_000;

/** Area of a ring with geodesic edges, m2. */
function libraryAreaM2(ring: readonly LngLat[]): number {
  const polygon = wgs84.Polygon(false);
  for (const [lng, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lng);
  return Math.abs(polygon.Compute(false, true).area ?? Number.NaN);
}

/** The point at a distance from another one, in degrees, in the same turn. */
function go([lng, lat]: LngLat, azimuthDeg: number, distanceM: number): LngLat {
  const end = wgs84.Direct(lat, lng, azimuthDeg, distanceM);
  const turns = 360 * Math.round((lng - (end.lon2 ?? 0)) / 360);
  return [(end.lon2 ?? 0) + turns, end.lat2 ?? 0];
}

/** A box in degrees whose sides are followed in small steps, counter-clockwise. */
function box(west: number, south: number, east: number, north: number): LngLat[] {
  const steps = 40;
  const along = (from: LngLat, to: LngLat): LngLat[] =>
    Array.from(
      { length: steps },
      (_, i): LngLat => [
        from[0] + ((to[0] - from[0]) * i) / steps,
        from[1] + ((to[1] - from[1]) * i) / steps,
      ],
    );
  return [
    ...along([west, south], [east, south]),
    ...along([east, south], [east, north]),
    ...along([east, north], [west, north]),
    ...along([west, north], [west, south]),
    [west, south],
  ];
}

/** A sector of a ring about a point, counter-clockwise. */
function sector(
  centre: LngLat,
  innerM: number,
  outerM: number,
  fromDeg: number,
  toDeg: number,
): LngLat[] {
  const arc = (radiusM: number): LngLat[] =>
    Array.from({ length: 361 }, (_, i) =>
      go(centre, -(fromDeg + ((toDeg - fromDeg) * i) / 360), radiusM),
    );
  const ring = [...arc(outerM), ...(innerM === 0 ? [centre] : arc(innerM).reverse())];
  return [...ring, ring[0] as LngLat];
}

/** Puts longitudes into [-180, 180), as data sets have them: rings then jump at the date line. */
function fold(ring: readonly LngLat[]): LngLat[] {
  return ring.map(([lng, lat]) => [lng - 360 * Math.floor((lng + 180) / 360), lat]);
}

/** A territory of one box of 4 x 2 degrees (or wider) about a middle, with a border on its west and coast elsewhere. */
function makeLand([lng, lat]: LngLat, widthDeg: number, cities: readonly LngLat[]) {
  const ring = box(lng - widthDeg / 2, lat - 1, lng + widthDeg / 2, lat + 1);
  const west: LngLat[] = Array.from({ length: 81 }, (_, i) => [
    lng - widthDeg / 2,
    lat - 1 + i / 40,
  ]);
  const territory: Territory = {
    code: 'XXX',
    name: 'test land',
    polygons: [[fold(ring)]],
    borders: [{ neighbour: 'YYY', lines: [fold(west)] }],
    coast: [fold(ring).slice(0, 121)],
    dataset: 'made for a test',
    highestGround: null,
  };
  return (areas: readonly Area[]): World => {
    const groups = areas.map((area, i) =>
      makeGroup({ id: `g${i}`, count: 1, rangeM: 1000, areas: [{ area, share: 1 }] }),
    );
    const { world, findings } = buildWorld(
      { territory: { kind: 'country', code: 'XXX' }, cases: [makeCase({ groups })] },
      {
        territory: () => territory,
        region: (code) => ({
          code,
          name: code,
          country: 'XXX',
          // Regions that reach over the coast, far or by a hair, as thinned outlines do.
          polygons: [
            [
              fold(
                code === 'beside'
                  ? box(lng - 1.5, lat - 0.9875, lng + 1.5, lat + 1.0005)
                  : box(lng - widthDeg / 4, lat - 1.2, lng + widthDeg / 8, lat + 0.3),
              ),
            ],
          ],
        }),
        cities: cities.map((position, i) => ({
          name: `city ${i}`,
          country: 'XXX',
          position: fold([position])[0] as LngLat,
          population: 1000 - i,
        })),
      },
      { latticePoints: 400 },
    );
    if (world === null) throw new Error(JSON.stringify(findings));
    return world;
  };
}

/** Draws points of an area in the turn of a longitude, one in each of as many strata where `spread` says so. */
function drawPoints(
  world: World,
  area: Area,
  count: number,
  turnLng: number,
  isSpread = false,
): LngLat[] {
  const make = (): Float64Array => new Float64Array(count);
  const into = { x: make(), y: make(), z: make(), lng: make(), lat: make() };
  const number = Int32Array.from({ length: count }, (_, i) => i);
  const stratum = isSpread ? number : new Int32Array(count);
  const strata = isSpread ? count : 1;
  const { place } = createSampler(world, world.areas[areaKey(area)] as AreaCells);
  place(into, { count, unit: number, at: number, stratum, strata }, rng, 7, 0);
  return Array.from(
    into.lng,
    (lng, i): LngLat => [lng + 360 * Math.round((turnLng - lng) / 360), into.lat[i] as number],
  );
}

/** How far the counts in parts lie from their areas: chi-square as a number of standard deviations. Points outside all parts are left out. */
function uniformityZ(drawn: readonly LngLat[], parts: readonly (readonly LngLat[])[]): number {
  const areas = parts.map(libraryAreaM2);
  const total = areas.reduce((sum, area) => sum + area, 0);
  const indexes = parts.map((ring) => indexEdges([[ring]], 0.02));
  const counts = indexes.map(
    (index) => drawn.filter(([lng, lat]) => containsPoint(index, lng, lat)).length,
  );
  const inside = counts.reduce((sum, count) => sum + count, 0);
  expect(inside).toBeGreaterThan(drawn.length / 20);
  const chi2 = counts.reduce((sum, count, i) => {
    const expected = (inside * (areas[i] as number)) / total;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const freedom = parts.length - 1;
  return (chi2 - freedom) / Math.sqrt(2 * freedom);
}

const middles: readonly (readonly [string, LngLat, number])[] = [
  ['a middle latitude', [20, 47], 4],
  ['75 degrees north', [-70, 75], 8],
  ['the date line', [180, -17], 4],
];

for (const [where, [lng, lat], widthDeg] of middles) {
  const city: LngLat = [lng + 0.3, lat + 0.1];
  const second: LngLat = [lng + 0.3, lat - 0.7];
  const land = makeLand([lng, lat], widthDeg, [city, second]);
  const west = lng - widthDeg / 2;
  const grid = (columns: number, rows: number, [w, s, e, n]: readonly number[]): LngLat[][] =>
    Array.from({ length: columns * rows }, (_, i) => {
      const [dx, dy] = [((e ?? 0) - (w ?? 0)) / columns, ((n ?? 0) - (s ?? 0)) / rows];
      const x = (w ?? 0) + (i % columns) * dx;
      const y = (s ?? 0) + Math.floor(i / columns) * dy;
      return box(x, y, x + dx, y + dy);
    });
  /** Strips beside the western border, `depthM` deep, bounded by geodesics at right angles to it. */
  const strips = (x: number, depthM: number, count: number): LngLat[][] =>
    Array.from({ length: count }, (_, i) => {
      const side = (distanceM: number): LngLat[] =>
        Array.from({ length: 41 }, (__, j) => go([x, lat - 0.6 + (1.2 * j) / 40], 90, distanceM));
      const ring = [...side(((i + 1) * depthM) / count), ...side((i * depthM) / count).reverse()];
      return [...ring, ring[0] as LngLat];
    });
  const rows: readonly (readonly [string, Area, LngLat[][]])[] = [
    ['territory', { kind: 'territory' }, grid(7, 6, [west, lat - 1, west + widthDeg, lat + 1])],
    [
      'region',
      { kind: 'region', code: 'XX-1' },
      grid(5, 5, [lng - widthDeg / 4, lat - 1, lng + widthDeg / 8, lat + 0.3]),
    ],
    [
      'polygon',
      {
        kind: 'polygon',
        rings: [fold(box(lng - widthDeg / 3, lat - 0.5, lng + widthDeg / 3, lat + 0.9))],
        claim: 'r#1',
      },
      grid(6, 4, [lng - widthDeg / 3, lat - 0.5, lng + widthDeg / 3, lat + 0.9]),
    ],
    ['border', { kind: 'border', neighbour: 'YYY', withinM: 15_000 }, strips(west, 15_000, 6)],
    [
      'coast',
      { kind: 'coast', withinM: 15_000 },
      grid(6, 2, [lng - widthDeg / 4, lat - 1, lng + widthDeg / 4, lat - 0.88]),
    ],
    ['belt', { kind: 'belt', depthM: 30_000 }, strips(west, 30_000, 6)],
    [
      'cities',
      { kind: 'cities', names: [], largest: 1, withinM: 20_000 },
      [0, 90, 180, 270].flatMap((from) => [
        sector(city, 0, 10_000, from, from + 90),
        sector(city, 10_000, 20_000, from, from + 90),
      ]),
    ],
    [
      'circle',
      { kind: 'circle', centre: fold([city])[0] as LngLat, radiusM: 40_000, claim: 'r#1' },
      [0, 120, 240].flatMap((from) => [
        sector(city, 0, 28_000, from, from + 120),
        sector(city, 28_000, 40_000, from, from + 120),
      ]),
    ],
    [
      'corridor',
      { kind: 'corridor', places: ['city 0', 'city 1'], withinM: 12_000 },
      Array.from({ length: 6 }, (_, i) => {
        const side = (distanceM: number): LngLat[] =>
          Array.from({ length: 31 }, (__, j) =>
            go([lng + 0.3, lat - 0.65 + (0.7 * j) / 30], 90, distanceM),
          );
        const ring = [...side(-12_000 + (i + 1) * 4_000), ...side(-12_000 + i * 4_000).reverse()];
        return [...ring, ring[0] as LngLat];
      }),
    ],
  ];

  test.each(rows)(`%s at ${where}: counts follow the areas`, (_, area, parts) => {
    const world = land([area]);
    for (const isSpread of [false, true]) {
      const z = uniformityZ(drawPoints(world, area, points, lng, isSpread), parts);
      // Strata make counts more even than chance, so there is no lower limit.
      expect(z).toBeLessThan(5);
    }
  });

  test(`the perimeter at ${where}: counts follow the lengths of the sides`, () => {
    const area: Area = { kind: 'perimeter' };
    const drawn = drawPoints(land([area]), area, points, lng);
    const ring = box(west, lat - 1, west + widthDeg, lat + 1);
    const lengths = [0, 1, 2, 3].map((side) =>
      Array.from({ length: 40 }, (_, i) => {
        const [from, to] = [ring[40 * side + i] as LngLat, ring[40 * side + i + 1] as LngLat];
        return wgs84.Inverse(from[1], from[0], to[1], to[0]).s12 ?? Number.NaN;
      }).reduce((sum, length) => sum + length, 0),
    );
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
    const counts = [
      drawn.filter((point) => near(point[1], lat - 1)).length,
      drawn.filter((point) => near(point[0], west + widthDeg)).length,
      drawn.filter((point) => near(point[1], lat + 1)).length,
      drawn.filter((point) => near(point[0], west)).length,
    ];
    counts.forEach((count, i) => {
      const share = (lengths[i] as number) / total;
      const z = (count - points * share) / Math.sqrt(points * share * (1 - share));
      expect(Math.abs(z)).toBeLessThan(5);
    });
  });

  test(`a circle and a band at ${where} have the area of their geometry to 0.1 %`, () => {
    const circle: Area = {
      kind: 'circle',
      centre: fold([city])[0] as LngLat,
      radiusM: 40_000,
      claim: 'r#1',
    };
    const band: Area = { kind: 'border', neighbour: 'YYY', withinM: 15_000 };
    const world = land([circle, band]);
    const areaOf = (area: Area): number => (world.areas[areaKey(area)] as AreaCells).areaM2;
    const disc = libraryAreaM2(sector(city, 0, 40_000, 0, 360));
    expect(Math.abs(areaOf(circle) / disc - 1)).toBeLessThan(1e-3);
    const side = (distanceM: number): LngLat[] =>
      Array.from({ length: 81 }, (_, j) => go([west, lat - 1 + j / 40], 90, distanceM));
    const strip = [...side(15_000), ...side(0).reverse()];
    const stripM2 = libraryAreaM2([...strip, strip[0] as LngLat]);
    expect(Math.abs(areaOf(band) / stripM2 - 1)).toBeLessThan(1e-3);
  });
}

test('inside a cell points are as dense as on the ellipsoid: near 88 degrees they lie 0.3 % lower than its middle', () => {
  const area: Area = { kind: 'territory' };
  const world = makeLand([20, 88.4], 20, [])([area]);
  const { south, sizeDeg } = world.areas[areaKey(area)] as AreaCells;
  const count = 800_000;
  let surplus = 0;
  for (const [, lat] of drawPoints(world, area, count, 20)) {
    const row = Math.floor((lat - south) / sizeDeg);
    const [low, middle, high] = [0, 0.5, 1].map((part) =>
      bandAreaPerRadianM2(south + (row + part) * sizeDeg),
    ) as [number, number, number];
    // Mean height = 1 less the integral of the share below, by Simpson's rule.
    const mean = 1 - (4 * ((middle - low) / (high - low)) + 1) / 6;
    surplus += (lat - south) / sizeDeg - row - mean;
  }
  // Variance of a height: 1/12.
  expect(Math.abs(surplus) / Math.sqrt(count / 12)).toBeLessThan(5);
});

test('a region whose outline runs beside the border inside the same cells loses nothing there', () => {
  const area: Area = { kind: 'region', code: 'beside' };
  const world = makeLand([20, 47], 4, [])([area]);
  // Both lines run through the middle of the northernmost row: 0.18 % of the region would go if their shares were multiplied.
  const expected = libraryAreaM2(box(18.5, 46.0125, 21.5, 48));
  const { areaM2 } = world.areas[areaKey(area)] as AreaCells;
  expect(Math.abs(areaM2 / expected - 1)).toBeLessThan(3e-4);
});

test.each(['FJI', 'RUS', 'IDN', 'NOR', 'CHL'])(
  '%s: the islands get as many points as their areas say',
  (code) => {
    const area: Area = { kind: 'territory' };
    const groups = [makeGroup({ id: 'g', count: 1, rangeM: 1000, areas: [{ area, share: 1 }] })];
    const { world } = buildWorld(
      { territory: { kind: 'country', code }, cases: [makeCase({ groups })] },
      reference,
      { latticePoints: 100 },
    );
    if (world === null) throw new Error(code);
    // The rings of the world: edges follow each other, a new ring starts where they do not.
    const rings: LngLat[][] = [];
    const { coordinates } = world.edges;
    for (let at = 0; at < coordinates.length; at += 4) {
      const from: LngLat = [coordinates[at] as number, coordinates[at + 1] as number];
      const to: LngLat = [coordinates[at + 2] as number, coordinates[at + 3] as number];
      const last = rings[rings.length - 1]?.at(-1);
      if (last?.[0] === from[0] && last[1] === from[1]) rings[rings.length - 1]?.push(to);
      else rings.push([from, to]);
    }
    // Neither the largest nor the smallest: islands of up to 3,000 points.
    const islands = rings
      .filter((ring) => ring.length < 3_000)
      .map((ring) => ({ ring, areaM2: libraryAreaM2(ring) }))
      .sort((a, b) => b.areaM2 - a.areaM2)
      .slice(0, 6);
    const drawn = drawPoints(world, area, 100_000, rings[0]?.[0]?.[0] ?? 0);
    for (const { ring, areaM2 } of islands) {
      const index = indexEdges([[ring]], 0.05);
      const count = drawn.filter(([lng, lat]) => containsPoint(index, lng, lat)).length;
      const share = areaM2 / world.areaM2;
      const z = (count - drawn.length * share) / Math.sqrt(drawn.length * share * (1 - share));
      expect(Math.abs(z), `${ring[0]}`).toBeLessThan(5);
    }
  },
);
