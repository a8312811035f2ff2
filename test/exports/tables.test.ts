import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, expect, test } from 'vitest';
import type { Results } from '../../src/domain/results.ts';
import { bytesOf, exportFiles, goldenSource, hostileSource, textOf } from './make-source.ts';

// Tables are written from one list: what DuckDB and hyparquet read is held against the results themselves.

const folder = mkdtempSync(join(tmpdir(), 'skyproof-tables-'));
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

type Row = Readonly<Record<string, unknown>>;

async function ask(query: string): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(query)).getRowObjectsJS() as Row[];
}

/** Reads a CSV file as RFC 4180 has it, every cell as text; an empty one is null. */
async function readCsv(text: string): Promise<readonly Row[]> {
  const file = join(folder, 'table.csv');
  writeFileSync(file, text);
  return ask(
    `from read_csv('${file}', header = true, all_varchar = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = ${columnsOf(text)}, parallel = false)`,
  );
}

function columnsOf(text: string): string {
  const [head = ''] = text.split('\r\n');
  return `{${head
    .split(',')
    .map((name) => `'${name}': 'VARCHAR'`)
    .join(', ')}}`;
}

/** A row of the results with the names that tables have for its numbers. */
function flatten(row: Row): Row {
  const [low = null, high = null] = (row['interval'] ?? []) as number[];
  const [epistemicLow = null, epistemicHigh = null] = (row['epistemic'] ?? []) as number[];
  return { ...row, low, high, epistemicLow, epistemicHigh };
}

const names = ['verdicts', 'measures', 'bounds'] as const;
const numbers = [
  ...['altitudeM', 'k', 'trials', 'estimate', 'probability', 'low', 'high', 'epistemicLow'],
  ...['epistemicHigh', 'rangeM', 'needs', 'claimed', 'bestShare'],
];
const texts = [
  'id',
  'posture',
  'reading',
  'variant',
  'verdict',
  'wordTo',
  'text',
  'reason',
  'proof',
];

/** Which of the columns differ from the results, row by row; a whole list that differs takes minutes to print. */
function findDiffering(
  read: readonly Row[],
  results: Results,
  name: (typeof names)[number],
  columns: readonly string[],
  change: (value: unknown) => unknown,
): readonly string[] {
  const rows = (results[name] as unknown as readonly Row[]).map(flatten);
  expect([name, read.length]).toEqual([name, rows.length]);
  const there = columns.filter((column) => read[0] !== undefined && column in read[0]);
  expect(there.length).toBeGreaterThan(3);
  return rows.flatMap((row, i) =>
    there
      .filter((column) => !Object.is(change(read[i]?.[column] ?? null), row[column] ?? null))
      .map((column) => `${name} ${i} ${column}: ${read[i]?.[column]} for ${row[column]}`),
  );
}

const toNumber = (value: unknown): unknown => (value === null ? null : Number(value));
const same = (value: unknown): unknown => value;

test('DuckDB reads every number of the CSV tables as it stands in the results', async () => {
  const source = await goldenSource();
  const files = await exportFiles('csv', source);
  for (const name of names) {
    const read = await readCsv(textOf(files, `tables/${name}.csv`));
    const { results } = source.assessment;
    expect(findDiffering(read, results, name, numbers, toNumber).slice(0, 3)).toEqual([]);
    expect(findDiffering(read, results, name, texts, same).slice(0, 3)).toEqual([]);
  }
});

test('DuckDB and hyparquet read the Parquet tables with types and values of the results', async () => {
  const source = await goldenSource();
  const { results } = source.assessment;
  const files = await exportFiles('parquet', source);
  for (const name of names) {
    const bytes = bytesOf(files, `tables/${name}.parquet`);
    const file = join(folder, `${name}.parquet`);
    writeFileSync(file, new Uint8Array(bytes));
    for (const read of [
      await ask(`from read_parquet('${file}')`),
      (await parquetReadObjects({ file: bytes })) as Row[],
    ]) {
      expect(findDiffering(read, results, name, numbers, same).slice(0, 3)).toEqual([]);
      expect(findDiffering(read, results, name, texts, same).slice(0, 3)).toEqual([]);
    }
    const { created_by: writer, key_value_metadata: kept, schema } = parquetMetadata(bytes);
    expect(writer).toBe('skyproof');
    expect(JSON.parse(kept?.find(({ key }) => key === 'skyproof')?.value ?? '')).toMatchObject({
      digest: results.run.digest,
    });
    expect(schema.find((one) => one.name === 'altitudeM')?.type).toBe('DOUBLE');
  }
});

test('hostile texts come back letter by letter, and a formula is a text', async () => {
  const source = await hostileSource();
  const { verdicts, assumptions } = source.assessment.results;
  const csv = await exportFiles('csv', source);
  const raw = await exportFiles('csv', { ...source, isGuarded: false });
  const parquet = await exportFiles('parquet', source);
  const columns = { verdicts: ['text', 'reason'], assumptions: ['label', 'source'] } as const;
  const starts = /^\s*[=+\-@\t\r＝＋－＠]/;
  for (const [name, rows] of Object.entries({ verdicts, assumptions })) {
    const path = `tables/${name}`;
    const [safe, plain] = [
      await readCsv(textOf(csv, `${path}.csv`)),
      await readCsv(textOf(raw, `${path}.csv`)),
    ];
    const read = (await parquetReadObjects({ file: bytesOf(parquet, `${path}.parquet`) })) as Row[];
    for (const column of columns[name as keyof typeof columns]) {
      rows.forEach((row, i) => {
        const text = String((row as unknown as Row)[column]);
        expect(text).toContain(']]>');
        expect([plain[i]?.[column], read[i]?.[column]]).toEqual([text, text]);
        expect(safe[i]?.[column]).toBe(starts.test(text) ? `'${text}` : text);
      });
    }
    // No cell begins as a formula does, numbers apart.
    for (const row of safe)
      for (const cell of Object.values(row))
        if (typeof cell === 'string' && Number.isNaN(Number(cell)))
          expect(cell).not.toMatch(starts);
  }
  const formula = { ...source.assessment.results, verdicts: [{ ...verdicts[0], text: '=1+1' }] };
  const assessment = { ...source.assessment, results: formula as Results };
  const [row] = await readCsv(
    textOf(await exportFiles('csv', { assessment }), 'tables/verdicts.csv'),
  );
  expect(row?.['text']).toBe("'=1+1");
});

test('the adjudication table is read back with the outcomes, rolls and draws of the situations', async () => {
  const source = await goldenSource();
  const { adjudication } = source;
  const files = await exportFiles('adjudication', source);
  const json = JSON.parse(textOf(files, 'adjudication.json'));
  const { run, measures } = source.assessment.results;
  expect([json.seed, json.trials, json.digest]).toEqual([run.seed, 64, run.digest]);
  const engaged = json.situations.filter(({ quantity }: Row) => quantity === 'engaged');
  expect(json.situations.filter(({ quantity }: Row) => quantity !== 'engaged')).toEqual(
    adjudication?.situations,
  );
  // The chance that one approach is engaged is the run's own figure.
  for (const one of engaged) {
    const row = measures.find(
      ({ id }) => id === `base/${one.posture}/crossing/engaged/${one.intruder}/${one.altitudeM}/k1`,
    );
    expect([one.outcomes[0].probability, one.outcomes[0].interval]).toEqual([
      row?.estimate,
      row?.interval,
    ]);
  }
  expect(engaged.length).toBeGreaterThan(5);
  const rolled = await readCsv(textOf(files, 'tables/adjudication.csv'));
  const wanted = json.situations.flatMap((one: Row) =>
    (one['outcomes'] as Row[]).map((outcome) => {
      const [from = null, to = null] = (outcome['rolls'] ?? []) as number[];
      const [low = null, high = null] = (outcome['interval'] ?? []) as number[];
      const band = one['bandM'] as number[];
      return [
        ...[one['posture'], one['intruder'], one['quantity']],
        ...[one['aircraft'], one['altitudeM'], ...band, from, to, outcome['outcome']],
        ...[outcome['probability'], low, high, one['mean'], run.seed],
      ];
    }),
  );
  const columns = [
    ...['aircraft', 'altitudeM', 'bandFromM', 'bandToM', 'rollFrom', 'rollTo', 'outcome'],
    ...['probability', 'low', 'high', 'mean', 'seed'],
  ];
  expect(
    rolled.map((row) => [
      ...[row['posture'], row['intruder'], row['quantity']],
      ...columns.map((name) => toNumber(row[name])),
    ]),
  ).toEqual(wanted);
  const drawn = await readCsv(textOf(files, 'tables/adjudication-draws.csv'));
  expect(
    drawn.map((row) => Array.from({ length: 64 }, (_, at) => Number(row[`draw${at + 1}`]))),
  ).toEqual(adjudication?.situations.map(({ draws }) => draws));
});
