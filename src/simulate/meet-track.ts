import type { DrawnGroup } from '../domain/draw.ts';
import type { Track } from '../kernel/geo/track.ts';
import type { CorridorGrid } from '../kernel/index/corridor-grid.ts';
import { atan2 } from '../kernel/math/index.ts';
import { sortRadii } from './reach-levels.ts';

/** What one group does to the crossings of a flight, by level: the distinct ground radii of its envelope, ascending. */
export interface Encounter {
  levels: number;
  /** First level that reaches beyond the minimum range: smaller envelopes hold no place to fire into. */
  firstLevel: number;
  minRange2: number;
  readonly radiusM: Float64Array;
  readonly radius2: Float64Array;
  /** Level of each altitude; -1 where the group cannot engage. */
  readonly levelOf: Int32Array;
  /** Units met, over all crossings of the world, by the least level that meets them. */
  readonly unitsMet: Int32Array;
  /** Metres inside, over all crossings and units. */
  readonly insideM: Float64Array;
  /** Metres inside for the unit in work. */
  readonly insideOf: Float64Array;
  /** Least length inside that lets a unit fire, by class; Infinity when the class is too fast for it. */
  readonly neededM: Float64Array;
  /** Square of half of it. */
  readonly neededHalf2: Float64Array;
  /** True once a unit of the group can fire at the crossing in work. */
  fires: boolean;
  /** Units that can fire at the crossing in work, by class and least level, then by class and level. */
  readonly firing: Int32Array;
  /** By class, the least level from which some unit fires at the crossing in work; more than there are where none does. Set by `findLeastFiring` alone. */
  readonly leastFiring: Int32Array;
  /** Chance to survive k shots at this chance to kill, k = 0 … `known` - 1: no more than have been asked for. */
  survival: Float64Array;
  known: number;
  killProbability: number;
}

/** Makes room for an encounter. */
export function makeEncounter(altitudes: number, classes: number): Encounter {
  return {
    levels: 0,
    firstLevel: 0,
    minRange2: 0,
    radiusM: new Float64Array(altitudes),
    radius2: new Float64Array(altitudes),
    levelOf: new Int32Array(altitudes),
    unitsMet: new Int32Array(altitudes),
    insideM: new Float64Array(altitudes),
    insideOf: new Float64Array(altitudes),
    neededM: new Float64Array(classes),
    neededHalf2: new Float64Array(classes),
    fires: false,
    firing: new Int32Array(altitudes * classes),
    leastFiring: new Int32Array(classes),
    survival: Float64Array.of(1),
    known: 1,
    killProbability: 0,
  };
}

/** Prepares an encounter for one world: levels of reach, what each class needs, and empty sums. Speeds in m/s, by class. */
export function prepareEncounter(
  encounter: Encounter,
  group: DrawnGroup,
  speeds: readonly number[],
): void {
  sortLevels(encounter, group.reachM);
  const { levels, radiusM } = encounter;
  let firstLevel = 0;
  while (firstLevel < levels && (radiusM[firstLevel] as number) <= group.minRangeM) firstLevel++;
  encounter.firstLevel = firstLevel;
  encounter.minRange2 = group.minRangeM * group.minRangeM;
  encounter.unitsMet.fill(0);
  encounter.insideM.fill(0);
  for (let i = 0; i < speeds.length; i++) {
    const speedMps = speeds[i] as number;
    const neededM =
      speedMps <= group.targetSpeedMps ? speedMps * group.reactionS : Number.POSITIVE_INFINITY;
    encounter.neededM[i] = neededM;
    encounter.neededHalf2[i] = (neededM / 2) * (neededM / 2);
  }
  if (encounter.killProbability === group.killProbability) return;
  encounter.killProbability = group.killProbability;
  encounter.known = 1;
}

/** Sorts the distinct reaches above 0 into levels, and finds each altitude's. */
function sortLevels(encounter: Encounter, reachM: Float64Array): void {
  const { radiusM, radius2, levelOf } = encounter;
  const levels = sortRadii(reachM, radiusM);
  encounter.levels = levels;
  for (let level = 0; level < levels; level++)
    radius2[level] = (radiusM[level] as number) * (radiusM[level] as number);
  for (let a = 0; a < reachM.length; a++) {
    let level = levels - 1;
    while (level >= 0 && radiusM[level] !== reachM[a]) level--;
    levelOf[a] = level;
  }
}

/** Returns the chances to survive 0, 1 … shots of an encounter's group, at least up to a number of shots. */
export function tellSurvival(encounter: Encounter, shots: number): Float64Array {
  if (encounter.survival.length <= shots) {
    const longer = new Float64Array(2 * shots + 2);
    longer.set(encounter.survival);
    encounter.survival = longer;
  }
  const { survival } = encounter;
  for (; encounter.known <= shots; encounter.known++) {
    survival[encounter.known] =
      (survival[encounter.known - 1] as number) * (1 - encounter.killProbability);
  }
  return survival;
}

/** Collects what a group's units do to a track: those whose envelope its corridor touches are looked at closer, in the order of their ranks. */
export function meetGroup(grid: CorridorGrid, track: Track, encounter: Encounter): void {
  const { levels, firstLevel, radiusM } = encounter;
  encounter.fires = false;
  if (firstLevel === levels) return;
  const farthest = radiusM[levels - 1] as number;
  const found = grid.find(track, farthest, track.halfSpanM + farthest);
  if (found === 0) return;
  meetUnits(grid, found, track, encounter);
  if (encounter.fires) sumLevels(encounter);
}

function meetUnits(grid: CorridorGrid, found: number, track: Track, encounter: Encounter): void {
  const { levels, firstLevel, radiusM, radius2, minRange2, insideM, unitsMet, firing } = encounter;
  const { across, ahead } = grid;
  const places = grid.found.values;
  const farthest = radiusM[levels - 1] as number;
  const inner = innerM(track, farthest);
  let fires = false;
  for (let at = 0; at < firing.length; at++) firing[at] = 0;
  for (let n = 0; n < found; n++) {
    const place = places[n] as number;
    const along = ahead[place] as number;
    const aside = across[place] as number;
    const across2 = aside * aside;
    // Only near the ends of the track the position along it matters.
    if (along >= inner || along <= -inner) {
      if (meetNearEnd(encounter, grid, place, track, across2)) fires = true;
      continue;
    }
    // Well between the ends the whole chord counts, so what a unit needs is told by squares: each class fires from one level on.
    let first = firstLevel;
    while (first < levels && (radius2[first] as number) <= across2) first++;
    if (first === levels) continue;
    unitsMet[first] = (unitsMet[first] as number) + 1;
    const dead2 = minRange2 - across2;
    const dead = dead2 > 0 ? 2 * Math.sqrt(dead2) : 0;
    if (countShots(encounter, first, across2, dead)) fires = true;
    for (let level = first; level < levels; level++) {
      const half = Math.sqrt((radius2[level] as number) - across2);
      insideM[level] = (insideM[level] as number) + 2 * half - dead;
    }
  }
  encounter.fires = fires;
}

/** Counts the classes that a unit can fire at, each at the least level that lets it, and tells whether there are any; `level` is the least that meets the track. */
function countShots(encounter: Encounter, level: number, across2: number, dead: number): boolean {
  const { levels, radius2, neededM, neededHalf2, firing } = encounter;
  let fires = false;
  for (let i = 0; i < neededM.length; i++) {
    let half2 = neededHalf2[i] as number;
    if (dead > 0) {
      const half = ((neededM[i] as number) + dead) / 2;
      half2 = half * half;
    }
    const least = across2 + half2;
    if (least > (radius2[levels - 1] as number)) continue;
    let from = level;
    while ((radius2[from] as number) < least) from++;
    const at = i * levels + from;
    firing[at] = (firing[at] as number) + 1;
    fires = true;
  }
  return fires;
}

/**
 * Finds, for each class of `classes` (a bit a class), the least level from which some unit of a group fires at a track: what `meetGroup` tells by counting shots, without the
 * counts. Stops when that is no more than `asked` for every one of them, so that lower levels are told only where they are asked for.
 */
export function findLeastFiring(
  grid: CorridorGrid,
  track: Track,
  encounter: Encounter,
  asked: number,
  classes: number,
): void {
  const { levels, firstLevel, radiusM, neededM, leastFiring } = encounter;
  let waiting = 0;
  for (let i = 0; i < neededM.length; i++) {
    leastFiring[i] = levels;
    if (((classes >>> i) & 1) === 1 && (neededM[i] as number) < Number.POSITIVE_INFINITY)
      waiting |= 1 << i;
  }
  if (asked >= levels || firstLevel === levels || waiting === 0) return;
  const { x, y, z, firsts, ends } = grid;
  const { nx, ny, nz, tx, ty, tz } = track;
  const farthest = radiusM[levels - 1] as number;
  const beyond = track.halfSpanM + farthest;
  const least = Math.max(asked, firstLevel);
  const runs = grid.listRuns(track, farthest, beyond);
  for (let run = 0; run < runs; run++) {
    const end = ends[run] as number;
    for (let place = firsts[run] as number; place < end; place++) {
      const px = x[place] as number;
      const py = y[place] as number;
      const pz = z[place] as number;
      const across = px * nx + py * ny + pz * nz;
      if (across > farthest || across < -farthest) continue;
      const ahead = px * tx + py * ty + pz * tz;
      if (ahead > beyond || ahead < -beyond) continue;
      waiting = askUnit(encounter, grid, place, track, across * across, ahead, least, waiting);
      if (waiting === 0) return;
    }
  }
}

/** Asks one unit from which level on it fires at the classes that wait, no further down than `least`, and returns those that still do: bits by class. */
function askUnit(
  encounter: Encounter,
  grid: CorridorGrid,
  place: number,
  track: Track,
  across2: number,
  ahead: number,
  least: number,
  waiting: number,
): number {
  const { minRange2, radiusM, radius2, levels, leastFiring } = encounter;
  const dead2 = minRange2 - across2;
  const inner = innerM(track, radiusM[levels - 1] as number);
  const isAmid = ahead < inner && ahead > -inner;
  let alongM = Number.NaN;
  let left = waiting;
  for (let bits = waiting; bits !== 0; bits &= bits - 1) {
    const i = 31 - Math.clz32(bits & -bits);
    const before = leastFiring[i] as number;
    // Who does not fire one level below what is known fires at no lower one.
    if ((radius2[before - 1] as number) <= across2) continue;
    if (!isAmid && Number.isNaN(alongM)) alongM = alongTrackM(grid, place, ahead, track);
    const level = isAmid
      ? leastAmid(encounter, i, across2, dead2, least, before)
      : leastNearEnd(encounter, i, alongM, across2, dead2, track.lengthM, least, before);
    leastFiring[i] = level;
    if (level <= least) left &= ~(1 << i);
  }
  return left;
}

/** How far from the middle of a track, as P.t, only the distance beside it matters. A hair of slack covers the difference between P.t and the length along the ground. */
function innerM(track: Track, farthestM: number): number {
  return track.halfSpanM - 1.01 * farthestM - 2;
}

/** The least level from `least` to below `most` at which a unit well between the ends of a track fires at a class; `most` if none. */
function leastAmid(
  { radius2, neededM, neededHalf2 }: Encounter,
  place: number,
  across2: number,
  dead2: number,
  least: number,
  most: number,
): number {
  let half2 = neededHalf2[place] as number;
  if (dead2 > 0) {
    const half = ((neededM[place] as number) + 2 * Math.sqrt(dead2)) / 2;
    half2 = half * half;
  }
  const needed2 = across2 + half2;
  let level = most;
  while (level > least) {
    const reach2 = radius2[level - 1] as number;
    if (reach2 <= across2 || reach2 < needed2) break;
    level--;
  }
  return level;
}

/** The same for a unit whose envelope may reach over an end. */
function leastNearEnd(
  { radius2, neededM }: Encounter,
  place: number,
  alongM: number,
  across2: number,
  dead2: number,
  lengthM: number,
  least: number,
  most: number,
): number {
  const dead = dead2 > 0 ? overlap(alongM, Math.sqrt(dead2), lengthM) : 0;
  let level = most;
  while (level > least) {
    const half2 = (radius2[level - 1] as number) - across2;
    if (half2 <= 0) break;
    const inside = overlap(alongM, Math.sqrt(half2), lengthM) - dead;
    if (inside <= 0 || inside < (neededM[place] as number)) break;
    level--;
  }
  return level;
}

/** How far along a track a place stands, metres; -Infinity on the other side of the globe, where it meets nothing. */
function alongTrackM(
  { x, y, z }: CorridorGrid,
  place: number,
  ahead: number,
  track: Track,
): number {
  const up =
    (x[place] as number) * track.mx +
    (y[place] as number) * track.my +
    (z[place] as number) * track.mz;
  if (up <= 0) return Number.NEGATIVE_INFINITY;
  return track.lengthM / 2 + atan2(ahead, up) * track.metresPerRadian;
}

/** Meets one unit whose envelope may reach over an end of the track, and tells whether it can fire at all. */
function meetNearEnd(
  encounter: Encounter,
  grid: CorridorGrid,
  place: number,
  track: Track,
  across2: number,
): boolean {
  const { levels, radius2, neededM, insideM, insideOf, unitsMet, firing } = encounter;
  let first = encounter.firstLevel;
  while (first < levels && (radius2[first] as number) <= across2) first++;
  if (first === levels) return false;
  const { lengthM } = track;
  const along = alongTrackM(grid, place, grid.ahead[place] as number, track);
  const dead2 = encounter.minRange2 - across2;
  const dead = dead2 > 0 ? overlap(along, Math.sqrt(dead2), lengthM) : 0;
  // A larger envelope holds no less of the track: levels that hold none of it come first.
  for (let level = first; level < levels; level++) {
    const half = Math.sqrt((radius2[level] as number) - across2);
    const inside = overlap(along, half, lengthM) - dead;
    insideOf[level] = inside;
    if (inside > 0) insideM[level] = (insideM[level] as number) + inside;
    else first = level + 1;
  }
  if (first === levels) return false;
  unitsMet[first] = (unitsMet[first] as number) + 1;
  const most = insideOf[levels - 1] as number;
  let fires = false;
  for (let i = 0; i < neededM.length; i++) {
    const needed = neededM[i] as number;
    if (most < needed) continue;
    let from = first;
    while ((insideOf[from] as number) < needed) from++;
    const at = i * levels + from;
    firing[at] = (firing[at] as number) + 1;
    fires = true;
  }
  return fires;
}

/** Turns shots by least level into shots at every level: who fires into a smaller envelope fires into a larger one too. */
function sumLevels(encounter: Encounter): void {
  const { levels, firing, neededM } = encounter;
  for (let level = 1; level < levels; level++) {
    for (let at = level; at < neededM.length * levels; at += levels)
      firing[at] = (firing[at] as number) + (firing[at - 1] as number);
  }
}

/** Length of [centre - half, centre + half] inside [0, length]. */
function overlap(centre: number, half: number, length: number): number {
  const last = Math.min(length, centre + half);
  const first = centre > half ? centre - half : 0;
  return last > first ? last - first : 0;
}
