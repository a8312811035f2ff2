import type { PerimeterChoice } from '../domain/perimeter-choice.ts';
import type { Perimeter } from '../domain/world.ts';
import { chordToDistanceM, writeEcef } from '../kernel/geo/ellipsoid.ts';
import { type Ring, ringAreaM2 } from '../kernel/geo/polygon.ts';
import type { OutlineRing } from './outline.ts';

/** Rings that enclose less than this are left out of the perimeter and counted, square metres. */
const smallestRingM2 = 100e6;

/** Measures the straight-chord distance between two points given in degrees, as ground distance in metres. */
export function shortDistanceM(lng1: number, lat1: number, lng2: number, lat2: number): number {
  const x = new Float64Array(2);
  const y = new Float64Array(2);
  const z = new Float64Array(2);
  writeEcef(x, y, z, 0, lng1, lat1);
  writeEcef(x, y, z, 1, lng2, lat2);
  return chordToDistanceM(distance3(x, y, z, 0, 1));
}

function distance3(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  i: number,
  j: number,
): number {
  const dx = (x[i] as number) - (x[j] as number);
  const dy = (y[i] as number) - (y[j] as number);
  const dz = (z[i] as number) - (z[j] as number);
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/**
 * Builds the perimeter: the rings that the choice keeps, cut into steps of at most `stepM`, the same line for every range and height.
 * Enclaves of other countries and the shores of inland waters are rings like islands. The largest outer ring is always kept.
 */
export function buildPerimeter(rings: readonly OutlineRing[], choice: PerimeterChoice): Perimeter {
  const sorted = rings
    .map(({ kind, ring }) => ({ kind, ring, areaM2: Math.abs(ringAreaM2(ring)) }))
    .sort((a, b) => b.areaM2 - a.areaM2);
  const main = sorted.find(({ kind }) => kind === 'outer');
  const isKept = (each: (typeof sorted)[number]): boolean =>
    each === main ||
    choice.islands === 'all' ||
    (choice.islands === 'kept' && each.areaM2 >= smallestRingM2);
  const kept = sorted.filter(isKept);
  const dropped = sorted.filter((each) => !isKept(each));
  const lngs: number[] = [];
  const lats: number[] = [];
  const ringStarts = [0];
  for (const { ring } of kept) {
    densify(ring, choice.stepM, lngs, lats);
    ringStarts.push(lngs.length);
  }
  const count = lngs.length;
  const points = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    writeEcef(points.x, points.y, points.z, i, lngs[i] as number, lats[i] as number);
  }
  const stepLengthM = new Float64Array(count);
  const ringLengths: number[] = [];
  for (let r = 0; r + 1 < ringStarts.length; r++) {
    const start = ringStarts[r] as number;
    const end = ringStarts[r + 1] as number;
    let length = 0;
    for (let i = start; i < end; i++) {
      const next = i + 1 < end ? i + 1 : start;
      stepLengthM[i] = chordToDistanceM(distance3(points.x, points.y, points.z, i, next));
      length += stepLengthM[i] as number;
    }
    ringLengths.push(length);
  }
  return {
    points,
    lng: Float64Array.from(lngs),
    lat: Float64Array.from(lats),
    ringStarts: Int32Array.from(ringStarts),
    stepLengthM,
    stepM: choice.stepM,
    islands: choice.islands,
    inlandWaters: choice.inlandWaters,
    lengthM: ringLengths.reduce((sum, length) => sum + length, 0),
    mainRingLengthM: ringLengths.reduce((most, length) => Math.max(most, length), 0),
    ringsKept: kept.length,
    ringsDropped: dropped.length,
    droppedLengthM: dropped.reduce((sum, each) => sum + lineLengthM(each.ring), 0),
  };
}

/** Appends the ring's points, each edge cut into equal steps of at most `stepM`; the closing point is left out. */
function densify(ring: Ring, stepM: number, lngs: number[], lats: number[]): void {
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lng1, lat1] = ring[i] as readonly [number, number];
    const [lng2, lat2] = ring[i + 1] as readonly [number, number];
    const lengthM = shortDistanceM(lng1, lat1, lng2, lat2);
    if (lengthM === 0) continue;
    const steps = countSteps([lng1, lat1], [lng2, lat2], lengthM, stepM);
    for (let step = 0; step < steps; step++) {
      lngs.push(lng1 + ((lng2 - lng1) * step) / steps);
      lats.push(lat1 + ((lat2 - lat1) * step) / steps);
    }
  }
}

/** Counts the equal steps in degrees of an edge: the one nearest to the equator is the longest, and may be some mm too long. */
function countSteps(
  from: readonly [number, number],
  to: readonly [number, number],
  lengthM: number,
  stepM: number,
): number {
  const [start, end] = Math.abs(from[1]) < Math.abs(to[1]) ? [from, to] : [to, from];
  for (let steps = Math.ceil(lengthM / stepM); ; steps++) {
    // Within one edge steps differ by less than 1 %.
    if (lengthM / steps < 0.99 * stepM) return steps;
    const lng = start[0] + (end[0] - start[0]) / steps;
    const lat = start[1] + (end[1] - start[1]) / steps;
    if (shortDistanceM(start[0], start[1], lng, lat) <= stepM + 0.001) return steps;
  }
}

/** Measures a polyline of [longitude, latitude] points in metres. */
export function lineLengthM(line: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < line.length; i++) {
    const [lng1, lat1] = line[i] as readonly [number, number];
    const [lng2, lat2] = line[i + 1] as readonly [number, number];
    sum += shortDistanceM(lng1, lat1, lng2, lat2);
  }
  return sum;
}
