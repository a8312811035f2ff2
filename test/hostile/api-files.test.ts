import { existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupForm, createSealer, tables } from '../../src/registry/backup-form.ts';
import { residentMiB } from '../../src/workers/start-child.ts';
import { makeFolder, report, startCli } from '../cli/run-cli.ts';
import { smallInput } from '../server/open-test-server.ts';
import { type ServerProcess, startServerProcess } from '../server/start-server-process.ts';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
}, 120_000);
afterAll(() => server?.stop());

const { items } = JSON.parse(readFileSync(new URL('api.json', import.meta.url), 'utf8')) as {
  items: { id: string; names?: string[]; paths?: string[]; texts?: string[] }[];
};
const rowOf = (id: string) => items.find((row) => row.id === id);

/** Paths of a run's files. */
async function listPaths(id: unknown): Promise<string[]> {
  const { text } = await server.ask('GET', `/api/v1/runs/${id}/files`);
  return (JSON.parse(text) as { files: { path: string }[] }).files.map(({ path }) => path);
}

const read = async (id: unknown, path: string): Promise<string> => {
  const { status, text, headers } = await server.ask('GET', `/api/v1/runs/${id}/files/${path}`);
  expect([path, status]).toEqual([path, 200]);
  expect(headers['content-disposition']).toMatch(/^attachment;/);
  return text;
};

/** Reads a table with DuckDB: a row is a map of texts, null where a cell is empty. */
async function readTable(
  text: string,
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const folder = makeFolder({ 'table.csv': text });
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const dialect = `delim = ',', quote = '"', escape = '"', header = true, auto_detect = false`;
  const names = (text.split('\r\n', 1)[0] ?? '').split(',');
  const columns = names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const found = await connection.runAndReadAll(
    `select * from read_csv('${join(folder, 'table.csv')}', ${dialect}, columns = {${columns}}, strict_mode = true, parallel = false)`,
  );
  connection.closeSync();
  return found.getRowObjectsJS() as Record<string, string | null>[];
}

/** What a program does before it uses a cell of text. */
const unguard = (cell: string): string =>
  /^'+\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;

test('P07: tables of a run with formulas everywhere: guarded for spreadsheets, exact for programs', {
  timeout: 300_000,
}, async () => {
  const texts = rowOf('P07')?.texts ?? [];
  const system = (name: string) => ({
    ...{ name, rangeM: [500, 6000], altitudeM: [0, 3500], targetSpeedMps: 320 },
    ...{ missileSpeedMps: 570, killProbability: 0.5, reactionS: 5, readyRounds: 1, reloadS: 30 },
    ...{ channels: 1, crew: 2 },
  });
  const scenario = {
    ...{ skyproof: 1, title: texts.join(' '), asOf: '2025-10-23', territory: 'LUX' },
    posture: texts.map((text, at) => ({
      ...{ id: `s${at}`, system: system(text), count: { value: 10, reason: text } },
      ...{ ready: { value: 0.5, source: `claim:${text}` }, where: [{ territory: true, share: 1 }] },
    })),
    ...{ altitudesM: [0], interpretations: ['border'], measures: ['border'], run: { seed: 7 } },
    questions: texts.map((quote, at) => ({
      ...{ id: `q${at}`, claim: `r1#c${at}`, quote, interpretation: 'border', altitudesM: [0] },
    })),
  };
  const { id, state } = await server.finish({
    ...{ kind: 'scenario', scenarioYaml: JSON.stringify(scenario), trials: 64 },
  });
  expect(state).toBe('done');
  const results = JSON.parse(await read(id, 'results.json')) as Record<
    string,
    Record<string, unknown>[]
  >;
  const guarded = new Set<string>();
  for (const name of ['verdicts', 'measures', 'bounds', 'assumptions']) {
    const rows = await readTable(await read(id, `tables/${name}.csv`));
    const expected = results[name] ?? [];
    expect([name, rows.length]).toEqual([name, expected.length]);
    for (const [at, row] of rows.entries())
      for (const [column, cell] of Object.entries(row)) {
        // No cell but a number begins in a way that a spreadsheet reckons with.
        if (/^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell ?? ''))
          expect(cell).toMatch(/^-\d/);
        if (cell?.startsWith("'")) guarded.add(unguard(cell));
        const value = expected[at]?.[column];
        // Some columns gather what stands deeper in the results.
        if (value === undefined || typeof value === 'object') continue;
        if (typeof value === 'number') expect(Object.is(Number(cell), value)).toBe(true);
        else expect(unguard(cell ?? '')).toBe(value);
      }
  }
  // The reason of a count is the text as it was given.
  const reasons = results['assumptions']?.map(({ reason }) => reason);
  for (const text of texts) {
    expect(reasons).toContain(text);
    if (/^['\s]*[=+\-@\t\r]/.test(text)) expect(guarded).toContain(text);
  }
});

test('S05: names that leave the folder and a hundred thousand files are refused, and nothing is stored', {
  timeout: 120_000,
}, async () => {
  const count = async (): Promise<unknown> =>
    JSON.parse((await server.ask('GET', '/api/v1/runs?limit=100')).text).runs.length;
  const before = await count();
  const post = async (attachments: object): Promise<readonly unknown[]> => {
    const { status, text } = await server.ask('POST', '/api/v1/runs', {
      ...smallInput,
      attachments,
    });
    return [status, (JSON.parse(text) as { code: string }).code];
  };
  const leaving = (rowOf('S05')?.names ?? []).filter((name) =>
    /^\/|\.\.|[\r\n]|[^\P{Cs}]/u.test(name),
  );
  expect(leaving.length).toBeGreaterThan(5);
  for (const name of leaving)
    expect([name, ...(await post({ [name]: 'content' }))]).toEqual([name, 422, 'E_INPUT_FORM']);
  const many = (files: number): object =>
    Object.fromEntries(Array.from({ length: files }, (_, at) => [at, '']));
  for (const files of [33, 1_000, 80_000])
    expect(await post(many(files))).toEqual([422, 'E_INPUT_FORM']);
  expect(await post(many(100_000))).toEqual([413, 'E_HTTP_SIZE']);
  expect(await count()).toBe(before);
});

test('S05: names of reports never become paths, and a file is found by the index alone', {
  timeout: 300_000,
}, async () => {
  const names = rowOf('S05')?.names ?? [];
  const reports = names.slice(0, 4).map((name) => ({ name, text: report }));
  const { id, state } = await server.finish({ kind: 'reports', reports, trials: 64 });
  expect(state).toBe('done');
  const paths = await listPaths(id);
  for (const path of paths) expect(path).toMatch(/^(?:[a-z]+\/)?[\w-]+\.[a-z]+$/);
  expect(paths.filter((path) => path.startsWith('reports/'))).toHaveLength(4);
  const others = names.filter((name) => !paths.includes(name) && !/\p{Cs}/u.test(name));
  for (const path of [...others.map(encodeURIComponent), ...(rowOf('P04')?.paths ?? [])]) {
    const asked = `/api/v1/runs/${id}/files/${path.replace(/^\//, '')}`;
    const { status } = await server.ask('GET', asked);
    expect([asked, [400, 404].includes(status)]).toEqual([asked, true]);
  }
});

/** A backup that is whole by its hashes, of one run with these files. */
function forge(paths: readonly string[]): string {
  const { seal } = createSealer();
  const run = 'a'.repeat(32);
  const time = '2026-01-01 00:00:00+00';
  const rows: (readonly [string, readonly (string | null)[]])[] = [
    ['runs', [run, 'scenario', '"x"', 'done', time, time, '1', '1', 'd', null, null, '1', 'one']],
    ...paths.map((path, at) => ['files', [run, String(at), path, 'e', '0']] as const),
  ];
  const counts = Object.fromEntries(tables.map(({ name }) => [name, 0]));
  for (const [table] of rows) counts[table] = (counts[table] ?? 0) + 1;
  return [
    seal(JSON.stringify({ form: backupForm, version: '1', writtenAt: time })),
    ...rows.map(([table, row]) => seal(JSON.stringify({ table, row }))),
    seal(JSON.stringify({ end: true, rows: counts })),
  ].join('');
}

/** Restores a backup with the built program; returns what it said and the most memory that it was seen to hold. */
async function restore(
  folder: string,
  name: string,
): Promise<{
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly mostMiB: number;
}> {
  const { child, end } = startCli(folder, ['restore', name, '--data', 'data']);
  let stderr = '';
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  let mostMiB = 0;
  const timer = setInterval(() => {
    mostMiB = Math.max(mostMiB, residentMiB(child.pid) ?? 0);
  }, 10);
  const exitCode = await end;
  clearInterval(timer);
  return { exitCode, stderr, mostMiB };
}

test('S05: a backup with such names, too many files or endless zeros is refused before anything is written', {
  timeout: 300_000,
}, async () => {
  const folder = makeFolder({});
  const zeros = join(folder, 'zeros.backup');
  writeFileSync(zeros, '');
  truncateSync(zeros, 10 * 2 ** 30);
  symlinkSync('/dev/zero', join(folder, 'link.backup'));
  const many = Array.from({ length: 100_000 }, (_, at) => `tables/${at}.csv`);
  writeFileSync(join(folder, 'many.backup'), forge(many));
  const names = ['many', 'zeros', 'link'];
  for (const [at, path] of [
    '../secret',
    '/etc/passwd',
    'a/../../b',
    'a\\b',
    'a\nb',
    'a//b',
    '',
  ].entries()) {
    writeFileSync(join(folder, `name${at}.backup`), forge(['index.html', path]));
    names.push(`name${at}`);
  }
  for (const name of names) {
    const { exitCode, stderr, mostMiB } = await restore(folder, `${name}.backup`);
    expect([name, exitCode]).toEqual([name, 3]);
    expect(mostMiB).toBeLessThan(256);
    expect(stderr).toContain('E_BACKUP_FILE');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  }
  // The same file without them is taken.
  writeFileSync(join(folder, 'good.backup'), forge(['index.html', 'tables/verdicts.csv']));
  expect(await restore(folder, 'good.backup')).toMatchObject({ exitCode: 0 });
});
