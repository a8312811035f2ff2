import type { DrawnAlert } from '../domain/draw.ts';
import { exp, expm1 } from '../kernel/math/index.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';
import { createWordBits, type WordBits } from './word-bits.ts';

/** Posts of one kind that are followed through the hours after an alert, and the streams that their numbers come from; a bit a post, 32 in a word. */
export interface Posts {
  readonly readyStream: number;
  readonly changeStream: number;
  readonly supplyStream: number;
  /** Stream of the times at which reserves are in place; null = these posts stand from the start. */
  readonly arrivalStream: number | null;
  readonly bits: WordBits;
  /** Posts that can fire. */
  ready: Int32Array;
  /** Posts that nothing puts out of action; a hurt one never fires again. */
  unhurt: Int32Array;
  /** Posts that are supplied again. */
  supplied: Int32Array;
  /** Numbers of a reserve's posts: one is in place as soon as the chance to be so exceeds its number. */
  readonly arrivals: WordBits[];
}

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
    bits: createWordBits(),
    arrivals: [],
    ready: new Int32Array(0),
    unhurt: new Int32Array(0),
    supplied: new Int32Array(0),
  };
}

function makeRoom(words: number): Pick<Posts, 'ready' | 'unhurt' | 'supplied'> {
  return {
    ready: new Int32Array(words),
    unhurt: new Int32Array(words),
    supplied: new Int32Array(words),
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

/** Posts whose states the drawer has told: `unit` names those of `inPlace` posts that are ready. */
export interface KnownPosts {
  readonly count: number;
  readonly inPlace: number;
  readonly unit: Int32Array;
}

/**
 * Adds to `counts` how many posts can fire at each of `alertHours`, ascending. `manned[i]` posts, those of the least numbers, are manned at time i; it
 * must not rise. One number a post decides its state at 0, one a post and time every change after it, one a post whether it is supplied
 * again, one a post of a reserve when it is in place. Numbers that decide nothing are not drawn.
 */
export function followPosts(
  posts: Posts,
  alert: DrawnAlert,
  known: KnownPosts | null,
  manned: Float64Array,
  alertHours: readonly number[],
  rng: Rng,
  trial: number,
  counts: Float64Array,
): void {
  const most = manned[0] ?? 0;
  if (most === 0 || alert.unhurtShare === 0) return;
  startPosts(posts, alert, most, known, rng, trial);
  let before = 0;
  let wasLate = false;
  for (let i = 0; i < alertHours.length; i++) {
    const hours = alertHours[i] as number;
    const number = manned[i] as number;
    const isLate = hours > 24 * alert.enduranceDays;
    if (isLate && !wasLate) supply(posts, alert.resuppliedShare, number, rng, trial);
    wasLate = isLate;
    const transition = readinessAfter(hours - before, alert.mtbfHours, alert.mttrHours);
    before = hours;
    change(posts, number, transition, isLate, rng, trial, i);
    const arrived = posts.arrivalStream === null ? 1 : -expm1(-hours / alert.activationHours);
    counts[i] = (counts[i] as number) + countAble(posts, number, arrived);
  }
}

/** Settles the states before the alert. */
function startPosts(
  posts: Posts,
  alert: DrawnAlert,
  count: number,
  known: KnownPosts | null,
  rng: Rng,
  trial: number,
): void {
  const words = (count + 31) >>> 5;
  if (posts.ready.length < words) Object.assign(posts, makeRoom(words));
  const { arrivals, arrivalStream, bits, ready, unhurt, readyStream } = posts;
  // Where nothing hurts, the drawer has told the states of the posts that it placed.
  const told = known === null || alert.unhurtShare < 1 ? 0 : Math.min(count, known.inPlace);
  ready.fill(0, 0, words);
  if (known !== null && told > 0) {
    for (let i = 0; i < known.count; i++) {
      const unit = known.unit[i] as number;
      ready[unit >>> 5] = (ready[unit >>> 5] as number) | (1 << (unit & 31));
    }
  }
  // A post is unhurt below the unhurt share h and ready below h x A0: those are the ready ones of every other measure, the states of hurt
  // ones do not matter, and a larger share of either kind takes no post away.
  for (let w = 0; w < words; w++) {
    unhurt[w] = -1;
    if (32 * w + 32 <= told) continue;
    bits.draw(rng, readyStream, trial, w, 0, count, -1);
    // Posts before `told` are known; shifts count modulo 32.
    const fresh = told > 32 * w ? -1 << (told & 31) : -1;
    ready[w] = (ready[w] as number) | (bits.below(alert.readyShare) & fresh);
    unhurt[w] = bits.below(alert.unhurtShare) | ~fresh;
  }
  if (arrivalStream === null) return;
  for (let w = 0; w < words; w++) {
    arrivals[w] ??= createWordBits();
    arrivals[w]?.draw(rng, arrivalStream, trial, w, 0, count, -1);
  }
}

/** Settles which posts are supplied again. */
function supply(posts: Posts, share: number, count: number, rng: Rng, trial: number): void {
  const { bits, supplied, supplyStream } = posts;
  for (let w = 0; 32 * w < count; w++) {
    bits.draw(rng, supplyStream, trial, w, 0, count, -1);
    supplied[w] = bits.below(share);
  }
}

/**
 * Moves the states on. A post that was ready stays so at every number at which one that was not becomes so: more readiness before never means less
 * after. Posts that can never fire again are left out: hurt ones, and without new supplies.
 */
function change(
  posts: Posts,
  count: number,
  { fromReady, fromNotReady }: Transition,
  isLate: boolean,
  rng: Rng,
  trial: number,
  time: number,
): void {
  const { bits, changeStream, ready, unhurt, supplied } = posts;
  const isStill = fromReady === 1 && fromNotReady === 0;
  for (let w = 0; 32 * w < count; w++) {
    const was = ready[w] as number;
    const able = (unhurt[w] as number) & (isLate ? (supplied[w] as number) : -1);
    let is = was;
    if (!isStill) {
      bits.draw(rng, changeStream, trial, w, time, count, able);
      is = (was & bits.below(fromReady)) | (~was & bits.below(fromNotReady));
    }
    ready[w] = is & able;
  }
}

/** Counts the posts that can fire, of a reserve those that are in place. */
function countAble(
  { arrivals, arrivalStream, ready }: Posts,
  count: number,
  arrived: number,
): number {
  let able = 0;
  for (let w = 0; 32 * w < count; w++) {
    let word = ready[w] as number;
    if (32 * w + 32 > count) word &= (1 << (count & 31)) - 1;
    if (arrivalStream !== null && word !== 0) word &= (arrivals[w] as WordBits).below(arrived);
    able += countOnes(word);
  }
  return able;
}

/** Counts the bits of a word that are 1. Source: Warren 2013, Hacker's Delight, 5-1. */
function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
