import { setTimeout } from 'node:timers/promises';
import type { Client, Pool, PoolClient } from 'pg';
import { RegistryDown } from '../domain/registry.ts';
import type { Database, Row, Session, Sql } from './database.ts';
import { explainError, guard } from './is-down.ts';
import { listenPostgres } from './listen-postgres.ts';

/** Connections that one process holds for its statements; listening and sessions have their own. */
const mostConnections = 6;

/** A server that does not take a connection within this time does not answer, ms. */
const connectMs = 5_000;

/** A statement that takes longer is ended, ms. */
const statementMs = 60_000;

/** A server that does not answer is not waited for longer than this when a session ends, ms. */
const closeMs = 1000;

/** A dead machine is noticed by the server after about 5 + 3 · 2 s; a dead process at once. */
const keepAlive =
  'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3';

/**
 * Opens a PostgreSQL database by its address (`postgresql://…`). Connects when something is asked.
 * @throws RegistryDown where the address is none
 */
export async function openPostgres(address: string): Promise<Database> {
  const pg = await import('pg');
  const options = {
    connectionString: address,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    application_name: 'skyproof',
    keepAlive: true,
  };
  const pool: Pool = new pg.Pool({ ...options, max: mostConnections });
  // An idle connection that breaks is replaced; the next statement says whether the server is there.
  pool.on('error', () => {});
  const makeClient = (): Client => new pg.Client(options);
  const listener = listenPostgres(makeClient);
  return {
    query: (text, values) => guard(() => ask(pool, text, values)),
    exec: (text) => withClient(pool, async (client) => execOn(client, text)),
    transaction: (work) => withClient(pool, (client) => runTransaction(client, work)),
    listen: listener.listen,
    openSession: (onLost) => guard(() => openSession(makeClient(), onLost)),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

async function ask(
  on: Pick<Client, 'query'> | Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const { rows } = await (on as Client).query(text, [...values]);
  return rows as readonly Row[];
}

async function withClient<T>(pool: Pool, step: (client: PoolClient) => Promise<T>): Promise<T> {
  return guard(async () => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // A connection that breaks between two statements tells it as an event, which nobody else hears while it is lent; the next statement fails.
    const leave = (error: Error): void => {
      broken = error;
    };
    client.on('error', leave);
    try {
      return await step(client);
    } catch (error) {
      const explained = explainError(error);
      if (explained instanceof RegistryDown) broken = explained;
      throw explained;
    } finally {
      client.off('error', leave);
      client.release(broken);
    }
  });
}

async function execOn(client: PoolClient, text: string): Promise<readonly Row[]> {
  try {
    const answer: unknown = await client.query(text);
    const last = (Array.isArray(answer) ? answer[answer.length - 1] : answer) as { rows?: Row[] };
    return last?.rows ?? [];
  } catch (error) {
    // Statements that began a transaction of their own must not leave it open.
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function runTransaction<T>(client: PoolClient, work: (sql: Sql) => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work({ query: (text, values) => ask(client, text, values) });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function openSession(client: Client, onLost: () => void): Promise<Session> {
  let isOpen = false;
  const lose = (): void => {
    if (isOpen) onLost();
    isOpen = false;
  };
  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  isOpen = true;
  await client.query(keepAlive);
  return {
    query: (text, values) => guard(() => ask(client, text, values)),
    close: async () => {
      isOpen = false;
      await Promise.race([client.end().catch(() => {}), setTimeout(closeMs, null, { ref: false })]);
    },
  };
}
