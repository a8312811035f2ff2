import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type GroupForm,
  makeCase,
  makeGroup,
  makeIntruder,
  rectangleAbout,
  ringAbout,
} from '../properties/make-case.ts';
import { describeValues } from './describe-values.ts';
import type { Land } from './slow-model/land.ts';
import { rowKey, runSlowModel } from './slow-model/slow-model.ts';

const ring = rectangleAbout([20, 45], 60e3, 60e3);
const land: Land = { rings: [ring], coast: [ring], border: [], cities: [[20, 45]] };
const trials = 800;

const raidOf = (count: number, standOffShare = 0) => ({
  intruders: [makeIntruder({ id: 'raid', speedMps: 100, towards: 'city 0', count, standOffShare })],
});

/** Runs the slow model on one group and holds rows against their closed forms: at most 5 standard errors apart. */
function meets(
  expected: readonly (readonly [row: Parameters<typeof rowKey>[0], mean: number])[],
  form: Partial<GroupForm>,
  more: Omit<Parameters<typeof makeCase>[0], 'groups'> = {},
): void {
  const groups = [makeGroup({ id: 'post', count: 1, rangeM: 5000, ...form })];
  const rows = runSlowModel({
    ...{ land, each: makeCase({ groups, ...raidOf(1), ...more }), crossingShare: 0.95, cities: 1 },
    ...{ longestM: 60e3, trials, seed: 3 },
  });
  for (const [row, mean] of expected) {
    const got = describeValues(rows.get(rowKey({ posture: 'all', ...row })) ?? []);
    expect(Math.abs(got.mean - mean)).toBeLessThanOrEqual(5 * got.standardError + 1e-12);
  }
}

/** Every post of these raids reaches the whole track from its start. */
const everywhere: Partial<GroupForm> = {
  ...{ rangeM: 500e3, killProbability: 0.3, missilesPerLauncher: 50 },
  weapon: { missileSpeedMps: 1e6, readyRounds: 50, channels: 1 },
};
const leakers = { measure: 'raid', quantity: 'leakers', intruder: 'raid' };

test('raid: m shots at one aircraft leave it (1 - p)^m alive; shoot, look, shoot spends (1 - (1 - p)^m) / p rounds', () => {
  const spent = { ...leakers, quantity: 'missiles-spent' };
  const rows = [[leakers, 0.7 ** 4] as const, [spent, (1 - 0.7 ** 4) / 0.3] as const];
  meets(rows, { ...everywhere, doctrine: { salvo: 1, shotsPerTarget: 4 } });
  const doctrine = { salvo: 2, shotsPerTarget: 2 };
  meets([[leakers, 0.7 ** 6]], { ...everywhere, count: 3, doctrine });
});

test('raid: a stock of M and unlimited time kills N with the chance that M shots hit N times', () => {
  // P(Bin(5, 0.3) >= 2), one round after the other.
  const expected = 1 - 0.7 ** 5 - 5 * 0.3 * 0.7 ** 4;
  const row = { ...leakers, quantity: 'no-leak' };
  meets([[row, expected]], { ...everywhere, missilesPerLauncher: 5 }, raidOf(2));
});

test('raid: posts that do not talk to each other fire one round each at random: N (1 - p / N)^M are left', () => {
  // All six launch at the same moment, before anybody is hit.
  const weapon = { ...everywhere.weapon, missileSpeedMps: 2000 };
  const form = { ...everywhere, count: 6, missilesPerLauncher: 1, weapon };
  meets([[leakers, 4 * (1 - 0.3 / 4) ** 6]], form, raidOf(4));
});

test('raid: aircraft that stand off leak; too fast a target is not fired at', () => {
  const sure = { ...everywhere, killProbability: 1 };
  meets([[leakers, 1.2]], sure, raidOf(3, 0.4));
  meets([[leakers, 2]], { ...sure, targetSpeedMps: 90 }, raidOf(2));
});

test('readiness: A + (A0 - A) exp(-t (1 / MTBF + 1 / MTTR)), surge, endurance and reserves', () => {
  const alert = { mtbfHours: 40, mttrHours: 10, surgeHours: 1e6 };
  const ready = (hours: number): number => 0.8 + (0.3 - 0.8) * Math.exp(-hours * (1 / 40 + 1 / 10));
  const follows = (form: Partial<GroupForm>, share: (hours: number) => number): void => {
    const alertHours = [0, 4, 200];
    const row = { measure: 'readiness', quantity: 'ready-share' };
    const rows = alertHours.map(
      (timeH) => [{ ...row, timeH }, share(timeH) * ready(timeH)] as const,
    );
    meets(rows, { count: 12, ready: 0.3, alert, ...form }, { alertHours });
  };
  follows({}, () => 1);
  follows({ losses: { suppressedShare: 0.25 } }, () => 0.75);
  // Supplies for two days, a third of the posts resupplied.
  const short = { ...alert, enduranceDays: 2, resuppliedShare: 1 / 3 };
  follows({ alert: short }, (hours) => (hours > 48 ? 1 / 3 : 1));
  // Half of the crews are on duty once the surge of three hours is over.
  const crews = { operators: 24, perPost: 2, hoursPerWeek: 84 };
  follows({ crews, alert: { ...alert, surgeHours: 3 } }, (hours) => (hours > 3 ? 0.5 : 1));
  const reserve = { count: 12, activationHours: 20 };
  follows({ reserve }, (hours) => (2 - Math.exp(-hours / 20)) / 2);
});

test('misidentification: Poisson', () => {
  const misidentification = { passesPerDay: 20, seenShare: 0.5, firedShare: 0.01, days: 12 };
  const row = { measure: 'misidentification', quantity: 'events' };
  const once = { ...row, quantity: 'at-least-one' };
  meets([[row, 1.2] as const, [once, 1 - Math.exp(-1.2)] as const], {}, { misidentification });
});

test('diversion: binomial losses, audit without replacement', () => {
  const diversion = { lossSharePerYear: 0.1, auditedShare: 0.4, years: 2 };
  const row = (quantity: string) => ({ measure: 'diversion', quantity });
  // Each of the 8 that are counted is missing or not.
  const rows = [
    [row('items'), 20 * 0.19] as const,
    [row('at-least-one'), 1 - 0.81 ** 20] as const,
    [row('noticed'), 1 - 0.81 ** 8] as const,
  ];
  meets(rows, { count: 10, missilesPerLauncher: 2 }, { diversion });
  // One launcher, one missile: both.
  meets([[row('with-launcher'), 0.19 ** 2]], {}, { diversion });
});

test('detection: light, warning and random search', () => {
  const detection = { visibilityM: 200e3, nightShare: 0.5, nightFactor: 0.4, searchWidthM: 1000 };
  const row = { measure: 'detection', quantity: 'seen', intruder: 'raid' };
  meets([[row, 0.7]], {}, { detection });
  const losses = { connectedShare: 0.5 };
  meets([[row, 0.35]], { losses }, { detection: { ...detection, searchWidthM: 0 } });
});

test('belt: posts on a circle close it if no gap is wider than two reaches (Stevens 1939)', () => {
  const [posts, reachM, circleM] = [70, 6000, 30e3];
  const circle = ringAbout(
    [20, 45],
    Array.from({ length: 180 }, (_, i) => {
      const angle = (i * Math.PI) / 90;
      return [circleM * Math.cos(angle), circleM * Math.sin(angle)] as const;
    }),
  );
  const each = makeCase({
    groups: [
      makeGroup({
        ...{ id: 'post', count: posts, rangeM: reachM },
        areas: [{ area: { kind: 'perimeter' }, share: 1 }],
      }),
    ],
    ...raidOf(1),
  });
  const rows = runSlowModel({
    ...{ land: { ...land, rings: [circle] }, each, crossingShare: 0.95, cities: 1 },
    ...{ longestM: reachM, trials: 400, seed: 3 },
  });
  const [row, slacks] = ['no-way-through', 'slack'].map((quantity) =>
    describeValues(rows.get(rowKey({ measure: 'belt', quantity, posture: 'all' })) ?? []),
  );
  // Two envelopes meet if the chord between their posts is at most two reaches.
  const arc = Math.asin(reachM / circleM) / Math.PI;
  let expected = 0;
  let choose = 1;
  for (let j = 0; j <= posts && j * arc < 1; j++) {
    expected += (j % 2 === 0 ? 1 : -1) * choose * (1 - j * arc) ** (posts - 1);
    choose = (choose * (posts - j)) / (j + 1);
  }
  expect(slacks.mean).toBeLessThan(0.15);
  expect(Math.abs(row.mean - expected)).toBeLessThanOrEqual(5 * row.standardError + slacks.mean);
});

test('the slow model takes types alone from the product, and has at most 600 lines of code', () => {
  const folder = new URL('./slow-model/', import.meta.url);
  const text = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const imports = [...text.matchAll(/^import ([^;]*) from '([^']*)'/gm)];
  const taken = imports.filter(([, , from]) => !from?.startsWith('./'));
  expect(taken.length).toBeGreaterThan(0);
  for (const [, what, from] of taken) {
    expect(from).toMatch(/\/src\/domain\//);
    expect(what).toMatch(/^type /);
  }
  const isCode = (line: string): boolean => !/^\s*($|\/\/|\/\*|\*)/.test(line);
  expect(text.split('\n').filter(isCode).length).toBeLessThanOrEqual(600);
});
