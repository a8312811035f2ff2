import type { StoredBlock, StoredPart } from '../domain/registry.ts';
import type { Sql } from './database.ts';
import { addEvent } from './run-changes.ts';

/** Keeps a block of a running run, once; false where the run is not running. To be called in a transaction. */
export function keepBlock(sql: Sql, id: string, kept: StoredBlock): Promise<boolean> {
  return keep(
    sql,
    id,
    `insert into skyproof.blocks (run, place, block, content)
      values ($1, $2::int, $3::int, $4) on conflict do nothing returning run`,
    [kept.case, kept.block, kept.text],
  );
}

/** Keeps a part of a running study, once; false where the run is not running. To be called in a transaction. */
export function keepPart(sql: Sql, id: string, { part, text }: StoredPart): Promise<boolean> {
  return keep(
    sql,
    id,
    `insert into skyproof.parts (run, part, content)
      values ($1, $2::int, $3) on conflict do nothing returning run`,
    [part, text],
  );
}

/** Keeps something and counts it. Progress is told at most twice a second. */
async function keep(
  sql: Sql,
  id: string,
  insert: string,
  values: readonly unknown[],
): Promise<boolean> {
  const [run] = await sql.query(
    `select coalesce(told_at < clock_timestamp() - interval '500 milliseconds', true) as is_due
      from skyproof.runs where id = $1 and state = 'running' for update`,
    [id],
  );
  if (run === undefined) return false;
  const added = await sql.query(insert, [id, ...values]);
  if (added.length === 0) return true;
  const isDue = run['is_due'] === true;
  const [counted] = await sql.query(
    `update skyproof.runs set done = done + 1, total = greatest(total, done + 1),
      told_at = case when $2::boolean then clock_timestamp() else told_at end
      where id = $1 returning done, total`,
    [id, isDue],
  );
  if (isDue) {
    const { done, total } = counted as { readonly done: unknown; readonly total: unknown };
    await addEvent(sql, id, 'progress', { done: Number(done), total: Number(total) });
  }
  return true;
}
