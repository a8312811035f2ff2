import { expect, test } from 'vitest';
import { reference, runHere, smallYaml } from '../../test/e2e/small-run.ts';
import type { AdjudicatedSituation } from '../domain/adjudication.ts';
import { adjudicate } from './adjudicate.ts';

const trials = 64;
const run = await runHere(smallYaml);
const { scenario } = run;
const found = (await adjudicate({ scenario, reference, trials })) ?? expect.fail('nobody flies');

/** Reads a situation's outcome for a face of the die. */
function roll({ outcomes }: AdjudicatedSituation, face: number): number {
  const hits = outcomes.filter(
    ({ rolls }) => rolls !== null && rolls[0] <= face && face <= rolls[1],
  );
  expect(hits.length).toBe(1);
  return hits[0]?.outcome ?? Number.NaN;
}

const faces = Array.from({ length: 100 }, (_, at) => at + 1);

test('for the number of aircraft of the scenario, means and chances are those of the results', () => {
  const [base] = scenario.cases;
  const rows = run.results.measures.filter(
    (row) => row.measure === 'raid' && row.case === base?.id,
  );
  expect(rows[0]?.trials).toBe(trials);
  const find = (one: AdjudicatedSituation, quantity: string): number | undefined =>
    rows.find(
      (row) =>
        row.quantity === quantity &&
        row.posture === one.posture &&
        row.intruder === one.intruder &&
        row.altitudeM === one.altitudeM,
    )?.estimate;
  let compared = 0;
  for (const one of found.situations) {
    if (one.aircraft !== base?.intruders.find(({ id }) => id === one.intruder)?.count) continue;
    expect([one, one.mean]).toEqual([one, find(one, one.quantity)]);
    if (one.quantity === 'leakers') {
      const none = one.outcomes.find(({ outcome }) => outcome === 0)?.probability ?? 0;
      expect(none).toBe(find(one, 'no-leak'));
    }
    compared++;
  }
  expect(compared).toBeGreaterThan(10);
});

test('every face of the die has one outcome, and the faces of an outcome follow its chance', () => {
  for (const one of found.situations) {
    const rolled = faces.map((face) => roll(one, face));
    expect(rolled).toEqual([...rolled].sort((a, b) => a - b));
    if (one.quantity !== 'leakers') continue;
    const sum = one.outcomes.reduce((total, { probability }) => total + (probability ?? 0), 0);
    expect(sum).toBeCloseTo(1, 12);
    for (const { outcome, probability, interval } of one.outcomes) {
      // A face is the middle of its hundredth, so an outcome is at most one face off.
      const share = rolled.filter((value) => value === outcome).length / 100;
      expect(Math.abs(share - (probability ?? 0))).toBeLessThanOrEqual(0.01 + 1e-12);
      expect(interval?.[0]).toBeLessThanOrEqual(probability ?? -1);
      expect(interval?.[1]).toBeGreaterThanOrEqual(probability ?? 2);
      expect(outcome).toBeLessThanOrEqual(one.aircraft);
    }
  }
});

test('1, 2, 4 and 8 aircraft are there; the draws are those whose mean is stated', () => {
  const counts = new Set(found.situations.map(({ aircraft }) => aircraft));
  expect(counts).toEqual(new Set([1, 2, 4, 8]));
  for (const { draws, mean } of found.situations) {
    expect(draws.length).toBe(trials);
    expect(draws.reduce((sum, value) => sum + value, 0) / trials).toBeCloseTo(mean, 9);
  }
});

test('bands of heights follow each other without a gap, from the lowest to the highest that a class flies at', () => {
  for (const { id, altitudeM } of scenario.cases[0]?.intruders ?? []) {
    const bands = found.situations
      .filter((one) => one.intruder === id && one.aircraft === 1 && one.quantity === 'leakers')
      .filter(({ posture }) => posture === found.situations[0]?.posture)
      .map(({ bandM }) => bandM);
    expect(bands[0]?.[0]).toBe(altitudeM[0]);
    expect(bands.at(-1)?.[1]).toBe(altitudeM[1]);
    for (const [i, band] of bands.entries()) if (i > 0) expect(band[0]).toBe(bands[i - 1]?.[1]);
  }
});

test('the same seed gives the same table, another seed another one; nobody flying gives none, and so does a stop', async () => {
  expect(await adjudicate({ scenario, reference, trials })).toEqual(found);
  const other = { ...scenario, run: { ...scenario.run, seed: 2 } };
  expect((await adjudicate({ scenario: other, reference, trials }))?.situations).not.toEqual(
    found.situations,
  );
  const quiet = { ...scenario, cases: scenario.cases.map((each) => ({ ...each, intruders: [] })) };
  expect(await adjudicate({ scenario: quiet, reference, trials })).toBeNull();
  const host = { isCancelled: () => true };
  expect(await adjudicate({ scenario, reference, trials, host })).toBeNull();
});

test('a table holds counts and heights, no place, direction or time', () => {
  const keys = new Set(
    found.situations.flatMap((one) => [...Object.keys(one), ...one.outcomes.flatMap(Object.keys)]),
  );
  expect([...keys].sort()).toEqual(
    [
      ...[
        'aircraft',
        'altitudeM',
        'bandM',
        'draws',
        'interval',
        'intruder',
        'intruderName',
        'mean',
      ],
      ...['measure', 'outcome', 'outcomes', 'posture', 'probability', 'quantity', 'rolls'],
    ].sort(),
  );
  for (const { draws } of found.situations) expect(draws.every(Number.isInteger)).toBe(true);
});
