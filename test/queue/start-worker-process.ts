import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cliPath } from '../cli/run-cli.ts';

/** A `skyproof worker` of its own. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** Resolves with the exit code; null after a kill. */
  readonly end: Promise<number | null>;
  /** The lines of its log so far. */
  readonly log: () => readonly Readonly<Record<string, unknown>>[];
}

/** Starts a worker on a database. */
export function startWorkerProcess(address: string, args: readonly string[] = []): WorkerProcess {
  const child = spawn(process.execPath, [cliPath, 'worker', ...args], {
    env: { ...process.env, DATABASE_URL: address },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return {
    child,
    end: new Promise((resolve) => child.on('exit', (code) => resolve(code))),
    log: () =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
  };
}

/** Ids of the processes that a process has started. */
export function listChildren(pid: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const [, parent] =
        /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      return Number(parent) === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}
