import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finding, makeFinding } from '../../src/domain/finding.ts';
import type { RunInput } from '../../src/domain/registry.ts';
import { RegistryDown } from '../../src/domain/registry.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { migrate } from '../../src/registry/migrate.ts';
import { openPostgres } from '../../src/registry/open-postgres.ts';
import { type OpenedRegistry, openRegistry } from '../../src/registry/open-registry.ts';
import { startPostgres, type TestPostgres } from './start-postgres.ts';

// One table of rules for both databases: what holds in one holds in the other.

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const input: RunInput = {
  kind: 'scenario',
  scenarioYaml: 'skyproof: 1\n# \u{1f6e1} and U+0000: \0\n',
  attachments: { 'land.geojson': '{}' },
  trials: 64,
};

describe.each(['embedded', 'postgres'] as const)('registry on %s', (kind) => {
  let opened: OpenedRegistry;
  beforeAll(() => {
    opened = openRegistry(
      kind === 'embedded' ? { kind, folder: null } : { kind, address: postgres.makeDatabase() },
    );
  });
  afterAll(() => opened.close());
  const create = async (title = 'A run', key: string | null = null) =>
    (await opened.registry.createRun(input, title, key, [])).run;
  const createRunning = async () => {
    const { id } = await create();
    await opened.registry.startRun(id);
    return id;
  };

  test('a run is kept as it was asked for', async () => {
    const { registry } = opened;
    const before = Date.now();
    const { run, isNew } = await registry.createRun(input, 'Title with \0 in it', null, []);
    expect(isNew).toBe(true);
    expect(run).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      ...{ kind: 'scenario', title: 'Title with \0 in it', state: 'queued' },
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      ...{ endedAt: null, done: 0, total: 0, digest: null, findings: null, shareKey: null },
    });
    expect(Math.abs(Date.parse(run.createdAt) - before)).toBeLessThan(60_000);
    expect(await registry.findRun(run.id)).toEqual(run);
    expect(await registry.readInput(run.id)).toEqual(input);
    expect(await registry.countOpen()).toBe(1);
  });

  test('what is no id finds nothing and asks nothing', async () => {
    const { registry } = opened;
    for (const id of ['', 'x', `${'0'.repeat(31)}'`, '0'.repeat(32), '\0', 'A'.repeat(32)]) {
      expect(await registry.findRun(id)).toBeNull();
      expect(await registry.findShared(id)).toBeNull();
      expect(await registry.readInput(id)).toBeNull();
      expect(await registry.cancelRun(id)).toBe(false);
      expect(await registry.deleteRun(id)).toBe(false);
      expect(await registry.shareRun(id, true)).toBeNull();
      expect(await registry.listEvents(id, 0, 10)).toEqual([]);
      expect(await registry.listFiles(id)).toEqual([]);
      expect(await registry.readFile(id, 'index.html')).toBeNull();
    }
  });

  test('of many requests with one idempotency key one makes a run', async () => {
    const { registry } = opened;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => registry.createRun(input, 'Once', "key'; --\0", [])),
    );
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ run }) => run.id)).size).toBe(1);
    expect((await registry.findKeyed("key'; --\0"))?.id).toBe(answers[0]?.run.id);
    expect(await registry.findKeyed('another')).toBeNull();
    expect((await registry.createRun(input, 'Once', 'another', [])).isNew).toBe(true);
  });

  test('runs are listed newest first, page by page', async () => {
    const { registry } = opened;
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift((await create(`Run ${n}`)).id);
    const first = await registry.listRuns(3, null);
    const second = await registry.listRuns(2, first[2]?.id ?? '');
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
    expect(await registry.listRuns(3, 'f'.repeat(32))).toEqual([]);
  });

  test('runs are counted by their state, however many there are', async () => {
    const { registry } = opened;
    const before = await registry.countRuns();
    const running = await createRunning();
    await registry.cancelRun((await create()).id);
    await (await opened.open()).query(
      `insert into skyproof.runs (id, kind, title, state)
        select md5(n::text), 'scenario', '""', 'done' from generate_series(1, 1500) n`,
    );
    expect(await registry.countRuns()).toEqual({
      ...before,
      running: before.running + 1,
      cancelled: before.cancelled + 1,
      done: before.done + 1500,
    });
    await registry.deleteRun(running);
    expect((await registry.countRuns()).running).toBe(before.running);
  });

  test('events rise by one without a gap, however many come at once', async () => {
    const { registry } = opened;
    const id = await createRunning();
    await Promise.all(
      Array.from({ length: 40 }, (_, block) =>
        registry.keepBlock(id, { case: block % 3, block, text: `{"block":${block}}` }),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await registry.keepBlock(id, { case: 0, block: 99, text: '{}' })).toBe(true);
    await registry.cancelRun(id);
    const events = await registry.listEvents(id, 0, 1000);
    expect(events.map(({ number }) => number)).toEqual(events.map((_, at) => at + 1));
    expect(events.map(({ kind }) => kind).slice(0, 2)).toEqual(['state', 'state']);
    expect(events[1]?.data).toEqual({ state: 'running' });
    const progress = events.filter(({ kind: each }) => each === 'progress');
    expect(progress.length).toBeGreaterThanOrEqual(2);
    expect(progress.at(-1)?.data).toEqual({ done: 41, total: 41 });
    expect(events.at(-1)?.data).toEqual({ state: 'cancelled' });
    expect(await registry.listEvents(id, events.length - 1, 10)).toEqual(events.slice(-1));
  });

  test('who watches a run is woken by its events and by no others', async () => {
    const { registry } = opened;
    const [id, other] = [(await create()).id, (await create()).id];
    let woken = 0;
    const stop = registry.watchEvents(id, () => void woken++);
    // The first call comes when watching has begun.
    await expect.poll(() => woken).toBe(1);
    await registry.startRun(other);
    await registry.startRun(id);
    await expect.poll(() => woken).toBe(2);
    stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await registry.cancelRun(id);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(woken).toBe(2);
  });

  test('a block is kept once and counted once, and not for a run that has ended', async () => {
    const { registry } = opened;
    const id = await createRunning();
    const block = { case: 1, block: 7, text: '{"a":1}' };
    await registry.noteTotal(id, 12);
    expect(await registry.keepBlock(id, block)).toBe(true);
    expect(await registry.keepBlock(id, { ...block, text: 'another' })).toBe(true);
    expect(await registry.keepBlock(id, { ...block, case: 0, block: 9 })).toBe(true);
    expect(await registry.findRun(id)).toMatchObject({ done: 2, total: 12 });
    const all = await registry.listBlocks(id, null, 10);
    expect(all).toEqual([{ ...block, case: 0, block: 9 }, block]);
    expect(await registry.listBlocks(id, { case: 0, block: 9 }, 10)).toEqual([block]);
    await registry.cancelRun(id);
    expect(await registry.keepBlock(id, { ...block, block: 8 })).toBe(false);
    expect(await registry.listBlocks(id, null, 10)).toEqual([]);
  });

  test('files are seen when the run is done, whole, and only those of the attempt that finished it', async () => {
    const { registry } = opened;
    const id = await createRunning();
    const bytes = Uint8Array.from({ length: 3000 }, (_, at) => (at * 7) % 256);
    await registry.addPiece(id, 'lost', 'a.bin', 0, Uint8Array.of(1));
    await registry.addPiece(id, 'won', 'a.bin', 0, bytes.subarray(0, 1000));
    await registry.addPiece(id, 'won', 'a.bin', 1, bytes.subarray(1000));
    expect(await registry.readFile(id, 'a.bin')).toBeNull();
    const files = [
      { path: 'a.bin', sha256: 'f'.repeat(64), bytes: 3000 },
      { path: 'empty.csv', sha256: 'e'.repeat(64), bytes: 0 },
    ];
    expect(await registry.finishRun(id, 'won', 'd'.repeat(64), files, [])).toBe(true);
    expect(await registry.finishRun(id, 'lost', 'e'.repeat(64), [], [])).toBe(false);
    expect(await registry.listFiles(id)).toEqual(files);
    const read = await registry.readFile(id, 'a.bin');
    expect(Buffer.from(read ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(await registry.readFile(id, 'empty.csv')).toEqual(new Uint8Array(0));
    expect(await registry.readFile(id, "a.bin' or 'a'='a")).toBeNull();
    expect(await registry.findRun(id)).toMatchObject({ state: 'done', digest: 'd'.repeat(64) });
    const [row] = await (await opened.open()).query(
      'select count(*)::int as count from skyproof.pieces where run = $1',
      [id],
    );
    expect(row).toEqual({ count: 2 });
  });

  test('warnings of reading stay with a run until its end says what it found', async () => {
    const { registry } = opened;
    const warnings = [makeFinding('W_REPORT_NO_CLAIM', 'a.txt', 'no \0 claim')];
    const add = async () => (await registry.createRun(input, 'Warned', null, warnings)).run;
    const [done, cancelled, failed] = [await add(), await add(), await add()];
    for (const { id, findings } of [done, cancelled, failed]) {
      expect(findings).toEqual(warnings);
      await registry.startRun(id);
    }
    const more = [...warnings, makeFinding('W_SIZING_NONE', null, 'none')];
    await registry.finishRun(done.id, 'a', 'd'.repeat(64), [], more);
    await registry.cancelRun(cancelled.id);
    const why = [makeFinding('E_JOB_FAILED', null, 'failed')];
    await registry.failRun(failed.id, why);
    const found = [done, cancelled, failed].map(({ id }) => registry.findRun(id));
    expect((await Promise.all(found)).map((run) => run?.findings)).toEqual([more, warnings, why]);
  });

  test('a run ends once; what failed says why', async () => {
    const { registry } = opened;
    const id = await createRunning();
    const findings: readonly Finding[] = [
      {
        ...{ code: 'E_YAML_SYNTAX', severity: 'error', file: 'scenario.yaml' },
        ...{ line: 1, column: null, path: null, message: 'no \0 YAML' },
      },
    ];
    expect(await registry.failRun(id, findings)).toBe(true);
    expect(await registry.cancelRun(id)).toBe(false);
    expect(await registry.startRun(id)).toBeNull();
    const run = await registry.findRun(id);
    expect(run).toMatchObject({ state: 'failed', findings });
    expect(run?.endedAt).toMatch(/Z$/);
  });

  test('a share key is made once, taken back and made anew', async () => {
    const { registry } = opened;
    const { id } = await create();
    const first = (await registry.shareRun(id, true))?.shareKey ?? '';
    expect((await registry.shareRun(id, true))?.shareKey).toBe(first);
    expect((await registry.findShared(first))?.id).toBe(id);
    expect((await registry.shareRun(id, false))?.shareKey).toBeNull();
    expect(await registry.findShared(first)).toBeNull();
    expect((await registry.shareRun(id, true))?.shareKey).not.toBe(first);
  });

  test('a run that is deleted leaves nothing', async () => {
    const { registry } = opened;
    const { run } = await registry.createRun(input, 'Gone', 'gone', []);
    await registry.startRun(run.id);
    await registry.keepBlock(run.id, { case: 0, block: 0, text: '{}' });
    expect(await registry.deleteRun(run.id)).toBe(true);
    expect(await registry.deleteRun(run.id)).toBe(false);
    const database = await opened.open();
    for (const table of ['inputs', 'events', 'blocks', 'keys', 'pieces', 'files']) {
      const [row] = await database.query(
        `select count(*)::int as count from skyproof.${table} where run = $1`,
        [run.id],
      );
      expect(row, table).toEqual({ count: 0 });
    }
  });
});

test('two processes that start at once bring the database up to date once', async () => {
  const address = postgres.makeDatabase();
  const databases = await Promise.all(Array.from({ length: 4 }, () => openPostgres(address)));
  await Promise.all(databases.map(migrate));
  const [row] = await (databases[0] as (typeof databases)[0]).query(
    'select array_agg(version)::text as versions from skyproof.migrations',
  );
  expect(row).toEqual({ versions: '{1}' });
  await Promise.all(databases.map((database) => database.close()));
});

test('processes that open the queue of a fresh database at once wait for each other', {
  timeout: 120_000,
}, async () => {
  for (let round = 0; round < 4; round++) {
    const address = postgres.makeDatabase();
    const places = Array.from({ length: 5 }, () => openRegistry({ kind: 'postgres', address }));
    const queues = places.map(({ open }) => openQueue(open));
    const depths = await Promise.all(queues.map((queue) => queue.depth()));
    expect(depths).toEqual(queues.map(() => ({ waiting: 0, active: 0 })));
    for (const queue of queues) await queue.close();
    for (const place of places) await place.close();
  }
});

test('a database of a newer version is left alone', async () => {
  const address = postgres.makeDatabase();
  const database = await openPostgres(address);
  await migrate(database);
  await database.query('insert into skyproof.migrations (version) values (99)');
  await expect(migrate(database)).rejects.toThrow('newer version');
  await database.close();
});

test('where no database answers, every call says so, and the next one tries again', async () => {
  const opened = openRegistry({
    kind: 'postgres',
    address: 'postgresql://nobody@localhost/none?host=/nowhere',
  });
  const { registry } = opened;
  for (const call of [registry.ping, () => registry.findRun('0'.repeat(32)), registry.countOpen])
    await expect(call()).rejects.toMatchObject({ name: 'RegistryDown' });
  await opened.close();
});

test('a connection that the server ends between two statements of a transaction fails it, and nothing else', async () => {
  const database = await openPostgres(postgres.makeDatabase());
  const [own] = await database.query('select pg_backend_pid() as pid');
  expect(own?.['pid']).toBeGreaterThan(0);
  const lost = database.transaction(async (sql) => {
    const [mine] = await sql.query('select pg_backend_pid() as pid');
    await database.query('select pg_terminate_backend($1)', [mine?.['pid']]);
    // Nobody asks anything while the connection dies.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return sql.query('select 1');
  });
  await expect(lost).rejects.toThrow(RegistryDown);
  expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  await database.close();
});
