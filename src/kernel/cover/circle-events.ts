import { atan2, TWO_PI } from '../math/index.ts';
import { growFloats, growInts, sortByKey } from './sort-by-key.ts';

/** What happens at an event: another disc begins or ends, the circle enters or leaves the polygon. Values are steps of two counts. */
const discStep = 1;
const gateStep = 2;

/**
 * Events along one circle, counter-clockwise from its southern end. An event's key grows with its angle from 0 to 4: it is found with one division,
 * and keys of opposite points differ by 2.
 */
export interface CircleEvents {
  count: number;
  gates: number;
  /** Discs that cover the circle's southern end by an arc, and discs that hold the whole circle. */
  wraps: number;
  holders: number;
  /** Key, place from the centre (metres) and step by event. */
  keys: Float64Array;
  x: Float64Array;
  y: Float64Array;
  steps: Int32Array;
  order: Int32Array;
}

/** Makes room for the events of a circle. */
export function createCircleEvents(): CircleEvents {
  return {
    count: 0,
    gates: 0,
    wraps: 0,
    holders: 0,
    keys: new Float64Array(64),
    x: new Float64Array(64),
    y: new Float64Array(64),
    steps: new Int32Array(64),
    order: new Int32Array(64),
  };
}

/** Forgets the events of the circle before. */
export function clearEvents(events: CircleEvents): void {
  events.count = 0;
  events.gates = 0;
  events.wraps = 0;
  events.holders = 0;
}

/** Angle of a direction as a number in [0, 4], growing counter-clockwise from south. */
function keyOf(x: number, y: number): number {
  const slope = y / (Math.abs(x) + Math.abs(y));
  return x < 0 ? 3 - slope : 1 + slope;
}

function push(events: CircleEvents, key: number, x: number, y: number, step: number): void {
  const at = events.count++;
  if (at >= events.keys.length) {
    events.keys = growFloats(events.keys, at + 1);
    events.x = growFloats(events.x, at + 1);
    events.y = growFloats(events.y, at + 1);
    events.steps = growInts(events.steps, at + 1);
    events.order = growInts(events.order, at + 1);
  }
  events.keys[at] = key;
  events.x[at] = x;
  events.y[at] = y;
  events.steps[at] = step;
}

/**
 * Adds the arc that a disc covers whose circle crosses this one: `dx`, `dy` to its centre, `d2` their squared length, `sum` and `difference` of the radii (this
 * one first), metres. The two circles find the same ends to the last bits but one: the chord's length is the same expression for both.
 */
export function addArc(
  events: CircleEvents,
  dx: number,
  dy: number,
  d2: number,
  sum: number,
  difference: number,
): void {
  // The chord's middle lies `along` times the way to the centre, its ends `across` times that length beside it (Heron).
  const half = 0.5 / d2;
  const along = 0.5 + difference * sum * half;
  const across = half * Math.sqrt((sum * sum - d2) * (d2 - difference * difference));
  const x1 = along * dx + across * dy;
  const y1 = along * dy - across * dx;
  const x2 = along * dx - across * dy;
  const y2 = along * dy + across * dx;
  const from = keyOf(x1, y1);
  const to = keyOf(x2, y2);
  // Where circles all but touch, rounding may exchange the ends: such an arc is none, or the whole circle.
  if (along >= 0 && from > to && from - to < 1) return;
  if (along < 0 && from <= to && to - from < 1) {
    events.holders++;
    return;
  }
  if (from > to) events.wraps++;
  push(events, from, x1, y1, discStep);
  push(events, to, x2, y2, -discStep);
}

/** Adds a crossing with the polygon's boundary, `x`, `y` from the centre; `sense` is 1 where the circle enters the polygon there, -1 where it leaves. */
export function addGate(events: CircleEvents, x: number, y: number, sense: 1 | -1): void {
  events.gates++;
  push(events, keyOf(x, y), x, y, sense * gateStep);
}

/** Sorts the events. */
export function sortEvents({ order, keys, count }: CircleEvents): void {
  for (let i = 0; i < count; i++) order[i] = i;
  sortByKey(order, keys, count);
}

/**
 * Tells whether the circle's southern end lies inside the polygon: gates tell it, because inside and outside take turns. Of the two answers the one
 * is taken that contradicts the gates on the shorter part of the circle: gates in one place may be in any order. Null when the gates do not tell.
 */
export function startsInside(events: CircleEvents): boolean | null {
  const { order, keys, steps, count } = events;
  let state = 0;
  let below = 0;
  let above = 0;
  for (let i = 0; i < count; i++) {
    const step = steps[order[i]];
    if (step === gateStep || step === -gateStep) state += step;
    const length = (i + 1 < count ? keys[order[i + 1]] : 4) - keys[order[i]];
    if (state < 0) below += length;
    if (state > 0) above += length;
  }
  return below === above ? null : below > above;
}

/**
 * Adds to `sums[d]` twice the integral of (x dy - y dx) / 2 over the arcs inside the polygon that exactly d other discs cover, d below `most`. The circle's centre
 * is `cx`, `cy`; events have to be sorted. Source: Green's theorem.
 */
export function addArcs(
  events: CircleEvents,
  circle: { readonly cx: number; readonly cy: number; readonly radius: number },
  isInside: boolean,
  most: number,
  sums: Float64Array,
): void {
  const { order, keys, x, y, steps, count, holders, wraps } = events;
  const { cx, cy, radius } = circle;
  let depth = holders + wraps;
  let gate = isInside ? gateStep : 0;
  if (count === 0) {
    if (gate > 0 && depth < most) sums[depth] += TWO_PI * radius * radius;
    return;
  }
  let before = order[count - 1];
  let key = keys[before] - 4;
  for (let i = 0; i < count; i++) {
    const event = order[i];
    if (depth >= 0 && depth < most && gate > 0) {
      const ax = x[before];
      const ay = y[before];
      const bx = x[event];
      const by = y[event];
      const turn = turnBetween(ax * by - ay * bx, ax * bx + ay * by, keys[event] - key);
      sums[depth] += radius * radius * turn + cx * (by - ay) - cy * (bx - ax);
    }
    const step = steps[event];
    if (step === discStep || step === -discStep) depth += step;
    else gate += step;
    before = event;
    key = keys[event];
  }
}

/** Angle in [0, 2 pi] of an arc from the sine and cosine of it, scaled alike; `keys` in [0, 4] tells a short arc from nearly a whole turn. */
function turnBetween(sine: number, cosine: number, keys: number): number {
  const angle = atan2(sine, cosine);
  if (angle < 0) return keys > 1 ? angle + TWO_PI : 0;
  return keys > 3 && angle < 1 ? angle + TWO_PI : angle;
}
