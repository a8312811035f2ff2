import { type Side, sideKey } from '../domain/intruder.ts';
import type { LngLat } from '../domain/reference.ts';
import type { SideLine } from '../domain/world.ts';
import { formatInteger } from '../kernel/text/format-number.ts';
import type { Outline } from './outline.ts';
import { shortDistanceM } from './perimeter.ts';

/** Shortest border that may be named as a side, metres (refusal 6). */
const shortestSideM = 300_000;

/** Builds a named side: pieces of border or coast with their lengths. A text says why where there is none, or none that may be named. */
export function placeSide(outline: Outline, side: Side): SideLine | string {
  const lines = linesOf(outline, side);
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
  if (lengths.length === 0) return `${outline.name} has no side "${sideKey(side)}"`;
  const lengthM = lengths.reduce((sum, length) => sum + length, 0);
  if (side.kind === 'border' && lengthM < shortestSideM) {
    const km = formatInteger(Math.round(lengthM / 1000));
    return `the border with ${side.neighbour} is ${km} km long; a side must have at least 300 km`;
  }
  const cumulative = new Float64Array(lengths.length);
  let running = 0;
  lengths.forEach((length, index) => {
    running += length;
    cumulative[index] = running / lengthM;
  });
  cumulative[lengths.length - 1] = 1;
  const neighbour = side.kind === 'border' ? ` with ${side.neighbour}` : '';
  return {
    name: `${side.kind}${neighbour}`,
    pieces: Float64Array.from(pieces),
    cumulative,
    lengthM,
  };
}

function linesOf(outline: Outline, side: Side): readonly (readonly LngLat[])[] {
  const borders = outline.borders
    .filter(
      (each) =>
        side.kind === 'any' || (side.kind === 'border' && each.neighbour === side.neighbour),
    )
    .flatMap((each) => each.lines);
  return side.kind === 'border' ? borders : [...borders, ...outline.coast];
}
