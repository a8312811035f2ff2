import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findPostgres, postgresLine } from '../../tools/lib/find-postgres.mjs';

/** A PostgreSQL server of a test: its own files, reached by a socket in them, gone when it is stopped. */
export interface TestPostgres {
  /** Makes an empty database and returns its address. */
  readonly makeDatabase: () => string;
  readonly addressOf: (database: string) => string;
  /** What PostgreSQL's own programs have to know to reach the server. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ends the server without a word to its clients, as a crash does; its files stay. */
  readonly halt: () => Promise<void>;
  /** Starts it again on the same files and socket. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts Debian's PostgreSQL in a temporary folder; as root it runs as the user `postgres`, because it refuses root. @throws Error where it is not installed */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = findPostgres();
  if (bin === null)
    throw new Error(`no PostgreSQL found: the tests of the queue need it. ${postgresLine}`);
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-postgres-'));
  const data = join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(read('id', [flag, 'postgres'])));
    chownSync(folder, uid as number, gid as number);
  }
  chmodSync(folder, 0o755);
  const asUser = (program: string, args: readonly string[]): [string, string[]] => {
    const path = join(bin, program);
    return isRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, [...args]];
  };
  read(...asUser('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '-N']));
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off'];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const launch = async (): Promise<ChildProcess> => {
    const [command, args] = asUser('postgres', ['-D', data, ...flags]);
    const launched = spawn(command, args, { cwd: folder, stdio: 'ignore' });
    await waitFor(() => ask('select 1') === '1', launched);
    return launched;
  };
  const ask = (sql: string): string =>
    read(...asUser('psql', ['-h', folder, '-U', 'postgres', '-qAtc', sql]));
  let server = await launch();
  const halt = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    spawnSync(...asUser('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']));
    await ended;
  };
  const addressOf = (database: string): string =>
    `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  let count = 0;
  return {
    makeDatabase: () => {
      const name = `test${++count}`;
      ask(`create database ${name}`);
      return addressOf(name);
    },
    addressOf,
    variables: {
      ...{ PGHOST: folder, PGUSER: 'postgres' },
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    },
    halt,
    restart: async () => {
      server = await launch();
    },
    stop: async () => {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function read(command: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: '/',
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error ?? stderr}`);
  return stdout.trim();
}

async function waitFor(isReady: () => boolean, server: ChildProcess): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    try {
      if (isReady()) return;
    } catch {
      // Not yet.
    }
    if (server.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL did not start');
}
