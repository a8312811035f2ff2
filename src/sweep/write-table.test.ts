import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, expect, test } from 'vitest';
import { makeRows } from '../../test/sweep/make-rows.ts';
import { exactSum } from '../kernel/stats/index.ts';
import type { VariedNumber } from './study.ts';
import { writeTable } from './write-table.ts';

const vary = ['posture.a.count', 'posture.a.ready'].map((path): VariedNumber => {
  const place = { path: '', line: 1, column: 1 };
  return { path, isWhole: false, form: { kind: 'values', values: [1, 2] }, place };
});
const folder = mkdtempSync(join(tmpdir(), 'skyproof-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three row groups, the last one not full. */
const groupRows = 1000;
const rows = [...makeRows(groupRows - 11)];
const bytes = Buffer.concat([...writeTable({ vary }, rows, groupRows)]);

test('hyparquet reads back every row with its types', async () => {
  const { buffer, byteOffset, byteLength } = bytes;
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const read = await parquetReadObjects({ file });
  const flat = rows.map(({ values, scenario, ...row }) => ({
    ...{ scenario, 'posture.a.count': values[0], 'posture.a.ready': values[1], ...row },
  }));
  expect(read).toHaveLength(rows.length);
  // Row by row: a whole list that differs takes minutes to print.
  const differing = flat.findIndex((row, index) => {
    const found = read[index] as Record<string, unknown>;
    return Object.entries(row).some(([name, value]) => !Object.is(found[name], value));
  });
  expect(differing).toBe(-1);
  const { row_groups: groups, schema } = parquetMetadata(file);
  expect(groups.map(({ num_rows: count }) => Number(count))).toEqual([
    ...[groupRows, groupRows],
    rows.length - 2 * groupRows,
  ]);
  expect(schema.find(({ name }) => name === 'scenario')).toMatchObject({ type: 'INT32' });
  expect(schema.find(({ name }) => name === 'estimate')).toMatchObject({ type: 'DOUBLE' });
}, 60_000);

test('DuckDB counts the rows, finds the same nulls and adds the figures up to the exact sums', async () => {
  const name = join(folder, 'study.parquet');
  writeFileSync(name, bytes);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const ask = async (what: string): Promise<readonly number[]> => {
    const found = await connection.runAndReadAll(`select ${what} from read_parquet('${name}')`);
    return (found.getRowsJS()[0] ?? []).map(Number);
  };
  const third = rows.length / 3;
  const counts = 'count(*), count(intruder), count("timeH"), count(distinct scenario)';
  expect(await ask(counts)).toEqual([rows.length, third, third, third]);
  for (const figure of ['estimate', 'low', 'high'] as const) {
    const found = await connection.runAndReadAll(`select ${figure} from read_parquet('${name}')`);
    const read = found.getColumnsJS()[0] as number[];
    const exact = exactSum(rows.map((row) => row[figure]));
    // Every double is the library's, so their exact sum is; DuckDB's own sum is compensated.
    expect(exactSum(read)).toBe(exact);
    expect((await ask(`fsum(${figure})`))[0]).toBeCloseTo(exact, 7);
  }
  const whole = exactSum(rows.map(({ values: [first = 0] }) => first));
  expect(await ask('sum("posture.a.count"), sum(scenario), sum(trials)')).toEqual([
    ...[whole, whole, 64 * rows.length],
  ]);
  connection.closeSync();
  instance.closeSync();
}, 60_000);

test('a table of any length is written in pieces of a row group, and no row is read before it is needed', () => {
  let read = 0;
  function* count() {
    for (const row of makeRows(2 * groupRows)) {
      read++;
      yield row;
    }
  }
  let [pieces, largest, sum] = [0, 0, 0];
  for (const piece of writeTable({ vary }, count(), groupRows)) {
    pieces++;
    largest = Math.max(largest, piece.length);
    sum += piece.length;
    expect(read).toBe(Math.min(pieces, 6) * groupRows);
  }
  expect(pieces).toBe(7);
  expect(largest).toBeLessThan(sum / 4);
});

test('the same rows give the same bytes', () => {
  const few = [...makeRows(7)];
  const once = Buffer.concat([...writeTable({ vary }, few)]);
  expect(Buffer.concat([...writeTable({ vary }, few)]).equals(once)).toBe(true);
});
