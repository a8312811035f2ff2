import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createReference } from '../../src/atlas/reference.ts';
import { measureScenario } from '../../src/pipeline/measure-scenario.ts';

// The examples use the package as a user does: by its name, as built.

const root = fileURLToPath(new URL('../../', import.meta.url));

function runExample(name: string): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`examples/library/${name}.mjs`], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trim().split('\n');
}

const numbersOf = (line: string): number[] => (line.match(/\d+(\.\d+)?/g) ?? []).map(Number);

test('there are three examples of the library, and each is run here', () => {
  const names = readdirSync(`${root}/examples/library`).sort();
  expect(names).toEqual(['coverage-by-count.mjs', 'raid-by-salvo.mjs', 'ready-over-time.mjs']);
});

test('coverage rises with the count and falls with the height', () => {
  const rows = runExample('coverage-by-count').map(numbersOf);
  expect(rows.map(([count]) => count)).toEqual([50, 50, 100, 100, 200, 200]);
  expect(rows.map(([, altitudeM]) => altitudeM)).toEqual([0, 2000, 0, 2000, 0, 2000]);
  const share = (i: number): number => rows[i]?.[2] ?? Number.NaN;
  for (const i of [0, 2, 4]) expect(share(i)).toBeGreaterThan(share(i + 1));
  expect(share(0)).toBeLessThan(share(2));
  expect(share(2)).toBeLessThan(share(4));
});

test('salvos spend more missiles', () => {
  const [single = [], salvo = []] = runExample('raid-by-salvo').map(numbersOf);
  expect(single.length).toBe(4);
  expect(salvo[3]).toBeGreaterThan(single[3] ?? Number.NaN);
});

test('readiness is told by hours, and the reserve comes', () => {
  const rows = runExample('ready-over-time').map(numbersOf);
  expect(rows.map(([hours]) => hours)).toEqual([0, 6, 24, 72, 168]);
  expect(rows[4]?.[1]).toBeGreaterThan(rows[0]?.[1] ?? Number.NaN);
});

test('a scenario that cannot be used gives its findings and no rows', async () => {
  const { measures, findings } = await measureScenario({
    reference: createReference(),
    scenario: { skyproof: 1, asOf: '2025-10-23', territory: 'SLV', posture: [] },
  });
  expect(measures).toEqual([]);
  expect(findings.some((finding) => finding.severity === 'error')).toBe(true);
});
