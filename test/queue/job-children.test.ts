import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openLog } from '../../src/cli/open-log.ts';
import type { RunInput } from '../../src/domain/registry.ts';
import { type ChildHabits, openJobChildren } from '../../src/queue/job-children.ts';
import type { FromJob, ToJob } from '../../src/queue/messages.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { startWorker } from '../../src/queue/start-worker.ts';
import { openRegistry } from '../../src/registry/open-registry.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { smallScenario } from '../server/open-test-server.ts';
import { listChildren } from './start-worker-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'skyproof-children-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const habits: ChildHabits = { mostJobs: 3, keptMiB: 300, idleMs: 60_000 };
/** Says its own number whatever it is asked, and again on `kept`. */
const telling = join(folder, 'telling.mjs');
writeFileSync(
  telling,
  `const say = () => process.send({ number: process.pid, say: 'share' });
const held = [];
process.on('message', (message) => {
  if (message.taken === 1) held.push(Buffer.alloc(4e8, 1));
  if (message.taken === 2) setTimeout(say, 50);
  say();
});
process.on('disconnect', () => process.exit());
`,
);

const order = { kept: [] } satisfies ToJob;

/** Has a job done: asks, and gives the child back when it answered. Returns its process. */
function workOnce(
  children: ReturnType<typeof openJobChildren>,
  message: ToJob = order,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = children.take({
      hear: (word) => {
        child.giveBack();
        resolve((word as FromJob).number);
      },
      over: (reason) => reject(new Error(reason)),
    });
    child.tell(message);
  });
}

const isAlive = (pid: number): boolean => listChildren(process.pid).includes(pid);

test('a child does one job after another, and a new one takes its place after so many', async () => {
  const children = openJobChildren(telling, 1000, habits);
  const pids: number[] = [];
  for (let job = 0; job < 7; job++) pids.push(await workOnce(children));
  expect(new Set(pids.slice(0, 3)).size).toBe(1);
  expect(new Set(pids.slice(3, 6)).size).toBe(1);
  expect(new Set(pids).size).toBe(3);
  await expect.poll(() => pids.filter(isAlive)).toEqual([pids[6]]);
  children.close();
  await expect.poll(() => pids.filter(isAlive)).toEqual([]);
});

test('a child that holds much, speaks without a job or is not needed is ended', async () => {
  const children = openJobChildren(telling, 1000, habits);
  const [large, rude] = [
    await workOnce(children, { taken: 1 }),
    await workOnce(children, { taken: 2 }),
  ];
  expect(rude).not.toBe(large);
  await expect.poll(() => [large, rude].filter(isAlive)).toEqual([]);
  const brief = openJobChildren(telling, 1000, { ...habits, idleMs: 100 });
  const idle = await workOnce(brief);
  expect(isAlive(idle)).toBe(true);
  await expect.poll(() => isAlive(idle)).toBe(false);
});

test('who gave a child back has no hold on it any more', async () => {
  const children = openJobChildren(telling, 1000, habits);
  let said = 0;
  const first = children.take({ hear: () => said++, over: () => {} });
  first.tell(order);
  await expect.poll(() => said).toBe(1);
  first.giveBack();
  first.giveBack();
  const reasons: string[] = [];
  const second = children.take({ hear: () => {}, over: (reason) => reasons.push(reason) });
  // A second one waits for no job: the first was given back once.
  const pid = await workOnce(children);
  expect(isAlive(pid)).toBe(true);
  first.end('it is not mine');
  first.tell(order);
  await workOnce(children);
  expect([reasons, said]).toEqual([[], 1]);
  second.end('it is mine');
  await expect.poll(() => reasons).toEqual(['it is mine']);
  children.close();
});

test('small runs share a child and have the digest of the command line; a run that fails does not spoil the next', {
  timeout: 300_000,
}, async () => {
  const opened = openRegistry({ kind: 'embedded', folder: null });
  const queue = openQueue(opened.open);
  const entry = fileURLToPath(new URL('../../dist/queue/job-child.js', import.meta.url));
  const work = startWorker({
    ...{ registry: opened.registry, queue, log: openLog(() => {}), jobs: 1, threads: 2, entry },
  });
  const read = (name: string) =>
    readFileSync(new URL(`../runtime/${name}`, import.meta.url), 'utf8');
  const small = { scenarioYaml: smallScenario, attachments: {} };
  const other = {
    scenarioYaml: read('shard.yaml'),
    attachments: { 'small-country.geojson': read('small-country.geojson') },
  };
  const digestOf = (input: typeof small): string => {
    const own = makeFolder({ ...input.attachments, 'scenario.yaml': input.scenarioYaml });
    const { stdout } = runCli(own, ['run', 'scenario.yaml', '--trials', '64', '--json']);
    return (JSON.parse(stdout) as { run: { digest: string } }).run.digest;
  };
  const expected = new Map([small, other].map((input) => [input, digestOf(input)]));
  const children = new Set<number>();
  try {
    for (const one of [small, other, null, small, other, small]) {
      const bad = { scenarioYaml: 'skyproof: 1\nposture: no list\n', attachments: {} };
      const input: RunInput = { kind: 'scenario', trials: 64, ...(one ?? bad) };
      const { run } = await opened.registry.createRun(input, 'A run', null, []);
      await queue.enqueue(run.id);
      const find = () => opened.registry.findRun(run.id);
      await expect.poll(async () => (await find())?.endedAt, { timeout: 60_000 }).not.toBeNull();
      const ended = await find();
      expect(ended?.state).toBe(one === null ? 'failed' : 'done');
      if (one !== null) expect(ended?.digest).toBe(expected.get(one));
      for (const pid of listChildren(process.pid))
        if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('job-child')) children.add(pid);
    }
    expect(children.size).toBe(1);
  } finally {
    await work.stop();
    await queue.close();
    await opened.close();
  }
  await expect.poll(() => listChildren(process.pid).filter((pid) => children.has(pid))).toEqual([]);
});
