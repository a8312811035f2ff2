import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RunInput } from '../../src/domain/registry.ts';
import { createRng } from '../../src/kernel/random/stream.ts';
import { type JobQueue, openQueue } from '../../src/queue/open-queue.ts';
import { type OpenedRegistry, openRegistry } from '../../src/registry/open-registry.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { startPostgres, type TestPostgres } from './start-postgres.ts';
import { listChildren, startWorkerProcess, type WorkerProcess } from './start-worker-process.ts';

/** Moments of a kill: a sample here, all of them in `npm run prove`. */
const kills = Number(process.env['SKYPROOF_WORKER_KILLS'] ?? 3);

const read = (name: string) => readFileSync(new URL(`../runtime/${name}`, import.meta.url), 'utf8');
const attachments = { 'small-country.geojson': read('small-country.geojson') };
/** Two cases of 42 blocks: dear enough to be split into shares. */
const dear: RunInput = {
  ...{ kind: 'scenario', scenarioYaml: read('shard.yaml'), attachments, trials: 2688 },
};
const cheap: RunInput = { ...dear, trials: 64 };

let postgres: TestPostgres;
let digest = '';
let address = '';
let opened: OpenedRegistry;
let queue: JobQueue;
const workers = new Set<WorkerProcess>();

beforeAll(async () => {
  postgres = await startPostgres();
  const folder = makeFolder({ 'shard.yaml': dear.scenarioYaml, ...attachments });
  const { stdout, stderr } = runCli(folder, ['run', 'shard.yaml', '--trials', '2688', '--json']);
  expect(stdout, stderr).not.toBe('');
  digest = JSON.parse(stdout).run.digest;
}, 180_000);
afterAll(() => postgres.stop());

beforeEach(() => {
  address = postgres.makeDatabase();
  opened = openRegistry({ kind: 'postgres', address });
  queue = openQueue(opened.open);
});
afterEach(async () => {
  for (const { child, end } of workers) {
    child.kill('SIGKILL');
    await end;
  }
  workers.clear();
  await queue.close();
  await opened.close();
});

function startOne(args: readonly string[] = []): WorkerProcess {
  const worker = startWorkerProcess(address, args);
  workers.add(worker);
  return worker;
}

async function submit(input: RunInput): Promise<string> {
  const { run } = await opened.registry.createRun(input, 'A run', null, []);
  await queue.enqueue(run.id);
  return run.id;
}

const until = async (isSo: () => Promise<boolean>, ms = 300_000): Promise<void> => {
  const end = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > end)
      throw new Error(`too late: ${JSON.stringify([...workers].map((one) => one.log()))}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const stateOf = async (id: string) => (await opened.registry.findRun(id))?.state;
const doneOf = async (id: string) => (await opened.registry.findRun(id))?.done ?? 0;

test(`two workers, one of them killed at random: the digest of one machine, ${kills} times`, {
  timeout: 60_000 + 600_000 * kills,
}, async () => {
  const rng = createRng(91);
  for (let kill = 0; kill < kills; kill++) {
    const pair = [startOne(), startOne()];
    const id = await submit(dear);
    // Somewhere between the first block and the last.
    const at = Math.floor(90 * rng.uniform(1, kill, 0, 0));
    await until(async () => (await doneOf(id)) >= at || (await stateOf(id)) === 'done');
    const [victim, other] = rng.uniform(1, kill, 1, 0) < 0.5 ? pair : [...pair].reverse();
    victim?.child.kill('SIGKILL');
    await until(async () => !['queued', 'running'].includes((await stateOf(id)) ?? ''));
    const run = await opened.registry.findRun(id);
    expect(run, `kill ${kill} at ${at}`).toMatchObject({ state: 'done', digest });
    expect(run?.done).toBe(run?.total);
    other?.child.kill('SIGTERM');
    expect(await other?.end).toBe(143);
    workers.clear();
    await opened.registry.deleteRun(id);
  }
});

test('a finished run has its files, each with its hash, and events without a gap to the end', {
  timeout: 600_000,
}, async () => {
  startOne();
  const id = await submit(cheap);
  await until(async () => (await stateOf(id)) === 'done');
  const files = await opened.registry.listFiles(id);
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['index.html', 'results.json', 'scenario.yaml', 'manifest.json']),
  );
  for (const { path, sha256, bytes } of files) {
    const content = (await opened.registry.readFile(id, path)) ?? new Uint8Array();
    expect(content.length, path).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
  }
  const results = await opened.registry.readFile(id, 'results.json');
  const run = await opened.registry.findRun(id);
  expect(JSON.parse(Buffer.from(results ?? []).toString('utf8')).run.digest).toBe(run?.digest);
  const events = await opened.registry.listEvents(id, 0, 1000);
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
  expect(events.at(-1)?.data).toEqual({ state: 'done', digest: run?.digest });
  await until(async () => (await queue.depth()).active === 0, 5000);
  expect(await queue.depth()).toEqual({ waiting: 0, active: 0 });
});

test('a worker that dies is missed within two seconds, and its blocks are kept', {
  timeout: 600_000,
}, async () => {
  const first = startOne();
  const id = await submit(dear);
  await until(async () => (await doneOf(id)) >= 3);
  startOne(['--workers', '1']);
  const second = [...workers][1] as WorkerProcess;
  await until(async () => second.log().some(({ event }) => event === 'job started'));
  const lost = first
    .log()
    .filter(({ event }) => event === 'job started')
    .at(-1)?.['job'];
  first.child.kill('SIGKILL');
  const from = performance.now();
  const kept = await doneOf(id);
  const isBack = () =>
    second.log().some(({ event }) => event === 'jobs of a dead worker were put back');
  await until(async () => isBack(), 10_000);
  expect(lost).toBeDefined();
  expect(performance.now() - from).toBeLessThan(4000);
  expect(await doneOf(id)).toBeGreaterThanOrEqual(kept);
});

test.each(['cancelled', 'deleted'] as const)(
  'the child of a run that is %s is gone within about a second',
  { timeout: 600_000 },
  async (how) => {
    const worker = startOne();
    const id = await submit(dear);
    await until(async () => (await doneOf(id)) >= 1);
    const pid = worker.child.pid ?? 0;
    expect(listChildren(pid)).toHaveLength(1);
    const from = performance.now();
    if (how === 'cancelled') expect(await opened.registry.cancelRun(id)).toBe(true);
    else expect(await opened.registry.deleteRun(id)).toBe(true);
    await until(async () => listChildren(pid).length === 0, 5000);
    expect(performance.now() - from).toBeLessThan(3000);
    // The worker goes on with what is asked next.
    const next = await submit(cheap);
    await until(async () => (await stateOf(next)) === 'done');
    expect(await stateOf(id)).toBe(how === 'cancelled' ? 'cancelled' : undefined);
  },
);

test('a worker that is stopped gives its job back, and another one goes on from its blocks', {
  timeout: 600_000,
}, async () => {
  const first = startOne();
  const id = await submit(dear);
  await until(async () => (await doneOf(id)) >= 5);
  first.child.kill('SIGTERM');
  expect(await first.end).toBe(143);
  expect(first.log().at(-1)).toMatchObject({ level: 'info', event: 'worker stopped' });
  expect(first.log().some(({ event }) => event === 'job given back')).toBe(true);
  expect(await queue.depth()).toMatchObject({ active: 0 });
  expect(await stateOf(id)).toBe('running');
  startOne();
  await until(async () => (await stateOf(id)) === 'done');
  expect(await opened.registry.findRun(id)).toMatchObject({ digest });
});

test('a study through two workers, one of them killed, has the digest of `sweep` and each of its rows once', {
  timeout: 600_000,
}, async () => {
  const studyYaml = read('small-study.yaml').replace(/measures: .*/, 'measures: [points]');
  const beside = { 'small.yaml': read('small.yaml'), ...attachments };
  const folder = makeFolder({ 'study.yaml': studyYaml, ...beside });
  const swept = runCli(folder, ['sweep', 'study.yaml', '--out', 'out', '--quiet']);
  expect(swept.exitCode, swept.stderr).toBe(0);
  const summary = readFileSync(join(folder, 'out/summary.json'), 'utf8');
  const [first] = [startOne(), startOne()];
  const id = await submit({ kind: 'study', studyYaml, attachments: beside });
  await until(async () => (await doneOf(id)) >= 1);
  first?.child.kill('SIGKILL');
  await until(async () => !['queued', 'running'].includes((await stateOf(id)) ?? ''));
  const run = await opened.registry.findRun(id);
  expect(run).toMatchObject({ state: 'done', done: 3, total: 3 });
  expect(run?.digest).toBe(JSON.parse(summary).digest);
  const stored = await opened.registry.readFile(id, 'summary.json');
  expect(Buffer.from(stored ?? []).toString('utf8')).toBe(summary);
  const table = await opened.registry.readFile(id, 'study.parquet');
  expect(Buffer.from(table ?? []).equals(readFileSync(join(folder, 'out/study.parquet')))).toBe(
    true,
  );
});

test('what cannot be run fails with its findings, and the worker goes on', {
  timeout: 600_000,
}, async () => {
  const worker = startOne();
  const bad = await submit({ ...cheap, scenarioYaml: 'skyproof: 1\nposture: no list\n' });
  const silent: RunInput = {
    kind: 'reports',
    reports: [{ name: 'a.txt', text: 'Date: 2025-10-23\n\nThe weather was fine in the city.\n' }],
    ...{ asOf: null, trials: 64 },
  };
  const empty = await submit(silent);
  const fine = await submit(cheap);
  await until(async () => (await stateOf(fine)) === 'done');
  const failed = await opened.registry.findRun(bad);
  expect(failed).toMatchObject({ state: 'failed', digest: null });
  expect(failed?.findings?.map(({ code }) => code)).toContain('E_SCENARIO_REQUIRED');
  expect((await opened.registry.findRun(empty))?.findings?.map(({ code }) => code)).toEqual([
    'W_REPORT_NO_CLAIM',
    'E_INPUT_EMPTY',
  ]);
  expect(JSON.stringify(worker.log())).not.toContain('weather');
});
