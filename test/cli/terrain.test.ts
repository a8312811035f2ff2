import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Results } from '../../src/domain/results.ts';
import { writeTiff } from '../fixtures/write-tiff.ts';
import { makeFolder, runCli } from './run-cli.ts';

const scenario = (terrain: string): string => `skyproof: 1
asOf: 2025-10-23
territory: LUX
posture:
  - { system: igla-s, count: 60, ready: 0.5, where: [{ territory: true, share: 1 }] }
altitudesM: [0, 50, 1000]
interpretations: [area, border]
measures: [coverage, border]
environment: { terrain: ${terrain} }
run: { seed: 7 }
`;

const [columns, rows] = [550, 560];
const dem = (heightOf: (x: number, y: number) => number, keys?: readonly number[]): Uint8Array =>
  writeTiff({
    ...{
      columns,
      rows,
      west: 5.6,
      north: 50.35,
      stepDeg: 0.002,
      packing: 'deflate',
      stripRows: 16,
    },
    heights: Array.from({ length: columns * rows }, (_, i) =>
      heightOf(i % columns, Math.floor(i / columns)),
    ),
    ...(keys ? { keys } : {}),
  });
const hills = (x: number, y: number): number => 300 + 150 * Math.sin(x / 8) * Math.sin(y / 12);

const run = (folder: string, file: string, out: string, workers = 1, wasm = 'on') =>
  runCli(folder, ['run', file, '--out', out, '--trials', '64', '--workers', String(workers)], '', {
    SKYPROOF_WASM: wasm,
  });
const resultsOf = (folder: string, out: string): Results =>
  JSON.parse(readFileSync(join(folder, out, 'results.json'), 'utf8'));
const coverage = ({ measures }: Results, of: string, altitudeM: number): number | undefined =>
  measures.find(
    (row) =>
      row.case === of &&
      row.measure === 'coverage' &&
      row.quantity === 'share' &&
      row.k === 1 &&
      row.altitudeM === altitudeM,
  )?.estimate;

test('a scenario looks over the ground of a file: averages by altitude, the same on any number of workers, with vector code and without', {
  timeout: 360_000,
}, () => {
  const folder = makeFolder({
    'hills.tif': dem(hills),
    'hills.yaml': scenario('hills.tif'),
    'plain.yaml': scenario('none'),
  });
  const first = run(folder, 'hills.yaml', 'one');
  expect([first.exitCode, first.stderr.includes('error')]).toEqual([0, false]);
  expect(first.stdout).toMatch(/Terrain: hills\.tif: 308,000 cells, reference planes/);
  expect(run(folder, 'hills.yaml', 'two', 2).exitCode).toBe(0);
  expect(run(folder, 'hills.yaml', 'one-off', 1, 'off').exitCode).toBe(0);
  expect(run(folder, 'hills.yaml', 'two-off', 2, 'off').exitCode).toBe(0);
  expect(run(folder, 'plain.yaml', 'plain').exitCode).toBe(0);
  const [one, plain] = ['one', 'plain'].map((out) => resultsOf(folder, out)) as [Results, Results];
  for (const out of ['two', 'one-off', 'two-off']) {
    const { run: other } = resultsOf(folder, out);
    expect([other.digest, other.terrain], out).toEqual([one.run.digest, one.run.terrain]);
  }
  expect(one.run.digest).not.toBe(plain.run.digest);
  // Hills hide low aircraft; the ground footprint is what it is without terrain.
  expect(coverage(one, 'base', 50)).toBeLessThan(0.9 * (coverage(plain, 'base', 50) as number));
  expect(coverage(one, 'base', 0)).toBe(coverage(plain, 'base', 0));
  expect(one.bounds.map(({ verdict }) => verdict)).toEqual(
    plain.bounds.map(({ verdict }) => verdict),
  );

  const pages = ['one', 'plain'].map((out) =>
    readFileSync(join(folder, out, 'index.html'), 'utf8'),
  );
  expect(pages[0]).toContain('Terrain is in the figures as an average');
  expect(pages[0]).not.toContain('the earth is smooth, heights');
  expect(pages[1]).toContain('the earth is smooth, heights');
  expect(plain.run.terrain).toBeUndefined();

  // A finished run is replayed and verified without the file.
  rmSync(join(folder, 'hills.tif'));
  const trial = ['--trial', '5', '--json'];
  const replayed = runCli(folder, ['replay', 'one', ...trial]);
  expect(replayed.exitCode).toBe(0);
  const { measures } = JSON.parse(replayed.stdout) as { measures: { id: string; value: number }[] };
  const low = measures.find(({ id }) => /coverage\/share\/50/.test(id));
  const smooth = JSON.parse(
    runCli(folder, ['replay', 'plain', ...trial]).stdout,
  ) as typeof replayed & {
    measures: { id: string; value: number }[];
  };
  expect(low?.value).toBeLessThan(
    smooth.measures.find(({ id }) => id === low?.id)?.value as number,
  );
});

test('over level ground every figure is that of the smooth earth, in both modes', {
  timeout: 180_000,
}, () => {
  const folder = makeFolder({
    'flat.tif': dem(() => 300),
    'fast.yaml': scenario('flat.tif'),
    'accurate.yaml': scenario('{ file: flat.tif, mode: accurate }'),
    'plain.yaml': scenario('none'),
  });
  const [fast, accurate, plain] = ['fast', 'accurate', 'plain'].map((name) => {
    expect(run(folder, `${name}.yaml`, name).exitCode).toBe(0);
    return resultsOf(folder, name).measures;
  });
  expect(plain?.length).toBeGreaterThan(0);
  expect(fast).toEqual(plain);
  expect(accurate).toEqual(plain);
});

test.each([
  ['is not there', {}, 'E_FILE_MISSING', /none\.tif, which does not lie beside the scenario/],
  [
    'is projected',
    { 'none.tif': dem(hills, [1, 1, 0, 1, 1024, 0, 1, 1]) },
    'E_TIFF_GRID',
    /EPSG:4326/,
  ],
  ['is no TIFF', { 'none.tif': '<svg/>' }, 'E_TIFF_HEADER', /II or MM|fewer than/],
])('an elevation file that %s is refused before anything runs', (_, files, code, words) => {
  const folder = makeFolder({
    's.yaml': scenario('none.tif'),
    ...(files as Record<string, string>),
  });
  const { exitCode, stderr, stdout } = run(folder, 's.yaml', 'out');
  expect([exitCode, stdout]).toEqual([3, '']);
  expect(stderr).toContain(code);
  expect(stderr).toMatch(words);
  expect(stderr).not.toContain('    at ');
});

test('shards and terrain are not combined yet, and the program says so', () => {
  const folder = makeFolder({ 'hills.tif': dem(hills), 's.yaml': scenario('hills.tif') });
  const { exitCode, stderr } = runCli(folder, ['run', 's.yaml', '--shard', '1/2']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('run it without --shard');
});
