import type { CellTables, RoomPlan } from '../domain/draw-room.ts';
import type { EdgeIndex } from '../kernel/geo/polygon.ts';
import { toRadians } from '../kernel/math/index.ts';

/** A memory that is filled from its beginning, and where its free part begins, bytes. */
export interface Floor {
  readonly buffer: ArrayBuffer;
  end: number;
}

/** Bytes of an area in `wasm/draw.ts`, of the head of its edges, and of a pair of edges. */
export const areaBytes = 96;
const edgesBytes = 32;
const pairBytes = 64;

const alignment = 16;

/** Takes so many bytes; returns their address. */
export function take(floor: Floor, length: number): number {
  const at = Math.ceil(floor.end / alignment) * alignment;
  floor.end = at + length;
  return at;
}

/** Measures how many bytes the tables of an area take at most. */
export function measureTables(tables: CellTables): number {
  const { shares, guide, rows, columns, outline, inside, bandEdge } = tables;
  const edges = inside === null ? [outline] : [outline, inside];
  const pairs = edges.reduce((sum, one) => sum + measureEdges(one), 0);
  const lists = [shares, guide, rows, columns];
  if (bandEdge !== null) lists.push(bandEdge.starts, bandEdge.members, bandEdge.pieces);
  return pairs + lists.reduce((sum, list) => sum + list.byteLength + alignment, 0);
}

function measureEdges({ starts, edges, bins }: EdgeIndex): number {
  // One edge of each bin may be left without another.
  return edgesBytes + starts.byteLength + ((edges.length + bins) / 2) * pairBytes + 3 * alignment;
}

/** Areas as they lie in the memory. */
export interface LaidAreas {
  /** Address of the first. */
  readonly at: number;
  /** Where the batch of an area begins in the list of all, and where what was listed of it ends. */
  readonly first: (area: number) => number;
  readonly end: (area: number) => number;
}

/** Copies the areas of a plan with their tables. The order of the numbers of an area is that of `wasm/draw.ts`. */
export function copyTables(plan: RoomPlan, floor: Floor): LaidAreas {
  const size = plan.units.length;
  const at = take(floor, areaBytes * size);
  const known = new Map<EdgeIndex, number>();
  const copyEdges = (edges: EdgeIndex): number => {
    const address = known.get(edges) ?? pairEdges(edges, floor);
    known.set(edges, address);
    return address;
  };
  const words = new Int32Array(floor.buffer, at, (areaBytes / 4) * size);
  let first = 0;
  plan.tables.forEach((tables, area) => {
    const head = (areaBytes / 4) * area;
    words[head + 5] = first;
    first += plan.units[area] as number;
    if (tables === null) return;
    const { shares, guide, rows, columns, count, west, south, sizeDeg } = tables;
    const { outline, inside, bandEdge } = tables;
    const numbers = new Float64Array(floor.buffer, at + areaBytes * area, areaBytes / 8);
    const copies = [shares, guide, rows, columns].map((list) => copy(list, floor));
    words.set([...copies, count - 1], head);
    numbers.set([west, south, sizeDeg, toRadians(sizeDeg)], 4);
    words.set([copyEdges(outline), inside === null ? 0 : copyEdges(inside)], head + 16);
    if (bandEdge === null) return;
    const { starts, members, pieces, chordM2 } = bandEdge;
    words.set(
      [starts, members, pieces].map((list) => copy(list, floor)),
      head + 18,
    );
    numbers[11] = chordM2;
  });
  return {
    at,
    first: (area) => words[(areaBytes / 4) * area + 5] as number,
    end: (area) => words[(areaBytes / 4) * area + 6] as number,
  };
}

function copy(list: Float64Array | Int32Array, floor: Floor): number {
  const at = take(floor, list.byteLength);
  const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
  new Uint8Array(floor.buffer, at, list.byteLength).set(bytes);
  return at;
}

/** Writes edges pair by pair, in the order of their bins; returns the address of their head. */
function pairEdges(index: EdgeIndex, floor: Floor): number {
  const { south, binLat, bins, starts, edges, coordinates } = index;
  const pairStarts = new Int32Array(bins + 1);
  for (let bin = 0; bin < bins; bin++) {
    const count = (starts[bin + 1] as number) - (starts[bin] as number);
    pairStarts[bin + 1] = (pairStarts[bin] as number) + Math.ceil(count / 2);
  }
  const size = pairStarts[bins] as number;
  const pairsAt = take(floor, pairBytes * size);
  // Where a pair has no second edge zeros stay, an edge without length that nothing crosses.
  const pairs = new Float64Array(floor.buffer, pairsAt, (pairBytes / 8) * size);
  for (let bin = 0; bin < bins; bin++) {
    const first = starts[bin] as number;
    for (let at = first; at < (starts[bin + 1] as number); at++) {
      const to = 8 * ((pairStarts[bin] as number) + ((at - first) >> 1)) + ((at - first) & 1);
      const edge = 4 * (edges[at] as number);
      for (let i = 0; i < 4; i++) pairs[to + 2 * i] = coordinates[edge + i] as number;
    }
  }
  const head = take(floor, edgesBytes);
  new Float64Array(floor.buffer, head, 2).set([south, binLat]);
  new Int32Array(floor.buffer, head + 16, 3).set([bins, copy(pairStarts, floor), pairsAt]);
  return head;
}
