import type { Area } from '../../../src/domain/area.ts';
import type { LngLat } from '../../../src/domain/reference.ts';
import { apartM, createChart, cutLine, isInside, type Point, type Test } from './earth.ts';

type Lines = readonly (readonly LngLat[])[];

/** A territory in degrees: closed rings, coast, border with the one neighbour, and cities (`city 0` …), largest first. */
export interface Land extends Readonly<Record<'rings' | 'coast' | 'border', Lines>> {
  readonly cities: readonly LngLat[];
}

/** A territory on a chart about its middle. */
export type Ground = ReturnType<typeof layGround>;

/** Lays a territory on a chart; all of it is within a square of twice `halfM`. */
export function layGround(land: Land) {
  const [lng, lat] = [0, 1].map((axis) => {
    const ends = land.rings.flat().map((place) => place[axis]);
    return (Math.min(...ends) + Math.max(...ends)) / 2;
  });
  const chart = createChart([lng, lat]);
  const cut = (lines: Lines) => lines.map((line) => cutLine(line, chart));
  const [rings, coast, border] = [cut(land.rings), cut(land.coast).flat(), cut(land.border).flat()];
  // Coarser rings, a metre beside the line, tell as well what is inside.
  const shapes = land.rings.map((ring) => cutLine(ring, chart, 2500));
  const isLand: Test = (point) => shapes.some((ring) => isInside(ring, point));
  const halfM = Math.max(...shapes.flat(3).map(Math.abs));
  return { rings, coast, border, cities: land.cities.map(chart), chart, isLand, halfM, land };
}

/** Prepares an area: tells whether a point of the land belongs to it. */
export function describeArea(ground: Ground, area: Area): Test {
  const { rings, cities, chart, land } = ground;
  const near =
    (points: readonly Point[], withinM: number): Test =>
    (point) =>
      points.some((each) => apartM(each, point) <= withinM);
  const named = (names: readonly string[]) => names.map((name) => land.cities[+name.slice(5)]);
  if (area.kind === 'border' || area.kind === 'coast')
    return near(ground[area.kind].flat(), area.withinM);
  if (area.kind === 'belt') return near(rings.flat(2), area.depthM);
  if (area.kind === 'circle') return near([chart(area.centre)], area.radiusM);
  if (area.kind === 'corridor')
    return near(cutLine(named(area.places), chart).flat(), area.withinM);
  if (area.kind === 'cities')
    return near(
      [...named(area.names).map(chart), ...cities.slice(0, area.largest ?? 0)],
      area.withinM,
    );
  if (area.kind !== 'polygon') return () => true;
  const outlines = area.rings.map((ring) => cutLine(ring, chart));
  return (point) => outlines.some((ring) => isInside(ring, point));
}
