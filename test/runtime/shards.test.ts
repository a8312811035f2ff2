import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRng } from '../../src/kernel/random/stream.ts';
import { type Outcome, runCli, startCli } from '../cli/run-cli.ts';
import { isWhole } from '../is-whole.ts';

/** Splits, and moments of a kill: a sample here, all of them in `npm run prove`. */
const splits = (process.env['SKYPROOF_SPLITS'] ?? (isWhole ? '1 3' : '3')).split(' ').map(Number);
const kills = Number(process.env['SKYPROOF_KILLS'] ?? 3);

const source = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skyproof-shards-'));
/** Two cases of 72 blocks: 8 of the pilot and 64 that are shared out. */
const flags = ['shard.yaml', '--trials', '4608', '--quiet'];
let whole = '';

beforeAll(() => {
  for (const name of ['shard.yaml', 'small-country.geojson'])
    copyFileSync(join(source, name), join(folder, name));
  expectFine(runCli(folder, ['run', ...flags, '--out', 'whole']));
  whole = digestOf('whole');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function expectFine(outcome: Outcome): void {
  expect(outcome.exitCode, outcome.stderr).toBe(0);
}

interface Run {
  readonly digest: string;
  readonly blocks: { readonly run: number; readonly kept: number };
}

function readRun(name: string): Run {
  return JSON.parse(readFileSync(join(folder, name, 'results.json'), 'utf8')).run;
}

function digestOf(name: string): string {
  return readRun(name).digest;
}

/** Numbers 1 … n in an order that a seed draws. */
function shuffle(n: number, seed: number): number[] {
  const rng = createRng(seed);
  return Array.from({ length: n }, (_, i) => i + 1)
    .map((index) => ({ index, key: rng.uniform(1, index, 0, 0) }))
    .sort((a, b) => a.key - b.key)
    .map(({ index }) => index);
}

test.each(splits.flatMap((count) => [1, 2].map((workers) => [count, workers] as const)))(
  '%i shards on %i workers, merged in a random order, give the digest of one machine',
  { timeout: 60_000 + 8_000 * Math.max(...splits) },
  (count, workers) => {
    const names = shuffle(count, 10 * count + workers).map((index) => {
      const name = `s-${index}-of-${count}`;
      const shard = ['--shard', `${index}/${count}`, '--workers', String(workers), '--out', name];
      expectFine(runCli(folder, ['run', ...flags, ...shard]));
      return name;
    });
    const merged = `merged-${count}-${workers}`;
    expectFine(runCli(folder, ['merge', ...names, '--out', merged, '--quiet']));
    const run = readRun(merged);
    expect(run.digest).toBe(whole);
    // The chart's cases are the merge's own; of the others no block is run again.
    expect(run.blocks.kept).toBe(144);
  },
);

test(`a run that is killed goes on from its blocks to the same digest and leaves nothing behind: ${kills} kills`, {
  timeout: 60_000 + 40_000 * kills,
}, async () => {
  const rng = createRng(77);
  const total = readRun('whole').blocks.run;
  let hits = 0;
  for (let kill = 0; kill < kills; kill++) {
    const args = ['run', ...flags, '--workers', '2', '--out', 'killed'];
    const { child, end } = startCli(folder, args);
    const ms = 300 + 2500 * rng.uniform(1, kill, 0, 0);
    await new Promise((resolve) => setTimeout(resolve, ms));
    child.kill('SIGKILL');
    await end;
    const isDone = readdirSync(folder).includes('killed');
    const kept = countKept('.killed.blocks');
    if (!isDone && kept > 0) hits++;
    expectFine(runCli(folder, args));
    const run = readRun('killed');
    expect(run.digest, `kill ${kill}`).toBe(whole);
    // What was on the disk is not run again.
    if (!isDone) expect(run.blocks, `kill ${kill}`).toEqual({ run: total - kept, kept });
    const left = readdirSync(folder).filter((name) => name.startsWith('.'));
    expect(left, `kill ${kill}`).toEqual([]);
    rmSync(join(folder, 'killed'), { recursive: true });
  }
  if (kills > 20) expect(hits).toBeGreaterThan(kills / 4);
});

/** Blocks on the disk in a run's store. */
function countKept(store: string): number {
  if (!readdirSync(folder).includes(store)) return 0;
  return readdirSync(join(folder, store)).filter((one) => /^case-\d+-block-\d+$/.test(one)).length;
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'after %s the same command goes on from the finished blocks',
  { timeout: 120_000 },
  async (signal, exitCode) => {
    const args = ['run', 'shard.yaml', '--trials', '9216', '--workers', '2', '--out', 'stopped'];
    const { child, end, until } = startCli(folder, args);
    await until('bounds:');
    while (countKept('.stopped.blocks') === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const from = performance.now();
    child.kill(signal);
    expect(await end).toBe(exitCode);
    expect(performance.now() - from).toBeLessThan(5_000);
    const again = runCli(folder, args);
    expectFine(again);
    expect(again.stderr).toMatch(/going on from \d+ blocks/);
    expect(readRun('stopped').blocks.kept).toBeGreaterThan(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    rmSync(join(folder, 'stopped'), { recursive: true });
  },
);

test('a run that is halted, has no input and whose reader stops reading ends as if nothing had been', {
  timeout: 60_000,
}, async () => {
  const { child, end } = startCli(folder, ['run', ...flags, '--out', 'halted']);
  child.stdin.destroy();
  await new Promise((resolve) => setTimeout(resolve, 600));
  child.kill('SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, 500));
  child.kill('SIGCONT');
  child.stdout.destroy();
  expect(await end).toBe(0);
  expect(digestOf('halted')).toBe(whole);
});

test('threads and child processes give one digest', { timeout: 60_000 }, () => {
  expectFine(runCli(folder, ['run', ...flags, '--processes', '--out', 'processes']));
  expect(digestOf('processes')).toBe(whole);
});

test('merge names what is missing, doubled and foreign, and writes nothing', {
  timeout: 120_000,
}, () => {
  const short = ['shard.yaml', '--trials', '768', '--quiet'];
  const run = (name: string, ...more: string[]): void =>
    expectFine(runCli(folder, ['run', ...short, ...more, '--out', name]));
  run('one', '--shard', '1/3');
  run('three', '--shard', '3/3');
  run('other', '--shard', '2/3', '--seed', '6');
  run('half', '--shard', '2/2');
  const merge = (...names: string[]): Outcome =>
    runCli(folder, ['merge', ...names, '--out', 'never']);
  const cases: [string[], RegExp][] = [
    [['one', 'three'], /E_SHARD_MISSING a shard is missing: 2\/3/],
    [['one', 'one', 'three'], /one error E_SHARD_DOUBLE shard 1\/3 was given already/],
    [['one', 'other', 'three'], /other error E_SHARD_FOREIGN shard 2\/3 is of another run/],
    [['one', 'half', 'three'], /half error E_SHARD_FOREIGN shard 2\/2 splits the run into 2/],
    [['one', 'whole'], /whole error E_SHARD_FOLDER/],
    [['one', 'nowhere'], /nowhere error E_SHARD_FOLDER .*ENOENT/],
  ];
  for (const [names, message] of cases) {
    const outcome = merge(...names);
    expect(outcome.exitCode, names.join()).toBe(3);
    expect(outcome.stderr).toMatch(message);
  }
  expect(readdirSync(folder)).not.toContain('never');
  expect(runCli(folder, ['run', ...short, '--shard', '4/3']).exitCode).toBe(2);
  expect(runCli(folder, ['run', ...short, '--shard', 'auto']).stderr).toMatch(
    /SLURM_ARRAY_TASK_ID/,
  );
});
