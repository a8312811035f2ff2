import { expect, test } from 'vitest';
import {
  type GroupForm,
  makeCase,
  makeGroup,
  makeWorld,
  rectangleAbout,
} from '../../../test/properties/make-case.ts';
import type { Case } from '../../domain/case.ts';
import { blockTrials } from '../../domain/tally.ts';
import { sampleDistribution } from '../../draw/sample-distribution.ts';
import { createRng, streamKey } from '../../kernel/random/stream.ts';
import { stevensCoverProbability } from '../../kernel/stats/stevens.ts';
import { designFixed } from '../design-cases.ts';
import { evaluate } from '../evaluate.ts';
import { startLocalRunner } from '../local-runner.ts';
import { findDrivers } from './find-drivers.ts';

const seed = 5;
const rng = createRng(seed);
const uniform = (name: string, trial: number): number => rng.uniform(streamKey(name), trial, 0, 0);

/** A case of one group in one posture. */
const caseOf = (form: Partial<GroupForm>): Case =>
  makeCase({ groups: [makeGroup({ id: 'a', count: 100, rangeM: 5000, ...form })] });

/** Worlds whose outcomes are drawn from a known chance of the unknowns' values, block by block. */
function drawHits(each: Case, trials: number, chance: (values: Map<string, number>) => number) {
  const group = each.groups[0] as Case['groups'][number];
  const open = [group.count, group.ready, group.envelope.rangeM].filter(
    ({ quantity }) => quantity.distribution.kind !== 'fixed',
  );
  return Array.from({ length: trials / blockTrials }, (_, block) => {
    let hits = 0n;
    for (let t = 0; t < blockTrials; t++) {
      const trial = block * blockTrials + t;
      const values = new Map(
        open.map(({ path, quantity }) => [
          path,
          sampleDistribution(quantity.distribution, uniform(`unknown:${path}`, trial)),
        ]),
      );
      if (uniform('luck', trial) < chance(values)) hits |= 1n << BigInt(t);
    }
    return hits;
  });
}

function driversOf(each: Case, hits: readonly bigint[]) {
  const trials = hits.length * blockTrials;
  const [found] = findDrivers({
    ...{ each, posture: 'all', interpretation: 'border', seed },
    rows: [{ measure: 'm', altitude: 0, trials, hits }],
  });
  if (found === undefined) throw new Error('nothing found');
  return found;
}

/** Mean over the middle points of a range, which is exact enough for smooth functions. */
const meanOver = (f: (u: number) => number, steps = 400): number =>
  Array.from({ length: steps }, (_, i) => f((i + 0.5) / steps)).reduce((a, b) => a + b, 0) / steps;

test('one unknown: shares, range, chances at its 10 % and 90 % points, and the tipping point are those of the chance that worlds were drawn with', () => {
  // Arcs on a ring: Stevens, which is no logistic curve.
  const each = caseOf({ ready: { kind: 'uniform', low: 0.2, high: 1 } });
  const p = (ready: number): number =>
    stevensCoverProbability(Math.round(100 * ready), { numerator: 6n, denominator: 100n });
  const of = (u: number): number => p(0.2 + 0.8 * u);
  const hits = drawHits(each, 4096, (values) => p(values.get('posture.a.ready') ?? 0));
  const found = driversOf(each, hits);
  const mean = meanOver(of);
  const known = meanOver((u) => (of(u) - mean) ** 2) / (mean * (1 - mean));
  expect(found.unknowns.map(({ unknown }) => unknown)).toEqual(['posture.a.ready']);
  const [effect] = found.unknowns;
  // A correlation ratio from n outcomes has a standard error of at most sqrt(known) * 2 / sqrt(n) = 0.027; 4 of them, and what the curve's shape leaves.
  expect(Math.abs((effect?.firstOrder ?? 0) - known)).toBeLessThan(0.1);
  expect(Math.abs((effect?.totalEffect ?? 0) - known)).toBeLessThan(0.1);
  expect(Math.abs(found.luck - (1 - known))).toBeLessThan(0.1);
  expect(found.luck + (effect?.totalEffect ?? 0)).toBeCloseTo(1, 1);
  [0.1, 0.9].forEach((u, end) => {
    expect(Math.abs((effect?.chances[end] ?? 0) - of(u))).toBeLessThan(0.06);
    expect(effect?.points[end]).toBeCloseTo(0.2 + 0.8 * u, 12);
  });
  expect(Math.abs(found.epistemic[0] - of(0.05))).toBeLessThan(0.05);
  expect(Math.abs(found.epistemic[1] - of(0.95))).toBeLessThan(0.05);
  const tips = Array.from({ length: 801 }, (_, i) => 0.2 + i / 1000).find((r) => p(r) >= 0.5) ?? 0;
  // Where the chance is one half, 4,096 worlds fix the value to a few per cent of the range: slope about 3 per unit of ready share.
  expect(Math.abs((found.tippingPoint?.value ?? 0) - tips)).toBeLessThan(0.04);
  expect(found.tippingPoint?.unit).toBe('share');
});

test('two unknowns that work together: total effects exceed first-order ones, as quadrature says', () => {
  const each = caseOf({
    count: { kind: 'uniform', low: 20, high: 200 },
    ready: { kind: 'uniform', low: 0.1, high: 0.9 },
  });
  const p = (count: number, ready: number): number => {
    const posts = count * ready;
    return (posts / 60) ** 4 / (1 + (posts / 60) ** 4);
  };
  const hits = drawHits(each, 10_240, (values) =>
    p(values.get('posture.a.count') ?? 0, values.get('posture.a.ready') ?? 0),
  );
  const found = driversOf(each, hits);
  const of = (u: number, v: number): number => p(20 + 180 * u, 0.1 + 0.8 * v);
  const mean = meanOver((u) => meanOver((v) => of(u, v), 100), 100);
  const all = mean * (1 - mean);
  const exact = [of, (u: number, v: number) => of(v, u)].map((f) => {
    const first = meanOver((u) => (meanOver((v) => f(u, v), 100) - mean) ** 2, 100) / all;
    const total =
      meanOver((v) => {
        const level = meanOver((u) => f(u, v), 100);
        return meanOver((u) => (f(u, v) - level) ** 2, 100);
      }, 100) / all;
    return { first, total };
  });
  ['posture.a.count', 'posture.a.ready'].forEach((unknown, i) => {
    const effect = found.unknowns.find((one) => one.unknown === unknown);
    // Four standard errors of a share of the variance at 10,240 worlds, as above: 0.07.
    expect(Math.abs((effect?.firstOrder ?? 0) - (exact[i]?.first ?? 1))).toBeLessThan(0.07);
    expect(Math.abs((effect?.totalEffect ?? 0) - (exact[i]?.total ?? 1))).toBeLessThan(0.07);
    expect(effect?.totalEffect ?? 0).toBeGreaterThan(effect?.firstOrder ?? 1);
  });
});

test('screening sees every unknown with its direction, as exact steps of the true chance do', () => {
  const each = caseOf({
    count: { kind: 'uniform', low: 20, high: 200 },
    ready: { kind: 'uniform', low: 0.1, high: 0.9 },
  });
  const p = (count: number, ready: number): number => {
    const posts = count * ready;
    return (posts / 60) ** 4 / (1 + (posts / 60) ** 4);
  };
  const hits = drawHits(each, 10_240, (values) =>
    p(values.get('posture.a.count') ?? 0, values.get('posture.a.ready') ?? 0),
  );
  const { screening } = driversOf(each, hits);
  const levels = [0.05, 0.35, 0.65, 0.95];
  const of = (u: number, v: number): number => p(20 + 180 * u, 0.1 + 0.8 * v);
  const exact = (f: typeof of): number =>
    levels.reduce(
      (sum, v) => sum + (f(0.65, v) - f(0.05, v) + f(0.95, v) - f(0.35, v)) / 0.6 / 8,
      0,
    );
  for (const [unknown, f] of [
    ['posture.a.count', of],
    ['posture.a.ready', (u: number, v: number) => of(v, u)],
  ] as const) {
    const found = screening.find((one) => one.unknown === unknown);
    // Four standard errors of a mean over 16 trajectories: 4 sigma / 4.
    expect(Math.abs((found?.mean ?? 0) - exact(f))).toBeLessThan(found?.deviation ?? 0);
    expect(found?.mean).toBeGreaterThan(0.3);
    expect(found?.meanSize).toBeCloseTo(found?.mean ?? 0, 10);
  }
  expect(screening.length).toBe(2);
  expect(screening[0]?.meanSize).toBeGreaterThanOrEqual(screening[1]?.meanSize ?? 1);
});

test('where no stated value tips it, the value beyond the range is that of the true chance, on the side that lifts it', () => {
  const p = (posts: number): number => (posts / 60) ** 4 / (1 + (posts / 60) ** 4);
  const drawnWith = (low: number, high: number) => {
    const each = caseOf({ count: { kind: 'uniform', low, high } });
    return driversOf(
      each,
      drawHits(each, 10_240, (values) => p(values.get('posture.a.count') ?? 0)),
    );
  };
  // ln(1 + count) is what the curve goes by, so that of 4 ln(count / 60) is followed closely.
  const few = drawnWith(20, 45);
  expect(few).toMatchObject({ tippingPoint: null, noTipping: 'below' });
  expect(few.beyond?.unknown).toBe('posture.a.count');
  expect(Math.abs((few.beyond?.value ?? 0) - 60)).toBeLessThan(6);
  const many = drawnWith(80, 160);
  expect(many).toMatchObject({ tippingPoint: null, noTipping: 'above' });
  expect(Math.abs((many.beyond?.value ?? 0) - 60)).toBeLessThan(6);
  // Within the range there is nothing to look for beyond it.
  expect(drawnWith(20, 160)).toMatchObject({ noTipping: null, beyond: null });
});

test('a share is followed to 1 and no farther', () => {
  const each = caseOf({ ready: { kind: 'uniform', low: 0.3, high: 0.6 } });
  const chanceAtOne = (top: number) =>
    driversOf(
      each,
      drawHits(each, 10_240, (values) => top * (values.get('posture.a.ready') ?? 0) ** 2),
    );
  expect(chanceAtOne(0.4)).toMatchObject({ noTipping: 'below', beyond: null });
  const reached = chanceAtOne(0.9);
  expect(reached.noTipping).toBe('below');
  // 0.9 r^2 = 1/2 at 0.745; the curve through 0.3 to 0.6 is another one, so this is only near.
  expect(Math.abs((reached.beyond?.value ?? 0) - 0.745)).toBeLessThan(0.12);
});

test('where nothing is unknown all is chance; where an unknown does nothing it is told from chance', () => {
  const fixed = caseOf({});
  const even = drawHits(fixed, 1024, () => 0.5);
  const held = even.join() === '' ? 0 : driversOf(fixed, even).epistemic[0];
  expect(driversOf(fixed, even)).toMatchObject({
    ...{ luck: 1, unknowns: [], tippingPoint: null, noTipping: 'chance' },
    epistemic: [held, held],
  });
  const idle = caseOf({ ready: { kind: 'uniform', low: 0.3, high: 0.8 } });
  const found = driversOf(
    idle,
    drawHits(idle, 4096, () => 0.3),
  );
  expect(found.luck).toBeGreaterThan(0.99);
  expect(found.unknowns[0]?.totalEffect ?? 0).toBeLessThan(0.005);
  expect(found.tippingPoint).toBeNull();
});

test('the range over the unknowns and the share of chance are those of settings that are each run in 64 worlds', async () => {
  const ring = rectangleAbout([20, 45], 60e3, 60e3);
  const groups = [
    makeGroup({
      id: 'a',
      count: { kind: 'uniform', low: 20, high: 90 },
      ready: { kind: 'uniform', low: 0.3, high: 0.8 },
      rangeM: { kind: 'uniform', low: 5000, high: 7000 },
      areas: [{ area: { kind: 'perimeter' }, share: 1 }],
    }),
  ];
  const each = makeCase({ groups, placement: 'spread' });
  const world = makeWorld([each], [ring], { latticePoints: 400 });
  const thresholds = { areaShare: 0.95, crossingShare: 0.95, cities: 1 };
  const run = async (one: Case, trials: number) => {
    const setup = { cases: [one], world, seed, thresholds, map: null };
    const runner = await startLocalRunner(setup);
    const host = { isCancelled: () => false, elapsedMs: () => 0 };
    const { hits, measures } = await evaluate({
      ...{ setup, runner, host, designs: [designFixed(['border'], trials)] },
    });
    await runner.close();
    const row = measures.find(({ quantity, k }) => quantity === 'no-gap' && k === 1);
    return { hits: hits.get(row?.id ?? '') ?? [], estimate: row?.estimate ?? 0 };
  };
  const settings = 640;
  const plain = await run(each, 10_240);
  const nested = await run({ ...each, worldsPerSetting: 64 }, 64 * settings);
  const chances = nested.hits.map((mask) => mask.toString(2).replaceAll('0', '').length / 64);
  const mean = chances.reduce((sum, one) => sum + one, 0) / chances.length;
  const between = chances.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (chances.length - 1);
  const byChance = chances.reduce((sum, one) => sum + one * (1 - one), 0) / chances.length / 63;
  const found = driversOf(each, plain.hits);
  expect(plain.estimate).toBeGreaterThan(0.05);
  expect(plain.estimate).toBeLessThan(0.95);
  // The variance of 640 settings, long-tailed as it is, has a relative standard error of about 0.1; four of them.
  const luck = 1 - (between - byChance) / (mean * (1 - mean));
  expect(Math.abs(found.luck - luck)).toBeLessThan(4 * 0.1 * (1 - luck));
  // Chances of 64 worlds spread more than the chance itself: they are moved together by as much.
  const narrow = Math.sqrt((between - byChance) / between);
  const sorted = chances.map((one) => mean + narrow * (one - mean)).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * settings)] ?? 0;
  expect(Math.abs(found.epistemic[0] - at(0.05))).toBeLessThan(0.05);
  expect(Math.abs(found.epistemic[1] - at(0.95))).toBeLessThan(0.05);
});
