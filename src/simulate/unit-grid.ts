import type { DrawnGroup } from '../domain/draw.ts';

/** Units of one group binned by place, so that a straight piece of track finds those beside it. */
export interface UnitGrid {
  /** Bins the units that can fire; call once a draw. `reachM` is the farthest reach of the group, metres. */
  readonly fill: (group: DrawnGroup, reachM: number) => void;
  /** Calls `visit` for every unit whose straight distance from piece `piece` may be within `reachM`, each once. */
  readonly visitNear: (
    nodes: { x: Float64Array; y: Float64Array; z: Float64Array },
    piece: number,
    reachM: number,
    visit: (unit: number) => void,
  ) => void;
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

  const visitNear: UnitGrid['visitNear'] = (nodes, piece, reachM, visit) => {
    stamp++;
    const low = (axis: Float64Array): number =>
      Math.floor((Math.min(axis[piece] as number, axis[piece + 1] as number) - reachM) / size);
    const high = (axis: Float64Array): number =>
      Math.floor((Math.max(axis[piece] as number, axis[piece + 1] as number) + reachM) / size);
    const [x1, y1, z1] = [high(nodes.x), high(nodes.y), high(nodes.z)];
    for (let cx = low(nodes.x); cx <= x1; cx++) {
      for (let cy = low(nodes.y); cy <= y1; cy++) {
        for (let cz = low(nodes.z); cz <= z1; cz++) {
          const key = keyOf(cx, cy, cz);
          if (seen[key] === stamp) continue;
          seen[key] = stamp;
          for (let at = starts[key] as number; at < (starts[key + 1] as number); at++)
            visit(members[at] as number);
        }
      }
    }
  };
  return { fill, visitNear };
}
