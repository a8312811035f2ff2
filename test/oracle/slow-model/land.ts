import type { Area } from '../../../src/domain/area.ts';
import type { Side } from '../../../src/domain/intruder.ts';
import type { LngLat, Territory } from '../../../src/domain/reference.ts';
import type { Dice } from './dice.ts';
import {
  areaWeight,
  cutLine,
  distanceM,
  distanceToPieceM,
  isInside,
  toVector,
  type Vector,
} from './earth.ts';

/** A territory as the slow model knows it. */
export interface Land {
  /** Closed outer rings, degrees. */
  readonly rings: readonly (readonly LngLat[])[];
  readonly coast: readonly (readonly LngLat[])[];
  readonly borders: Territory['borders'];
  /** Largest first; `city 0`, `city 1` … */
  readonly cities: readonly LngLat[];
}

/** Draws a point of the land, uniform by area. */
export function drawPoint(land: Land, dice: Dice): LngLat {
  const lngs = land.rings.flat().map(([lng]) => lng);
  const lats = land.rings.flat().map(([, lat]) => lat);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const largest = Math.max(areaWeight(south), areaWeight(north), south * north < 0 ? 1 : 0);
  for (;;) {
    const point: LngLat = [
      west + (east - west) * dice.uniform(),
      south + (north - south) * dice.uniform(),
    ];
    if (!dice.hits(areaWeight(point[1]) / largest)) continue;
    if (land.rings.some((ring) => isInside(ring, point))) return point;
  }
}

/** Draws a point of lines, uniform by length between `from` and `to` (shares of the whole length). */
export function drawOnLines(
  lines: readonly (readonly LngLat[])[],
  dice: Dice,
  [from, to]: readonly [number, number] = [0, 1],
): LngLat {
  const edges = lines.flatMap((line) => line.slice(1).map((end, i) => [line[i], end] as const));
  const lengths = edges.map(([a, b]) => distanceM(toVector(a), toVector(b)));
  let left = lengths.reduce((sum, each) => sum + each, 0) * (from + (to - from) * dice.uniform());
  let at = 0;
  while (left > lengths[at] && at + 1 < edges.length) left -= lengths[at++];
  const [a, b] = edges[at];
  return [a[0] + ((b[0] - a[0]) * left) / lengths[at], a[1] + ((b[1] - a[1]) * left) / lengths[at]];
}

/** Lines of a named side. */
export function sideLines(land: Land, side: Side): readonly (readonly LngLat[])[] {
  const borders = land.borders
    .filter(
      ({ neighbour }) =>
        side.kind === 'any' || (side.kind === 'border' && neighbour === side.neighbour),
    )
    .flatMap(({ lines }) => lines);
  return side.kind === 'border' ? borders : [...borders, ...land.coast];
}

/** Prepares an area: tells whether a point of the land belongs to it. */
export function describeArea(land: Land, area: Area): (point: LngLat) => boolean {
  const city = (name: string): LngLat => land.cities[Number(name.slice(5))];
  const near = (lines: readonly (readonly LngLat[])[], withinM: number) => {
    // A chord of 5 km runs half a metre below the ground.
    const cut = lines.map((line) => cutLine(line, 5000).map(toVector));
    return (point: LngLat): boolean => {
      const at = toVector(point);
      return cut.some((line) =>
        line.some((each, i) => distanceToPieceM(at, line[Math.max(0, i - 1)], each) <= withinM),
      );
    };
  };
  switch (area.kind) {
    case 'border': {
      const wanted = ({ neighbour }: { neighbour: string }): boolean =>
        area.neighbour === null || neighbour === area.neighbour;
      return near(
        land.borders.filter(wanted).flatMap(({ lines }) => lines),
        area.withinM,
      );
    }
    case 'coast':
      return near(land.coast, area.withinM);
    case 'cities': {
      const chosen =
        area.largest === null ? area.names.map(city) : land.cities.slice(0, area.largest);
      return near(
        chosen.map((each) => [each]),
        area.withinM,
      );
    }
    case 'corridor':
      return near([area.places.map(city)], area.withinM);
    case 'circle':
      return near([[area.centre]], area.radiusM);
    case 'polygon':
      return (point) => area.rings.some((ring) => isInside(ring, point));
    case 'belt':
      return near(land.rings, area.depthM);
    default:
      return () => true;
  }
}

/** A point of the perimeter with the length of line that it stands for: half of the step before it and half of the one after. */
export interface PerimeterPoint {
  readonly at: Vector;
  readonly lengthM: number;
}

/** Rings that make the perimeter: those of at least 100 km2, and the largest one. */
export function keptRings({ rings }: Land): readonly (readonly LngLat[])[] {
  const sizes = rings.map(ringAreaM2);
  return rings.filter((_, i) => sizes[i] >= 1e8 || sizes[i] === Math.max(...sizes));
}

/** Cuts the perimeter, ring by ring, into steps of at most 250 m. */
export function cutPerimeter(land: Land): PerimeterPoint[][] {
  return keptRings(land).map((ring) => {
    const points = cutLine(ring, 250).slice(1).map(toVector);
    const steps = points.map((each, i) => distanceM(each, points[(i + 1) % points.length]));
    return points.map((at, i) => ({ at, lengthM: (steps[i] + (steps.at(i - 1) as number)) / 2 }));
  });
}

/** Area of a small ring, square metres: shoelace about its first point. */
function ringAreaM2(ring: readonly LngLat[]): number {
  const [lng0, lat0] = ring[0];
  const scale = 111_320 * Math.cos((lat0 * Math.PI) / 180) * 110_900;
  let twice = 0;
  for (let i = 1; i < ring.length; i++)
    twice +=
      (ring[i - 1][0] - lng0) * (ring[i][1] - lat0) - (ring[i][0] - lng0) * (ring[i - 1][1] - lat0);
  return Math.abs((twice / 2) * scale);
}
