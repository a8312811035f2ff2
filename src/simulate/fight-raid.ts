import { createEventQueue } from '../kernel/index/event-queue.ts';
import { earliestLaunchS, meetingPointM, windowSize } from './launch-window.ts';
import type { RaidPosts } from './raid-posts.ts';

/** One raid that posts fight. */
export interface Raid {
  /** Posts by group; the place in the list is the `group` of the random numbers. */
  readonly posts: readonly RaidPosts[];
  /** When each aircraft starts, seconds. */
  readonly startS: Float64Array;
  /** 1 for an aircraft that stays out of reach. */
  readonly standsOff: Uint8Array;
  /** Uniform number of a post's nth decision, in [0, 1). */
  readonly aim: (group: number, unit: number, number: number) => number;
  /** Uniform number of a post's nth launch, in [0, 1). */
  readonly hit: (group: number, unit: number, number: number) => number;
}

/** What a raid came to. */
export interface RaidOutcome {
  readonly leakers: number;
  readonly missilesSpent: number;
  /** Posts in reach of the track that have no round left. */
  readonly unitsEmpty: number;
}

/** One post in the fight. */
interface Post {
  group: number;
  /** Index among the posts of its group. */
  index: number;
  /** Rounds in place, and those that can still be loaded. */
  rounds: number;
  stock: number;
  /** When the next rounds are in place; Infinity while none is on its way. */
  reloadedS: number;
  /** Engagements that are on. */
  busy: number;
  /** Launches and decisions so far: names of the post's random numbers. */
  launches: number;
  decisions: number;
}

interface Launch {
  readonly post: number;
  /** Which launch of the post it is. */
  readonly number: number;
  readonly target: number;
  readonly rounds: number;
}

/**
 * Prepares fighting raids event by event; what it needs to remember is kept from raid to raid. A post that is free fires at an aircraft chosen at random
 * among those that it may launch at now; posts do not talk to each other. A salvo of n kills at its intercept with 1 - (1 - p)^n; then the post looks
 * again (docs/methods/raid.md).
 */
export function createRaidFighter(): (raid: Raid) => RaidOutcome {
  const queue = createEventQueue();
  const posts: Post[] = [];
  let count = 0;
  let raid: Raid;
  let aircraft = 0;
  /** Rounds fired by each post at each aircraft, and whether an engagement of it is on. */
  let shots = new Int32Array(0);
  let engages = new Uint8Array(0);
  let isAlive = new Uint8Array(0);
  let candidates = new Int32Array(0);
  let launches: Launch[] = [];
  let missilesSpent = 0;

  const start = (next: Raid): void => {
    raid = next;
    aircraft = raid.startS.length;
    count = 0;
    raid.posts.forEach((list, group) => {
      for (let index = 0; index < list.count; index++) {
        const post = posts[count] ?? makePost();
        posts[count++] = post;
        const stock = list.stock[index] as number;
        post.group = group;
        post.index = index;
        post.rounds = Math.min(list.group.readyRounds, stock);
        post.stock = stock - post.rounds;
        post.reloadedS = Number.POSITIVE_INFINITY;
        post.busy = 0;
        post.launches = 0;
        post.decisions = 0;
      }
    });
    if (shots.length < count * aircraft) {
      shots = new Int32Array(count * aircraft);
      engages = new Uint8Array(count * aircraft);
    }
    if (isAlive.length !== aircraft) {
      isAlive = new Uint8Array(aircraft);
      candidates = new Int32Array(aircraft);
    }
    shots.fill(0, 0, count * aircraft);
    engages.fill(0, 0, count * aircraft);
    isAlive.fill(1);
    launches = [];
    missilesSpent = 0;
    queue.clear();
  };

  /** When the post may next launch at an aircraft, if at all. */
  const nextLaunchS = (list: RaidPosts, index: number, target: number, now: number): number => {
    const startS = raid.startS[target] as number;
    const since = now - startS;
    const ready = Math.max(list.readyS[index] as number, since);
    const at = earliestLaunchS(list.windows, index * windowSize, ready);
    // The sum of start and launch may be rounded to just behind now.
    return at <= since ? now : Math.max(now, startS + at);
  };

  /** Lists the aircraft that a post may launch at now into `candidates`; `nextS` says when another one is to be had. */
  let nextS = Number.POSITIVE_INFINITY;
  const listTargets = (p: number, now: number): number => {
    const post = posts[p] as Post;
    const list = raid.posts[post.group] as RaidPosts;
    let found = 0;
    nextS = Number.POSITIVE_INFINITY;
    for (let target = 0; target < aircraft; target++) {
      if (isAlive[target] === 0 || raid.standsOff[target] === 1) continue;
      const pair = p * aircraft + target;
      if (engages[pair] === 1 || (shots[pair] as number) >= list.group.shotsPerTarget) continue;
      const at = nextLaunchS(list, post.index, target, now);
      if (at <= now) candidates[found++] = target;
      else if (at < nextS) nextS = at;
    }
    return found;
  };

  const launch = (p: number, target: number, now: number): void => {
    const post = posts[p] as Post;
    const list = raid.posts[post.group] as RaidPosts;
    const { group } = list;
    const pair = p * aircraft + target;
    const rounds = Math.min(
      group.salvo,
      post.rounds,
      group.shotsPerTarget - (shots[pair] as number),
    );
    post.rounds -= rounds;
    post.busy++;
    shots[pair] = (shots[pair] as number) + rounds;
    engages[pair] = 1;
    missilesSpent += rounds;
    if (post.rounds === 0 && post.stock > 0) post.reloadedS = now + group.reloadS;
    group.geometry.alongM = list.alongM[post.index] as number;
    group.geometry.across2 = list.across2[post.index] as number;
    const startS = raid.startS[target] as number;
    const meetsS = startS + meetingPointM(group.geometry, now - startS) / group.geometry.speedMps;
    launches.push({ post: p, number: post.launches++, target, rounds });
    // A launch is an event below zero, a post to wake one from zero on.
    queue.add(Math.max(now, meetsS), -launches.length);
  };

  /** Lets a post fire as long as it can, and says when it is to be asked again. */
  const wake = (p: number, now: number): void => {
    const post = posts[p] as Post;
    const list = raid.posts[post.group] as RaidPosts;
    if (now >= post.reloadedS) reload(post, list.group.readyRounds);
    while (post.busy < list.group.channels) {
      if (post.rounds === 0) {
        if (post.reloadedS < Number.POSITIVE_INFINITY) queue.add(post.reloadedS, p);
        return;
      }
      const found = listTargets(p, now);
      if (found === 0) {
        if (nextS < Number.POSITIVE_INFINITY) queue.add(nextS, p);
        return;
      }
      const unit = list.unit[post.index] as number;
      const choice =
        found === 1 ? 0 : Math.floor(raid.aim(post.group, unit, post.decisions++) * found);
      launch(p, candidates[choice] as number, now);
    }
  };

  const meet = ({ post: p, number, target, rounds }: Launch, now: number): void => {
    const post = posts[p] as Post;
    const list = raid.posts[post.group] as RaidPosts;
    post.busy--;
    engages[p * aircraft + target] = 0;
    if (isAlive[target] === 1) {
      let miss = 1;
      for (let n = 0; n < rounds; n++) miss *= 1 - list.group.killProbability;
      const unit = list.unit[post.index] as number;
      if (raid.hit(post.group, unit, number) < 1 - miss) isAlive[target] = 0;
    }
    wake(p, now);
  };

  return (next) => {
    start(next);
    for (let p = 0; p < count; p++) wake(p, Number.NEGATIVE_INFINITY);
    while (queue.size() > 0) {
      const event = queue.take();
      if (event >= 0) wake(event, queue.time());
      else meet(launches[-1 - event] as Launch, queue.time());
    }
    let unitsEmpty = 0;
    for (let p = 0; p < count; p++)
      if ((posts[p] as Post).rounds + (posts[p] as Post).stock === 0) unitsEmpty++;
    return { leakers: isAlive.reduce((sum, alive) => sum + alive, 0), missilesSpent, unitsEmpty };
  };
}

function makePost(): Post {
  return {
    ...{ group: 0, index: 0, rounds: 0, stock: 0, reloadedS: 0 },
    ...{ busy: 0, launches: 0, decisions: 0 },
  };
}

function reload(post: Post, readyRounds: number): void {
  post.rounds = Math.min(readyRounds, post.stock);
  post.stock -= post.rounds;
  post.reloadedS = Number.POSITIVE_INFINITY;
}
