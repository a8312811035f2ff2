import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { Belt } from '../domain/world.ts';
import { chordOfDistanceM } from '../kernel/geo/ellipsoid.ts';
import type { StraightCuts } from '../kernel/geo/straight-cuts.ts';
import type { BeltCells } from './belt-cells.ts';

/** How much more than its reach a post is taken to reach: more than chords, arcs and distances on the ellipsoid differ by. */
const widerBy = 1.02;

/** A sector is so wide to either side at its marker's nearest perimeter point, or half a right angle: some ten reaches of a small system. */
const halfWidthM = 50_000;

/** Sectors that are looked at: where none of these is free, rings are looked for. */
const mostSectors = 12;

/** Posts about a sector, of which each pair is measured; a sector with more is not looked at. */
const mostPosts = 512;

/** Sides of a sector that a post lies beyond. */
const beyondOne = 1;
const beyondOther = 2;
const bothSides = beyondOne | beyondOther;

/** Parent of a post outside the sector: chains inside are joined by it, but lead no farther. */
const beyond = -1;

/**
 * Tells whether some marker deeper than the belt lies open at an altitude for sure, for the posts of some groups. False says nothing. `beltM` is the
 * belt's depth along the ground, metres.
 */
export type RefuteSectors = (
  draw: Draw,
  groups: readonly number[],
  altitude: number,
  beltM: number,
) => boolean;

/**
 * Prepares telling by sectors. A sector of a marker lies between two half great circles that start there. A closed chain that winds round the marker
 * an odd number of times crosses either of them an odd number of times, so some piece of it comes in over the one, goes from post to post inside and leaves over
 * the other: a piece that comes and leaves over the same one crosses it twice. Where no chain of posts leads through one sector of a marker that no
 * post covers, the marker is open. Few posts stand in a sector, and all that is taken for more than it is, posts and reaches alike, only keeps sectors
 * from being free.
 */
export function createSectorRefuter(
  markers: Belt['markers'],
  straight: StraightCuts,
  { cellOf, leastM }: BeltCells,
): RefuteSectors {
  const sectors = listSectors(markers, straight);
  const [x, y, z] = [room(), room(), room()];
  const reachesM = room();
  const sides = new Uint8Array(mostPosts);
  const parent = new Int32Array(mostPosts);
  const rootOf = (post: number): number => {
    let at = post;
    while (parent[at] !== at) {
      const up = parent[parent[at] as number] as number;
      parent[at] = up;
      at = up;
    }
    return at;
  };

  /** Gathers the posts of a group about a sector after `count` others; returns how many there are then, -1 for too many or one that covers the marker. */
  const gather = (
    group: DrawnGroup,
    reachM: number,
    withinM: number,
    farthestM: number,
    { marker, one, other }: Sector,
    count: number,
  ): number => {
    const { points, lng, lat } = group;
    const [mx, my, mz] = [
      markers.x[marker] as number,
      markers.y[marker] as number,
      markers.z[marker] as number,
    ];
    let end = count;
    for (let unit = 0; unit < group.count; unit++) {
      const px = points.x[unit] as number;
      const py = points.y[unit] as number;
      const pz = points.z[unit] as number;
      const insideOne = px * one.x + py * one.y + pz * one.z;
      if (insideOne < -withinM) continue;
      const insideOther = px * other.x + py * other.y + pz * other.z;
      if (insideOther < -withinM) continue;
      const cell = cellOf(lng[unit] as number, lat[unit] as number);
      if (cell >= 0 && (leastM[cell] as number) > farthestM) continue;
      const [dx, dy, dz] = [px - mx, py - my, pz - mz];
      if (end === mostPosts || dx * dx + dy * dy + dz * dz <= reachM * reachM) return -1;
      x[end] = px;
      y[end] = py;
      z[end] = pz;
      reachesM[end] = reachM;
      // A metre for the rounding: a post at a side counts as beyond it.
      sides[end] = (insideOne <= 1 ? beyondOne : 0) | (insideOther <= 1 ? beyondOther : 0);
      parent[end] = sides[end] === 0 ? end : beyond;
      end++;
    }
    return end;
  };

  /** Joins two posts whose envelopes may overlap; returns true if both sides of the sector hang together then. */
  const join = (i: number, j: number): boolean => {
    const both = (sides[i] as number) | (sides[j] as number);
    // An arc between two posts outside may lead right through the sector.
    if (parent[i] === beyond && parent[j] === beyond) return both === bothSides;
    const one = parent[i] === beyond ? rootOf(j) : rootOf(i);
    const other = parent[j] === beyond ? one : rootOf(j);
    parent[other] = one;
    sides[one] = both | (sides[one] as number) | (sides[other] as number);
    return sides[one] === bothSides;
  };

  /** Whether some chain of the first `count` posts may lead through the sector. */
  const isCrossed = (count: number): boolean => {
    for (let i = 1; i < count; i++) {
      for (let j = 0; j < i; j++) {
        const dx = (x[j] as number) - (x[i] as number);
        const dy = (y[j] as number) - (y[i] as number);
        const dz = (z[j] as number) - (z[i] as number);
        const reachM = (reachesM[i] as number) + (reachesM[j] as number);
        if (dx * dx + dy * dy + dz * dz <= reachM * reachM && join(i, j)) return true;
      }
    }
    return false;
  };

  const isFree = (
    draw: Draw,
    groups: readonly number[],
    altitude: number,
    beltChordM: number,
    sector: Sector,
  ): boolean => {
    let mostM = 0;
    for (const g of groups) mostM = Math.max(mostM, draw.groups[g]?.reachM[altitude] as number);
    let count = 0;
    for (const g of groups) {
      const group = draw.groups[g] as DrawnGroup;
      const reachM = widerBy * (group.reachM[altitude] as number);
      if (reachM === 0) continue;
      // Farther outside no post is linked to one inside, nor through the sector.
      const withinM = reachM + widerBy * mostM;
      count = gather(group, reachM, withinM, Math.max(beltChordM, reachM), sector, count);
      if (count < 0) return false;
    }
    return !isCrossed(count);
  };

  return (draw, groups, altitude, beltM) => {
    const beltChordM = chordOfDistanceM(beltM);
    for (const sector of sectors)
      if (sector.depthM > beltM && isFree(draw, groups, altitude, beltChordM, sector)) return true;
    return false;
  };
}

/** What lies between two planes through the earth's centre and a marker. */
interface Sector {
  readonly marker: number;
  readonly depthM: number;
  /** Unit vectors across the planes, towards the inside. */
  readonly one: Vector;
  readonly other: Vector;
}

interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Lists the sectors towards the nearest perimeter points of the deepest markers; a marker with one cut alone has none. */
function listSectors(markers: Belt['markers'], { place, normal, ahead }: StraightCuts): Sector[] {
  const sectors: Sector[] = [];
  for (let c = 0; c + 1 < place.length; c++) {
    const marker = place[c] as number;
    // The first of a marker's two cuts leads towards the perimeter.
    if (marker !== place[c + 1]) continue;
    const depthM = markers.depthM[marker] as number;
    const share = Math.min(1, halfWidthM / depthM);
    const length = Math.sqrt(1 + share * share);
    const mix = (sign: 1 | -1): Vector => {
      const along = (axis: 'x' | 'y' | 'z'): number =>
        (share * (ahead[axis][c] as number) + sign * (normal[axis][c] as number)) / length;
      return { x: along('x'), y: along('y'), z: along('z') };
    };
    sectors.push({ marker, depthM, one: mix(1), other: mix(-1) });
  }
  sectors.sort((a, b) => b.depthM - a.depthM || a.marker - b.marker);
  return sectors.slice(0, mostSectors);
}

const room = (): Float64Array => new Float64Array(mostPosts);
