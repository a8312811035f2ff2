import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import {
  makeCase,
  makeGroup,
  makeIntruder,
  makeWorld,
  ringAbout,
} from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import { type Area, areaKey } from '../domain/area.ts';
import type { LngLat } from '../domain/reference.ts';
import type { AreaCells } from '../domain/world.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { containsPoint } from '../kernel/geo/polygon.ts';
import { buildWorld } from './build-world.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const reference = createReference();
const venezuela = reference.territory('VEN');
if (venezuela === null) throw new Error('no outline of Venezuela');
const colombia = venezuela.borders.filter((border) => border.neighbour === 'COL');

const areas: Area[] = [
  { kind: 'territory' },
  { kind: 'border', neighbour: 'COL', withinM: 10_000 },
  { kind: 'coast', withinM: 10_000 },
  { kind: 'cities', names: [], largest: 5, withinM: 12_000 },
  { kind: 'corridor', places: ['Caracas', 'Maracaibo'], withinM: 15_000 },
  { kind: 'perimeter' },
];
const groups = areas.map((area, index) =>
  makeGroup({ id: `g${index}`, count: 300, rangeM: 5000, areas: [{ area, share: 1 }] }),
);
const each = makeCase({ groups });
const { world, findings } = buildWorld(
  { territory: { kind: 'country', code: 'VEN' }, cases: [each] },
  reference,
  { latticePoints: 20_000 },
);
if (world === null) throw new Error(JSON.stringify(findings));

function distanceM(lng1: number, lat1: number, lng2: number, lat2: number): number {
  return wgs84.Inverse(lat1, lng1, lat2, lng2, geographiclib.Geodesic.DISTANCE).s12 ?? Number.NaN;
}

/** Least distance from a point to polylines; edges are walked in steps of at most about 500 m. */
function distanceToLinesM(lines: readonly (readonly LngLat[])[], lng: number, lat: number): number {
  const eastM = 111_320 * Math.cos((lat * Math.PI) / 180);
  const northM = 110_600;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      const [x1, y1] = line[i] as LngLat;
      const [x2, y2] = line[Math.min(i + 1, line.length - 1)] as LngLat;
      // Foot on the edge in a local plane, good to 1 % within 30 km.
      const [ux, uy] = [(x2 - x1) * eastM, (y2 - y1) * northM];
      const [vx, vy] = [(lng - x1) * eastM, (lat - y1) * northM];
      const square = ux * ux + uy * uy;
      const part = square === 0 ? 0 : Math.max(0, Math.min(1, (ux * vx + uy * vy) / square));
      least = Math.min(least, Math.hypot(vx - part * ux, vy - part * uy));
    }
  }
  return least;
}

test('Venezuela: area, main ring, and the rings kept and dropped are those of the data set', () => {
  const rings = venezuela.polygons.map((polygon) => polygon[0] as readonly LngLat[]);
  const areasM2 = rings.map((ring) => {
    const polygon = wgs84.Polygon(false);
    for (const [lng, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lng);
    return Math.abs(polygon.Compute(false, true).area ?? Number.NaN);
  });
  const total = areasM2.reduce((sum, area) => sum + area, 0);
  expect(Math.abs(world.areaM2 / total - 1)).toBeLessThan(1e-4);
  expect(Math.abs(world.areaM2 / 912_050e6 - 1)).toBeLessThan(0.01);
  const kept = areasM2.filter((area) => area >= 100e6).length;
  expect([world.perimeter.ringsKept, world.perimeter.ringsDropped]).toEqual([
    kept,
    rings.length - kept,
  ]);
  const main = rings[areasM2.indexOf(Math.max(...areasM2))] as readonly LngLat[];
  const length = main.reduce((sum, [lng, lat], i) => {
    const [nextLng, nextLat] = main[Math.min(i + 1, main.length - 1)] as LngLat;
    return sum + distanceM(lng, lat, nextLng, nextLat);
  }, 0);
  expect(Math.abs(world.perimeter.mainRingLengthM / length - 1)).toBeLessThan(1e-4);
  expect(Math.abs(world.perimeter.mainRingLengthM / 8_639_000 - 1)).toBeLessThan(0.01);
  expect(world.perimeter.droppedLengthM).toBeGreaterThan(0);
});

test('perimeter steps are at most 250 m, rings are closed and lengths add up', () => {
  const { perimeter } = world;
  let sum = 0;
  for (let ring = 0; ring + 1 < perimeter.ringStarts.length; ring++) {
    const [start, end] = [
      perimeter.ringStarts[ring] as number,
      perimeter.ringStarts[ring + 1] as number,
    ];
    for (let i = start; i < end; i++) {
      const step = perimeter.stepLengthM[i] as number;
      expect(step).toBeLessThanOrEqual(250.001);
      sum += step;
      if (i % 97 !== 0 && i !== end - 1) continue;
      const next = i + 1 < end ? i + 1 : start;
      const expected = distanceM(
        perimeter.lng[i] as number,
        perimeter.lat[i] as number,
        perimeter.lng[next] as number,
        perimeter.lat[next] as number,
      );
      expect(Math.abs(step - expected)).toBeLessThan(0.01);
    }
  }
  expect(Math.abs(sum / perimeter.lengthM - 1)).toBeLessThan(1e-9);
});

for (const placement of ['random', 'spread'] as const) {
  test(`${placement}: every unit stands inside the territory and inside its named area`, () => {
    const draw = createDrawer({ ...each, placement }, world, 5)(3);
    const within = (g: number, check: (lng: number, lat: number) => number, limitM: number) => {
      const group = draw.groups[g];
      if (group === undefined) throw new Error('no group');
      expect(group.count).toBe(300);
      const cellM = 112_000 * ((world.areas[areaKey(areas[g] as Area)] as AreaCells).sizeDeg ?? 0);
      for (let u = 0; u < group.count; u++) {
        const [lng, lat] = [group.lng[u] as number, group.lat[u] as number];
        // A cell belongs to an area by its centre, so a point may lie half a cell's diagonal outside.
        expect(check(lng, lat)).toBeLessThanOrEqual(1.01 * limitM + 0.75 * cellM);
        expect(containsPoint(world.edges, lng, lat), `group ${g}, unit ${u}`).toBe(true);
      }
    };
    within(0, () => 0, 0);
    within(
      1,
      (lng, lat) =>
        distanceToLinesM(
          colombia.flatMap((b) => b.lines),
          lng,
          lat,
        ),
      10_000,
    );
    within(2, (lng, lat) => distanceToLinesM(venezuela.coast, lng, lat), 10_000);
    const cities = world.cities.slice(0, 5);
    within(
      3,
      (lng, lat) => Math.min(...cities.map((city) => distanceM(lng, lat, city.lng, city.lat))),
      12_000,
    );
    const ends = ['Caracas', 'Maracaibo'].map((name): LngLat => {
      const city = world.cities.find((candidate) => candidate.name === name);
      return [city?.lng ?? 0, city?.lat ?? 0];
    });
    within(4, (lng, lat) => distanceToLinesM([ends], lng, lat), 15_000);
  });

  test(`${placement}: units on the perimeter stand on its line`, () => {
    const group = createDrawer({ ...each, placement }, world, 5)(3).groups[5];
    for (let u = 0; u < 300; u += 10) {
      const [lng, lat] = [group?.lng[u] as number, group?.lat[u] as number];
      let least = Number.POSITIVE_INFINITY;
      for (let p = 0; p < world.perimeter.lng.length; p++) {
        const dLng = (world.perimeter.lng[p] as number) - lng;
        const dLat = (world.perimeter.lat[p] as number) - lat;
        if (Math.abs(dLng) > 0.01 || Math.abs(dLat) > 0.01) continue;
        least = Math.min(least, distanceM(lng, lat, lng + dLng, lat + dLat));
      }
      expect(least).toBeLessThanOrEqual(125.1);
    }
  });
}

test('the cells of a circle add up to the area of the circle, to 2 % at ten cells a radius and 1 % above', () => {
  for (const radiusM of [5_000, 25_000, 60_000]) {
    const area: Area = { kind: 'circle', centre: [20, 47], radiusM, claim: 'r#1' };
    const one = makeCase({
      groups: [makeGroup({ id: 'g', count: 1, rangeM: 1000, areas: [{ area, share: 1 }] })],
    });
    const outline = ringAbout(
      [20, 47],
      [
        [-90e3, -90e3],
        [90e3, -90e3],
        [90e3, 90e3],
        [-90e3, 90e3],
      ],
    );
    const cells = makeWorld([one], [outline]).areas[areaKey(area)] as AreaCells;
    expect(Math.abs(cells.areaM2 / (Math.PI * radiusM * radiusM) - 1), `${radiusM}`).toBeLessThan(
      radiusM < 20_000 ? 0.02 : 0.01,
    );
  }
});

test('the cells of a territory add up to its area, and the lattice points stand for it', () => {
  const cells = world.areas[areaKey({ kind: 'territory' })] as AreaCells;
  expect(Math.abs(cells.areaM2 / world.areaM2 - 1)).toBeLessThan(1e-3);
  const { lattice } = world;
  expect(Math.abs((lattice.insideCount * lattice.spacingM ** 2) / world.areaM2 - 1)).toBeLessThan(
    2e-3,
  );
  expect(lattice.inside.reduce((sum, value) => sum + value, 0)).toBe(lattice.insideCount);
  for (let row = 0; row < lattice.rowLat.length; row += 7) {
    const start = lattice.rowStarts[row] as number;
    for (let p = start; p < (lattice.rowStarts[row + 1] as number); p += 11) {
      const lng =
        (lattice.rowLng[row] as number) + (p - start) * (lattice.rowStepLng[row] as number);
      expect(containsPoint(world.edges, lng, lattice.rowLat[row] as number)).toBe(
        lattice.inside[p] === 1,
      );
    }
  }
});

test('a user polygon bounds its units', () => {
  const ring = ringAbout(
    [20, 10],
    [
      [0, 0],
      [40e3, 0],
      [0, 40e3],
    ],
  );
  const area: Area = { kind: 'polygon', rings: [ring], claim: 'r#1' };
  const one = makeCase({
    groups: [makeGroup({ id: 'g', count: 400, rangeM: 1000, areas: [{ area, share: 1 }] })],
  });
  const outline = ringAbout(
    [20, 10],
    [
      [-90e3, -90e3],
      [90e3, -90e3],
      [90e3, 90e3],
      [-90e3, 90e3],
    ],
  );
  const small = makeWorld([one], [outline]);
  const cells = small.areas[areaKey(area)] as AreaCells;
  expect(Math.abs(cells.areaM2 / 800e6 - 1)).toBeLessThan(0.01);
  const group = createDrawer(one, small, 1)(0).groups[0];
  const cellM = cells.sizeDeg * 111_195;
  for (let u = 0; u < 400; u++) {
    const eastM = ((group?.lng[u] as number) - 20) * 111_195 * Math.cos((10 * Math.PI) / 180);
    const northM = ((group?.lat[u] as number) - 10) * 111_195;
    expect(Math.min(eastM, northM)).toBeGreaterThan(-cellM);
    expect(eastM + northM).toBeLessThan(40e3 + 2 * cellM);
  }
});

test('what a territory does not hold is told, all of it at once', () => {
  const lost = makeCase({
    groups: [
      makeGroup({
        id: 'g',
        count: 1,
        rangeM: 1000,
        areas: [
          { area: { kind: 'border', neighbour: 'PER', withinM: 1000 }, share: 0.5 },
          {
            area: { kind: 'cities', names: ['Atlantis'], largest: null, withinM: 1000 },
            share: 0.5,
          },
        ],
      }),
    ],
    intruders: [makeIntruder({ id: 'i', speedMps: 100, towards: 'Atlantis' })],
  });
  const result = buildWorld(
    { territory: { kind: 'country', code: 'VEN' }, cases: [lost] },
    reference,
    { latticePoints: 100 },
  );
  expect(result.world).toBeNull();
  expect(result.findings.map((finding) => finding.code)).toEqual([
    'E_SCENARIO_AREA',
    'E_SCENARIO_AREA',
    'E_PLACE_UNKNOWN',
  ]);
  const nowhere = buildWorld({ territory: { kind: 'country', code: 'ZZZ' }, cases: [] }, reference);
  expect(nowhere.findings.map((finding) => finding.code)).toEqual(['E_TERRITORY_UNKNOWN']);
});
