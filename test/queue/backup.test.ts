import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFinding } from '../../src/domain/finding.ts';
import type { RunInput, StoredRun } from '../../src/domain/registry.ts';
import { createRng } from '../../src/kernel/random/stream.ts';
import { type OpenedRegistry, openRegistry } from '../../src/registry/open-registry.ts';
import { checkBackup, restoreBackup } from '../../src/registry/read-backup.ts';
import { writeBackup } from '../../src/registry/write-backup.ts';
import { runCli } from '../cli/run-cli.ts';
import { startPostgres, type TestPostgres } from './start-postgres.ts';

let postgres: TestPostgres;
const places: OpenedRegistry[] = [];
const folder = mkdtempSync(join(tmpdir(), 'skyproof-backup-'));
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  for (const place of places) await place.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

function openOne(kind: 'embedded' | 'postgres'): OpenedRegistry {
  const place = openRegistry(
    kind === 'embedded' ? { kind, folder: null } : { kind, address: postgres.makeDatabase() },
  );
  places.push(place);
  return place;
}

const input: RunInput = {
  ...{ kind: 'scenario', scenarioYaml: 'skyproof: 1 # \0 é \u{1f6e1}\n', attachments: {} },
  trials: null,
};
const page = Uint8Array.from({ length: 70_000 }, (_, at) => (at * at) % 251);

/** Fills a registry with a run of every state. */
async function fill({ registry }: OpenedRegistry): Promise<void> {
  const create = async (title: string): Promise<string> =>
    (await registry.createRun(input, title, `key of ${title}`, [])).run.id;
  const [done, running, failed, cancelled] = [
    await create('done'),
    await create('running'),
    await create('failed'),
    await create('cancelled'),
  ];
  await create('queued');
  for (const id of [done, running]) await registry.startRun(id);
  for (const block of [3, 1])
    await registry.keepBlock(running, { case: 0, block, text: `{${block}}` });
  await registry.keepPart(running, { part: 2, text: 'a part' });
  await registry.addPiece(running, 'unfinished', 'x', 0, Uint8Array.of(1));
  await registry.addPiece(done, 'a', 'index.html', 0, page.subarray(0, 50_000));
  await registry.addPiece(done, 'a', 'index.html', 1, page.subarray(50_000));
  const file = { path: 'index.html', sha256: 'a'.repeat(64), bytes: page.length };
  await registry.finishRun(
    done,
    'a',
    'd'.repeat(64),
    [file, { ...file, path: 'e', bytes: 0 }],
    [makeFinding('W_REPORT_NO_CLAIM', 'a.txt', 'no claim')],
  );
  await registry.shareRun(done, true);
  await registry.failRun(failed, [
    {
      ...{ code: 'E_YAML_SYNTAX', severity: 'error', file: null, line: 1, column: 2 },
      ...{ path: null, message: 'no YAML' },
    },
  ]);
  await registry.cancelRun(cancelled);
}

async function backUp(place: OpenedRegistry): Promise<string[]> {
  const lines: string[] = [];
  await writeBackup(await place.open(), async (line) => void lines.push(line));
  return lines;
}

async function* toLines(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line.replace(/\n$/, '');
}

/** All that a registry tells of its runs. */
async function tellAll({ registry }: OpenedRegistry): Promise<unknown[]> {
  const runs = await registry.listRuns(100, null);
  return Promise.all(
    runs.map(async (run: StoredRun) => ({
      run,
      input: await registry.readInput(run.id),
      events: await registry.listEvents(run.id, 0, 1000),
      files: await registry.listFiles(run.id),
      page: Buffer.from((await registry.readFile(run.id, 'index.html')) ?? []).toString('base64'),
      blocks: await registry.listBlocks(run.id, null, 100),
      parts: await registry.listParts(run.id, -1, 100),
      shared: (await registry.findShared(run.shareKey ?? ''))?.id ?? null,
      again: (await registry.createRun(input, '', `key of ${run.title}`, [])).run.id,
    })),
  );
}

test.each([
  ['embedded', 'postgres'],
  ['postgres', 'embedded'],
] as const)(
  'a backup of %s restored into %s tells the same of every run',
  { timeout: 300_000 },
  async (from, to) => {
    const [source, target] = [openOne(from), openOne(to)];
    await fill(source);
    const lines = await backUp(source);
    await checkBackup(toLines(lines));
    expect(await restoreBackup(await target.open(), toLines(lines))).toBe(5);
    // What was under way waits for a worker again, and is the only thing that differs.
    const expected = (await tellAll(source)) as { run: StoredRun }[];
    const states = expected.map((one) => one.run.state);
    expect(states).toEqual(['queued', 'cancelled', 'failed', 'running', 'done']);
    expect(await tellAll(target)).toEqual(
      expected.map((one) => ({
        ...one,
        run: { ...one.run, state: one.run.state === 'running' ? 'queued' : one.run.state },
      })),
    );
    await expect(restoreBackup(await target.open(), toLines(lines))).rejects.toMatchObject({
      kind: 'not empty',
    });
    // Events go on where they were.
    const id = expected[3]?.run.id ?? '';
    await target.registry.startRun(id);
    const events = await target.registry.listEvents(id, 0, 1000);
    expect(events.map(({ number }) => number)).toEqual(events.map((_, at) => at + 1));
  },
);

test('a backup that is cut, changed by one character, doubled or reordered is refused, and nothing is written', {
  timeout: 300_000,
}, async () => {
  const [source, target] = [openOne('embedded'), openOne('embedded')];
  await fill(source);
  const lines = await backUp(source);
  const rng = createRng(5);
  const changed = (line: number, at: number): string[] =>
    lines.map((text, index) => {
      if (index !== line) return text;
      const other = text[at] === '0' ? '1' : '0';
      return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
    });
  const bad = [
    [],
    lines.slice(0, -1),
    lines.slice(1),
    [...lines.slice(0, 3), ...lines.slice(4)],
    [...lines.slice(0, 3), ...lines.slice(2)],
    [...lines, lines[3] as string],
    [...lines.slice(0, 2), lines[3] as string, lines[2] as string, ...lines.slice(4)],
    ...lines.map((text, index) =>
      changed(index, Math.floor((text.length - 1) * rng.uniform(1, index, 0, 0))),
    ),
  ];
  for (const one of bad)
    await expect(checkBackup(toLines(one))).rejects.toMatchObject({ kind: 'file' });
  await expect(
    restoreBackup(await target.open(), toLines(changed(lines.length - 1, 70))),
  ).rejects.toMatchObject({ kind: 'file' });
  expect(await target.registry.listRuns(10, null)).toEqual([]);
});

test('the commands write a backup once, refuse a torn one and restore a whole one', {
  timeout: 300_000,
}, async () => {
  const address = postgres.makeDatabase();
  const source = openRegistry({ kind: 'postgres', address });
  places.push(source);
  await fill(source);
  const expected = await source.registry.listRuns(10, null);
  const of = (database: string) => ({ DATABASE_URL: database });
  const written = runCli(folder, ['backup', '--out', 'all.backup'], '', of(address));
  expect(written).toMatchObject({ exitCode: 0, stdout: 'written: all.backup, 5 runs\n' });
  const again = runCli(folder, ['backup', '--out', 'all.backup'], '', of(address));
  expect(again.exitCode).toBe(3);
  expect(again.stderr).toContain('E_OUT_FOREIGN');
  const whole = readFileSync(join(folder, 'all.backup'));
  for (const bytes of [1, 2, 1000]) {
    writeFileSync(join(folder, 'torn.backup'), whole.subarray(0, whole.length - bytes));
    const torn = runCli(folder, ['restore', 'torn.backup'], '', of(postgres.makeDatabase()));
    expect(torn.exitCode).toBe(3);
    expect(torn.stderr).toContain('E_BACKUP_FILE');
  }
  const full = runCli(folder, ['restore', 'all.backup'], '', of(address));
  expect(full.stderr).toContain('E_DATABASE_FULL');
  const target = postgres.makeDatabase();
  const restored = runCli(folder, ['restore', 'all.backup'], '', of(target));
  expect(restored).toMatchObject({ exitCode: 0, stdout: 'restored: 5 runs\n' });
  const opened = openRegistry({ kind: 'postgres', address: target });
  places.push(opened);
  const titles = (runs: readonly StoredRun[]) =>
    runs.map(({ id, title, digest, shareKey }) => [id, title, digest, shareKey]);
  expect(titles(await opened.registry.listRuns(10, null))).toEqual(titles(expected));
  const down = runCli(
    folder,
    ['restore', 'all.backup'],
    '',
    of('postgresql://x@localhost/x?host=/nowhere'),
  );
  expect(down.exitCode).toBe(3);
  expect(down.stderr).toContain('E_DATABASE_DOWN');
});
