import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import type { RunQueue } from '../domain/registry.ts';
import type { Database, OpenDatabase, Sql } from '../registry/database.ts';
import type { JobTask } from './messages.ts';

/** Channel on which it is told that a job may wait. */
export const jobChannel = 'skyproof_jobs';

/** A job that a worker has taken. */
export interface TakenJob {
  readonly id: string;
  readonly run: string;
  readonly task: JobTask;
}

/** The queue as workers see it. */
export interface JobQueue extends RunQueue {
  /** Takes the next job for a worker; null where none waits. */
  readonly take: (worker: number) => Promise<TakenJob | null>;
  /** Ends a job. False where it is another worker's by now: then nothing is changed. */
  readonly complete: (worker: number, job: TakenJob) => Promise<boolean>;
  /** Ends a job by the shares that follow from it; the last of them queues the finishing job. */
  readonly split: (
    worker: number,
    job: TakenJob,
    shares: readonly number[],
    count: number,
  ) => Promise<boolean>;
  /** Puts a job back as if it had never been taken. */
  readonly giveBack: (worker: number, job: TakenJob) => Promise<void>;
  /** Says that a job was lost: it is tried again. False where it was the last try. */
  readonly lose: (worker: number, job: TakenJob) => Promise<boolean>;
  /** Puts back the jobs of workers that are gone; returns those that had their last try. */
  readonly recover: () => Promise<{ readonly back: number; readonly spent: readonly TakenJob[] }>;
  /** Queues every run that is open and has no job: the database was restored, or a server died between storing and queueing. */
  readonly requeueOpen: () => Promise<number>;
  /** Gives a worker its number and the lock that says that it lives, as long as its session does. */
  readonly openWorker: (onLost: () => void) => Promise<{
    readonly worker: number;
    readonly close: () => Promise<void>;
  }>;
  readonly open: OpenDatabase;
}

const schema = 'skyproof_jobs';
const queue = 'runs';

/** The first half of the locks that workers hold: `wrk` in a 32-bit number; the second half is the worker. */
const workerLock = 0x77726b;

/** The lock under which the queue's tables are made: `sky` and `boss` in two 32-bit numbers. */
const startLock = [0x736b79, 0x626f7373] as const;

/** A database that does not answer is not waited for longer than this when a worker ends, ms. */
const closeMs = 1000;

/** A job is tried three times. */
const retries = 2;

/** Later steps first, so that runs that were begun are finished before others begin. */
const priorities = { whole: 0, share: 1, finish: 2 } as const;

/** Opens the queue over a registry's database; nothing is asked before the first call. */
export function openQueue(openDatabase: OpenDatabase): JobQueue {
  let opening: Promise<{ readonly boss: PgBoss; readonly database: Database }> | null = null;
  const open = () => {
    opening ??= startBoss(openDatabase).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  /** Changes jobs in one transaction, and says so to who waits for some. */
  const change = async <T>(work: (sql: Sql, boss: PgBoss) => Promise<T>): Promise<T> => {
    const { boss, database } = await open();
    return database.transaction((sql) => work(sql, boss));
  };
  const own = async (sql: Sql, worker: number, { id }: TakenJob): Promise<boolean> => {
    const rows = await sql.query(
      'delete from skyproof.claims where job = $1::uuid and worker = $2::int returning job',
      [id, worker],
    );
    return rows.length > 0;
  };
  return {
    enqueue: async (run) => {
      const task = { step: 'whole', index: 0, count: 0 } as const;
      await change((sql, boss) => insertJobs(sql, boss, run, [task]));
    },
    depth: async () => {
      const { database } = await open();
      const [row] = await database.query(
        `select count(*) filter (where state < 'active')::int as waiting, count(*) filter (where state = 'active')::int as active
          from ${schema}.job where name = $1 and state <= 'active'`,
        [queue],
      );
      return { waiting: Number(row?.['waiting']), active: Number(row?.['active']) };
    },
    take: (worker) =>
      change(async (sql, boss) => {
        const [job] = await boss.fetch<JobTask & { run: string }>(queue, { db: asDb(sql) });
        if (job === undefined) return null;
        const { run, ...task } = job.data;
        await sql.query(
          `insert into skyproof.claims (job, run, worker) values ($1::uuid, $2, $3::int)
            on conflict (job) do update set worker = excluded.worker`,
          [job.id, run, worker],
        );
        return { id: job.id, run, task };
      }),
    complete: (worker, job) =>
      change(async (sql, boss) => {
        if (!(await own(sql, worker, job))) return false;
        await remove(sql, boss, job.id);
        if (job.task.step === 'share') await countShare(sql, boss, job.run);
        return true;
      }),
    split: (worker, job, shares, count) =>
      change(async (sql, boss) => {
        if (!(await own(sql, worker, job))) return false;
        await remove(sql, boss, job.id);
        await sql.query('update skyproof.runs set parts_left = $2::int where id = $1', [
          job.run,
          shares.length,
        ]);
        const tasks = shares.map((index): JobTask => ({ step: 'share', index, count }));
        const finish: JobTask = { step: 'finish', index: 0, count: 0 };
        await insertJobs(sql, boss, job.run, tasks.length === 0 ? [finish] : tasks);
        return true;
      }),
    giveBack: (worker, job) =>
      change(async (sql) => {
        if (!(await own(sql, worker, job))) return;
        await sql.query(
          `update ${schema}.job set state = 'created', started_on = null
            where name = $1 and id = $2::uuid and state = 'active'`,
          [queue, job.id],
        );
        await sql.query(`select pg_notify($1, '')`, [jobChannel]);
      }),
    lose: (worker, job) =>
      change(async (sql, boss) => {
        if (!(await own(sql, worker, job))) return true;
        return retry(sql, boss, job.id);
      }),
    recover: () => change(recoverLost),
    requeueOpen: async () => {
      const { database } = await open();
      const rows = await database.query(
        `select id from skyproof.runs where state in ('queued', 'running') and not exists (
          select from ${schema}.job where name = $1 and state <= 'active' and data->>'run' = runs.id
        ) order by place`,
        [queue],
      );
      const task = { step: 'whole', index: 0, count: 0 } as const;
      for (const { id } of rows)
        await change((sql, boss) => insertJobs(sql, boss, String(id), [task]));
      return rows.length;
    },
    openWorker: async (onLost) => {
      const { database } = await open();
      const [row] = await database.query(`select nextval('skyproof.worker_ids')::int as worker`);
      const worker = Number(row?.['worker']);
      const session = await database.openSession(onLost);
      await session.query('select pg_advisory_lock($1::int, $2::int)', [workerLock, worker]);
      return {
        worker,
        close: async () => {
          // Where the session goes on, as the embedded database's does, the lock has to be given back.
          const unlock = 'select pg_advisory_unlock($1::int, $2::int)';
          const unlocked = session.query(unlock, [workerLock, worker]).catch(() => {});
          await Promise.race([unlocked, setTimeout(closeMs, null, { ref: false })]);
          await session.close();
        },
      };
    },
    open: openDatabase,
    close: async () => {
      const started = await opening?.catch(() => null);
      await started?.boss.stop({ graceful: false });
    },
  };
}

async function startBoss(
  openDatabase: OpenDatabase,
): Promise<{ readonly boss: PgBoss; readonly database: Database }> {
  const database = await openDatabase();
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({
    db: {
      executeSql: async (text: string, values?: unknown[]) => ({
        rows: [
          ...(values === undefined
            ? await database.exec(text)
            : await database.query(text, values)),
        ],
      }),
    },
    ...{ schema, schedule: false, supervise: true },
  });
  // What its upkeep could not do now it does the next time.
  boss.on('error', () => {});
  await underLock(database, async () => {
    await boss.start();
    await boss.createQueue(queue, {
      ...{ name: queue, retryLimit: retries, retryDelay: 0 },
      // Workers that are gone are noticed by their locks; this is for what nobody thought of.
      ...{ expireInHours: 23, retentionDays: 365 },
    });
  });
  return { boss, database };
}

/** Does what processes that start at once must do one after the other: making tables of a queue, they would hold what the other waits for. */
async function underLock(database: Database, work: () => Promise<void>): Promise<void> {
  const session = await database.openSession(() => {});
  try {
    await session.query('select pg_advisory_lock($1::int, $2::int)', startLock);
    await work();
  } finally {
    await session.query('select pg_advisory_unlock($1::int, $2::int)', startLock).catch(() => {});
    await session.close();
  }
}

function asDb(sql: Sql): PgBoss.Db {
  return {
    executeSql: async (text, values) => ({ rows: [...(await sql.query(text, values))] }),
  };
}

async function insertJobs(
  sql: Sql,
  boss: PgBoss,
  run: string,
  tasks: readonly JobTask[],
): Promise<void> {
  const jobs = tasks.map((task) => ({
    ...{ id: nameJob(run, task), name: queue, priority: priorities[task.step] },
    data: { run, ...task },
  }));
  await boss.insert(jobs, { db: asDb(sql) });
  await sql.query(`select pg_notify($1, '')`, [jobChannel]);
}

/** The first job of a run has the run's own id, so that a run is queued once however often it is asked for. */
function nameJob(run: string, { step }: JobTask): string {
  if (step !== 'whole') return randomUUID();
  return run.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Counts a share of a run that is done; the last one queues what is left to do. */
async function countShare(sql: Sql, boss: PgBoss, run: string): Promise<void> {
  const [row] = await sql.query(
    `update skyproof.runs set parts_left = parts_left - 1
      where id = $1 and state = 'running' returning parts_left`,
    [run],
  );
  if (row !== undefined && Number(row['parts_left']) === 0)
    await insertJobs(sql, boss, run, [{ step: 'finish', index: 0, count: 0 }]);
}

/** Queues a lost job again; false where it had its last try. */
async function retry(sql: Sql, boss: PgBoss, id: string): Promise<boolean> {
  await boss.fail(queue, id, {}, { db: asDb(sql) });
  const [row] = await sql.query(
    `select state::text as state from ${schema}.job where name = $1 and id = $2::uuid`,
    [queue, id],
  );
  await sql.query(`select pg_notify($1, '')`, [jobChannel]);
  if (row?.['state'] !== 'failed') return true;
  await remove(sql, boss, id);
  return false;
}

/** A job that is over leaves nothing: what became of it stands in its run, and goes with it. */
async function remove(sql: Sql, boss: PgBoss, id: string): Promise<void> {
  await boss.deleteJob(queue, id, { db: asDb(sql) });
}

/** Finds claims whose worker holds no lock any more. Rows are locked, so that of several who look one puts a job back. */
async function recoverLost(
  sql: Sql,
  boss: PgBoss,
): Promise<{ readonly back: number; readonly spent: readonly TakenJob[] }> {
  const lost = await sql.query(
    `delete from skyproof.claims where job in (
      select job from skyproof.claims where not exists (
        select from pg_locks where locktype = 'advisory' and granted and objsubid = 2
          and database = (select oid from pg_database where datname = current_database())
          and classid = $1::int::oid and objid = claims.worker::oid
      ) for update skip locked
    ) returning job::text as job, run`,
    [workerLock],
  );
  const spent: TakenJob[] = [];
  for (const { job, run } of lost) {
    const [id, ofRun] = [String(job), String(run)];
    const task: JobTask = { step: 'whole', index: 0, count: 0 };
    if (!(await retry(sql, boss, id))) spent.push({ id, run: ofRun, task });
  }
  return { back: lost.length - spent.length, spent };
}
