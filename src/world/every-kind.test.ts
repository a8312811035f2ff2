import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { isWhole } from '../../test/is-whole.ts';
import { makeCase, makeGroup } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import { type Area, areaKey } from '../domain/area.ts';
import type { LngLat } from '../domain/reference.ts';
import type { AreaCells, World } from '../domain/world.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { containsPoint } from '../kernel/geo/polygon.ts';
import { buildWorld } from './build-world.ts';

// Every kind of area in countries of all shapes: long, cut by the date line, archipelagos, enclaves, exclaves, without coast or neighbours, tiny.
const codes = [
  ...['FJI', 'ZAF', 'LSO', 'SMR', 'AZE', 'SGP'],
  ...(isWhole ? ['CHL', 'NOR', 'IDN', 'RUS', 'USA', 'FRA'] : []),
];
const reference = createReference();

function distanceM([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  return geographiclib.Geodesic.WGS84.Inverse(lat1, lng1, lat2, lng2).s12 ?? Number.NaN;
}

/** Whether a point of some lines that are cut into short pieces lies within a distance, 2 % allowed for what lies between two of them. */
function isNear(lines: readonly (readonly LngLat[])[], point: LngLat, withinM: number): boolean {
  return lines.some((line) =>
    line.some((at, i) => {
      const next = line[i + 1] ?? at;
      // A degree of latitude has more than 110 km: most pieces are too far north or south.
      const reachDeg = withinM / 110e3;
      if (Math.min(at[1], next[1]) - point[1] > reachDeg) return false;
      if (point[1] - Math.max(at[1], next[1]) > reachDeg) return false;
      // The same east and west, generously, for ends on one side of the point.
      const widthDeg = (1.2 * reachDeg) / Math.cos(((Math.abs(point[1]) + 0.1) * Math.PI) / 180);
      const [east, nextEast] = [at, next].map(([lng]) => ((lng - point[0] + 900) % 360) - 180);
      if (Math.min(east ?? 0, nextEast ?? 0) > widthDeg) return false;
      if (Math.max(east ?? 0, nextEast ?? 0) < -widthDeg) return false;
      const steps = Math.max(1, Math.ceil(distanceM(at, next) / (withinM / 8)));
      if (distanceM(at, point) > withinM + distanceM(at, next)) return false;
      return Array.from({ length: steps + 1 }, (_, s): LngLat => {
        const dLng = ((next[0] - at[0] + 540) % 360) - 180;
        return [at[0] + (dLng * s) / steps, at[1] + ((next[1] - at[1]) * s) / steps];
      }).some((each) => distanceM(each, point) <= 1.02 * withinM);
    }),
  );
}

/** The areas that a country has, each with what must hold for its points. */
function listAreas(code: string): readonly (readonly [Area, (point: LngLat) => boolean])[] {
  const territory = reference.territory(code);
  const cities = reference.cities.filter((city) => city.country === code);
  if (territory === null) throw new Error(code);
  const withinM = 8_000;
  const [first, second] = cities;
  const border = territory.borders[0];
  const shores = territory.polygons.flat();
  const populous = cities.filter(({ population }) => population >= 100_000);
  const regions = reference.regionCodes(code);
  const around = (lines: readonly (readonly LngLat[])[]) => (point: LngLat) =>
    isNear(lines, point, withinM);
  const all: readonly (readonly [Area, (point: LngLat) => boolean] | null)[] = [
    [{ kind: 'territory' }, () => true],
    border === undefined
      ? null
      : [{ kind: 'border', neighbour: border.neighbour, withinM }, around(border.lines)],
    border === undefined
      ? null
      : [
          { kind: 'border', neighbour: null, withinM },
          around(territory.borders.flatMap((each) => each.lines)),
        ],
    territory.coast.length === 0 ? null : [{ kind: 'coast', withinM }, around(territory.coast)],
    [{ kind: 'belt', depthM: withinM }, around(shores)],
    [
      { kind: 'cities', names: [], largest: 2, withinM },
      around(cities.slice(0, 2).map(({ position }) => [position])),
    ],
    populous.length === 0
      ? null
      : [
          { kind: 'cities', names: [], largest: null, population: 100_000, withinM },
          around(populous.map(({ position }) => [position])),
        ],
    first === undefined
      ? null
      : [
          { kind: 'cities', names: [first.name], largest: null, withinM },
          around([[first.position]]),
        ],
    first === undefined || second === undefined
      ? null
      : [
          { kind: 'corridor', places: [first.name, second.name], withinM },
          around([[first.position, second.position]]),
        ],
    first === undefined
      ? null
      : [
          { kind: 'circle', centre: first.position, radiusM: 30_000, claim: 'r#1' },
          (point) => distanceM(first.position, point) <= 30_010,
        ],
    ...regions
      .slice(0, 2)
      .map((region): readonly [Area, (point: LngLat) => boolean] => [
        { kind: 'region', code: region },
        () => true,
      ]),
    [{ kind: 'perimeter' }, around(shores)],
  ];
  return all.filter((each) => each !== null);
}

function buildAll(code: string, areas: readonly Area[]): World {
  const groups = areas.map((area, i) =>
    makeGroup({ id: `g${i}`, count: 24, rangeM: 5_000, areas: [{ area, share: 1 }] }),
  );
  const { world, findings } = buildWorld(
    { territory: { kind: 'country', code }, cases: [makeCase({ groups })] },
    reference,
    { latticePoints: 200 },
  );
  if (world === null) throw new Error(JSON.stringify(findings));
  return world;
}

test.each(codes)(
  '%s: units of every kind of area stand in it',
  (code) => {
    const rows = listAreas(code);
    expect(rows.length).toBeGreaterThanOrEqual(7);
    const world = buildAll(
      code,
      rows.map(([area]) => area),
    );
    for (const placement of ['random', 'spread'] as const) {
      const groups = rows.map(([area], i) =>
        makeGroup({ id: `g${i}`, count: 24, rangeM: 5_000, areas: [{ area, share: 1 }] }),
      );
      const draw = createDrawer(makeCase({ groups, placement }), world, 3)(0);
      rows.forEach(([area, holds], i) => {
        const group = draw.groups[i];
        if (group?.count !== 24) throw new Error(`${area.kind}: ${group?.count} units`);
        for (let u = 0; u < 24; u += placement === 'random' ? 3 : 8) {
          const point: LngLat = [group.lng[u] as number, group.lat[u] as number];
          const name = `${areaKey(area)} ${point}`;
          if (area.kind !== 'perimeter')
            expect(containsPoint(world.edges, ...point), name).toBe(true);
          expect(holds(point), name).toBe(true);
        }
      });
    }
  },
  180_000,
);

test.each(['CHL', 'USA', 'ZAF', 'NOR'])(
  '%s: its regions have together about the area of the country',
  (code) => {
    // Puerto Rico is a region of the United States, but a country of its own among the outlines.
    const regions = reference.regionCodes(code).filter((region) => region !== 'US-PR');
    const areas = regions.map((region): Area => ({ kind: 'region', code: region }));
    const world = buildAll(code, areas);
    const sum = areas.reduce(
      (total, area) => total + (world.areas[areaKey(area)] as AreaCells).areaM2,
      0,
    );
    // The outlines of regions are thinned to 550 m, and some islands have no region with a code.
    expect(sum / world.areaM2).toBeGreaterThan(0.93);
    expect(sum / world.areaM2).toBeLessThan(1.005);
  },
);
