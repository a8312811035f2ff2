import { version } from '../version.ts';
import {
  type BackupRecord,
  type BackupTable,
  backupForm,
  createSealer,
  isBytes,
  tables,
} from './backup-form.ts';
import type { Database, Row, Sql } from './database.ts';

/** Rows that are read together; those of `pieces` hold up to a mebibyte each. */
const pageRows = 16;

/**
 * Writes everything that a registry keeps as sealed lines, in one transaction, so that what stands in a backup was there at one moment. `write` gets one line after the
 * other and is waited for. Returns the number of runs.
 */
export async function writeBackup(
  database: Database,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const sealer = createSealer();
  const put = (record: BackupRecord): Promise<void> => write(sealer.seal(JSON.stringify(record)));
  return database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only');
    await put({ form: backupForm, version, writtenAt: new Date().toISOString() });
    const rows: Record<string, number> = {};
    for (const table of tables) {
      rows[table.name] = 0;
      for await (const row of readTable(sql, table)) {
        await put({ table: table.name, row });
        rows[table.name] = (rows[table.name] ?? 0) + 1;
      }
    }
    await put({ end: true, rows });
    return rows['runs'] ?? 0;
  });
}

/** Reads a table in its order, page by page. Names of tables and columns are those of this program. */
async function* readTable(
  sql: Sql,
  table: BackupTable,
): AsyncGenerator<readonly (string | number | null)[]> {
  const { name, columns, order } = table;
  const list = columns.map((column) => `${read(name, column)} as ${column}`).join(', ');
  const own = order.map((column) => `t.${column}`).join(', ');
  const asked = order.map((column) => `t.${column}::text as ${column}_mark`).join(', ');
  const types = order.map((column, at) => `$${at + 1}::${typeOf(column)}`).join(', ');
  // Of files that were never finished nothing is kept.
  const only =
    name === 'pieces'
      ? 'exists (select from skyproof.runs r where r.id = t.run and r.attempt = t.attempt)'
      : 'true';
  let after: readonly unknown[] | null = null;
  for (;;) {
    const beyond: string = after === null ? 'true' : `(${own}) > (${types})`;
    const page: readonly Row[] = await sql.query(
      `select ${list}, ${asked} from skyproof.${name} t where ${only} and ${beyond} order by ${own} limit ${pageRows}`,
      after ?? [],
    );
    for (const row of page)
      yield columns.map((column) => toStored(row[column], isBytes(name, column)));
    const last = page.at(-1);
    if (last === undefined) return;
    after = order.map((column) => last[`${column}_mark`]);
  }
}

function read(table: string, column: string): string {
  return isBytes(table, column) ? `t.${column}` : `t.${column}::text`;
}

function typeOf(column: string): string {
  if (column === 'place') return 'bigint';
  return ['number', 'block', 'part'].includes(column) ? 'int' : 'text';
}

function toStored(value: unknown, bytes: boolean): string | null {
  if (value === null || value === undefined) return null;
  return bytes ? Buffer.from(value as Uint8Array).toString('base64') : String(value);
}
