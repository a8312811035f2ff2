import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { Scenario } from '../domain/case.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import type { RaidAccount } from './replay-raid.ts';
import { prepareReplay } from './replay-trial.ts';

const yaml = `skyproof: 1
asOf: 2025-10-23
territory: SLV
posture:
  - { system: igla-s, count: { claimed: 900, unit: missile }, ready: [0.5, 1], salvo: 2, where: [{ territory: true }] }
  - { system: s-125, count: 3, where: [{ territory: true }] }
intruders:
  - { class: helicopter, count: 6, from: any, spacingS: 20 }
  - { class: cruise-missile, count: 5, from: any, arrivals: random, standOffShare: 0.3 }
altitudesM: [0, 50, 150, 1000]
environment: { detection: on }
run: { seed: 5 }
`;
const reference = createReference();
const { scenario } = readScenario(yaml, 'x.yaml', reference);
const { replay, raid } = prepareReplay(scenario as Scenario, reference);
if (replay === null || raid === null) throw new Error('the scenario cannot be placed');

const trials = Array.from({ length: 25 }, (_, trial) => trial);
const base = (scenario as Scenario).cases[0];

function tell(trial: number, intruder: string, altitudeM: number, posture: string): RaidAccount {
  const { account } = raid?.({ case: 'base', trial, intruder, altitudeM, posture }) ?? {};
  if (!account) throw new Error('no raid');
  return account;
}

test('what a raid tells adds up to the values of the same trial of the run', () => {
  const { choices } = raid({
    case: 'base',
    trial: 0,
    intruder: null,
    altitudeM: null,
    posture: null,
  });
  let fights = 0;
  for (const trial of trials) {
    const { measures } = replay('base', trial);
    const value = (id: string): number =>
      measures.find((row) => row.id === id)?.value ?? Number.NaN;
    for (const { intruder, altitudesM } of choices)
      for (const altitudeM of altitudesM)
        for (const { id: posture } of base?.postures ?? []) {
          const { totals, steps, emptyAtStart } = tell(trial, intruder, altitudeM, posture);
          const of = (quantity: string): number =>
            value(`base/${posture}/raid/${quantity}/${intruder}/${altitudeM}/k1`);
          const count = (kind: string): number => steps.filter((step) => step.kind === kind).length;
          const fired = steps.reduce(
            (sum, step) => sum + (step.kind === 'engaged' ? step.missiles : 0),
            0,
          );
          expect(totals.leakers).toBe(of('leakers'));
          expect(totals.missilesSpent).toBe(of('missiles-spent'));
          expect(totals.unitsEmpty).toBe(of('units-empty'));
          expect(count('through')).toBe(totals.leakers);
          expect(fired).toBe(totals.missilesSpent);
          expect(emptyAtStart + count('empty')).toBe(totals.unitsEmpty);
          fights += count('stopped');
        }
  }
  expect(fights).toBeGreaterThan(20);
});

test('every aircraft comes in once, ends once, and nothing is fired at one that stands off', () => {
  for (const trial of trials) {
    const { steps, aircraft, endS } = tell(trial, 'cruise-missile', 50, 'all-reported');
    let last = 0;
    for (const { timeS } of steps) {
      expect(timeS).toBeGreaterThanOrEqual(last);
      last = timeS;
    }
    expect(endS).toBe(last);
    for (let number = 1; number <= aircraft; number++) {
      const own = steps.filter((step) => step.aircraft === number).map(({ kind }) => kind);
      expect(['in', 'stands-off']).toContain(own[0]);
      expect(own.filter((kind) => kind === 'through' || kind === 'stopped')).toHaveLength(1);
      if (own[0] === 'stands-off') expect(own).toEqual(['stands-off', 'through']);
    }
  }
});

test('an account holds counts and times alone', () => {
  const account = tell(3, 'helicopter', 150, 'igla-s');
  const keys = new Set(account.steps.flatMap((step) => Object.keys(step)));
  expect([...keys].sort()).toEqual(['aircraft', 'kind', 'missiles', 'timeS']);
  expect(JSON.stringify(account)).not.toMatch(/lng|lat|bearing|distance|along|across|track/i);
});

test('what the scenario does not have is refused', () => {
  const plain = { case: 'base', trial: 0, intruder: null, altitudeM: null, posture: null };
  expect(() => raid({ ...plain, case: 'none' })).toThrow(RangeError);
  expect(() => raid({ ...plain, trial: -1 })).toThrow(RangeError);
  expect(() => raid({ ...plain, intruder: 'balloon' })).toThrow(RangeError);
  expect(() => raid({ ...plain, altitudeM: 12 })).toThrow(RangeError);
});
