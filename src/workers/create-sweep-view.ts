import { openWindow, type SweepView, type Window } from '../kernel/view/index.ts';
import type { HeightGrid } from '../kernel/view/types.ts';
import { viewBytes } from './generated/view-bytes.js';

/** What of WebAssembly is used here: Node's types leave it out, a browser's have it. */
declare const WebAssembly:
  | {
      readonly validate: (bytes: Uint8Array) => boolean;
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: object };
    }
  | undefined;

/** What `wasm/view.ts` exports: its variables, and the sweep. All addresses are bytes. */
interface ViewModule {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly base: () => number;
  readonly sweep: () => void;
  readonly viewer: Cell;
  readonly centre: Cell;
  readonly gridStride: Cell;
  readonly windowStride: Cell;
  readonly west: Cell;
  readonly east: Cell;
  readonly north: Cell;
  readonly south: Cell;
  readonly eye: Cell;
  readonly ground: Cell;
  readonly bend: Cell;
  readonly stepX: Cell;
  readonly stepY: Cell;
  readonly radius: Cell;
  readonly rowDrop: Cell;
  readonly columnDrop: Cell;
  readonly columnLimit: Cell;
  readonly ahead: Cell;
  readonly aside: Cell;
  readonly hiding: Cell;
  readonly rowBefore: Cell;
  readonly axis: Cell;
  readonly diagonal: Cell;
  readonly chunkHeights: Cell;
  readonly chunkLeast: Cell;
  readonly abreast: Cell;
}

interface Cell {
  value: number;
}

/** Bytes of a page of memory. */
const PAGE = 65536;

/** Bytes of a chunk: as many columns of eight cells as `wasm/view.ts` transposes together. */
const CHUNK = 64 * 8 * 4;

/**
 * Returns `sweepReferencePlane` as vector code, with the same bits, or null where the engine has no WebAssembly with 128-bit vectors. It
 * keeps a copy of the grid that it was given last, and its results are views into its own memory, good until the next call.
 */
export function createSweepView(): SweepView | null {
  if (typeof WebAssembly === 'undefined') return null;
  const bytes = Uint8Array.from(atob(viewBytes), (digit) => digit.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return null;
  const view = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as ViewModule;
  let held: Held | null = null;
  return (grid, from, into) => {
    const window = openWindow(grid, from, into);
    const reach = Math.max(window.west, window.east, window.north, window.south);
    if (held === null || held.grid !== grid || held.reach < reach)
      held = holdGrid(view, grid, Math.max(reach, held?.reach ?? 0));
    const size = into.columns * into.rows;
    const buffer = reserve(view, held.end + 4 * size);
    if (
      into.heightM.buffer !== buffer ||
      into.heightM.byteOffset !== held.end ||
      into.heightM.length < size
    )
      into.heightM = new Float32Array(buffer, held.end, size);
    writeWindow(view, held, window, into.columns);
    view.radius.value = from.radiusM;
    view.sweep();
  };
}

/** What lies in the memory: the tables for a reach in cells, then the grid; from `end` on there is room for a result. */
interface Held {
  readonly grid: HeightGrid;
  readonly reach: number;
  readonly gridAt: number;
  readonly end: number;
}

/** Lays out the memory and copies the grid. */
function holdGrid(view: ViewModule, grid: HeightGrid, reach: number): Held {
  let end = Math.ceil(view.base() / 16) * 16;
  const take = (length: number): number => {
    const at = end;
    end += Math.ceil(length / 16) * 16;
    return at;
  };
  const middle = 8 * reach;
  view.rowDrop.value = take(middle + 8);
  view.columnDrop.value = take(2 * middle + 8) + middle;
  view.hiding.value = take(2 * middle + 8) + middle;
  view.ahead.value = take(middle + 8);
  view.aside.value = take(middle + 8);
  view.columnLimit.value = take(4 * reach + 4);
  view.rowBefore.value = take(middle + 8);
  view.axis.value = take(middle + 8);
  view.diagonal.value = take(middle + 8);
  view.chunkHeights.value = take(CHUNK);
  view.chunkLeast.value = take(CHUNK);
  view.abreast.value = take(72);
  // Four columns are read at once, at the end of the grid up to three that are none.
  const gridAt = take(4 * grid.heightM.length + 12);
  const buffer = reserve(view, end);
  new Float32Array(buffer, gridAt, grid.heightM.length).set(grid.heightM);
  view.gridStride.value = 4 * grid.columns;
  view.stepX.value = grid.stepXM;
  view.stepY.value = grid.stepYM;
  const ahead = new Float64Array(buffer, view.ahead.value, reach + 1);
  const aside = new Float64Array(buffer, view.aside.value, reach + 1);
  for (let far = 0; far <= reach; far++) {
    ahead[far] = far / (far - 1);
    aside[far] = 1 / (far - 1);
  }
  return { grid, reach, gridAt, end };
}

/** Returns the memory, made as long as is needed. @throws RangeError when the engine has no more */
function reserve({ memory }: ViewModule, bytes: number): ArrayBuffer {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
  return memory.buffer;
}

/** Says which window is swept. */
function writeWindow(view: ViewModule, held: Held, window: Window, columns: number): void {
  view.viewer.value = held.gridAt + 4 * window.viewer;
  view.centre.value = held.end + 4 * window.centre;
  view.windowStride.value = 4 * columns;
  view.west.value = window.west;
  view.east.value = window.east;
  view.north.value = window.north;
  view.south.value = window.south;
  view.eye.value = window.eyeM;
  view.ground.value = window.groundM;
  view.bend.value = window.bend;
}
