import type { DrawnGroup } from '../domain/draw.ts';
import type { PointSet } from '../domain/world.ts';
import type { StraightCuts } from '../kernel/geo/straight-cuts.ts';
import type { BeltCells } from './belt-cells.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** How much more than its reach a post is taken to reach: radii of the ellipsoid differ by 0.34 %, and so may an arc from its ground distance. */
const widerBy = 1.02;

/** Groups that reach no farther have tables of what can be met from each cell, one for every power of 2 metres. */
const farthestTableM = 65_536;

/** What the posts of a group meet in one world. */
export interface Meetings {
  /** Altitudes (bit 2a) at which some post may reach each cut, then those at which one covers each probe. */
  readonly met: Int32Array;
  /** Bits of the cuts and probes that are met at every altitude that the group reaches, 32 in a word; then of those that nobody asks for. */
  readonly done: Int32Array;
}

/** Makes room for the meetings of a group. */
export function makeMeetings(targets: number): Meetings {
  return { met: new Int32Array(targets), done: new Int32Array((targets + 31) >>> 5) };
}

/**
 * Writes what the posts of a group in a belt (`beltChordM` deep, straight) meet; names too many rather than too few. Targets whose bit is set in
 * `idle` are left out.
 */
export type MeetCuts = (
  group: DrawnGroup,
  levels: ReachLevels,
  beltChordM: number,
  idle: Int32Array,
  meetings: Meetings,
) => void;

/**
 * Prepares meeting cuts and probes.
 *
 * A ring round a marker crosses every cut of it. A link between posts i and j is at most their reaches long, so that one of the two reaches the point
 * where it crosses. Where no post reaches some cut of a marker, no ring winds round the marker; nor does a post cover it, for the cut starts there.
 *
 * A cell's places share a table entry: the targets that any of them can meet. Few of those are not met yet when a unit is looked at, and only they are
 * measured.
 */
export function createCutMeeter(cells: BeltCells, cuts: StraightCuts, probes: PointSet): MeetCuts {
  const targets = cuts.count + probes.x.length;
  const words = (targets + 31) >>> 5;
  const everyBit = Int32Array.from({ length: words }, (_, w) =>
    32 * w + 32 <= targets ? -1 : (1 << (targets & 31)) - 1,
  );
  const { cellOf, leastM } = cells;
  const tables = new Map<number, CellTable>();
  const tableOf = (reachM: number): CellTable => {
    let upToM = 1024;
    while (upToM < reachM) upToM *= 2;
    const known = tables.get(upToM);
    if (known !== undefined) return known;
    const table = makeTable(cells, cuts, probes, upToM);
    tables.set(upToM, table);
    return table;
  };
  const measure = createMeter(cuts, probes);

  return (group, levels, beltChordM, idle, { met, done }) => {
    met.fill(0);
    done.set(idle);
    const all = levels.masks[0] ?? 0;
    if (all === 0) return;
    const { x, y, z } = group.points;
    const { lng, lat } = group;
    const reachM = widerBy * levels.farthestChordM;
    const table = reachM <= farthestTableM ? tableOf(reachM) : null;
    const bits = table === null ? everyBit : table.bits;
    for (let unit = 0; unit < group.count; unit++) {
      const cell = cellOf(lng[unit] as number, lat[unit] as number);
      const least = cell < 0 ? 0 : (leastM[cell] as number);
      const mask = least <= beltChordM ? all : maskAtSquare(levels, least * least);
      if (mask === 0) continue;
      const isKnown = table !== null && cell >= 0;
      const at = isKnown ? table.entryOf(cell) : 0;
      const from = isKnown ? bits : everyBit;
      for (let w = 0; w < words; w++) {
        let left = (from[at + w] as number) & ~(done[w] as number);
        for (; left !== 0; left &= left - 1) {
          const target = 32 * w + 31 - Math.clz32(left & -left);
          const seen = measure(
            levels,
            x[unit] as number,
            y[unit] as number,
            z[unit] as number,
            target,
          );
          if ((seen & mask) === 0) continue;
          met[target] = (met[target] as number) | (seen & mask);
          if (met[target] === all) done[w] = (done[w] as number) | (left & -left);
        }
      }
    }
  };
}

/** Tells the altitudes (bit 2a) at which a post at a place may reach a cut, or covers a probe. */
type Meter = (levels: ReachLevels, x: number, y: number, z: number, target: number) => number;

/** Where reaches differ by less, the farthest stands for all of them. */
const likeShare = 0.75;

/** Tells the altitudes at which a squared distance (square metres) lies within reach, or too many. */
function roughMaskAt(levels: ReachLevels, square: number): number {
  const { limits, masks, nearestChordM, farthestChordM } = levels;
  if (nearestChordM < likeShare * farthestChordM) return maskAtSquare(levels, square);
  return square <= (limits[limits.length - 1] as number) ? (masks[0] as number) : 0;
}

function createMeter({ count, normal, ahead }: StraightCuts, probes: PointSet): Meter {
  return (levels, x, y, z, target) => {
    if (target >= count) {
      const dx = (probes.x[target - count] as number) - x;
      const dy = (probes.y[target - count] as number) - y;
      const dz = (probes.z[target - count] as number) - z;
      return roughMaskAt(levels, dx * dx + dy * dy + dz * dz);
    }
    const nearM =
      (x * (normal.x[target] as number) +
        y * (normal.y[target] as number) +
        z * (normal.z[target] as number)) /
      widerBy;
    const mask = roughMaskAt(levels, nearM * nearM);
    if (mask === 0) return 0;
    const aheadM =
      x * (ahead.x[target] as number) +
      y * (ahead.y[target] as number) +
      z * (ahead.z[target] as number);
    return aheadM < -widerBy * levels.farthestChordM ? 0 : mask;
  };
}

/** The targets that a post may meet from each cell, 32 bits in a word; entries are made when they are asked for. */
interface CellTable {
  readonly bits: Int32Array;
  /** Where the words of a cell start. */
  readonly entryOf: (cell: number) => number;
}

function makeTable(
  cells: BeltCells,
  { count, normal, ahead }: StraightCuts,
  probes: PointSet,
  reachM: number,
): CellTable {
  const words = (count + probes.x.length + 31) >>> 5;
  const bits = new Int32Array(words * cells.count);
  const isMade = new Uint8Array(cells.count);
  const set = (at: number, target: number): void => {
    bits[at + (target >>> 5)] = (bits[at + (target >>> 5)] as number) | (1 << (target & 31));
  };
  const make = (cell: number, at: number): void => {
    const [x, y, z] = cells.middleOf(cell);
    // A metre for the rounding.
    const withinM = reachM + cells.slackOf(cell) + 1;
    for (let c = 0; c < count; c++) {
      const asideM =
        x * (normal.x[c] as number) + y * (normal.y[c] as number) + z * (normal.z[c] as number);
      if (Math.abs(asideM) > withinM) continue;
      const aheadM =
        x * (ahead.x[c] as number) + y * (ahead.y[c] as number) + z * (ahead.z[c] as number);
      if (aheadM >= -withinM) set(at, c);
    }
    for (let p = 0; p < probes.x.length; p++) {
      const dx = (probes.x[p] as number) - x;
      const dy = (probes.y[p] as number) - y;
      const dz = (probes.z[p] as number) - z;
      if (dx * dx + dy * dy + dz * dz <= withinM * withinM) set(at, count + p);
    }
  };
  return {
    bits,
    entryOf: (cell) => {
      const at = words * cell;
      if (isMade[cell] === 0) {
        isMade[cell] = 1;
        make(cell, at);
      }
      return at;
    },
  };
}
