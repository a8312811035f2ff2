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
const trials = 1500;

/** Runs the slow model on one group and holds a row against its closed form: at most 5 standard errors apart. */
function meets(
  row: Omit<Parameters<typeof rowKey>[0], 'posture'>,
  expected: number,
  form: Partial<GroupForm>,
  more: Omit<Parameters<typeof makeCase>[0], 'groups'> = {},
): void {
  const each = makeCase({
    groups: [makeGroup({ id: 'post', count: 1, rangeM: 5000, ...form })],
    ...more,
  });
  const rows = runSlowModel({
    ...{ land, each, crossingShare: 0.95, cities: 1, longestM: 30e3, trials, seed: 3 },
  });
  const { mean, standardError } = describeValues(
    rows.get(rowKey({ ...row, posture: 'all' })) ?? [],
  );
  expect(Math.abs(mean - expected)).toBeLessThanOrEqual(5 * standardError + 1e-12);
}

/** Every post of these raids reaches the whole track from its start. */
const everywhere: Partial<GroupForm> = {
  ...{ rangeM: 500e3, killProbability: 0.3, missilesPerLauncher: 50 },
  weapon: { missileSpeedMps: 1e6, readyRounds: 50, channels: 1 },
};
const raidOf = (count: number) => ({
  intruders: [makeIntruder({ id: 'raid', speedMps: 100, towards: 'city 0', count })],
});
const leakers = { measure: 'raid', quantity: 'leakers', intruder: 'raid' };

test('raid: m shots at one aircraft leave it (1 - p)^m alive', () => {
  const doctrine = { salvo: 1, shotsPerTarget: 4 };
  meets(leakers, 0.7 ** 4, { ...everywhere, doctrine }, raidOf(1));
  meets(
    leakers,
    0.7 ** 6,
    { ...everywhere, count: 3, doctrine: { salvo: 2, shotsPerTarget: 2 } },
    raidOf(1),
  );
  // Shoot, look, shoot spends (1 - (1 - p)^m) / p rounds.
  const spent = { ...leakers, quantity: 'missiles-spent' };
  meets(spent, (1 - 0.7 ** 4) / 0.3, { ...everywhere, doctrine }, raidOf(1));
});

test('raid: a stock of M and unlimited time kills N with the chance that M shots hit N times', () => {
  // P(Bin(5, 0.3) >= 2), one round after the other.
  const expected = 1 - 0.7 ** 5 - 5 * 0.3 * 0.7 ** 4;
  meets(
    { ...leakers, quantity: 'no-leak' },
    expected,
    { ...everywhere, missilesPerLauncher: 5 },
    raidOf(2),
  );
});

test('raid: posts that do not talk to each other fire one round each at random: N (1 - p / N)^M are left', () => {
  const form = { ...everywhere, count: 6, missilesPerLauncher: 1 };
  // All six launch at the same moment, before anybody is hit.
  meets(
    leakers,
    4 * (1 - 0.3 / 4) ** 6,
    { ...form, weapon: { ...form.weapon, missileSpeedMps: 2000 } },
    raidOf(4),
  );
});

test('raid: aircraft that stand off leak; too fast a target is not fired at', () => {
  const intruders = [
    makeIntruder({ id: 'raid', speedMps: 100, towards: 'city 0', count: 3, standOffShare: 0.4 }),
  ];
  meets(leakers, 1.2, { ...everywhere, killProbability: 1 }, { intruders });
  meets(leakers, 2, { ...everywhere, killProbability: 1, targetSpeedMps: 90 }, raidOf(2));
});

test('readiness: A + (A0 - A) exp(-t (1 / MTBF + 1 / MTTR)), surge, endurance and reserves', () => {
  const alert = { mtbfHours: 40, mttrHours: 10, surgeHours: 1e6 };
  const ready = (hours: number): number => 0.8 + (0.3 - 0.8) * Math.exp(-hours * (1 / 40 + 1 / 10));
  const form = { count: 12, ready: 0.3, alert };
  for (const timeH of [0, 4, 200]) {
    const row = { measure: 'readiness', quantity: 'ready-share', timeH };
    meets(row, ready(timeH), form, { alertHours: [0, 4, 200] });
    meets(
      row,
      0.75 * ready(timeH),
      { ...form, losses: { suppressedShare: 0.25 } },
      { alertHours: [0, 4, 200] },
    );
    // Supplies for two days, a third of the posts resupplied.
    const short = { ...alert, enduranceDays: 2, resuppliedShare: 1 / 3 };
    meets(
      row,
      ready(timeH) * (timeH > 48 ? 1 / 3 : 1),
      { ...form, alert: short },
      { alertHours: [0, 4, 200] },
    );
    // Half of the crews are on duty once the surge of three hours is over.
    const crews = { operators: 24, perPost: 2, hoursPerWeek: 84 };
    const shifts = { ...form, crews, alert: { ...alert, surgeHours: 3 } };
    meets(row, ready(timeH) * (timeH > 3 ? 0.5 : 1), shifts, { alertHours: [0, 4, 200] });
    const reserve = { count: 12, activationHours: 20 };
    const called = (1 + 1 - Math.exp(-timeH / 20)) / 2;
    meets(row, ready(timeH) * called, { ...form, reserve }, { alertHours: [0, 4, 200] });
  }
});

test('misidentification: Poisson', () => {
  const misidentification = { passesPerDay: 20, seenShare: 0.5, firedShare: 0.01, days: 12 };
  const row = { measure: 'misidentification', quantity: 'events' };
  meets(row, 1.2, {}, { misidentification });
  meets({ ...row, quantity: 'at-least-one' }, 1 - Math.exp(-1.2), {}, { misidentification });
});

test('diversion: binomial losses, audit without replacement', () => {
  const diversion = { lossSharePerYear: 0.1, auditedShare: 0.4, years: 2 };
  const form = { count: 10, missilesPerLauncher: 2 };
  const row = { measure: 'diversion', quantity: 'items' };
  meets(row, 20 * 0.19, form, { diversion });
  meets({ ...row, quantity: 'at-least-one' }, 1 - 0.81 ** 20, form, { diversion });
  // Each of the 8 that are counted is missing or not.
  meets({ ...row, quantity: 'noticed' }, 1 - 0.81 ** 8, form, { diversion });
  // One launcher, one missile: both.
  const one = { count: 1, missilesPerLauncher: 1 };
  meets({ ...row, quantity: 'with-launcher' }, 0.19 ** 2, one, { diversion });
});

test('detection: light, warning and random search', () => {
  const detection = { visibilityM: 200e3, nightShare: 0.5, nightFactor: 0.4, searchWidthM: 1000 };
  const more = { ...raidOf(1), detection };
  const row = { measure: 'detection', quantity: 'seen', intruder: 'raid' };
  meets(row, 0.7, {}, more);
  meets(
    row,
    0.35,
    { losses: { connectedShare: 0.5 } },
    { ...more, detection: { ...detection, searchWidthM: 0 } },
  );
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
