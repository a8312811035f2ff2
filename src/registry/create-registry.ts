import type { RunEvent, RunInput, RunState, StoredFile, WorkRegistry } from '../domain/registry.ts';
import { type Database, eventChannel, type OpenDatabase, type Row } from './database.ts';
import { keepBlock, keepPart } from './keep-work.ts';
import { addEvent, createRun, endRun, finishRun, hashKey, makeId } from './run-changes.ts';
import { isId, readRun, runColumns } from './run-rows.ts';

/** Makes a registry over a database, which is opened with the first call. */
export function createRegistry(open: OpenDatabase): WorkRegistry {
  const ask = async (text: string, values?: readonly unknown[]): Promise<readonly Row[]> =>
    (await open()).query(text, values);
  const change: Database['transaction'] = async (work) => (await open()).transaction(work);
  const findRun: WorkRegistry['findRun'] = async (id) => {
    if (!isId(id)) return null;
    const [row] = await ask(`select ${runColumns} from skyproof.runs where id = $1`, [id]);
    return row === undefined ? null : readRun(row);
  };
  return {
    createRun: async (input, title, key, findings) =>
      createRun(await open(), input, title, key, findings),
    listRuns: async (limit, before) => {
      const rows = await ask(
        `select ${runColumns} from skyproof.runs
          where $2::text is null or place < (select place from skyproof.runs where id = $2)
          order by place desc limit $1::int`,
        [limit, before === null || isId(before) ? before : ''],
      );
      return rows.map(readRun);
    },
    findRun,
    findShared: async (key) => {
      if (!isId(key)) return null;
      const [row] = await ask(`select ${runColumns} from skyproof.runs where share_key = $1`, [
        key,
      ]);
      return row === undefined ? null : readRun(row);
    },
    findKeyed: async (key) => {
      const [row] = await ask(
        `select ${runColumns} from skyproof.runs where id = (select run from skyproof.keys where hash = $1)`,
        [hashKey(key)],
      );
      return row === undefined ? null : readRun(row);
    },
    readInput: async (id) => {
      if (!isId(id)) return null;
      const [row] = await ask('select content from skyproof.inputs where run = $1', [id]);
      return row === undefined ? null : (JSON.parse(String(row['content'])) as RunInput);
    },
    countOpen: async () => {
      const [row] = await ask(
        `select count(*)::int as count from skyproof.runs where state in ('queued', 'running')`,
      );
      return Number(row?.['count']);
    },
    countRuns: async () => {
      const counts = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
      const rows = await ask(
        'select state, count(*)::int as count from skyproof.runs group by state',
      );
      for (const row of rows) counts[row['state'] as RunState] = Number(row['count']);
      return counts;
    },
    cancelRun: async (id) =>
      isId(id) && change((sql) => endRun(sql, id, ['queued', 'running'], 'cancelled')),
    deleteRun: async (id) => {
      if (!isId(id)) return false;
      return change(async (sql) => {
        const rows = await sql.query('delete from skyproof.runs where id = $1 returning id', [id]);
        await sql.query('select pg_notify($1, $2)', [eventChannel, id]);
        return rows.length > 0;
      });
    },
    shareRun: async (id, shared) => {
      if (!isId(id)) return null;
      const [row] = await ask(
        `update skyproof.runs set share_key = case when $2::boolean then coalesce(share_key, $3) end
          where id = $1 returning ${runColumns}`,
        [id, shared, makeId()],
      );
      return row === undefined ? null : readRun(row);
    },
    ...readEventsAndFiles(open, ask),
    ...workOn(ask, change, findRun),
    ping: async () => void (await ask('select 1 as one')),
    close: async () => (await open()).close(),
  };
}

type Ask = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

function readEventsAndFiles(
  open: OpenDatabase,
  ask: Ask,
): Pick<WorkRegistry, 'listEvents' | 'watchEvents' | 'listFiles' | 'readFile'> {
  return {
    listEvents: async (id, after, limit) => {
      if (!isId(id)) return [];
      const rows = await ask(
        `select number, kind, data from skyproof.events
          where run = $1 and number > $2::int order by number limit $3::int`,
        [id, after, limit],
      );
      return rows.map((row) => ({
        number: Number(row['number']),
        kind: row['kind'] as RunEvent['kind'],
        data: JSON.parse(String(row['data'])) as RunEvent['data'],
      }));
    },
    watchEvents: (id, wake) => {
      let stop = (): void => {};
      let isStopped = false;
      open().then(
        (database) => {
          if (isStopped) return;
          stop = database.listen(eventChannel, (told) => {
            if (told === id || told === '') wake();
          });
        },
        // Who cannot be told asks, and hears from that call that the database does not answer.
        () => wake(),
      );
      return () => {
        isStopped = true;
        stop();
      };
    },
    listFiles: async (id) => {
      if (!isId(id)) return [];
      const rows = await ask(
        'select path, sha256, bytes from skyproof.files where run = $1 order by place',
        [id],
      );
      return rows.map(
        (row): StoredFile => ({
          path: String(row['path']),
          sha256: String(row['sha256']),
          bytes: Number(row['bytes']),
        }),
      );
    },
    readFile: async (id, path) => {
      if (!isId(id) || path.includes('\0')) return null;
      const [file] = await ask(
        `select attempt, bytes from skyproof.files join skyproof.runs on id = run
          where run = $1 and path = $2`,
        [id, path],
      );
      if (file === undefined) return null;
      const whole = new Uint8Array(Number(file['bytes']));
      let at = 0;
      for (let number = 0; at < whole.length; number++) {
        const [piece] = await ask(
          'select content from skyproof.pieces where run = $1 and attempt = $2 and path = $3 and number = $4::int',
          [id, file['attempt'], path, number],
        );
        // The run was removed meanwhile.
        if (piece === undefined) return null;
        const content = piece['content'] as Uint8Array;
        whole.set(content, at);
        at += content.length;
      }
      return whole;
    },
  };
}

function workOn(
  ask: Ask,
  change: Database['transaction'],
  findRun: WorkRegistry['findRun'],
): Pick<
  WorkRegistry,
  | 'startRun'
  | 'listOpen'
  | 'noteTotal'
  | 'keepBlock'
  | 'listBlocks'
  | 'keepPart'
  | 'listPartNumbers'
  | 'listParts'
  | 'addPiece'
  | 'finishRun'
  | 'failRun'
> {
  return {
    startRun: async (id) => {
      await change(async (sql) => {
        const rows = await sql.query(
          `update skyproof.runs set state = 'running' where id = $1 and state = 'queued' returning id`,
          [id],
        );
        if (rows.length > 0) await addEvent(sql, id, 'state', { state: 'running' });
      });
      const run = await findRun(id);
      return run?.state === 'running' ? run : null;
    },
    listOpen: async (ids) => {
      const rows = await ask(
        `select id from skyproof.runs where id = any($1::text[]) and state in ('queued', 'running')`,
        [ids],
      );
      return new Set(rows.map((row) => String(row['id'])));
    },
    noteTotal: async (id, total) =>
      void (await ask(
        `update skyproof.runs set total = greatest(total, $2::int) where id = $1 and state = 'running'`,
        [id, total],
      )),
    keepBlock: (id, block) => change((sql) => keepBlock(sql, id, block)),
    listBlocks: async (id, after, limit) => {
      const rows = await ask(
        `select place, block, content from skyproof.blocks
          where run = $1 and (place, block) > ($2::int, $3::int) order by place, block limit $4::int`,
        [id, after?.case ?? -1, after?.block ?? -1, limit],
      );
      return rows.map((row) => ({
        case: Number(row['place']),
        block: Number(row['block']),
        text: String(row['content']),
      }));
    },
    keepPart: (id, part) => change((sql) => keepPart(sql, id, part)),
    listPartNumbers: async (id) => {
      const rows = await ask('select part from skyproof.parts where run = $1 order by part', [id]);
      return rows.map((row) => Number(row['part']));
    },
    listParts: async (id, after, limit) => {
      const rows = await ask(
        'select part, content from skyproof.parts where run = $1 and part > $2::int order by part limit $3::int',
        [id, after, limit],
      );
      return rows.map((row) => ({ part: Number(row['part']), text: String(row['content']) }));
    },
    addPiece: async (id, attempt, path, number, content) =>
      void (await ask(
        `insert into skyproof.pieces (run, attempt, path, number, content)
          select id, $2, $3, $4::int, $5::bytea from skyproof.runs where id = $1 and state = 'running'`,
        [id, attempt, path, number, content],
      )),
    finishRun: (id, attempt, digest, files, findings) =>
      change((sql) => finishRun(sql, id, attempt, digest, files, findings)),
    failRun: (id, findings) =>
      change((sql) => endRun(sql, id, ['queued', 'running'], 'failed', findings)),
  };
}
