import { type Area, areaKey } from '../domain/area.ts';
import type { Scenario } from '../domain/case.ts';
import type { Finding, FindingCode } from '../domain/finding.ts';
import { type Side, sideKey } from '../domain/intruder.ts';
import { usualPerimeter } from '../domain/perimeter-choice.ts';
import type { Reference } from '../domain/reference.ts';
import type { AreaCells, AreaLine, SideLine, World, WorldPlace } from '../domain/world.ts';
import { mostCuts } from '../kernel/geo/meridian-cuts.ts';
import { containsPoint, type EdgeIndex, indexEdges, ringAreaM2 } from '../kernel/geo/polygon.ts';
import { measureCellShares } from '../kernel/grid/cell-shares.ts';
import { layGrid } from './area-grid.ts';
import { findMarkers } from './belt-markers.ts';
import { buildDepthGrid } from './depth-grid.ts';
import { buildLattice } from './lattice.ts';
import { findOutline, type Outline, turnLng } from './outline.ts';
import { buildPerimeter } from './perimeter.ts';
import { type AreaGround, edgeBinDeg, placeArea } from './place-areas.ts';
import { placeSide } from './place-sides.ts';

/** What a world is built from; without `perimeter` the usual one. */
export type WorldRequest = Pick<Scenario, 'territory' | 'cases'> &
  Partial<Pick<Scenario, 'perimeter'>>;

/** How finely a world is measured. */
export interface WorldDetail {
  /** About how many sample points coverage is measured on: 40,000 lie 4.8 km apart on 900,000 km2, and the working set of a trial stays below 1 MiB. */
  readonly latticePoints: number;
  /** Most cells for which the depth behind the perimeter is kept. */
  readonly depthCells: number;
  /** Most places that a belt has to close off; at most 64. */
  readonly markers: number;
}

/** The detail of a run. */
export const usualDetail: WorldDetail = {
  latticePoints: 40_000,
  depthCells: 30_000,
  markers: mostCuts,
};

/**
 * Builds the geometry of a scenario: names become lines, cells and sample points; the same for every trial. What cannot be
 * found in the territory is returned as findings, all of them, and then there is no world. Where
 * `detail` says nothing, the usual one holds.
 */
export function buildWorld(
  scenario: WorldRequest,
  reference: Pick<Reference, 'territory' | 'cities'> & Partial<Pick<Reference, 'region'>>,
  detail: Partial<WorldDetail> = {},
): { world: World | null; findings: readonly Finding[] } {
  const choice = scenario.perimeter ?? usualPerimeter;
  const outline = findOutline(scenario.territory, reference, choice);
  if ('reason' in outline) {
    const code = outline.isUnknown ? 'E_TERRITORY_UNKNOWN' : 'E_TERRITORY_OUTLINE';
    return { world: null, findings: [makeFinding(code, 'territory', outline.reason)] };
  }
  const edges = indexEdges([outline.rings.map(({ ring }) => ring)], edgeBinDeg);
  if (scenario.territory.kind === 'geojson' && doRingsOverlap(edges)) {
    const message = `${outline.name}: the rings of the outline overlap or cross`;
    return { world: null, findings: [makeFinding('E_TERRITORY_OUTLINE', 'territory', message)] };
  }
  const ground: AreaGround = {
    outline,
    edges,
    perimeter: buildPerimeter(outline.rings, choice),
    cities: listCities(scenario.territory, outline, edges, reference),
    region: reference.region ?? (() => null),
  };
  const findings: Finding[] = [];
  const placed = placeNames(ground, scenario.cases, findings);
  if (findings.length > 0) return { world: null, findings };
  const areaM2 = outline.rings.reduce((sum, { ring }) => sum + ringAreaM2(ring), 0);
  const { latticePoints, depthCells, markers } = { ...usualDetail, ...detail };
  const grid = buildDepthGrid(edges, ground.perimeter, depthCells);
  const world: World = {
    code: outline.code,
    name: outline.name,
    dataset: outline.dataset,
    areaM2,
    waters: outline.waters,
    perimeter: ground.perimeter,
    belt: { markers: findMarkers(edges, ground.perimeter, grid, markers), grid },
    lattice: buildLattice(edges, areaM2, latticePoints),
    edges,
    cities: ground.cities,
    ...placed,
    highestGroundM: outline.highestGroundM,
  };
  return { world, findings };
}

/** Finds every area, side and destination that the cases name. */
function placeNames(
  ground: AreaGround,
  cases: Scenario['cases'],
  findings: Finding[],
): Pick<World, 'areas' | 'sides' | 'destinations'> {
  const areas: Record<string, AreaCells | AreaLine> = {};
  const sides: Record<string, SideLine> = {};
  const destinations: Record<string, WorldPlace> = {};
  const failed = new Set<string>();
  const addArea = (area: Area, label: string): void => {
    const key = areaKey(area);
    if (areas[key] !== undefined || failed.has(key)) return;
    const built = placeArea(ground, area);
    if (typeof built !== 'string') areas[key] = built;
    else {
      failed.add(key);
      const message = `"${label}" ${built}; territory: ${ground.outline.name}`;
      findings.push(makeFinding('E_SCENARIO_AREA', 'posture.where', message));
    }
  };
  const addSide = (side: Side): void => {
    const key = sideKey(side);
    if (sides[key] !== undefined || failed.has(key)) return;
    const built = placeSide(ground.outline, side);
    if (typeof built !== 'string') sides[key] = built;
    else {
      failed.add(key);
      findings.push(makeFinding('E_SCENARIO_AREA', 'intruders.from', built));
    }
  };
  for (const each of cases) {
    for (const { area, label } of each.groups.flatMap((group) => group.areas)) addArea(area, label);
    for (const intruder of each.intruders) {
      addSide(intruder.from);
      const place = ground.cities.find((city) => city.name === intruder.towards);
      if (place !== undefined) destinations[intruder.towards] = place;
      else {
        const message = `no city named ${intruder.towards} in ${ground.outline.name}`;
        findings.push(makeFinding('E_PLACE_UNKNOWN', `intruders.${intruder.id}.towards`, message));
      }
    }
  }
  return { areas, sides, destinations };
}

function listCities(
  territory: Scenario['territory'],
  outline: Outline,
  edges: EdgeIndex,
  reference: Pick<Reference, 'cities'>,
): readonly WorldPlace[] {
  return reference.cities
    .filter((city) => territory.kind === 'geojson' || city.country === outline.code)
    .map(({ name, position, population }) => ({
      name,
      lng: turnLng(position[0], outline.middleLng),
      lat: position[1],
      population,
    }))
    .filter(({ lng, lat }) => territory.kind === 'country' || containsPoint(edges, lng, lat));
}

/** Tells whether some place lies inside two rings at once, or inside a ring that runs the wrong way: then its area would be counted wrong. */
function doRingsOverlap(edges: EdgeIndex): boolean {
  const grid = layGrid(edges, null, null);
  const weights = new Float64Array(grid.rows + 1).fill(1);
  const shares = measureCellShares(grid, edges.coordinates, weights);
  return shares.some((share) => share < 0 || share > 1);
}

function makeFinding(code: FindingCode, path: string, message: string): Finding {
  return { code, severity: 'error', file: null, line: null, column: null, path, message };
}
