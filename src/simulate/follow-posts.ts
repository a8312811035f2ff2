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
  /** By state: the words below which a post is ready at the next time. */
  readonly limits: Float64Array;
  state: Uint8Array;
  /** 1 = supplied again. */
  supplied: Uint8Array;
  /** 1 = in place. */
  there: Uint8Array;
  /** In (0, 1): a reserve is in place as soon as the chance to be so exceeds its number. */
  arrival: Float64Array;
}

/** What a post is; the last bit says that it can fire. A hurt one never fires again. */
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
    limits: new Float64Array(3),
    state: new Uint8Array(0),
    supplied: new Uint8Array(0),
    there: new Uint8Array(0),
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
    const number = manned[i] as number;
    setLimits(posts, readinessAfter(hours - before, alert.mtbfHours, alert.mttrHours));
    before = hours;
    if (posts.arrivalStream !== null) arrive(posts, number, -expm1(-hours / alert.activationHours));
    const isLate = hours > 24 * alert.enduranceDays;
    counts[i] = (counts[i] as number) + changeAndCount(posts, number, isLate, rng, trial, i);
  }
}

/** Turns chances into words: (word + 1/2) / 2^32 < chance. A hurt post has none. */
function setLimits({ limits }: Posts, { fromReady, fromNotReady }: Transition): void {
  limits[state.notReady] = fromNotReady * 4294967296 - 0.5;
  limits[state.ready] = fromReady * 4294967296 - 0.5;
  limits[state.hurt] = 0;
}

function arrive({ arrival, there }: Posts, count: number, chance: number): void {
  for (let unit = 0; unit < count; unit++) there[unit] = (arrival[unit] as number) < chance ? 1 : 0;
}

/** Settles what no time changes, and the states before the alert. */
function startPosts(posts: Posts, alert: DrawnAlert, count: number, rng: Rng, trial: number): void {
  if (posts.state.length < count) {
    posts.state = new Uint8Array(count);
    posts.supplied = new Uint8Array(count);
    posts.there = new Uint8Array(count).fill(1);
    posts.arrival = new Float64Array(count);
  }
  const { block, arrivalStream, state: states, supplied } = posts;
  const { readyShare, unhurtShare, resuppliedShare } = alert;
  const { hurt, notReady, ready } = state;
  for (let unit = 0; unit < count; unit++) {
    if ((unit & 3) === 0) rng.words(block, posts.readyStream, trial, unit >>> 2, 0);
    // A post is unhurt below the unhurt share h and ready below h x A0: those are the ready ones of every other measure, the states of hurt
    // ones do not matter, and a larger share of either kind takes no post away.
    const u = toOpenUnit32(block[unit & 3] as number);
    states[unit] = u < readyShare ? ready : u < unhurtShare ? notReady : hurt;
  }
  for (let unit = 0; unit < count; unit++) {
    if ((unit & 3) === 0) rng.words(block, posts.supplyStream, trial, unit >>> 2, 0);
    supplied[unit] = toOpenUnit32(block[unit & 3] as number) < resuppliedShare ? 1 : 0;
  }
  if (arrivalStream === null) return;
  for (let unit = 0; unit < count; unit++) {
    if ((unit & 3) === 0) rng.words(block, arrivalStream, trial, unit >>> 2, 0);
    posts.arrival[unit] = toOpenUnit32(block[unit & 3] as number);
  }
}

/**
 * Moves the states on and counts the posts that can fire. A post that was ready stays so at every number at which one that was not becomes so:
 * more readiness before never means less after. Tables and bits stand in place of branches, which chance would make costly.
 */
function changeAndCount(
  posts: Posts,
  count: number,
  isLate: boolean,
  rng: Rng,
  trial: number,
  time: number,
): number {
  const { block, changeStream, limits, state: states, supplied, there } = posts;
  const { hurt, ready } = state;
  const early = isLate ? 0 : 1;
  let able = 0;
  for (let unit = 0; unit < count; unit++) {
    if ((unit & 3) === 0) rng.words(block, changeStream, trial, unit >>> 2, time);
    const was = states[unit] as number;
    const isReady = (block[unit & 3] as number) < (limits[was] as number);
    const is = isReady ? ready : was & hurt;
    states[unit] = is;
    able += is & (there[unit] as number) & ((supplied[unit] as number) | early);
  }
  return able;
}
