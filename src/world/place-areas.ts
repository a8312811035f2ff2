import type { Area } from '../domain/area.ts';
import type { Reference } from '../domain/reference.ts';
import type { AreaCells, AreaLine, Perimeter, WorldPlace } from '../domain/world.ts';
import { type EdgeIndex, indexEdges } from '../kernel/geo/polygon.ts';
import { type AreaShape, buildAreaCells, wholeTerritory } from './area-cells.ts';
import { type Outline, turnLng, turnPolygon } from './outline.ts';
import type { Ring } from './unroll.ts';

/** What areas are found in. */
export interface AreaGround {
  readonly outline: Outline;
  readonly edges: EdgeIndex;
  readonly perimeter: Perimeter;
  /** Largest first. */
  readonly cities: readonly WorldPlace[];
  readonly region: Reference['region'];
}

/** Bins of latitude of an edge index, degrees. */
export const edgeBinDeg = 0.02;

/** Builds the cells or the line of a named area; a text says why where the territory does not hold it. */
export function placeArea(ground: AreaGround, area: Area): AreaCells | AreaLine | string {
  if (area.kind === 'perimeter') return buildLine(ground.perimeter);
  const shape = shapeOf(ground, area);
  if (typeof shape === 'string') return shape;
  const cells = buildAreaCells(ground.edges, shape);
  return cells.cumulative.length > 0 ? cells : `holds no land of ${ground.outline.name}`;
}

/** Turns a named area into lines with a distance, or into edges; a text says what is missing. */
function shapeOf(
  ground: AreaGround,
  area: Exclude<Area, { kind: 'perimeter' }>,
): AreaShape | string {
  const { outline } = ground;
  switch (area.kind) {
    case 'territory':
      return wholeTerritory;
    case 'region': {
      const region = ground.region(area.code);
      if (region === null) return `cannot be found: no region has the code ${area.code}`;
      return shapeInside(region.polygons, outline);
    }
    case 'border':
      return shapeBeside(
        outline.borders
          .filter((each) => area.neighbour === null || each.neighbour === area.neighbour)
          .flatMap((each) => each.lines),
        area.withinM,
      );
    case 'coast':
      return shapeBeside(outline.coast, area.withinM);
    case 'cities': {
      const cities = chooseCities(ground.cities, area);
      return typeof cities === 'string'
        ? cities
        : shapeBeside(
            cities.map((city) => [pointOf(city)]),
            area.withinM,
          );
    }
    case 'corridor': {
      const ends = findCities(ground.cities, area.places);
      if (typeof ends === 'string') return ends;
      return ends.length < 2
        ? 'cannot be found: it needs two places'
        : shapeBeside([ends.map(pointOf)], area.withinM);
    }
    case 'circle': {
      const [lng, lat] = area.centre;
      return shapeBeside([[[turnLng(lng, outline.middleLng), lat]]], area.radiusM);
    }
    case 'polygon':
      return shapeInside([area.rings], outline);
    case 'belt':
      return shapeBeside(
        outline.rings.map(({ ring }) => ring),
        area.depthM,
      );
  }
}

/** The cities that an area names: by name, the largest, or all with a population of at least so many. */
function chooseCities(
  cities: readonly WorldPlace[],
  area: Extract<Area, { kind: 'cities' }>,
): readonly WorldPlace[] | string {
  if (area.population !== undefined) {
    const { population } = area;
    return cities.filter((city) => city.population >= population);
  }
  return area.largest === null ? findCities(cities, area.names) : cities.slice(0, area.largest);
}

function findCities(
  cities: readonly WorldPlace[],
  names: readonly string[],
): readonly WorldPlace[] | string {
  const missing = names.filter((name) => !cities.some((city) => city.name === name));
  if (missing.length > 0) return `cannot be found: no city named ${missing.join(', ')}`;
  return names.flatMap((name) => cities.find((city) => city.name === name) ?? []);
}

function pointOf(city: WorldPlace): readonly [number, number] {
  return [city.lng, city.lat];
}

function shapeBeside(lines: readonly Ring[], withinM: number): AreaShape | string {
  return lines.length === 0 ? 'cannot be found' : { band: { lines, withinM }, inside: null };
}

function shapeInside(polygons: readonly (readonly Ring[])[], outline: Outline): AreaShape {
  const turned = polygons.map((rings) => turnPolygon(rings, outline.middleLng));
  return { band: null, inside: indexEdges(turned, edgeBinDeg) };
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
