import { expect, test } from 'vitest';
import { makeTerrain } from '../../../test/fixtures/make-terrain.ts';
import { createReference } from '../../atlas/reference.ts';
import type { TerrainGrid } from '../../domain/terrain.ts';
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

test('a setting looks over the ground that it names, once for all counts; without the file it says what is missing', async () => {
  const yaml = (count: number): string => `skyproof: 1
asOf: 2025-10-23
territory: LUX
posture: [{ system: igla-s, count: ${count}, ready: 0.5, where: [{ territory: true, share: 1 }] }]
altitudesM: [0, 50]
measures: [coverage]
environment: { terrain: dem.tif }
`;
  const hills = makeTerrain((lng, lat) => 300 + 150 * Math.sin(200 * lng) * Math.sin(150 * lat));
  let terrain: TerrainGrid | undefined;
  const { probe } = createProbes(
    tick,
    () => 0,
    () => (terrain === undefined ? {} : { terrain }),
  );
  const codes = async (): Promise<string[]> =>
    (await probe({ yaml: yaml(60), trials: 64 }, reference)).findings.map(({ code }) => code);
  expect(await codes()).toEqual(['E_TERRAIN_MISSING']);
  const sharesOver = async (over: TerrainGrid, count: number): Promise<number[]> => {
    terrain = over;
    const { measures } = await probe({ yaml: yaml(count), trials: 64 }, reference);
    return measures
      .filter(({ quantity, k }) => quantity === 'share' && k === 1)
      .map(({ estimate }) => estimate);
  };
  const level = { ...makeTerrain(() => 300), sha256: 'b'.repeat(64) };
  const [ground, low] = (await sharesOver(hills, 60)) as [number, number];
  const [levelGround, levelLow] = (await sharesOver(level, 60)) as [number, number];
  expect(ground).toBe(levelGround);
  expect(low).toBeLessThan(0.9 * levelLow);
  // The heights are not looked at again: spoilt ones change nothing.
  const again = await sharesOver({ ...hills, heightM: hills.heightM.map(() => Number.NaN) }, 90);
  const more = await sharesOver(hills, 90);
  expect(again).toEqual(more);
  expect(more[1]).toBeGreaterThan(low);
});
