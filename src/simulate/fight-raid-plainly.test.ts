import { expect, test } from 'vitest';
import { createRng } from '../kernel/random/stream.ts';
import { createRaidFighter, type Raid, type RaidOutcome } from './fight-raid.ts';
import { earliestLaunchS, meetingPointM } from './launch-window.ts';
import { makeRaidPosts, type RaidPosts } from './raid-posts.ts';

const rng = createRng(41);

/** The raid as docs/methods/raid.md has it: whoever is asked looks at every aircraft, and the next event is looked for among all. */
function fightPlainly(raid: Raid, lists: readonly RaidPosts[]): RaidOutcome {
  const posts = lists.flatMap((list, group) =>
    Array.from({ length: list.count }, (_, index) => {
      const stock = list.stock[index] as number;
      const rounds = Math.min(list.group.readyRounds, stock);
      const later = { reloadedS: Number.POSITIVE_INFINITY, busy: 0, launches: 0, decisions: 0 };
      const shots = new Map<number, number>();
      return { list, group, index, rounds, stock: stock - rounds, ...later, shots, on: new Set() };
    }),
  );
  type Post = (typeof posts)[number];
  type Event = { at: number; run: (now: number) => void };
  const events: Event[] = [];
  const flying = new Set(Array.from(raid.startS.keys()).filter((j) => raid.standsOff[j] !== 1));
  let missilesSpent = 0;
  const launchS = ({ list, index }: Post, target: number, now: number): number => {
    const since = now - (raid.startS[target] as number);
    const ready = Math.max(list.readyS[index] as number, since);
    const at = earliestLaunchS(list.windows, 4 * index, ready);
    return at <= since ? now : Math.max(now, (raid.startS[target] as number) + at);
  };
  const launch = (post: Post, target: number, now: number): void => {
    const { list, index, group } = post;
    const { salvo, shotsPerTarget, reloadS, geometry, killProbability } = list.group;
    const before = post.shots.get(target) ?? 0;
    const rounds = Math.min(salvo, post.rounds, shotsPerTarget - before);
    const number = post.launches++;
    post.shots.set(target, before + rounds);
    post.rounds -= rounds;
    post.busy++;
    post.on.add(target);
    missilesSpent += rounds;
    if (post.rounds === 0 && post.stock > 0) post.reloadedS = now + reloadS;
    const { alongM, across2 } = list;
    const at = { ...geometry, alongM: alongM[index] as number, across2: across2[index] as number };
    const startS = raid.startS[target] as number;
    const meetsS = startS + meetingPointM(at, now - startS) / geometry.speedMps;
    const meet = (then: number): void => {
      post.busy--;
      post.on.delete(target);
      let miss = 1;
      for (let n = 0; n < rounds; n++) miss *= 1 - killProbability;
      const unit = list.unit[index] as number;
      if (flying.has(target) && raid.hit(group, unit, number) < 1 - miss) flying.delete(target);
      wake(post, then);
    };
    events.push({ at: Math.max(now, meetsS), run: meet });
  };
  const wake = (post: Post, now: number): void => {
    const { readyRounds, channels, shotsPerTarget } = post.list.group;
    if (now >= post.reloadedS) {
      const all = post.rounds + post.stock;
      post.rounds = Math.min(readyRounds, all);
      post.stock = all - post.rounds;
      post.reloadedS = Number.POSITIVE_INFINITY;
    }
    while (post.busy < channels) {
      const open = [...flying].filter(
        (target) => !post.on.has(target) && (post.shots.get(target) ?? 0) < shotsPerTarget,
      );
      const now0 =
        post.rounds === 0 ? [] : open.filter((target) => launchS(post, target, now) <= now);
      if (now0.length > 0) {
        const unit = post.list.unit[post.index] as number;
        const pick =
          now0.length === 1
            ? 0
            : Math.floor(raid.aim(post.group, unit, post.decisions++) * now0.length);
        launch(post, now0[pick] as number, now);
        continue;
      }
      const at =
        post.rounds === 0
          ? post.reloadedS
          : Math.min(Number.POSITIVE_INFINITY, ...open.map((target) => launchS(post, target, now)));
      if (at < Number.POSITIVE_INFINITY) events.push({ at, run: (then) => wake(post, then) });
      return;
    }
  };
  for (const post of posts) {
    const first = [...flying][0];
    if (first === undefined || post.rounds === 0 || post.list.group.channels === 0) continue;
    const ready = post.list.readyS[post.index] as number;
    const at =
      (raid.startS[first] as number) + earliestLaunchS(post.list.windows, 4 * post.index, ready);
    if (at < Number.POSITIVE_INFINITY) events.push({ at, run: (now) => wake(post, now) });
  }
  while (flying.size > 0 && events.length > 0) {
    let next = 0;
    events.forEach(({ at }, e) => {
      if (at < (events[next] as Event).at) next = e;
    });
    const [event] = events.splice(next, 1) as [Event];
    event.run(event.at);
  }
  return {
    leakers: flying.size + raid.standsOff.reduce((sum, off) => sum + off, 0),
    missilesSpent,
    unitsEmpty: posts.filter(({ rounds, stock }) => rounds + stock === 0).length,
  };
}

/** A made group: windows of none, one or two intervals, few rounds, sometimes slow missiles. */
function makePosts(trial: number, group: number): RaidPosts {
  const u = (number: number): number => rng.uniform(1, trial, group, number);
  const count = Math.floor(6 * u(0));
  const posts = makeRaidPosts();
  const { geometry } = posts.group;
  Object.assign(posts.group, {
    ...{ killProbability: u(1), readyRounds: 1 + Math.floor(3 * u(2)), reloadS: 60 * u(3) },
    ...{ channels: Math.floor(4 * u(4)), salvo: 1 + Math.floor(2 * u(5)) },
    shotsPerTarget: u(6) < 0.5 ? Number.POSITIVE_INFINITY : 1 + Math.floor(3 * u(6)),
  });
  Object.assign(geometry, { speedMps: 100 + 400 * u(7), missileSpeedMps: 300 + 600 * u(8) });
  posts.count = count;
  posts.unit = Int32Array.from({ length: count }, (_, i) => i);
  posts.alongM = Float64Array.from({ length: count }, (_, i) => 60_000 * u(100 + i));
  posts.across2 = Float64Array.from({ length: count }, (_, i) => (9000 * u(200 + i)) ** 2);
  posts.readyS = Float64Array.from({ length: count }, (_, i) =>
    u(300 + i) < 0.1 ? Number.POSITIVE_INFINITY : 80 * u(300 + i),
  );
  posts.stock = Int32Array.from({ length: count }, (_, i) => Math.floor(7 * u(400 + i)));
  posts.windows = Float64Array.from({ length: 4 * count }, () => 0);
  for (let i = 0; i < count; i++) {
    const [a, b, c, d] = [500, 600, 700, 800]
      .map((at) => 200 * u(at + i) - 20)
      .sort((one, other) => one - other);
    const kind = Math.floor(4 * u(900 + i));
    const empty = [0, -1];
    const first = kind === 0 || kind === 3 ? empty : [a, b];
    posts.windows.set(
      [...first, ...(kind === 1 || kind === 3 ? empty : [c, d])] as number[],
      4 * i,
    );
  }
  return posts;
}

test('10,000 random raids end as they do where every post looks at every aircraft', () => {
  const fight = createRaidFighter();
  let stopped = 0;
  for (let trial = 0; trial < 10_000; trial++) {
    const aircraft = 1 + Math.floor(12 * rng.uniform(2, trial, 0, 0));
    let at = 0;
    const raid: Raid = {
      startS: Float64Array.from({ length: aircraft }, (_, j) => {
        // Some start together.
        at += j % 3 === 0 ? 0 : 60 * rng.uniform(3, trial, j, 0) ** 2;
        return at;
      }),
      standsOff: Uint8Array.from({ length: aircraft }, (_, j) =>
        rng.uniform(4, trial, j, 0) < 0.1 ? 1 : 0,
      ),
      aim: (group, unit, number) => rng.uniform(5 + group, trial, unit, number),
      hit: (group, unit, number) => rng.uniform(15 + group, trial, unit, number),
    };
    const lists = [makePosts(trial, 0), makePosts(trial, 1)];
    const got = fight(raid, lists);
    expect(got, `${trial}`).toEqual(fightPlainly(raid, lists));
    if (got.leakers < aircraft) stopped++;
  }
  expect(stopped).toBeGreaterThan(2000);
});
