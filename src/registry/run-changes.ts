import { createHash, randomBytes } from 'node:crypto';
import { type Finding, tellFindings } from '../domain/finding.ts';
import type { RunInput, StoredFile, StoredRun } from '../domain/registry.ts';
import { type Database, eventChannel, type Sql } from './database.ts';
import { readRun, runColumns } from './run-rows.ts';

/** Makes an id or a share key: 128 random bits as 32 hex digits. */
export function makeId(): string {
  return randomBytes(16).toString('hex');
}

/** Stores a run with its input, or finds the one that has this idempotency key. Of two that come at once with one key, one is stored. */
export async function createRun(
  database: Database,
  input: RunInput,
  title: string,
  idempotencyKey: string | null,
  findings: readonly Finding[],
): Promise<{ readonly run: StoredRun; readonly isNew: boolean }> {
  const hash = idempotencyKey === null ? null : hashKey(idempotencyKey);
  return database.transaction(async (sql) => {
    if (hash !== null) {
      // Others with this key wait here until the run is stored.
      await sql.query('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [hash]);
      const [known] = await sql.query(
        `select ${runColumns} from skyproof.runs where id = (select run from skyproof.keys where hash = $1)`,
        [hash],
      );
      if (known !== undefined) return { run: readRun(known), isNew: false };
    }
    const id = makeId();
    await sql.query(
      `insert into skyproof.runs (id, kind, title, state, findings) values ($1, $2, $3, 'queued', $4)`,
      [id, input.kind, JSON.stringify(title), writeFindings(findings)],
    );
    await sql.query('insert into skyproof.inputs (run, content) values ($1, $2)', [
      id,
      JSON.stringify(input),
    ]);
    if (hash !== null)
      await sql.query('insert into skyproof.keys (hash, run) values ($1, $2)', [hash, id]);
    await addEvent(sql, id, 'state', { state: 'queued' });
    const [row] = await sql.query(`select ${runColumns} from skyproof.runs where id = $1`, [id]);
    return { run: readRun(row as NonNullable<typeof row>), isNew: true };
  });
}

/** Adds an event under the next number and tells who watches. The row of the run is locked until the transaction ends, so that no number is left out. */
export async function addEvent(
  sql: Sql,
  id: string,
  kind: 'state' | 'progress',
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql.query(
    `with counted as (
      update skyproof.runs set last_event = last_event + 1 where id = $1 returning id, last_event
    ), added as (
      insert into skyproof.events (run, number, kind, data)
      select id, last_event, $2, $3 from counted returning run
    )
    select pg_notify($4, run) from added`,
    [id, kind, JSON.stringify(data), eventChannel],
  );
}

/** Ends a run that is in one of the states; false where it is not. What it found takes the place of what was found before, if anything. */
export async function endRun(
  sql: Sql,
  id: string,
  from: readonly ('queued' | 'running')[],
  to: 'cancelled' | 'failed',
  findings: readonly Finding[] = [],
): Promise<boolean> {
  const rows = await sql.query(
    `update skyproof.runs set state = $2, ended_at = now(), findings = coalesce($3, findings)
      where id = $1 and state = any($4::text[]) returning id`,
    [id, to, writeFindings(findings), from],
  );
  if (rows.length === 0) return false;
  await addEvent(sql, id, 'state', { state: to });
  await clearWork(sql, id, null);
  return true;
}

/** Ends a run with what one attempt found and made; false where it is not running. */
export async function finishRun(
  sql: Sql,
  id: string,
  attempt: string,
  digest: string,
  files: readonly StoredFile[],
  findings: readonly Finding[],
): Promise<boolean> {
  const rows = await sql.query(
    `update skyproof.runs set state = 'done', ended_at = now(), digest = $2, attempt = $3, total = done, findings = $4
      where id = $1 and state = 'running' returning id`,
    [id, digest, attempt, writeFindings(findings)],
  );
  if (rows.length === 0) return false;
  for (const [place, { path, sha256, bytes }] of files.entries()) {
    await sql.query(
      'insert into skyproof.files (run, place, path, sha256, bytes) values ($1, $2::int, $3, $4, $5::bigint)',
      [id, place, path, sha256, bytes],
    );
  }
  await addEvent(sql, id, 'state', { state: 'done', digest });
  await clearWork(sql, id, attempt);
  return true;
}

/** Removes what only a run under way needs. */
async function clearWork(sql: Sql, id: string, keptAttempt: string | null): Promise<void> {
  await sql.query('delete from skyproof.blocks where run = $1', [id]);
  await sql.query('delete from skyproof.parts where run = $1', [id]);
  await sql.query(
    'delete from skyproof.pieces where run = $1 and attempt is distinct from $2::text',
    [id, keptAttempt],
  );
}

/** Findings as they are stored; null for none. */
function writeFindings(findings: readonly Finding[]): string | null {
  return findings.length === 0 ? null : JSON.stringify(tellFindings(findings));
}

/** Idempotency keys are kept as hashes: they may hold anything. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
