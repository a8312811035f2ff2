import type { Area } from '../../../src/domain/area.ts';
import type { LngLat } from '../../../src/domain/reference.ts';
import type { Dice } from './dice.ts';
import { apartM, createChart, cutLine, goAlong, isInside, type Point, type Step } from './earth.ts';

type Lines = readonly (readonly LngLat[])[];

/** A territory in degrees: closed rings, its coast, the border with its one neighbour, and cities, largest first. */
export interface Land {
  readonly rings: Lines;
  readonly coast: Lines;
  readonly border: Lines;
  readonly cities: readonly LngLat[];
}

/** A territory on a chart about its middle; no part of it is more than `halfM` east, west, north or south of that. */
export type Ground = ReturnType<typeof layGround>;

/** Lays a territory on a chart. */
export function layGround(land: Land) {
  const ends = [0, 1].map((axis) => land.rings.flat().map((place) => place[axis]));
  const [lng, lat] = ends.map((all) => (Math.min(...all) + Math.max(...all)) / 2);
  const chart = createChart([lng, lat]);
  const cut = (lines: Lines) => lines.map((line) => cutLine(line, chart));
  const rings = cut(land.rings);
  const halfM = rings.flat(3).reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const cityAt = (name: string): LngLat => land.cities[Number(name.slice('city '.length))];
  const cities = land.cities.map(chart);
  const [coast, border] = [cut(land.coast).flat(), cut(land.border).flat()];
  return { rings, coast, border, cities, halfM, chart, cityAt };
}

/** Draws a point of a square about a middle, uniform by area among those that pass. */
export function drawPoint(
  [east, north]: Point,
  halfM: number,
  passes: (point: Point) => boolean,
  { between }: Dice,
): Point {
  for (;;) {
    const point = [
      between(east - halfM, east + halfM),
      between(north - halfM, north + halfM),
    ] as const;
    if (passes(point)) return point;
  }
}

/** Tells whether a point lies on land. */
export function isLand({ rings }: Ground, point: Point): boolean {
  return rings.some((ring) => isInside(ring, point));
}

/** Draws a point of a line, uniform by length in the given one of equal parts: its steps are equal but for 0.3 %. */
export function drawOnLine(line: readonly Step[], { uniform }: Dice, part = 0, parts = 1): Point {
  const at = (line.length * (part + uniform())) / parts;
  return goAlong(line[Math.floor(at)], at % 1);
}

/** Prepares an area: tells whether a point of the land belongs to it. */
export function describeArea(ground: Ground, area: Area): (point: Point) => boolean {
  const { rings, cities, chart, cityAt } = ground;
  const near = (points: readonly Point[], withinM: number) => (point: Point) =>
    points.some((each) => apartM(each, point) <= withinM);
  if (area.kind === 'border' || area.kind === 'coast')
    return near(ground[area.kind].flat(), area.withinM);
  if (area.kind === 'belt') return near(rings.flat(2), area.depthM);
  if (area.kind === 'circle') return near([chart(area.centre)], area.radiusM);
  if (area.kind === 'corridor')
    return near(cutLine(area.places.map(cityAt), chart).flat(), area.withinM);
  if (area.kind === 'cities') {
    const named = area.names.map(cityAt).map(chart);
    return near([...named, ...cities.slice(0, area.largest ?? 0)], area.withinM);
  }
  if (area.kind !== 'polygon') return () => true;
  const outlines = area.rings.map((ring) => cutLine(ring, chart));
  return (point) => outlines.some((ring) => isInside(ring, point));
}
