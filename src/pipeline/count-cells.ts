import type { Lattice } from '../domain/world.ts';
import { addEight, addFour, countBit, threeOf } from '../simulate/bit-planes.ts';
import type { Covers } from '../simulate/covers.ts';
import { countsLength, type MapCells } from './map-cells.ts';

/** Counts in how many trials of a block the points of each cell are covered. */
export interface CellCounter {
  /** Takes the covers of one trial; at most 64 before the next `take`. */
  readonly add: (covers: Covers) => void;
  /** Returns the counts as a map keeps them (`countsLength`) and starts anew. */
  readonly take: () => Uint32Array;
}

/** Trials that are counted together. */
const heldTrials = 8;

/** Planes for 64 trials; where a point counts three, two trials share a word, so 32 are enough. */
const bitPlanes = 7;
const threePlanes = 6;

/** Words a point: planes of all bits, then planes of where it counts three. */
const stride = 16;

/**
 * Prepares counting for a map. The covers of eight trials are held, then added point by point to counters in planes; cells are only
 * added up at the end of a block.
 */
export function createCellCounter(
  { inside }: Lattice,
  cells: MapCells,
  altitudes: number,
): CellCounter {
  const points = inside.length;
  const held = new Uint32Array(heldTrials * points);
  const planes = new Int32Array(stride * points);
  let trials = 0;
  const fold = (): void => {
    for (let p = 0; p < points; p++) {
      if (inside[p] === 0) continue;
      const a = held[p] as number;
      const b = held[p + points] as number;
      const c = held[p + 2 * points] as number;
      const d = held[p + 3 * points] as number;
      const e = held[p + 4 * points] as number;
      const f = held[p + 5 * points] as number;
      const g = held[p + 6 * points] as number;
      const h = held[p + 7 * points] as number;
      if ((a | b | c | d | e | f | g | h) === 0) continue;
      addEight(planes, stride * p, a, b, c, d, e, f, g, h);
      const threes = stride * p + bitPlanes;
      addFour(planes, threes, threeOf(a, b), threeOf(c, d), threeOf(e, f), threeOf(g, h));
    }
    trials = 0;
  };
  return {
    add: (covers) => {
      held.set(covers, trials * points);
      trials++;
      if (trials === heldTrials) fold();
    },
    take: () => {
      if (trials > 0) {
        held.fill(0, trials * points);
        fold();
      }
      const counts = new Uint32Array(countsLength(altitudes, cells));
      for (let p = 0; p < points; p++) addPoint(counts, planes, p, cells, altitudes);
      planes.fill(0);
      return counts;
    },
  };
}

/** Adds the counts of one point to its cell. */
function addPoint(
  counts: Uint32Array,
  planes: Int32Array,
  point: number,
  cells: MapCells,
  altitudes: number,
): void {
  const at = stride * point;
  let any = 0;
  for (let plane = 0; plane < bitPlanes; plane++) any |= planes[at + plane] as number;
  if (any === 0) return;
  const cellCount = cells.points.length;
  const cell = cells.cellOf[point] as number;
  for (let a = 0; a < altitudes; a++) {
    if (((any >>> (2 * a)) & 3) === 0) continue;
    const two = countBit(planes, at, bitPlanes, 2 * a + 1);
    const three =
      countBit(planes, at + bitPlanes, threePlanes, 2 * a) +
      countBit(planes, at + bitPlanes, threePlanes, 2 * a + 1);
    const one = countBit(planes, at, bitPlanes, 2 * a) + two - three;
    const to = a * cellCount + cell;
    const layer = altitudes * cellCount;
    counts[to] = (counts[to] as number) + one;
    counts[to + layer] = (counts[to + layer] as number) + two;
    counts[to + 2 * layer] = (counts[to + 2 * layer] as number) + three;
  }
}
