import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { makeCase, makeGroup, propertyRuns } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import type { Scenario } from '../domain/case.ts';
import { type PerimeterChoice, usualPerimeter } from '../domain/perimeter-choice.ts';
import type { LngLat, Territory } from '../domain/reference.ts';
import type { AreaCells, World } from '../domain/world.ts';
import { containsPoint, ringAreaM2 } from '../kernel/geo/polygon.ts';
import { buildWorld } from './build-world.ts';

const reference = createReference();
const territoryCase = makeCase({ groups: [makeGroup({ id: 'g', count: 1, rangeM: 5000 })] });

function build(
  territory: Scenario['territory'],
  choice: Partial<PerimeterChoice> = {},
  latticePoints = 2_000,
) {
  const perimeter = { ...usualPerimeter, ...choice };
  return buildWorld({ territory, cases: [territoryCase], perimeter }, reference, {
    latticePoints,
  });
}

function worldOf(code: string, choice: Partial<PerimeterChoice> = {}): World {
  const { world, findings } = build({ kind: 'country', code }, choice);
  if (world === null) throw new Error(JSON.stringify(findings));
  return world;
}

/** Area of polygons with geodesic edges, by an independent library that knows no date line; holes are taken away. */
function libraryAreaM2(polygons: Territory['polygons']): number {
  return polygons.reduce((total, rings) => {
    const areas = rings.map((ring) => {
      const polygon = geographiclib.Geodesic.WGS84.Polygon(false);
      for (const [lng, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lng);
      return Math.abs(polygon.Compute(false, true).area ?? Number.NaN);
    });
    return total + areas.slice(1).reduce((left, hole) => left - hole, areas[0] ?? 0);
  }, 0);
}

/** The same by the program's own function, ring by ring, without any joining. */
function ownAreaM2(polygons: Territory['polygons']): number {
  return polygons.reduce((total, rings) => {
    const areas = rings.map((ring) => Math.abs(ringAreaM2(ring)));
    return total + areas.slice(1).reduce((left, hole) => left - hole, areas[0] ?? 0);
  }, 0);
}

/** Takes about `most` points of a ring: the library needs a minute for all of the data set. */
function thin(ring: readonly LngLat[], most: number): readonly LngLat[] {
  const step = Math.max(1, Math.floor(ring.length / most));
  return [...ring.slice(0, -1).filter((_, i) => i % step === 0), ring[0] as LngLat];
}

/** Length of the perimeter that runs exactly along the date line, metres. */
function alongDateLineM({ perimeter }: World): number {
  let sum = 0;
  for (let i = 0; i + 1 < perimeter.lng.length; i++) {
    if (perimeter.lng[i] === 180 && perimeter.lng[i + 1] === 180)
      sum += perimeter.stepLengthM[i] as number;
  }
  return sum;
}

const codes = reference.countries
  .map(({ code }) => code)
  .filter((code) => reference.territory(code) !== null);

/** Across the date line, at a pole, of many islands, without an area. */
const peculiar = ['ATA', 'VAT', 'RUS', 'FJI', 'USA', 'NZL', 'KIR', 'IDN', 'CHL', 'NOR'];
/** Every sixth country and all that are peculiar; every country in `npm run prove -- properties`. */
const looked = codes.filter(
  (code, i) => propertyRuns >= 1000 || i % 6 === 0 || peculiar.includes(code),
);

test('countries build a world with the area that a geodesic library finds, but for the two that say why not', () => {
  expect(codes.length).toBeGreaterThan(220);
  expect(looked.length).toBeGreaterThan(40);
  const refused: string[] = [];
  const wrong: string[] = [];
  for (const code of looked) {
    const { world, findings } = build({ kind: 'country', code });
    if (world === null) {
      refused.push(`${code} ${findings[0]?.code} ${findings[0]?.message}`);
      continue;
    }
    const polygons = reference.territory(code)?.polygons ?? [];
    const cells = Object.values(world.areas)[0] as AreaCells;
    const errors = {
      // The outline as the data set has it, in its own pieces.
      rings: world.areaM2 / ownAreaM2(polygons) - 1,
      cells: cells.areaM2 / world.areaM2 - 1,
      // Islets smaller than the spacing of 2,000 points may get one point more or less.
      lattice: (world.lattice.insideCount * world.lattice.spacingM ** 2) / world.areaM2 - 1,
    };
    // Small outlines go whole through the library, some points of each ring of the others: the library would need a minute for all.
    const isSmall = polygons.flat(2).length < 800;
    const some = polygons.map((each) => each.map((ring) => (isSmall ? ring : thin(ring, 250))));
    const library = ownAreaM2(some) / libraryAreaM2(some) - 1;
    const isWrong =
      Math.abs(errors.rings) > 1e-6 ||
      Math.abs(errors.cells) > 1e-4 ||
      Math.abs(errors.lattice) > 0.1 ||
      Math.abs(library) > (isSmall ? 1e-3 : 5e-3);
    if (isWrong) wrong.push(`${code} ${JSON.stringify({ ...errors, library })}`);
  }
  expect(wrong).toEqual([]);
  expect(refused).toEqual([
    'ATA E_TERRITORY_OUTLINE Antarctica: the outline holds or reaches a pole; such a territory is not simulated',
    'VAT E_TERRITORY_OUTLINE Vatican City: the outline in the data set encloses no area; choose another territory',
  ]);
}, 240_000);

test('no country has a perimeter along the date line, across the sea, or in steps above 250 m', () => {
  for (const code of ['RUS', 'FJI', 'USA', 'NZL', 'KIR', 'CHL']) {
    const world = worldOf(code);
    expect(world.perimeter.stepLengthM.every((step) => step < 250.001)).toBe(true);
    // A cut that does not match leaves a step of the data's grid, 200 m, at each end.
    expect(alongDateLineM(world), code).toBeLessThan(2_000);
  }
  // The islands of Fiji with 100 km2 or more; with the cut they had 78,000 km.
  expect(worldOf('FJI').perimeter.lengthM).toBeLessThan(2e6);
});

test('land on both sides of the date line is one land', () => {
  const world = worldOf('RUS');
  expect(containsPoint(world.edges, 179.5, 67)).toBe(true);
  expect(containsPoint(world.edges, 180, 67)).toBe(true);
  expect(containsPoint(world.edges, 180.5, 67)).toBe(true);
  // The Aleutian islands lie west of the date line, beside Alaska.
  const { lng } = worldOf('USA').perimeter;
  expect(lng.every((each) => each > -188 && each < -66)).toBe(true);
  expect(lng.some((each) => each < -180)).toBe(true);
});

test('an enclave is a border: South Africa is guarded against Lesotho too, and holds none of it', () => {
  const world = worldOf('ZAF');
  const onBorder = reference.territory('ZAF')?.borders.find((border) => border.neighbour === 'LSO')
    ?.lines[0]?.[5] as LngLat;
  const nearest = world.perimeter.lng.reduce(
    (least, lng, i) =>
      Math.min(
        least,
        Math.abs(lng - onBorder[0]) + Math.abs((world.perimeter.lat[i] as number) - onBorder[1]),
      ),
    360,
  );
  expect(nearest).toBeLessThan(0.005);
  // An enclave is no inland water.
  expect(world.waters).toBe(0);
  const filled = worldOf('ZAF', { inlandWaters: 'included' });
  for (const { edges } of [world, filled]) expect(containsPoint(edges, 28.2, -29.6)).toBe(false);
});

test('islands: the rings kept are those of 100 km2, all of them, or the largest one', () => {
  const kept = worldOf('IDN');
  const all = worldOf('IDN', { islands: 'all' });
  const main = worldOf('IDN', { islands: 'main' });
  const rings = reference.territory('IDN')?.polygons.length ?? 0;
  expect(all.perimeter.ringsKept).toBe(rings);
  expect(all.perimeter.droppedLengthM).toBe(0);
  expect(main.perimeter.ringsKept).toBe(1);
  expect(kept.perimeter.ringsKept + kept.perimeter.ringsDropped).toBe(rings);
  expect(main.perimeter.lengthM).toBe(main.perimeter.mainRingLengthM);
  for (const { perimeter } of [kept, main])
    expect(perimeter.lengthM + perimeter.droppedLengthM).toBeGreaterThan(
      0.999 * all.perimeter.lengthM,
    );
  expect(new Set([kept, all, main].map((world) => world.areaM2)).size).toBe(1);
});

test('the step and the data set are what was chosen', () => {
  const fine = worldOf('LUX', { stepM: 60 });
  expect(Math.max(...fine.perimeter.stepLengthM)).toBeLessThan(60.001);
  expect(fine.perimeter.stepM).toBe(60);
  const coarse = worldOf('NOR', { dataset: '50m' });
  const usual = worldOf('NOR');
  expect([coarse.dataset, usual.dataset].map((name) => name.slice(0, 18))).toEqual([
    'Natural Earth 50m ',
    'Natural Earth 10m ',
  ]);
  expect(coarse.perimeter.lengthM).toBeLessThan(0.8 * usual.perimeter.lengthM);
  expect(Math.abs(coarse.areaM2 / usual.areaM2 - 1)).toBeLessThan(0.02);
});

test('countries of the 50m data set build a world or say why not', () => {
  const refused = looked.flatMap((code) => {
    const request = {
      territory: { kind: 'country' as const, code },
      cases: [],
      perimeter: { ...usualPerimeter, dataset: '50m' as const },
    };
    const { world, findings } = buildWorld(request, reference, { latticePoints: 50 });
    return world === null ? [`${code} ${findings[0]?.code}`] : [];
  });
  expect(refused).toContain('ATA E_TERRITORY_OUTLINE');
  expect(refused.length).toBeLessThan(15);
  expect(refused.every((line) => line.endsWith('E_TERRITORY_OUTLINE'))).toBe(true);
}, 240_000);

/** A box as a ring, counter-clockwise. */
function box(west: number, south: number, east: number, north: number): LngLat[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

const drawn = (rings: LngLat[][][]): Scenario['territory'] => ({
  kind: 'geojson',
  file: 'own.geojson',
  name: 'own land',
  rings,
});

test('an inland water is no land with a shore to guard, or land without one', () => {
  const territory = drawn([[box(10, 40, 14, 44), box(11, 41, 12, 42)]]);
  const excluded = build(territory).world as World;
  const included = build(territory, { inlandWaters: 'included' }).world as World;
  expect([excluded.waters, included.waters]).toEqual([1, 1]);
  expect([excluded.perimeter.ringsKept, included.perimeter.ringsKept]).toEqual([2, 1]);
  const lake = libraryAreaM2([[box(11, 41, 12, 42)]]);
  // Edges of one degree: the library's follow great circles.
  expect(Math.abs((included.areaM2 - excluded.areaM2) / lake - 1)).toBeLessThan(2e-3);
  expect(containsPoint(excluded.edges, 11.5, 41.5)).toBe(false);
  expect(containsPoint(included.edges, 11.5, 41.5)).toBe(true);
});

test('a drawn territory crosses the date line cut in two or in one ring, with the same world', () => {
  const cut = build(drawn([[box(178, -20, 180, -16)], [box(-180, -20, -177, -16)]])).world as World;
  const whole = build(drawn([[box(178, -20, 183, -16)]])).world as World;
  expect(Math.abs(cut.areaM2 / whole.areaM2 - 1)).toBeLessThan(1e-9);
  expect(cut.perimeter.ringsKept).toBe(1);
  expect(Math.abs(cut.perimeter.lengthM / whole.perimeter.lengthM - 1)).toBeLessThan(1e-6);
  expect(cut.cities.map((city) => city.name)).toEqual(whole.cities.map((city) => city.name));
  expect(cut.cities.length).toBeGreaterThan(0);
});

test.each([
  ['reaches a pole', [[box(0, 60, 90, 90)]]],
  ['overlap or cross', [[box(0, 40, 3, 43)], [box(2, 42, 5, 45)]]],
])('a drawn territory that %s is refused by name', (reason, rings) => {
  const { world, findings } = build(drawn(rings));
  expect(world).toBeNull();
  expect(findings.map(({ code }) => code)).toEqual(['E_TERRITORY_OUTLINE']);
  expect(findings[0]?.message).toContain(reason);
});
