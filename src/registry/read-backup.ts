import { type BackupRecord, backupForm, createSealer, isBytes, tables } from './backup-form.ts';
import type { Database, Sql } from './database.ts';

/** Says that a backup cannot be restored, and why. */
export class BackupFault extends Error {
  readonly kind: 'file' | 'not empty';
  constructor(kind: BackupFault['kind'], message: string) {
    super(message);
    this.name = 'BackupFault';
    this.kind = kind;
  }
}

/**
 * Checks a backup from its first line to its seal. Nothing else is done with it.
 * @throws BackupFault where it is none, is torn or was changed
 */
export async function checkBackup(lines: AsyncIterable<string>): Promise<void> {
  for await (const _ of readRecords(lines)) {
    // Reading is checking.
  }
}

/**
 * Restores a backup into an empty database, in one transaction: all of it, or nothing. Runs that were under way are queued again, with the blocks that they had. Returns the
 * number of runs. @throws BackupFault where the database is not empty, or the backup not the one that was checked
 */
export async function restoreBackup(
  database: Database,
  lines: AsyncIterable<string>,
): Promise<number> {
  return database.transaction(async (sql) => {
    await sql.query('lock table skyproof.runs in exclusive mode');
    const [row] = await sql.query('select count(*)::int as count from skyproof.runs');
    if (Number(row?.['count']) > 0) {
      const message = `the database holds ${row?.['count']} runs; a backup is restored into an empty one only`;
      throw new BackupFault('not empty', message);
    }
    let runs = 0;
    for await (const { table, row: values } of readRecords(lines)) {
      await insert(sql, table, values);
      if (table === 'runs') runs++;
    }
    await sql.query(`update skyproof.runs set state = 'queued' where state = 'running'`);
    return runs;
  });
}

/** Most files of a run; the largest one that is made has some sixty. */
const mostFiles = 1000;

/** A path as runs write them: no step upwards, no root, no letters that are not seen. */
const plainPath = /^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[^\\\p{C}]{1,512}$/u;

/** Holds the files of a backup against what runs write: somebody else may have made it. */
function createFileCheck(): (row: readonly (string | null)[]) => void {
  const counts = new Map<string, number>();
  return ([run, , path]) => {
    const count = (counts.get(run ?? '') ?? 0) + 1;
    counts.set(run ?? '', count);
    if (count > mostFiles) throw fault(`a run has more than ${mostFiles} files`);
    if (!plainPath.test(path ?? '')) throw fault('a file of a run has a name that no run gives');
  };
}

async function* readRecords(
  lines: AsyncIterable<string>,
): AsyncGenerator<{ readonly table: string; readonly row: readonly (string | null)[] }> {
  const sealer = createSealer();
  const counted: Record<string, number> = Object.fromEntries(tables.map(({ name }) => [name, 0]));
  const checkFile = createFileCheck();
  let number = 0;
  let isEnded = false;
  for await (const line of lines) {
    number++;
    const text = isEnded ? null : sealer.check(line);
    if (text === null) throw fault(`line ${number} is not the one that was written`);
    const record = JSON.parse(text) as BackupRecord;
    if (number === 1) {
      if (!('form' in record) || record.form !== backupForm)
        throw fault(`it does not have the form ${backupForm}`);
    } else if ('end' in record) {
      isEnded = true;
      if (JSON.stringify(record.rows) !== JSON.stringify(counted)) throw fault('rows are missing');
    } else if ('table' in record && counted[record.table] !== undefined) {
      counted[record.table] = (counted[record.table] ?? 0) + 1;
      if (record.table === 'files') checkFile(record.row as readonly (string | null)[]);
      yield record as { table: string; row: readonly (string | null)[] };
    } else throw fault(`line ${number} is no record`);
  }
  if (!isEnded) throw fault(number === 0 ? 'it is empty' : 'its end is missing');
}

async function insert(sql: Sql, name: string, row: readonly (string | null)[]): Promise<void> {
  const table = tables.find((one) => one.name === name);
  if (table === undefined || row.length !== table.columns.length) throw fault(`no table ${name}`);
  const columns: readonly string[] = table.columns;
  const places = columns.map((column, at) => `$${at + 1}::text::${typeOf(column)}`);
  const values = columns.map((column, at) =>
    isBytes(name, column) ? Buffer.from(row[at] ?? '', 'base64') : row[at],
  );
  const written = places.map((place, at) =>
    isBytes(name, columns[at] ?? '') ? `$${at + 1}::bytea` : place,
  );
  await sql.query(
    `insert into skyproof.${table.name} (${columns.join(', ')}) values (${written.join(', ')})`,
    values,
  );
}

function typeOf(column: string): string {
  if (column.endsWith('_at')) return 'timestamptz';
  if (column === 'bytes') return 'bigint';
  const numbers = ['done', 'total', 'last_event', 'number', 'block', 'part', 'place'];
  return numbers.includes(column) ? 'int' : 'text';
}

function fault(reason: string): BackupFault {
  return new BackupFault('file', `the backup is torn or was changed: ${reason}`);
}
