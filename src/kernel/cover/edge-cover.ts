import type { ClipRegion } from './clip-region.ts';
import { growFloats, growInts, sortByKey } from './sort-by-key.ts';

/** Stretches of the polygon's edges that discs cover, kept as lists by edge. */
export interface EdgeCover {
  count: number;
  /** Ends of each stretch as shares of its edge, and the stretch before it on the same edge (-1 for none). */
  from: Float64Array;
  to: Float64Array;
  next: Int32Array;
  /** Latest stretch of each edge, -1 for none. */
  readonly heads: Int32Array;
  /** Edges that have stretches. */
  touchedCount: number;
  readonly touched: Int32Array;
  /** Work space of the walk along an edge. */
  places: Float64Array;
  order: Int32Array;
}

/** Makes room for the stretches on a polygon's edges. */
export function createEdgeCover(region: ClipRegion): EdgeCover {
  return {
    count: 0,
    touchedCount: 0,
    from: new Float64Array(0),
    to: new Float64Array(0),
    next: new Int32Array(0),
    heads: new Int32Array(region.edgeCount).fill(-1),
    touched: new Int32Array(region.edgeCount),
    places: new Float64Array(0),
    order: new Int32Array(0),
  };
}

/** Notes that one more disc covers an edge between two shares of its length. */
export function coverEdge(cover: EdgeCover, edge: number, from: number, to: number): void {
  const at = cover.count++;
  if (at >= cover.next.length) {
    cover.from = growFloats(cover.from, at + 1);
    cover.to = growFloats(cover.to, at + 1);
    cover.next = growInts(cover.next, at + 1);
  }
  const head = cover.heads[edge];
  if (head < 0) cover.touched[cover.touchedCount++] = edge;
  cover.from[at] = from;
  cover.to[at] = to;
  cover.next[at] = head;
  cover.heads[edge] = at;
}

/**
 * Adds to `sums[d]` twice the integral of (x dy - y dx) / 2 over the parts of the edges that more than d discs cover, d below its length, and
 * forgets all stretches. Source: Green's theorem.
 */
export function drainEdges(cover: EdgeCover, region: ClipRegion, sums: Float64Array): void {
  const { edges } = region;
  cover.places = growFloats(cover.places, 2 * cover.count);
  cover.order = growInts(cover.order, 2 * cover.count);
  const { places, order, heads, touched, from, to, next } = cover;
  for (let i = 0; i < cover.touchedCount; i++) {
    const edge = touched[i];
    let count = 0;
    // A stretch begins at an even number and ends at an odd one.
    for (let at = heads[edge]; at >= 0; at = next[at]) {
      places[count] = from[at];
      places[count + 1] = to[at];
      order[count] = count;
      order[count + 1] = count + 1;
      count += 2;
    }
    heads[edge] = -1;
    sortByKey(order, places, count);
    const at = 4 * edge;
    const whole = edges[at] * edges[at + 3] - edges[at + 1] * edges[at + 2];
    let depth = 0;
    let before = 0;
    for (let e = 0; e < count; e++) {
      const place = places[order[e]];
      const part = (place - before) * whole;
      for (let d = 0; d < Math.min(depth, sums.length); d++) sums[d] += part;
      depth += (order[e] & 1) === 0 ? 1 : -1;
      before = place;
    }
  }
  cover.count = 0;
  cover.touchedCount = 0;
}
