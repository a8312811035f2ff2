import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunInput } from '../../src/domain/registry.ts';
import { createRng } from '../../src/kernel/random/stream.ts';
import { type JobQueue, openQueue } from '../../src/queue/open-queue.ts';
import { type OpenedRegistry, openRegistry } from '../../src/registry/open-registry.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { startPostgres, type TestPostgres } from './start-postgres.ts';
import { listChildren, startWorkerProcess, type WorkerProcess } from './start-worker-process.ts';
import { withoutMachine } from './without-machine.ts';

/** Moments of a kill: a sample here, all of them in `npm run prove`. */
const kills = Number(process.env['SKYPROOF_WORKER_KILLS'] ?? 3);

const read = (name: string) => readFileSync(new URL(`../runtime/${name}`, import.meta.url), 'utf8');
const attachments = { 'small-country.geojson': read('small-country.geojson') };
/** Two cases of 42 blocks, each of which is quick: dear enough to be split into shares. */
const dear: RunInput = {
  scenarioYaml: read('shard.yaml')
    .replace('altitudesM: [0, 1000]', 'altitudesM: [0]')
    .replace('interpretations: [area, border]', 'interpretations: [area]\nmeasures: [coverage]'),
  ...{ kind: 'scenario', attachments, trials: 2688 },
};
const cheap: RunInput = { ...dear, trials: 64 };
/** Three parts. */
const study: RunInput = {
  ...{ kind: 'study', attachments: { 'small.yaml': read('small.yaml'), ...attachments } },
  studyYaml: read('small-study.yaml').replace(/measures: .*/, 'measures: [points]'),
};

let postgres: TestPostgres;
let digest = '';
/** The study's folder as `sweep` writes it, and its digest. */
let swept = '';
let studyDigest = '';
let address = '';
let opened: OpenedRegistry;
let queue: JobQueue;
const workers = new Set<WorkerProcess>();

beforeAll(async () => {
  postgres = await startPostgres();
  const folder = makeFolder({
    ...{ 'dear.yaml': dear.scenarioYaml, 'study.yaml': study.studyYaml },
    ...study.attachments,
  });
  const { stdout, stderr } = runCli(folder, ['run', 'dear.yaml', '--trials', '2688', '--json']);
  expect(stdout, stderr).not.toBe('');
  digest = JSON.parse(stdout).run.digest;
  swept = join(folder, 'out');
  const made = runCli(folder, ['sweep', 'study.yaml', '--out', 'out', '--json', '--quiet']);
  expect(made.exitCode, made.stderr).toBe(0);
  studyDigest = JSON.parse(made.stdout).digest;
}, 180_000);
afterAll(() => postgres.stop());

function openDatabase(): void {
  address = postgres.makeDatabase();
  opened = openRegistry({ kind: 'postgres', address });
  queue = openQueue(opened.open);
}

async function closeDatabase(): Promise<void> {
  for (const { child, end } of workers) {
    child.kill('SIGKILL');
    await end;
  }
  workers.clear();
  await queue.close();
  await opened.close();
}

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

const hasEnded = async (id: string) => !['queued', 'running'].includes((await stateOf(id)) ?? '');

/** Every file of a study as `sweep` writes it, the manifest up to machine and moment. */
async function expectSwept(id: string): Promise<void> {
  const paths = (await opened.registry.listFiles(id)).map(({ path }) => path);
  expect([...paths].sort()).toEqual(readdirSync(swept).sort());
  for (const path of paths) {
    const stored = Buffer.from((await opened.registry.readFile(id, path)) ?? []);
    const written = readFileSync(join(swept, path));
    expect([path, withoutMachine(path, stored)]).toEqual([path, withoutMachine(path, written)]);
  }
}

describe('workers that die or are stopped', () => {
  beforeEach(openDatabase);
  afterEach(closeDatabase);

  test(`a run and a study through two workers, which are killed at random moments: the digests of one machine, ${kills} kills`, {
    timeout: 60_000 + 600_000 * kills,
  }, async () => {
    const rng = createRng(91);
    // Two jobs at a time each, so that a kill takes two.
    const start = () => startOne(['--workers', '2']);
    const pair = [start(), start()];
    for (let kill = 0; kill < kills; ) {
      const isFirst = rng.uniform(1, kill, 0, 0) < 0.5;
      const ids = isFirst
        ? [await submit(dear), await submit(study)]
        : [await submit(study), await submit(dear)].reverse();
      const [run, table] = ids as [string, string];
      // A job is tried three times, so that a run outlives two kills wherever they hit.
      for (let hit = 0; hit < 2 && kill < kills; hit++, kill++) {
        const chance = (draw: number) => rng.uniform(1, kill, draw, 0);
        // Somewhere between now and the last block of the run, or part of the study.
        const [aim, pieces] = chance(1) < 0.5 ? [run, 84] : [table, 3];
        const from = await doneOf(aim);
        const at = from + Math.floor((pieces - from) * chance(2));
        await until(async () => (await doneOf(aim)) >= at);
        const victim = chance(3) < 0.5 ? 0 : 1;
        const killed = pair[victim] as WorkerProcess;
        killed.child.kill('SIGKILL');
        workers.delete(killed);
        pair[victim] = start();
      }
      await until(async () => (await hasEnded(run)) && (await hasEnded(table)));
      for (const [id, expected] of [
        [run, digest],
        [table, studyDigest],
      ] as const) {
        const ended = await opened.registry.findRun(id);
        expect(ended, `before kill ${kill}`).toMatchObject({
          ...{ state: 'done', digest: expected, findings: null },
        });
        expect(ended?.done).toBe(ended?.total);
      }
      await expectSwept(table);
      for (const id of ids) await opened.registry.deleteRun(id);
    }
    await until(async () => pair.every((one) => one.log().length > 0));
    for (const { child } of pair) child.kill('SIGTERM');
    expect(await Promise.all(pair.map(({ end }) => end))).toEqual([143, 143]);
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

  test('a database that dies and comes back in the middle of a run costs what was under way alone', {
    timeout: 600_000,
  }, async () => {
    const worker = startOne();
    const id = await submit(dear);
    await until(async () => (await doneOf(id)) >= 5);
    const kept = await doneOf(id);
    await postgres.halt();
    await expect(opened.registry.findRun(id)).rejects.toMatchObject({ name: 'RegistryDown' });
    await until(async () =>
      worker.log().some(({ event }) => event === 'the database failed the worker'),
    );
    // It goes on asking, and runs nothing meanwhile.
    expect(listChildren(worker.child.pid ?? 0)).toEqual([]);
    await postgres.restart();
    expect(await doneOf(id)).toBeGreaterThanOrEqual(kept);
    await until(async () => hasEnded(id));
    expect(await opened.registry.findRun(id)).toMatchObject({ state: 'done', digest });
    const run = await opened.registry.findRun(id);
    expect(run?.done).toBe(run?.total);
    const events = await opened.registry.listEvents(id, 0, 1000);
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
    expect(worker.child.exitCode).toBeNull();
  });

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
});

describe('one worker that goes on and on', () => {
  let worker: WorkerProcess;
  beforeAll(() => {
    openDatabase();
    worker = startOne();
  });
  afterAll(closeDatabase);

  test('a finished run has its files, each with its hash, and events without a gap to the end', {
    timeout: 600_000,
  }, async () => {
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

  test.each(['cancelled', 'deleted'] as const)(
    'the child of a run that is %s is gone within about a second',
    { timeout: 600_000 },
    async (how) => {
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

  test('what cannot be run fails with its findings, and the worker goes on', {
    timeout: 600_000,
  }, async () => {
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
});
