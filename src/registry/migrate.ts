import { RegistryDown } from '../domain/registry.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations.ts';

/** Names the lock under which a database is brought up to date: `sky` and `migr` in two 32-bit numbers. */
const lock = [0x736b79, 0x6d696772] as const;

/**
 * Brings a database up to what this version needs, in one transaction under a lock: of processes that start at once, one does it and the others wait.
 * @throws RegistryDown where a newer version wrote the database
 */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1::int, $2::int)', lock);
    const [found] = await sql.query(`select to_regclass('skyproof.migrations')::text as name`);
    if (found?.['name'] === null) {
      await sql.query('create schema if not exists skyproof');
      await sql.query(
        'create table skyproof.migrations (version int primary key, done_at timestamptz not null default now())',
      );
    }
    const [row] = await sql.query(
      'select coalesce(max(version), 0)::int as version from skyproof.migrations',
    );
    const version = Number(row?.['version']);
    if (version > migrations.length) {
      const message = `a newer version of Skyproof wrote the database (form ${version}; this one knows ${migrations.length}): upgrade this one`;
      throw new RegistryDown(message);
    }
    for (const [index, statements] of migrations.slice(version).entries()) {
      for (const statement of statements) await sql.query(statement);
      await sql.query('insert into skyproof.migrations (version) values ($1::int)', [
        version + index + 1,
      ]);
    }
  });
}
