import { expect, test } from 'vitest';
import { createReference } from '../../atlas/reference.ts';
import { measureScenario } from '../../pipeline/measure-scenario.ts';
import { createProbes } from './probe.ts';

const reference = createReference();
const yaml = `skyproof: 1
asOf: 2025-10-23
territory: SLV
posture:
  - { system: igla-s, count: 40, where: [{ territory: true }] }
intruders:
  - { class: helicopter, count: 2, from: any }
altitudesM: [0, 1000]
interpretations: [area, border]
run: { seed: 3 }
`;
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a probe gives the rows of a run with as many trials, also where it went on in steps', async () => {
  const { probe } = createProbes(tick, () => 0);
  const bounds = await probe({ yaml, trials: 0 }, reference);
  expect(bounds.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(bounds.bounds.length).toBeGreaterThan(0);
  expect(bounds.measures).toEqual([]);
  await probe({ yaml, trials: 64 }, reference);
  const got = await probe({ yaml, trials: 128 }, reference);
  const { measures } = await measureScenario({ scenario: yaml, reference, trials: 128 });
  expect(got.trials).toBe(128);
  // A setting is not asked how long its gaps are: no view of settings shows it.
  expect(got.measures).toEqual(measures.filter(({ measure }) => measure !== 'gap-lengths'));
  expect(got.cards.length).toBeGreaterThan(0);
});

test('a newer order of the same line stops an older one, and the older says how far it got', async () => {
  const { probe } = createProbes(tick, () => 0);
  const old = probe({ yaml, trials: 640, line: 'slider' }, reference);
  const next = await probe(
    { yaml: yaml.replace('40', '41'), trials: 0, line: 'slider' },
    reference,
  );
  expect(next.bounds.length).toBeGreaterThan(0);
  expect((await old).trials).toBeLessThan(640);
});

test('a file that cannot be read gives its findings', async () => {
  const { probe } = createProbes(tick, () => 0);
  const got = await probe({ yaml: 'skyproof: 1', trials: 64 }, reference);
  expect(got.findings.some(({ severity }) => severity === 'error')).toBe(true);
  expect(got.trials).toBe(0);
});
