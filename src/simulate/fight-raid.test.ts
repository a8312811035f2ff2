import { expect, test } from 'vitest';
import { createRng } from '../kernel/random/stream.ts';
import { createRaidFighter, type RaidOutcome } from './fight-raid.ts';
import type { RaidPosts } from './raid-posts.ts';

const rng = createRng(11);
const fightRaid = createRaidFighter();

interface PostForm {
  readonly unit?: number;
  readonly stock: number;
  readonly readyRounds?: number;
  readonly reloadS?: number;
  readonly channels?: number;
  readonly salvo?: number;
  readonly shotsPerTarget?: number;
  readonly killProbability: number;
  /** From launch to intercept, seconds. */
  readonly flightS?: number;
  /** Launch window after an aircraft's start. */
  readonly window?: readonly [number, number];
}

/** A group of one post whose missiles always take the same time: the aircraft stands still beside it (speed 1e-9 m/s). */
function makePost(form: PostForm): RaidPosts {
  const [from, to] = form.window ?? [0, 1e9];
  return {
    group: {
      killProbability: form.killProbability,
      readyRounds: form.readyRounds ?? form.stock,
      reloadS: form.reloadS ?? 0,
      channels: form.channels ?? 1,
      salvo: form.salvo ?? 1,
      shotsPerTarget: form.shotsPerTarget ?? Number.POSITIVE_INFINITY,
      geometry: {
        ...{ alongM: 0, across2: 1e6, heightM: 0, reachM: 1e7, minRangeM: 0, trackM: 1 },
        ...{ speedMps: 1e-9, missileSpeedMps: 1000 / (form.flightS ?? 1e-3) },
      },
    },
    count: 1,
    unit: Int32Array.of(form.unit ?? 0),
    alongM: Float64Array.of(0),
    across2: Float64Array.of(1e6),
    windows: Float64Array.of(from, to, 0, -1),
    readyS: Float64Array.of(0),
    stock: Int32Array.of(form.stock),
  };
}

function fight(
  trial: number,
  posts: readonly RaidPosts[],
  startS: readonly number[],
  standsOff: readonly number[] = startS.map(() => 0),
): RaidOutcome {
  const raid = {
    startS: Float64Array.from(startS),
    standsOff: Uint8Array.from(standsOff),
    aim: (_: number, unit: number, number: number) => rng.uniform(1, trial, unit, number),
    hit: (_: number, unit: number, number: number) => rng.uniform(2, trial, unit, number),
  };
  return fightRaid(raid, posts);
}

/** Mean and standard error of a value over trials. */
function average(trials: number, value: (trial: number) => number): { mean: number; se: number } {
  let sum = 0;
  let squares = 0;
  for (let trial = 0; trial < trials; trial++) {
    const v = value(trial);
    sum += v;
    squares += v * v;
  }
  const mean = sum / trials;
  return { mean, se: Math.sqrt((squares / trials - mean * mean) / trials) };
}

/** |z| <= 5: a two-sided false alarm of 5.7e-7; a mean without spread has to be exact. */
function expectMean(got: { mean: number; se: number }, expected: number): void {
  if (got.se === 0) expect(got.mean).toBe(expected);
  else expect(Math.abs(got.mean - expected) / got.se).toBeLessThanOrEqual(5);
}

test('shoot, look, shoot: one aircraft, n shots: 1 - (1 - p)^n killed, (1 - (1 - p)^n) / p fired', () => {
  for (const [p, n] of [
    [0.3, 4],
    [0.7, 2],
  ] as const) {
    const killed = 1 - (1 - p) ** n;
    const run = (trial: number) =>
      fight(trial, [makePost({ stock: 9, shotsPerTarget: n, killProbability: p })], [0]);
    expectMean(
      average(20_000, (trial) => 1 - run(trial).leakers),
      killed,
    );
    expectMean(
      average(20_000, (trial) => run(trial).missilesSpent),
      killed / p,
    );
  }
});

test('a salvo spends all its rounds, whatever the first one does', () => {
  const post = () => makePost({ stock: 3, salvo: 3, shotsPerTarget: 3, killProbability: 0.4 });
  expectMean(
    average(20_000, (trial) => 1 - fight(trial, [post()], [0]).leakers),
    1 - 0.6 ** 3,
  );
  expectMean(
    average(100, (trial) => fight(trial, [post()], [0]).missilesSpent),
    3,
  );
});

test('a shared stock and unlimited time: no leak iff M rounds hold N hits', () => {
  const [M, p] = [6, 0.5];
  const noLeak = average(20_000, (trial) =>
    fight(trial, [makePost({ stock: M, killProbability: p })], [0, 0, 0]).leakers === 0 ? 1 : 0,
  );
  // P(Bin(6, 1/2) >= 3) = 42 / 64
  expectMean(noLeak, 42 / 64);
});

test('posts that do not talk: M rounds at random ones of N aircraft leave N (1 - p / N)^M', () => {
  const [M, N, p] = [5, 4, 0.6];
  const left = average(20_000, (trial) => {
    const posts = Array.from({ length: M }, (_, unit) =>
      makePost({ unit, stock: 1, killProbability: p }),
    );
    return fight(trial, posts, [0, 0, 0, 0]).leakers;
  });
  expectMean(left, N * (1 - p / N) ** M);
});

test('Erlang B: the share of arrivals that find all channels busy, with a constant time of engagement', () => {
  // An aircraft can be launched at for an instant only, so one that finds no channel is lost. Load 1.5, two channels: B = 0.31034.
  const [aircraft, flightS, load, channels] = [1000, 1, 1.5, 2];
  let blocking = 1;
  for (let c = 1; c <= channels; c++) blocking = (load * blocking) / (c + load * blocking);
  const lost = average(100, (trial) => {
    const startS: number[] = [];
    let at = 0;
    for (let j = 0; j < aircraft; j++) {
      startS.push(at);
      at += (-Math.log(1 - rng.uniform(3, trial, j, 0)) * flightS) / load;
    }
    const post = makePost({
      stock: aircraft,
      channels,
      flightS,
      killProbability: 1,
      window: [0, 0],
    });
    return fight(trial, [post], startS).leakers / aircraft;
  });
  // The first aircraft find an empty post, which lowers the share by about 0.0006: a third of the standard error.
  expectMean(lost, blocking);
});

test('rounds come back after a reload, as many as are left', () => {
  const spent = (windowS: number, stock: number): number => {
    const form = { stock, readyRounds: 2, reloadS: 10, killProbability: 0, flightS: 1e-6 };
    return fight(0, [makePost({ ...form, window: [0, windowS] })], [0]).missilesSpent;
  };
  // Two rounds at 0, two at 10, two at 20 …
  expect([5, 9.9, 10.1, 25, 1000].map((windowS) => spent(windowS, 7))).toEqual([2, 2, 4, 6, 7]);
});

test('two channels engage two aircraft together, one after the other with one', () => {
  const killed = (channels: number): number => {
    const form = { stock: 9, channels, flightS: 10, killProbability: 1 };
    return 2 - fight(0, [makePost({ ...form, window: [0, 5] })], [0, 0]).leakers;
  };
  expect([1, 2].map(killed)).toEqual([1, 2]);
});

test('an aircraft that was killed is not fired at; one missile that was on its way is spent', () => {
  const quick = makePost({ unit: 0, stock: 5, killProbability: 1, flightS: 1 });
  const slow = makePost({ unit: 1, stock: 5, killProbability: 1, flightS: 3 });
  const late = makePost({ unit: 2, stock: 5, killProbability: 1, window: [2, 100] });
  const outcome = fight(0, [quick, slow, late], [0]);
  expect(outcome).toEqual({ leakers: 0, missilesSpent: 2, unitsEmpty: 0 });
});

test('a post without a round left is empty', () => {
  const outcome = fight(
    0,
    [
      makePost({ unit: 0, stock: 1, killProbability: 0 }),
      makePost({ unit: 1, stock: 0, killProbability: 0 }),
      makePost({ unit: 2, stock: 2, shotsPerTarget: 1, killProbability: 0 }),
    ],
    [0],
  );
  expect(outcome).toEqual({ leakers: 1, missilesSpent: 2, unitsEmpty: 2 });
});

test('aircraft that stand off are not fired at, and leak', () => {
  const posts = () => [
    makePost({ unit: 0, stock: 3, killProbability: 1, window: [0, 1] }),
    makePost({ unit: 1, stock: 0, killProbability: 1 }),
  ];
  const startS = [0, 50, 100];
  expect(fight(0, posts(), startS, [1, 0, 1])).toEqual({
    leakers: 2,
    missilesSpent: 1,
    unitsEmpty: 1,
  });
  expect(fight(0, posts(), startS, [1, 1, 1])).toEqual({
    leakers: 3,
    missilesSpent: 0,
    unitsEmpty: 1,
  });
});

test('the order in which posts are listed changes nothing', () => {
  // No two events of a raid fall on the same moment.
  const posts = () =>
    [1, 1.3, 1.7].map((flightS, unit) =>
      makePost({ unit, stock: 2, killProbability: 0.5, flightS }),
    );
  for (let trial = 0; trial < 200; trial++)
    expect(fight(trial, posts().reverse(), [0, 5, 9])).toEqual(fight(trial, posts(), [0, 5, 9]));
});
