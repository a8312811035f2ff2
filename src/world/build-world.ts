import { type Area, areaKey } from '../domain/area.ts';
import type { Scenario } from '../domain/case.ts';
import type { Finding, FindingCode } from '../domain/finding.ts';
import { type Side, sideKey } from '../domain/intruder.ts';
import type { City, LngLat, Reference } from '../domain/reference.ts';
import type {
  AreaCells,
  AreaLine,
  Perimeter,
  SideLine,
  World,
  WorldPlace,
} from '../domain/world.ts';
import {
  containsPoint,
  type EdgeIndex,
  indexEdges,
  polygonsAreaM2,
} from '../kernel/geo/polygon.ts';
import { formatInteger } from '../kernel/text/format-number.ts';
import { type AreaShape, buildAreaCells } from './area-cells.ts';
import { findMarkers } from './belt-markers.ts';
import { buildDepthGrid } from './depth-grid.ts';
import { buildLattice, latticePoints } from './lattice.ts';
import { buildPerimeter, shortDistanceM } from './perimeter.ts';

/** A territory's outline and edges as the world needs them. */
interface Outline {
  readonly code: string;
  readonly name: string;
  readonly dataset: string;
  readonly polygons: readonly (readonly (readonly LngLat[])[])[];
  readonly borders: readonly {
    readonly neighbour: string;
    readonly lines: readonly (readonly LngLat[])[];
  }[];
  readonly coast: readonly (readonly LngLat[])[];
  readonly highestGroundM: number | null;
}

/**
 * Builds the geometry of a scenario: names become lines, cells and sample points; the same for every trial. What cannot be
 * found in the territory is returned as findings, all of them, and then there is no world. `points` is about how many sample points
 * coverage is measured on.
 */
export function buildWorld(
  scenario: Pick<Scenario, 'territory' | 'cases'>,
  reference: Pick<Reference, 'territory' | 'cities'>,
  points: number = latticePoints,
): { world: World | null; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const outline = findOutline(scenario, reference);
  if (outline === null) {
    const code =
      scenario.territory.kind === 'country' ? scenario.territory.code : scenario.territory.name;
    return {
      world: null,
      findings: [makeFinding('E_TERRITORY_UNKNOWN', 'territory', `no outline for ${code}`)],
    };
  }
  const edges = indexEdges(outline.polygons, 0.02);
  const perimeter = buildPerimeter(outline.polygons);
  const areaM2 = polygonsAreaM2(outline.polygons);
  const isOwn = (city: City): boolean =>
    scenario.territory.kind === 'country'
      ? city.country === outline.code
      : containsPoint(edges, city.position[0], city.position[1]);
  const cities = reference.cities.filter(isOwn).map((city) => ({
    name: city.name,
    lng: city.position[0],
    lat: city.position[1],
    population: city.population,
  }));
  const builder: Builder = { outline, edges, perimeter, cities, findings };
  const areas: Record<string, AreaCells | AreaLine> = {};
  const sides: Record<string, SideLine> = {};
  const destinations: Record<string, WorldPlace> = {};
  for (const each of scenario.cases) {
    for (const placed of each.groups.flatMap((group) => group.areas)) {
      const key = areaKey(placed.area);
      if (areas[key] !== undefined) continue;
      const built = buildArea(builder, placed.area, placed.label);
      if (built !== null) areas[key] = built;
    }
    for (const intruder of each.intruders) {
      const key = sideKey(intruder.from);
      sides[key] ??= buildSide(builder, intruder.from);
      const place = cities.find((city) => city.name === intruder.towards);
      if (place === undefined) {
        findings.push(
          makeFinding(
            'E_PLACE_UNKNOWN',
            `intruders.${intruder.id}.towards`,
            `no city named ${intruder.towards} in ${outline.name}`,
          ),
        );
      } else destinations[intruder.towards] = place;
    }
  }
  if (findings.length > 0) return { world: null, findings };
  const grid = buildDepthGrid(edges, perimeter);
  return {
    world: {
      code: outline.code,
      name: outline.name,
      dataset: outline.dataset,
      areaM2,
      perimeter,
      belt: { markers: findMarkers(edges, perimeter, grid), grid },
      lattice: buildLattice(edges, areaM2, points),
      edges,
      areas,
      cities,
      sides,
      destinations,
      highestGroundM: outline.highestGroundM,
    },
    findings,
  };
}

/** Shortest border that may be named as a side, metres (refusal 6). */
const shortestSideM = 300_000;

interface Builder {
  readonly outline: Outline;
  readonly edges: EdgeIndex;
  readonly perimeter: Perimeter;
  readonly cities: readonly WorldPlace[];
  readonly findings: Finding[];
}

function findOutline(
  scenario: Pick<Scenario, 'territory'>,
  reference: Pick<Reference, 'territory'>,
): Outline | null {
  if (scenario.territory.kind === 'geojson') {
    const polygons = scenario.territory.rings;
    return {
      code: scenario.territory.name,
      name: scenario.territory.name,
      dataset: scenario.territory.file,
      polygons,
      borders: [],
      coast: polygons.flatMap((rings) => rings),
      highestGroundM: null,
    };
  }
  const territory = reference.territory(scenario.territory.code);
  if (territory === null) return null;
  const highest = territory.highestGround?.distribution;
  return { ...territory, highestGroundM: highest?.kind === 'fixed' ? highest.value : null };
}

function buildArea(builder: Builder, area: Area, label: string): AreaCells | AreaLine | null {
  if (area.kind === 'perimeter') return buildLine(builder.perimeter);
  const shape = shapeOf(builder, area);
  if (shape === undefined) {
    builder.findings.push(
      makeFinding(
        'E_SCENARIO_AREA',
        'posture.where',
        `cannot find "${label}" in ${builder.outline.name}`,
      ),
    );
    return null;
  }
  const cells = buildAreaCells(builder.edges, shape);
  if (cells.cumulative.length > 0) return cells;
  builder.findings.push(
    makeFinding(
      'E_SCENARIO_AREA',
      'posture.where',
      `"${label}" holds no land of ${builder.outline.name}`,
    ),
  );
  return null;
}

/** Turns a named area into lines and a distance; null = the whole territory, undefined = no such place here. */
function shapeOf(
  builder: Builder,
  area: Exclude<Area, { kind: 'perimeter' }>,
): AreaShape | null | undefined {
  const within = (lines: AreaShape['lines'], withinM: number): AreaShape | undefined =>
    lines.length === 0 ? undefined : { lines, withinM, inside: null };
  switch (area.kind) {
    case 'territory':
      return null;
    case 'region':
      return undefined;
    case 'border':
      return within(
        builder.outline.borders
          .filter((each) => area.neighbour === null || each.neighbour === area.neighbour)
          .flatMap((each) => each.lines),
        area.withinM,
      );
    case 'coast':
      return within(builder.outline.coast, area.withinM);
    case 'cities': {
      const chosen =
        area.largest === null
          ? area.names.map((name) => builder.cities.find((city) => city.name === name))
          : builder.cities.slice(0, area.largest);
      if (chosen.includes(undefined)) return undefined;
      return within(
        chosen.map((city) => [[city?.lng ?? 0, city?.lat ?? 0] as const]),
        area.withinM,
      );
    }
    case 'corridor': {
      const ends = area.places.map((name) => builder.cities.find((city) => city.name === name));
      if (ends.length < 2 || ends.includes(undefined)) return undefined;
      return within([ends.map((city) => [city?.lng ?? 0, city?.lat ?? 0] as const)], area.withinM);
    }
    case 'circle':
      return within([[area.centre]], area.radiusM);
    case 'polygon':
      return { lines: [], withinM: 0, inside: indexEdges([area.rings], 0.02) };
    case 'belt':
      return within(
        builder.outline.polygons.map((rings) => rings[0] ?? []),
        area.depthM,
      );
  }
}

function buildLine(perimeter: Perimeter): AreaLine {
  const cumulative = new Float64Array(perimeter.stepLengthM.length);
  let running = 0;
  perimeter.stepLengthM.forEach((length, index) => {
    running += length;
    cumulative[index] = running / perimeter.lengthM;
  });
  cumulative[cumulative.length - 1] = 1;
  return { kind: 'line', cumulative, lengthM: perimeter.lengthM };
}

function buildSide(builder: Builder, side: Side): SideLine {
  const borders = builder.outline.borders.filter(
    (each) => side.kind === 'any' || (side.kind === 'border' && each.neighbour === side.neighbour),
  );
  const lines = [
    ...borders.flatMap((each) => each.lines),
    ...(side.kind === 'border' ? [] : builder.outline.coast),
  ];
  const pieces: number[] = [];
  const lengths: number[] = [];
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i++) {
      const [lng1, lat1] = line[i] as LngLat;
      const [lng2, lat2] = line[i + 1] as LngLat;
      pieces.push(lng1, lat1, lng2, lat2);
      lengths.push(shortDistanceM(lng1, lat1, lng2, lat2));
    }
  }
  const lengthM = lengths.reduce((sum, length) => sum + length, 0);
  const cumulative = new Float64Array(lengths.length);
  let running = 0;
  lengths.forEach((length, index) => {
    running += length;
    cumulative[index] = running / lengthM;
  });
  if (side.kind === 'border' && lengths.length > 0 && lengthM < shortestSideM) {
    const km = formatInteger(Math.round(lengthM / 1000));
    builder.findings.push(
      makeFinding(
        'E_SCENARIO_AREA',
        'intruders.from',
        `the border with ${side.neighbour} is ${km} km long; a side must have at least 300 km`,
      ),
    );
  }
  if (lengths.length === 0) {
    builder.findings.push(
      makeFinding(
        'E_SCENARIO_AREA',
        'intruders.from',
        `${builder.outline.name} has no side "${sideKey(side)}"`,
      ),
    );
  } else cumulative[lengths.length - 1] = 1;
  const neighbour = side.kind === 'border' ? ` with ${side.neighbour}` : '';
  return {
    name: `${side.kind}${neighbour}`,
    pieces: Float64Array.from(pieces),
    cumulative,
    lengthM,
  };
}

function makeFinding(code: FindingCode, path: string, message: string): Finding {
  return { code, severity: 'error', file: null, line: null, column: null, path, message };
}
