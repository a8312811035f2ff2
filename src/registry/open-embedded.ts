import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Database, Row, Sql } from './database.ts';
import { guard } from './is-down.ts';

/** Rows that are written before what earlier versions of rows left is cleared away: about seventy small runs. */
const vacuumRows = 4096;

/** Tables of ours and of the queue. */
const ownTables = `select format('%I.%I', nspname, relname) as name
  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname in ('skyproof', 'skyproof_jobs') order by 1`;

/**
 * Opens the embedded database in a folder of its own, which is made where it is missing; null = in memory, for tests. One process may open a folder at a
 * time; whoever calls has locked it.
 */
export async function openEmbedded(folder: string | null): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite: PGlite = await (folder === null ? PGlite.create() : PGlite.create(folder));
  const listening = new Set<Promise<unknown>>();
  let written = 0;
  let vacuum: Promise<void> | null = null;
  const ask = async (
    on: PGlite | Transaction,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> => {
    const { rows, affectedRows = 0 } = await on.query(text, [...values]);
    written += affectedRows;
    if (written >= vacuumRows && vacuum === null) {
      written = 0;
      vacuum = vacuumAll(pglite)
        .catch(() => {})
        .finally(() => {
          vacuum = null;
        });
    }
    return rows as readonly Row[];
  };
  const query: Sql['query'] = (text, values) => guard(() => ask(pglite, text, values));
  return {
    query,
    exec: (text) =>
      guard(async () => {
        try {
          const answers = await pglite.exec(text);
          return (answers[answers.length - 1]?.rows ?? []) as readonly Row[];
        } catch (error) {
          await pglite.exec('rollback').catch(() => {});
          throw error;
        }
      }),
    transaction: (work) =>
      guard(() =>
        pglite.transaction((own) => work({ query: (text, values) => ask(own, text, values) })),
      ),
    listen: (channel, hear) => {
      const started = pglite.listen(channel, hear);
      listening.add(started);
      started.then(
        () => hear(''),
        () => {},
      );
      return () => void started.then((stop) => stop()).catch(() => {});
    },
    // There is one session, and it lives as long as the process.
    openSession: async () => ({ query, close: async () => {} }),
    close: async () => {
      await Promise.allSettled([...listening, vacuum]);
      await pglite.close();
    },
  };
}

/**
 * Makes room that removed rows held free for others, and the log of changes short: what PostgreSQL does in processes of its own, and nobody here. One table at a time, so that
 * others are not kept waiting.
 */
async function vacuumAll(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ readonly name: string }>(ownTables);
  for (const { name } of rows) await pglite.exec(`vacuum ${name}`);
  await pglite.exec('checkpoint');
}
