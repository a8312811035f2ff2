import type { DrawnGroup } from '../domain/draw.ts';

/** Units of one group binned by place, so that a straight piece of track finds those beside it. */
export interface UnitGrid {
  /** Bins the units that can fire; call once a draw. `reachM` is the farthest reach of the group, metres. */
  readonly fill: (group: DrawnGroup, reachM: number) => void;
  /** Collects the units whose straight distance from piece `piece` may be within `reachM`, each once, and returns how many. */
  readonly findNear: (
    nodes: { x: Float64Array; y: Float64Array; z: Float64Array },
    piece: number,
    reachM: number,
  ) => number;
  /** The i-th unit of the last search. */
  readonly near: (i: number) => number;
}

/** Cells a side of the three-dimensional bin table; keys are folded into it, so collisions cost time, never units. */
const tableSize = 1 << 15;

/**
 * no pole, no allocation after the first draw of a size.
 */
export function createUnitGrid(): UnitGrid {
  const starts = new Int32Array(tableSize + 1);
  const next = new Int32Array(tableSize);
  let members = new Int32Array(0);
  let keys = new Int32Array(0);
  let found = new Int32Array(0);
  let size = 1;
  const seen = new Int32Array(tableSize).fill(-1);
  let stamp = 0;

  const keyOf = (cx: number, cy: number, cz: number): number =>
    (Math.imul(cx, 73856093) ^ Math.imul(cy, 19349663) ^ Math.imul(cz, 83492791)) & (tableSize - 1);

  const fill = (group: DrawnGroup, reachM: number): void => {
    size = Math.max(10_000, 2 * reachM);
    const { count, points } = group;
    if (members.length < count) {
      members = new Int32Array(count);
      keys = new Int32Array(count);
      found = new Int32Array(count);
    }
    starts.fill(0);
    for (let u = 0; u < count; u++) {
      const key = keyOf(
        Math.floor((points.x[u] as number) / size),
        Math.floor((points.y[u] as number) / size),
        Math.floor((points.z[u] as number) / size),
      );
      keys[u] = key;
      starts[key + 1] = (starts[key + 1] as number) + 1;
    }
    for (let key = 0; key < tableSize; key++)
      starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
    next.set(starts.subarray(0, tableSize));
    for (let u = 0; u < count; u++) {
      const key = keys[u] as number;
      members[next[key] as number] = u;
      next[key] = (next[key] as number) + 1;
    }
  };

  const findNear: UnitGrid['findNear'] = (nodes, piece, reachM) => {
    stamp++;
    let count = 0;
    const low = (axis: Float64Array): number =>
      Math.floor((Math.min(axis[piece] as number, axis[piece + 1] as number) - reachM) / size);
    const high = (axis: Float64Array): number =>
      Math.floor((Math.max(axis[piece] as number, axis[piece + 1] as number) + reachM) / size);
    const x1 = high(nodes.x);
    const y0 = low(nodes.y);
    const y1 = high(nodes.y);
    const z0 = low(nodes.z);
    const z1 = high(nodes.z);
    for (let cx = low(nodes.x); cx <= x1; cx++) {
      for (let cy = y0; cy <= y1; cy++) {
        for (let cz = z0; cz <= z1; cz++) {
          const key = keyOf(cx, cy, cz);
          const end = starts[key + 1] as number;
          let at = starts[key] as number;
          if (at === end || seen[key] === stamp) continue;
          seen[key] = stamp;
          for (; at < end; at++) found[count++] = members[at] as number;
        }
      }
    }
    return count;
  };
  return { fill, findNear, near: (i) => found[i] as number };
}
