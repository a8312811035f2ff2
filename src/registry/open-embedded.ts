import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Database, Row, Sql } from './database.ts';
import { guard } from './is-down.ts';

/**
 * Opens the embedded database in a folder of its own, which is made where it is missing; null = in memory, for tests. One process may open a folder at a
 * time; whoever calls has locked it.
 */
export async function openEmbedded(folder: string | null): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite: PGlite = await (folder === null ? PGlite.create() : PGlite.create(folder));
  const listening = new Set<Promise<unknown>>();
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
      await Promise.allSettled(listening);
      await pglite.close();
    },
  };
}

async function ask(
  on: PGlite | Transaction,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const { rows } = await on.query(text, [...values]);
  return rows as readonly Row[];
}
