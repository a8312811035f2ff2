import type { DrawnAlert } from '../domain/draw.ts';
import { exp, expm1 } from '../kernel/math/index.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32 } from '../kernel/random/to-unit.ts';

/** Posts of one kind that are followed through the hours after an alert, and the streams that their numbers come from. */
export interface Posts {
  readonly readyStream: number;
  readonly changeStream: number;
  readonly supplyStream: number;
  /** Stream of the times at which reserves are in place; null = these posts stand from the start. */
  readonly arrivalStream: number | null;
  readonly block: Uint32Array;
  state: Uint8Array;
  supplied: Uint8Array;
  arrival: Float64Array;
}

/** What a post is. A hurt one never fires, whatever its state would be. */
const state = { notReady: 0, ready: 1, hurt: 2 } as const;

/**
 * Makes room for posts in place (streams `ready:<group>`, which the drawer reads too, `change:<group>`, `supply:<group>`) or for a reserve
 * (the same names with `reserve-` before them, and `reserve:<group>`).
 */
export function makePosts(group: string, isReserve: boolean): Posts {
  const prefix = isReserve ? 'reserve-' : '';
  return {
    readyStream: streamKey(`${prefix}ready:${group}`),
    changeStream: streamKey(`${prefix}change:${group}`),
    supplyStream: streamKey(`${prefix}supply:${group}`),
    arrivalStream: isReserve ? streamKey(`reserve:${group}`) : null,
    block: new Uint32Array(4),
    state: new Uint8Array(0),
    supplied: new Uint8Array(0),
    arrival: new Float64Array(0),
  };
}

/** Chances of a post to be ready after a time, by what it was before. */
export interface Transition {
  readonly fromReady: number;
  readonly fromNotReady: number;
}

/**
 * Solves the two-state Markov process with rates 1 / mtbf (out of readiness) and 1 / mttr (into it), hours: with A = mtbf / (mtbf + mttr) and
 * r = 1 / mtbf + 1 / mttr the chance to be ready after t is A + (1 - A) e^(-r t) from ready and A - A e^(-r t) from not ready.
 *
 * Source: Barlow and Proschan 1965, Mathematical Theory of Reliability, chapter 3.
 */
export function readinessAfter(hours: number, mtbfHours: number, mttrHours: number): Transition {
  const steady = mtbfHours / (mtbfHours + mttrHours);
  const exponent = -hours * (1 / mtbfHours + 1 / mttrHours);
  return {
    fromReady: steady + (1 - steady) * exp(exponent),
    fromNotReady: -steady * expm1(exponent),
  };
}

/**
 * Adds to `counts` how many posts can fire at each of `alertHours`. `manned[i]` posts, those of the least numbers, are manned at time i; it
 * must not rise. One number a post decides its state at 0, one a post and time every change after it, one a post whether it is supplied
 * again, one a post of a reserve when it is in place.
 */
export function followPosts(
  posts: Posts,
  alert: DrawnAlert,
  manned: Float64Array,
  alertHours: readonly number[],
  rng: Rng,
  trial: number,
  counts: Float64Array,
): void {
  const most = manned[0] ?? 0;
  if (most === 0 || alert.unhurtShare === 0) return;
  startPosts(posts, alert, most, rng, trial);
  let before = 0;
  for (let i = 0; i < alertHours.length; i++) {
    const hours = alertHours[i] as number;
    const change = readinessAfter(hours - before, alert.mtbfHours, alert.mttrHours);
    before = hours;
    const number = manned[i] as number;
    if (hours > 0) changeStates(posts, change, number, rng, trial, i);
    const isLate = hours > 24 * alert.enduranceDays;
    const arrived = posts.arrivalStream === null ? 1 : -expm1(-hours / alert.activationHours);
    counts[i] = (counts[i] as number) + countAble(posts, number, isLate, arrived);
  }
}

/** Settles what no time changes, and the states before the alert. */
function startPosts(posts: Posts, alert: DrawnAlert, count: number, rng: Rng, trial: number): void {
  if (posts.state.length < count) {
    posts.state = new Uint8Array(count);
    posts.supplied = new Uint8Array(count);
    posts.arrival = new Float64Array(count);
  }
  const { block, arrivalStream } = posts;
  const { readyShare, unhurtShare, resuppliedShare } = alert;
  const whole = Math.min(1, readyShare / unhurtShare);
  const unhurt = whole + (1 - whole) * unhurtShare;
  for (let unit = 0; unit < count; unit++) {
    if ((unit & 3) === 0) rng.words(block, posts.readyStream, trial, unit >>> 2, 0);
    // The number's place inside its part, ready or not, is uniform too: it tells which posts are hurt, so that what is ready and
    // unhurt is what the drawer calls ready.
    const u = toOpenUnit32(block[unit & 3] as number);
    if (u < readyShare) posts.state[unit] = state.ready;
    else if (u < whole || u >= unhurt) posts.state[unit] = state.hurt;
    else posts.state[unit] = state.notReady;
  }
  for (let unit = 0; unit < count; unit++) {
    if ((unit & 3) === 0) rng.words(block, posts.supplyStream, trial, unit >>> 2, 0);
    posts.supplied[unit] = toOpenUnit32(block[unit & 3] as number) < resuppliedShare ? 1 : 0;
  }
  if (arrivalStream === null) return;
  for (let unit = 0; unit < count; unit++) {
    if ((unit & 3) === 0) rng.words(block, arrivalStream, trial, unit >>> 2, 0);
    posts.arrival[unit] = toOpenUnit32(block[unit & 3] as number);
  }
}

/** A post that was ready stays so at every number at which one that was not becomes so: more readiness before never means less after. */
function changeStates(
  posts: Posts,
  { fromReady, fromNotReady }: Transition,
  count: number,
  rng: Rng,
  trial: number,
  time: number,
): void {
  const { block, changeStream } = posts;
  const states = posts.state;
  for (let unit = 0; unit < count; unit++) {
    if ((unit & 3) === 0) rng.words(block, changeStream, trial, unit >>> 2, time);
    const was = states[unit] as number;
    if (was === state.hurt) continue;
    const chance = was === state.ready ? fromReady : fromNotReady;
    states[unit] = toOpenUnit32(block[unit & 3] as number) < chance ? state.ready : state.notReady;
  }
}

function countAble(posts: Posts, count: number, isLate: boolean, arrived: number): number {
  const { arrival, arrivalStream, state: states, supplied } = posts;
  const isThere = arrivalStream === null;
  let able = 0;
  for (let unit = 0; unit < count; unit++) {
    if (states[unit] !== state.ready) continue;
    if (isLate && supplied[unit] === 0) continue;
    if (isThere || (arrival[unit] as number) < arrived) able++;
  }
  return able;
}
