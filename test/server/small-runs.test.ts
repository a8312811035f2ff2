import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openRegistry } from '../../src/registry/open-registry.ts';
import { noteFigure, round } from '../statistics/figures.ts';
import { smallInput } from './open-test-server.ts';
import { type ProcessGauge, quantile } from './read-process.ts';
import {
  pause,
  type ServerProcess,
  startServerProcess,
  waitForEnd,
} from './start-server-process.ts';

/** Runs that are asked for, done and removed: a sample here, ten thousand in `npm run prove`. */
const runs = Number(process.env['SKYPROOF_SMALL_RUNS'] ?? 45);

/** Those before caches are full: files that the database has opened, code that was compiled, a child that was used. */
const warmUp = Math.min(500, Math.round(runs / 3));

let server: ServerProcess | null = null;
afterAll(() => server?.stop());

/** What the server and its children hold, and what lies on the disk. */
interface Held extends ProcessGauge {
  readonly diskMiB: number;
}

test(`${runs} small runs leave memory, handles, processes, rows and the disk where they were`, {
  timeout: 60_000 + 2_000 * runs,
}, async () => {
  const own = await startServerProcess();
  server = own;
  const measure = (): Held => ({
    ...own.gauge(),
    diskMiB:
      Number(execFileSync('du', ['-sk', own.folder], { encoding: 'utf8' }).split('\t')[0]) / 1024,
  });
  const digests = new Set<unknown>();
  const times: number[] = [];
  let [begun, done] = [0, 0];
  const held: Held[] = [];
  // Two wait while one is done, so that the worker always has the next.
  const lane = async (): Promise<void> => {
    while (begun < runs) {
      begun++;
      const startMs = performance.now();
      const { text } = await ask('POST', '/api/v1/runs', smallInput);
      const { id } = JSON.parse(text) as { id: string };
      const { state, digest } = await waitForEnd(own.ask, id, 200);
      digests.add(`${state} ${digest}`);
      times.push(performance.now() - startMs);
      const removed = await ask('DELETE', `/api/v1/runs/${id}`);
      expect([removed.status, removed.text]).toEqual([204, '']);
      done++;
      if (done >= warmUp && done % Math.max(1, Math.round(runs / 40)) === 0) held.push(measure());
    }
  };
  // Who asks for more than twenty changes a second is told to wait.
  const ask: ServerProcess['ask'] = async (...asked) => {
    for (;;) {
      const answer = await own.ask(...asked);
      if (answer.status !== 429) return answer;
      await pause(200);
    }
  };
  const startMs = performance.now();
  const before = measure();
  await Promise.all([lane(), lane(), lane()]);
  const seconds = (performance.now() - startMs) / 1000;
  held.push(measure());

  // What all of them hold: the worst of the last quarter above the worst of the first.
  const quarter = Math.ceil(held.length / 4);
  const worst = (part: readonly Held[], of: (one: Held) => number): number =>
    Math.max(...part.map(of));
  const growth = (of: (one: Held) => number): number =>
    worst(held.slice(-quarter), of) - worst(held.slice(0, quarter), of);
  const grown = {
    memoryMiB: round(
      growth(({ memoryMiB }) => memoryMiB),
      1,
    ),
    handles: growth(({ handles }) => handles),
    threads: growth(({ threads }) => threads),
    diskMiB: round(
      growth(({ diskMiB }) => diskMiB),
      1,
    ),
  };
  const mostChildren = Math.max(...held.map(({ children }) => children.length));
  const last = held.at(-1) as Held;
  expect([...digests]).toHaveLength(1);
  expect([...digests][0]).toMatch(/^done [0-9a-f]{64}$/);
  expect(await own.stop()).toBe(143);
  server = null;
  const rows = await countRows(join(own.folder, 'skyproof-data', 'database'));
  const figure = {
    ...{ runs, warmUp, secondsPerRun: round(seconds / runs, 3), grown, mostChildren, rows },
    medianS: round(quantile(times, 0.5) / 1000, 2),
    processorSPerRun: {
      server: round((last.processorS - before.processorS) / runs, 3),
      children: round((last.childrenS - before.childrenS) / runs, 3),
    },
    ...{
      memoryMiB: round(last.memoryMiB, 0),
      ...{ handles: last.handles, files: last.files.length },
      diskMiB: round(last.diskMiB, 0),
    },
  };
  console.log(`small runs: ${JSON.stringify(figure)}`);
  noteFigure('small runs', figure);
  expect(rows).toBe(0);
  expect(grown.memoryMiB).toBeLessThanOrEqual(32);
  // Connections come and go; a file of the database may stay open, once.
  expect(grown.handles).toBeLessThanOrEqual(8);
  expect(new Set(last.files).size).toBe(last.files.length);
  expect(grown.threads).toBe(0);
  // The reader of inputs, the child at work, and one that is just being replaced.
  expect(mostChildren).toBeLessThanOrEqual(3);
  // Between two clearings removed runs still take room: about seventy, of some 100 KiB each, and the log of their changes.
  expect(grown.diskMiB).toBeLessThanOrEqual(64);
});

/** Counts the rows of all tables that grow with runs, ours and those of the queue. */
async function countRows(folder: string): Promise<number> {
  const { open, close } = openRegistry({ kind: 'embedded', folder });
  const database = await open();
  const tables = await database.query(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind = 'r' and (nspname = 'skyproof' and relname <> 'migrations' or nspname = 'skyproof_jobs' and relname ~ '^(archive|j[0-9a-f]{8,})$')`,
  );
  expect(tables.length).toBeGreaterThanOrEqual(11);
  let rows = 0;
  for (const { name } of tables) {
    const [row] = await database.query(`select count(*)::int as count from ${name}`);
    rows += Number(row?.['count']);
  }
  await close();
  return rows;
}
