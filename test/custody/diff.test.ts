import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Bound } from '../../src/domain/bound.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { type ComparedRun, compareRuns } from '../../src/pipeline/compare-runs.ts';
import { runCli } from '../cli/run-cli.ts';
import { readSource } from '../safety/read-sources.ts';
import { assessSmall } from '../safety/small-assessment.ts';
import { makeRun, runtimeFolder } from './make-run.ts';

const fingerprint = (text: string) => text.repeat(64).slice(0, 64);

async function smallRun(change: Partial<ComparedRun> = {}): Promise<ComparedRun> {
  const { assessment } = await assessSmall();
  const { results, scenario } = assessment;
  return { results, scenario, reading: null, trials: 64, files: {}, ...change };
}

function withReports(reports: Readonly<Record<string, string>>): ComparedRun['reading'] {
  const entries = Object.entries(reports);
  return {
    reports: entries.map(([id, text]) => ({
      ...{ id, sha256: fingerprint(text), title: null, publisher: null, date: null },
      characters: 1,
    })),
  };
}

test('a run does not differ from itself', async () => {
  const run = await smallRun({ reading: withReports({ a: 'a' }) });
  const { digest, inputs, results } = compareRuns(run, run);
  expect(digest.isEqual).toBe(true);
  expect(inputs).toEqual({ settings: [], files: [], numbers: [] });
  expect([results.verdicts, results.bounds]).toEqual([[], []]);
  expect(results.sameVerdicts).toBe(run.results.verdicts.length);
  expect(results.sameBounds).toBe(run.results.bounds.length);
});

test('reports are compared by hash: added, removed, changed, renamed', async () => {
  const older = await smallRun({
    reading: withReports({ same: 's', gone: 'g', old: 'o', edit: '1' }),
  });
  const newer = await smallRun({
    reading: withReports({ same: 's', new: 'n', moved: 'o', edit: '2' }),
  });
  const { files } = compareRuns(older, newer).inputs;
  expect(files.map(({ name, state, newName }) => [name, state, newName])).toEqual([
    ['report gone', 'removed', null],
    ['report old', 'renamed', 'report moved'],
    ['report edit', 'changed', null],
    ['report new', 'added', null],
  ]);
  expect(files[2]).toMatchObject({ older: fingerprint('1'), newer: fingerprint('2') });
});

test('a verdict is old to new, with its figures and whether the intervals meet', async () => {
  const run = await smallRun();
  const edit = (change: Partial<Verdict>): ComparedRun => {
    const [first, ...rest] = run.results.verdicts;
    return {
      ...run,
      results: { ...run.results, verdicts: [{ ...first, ...change } as Verdict, ...rest] },
    };
  };
  const older = edit({ verdict: 'unlikely', wordTo: null, probability: 0.3, interval: [0.2, 0.4] });
  const compare = (change: Partial<Verdict>) => compareRuns(older, edit(change)).results;
  const apart = compare({
    verdict: 'likely',
    wordTo: null,
    probability: 0.6,
    interval: [0.5, 0.7],
  });
  expect(apart.verdicts).toHaveLength(1);
  expect(apart.verdicts[0]).toMatchObject({
    isOtherWord: true,
    overlap: false,
    older: { verdict: 'unlikely', probability: 0.3 },
    newer: { verdict: 'likely', probability: 0.6 },
  });
  expect(apart.sameVerdicts).toBe(run.results.verdicts.length - 1);
  const near = compare({
    verdict: 'unlikely',
    wordTo: null,
    probability: 0.35,
    interval: [0.4, 0.5],
  });
  expect(near.verdicts[0]).toMatchObject({ isOtherWord: false, overlap: true });
  const none = compare({ verdict: 'impossible', wordTo: null, probability: null, interval: null });
  expect(none.verdicts[0]?.overlap).toBe(null);
  const fewer = {
    ...older,
    results: { ...older.results, verdicts: older.results.verdicts.slice(1) },
  };
  expect(compareRuns(older, fewer).results.verdicts[0]).toMatchObject({
    newer: null,
    isOtherWord: true,
  });
});

test('a bound is the same one when its range has changed', async () => {
  const run = await smallRun();
  const shift = (bound: Bound): Bound => ({
    ...bound,
    rangeM: bound.rangeM + 1,
    id: bound.id.replace(`/${bound.rangeM}/`, `/${bound.rangeM + 1}/`),
  });
  const moved = { ...run, results: { ...run.results, bounds: run.results.bounds.map(shift) } };
  const { bounds, sameBounds } = compareRuns(run, moved).results;
  expect(sameBounds).toBe(0);
  expect(bounds).toHaveLength(run.results.bounds.length);
  for (const { older, newer } of bounds) expect(newer?.rangeM).toBe((older?.rangeM ?? 0) + 1);
});

test('the command names what changed in a scenario by path, with sources, and ends with 0', async () => {
  const older = await makeRun();
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-custody-'));
  const yaml = readSource('test/runtime/small.yaml');
  writeFileSync(
    join(folder, 'small-country.geojson'),
    readSource('test/runtime/small-country.geojson'),
  );
  const edited = yaml
    .replace('count: [40, 80]', 'count: [400, 800]')
    .replace(
      '{ perimeter: true, share: 0.5 }',
      '{ perimeter: true, share: 0.25 }\n      - { belt: true, depthKm: 20, share: 0.25 }',
    )
    .replace('seed: 11', 'seed: 12');
  writeFileSync(join(folder, 'edited.yaml'), edited);
  const ran = runCli(folder, [
    'run',
    'edited.yaml',
    '--trials',
    '128',
    '--out',
    'newer',
    '--quiet',
  ]);
  expect(ran.exitCode).toBe(0);

  const { exitCode, stdout, stderr } = runCli(folder, ['diff', older, 'newer', '--json']);
  expect([exitCode, stderr]).toEqual([0, '']);
  const { digest, inputs, results } = JSON.parse(stdout);
  expect(digest.isEqual).toBe(false);
  const settings = Object.fromEntries(
    inputs.settings.map((one: { path: string; older: string; newer: string }) => [
      one.path,
      [one.older, one.newer],
    ]),
  );
  expect([settings.seed, settings.trials]).toEqual([
    ['11', '12'],
    ['64', '128'],
  ]);
  const paths = Object.keys(settings).filter((path) => path.startsWith('posture.igla-s.where'));
  expect(paths.length).toBe(2);
  expect(inputs.files).toEqual([]);
  const count = inputs.numbers.find((one: { path: string }) => one.path === 'posture.igla-s.count');
  expect([count.older.distribution, count.newer.distribution]).toEqual([
    'uniform 40 to 80',
    'uniform 400 to 800',
  ]);
  expect(count.older.source).toBeTruthy();
  expect(results.verdicts.some((row: { isOtherWord: boolean }) => row.isOtherWord)).toBe(true);
  expect(
    results.bounds.some(
      (row: { older: { verdict: string }; newer: { verdict: string } }) =>
        row.older.verdict !== row.newer.verdict,
    ),
  ).toBe(true);

  const table = runCli(folder, ['diff', older, 'newer']);
  expect(table.exitCode).toBe(0);
  for (const words of [
    'The digests differ',
    'posture.igla-s.count',
    'uniform 400 to 800',
    'impossible',
  ])
    expect(table.stdout).toContain(words);
  const same = runCli(folder, ['diff', older, older]);
  expect([same.exitCode, same.stdout]).toEqual([
    0,
    expect.stringContaining('Both runs have the digest'),
  ]);
}, 120_000);

test('folders that are no runs are both named', async () => {
  const { exitCode, stderr } = runCli(runtimeFolder, ['diff', '.', 'gone']);
  expect(exitCode).toBe(3);
  expect(stderr.match(/E_RUN_FOLDER/g)).toHaveLength(2);
});
