import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { Results } from '../domain/results.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';
import { sha256Hex } from '../kernel/text/sha256.ts';
import { encodeUtf8 } from '../kernel/text/utf8.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { digestResults } from './digest-results.ts';
import { startLocalRunner } from './local-runner.ts';
import { runScenario } from './run-scenario.ts';

const reference = createReference();
const ring = [
  [20, 45],
  [21, 45],
  [21, 45.7],
  [20.4, 45.5],
  [20, 45.7],
  [20, 45],
];
const attachment = JSON.stringify({
  type: 'Feature',
  properties: { name: 'Testland' },
  geometry: { type: 'Polygon', coordinates: [ring] },
});

function yaml(seed: number): string {
  return `skyproof: 1
asOf: 2025-10-23
territory: { geojson: land.json }
posture:
  - id: igla
    system: igla-s
    count: 60
    ready: [0.3, 0.9]
    where: [{ territory: true }]
altitudesM: [0, 1000, 5000]
placement: [random, spread]
interpretations: [area, border]
run: { seed: ${seed} }
`;
}

async function run(seed: number): Promise<Results> {
  const { scenario, findings } = readScenario(yaml(seed), 's.yaml', reference, {
    'land.json': attachment,
  });
  if (scenario === null) throw new Error(JSON.stringify(findings));
  const { assessment } = await runScenario({
    scenario,
    scenarioYaml: yaml(seed),
    reading: null,
    reports: [],
    reference,
    startRunner: startLocalRunner,
    host: { isCancelled: () => false, elapsedMs: () => 0 },
    trials: 64,
    onBounds: () => {},
    onProgress: () => {},
    peakMemoryMiB: () => 0,
  });
  if (assessment === null) throw new Error('no assessment');
  return assessment.results;
}

const first = await run(1);

function digest({ bounds, measures, verdicts }: Results): string {
  return digestResults(bounds, measures, verdicts);
}

test('the same seed gives the same digest, another seed another one', async () => {
  expect(first.run.digest).toMatch(/^[0-9a-f]{64}$/);
  const again = await run(1);
  expect(again).toEqual(first);
  expect((await run(2)).run.digest).not.toBe(first.run.digest);
});

test('the digest is that of bounds, measures and verdicts', () => {
  expect(digest(first)).toBe(first.run.digest);
});

test('sentences are no part of the digest: text, reason, formula, proof, source', () => {
  expect(
    digest({
      ...first,
      bounds: first.bounds.map((bound) => ({ ...bound, formula: 'x', proof: 'y', source: 'z' })),
      verdicts: first.verdicts.map((verdict) => ({ ...verdict, text: 'x', reason: 'y' })),
    }),
  ).toBe(first.run.digest);
});

test('any figure and any word changes the digest', () => {
  const change = <T>(rows: readonly T[], form: Partial<T>): T[] =>
    rows.map((row, i) => (i === 0 ? { ...row, ...form } : row));
  const estimate = first.measures[0]?.estimate ?? 0;
  const changed: Results[] = [
    { ...first, bounds: change(first.bounds, { claimed: 61 }) },
    { ...first, bounds: change(first.bounds, { verdict: 'not-excluded', needs: 1 }) },
    { ...first, bounds: first.bounds.slice(1) },
    { ...first, measures: change(first.measures, { estimate: estimate + 2 ** -30 }) },
    { ...first, measures: change(first.measures, { trials: 65 }) },
    { ...first, measures: change(first.measures, { interval: [0, 1] }) },
    { ...first, measures: first.measures.slice(1) },
    { ...first, verdicts: change(first.verdicts, { verdict: 'likely', wordTo: 'unlikely' }) },
    { ...first, verdicts: change(first.verdicts, { probability: 0.123 }) },
    { ...first, verdicts: change(first.verdicts, { flippedBy: 'x' }) },
    { ...first, verdicts: [...first.verdicts].reverse() },
  ];
  const digests = new Set([first.run.digest, ...changed.map(digest)]);
  expect(digests.size).toBe(changed.length + 1);
});

test('the results name every case, every number with its source, and the area that was used', () => {
  expect(first.cases.map((each) => each.id)).toContain('base');
  expect(first.run.area.rings).toBe(1);
  expect(first.run.area.dataset).toBe('land.json');
  expect(first.assumptions.length).toBeGreaterThan(3);
  for (const row of first.assumptions) expect(row.source).not.toBe('');
  const impossible = first.verdicts.filter((verdict) => verdict.altitudeM === 5000);
  expect(impossible.length).toBeGreaterThan(0);
  for (const verdict of impossible) expect(verdict.verdict).toBe('impossible');
});

test('the digest is that of one canonical text of all rows, without their sentences', async () => {
  const { bounds, measures, verdicts } = await run(3);
  const content = {
    bounds: bounds.map(({ formula, proof, source, ...figures }) => figures),
    measures,
    verdicts: verdicts.map(({ text, reason, ...figures }) => figures),
  };
  expect(measures.length).toBeGreaterThan(100);
  const whole = sha256Hex(encodeUtf8(canonicalJson(content)));
  expect(digestResults(bounds, measures, verdicts)).toBe(whole);
});
