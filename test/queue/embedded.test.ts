import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { nodeDisk } from '../../src/cli/files/disk.ts';
import { lockFolder } from '../../src/cli/files/lock-folder.ts';
import { openLog } from '../../src/cli/open-log.ts';
import type { RunInput, WorkRegistry } from '../../src/domain/registry.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { startWorker } from '../../src/queue/start-worker.ts';
import { openRegistry } from '../../src/registry/open-registry.ts';
import { runCli } from '../cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'skyproof-embedded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The built program of a job: children run plain Node. */
const entry = fileURLToPath(new URL('../../dist/queue/job-child.js', import.meta.url));
const read = (name: string) => readFileSync(new URL(`../runtime/${name}`, import.meta.url), 'utf8');
const input: RunInput = {
  ...{ kind: 'scenario', scenarioYaml: read('shard.yaml'), trials: 640 },
  attachments: { 'small-country.geojson': read('small-country.geojson') },
};

const open = (data: string) => {
  const opened = openRegistry({ kind: 'embedded', folder: data });
  return { ...opened, queue: openQueue(opened.open) };
};
const silent = openLog(() => {});

test('the embedded database is worked on by its own process, and a job that was active at its end is done after the next start', {
  timeout: 600_000,
}, async () => {
  const data = join(folder, 'data');
  const first = open(data);
  const { run } = await first.registry.createRun(input, 'A run', null, []);
  await first.queue.enqueue(run.id);
  await first.queue.enqueue(run.id);
  expect(await first.queue.depth()).toEqual({ waiting: 1, active: 0 });
  // A server takes the job, and dies before it has ended it.
  const { worker } = await first.queue.openWorker(() => {});
  expect(await first.queue.take(worker)).toMatchObject({ run: run.id, task: { step: 'whole' } });
  expect(await first.queue.recover()).toEqual({ back: 0, spent: [] });
  await first.registry.startRun(run.id);
  await first.queue.close();
  await first.close();

  const second = open(data);
  const lines: string[] = [];
  const log = openLog((line) => void lines.push(line));
  const work = startWorker({ ...second, log, jobs: 1, threads: 1, entry });
  await expect
    .poll(async () => (await second.registry.findRun(run.id))?.state, { timeout: 300_000 })
    .toBe('done');
  await expect.poll(() => work.counters.jobsDone).toBe(1);
  expect(work.counters).toMatchObject({ jobsRecovered: 1, runsFinished: 1, children: 0 });
  await work.stop();
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({
      time: expect.stringMatching(/Z$/),
      level: expect.stringMatching(/^(info|warning|error)$/),
      event: expect.any(String),
    });
  }
  const stored = await second.registry.findRun(run.id);
  await second.queue.close();
  await second.close();
  for (const [name, text] of Object.entries(input.attachments))
    writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'shard.yaml'), input.scenarioYaml);
  const { stdout } = runCli(folder, ['run', 'shard.yaml', '--trials', '640', '--json']);
  expect(stored?.digest).toBe(JSON.parse(stdout).run.digest);
});

test('a job whose child dies is tried three times, then its run fails with a finding', {
  timeout: 300_000,
}, async () => {
  const place = open(join(folder, 'rogue'));
  const dying = join(folder, 'dying.mjs');
  writeFileSync(dying, 'process.exit(7);\n');
  const { run } = await place.registry.createRun(input, 'A run', null, []);
  await place.queue.enqueue(run.id);
  const work = startWorker({ ...place, log: silent, jobs: 1, threads: 1, entry: dying });
  await expect
    .poll(async () => (await place.registry.findRun(run.id))?.state, { timeout: 120_000 })
    .toBe('failed');
  const failed = await place.registry.findRun(run.id);
  expect(failed?.findings?.map(({ code }) => code)).toEqual(['E_JOB_FAILED']);
  expect(failed?.findings?.[0]?.message).toContain('code 7');
  expect(work.counters).toMatchObject({ jobsStarted: 3, jobsLost: 3, runsFailed: 1 });
  await work.stop();
  await place.queue.close();
  await place.close();
});

test.each([
  ['is silent', 'setInterval(() => {}, 1000);\n', { silentMs: 1000 }, 'silent'],
  [
    'takes too long',
    "setInterval(() => process.send({ number: 0, say: 'total', total: 1 }), 100);\n",
    { mostMs: 1500 },
    'more than',
  ],
  [
    'holds too much memory',
    'const held = []; setInterval(() => held.push(Buffer.alloc(5e7, 1)), 50);\n',
    { mostMiB: 200 },
    'memory',
  ],
] as const)(
  'a child that %s is ended',
  { timeout: 300_000 },
  async (name, program, limit, reason) => {
    const place = open(join(folder, name.replaceAll(' ', '-')));
    const child = join(folder, `${name.replaceAll(' ', '-')}.mjs`);
    writeFileSync(child, program);
    const { run } = await place.registry.createRun(input, 'A run', null, []);
    await place.queue.enqueue(run.id);
    const lines: string[] = [];
    const work = startWorker({
      ...place,
      ...{ jobs: 1, threads: 1, entry: child, log: openLog((line) => void lines.push(line)) },
      limits: { mostMiB: 1000, mostMs: 600_000, silentMs: 600_000, ...limit },
    });
    await expect.poll(() => lines.join(''), { timeout: 120_000 }).toContain('job was lost');
    expect(lines.join('')).toContain(reason);
    await work.stop();
    expect(work.counters.children).toBe(0);
    await place.queue.close();
    await place.close();
  },
);

test('what removed runs held is room for others, and the log of changes stays short', {
  timeout: 300_000,
}, async () => {
  const { registry, queue, open: openDatabase, close } = open(join(folder, 'room'));
  const database = await openDatabase();
  const measure = async (): Promise<{ kept: number; log: number }> => {
    const [row] = await database.query(
      `select pg_database_size(current_database())::int as kept, (select sum(size)::int from pg_ls_waldir()) as log`,
    );
    return { kept: Number(row?.['kept']) / 2 ** 20, log: Number(row?.['log']) / 2 ** 20 };
  };
  const sizes: { kept: number; log: number }[] = [];
  for (let round = 0; round < 60; round++) {
    const { run } = await registry.createRun(input, 'A run', null, []);
    // A mebibyte in a thousand rows.
    await database.query(
      `insert into skyproof.pieces (run, attempt, path, number, content)
        select $1, 'a', 'x', n, decode(repeat(md5(n::text), 64), 'hex') from generate_series(1, 1000) as n`,
      [run.id],
    );
    expect(await registry.deleteRun(run.id)).toBe(true);
    sizes.push(await measure());
  }
  const [early, late] = [sizes[14], sizes.at(-1)];
  console.log(`after 15 and 60 runs of 1 MiB: ${JSON.stringify([early, late])} MiB`);
  expect((late?.kept ?? Number.NaN) - (early?.kept ?? Number.NaN)).toBeLessThan(8);
  expect(late?.log).toBeLessThanOrEqual(64);
  await queue.close();
  await close();
});

test('a job that begins while it is asked which runs are open is not taken for one that nobody wants', {
  timeout: 120_000,
}, async () => {
  const place = open(join(folder, 'asked'));
  const child = join(folder, 'slow.mjs');
  writeFileSync(
    child,
    `process.on('message', (message) => {
      const word = { number: 0, say: 'finished', digest: 'd'.repeat(64), findings: [] };
      if ('order' in message) setTimeout(() => process.send(word), 2500);
    });\n`,
  );
  const submit = async (): Promise<string> => {
    const { run } = await place.registry.createRun(input, 'A run', null, []);
    await place.queue.enqueue(run.id);
    return run.id;
  };
  let second: Promise<string> | null = null;
  const registry: WorkRegistry = {
    ...place.registry,
    // The answer is slow to come, and meanwhile a second job begins.
    listOpen: async (ids) => {
      const found = await place.registry.listOpen(ids);
      second ??= submit();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return found;
    },
  };
  const work = startWorker({
    ...{ ...place, registry, log: silent, jobs: 2, threads: 1, entry: child },
  });
  const first = await submit();
  await expect.poll(() => work.counters.jobsDone, { timeout: 60_000 }).toBe(2);
  for (const id of [first, (await second) ?? ''])
    expect(await place.registry.findRun(id)).toMatchObject({ state: 'done' });
  await work.stop();
  await place.queue.close();
  await place.close();
});

test('a data folder that another process has is refused', () => {
  const data = join(folder, 'locked');
  mkdirSync(data);
  const lock = lockFolder(nodeDisk, join(data, 'database'));
  const { exitCode, stderr } = runCli(folder, ['backup', '--out', 'x', '--data', 'locked'], '', {
    DATABASE_URL: '',
  });
  lock.release();
  expect(exitCode).toBe(3);
  expect(stderr).toContain('E_RUN_LOCKED');
});
