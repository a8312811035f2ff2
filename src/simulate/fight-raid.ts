import { createEventQueue } from '../kernel/index/event-queue.ts';
import { createLazyOrder } from '../kernel/index/lazy-order.ts';
import { earliestLaunchS, meetingPointM, windowSize } from './launch-window.ts';
import type { RaidPosts } from './raid-posts.ts';

/** One raid that posts fight. */
export interface Raid {
  /** When each aircraft starts, seconds; ascending. */
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

/** Something that happens in a raid: no place, no direction, no distance. */
export interface RaidEvent {
  /** Since the first aircraft started. */
  readonly timeS: number;
  /**
   * `engaged`: a post fires at it. `missed`, `stopped`: what was fired meets it. `late`: what was fired meets one that was stopped meanwhile. `empty`: the post
   * that fired has no round left.
   */
  readonly kind: 'engaged' | 'missed' | 'stopped' | 'late' | 'empty';
  /** Which one of the raid, from 0; for `empty` the one that the last round was fired at. */
  readonly aircraft: number;
  /** Missiles fired together. */
  readonly missiles: number;
}

/** Hears what happens, in the order in which it does. */
export type HearRaid = (
  timeS: number,
  kind: RaidEvent['kind'],
  aircraft: number,
  missiles: number,
) => void;

/** The posts in the fight that may fire. */
interface Fighters {
  readonly group: Int32Array;
  /** Index of each among the posts of its group. */
  readonly index: Int32Array;
  /** From an aircraft's start until the post may launch at it for the first time. */
  readonly firstS: Float64Array;
  /** Rounds in place, and those that can still be loaded. */
  readonly rounds: Float64Array;
  readonly stock: Float64Array;
  /** When the next rounds are in place; Infinity while none is on its way. */
  readonly reloadedS: Float64Array;
  /** Engagements that are on. */
  readonly busy: Int32Array;
  /** Launches and decisions so far: names of the post's random numbers. */
  readonly launches: Int32Array;
  readonly decisions: Int32Array;
  /** Aircraft before this one are none of the post's any more: dead, standing off, fired at as often as may be, or gone by. */
  readonly first: Int32Array;
}

/** Launches of a raid, in their order. */
interface Launches {
  readonly post: Int32Array;
  /** Which launch of the post each is. */
  readonly number: Int32Array;
  readonly target: Int32Array;
  readonly rounds: Float64Array;
}

/** Lets posts fight a raid: they are listed by group, and the place in the list is the `group` of the random numbers. */
export type FightRaid = (raid: Raid, posts: readonly RaidPosts[], hear?: HearRaid) => RaidOutcome;

/**
 * Prepares fighting raids event by event; what it needs to remember is kept from raid to raid. A post that is free fires at an aircraft chosen at random
 * among those that it may launch at now; posts do not talk to each other. A salvo of n kills at its intercept with 1 - (1 - p)^n; then the post looks
 * again (docs/methods/raid.md).
 */
export function createRaidFighter(): FightRaid {
  const queue = createEventQueue();
  /** Posts by the time that an aircraft takes to reach them; those before `woken` were asked already. */
  const order = createLazyOrder();
  let woken = 0;
  let posts = makeFighters(0);
  let count = 0;
  /** Posts that have no round from the start. */
  let empty = 0;
  let raid: Raid;
  let lists: readonly RaidPosts[] = [];
  let aircraft = 0;
  /** Rounds fired by each post at each aircraft, and whether an engagement of it is on; all 0 between raids. */
  let shots = new Int32Array(0);
  let engages = new Uint8Array(0);
  let isAlive = new Uint8Array(0);
  /** Aircraft that fly in and are alive: none left, nothing more is fired. */
  let targets = 0;
  /** The first of them. */
  let lead = 0;
  let candidates = new Int32Array(0);
  let launches = makeLaunches(0);
  let launched = 0;
  let missilesSpent = 0;
  let hear: HearRaid | undefined;

  /** Calls every post of a group that may fire. */
  const callPosts = (list: RaidPosts, group: number): void => {
    const { readyRounds, channels } = list.group;
    for (let index = 0; index < list.count; index++) {
      const stock = list.stock[index] as number;
      if (stock === 0) empty++;
      const rounds = Math.min(readyRounds, stock);
      const ready = list.readyS[index] as number;
      const firstS = earliestLaunchS(list.windows, index * windowSize, ready);
      if (rounds === 0 || channels === 0 || firstS === Number.POSITIVE_INFINITY) continue;
      const p = count++;
      posts.group[p] = group;
      posts.index[p] = index;
      posts.firstS[p] = firstS;
      posts.rounds[p] = rounds;
      posts.stock[p] = stock - rounds;
      posts.reloadedS[p] = Number.POSITIVE_INFINITY;
      posts.busy[p] = 0;
      posts.launches[p] = 0;
      posts.decisions[p] = 0;
      posts.first[p] = 0;
    }
  };

  /**
   * Has the next post asked when the first aircraft reaches it. Nobody whom an aircraft has not reached yet was reached by a later one: so posts wait in one line, not in
   * the queue, and none is asked for the sake of aircraft that are dead.
   */
  const awaitLead = (): void => {
    if (woken === count || targets === 0) return;
    while (isAlive[lead] === 0 || raid.standsOff[lead] === 1) lead++;
    const reachedS = posts.firstS[order.at(woken)] as number;
    queue.add((raid.startS[lead] as number) + reachedS, count + lead);
  };

  const start = (next: Raid, against: readonly RaidPosts[]): void => {
    raid = next;
    lists = against;
    aircraft = raid.startS.length;
    let listed = 0;
    for (const list of lists) listed += list.count;
    if (posts.group.length < listed) posts = makeFighters(listed);
    if (shots.length < listed * aircraft) {
      shots = new Int32Array(listed * aircraft);
      engages = new Uint8Array(listed * aircraft);
    }
    if (isAlive.length !== aircraft) {
      isAlive = new Uint8Array(aircraft);
      candidates = new Int32Array(aircraft);
    }
    isAlive.fill(1);
    targets = 0;
    for (let target = 0; target < aircraft; target++) if (raid.standsOff[target] !== 1) targets++;
    count = 0;
    empty = 0;
    launched = 0;
    missilesSpent = 0;
    queue.clear();
    for (let group = 0; group < lists.length; group++) callPosts(lists[group] as RaidPosts, group);
    order.fill(posts.firstS, count);
    woken = 0;
    lead = 0;
    awaitLead();
  };

  /** Forgets who fired at whom: fewer pairs than there are were touched. */
  const forget = (): void => {
    for (let at = 0; at < launched; at++) {
      const pair = (launches.post[at] as number) * aircraft + (launches.target[at] as number);
      shots[pair] = 0;
      engages[pair] = 0;
    }
  };

  /** Tells whether a post fires at an aircraft no more, whatever the time. */
  const isOut = (pair: number, target: number, shotsPerTarget: number): boolean =>
    isAlive[target] === 0 ||
    raid.standsOff[target] === 1 ||
    (shots[pair] as number) >= shotsPerTarget;

  /** When the post that looked last may launch at another aircraft, if at all. */
  const next = { launchS: Number.POSITIVE_INFINITY };

  /** Lists the aircraft that a post may launch at now into `candidates`, and says in `next` when another one is to be had. */
  const listTargets = (p: number, now: number): number => {
    const list = lists[posts.group[p] as number] as RaidPosts;
    const { windows } = list;
    const { shotsPerTarget } = list.group;
    const index = posts.index[p] as number;
    const readyS = list.readyS[index] as number;
    const firstToS = windows[index * windowSize + 1] as number;
    const isFirstEmpty = (windows[index * windowSize] as number) > firstToS;
    let found = 0;
    let nextS = Number.POSITIVE_INFINITY;
    let first = Math.max(lead, posts.first[p] as number);
    for (let target = first; target < aircraft; target++) {
      const pair = p * aircraft + target;
      const startS = raid.startS[target] as number;
      const since = now - startS;
      const at = isOut(pair, target, shotsPerTarget)
        ? Number.POSITIVE_INFINITY
        : earliestLaunchS(windows, index * windowSize, Math.max(readyS, since));
      if (at === Number.POSITIVE_INFINITY) {
        if (target === first) first++;
        continue;
      }
      if (engages[pair] === 1) continue;
      // The sum of start and launch may be rounded to just behind now.
      const launchS = at <= since ? now : Math.max(now, startS + at);
      if (launchS <= now) {
        candidates[found++] = target;
        continue;
      }
      if (launchS < nextS) nextS = launchS;
      // Whoever started later has flown less far: if this one waits for the first interval, so do they, and longer.
      if (isFirstEmpty || at <= firstToS) break;
    }
    posts.first[p] = first;
    next.launchS = nextS;
    return found;
  };

  const launch = (p: number, target: number, now: number): void => {
    const list = lists[posts.group[p] as number] as RaidPosts;
    const index = posts.index[p] as number;
    const { group } = list;
    const { geometry } = group;
    const pair = p * aircraft + target;
    const inPlace = posts.rounds[p] as number;
    const rounds = Math.min(group.salvo, inPlace, group.shotsPerTarget - (shots[pair] as number));
    const number = posts.launches[p] as number;
    posts.rounds[p] = inPlace - rounds;
    posts.launches[p] = number + 1;
    posts.busy[p] = (posts.busy[p] as number) + 1;
    shots[pair] = (shots[pair] as number) + rounds;
    engages[pair] = 1;
    missilesSpent += rounds;
    if (inPlace === rounds && (posts.stock[p] as number) > 0)
      posts.reloadedS[p] = now + group.reloadS;
    if (hear !== undefined) {
      hear(now, 'engaged', target, rounds);
      if (inPlace === rounds && posts.stock[p] === 0) hear(now, 'empty', target, 0);
    }
    geometry.alongM = list.alongM[index] as number;
    geometry.across2 = list.across2[index] as number;
    const startS = raid.startS[target] as number;
    const meetsS = startS + meetingPointM(geometry, now - startS) / geometry.speedMps;
    if (launched === launches.post.length) launches = lengthen(launches);
    launches.post[launched] = p;
    launches.number[launched] = number;
    launches.target[launched] = target;
    launches.rounds[launched] = rounds;
    launched++;
    // A launch is an event below zero, a post to wake one from zero on; behind these stand the aircraft that reach a post.
    queue.add(Math.max(now, meetsS), -launched);
  };

  /** Chooses one of the aircraft that a post may launch at now. */
  const choose = (p: number, found: number): number => {
    if (found === 1) return candidates[0] as number;
    const group = posts.group[p] as number;
    const unit = lists[group]?.unit[posts.index[p] as number] as number;
    const number = posts.decisions[p] as number;
    posts.decisions[p] = number + 1;
    return candidates[Math.floor(raid.aim(group, unit, number) * found)] as number;
  };

  /** Lets a post fire as long as it can, and says when it is to be asked again. */
  const wake = (p: number, now: number): void => {
    const { channels, readyRounds } = (lists[posts.group[p] as number] as RaidPosts).group;
    if (now >= (posts.reloadedS[p] as number)) reload(posts, p, readyRounds);
    while ((posts.busy[p] as number) < channels) {
      const isEmpty = posts.rounds[p] === 0;
      const found = isEmpty ? 0 : listTargets(p, now);
      if (found > 0) {
        launch(p, choose(p, found), now);
        continue;
      }
      const againS = isEmpty ? (posts.reloadedS[p] as number) : next.launchS;
      if (againS < Number.POSITIVE_INFINITY) queue.add(againS, p);
      return;
    }
  };

  const meet = (at: number, now: number): void => {
    const p = launches.post[at] as number;
    const target = launches.target[at] as number;
    const rounds = launches.rounds[at] as number;
    posts.busy[p] = (posts.busy[p] as number) - 1;
    engages[p * aircraft + target] = 0;
    if (isAlive[target] === 1) {
      const group = posts.group[p] as number;
      const list = lists[group] as RaidPosts;
      let miss = 1;
      for (let n = 0; n < rounds; n++) miss *= 1 - list.group.killProbability;
      const unit = list.unit[posts.index[p] as number] as number;
      if (raid.hit(group, unit, launches.number[at] as number) < 1 - miss) {
        isAlive[target] = 0;
        targets--;
      }
      hear?.(now, isAlive[target] === 0 ? 'stopped' : 'missed', target, rounds);
    } else hear?.(now, 'late', target, rounds);
    wake(p, now);
  };

  return (next, against, listener) => {
    hear = listener;
    start(next, against);
    while (targets > 0 && queue.size() > 0) {
      const event = queue.take();
      if (event < 0) meet(-1 - event, queue.time());
      else if (event < count) wake(event, queue.time());
      else {
        if (isAlive[event - count] === 1) wake(order.at(woken++), queue.time());
        awaitLead();
      }
    }
    let leakers = 0;
    let unitsEmpty = empty;
    for (let target = 0; target < aircraft; target++) leakers += isAlive[target] as number;
    for (let p = 0; p < count; p++)
      if ((posts.rounds[p] as number) + (posts.stock[p] as number) === 0) unitsEmpty++;
    forget();
    return { leakers, missilesSpent, unitsEmpty };
  };
}

function makeFighters(room: number): Fighters {
  return {
    group: new Int32Array(room),
    index: new Int32Array(room),
    firstS: new Float64Array(room),
    rounds: new Float64Array(room),
    stock: new Float64Array(room),
    reloadedS: new Float64Array(room),
    busy: new Int32Array(room),
    launches: new Int32Array(room),
    decisions: new Int32Array(room),
    first: new Int32Array(room),
  };
}

function makeLaunches(room: number): Launches {
  return {
    post: new Int32Array(room),
    number: new Int32Array(room),
    target: new Int32Array(room),
    rounds: new Float64Array(room),
  };
}

/** Makes room for at least 64 launches, else for twice as many as before. */
function lengthen(launches: Launches): Launches {
  const longer = makeLaunches(Math.max(64, 2 * launches.post.length));
  longer.post.set(launches.post);
  longer.number.set(launches.number);
  longer.target.set(launches.target);
  longer.rounds.set(launches.rounds);
  return longer;
}

function reload(posts: Fighters, p: number, readyRounds: number): void {
  const stock = posts.stock[p] as number;
  posts.rounds[p] = Math.min(readyRounds, stock);
  posts.stock[p] = stock - (posts.rounds[p] as number);
  posts.reloadedS[p] = Number.POSITIVE_INFINITY;
}
