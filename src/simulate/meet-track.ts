import type { DrawnGroup } from '../domain/draw.ts';
import type { Track } from '../kernel/geo/track.ts';
import type { Clusters } from '../kernel/index/cluster-points.ts';
import { atan2 } from '../kernel/math/index.ts';

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
  /** Least length inside that lets a unit fire, by class; Infinity when the class is too fast for it. */
  readonly neededM: Float64Array;
  /** True once a unit of the group can fire at the crossing in work. */
  fires: boolean;
  /** Units that can fire at the crossing in work, by class and least level, then by class and level. */
  readonly firing: Int32Array;
  /** Chance to survive k shots, k = 0 … length - 1. */
  survival: Float64Array;
  /** Units of a cluster that stand near enough to the track. */
  near: Int32Array;
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
    neededM: new Float64Array(classes),
    fires: false,
    firing: new Int32Array(altitudes * classes),
    survival: new Float64Array(0),
    near: new Int32Array(0),
  };
}

/** Prepares an encounter for one world: levels of reach, what each class needs, and empty sums. Speeds in m/s, by class. */
export function prepareEncounter(
  encounter: Encounter,
  group: DrawnGroup,
  speeds: readonly number[],
): void {
  const radii = [...new Set(group.reachM)].filter((radius) => radius > 0).sort((a, b) => a - b);
  const firstBeyond = radii.findIndex((radius) => radius > group.minRangeM);
  encounter.levels = radii.length;
  encounter.firstLevel = firstBeyond < 0 ? radii.length : firstBeyond;
  encounter.minRange2 = group.minRangeM * group.minRangeM;
  encounter.radiusM.set(radii);
  encounter.radius2.set(radii.map((radius) => radius * radius));
  group.reachM.forEach((reach, a) => {
    encounter.levelOf[a] = radii.indexOf(reach);
  });
  encounter.unitsMet.fill(0);
  encounter.insideM.fill(0);
  speeds.forEach((speedMps, i) => {
    encounter.neededM[i] =
      speedMps <= group.targetSpeedMps ? speedMps * group.reactionS : Number.POSITIVE_INFINITY;
  });
  if (encounter.survival.length < group.count + 1) {
    encounter.survival = new Float64Array(group.count + 1);
    encounter.near = new Int32Array(group.count + 1);
  }
  let survival = 1;
  for (let shots = 0; shots <= group.count; shots++) {
    encounter.survival[shots] = survival;
    survival *= 1 - group.killProbability;
  }
}

/**
 * Collects what a group's units see of a track. A product of three numbers tells how far a point stands from the track's plane: clusters
 * beyond reach are skipped whole, then units, and only what is left is looked at closer.
 */
export function meetGroup(clusters: Clusters, track: Track, encounter: Encounter): void {
  const { levels, firstLevel, radiusM } = encounter;
  encounter.fires = false;
  if (firstLevel === levels) return;
  const { nx, ny, nz, tx, ty, tz } = track;
  const { radius, firstX, firstY, firstZ, starts, count } = clusters;
  const farthest = radiusM[levels - 1] as number;
  const beyond = track.halfSpanM + farthest;
  for (let c = 0; c < count; c++) {
    const ball = radius[c] as number;
    const cx = firstX[c] as number;
    const cy = firstY[c] as number;
    const cz = firstZ[c] as number;
    if (Math.abs(cx * nx + cy * ny + cz * nz) > farthest + ball) continue;
    if (Math.abs(cx * tx + cy * ty + cz * tz) > beyond + ball) continue;
    const found = findNear(
      clusters,
      starts[c] as number,
      starts[c + 1] as number,
      track,
      encounter,
    );
    if (found > 0) meetUnits(clusters, found, track, encounter);
  }
  if (encounter.fires) sumLevels(encounter);
}

/** Lists the units of a cluster within reach of the track's plane; returns how many. */
function findNear(
  clusters: Clusters,
  first: number,
  end: number,
  track: Track,
  encounter: Encounter,
): number {
  const { x, y, z } = clusters;
  const { nx, ny, nz } = track;
  const { near } = encounter;
  const farthest = encounter.radiusM[encounter.levels - 1] as number;
  let found = 0;
  for (let u = first; u < end; u++) {
    near[found] = u;
    const across = (x[u] as number) * nx + (y[u] as number) * ny + (z[u] as number) * nz;
    if (across <= farthest && across >= -farthest) found++;
  }
  return found;
}

function meetUnits(clusters: Clusters, found: number, track: Track, encounter: Encounter): void {
  const { levels, firstLevel, radiusM, radius2, neededM, minRange2, near } = encounter;
  const { x, y, z } = clusters;
  const { nx, ny, nz, tx, ty, tz } = track;
  const farthest = radiusM[levels - 1] as number;
  const beyond = track.halfSpanM + farthest;
  // A hair of slack covers the difference between P.t and the length along the ground.
  const inner = track.halfSpanM - 1.01 * farthest - 2;
  for (let n = 0; n < found; n++) {
    const u = near[n] as number;
    const px = x[u] as number;
    const py = y[u] as number;
    const pz = z[u] as number;
    const ahead = px * tx + py * ty + pz * tz;
    if (ahead > beyond || ahead < -beyond) continue;
    const across = px * nx + py * ny + pz * nz;
    const across2 = across * across;
    const dead2 = minRange2 - across2;
    // Only near the ends of the track the position along it matters.
    if (ahead >= inner || ahead <= -inner) {
      const up = px * track.mx + py * track.my + pz * track.mz;
      if (up <= 0) continue;
      const along = track.lengthM / 2 + atan2(ahead, up) * track.metresPerRadian;
      meetNearEnd(encounter, along, across2, dead2, track.lengthM);
      continue;
    }
    // Well between the ends the whole chord counts, so what a unit needs is told by squares: each class fires from one level on.
    let level = firstLevel;
    while (level < levels && (radius2[level] as number) <= across2) level++;
    if (level === levels) continue;
    const dead = dead2 > 0 ? 2 * Math.sqrt(dead2) : 0;
    encounter.unitsMet[level] = (encounter.unitsMet[level] as number) + 1;
    for (let i = 0; i < neededM.length; i++) {
      const half = ((neededM[i] as number) + dead) / 2;
      const least = across2 + half * half;
      let from = level;
      while (from < levels && (radius2[from] as number) < least) from++;
      if (from < levels) countShot(encounter, i * levels + from);
    }
    addInside(encounter, level, across2, dead);
  }
}

/** Adds the length of a whole chord, less the dead part in its middle, at every level from one on. */
function addInside(encounter: Encounter, level: number, across2: number, dead: number): void {
  const { levels, radius2, insideM } = encounter;
  for (let at = level; at < levels; at++)
    insideM[at] = (insideM[at] as number) + 2 * Math.sqrt((radius2[at] as number) - across2) - dead;
}

/** Meets one unit whose envelope may reach over an end of the track. */
function meetNearEnd(
  encounter: Encounter,
  along: number,
  across2: number,
  dead2: number,
  lengthM: number,
): void {
  const { levels, radius2, neededM, insideM, unitsMet } = encounter;
  const dead = dead2 > 0 ? overlap(along, Math.sqrt(dead2), lengthM) : 0;
  let before = -1;
  for (let level = encounter.firstLevel; level < levels; level++) {
    const half2 = (radius2[level] as number) - across2;
    if (half2 <= 0) continue;
    const inside = overlap(along, Math.sqrt(half2), lengthM) - dead;
    if (inside <= 0) continue;
    if (before < 0) unitsMet[level] = (unitsMet[level] as number) + 1;
    insideM[level] = (insideM[level] as number) + inside;
    for (let i = 0; i < neededM.length; i++) {
      const needed = neededM[i] as number;
      if (inside >= needed && before < needed) countShot(encounter, i * levels + level);
    }
    before = inside;
  }
}

/** Counts a unit that can fire; the first of a crossing makes room. */
function countShot(encounter: Encounter, at: number): void {
  const { firing } = encounter;
  if (!encounter.fires) {
    encounter.fires = true;
    firing.fill(0);
  }
  firing[at] = (firing[at] as number) + 1;
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
  return Math.max(0, Math.min(length, centre + half) - Math.max(0, centre - half));
}
