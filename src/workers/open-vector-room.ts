import {
  type DrawRoom,
  type OpenRoom,
  ownCellAttempts,
  type RoomPlan,
} from '../domain/draw-room.ts';
import { blockKey } from '../kernel/random/stream.ts';
import { drawBytes } from './generated/draw-bytes.js';
import { areaBytes, copyTables, type Floor, measureTables, take } from './lay-tables.ts';

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
  readonly attempts: Cell;
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

/** Units that `wasm/draw.ts` takes through each step together, and how many of them it reads at once. */
const flockUnits = 256;
const readUnits = 8;

/** Larger tables are not copied: a room for each group would take too much memory. */
const mostBytes = 64 * 2 ** 20;

/**
 * Returns what makes room for units that vector code draws, with the same bits as plain code, or null where the engine has no WebAssembly with
 * 128-bit vectors or a policy forbids it. Each room is a memory of its own, with the tables of its areas, and never grows; there is none (null) where its
 * tables are large or the engine has no more such memory.
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
    return null;
  }
  return (plan) => {
    const size = measureRoom(plan);
    if (size > mostBytes) return null;
    try {
      const pages = Math.ceil(size / pageBytes);
      const memory = new Memory({ initial: pages, maximum: pages });
      const { exports } = new Instance(module, { env: { memory } });
      return furnish(plan, memory.buffer, exports as DrawModule);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  };
}

/** Bytes that a plan needs; a page to spare holds what is small. */
function measureRoom({ area, units, tables }: RoomPlan): number {
  const lists = 8 * numberLists.length + 4 * (indexLists.length + batchLists.length);
  const flock = 8 * flockUnits * flockLists.length;
  const copied = tables.reduce((sum, one) => sum + (one === null ? 0 : measureTables(one)), 0);
  return pageBytes + area.length * lists + flock + units.length * areaBytes + copied;
}

/** Lays out the memory, and what draws into it. */
function furnish(plan: RoomPlan, buffer: ArrayBuffer, draw: DrawModule): DrawRoom {
  const count = plan.area.length;
  const floor: Floor = { buffer, end: draw.base() };
  layLists(plan, floor, draw);
  const areas = copyTables(plan, floor);
  draw.areas.value = areas.at;
  draw.areasEnd.value = areas.at + areaBytes * plan.units.length;
  const numbers = (name: (typeof numberLists)[number]): Float64Array =>
    new Float64Array(buffer, draw[name].value, count);
  const indices = (name: (typeof indexLists | typeof batchLists)[number]): Int32Array =>
    new Int32Array(buffer, draw[name].value, count);
  indices('home').set(plan.area.map((area) => areas.at + areaBytes * area));
  indices('leader').set(plan.leader);
  indices('rank').set(plan.stratum);
  const batches = plan.units.map((size, area) => {
    const first = areas.first(area);
    const [unit, at, stratum] = batchLists.map((name) =>
      indices(name).subarray(first, first + size),
    ) as [...[Int32Array, Int32Array, Int32Array]];
    return { count: 0, unit, at, stratum, strata: 1 };
  });
  const [x, y, z] = [numbers('x'), numbers('y'), numbers('z')];
  return {
    // In the order of plain rooms: who reads both then meets one shape.
    positions: { x, y, z, lng: numbers('lng'), lat: numbers('lat') },
    unit: indices('unit'),
    readiness: numbers('readiness'),
    batches,
    list: (trial, inPlace, readyShare, isCommon) => {
      const ready = draw.list(trial, inPlace, readyShare, isCommon);
      batches.forEach((batch, area) => {
        batch.count = areas.end(area) - areas.first(area);
      });
      return ready;
    },
    place: (area, trial) =>
      draw.place(areas.at + areaBytes * area, trial, (batches[area] as { strata: number }).strata),
    doubtful: { which: indices('doubtful'), cell: indices('doubtfulCell') },
  };
}

/** Finds a place for each list, and writes the key of the random numbers. */
function layLists(plan: RoomPlan, floor: Floor, draw: DrawModule): void {
  const count = plan.area.length;
  [draw.seedLow.value, draw.seedHigh.value, , draw.tag.value] = blockKey(plan.seed, 0);
  draw.readyStream.value = plan.readyStream;
  draw.placeStream.value = plan.placeStream;
  draw.attempts.value = ownCellAttempts;
  for (const name of numberLists) draw[name].value = take(floor, 8 * count);
  for (const name of indexLists) draw[name].value = take(floor, 4 * count);
  for (const name of batchLists) draw[name].value = take(floor, 4 * (count + readUnits));
  for (const name of flockLists) draw[name].value = take(floor, 8 * flockUnits);
  draw.block.value = take(floor, 16 * readUnits);
}
