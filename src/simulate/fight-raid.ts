import type { EventQueue } from '../kernel/index/event-queue.ts';
import { earliestLaunchS, meetingPointM } from './launch-window.ts';
import type { RaidPost } from './raid-posts.ts';

/** One raid that posts fight. */
export interface Raid {
  readonly posts: readonly RaidPost[];
  /** When each aircraft starts, seconds. */
  readonly startS: Float64Array;
  /** 1 for an aircraft that stays out of reach. */
  readonly standsOff: Uint8Array;
  /** Uniform number of a post's nth decision, in [0, 1). */
  readonly aim: (post: RaidPost, number: number) => number;
  /** Uniform number of a post's nth launch, in [0, 1). */
  readonly hit: (post: RaidPost, number: number) => number;
}

/** What a raid came to. */
export interface RaidOutcome {
  readonly leakers: number;
  readonly missilesSpent: number;
  /** Posts in reach of the track that have no round left. */
  readonly unitsEmpty: number;
}

interface Launch {
  readonly post: number;
  /** Which launch of the post it is. */
  readonly number: number;
  readonly target: number;
  readonly rounds: number;
}

/**
 * Fights a raid event by event. A post that is free fires at an aircraft chosen at random among those that it may launch at now; posts do not
 * talk to each other. A salvo of n kills at its intercept with 1 - (1 - p)^n; then the post looks again (docs/methods/raid.md).
 */
export function fightRaid(raid: Raid, queue: EventQueue): RaidOutcome {
  const { posts, startS, standsOff } = raid;
  const isAlive = new Uint8Array(startS.length).fill(1);
  const candidates = new Int32Array(startS.length);
  const launches: Launch[] = [];
  let missilesSpent = 0;

  const canFireAt = (post: RaidPost, target: number): boolean =>
    isAlive[target] === 1 &&
    standsOff[target] === 0 &&
    post.engages[target] === 0 &&
    (post.shots[target] as number) < post.shotsPerTarget;

  /** Lists the aircraft that a post may launch at now; without any, says when the next one is to be had. */
  const listTargets = (post: RaidPost, now: number): { count: number; nextS: number } => {
    let count = 0;
    let nextS = Number.POSITIVE_INFINITY;
    for (let target = 0; target < startS.length; target++) {
      if (!canFireAt(post, target)) continue;
      const start = startS[target] as number;
      const since = now - start;
      const at = earliestLaunchS(post.window, Math.max(post.readyS, since));
      // The second test holds where rounding puts the sum of start and launch just behind now.
      if (at <= since || start + at <= now) candidates[count++] = target;
      else if (start + at < nextS) nextS = start + at;
    }
    return { count, nextS };
  };

  const launch = (p: number, target: number, now: number): void => {
    const post = posts[p] as RaidPost;
    const start = startS[target] as number;
    const left = post.shotsPerTarget - (post.shots[target] as number);
    const rounds = Math.min(post.salvo, post.rounds, left);
    post.rounds -= rounds;
    post.shots[target] = (post.shots[target] as number) + rounds;
    post.engages[target] = 1;
    post.busy++;
    missilesSpent += rounds;
    if (post.rounds === 0 && post.stock > 0) post.reloadedS = now + post.reloadS;
    const meetsS = start + meetingPointM(post.geometry, now - start) / post.geometry.speedMps;
    launches.push({ post: p, number: post.launches++, target, rounds });
    // A launch is an event below zero, a post to wake one from zero on.
    queue.add(Math.max(now, meetsS), -launches.length);
  };

  /** Lets a post fire as long as it can, and says when it is to be asked again. */
  const wake = (p: number, now: number): void => {
    const post = posts[p] as RaidPost;
    if (now >= post.reloadedS) reload(post);
    while (post.busy < post.channels) {
      if (post.rounds === 0) {
        if (post.reloadedS < Number.POSITIVE_INFINITY) queue.add(post.reloadedS, p);
        return;
      }
      const { count, nextS } = listTargets(post, now);
      if (count === 0) {
        if (nextS < Number.POSITIVE_INFINITY) queue.add(nextS, p);
        return;
      }
      const choice = count === 1 ? 0 : Math.floor(raid.aim(post, post.decisions++) * count);
      launch(p, candidates[choice] as number, now);
    }
  };

  const meet = ({ post: p, number, target, rounds }: Launch, now: number): void => {
    const post = posts[p] as RaidPost;
    post.busy--;
    post.engages[target] = 0;
    let miss = 1;
    for (let n = 0; n < rounds; n++) miss *= 1 - post.killProbability;
    if (isAlive[target] === 1 && raid.hit(post, number) < 1 - miss) isAlive[target] = 0;
    wake(p, now);
  };

  queue.clear();
  for (let p = 0; p < posts.length; p++) wake(p, Number.NEGATIVE_INFINITY);
  while (queue.size() > 0) {
    const event = queue.take();
    if (event >= 0) wake(event, queue.time());
    else meet(launches[-1 - event] as Launch, queue.time());
  }
  return {
    leakers: isAlive.reduce((sum, alive) => sum + alive, 0),
    missilesSpent,
    unitsEmpty: posts.reduce((sum, post) => sum + (post.rounds + post.stock === 0 ? 1 : 0), 0),
  };
}

function reload(post: RaidPost): void {
  post.rounds = Math.min(post.readyRounds, post.stock);
  post.stock -= post.rounds;
  post.reloadedS = Number.POSITIVE_INFINITY;
}
