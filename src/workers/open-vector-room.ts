import type { CellTables, DrawRoom, OpenRoom, RoomPlan } from '../domain/draw-room.ts';
import type { EdgeIndex } from '../kernel/geo/polygon.ts';
import { toRadians } from '../kernel/math/index.ts';
import { blockKey } from '../kernel/random/stream.ts';
import { drawBytes } from './generated/draw-bytes.js';

/** What of WebAssembly is used here: Node's types leave it out, a browser's have it. */
declare const WebAssembly:
  | {
      readonly validate: (bytes: Uint8Array) => boolean;
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => Memory;
      readonly Instance: new (
        module: object,
        imports: { readonly env: { readonly memory: Memory } },
      ) => { readonly exports: object };
    }
  | undefined;

interface Memory {
  readonly buffer: ArrayBuffer;
}

interface Cell {
  value: number;
}

/** What `wasm/draw.ts` exports: what it does, and variables. All addresses are bytes. */
interface DrawModule extends Readonly<Record<(typeof addresses)[number], Cell>> {
  readonly base: () => number;
  readonly list: (trial: number, inPlace: number, readyShare: number, isCommon: boolean) => number;
  readonly place: (area: number, trial: number, strata: number) => number;
  readonly seedLow: Cell;
  readonly seedHigh: Cell;
  readonly readyStream: Cell;
  readonly placeStream: Cell;
  readonly tag: Cell;
  readonly areas: Cell;
  readonly areasEnd: Cell;
}

/** Lists by unit, and room for a flock: named as in `wasm/draw.ts`. */
const numberLists = ['readiness', 'x', 'y', 'z', 'lng', 'lat'] as const;
const indexLists = ['home', 'leader', 'rank', 'unit', 'doubtful', 'doubtfulCell'] as const;
const batchLists = ['batchUnit', 'batchAt', 'batchStratum'] as const;
const flockLists = ['number', 'eastward', 'share', 'cellOf', 'again'] as const;
const addresses = [...numberLists, ...indexLists, ...batchLists, ...flockLists, 'block'] as const;

const pageBytes = 65536;
const areaBytes = 96;
const areaWords = areaBytes / 4;
/** Bytes of the head of an index of edges, and of a pair of edges. */
const edgesBytes = 32;
const pairBytes = 64;
const flockUnits = 256;

/** Larger tables are not copied: they would not stay in a cache, where vectors save anything. */
const mostBytes = 64 * 2 ** 20;

/**
 * Returns what makes room for units that vector code draws, with the same bits as plain code, or null where the engine has no WebAssembly with
 * 128-bit vectors or is told to run none. Each room is a memory of its own, with the tables of its areas, and never grows.
 */
export function createVectorRooms(): OpenRoom | null {
  if (typeof WebAssembly === 'undefined') return null;
  const { Memory, Module, Instance, validate } = WebAssembly;
  const bytes = Uint8Array.from(atob(drawBytes), (digit) => digit.charCodeAt(0));
  if (!validate(bytes)) return null;
  let module: object;
  try {
    module = new Module(bytes);
  } catch {
    // The policy of a page may forbid it.
    return null;
  }
  return (plan) => {
    const size = measurePlan(plan);
    if (size > mostBytes) return null;
    try {
      const pages = Math.ceil(size / pageBytes);
      const memory = new Memory({ initial: pages, maximum: pages });
      const { exports } = new Instance(module, { env: { memory } });
      return furnish(plan, memory.buffer, exports as DrawModule);
    } catch (error) {
      // No more memory of this kind.
      if (error instanceof RangeError) return null;
      throw error;
    }
  };
}

/** Bytes that a plan needs, some to spare. */
function measurePlan({ area, units, tables }: RoomPlan): number {
  const lists = 8 * numberLists.length + 4 * (indexLists.length + batchLists.length);
  const flock = 8 * flockUnits * flockLists.length;
  const copied = tables.reduce((sum, one) => sum + (one === null ? 0 : measureTables(one)), 0);
  return pageBytes + area.length * lists + flock + units.length * areaBytes + copied;
}

function measureTables(tables: CellTables): number {
  const { shares, guide, rows, columns, outline, inside, bandEdge } = tables;
  const edges = inside === null ? [outline] : [outline, inside];
  const pairs = edges.reduce((sum, one) => sum + measureEdges(one), 0);
  const lists = [shares, guide, rows, columns];
  if (bandEdge !== null) lists.push(bandEdge.starts, bandEdge.members, bandEdge.pieces);
  return pairs + lists.reduce((sum, list) => sum + list.byteLength + alignment, 0);
}

function measureEdges({ starts, edges, bins }: EdgeIndex): number {
  // At most one edge of each bin is left without another.
  return edgesBytes + starts.byteLength + ((edges.length + bins) / 2) * pairBytes + 3 * alignment;
}

const alignment = 16;

/** Lays out the memory. */
function furnish(plan: RoomPlan, buffer: ArrayBuffer, draw: DrawModule): DrawRoom {
  const count = plan.area.length;
  let end = draw.base();
  const take = (length: number): number => {
    const at = Math.ceil(end / alignment) * alignment;
    end = at + length;
    return at;
  };
  const copy = (table: Float64Array | Int32Array): number => {
    const at = take(table.byteLength);
    const own = new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
    new Uint8Array(buffer, at, table.byteLength).set(own);
    return at;
  };
  const key = blockKey(plan.seed, 0);
  [draw.seedLow.value, draw.seedHigh.value, , draw.tag.value] = key;
  draw.readyStream.value = plan.readyStream;
  draw.placeStream.value = plan.placeStream;
  for (const name of numberLists) draw[name].value = take(8 * count);
  for (const name of indexLists) draw[name].value = take(4 * count);
  // Eight units are read at once.
  for (const name of batchLists) draw[name].value = take(4 * count + 28);
  for (const name of flockLists) draw[name].value = take(8 * flockUnits);
  draw.block.value = take(128);
  const starts = plan.units.map((_, area) =>
    plan.units.slice(0, area).reduce((sum, size) => sum + size, 0),
  );
  const areas = take(areaBytes * plan.units.length);
  draw.areas.value = areas;
  draw.areasEnd.value = areas + areaBytes * plan.units.length;
  const words = new Int32Array(buffer, areas, areaWords * plan.units.length);
  const known = new Map<EdgeIndex, number>();
  const place = (edges: EdgeIndex): number => {
    const at = known.get(edges) ?? writeEdges(buffer, edges, take, copy);
    known.set(edges, at);
    return at;
  };
  plan.tables.forEach((tables, area) => {
    words[areaWords * area + 5] = starts[area] as number;
    if (tables === null) return;
    const { shares, guide, rows, columns, count, west, south, sizeDeg } = tables;
    const { outline, inside, bandEdge } = tables;
    const head = areaWords * area;
    words.set([copy(shares), copy(guide), copy(rows), copy(columns), count - 1], head);
    const numbers = new Float64Array(buffer, areas + areaBytes * area, areaBytes / 8);
    numbers.set([west, south, sizeDeg, toRadians(sizeDeg)], 4);
    words.set([place(outline), inside === null ? 0 : place(inside)], head + 16);
    if (bandEdge === null) return;
    words.set([copy(bandEdge.starts), copy(bandEdge.members), copy(bandEdge.pieces)], head + 18);
    numbers[11] = bandEdge.chordM2;
  });
  const numbers = (name: (typeof numberLists)[number]): Float64Array =>
    new Float64Array(buffer, draw[name].value, count);
  const indices = (name: (typeof indexLists | typeof batchLists)[number]): Int32Array =>
    new Int32Array(buffer, draw[name].value, count);
  indices('home').set(plan.area.map((area) => areas + areaBytes * area));
  indices('leader').set(plan.leader);
  indices('rank').set(plan.stratum);
  const batches = plan.units.map((size, area) => {
    const stretch = (name: (typeof batchLists)[number]): Int32Array =>
      indices(name).subarray(starts[area], (starts[area] as number) + size);
    const [unit, at, stratum] = batchLists.map(stretch) as [
      ...[Int32Array, Int32Array, Int32Array],
    ];
    return { count: 0, unit, at, stratum, strata: 1 };
  });
  const [readiness, x, y, z, lng, lat] = numberLists.map(numbers) as [
    ...[Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array],
  ];
  return {
    positions: { x, y, z, lng, lat },
    unit: indices('unit'),
    readiness,
    batches,
    list: (trial, inPlace, readyShare, isCommon) => {
      const ready = draw.list(trial, inPlace, readyShare, isCommon);
      batches.forEach((batch, area) => {
        batch.count = (words[areaWords * area + 6] as number) - (starts[area] as number);
      });
      return ready;
    },
    place: (area, trial) =>
      draw.place(areas + areaBytes * area, trial, (batches[area] as { strata: number }).strata),
    doubtful: { which: indices('doubtful'), cell: indices('doubtfulCell') },
  };
}

/** Writes edges pair by pair, in the order of their bins; returns the address of the index. */
function writeEdges(
  buffer: ArrayBuffer,
  { south, binLat, bins, starts, edges, coordinates }: EdgeIndex,
  take: (length: number) => number,
  copy: (table: Int32Array) => number,
): number {
  const pairStarts = new Int32Array(bins + 1);
  for (let bin = 0; bin < bins; bin++) {
    const count = (starts[bin + 1] as number) - (starts[bin] as number);
    pairStarts[bin + 1] = (pairStarts[bin] as number) + Math.ceil(count / 2);
  }
  const head = take(edgesBytes);
  const pairsAt = take(pairBytes * (pairStarts[bins] as number));
  // An edge that is missing stays at zero: it has no length, and nothing crosses it.
  const pairs = new Float64Array(buffer, pairsAt, 8 * (pairStarts[bins] as number));
  for (let bin = 0; bin < bins; bin++) {
    const first = starts[bin] as number;
    for (let at = first; at < (starts[bin + 1] as number); at++) {
      const to = 8 * ((pairStarts[bin] as number) + ((at - first) >> 1)) + ((at - first) & 1);
      const edge = 4 * (edges[at] as number);
      for (let i = 0; i < 4; i++) pairs[to + 2 * i] = coordinates[edge + i] as number;
    }
  }
  new Float64Array(buffer, head, 2).set([south, binLat]);
  new Int32Array(buffer, head + 16, 3).set([bins, copy(pairStarts), pairsAt]);
  return head;
}
