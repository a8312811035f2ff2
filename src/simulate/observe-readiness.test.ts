import fc from 'fast-check';
import { expect, test } from 'vitest';
import activation from '../../test/oracle/order_statistics_activation.json' with { type: 'json' };
import {
  type GroupForm,
  makeCase,
  makeGroup,
  makeWorld,
  propertyRuns,
  rectangleAbout,
} from '../../test/properties/make-case.ts';
import type { Case } from '../domain/case.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { exp } from '../kernel/math/index.ts';
import { readinessAfter } from './follow-posts.ts';
import { createReadiness } from './observe-readiness.ts';

const seed = 11;
const world = makeWorld(
  [makeCase({ groups: [makeGroup({ id: 'a', count: 1, rangeM: 1 })] })],
  [rectangleAbout([20, 45], 80_000, 50_000)],
);
const hours = [0, 1, 6, 24, 72, 168, 720];

function caseOf(forms: readonly Omit<GroupForm, 'rangeM'>[], alertHours = hours): Case {
  const groups = forms.map((form) => makeGroup({ ...form, rangeM: 1000 }));
  return makeCase({ groups, alertHours });
}

/** Shares of one world by time. */
function sharesOf(each: Case, trial = 0): number[] {
  const values = new Float64Array(each.alertHours.length * each.postures.length);
  createReadiness(each, seed)(createDrawer(each, world, seed)(trial), [], values, 0);
  return [...values];
}

/** Mean share over many worlds, by time. */
function meansOf(each: Case, trials: number): number[] {
  const draw = createDrawer(each, world, seed);
  const observe = createReadiness(each, seed);
  const values = new Float64Array(each.alertHours.length);
  const sums = values.slice();
  for (let trial = 0; trial < trials; trial++) {
    observe(draw(trial), [], values, 0);
    values.forEach((value, i) => {
      sums[i] = (sums[i] as number) + value / trials;
    });
  }
  return [...sums];
}

const alert = { mtbfHours: 40, mttrHours: 10 };

test('before the alert as many posts are ready as in every other measure, whatever puts them out of action', () => {
  for (const losses of [{}, { suppressedShare: 0.3 }, { commonFailureProbability: 0.5 }]) {
    const each = caseOf([{ id: 'a', count: 700, ready: 0.6, losses, alert }]);
    for (let trial = 0; trial < 20; trial++) {
      const { count } = createDrawer(each, world, seed)(trial).groups[0] ?? { count: -1 };
      expect(sharesOf(each, trial)[0]).toBe(count / 700);
    }
  }
});

test('a step over the sum of two times is the two steps: the process has no memory', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      (s, t, mtbf, mttr) => {
        const [first, second, both] = [s, t, s + t].map((h) => readinessAfter(h, mtbf, mttr));
        const over = (start: number): number =>
          start * (second?.fromReady ?? 0) + (1 - start) * (second?.fromNotReady ?? 0);
        expect(over(first?.fromReady ?? 0)).toBeCloseTo(both?.fromReady ?? -1, 12);
        expect(over(first?.fromNotReady ?? 0)).toBeCloseTo(both?.fromNotReady ?? -1, 12);
      },
    ),
    { numRuns: propertyRuns, seed: 1 },
  );
});

test('times follow each other as one path: ready at both of two times has the chance of the process', () => {
  // One post: the product of its shares at two times is 1 if it is ready at both.
  const each = caseOf([{ id: 'a', count: 1, ready: 0.3, alert }], [2, 9]);
  const observe = createReadiness(each, seed);
  const draw = createDrawer(each, world, seed);
  const values = new Float64Array(2);
  const trials = 20_000;
  let both = 0;
  for (let trial = 0; trial < trials; trial++) {
    observe(draw(trial), [], values, 0);
    both += (values[0] as number) * (values[1] as number);
  }
  const { fromReady, fromNotReady } = readinessAfter(2, 40, 10);
  const chance = (0.3 * fromReady + 0.7 * fromNotReady) * readinessAfter(7, 40, 10).fromReady;
  const z = (both / trials - chance) / Math.sqrt((chance * (1 - chance)) / trials);
  expect(Math.abs(z)).toBeLessThan(5);
});

test('the k-th of n reserves is in place by t with the published chance', () => {
  for (const { n, k, rate, t, p } of activation.vectors) {
    const trials = 4000;
    const reserve = { count: n, activationHours: 1 / rate };
    const each = caseOf(
      [{ id: 'a', count: 0, ready: 1, alert: { mttrHours: 0.01 }, reserve }],
      [t],
    );
    const observe = createReadiness(each, seed);
    const draw = createDrawer(each, world, seed);
    const values = new Float64Array(1);
    let hits = 0;
    for (let trial = 0; trial < trials; trial++) {
      observe(draw(trial), [], values, 0);
      if (Math.round((values[0] as number) * n) >= k) hits++;
    }
    expect(Math.abs(hits / trials - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / trials));
  }
});

test('all crews man the surge, crews in shifts what follows, supplies those that are left', () => {
  const crews = { operators: 120, perPost: 2, hoursPerWeek: 42 };
  const lasting = { mtbfHours: 1e6, mttrHours: 0.01, surgeHours: 24, enduranceDays: 3 };
  const each = caseOf([
    { id: 'a', count: 100, ready: 1, crews, alert: { ...lasting, resuppliedShare: 0 } },
  ]);
  // 60 posts with all crews on duty, 15 in shifts; none after three days.
  expect(sharesOf(each).map((share) => Math.round(60 * share))).toEqual([60, 60, 60, 60, 15, 0, 0]);
  const half = caseOf([{ id: 'a', count: 4000, alert: { ...lasting, resuppliedShare: 0.5 } }]);
  const shares = sharesOf(half);
  expect(shares[4]).toBeGreaterThan(0.99);
  expect(Math.abs((shares[5] as number) - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / 4000));
  // The same posts stay without supplies.
  expect(Math.abs((shares[6] as number) - (shares[5] as number))).toBeLessThan(0.01);
});

test('a post that is put out of action stays so, and a common failure silences a group for good', () => {
  const suppressed = { suppressedShare: 0.4 };
  const each = caseOf([{ id: 'a', count: 5000, ready: 0.2, losses: suppressed, alert }]);
  sharesOf(each).forEach((share, i) => {
    const { fromReady, fromNotReady } = readinessAfter(hours[i] as number, 40, 10);
    const chance = 0.6 * (0.2 * fromReady + 0.8 * fromNotReady);
    expect(Math.abs(share - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / 5000));
  });
  const common = { commonFailureProbability: 0.5 };
  const failing = caseOf([
    { id: 'a', count: 50, losses: common, alert, reserve: { count: 50, activationHours: 1 } },
  ]);
  const silent = Array.from({ length: 400 }, (_, trial) => sharesOf(failing, trial)).filter(
    (shares) => shares[0] === 0,
  );
  expect(Math.abs(silent.length / 400 - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / 400));
  expect(silent.flat().every((share) => share === 0)).toBe(true);
});

test('adding, dropping or reordering groups and posts leaves the numbers of the others alone', () => {
  const a = { id: 'a', count: 90, ready: 0.5, alert, reserve: { count: 30, activationHours: 9 } };
  const b = { id: 'b', count: 40, ready: 0.3, alert };
  const split = (each: Case): Case => ({
    ...each,
    postures: each.groups.map(({ id }) => ({ id, label: id, groups: [id] })),
  });
  for (const trial of [0, 5]) {
    const both = sharesOf(split(caseOf([a, b])), trial);
    expect(sharesOf(split(caseOf([b, a])), trial)).toEqual([...both.slice(7), ...both.slice(0, 7)]);
    expect(sharesOf(caseOf([b]), trial)).toEqual(both.slice(7));
  }
  // More posts keep every ready one; those in reserve do not move.
  const more = sharesOf(caseOf([{ ...a, count: 131 }])).map((share) => Math.round(161 * share));
  const few = sharesOf(caseOf([a])).map((share) => Math.round(120 * share));
  more.forEach((count, i) => {
    expect(count).toBeGreaterThanOrEqual(few[i] as number);
    expect(count).toBeLessThanOrEqual((few[i] as number) + 41);
  });
});

test('more readiness, longer mtbf, shorter mttr and call-up, more supplies, less suppression never lower a share', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const time = fc.double({ min: 0.1, max: 300, noNaN: true });
  fc.assert(
    fc.property(share, share, share, time, time, time, share, (...numbers) => {
      const [ready, suppressedShare, resuppliedShare, mtbfHours, mttrHours, activationHours, step] =
        numbers;
      const make = (by: number): Case =>
        caseOf([
          {
            ...{ id: 'a', count: 60, ready: Math.min(1, ready + by) },
            losses: { suppressedShare: suppressedShare / (1 + by) },
            alert: {
              mtbfHours: mtbfHours * (1 + by),
              mttrHours: mttrHours / (1 + by),
              enduranceDays: 2 + by,
              resuppliedShare: Math.min(1, resuppliedShare + by),
            },
            reserve: { count: 20, activationHours: activationHours / (1 + by) },
          },
        ]);
      const before = sharesOf(make(0));
      sharesOf(make(step)).forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(before[i] as number);
        expect(value).toBeLessThanOrEqual(1);
      });
    }),
    { numRuns: propertyRuns, seed: 2 },
  );
});

test('an even share of time is ready in the long run, and no posts at all are no share', () => {
  const each = caseOf([{ id: 'a', count: 400, ready: 0, alert }]);
  const means = meansOf(each, 200);
  const last = means.at(-1) as number;
  expect(Math.abs(last - 0.8)).toBeLessThan(5 * Math.sqrt(0.16 / 80_000));
  const early = 0.8 * (1 - exp(-6 * (1 / 40 + 1 / 10)));
  expect(Math.abs((means[2] as number) - early)).toBeLessThan(
    5 * Math.sqrt((early * (1 - early)) / 80_000),
  );
  expect(sharesOf(caseOf([{ id: 'a', count: 0 }]))).toEqual(hours.map(() => 0));
});
