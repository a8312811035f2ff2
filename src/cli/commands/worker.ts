import { availableParallelism } from 'node:os';
import { openQueue } from '../../queue/open-queue.ts';
import { startWorker } from '../../queue/start-worker.ts';
import { openRegistry } from '../../registry/open-registry.ts';
import { BadUsage } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { openLog } from '../open-log.ts';
import type { Shell } from '../shell.ts';

/** The flags of `worker`. */
export interface WorkerFlags {
  /** Runs at a time. */
  readonly workers: number;
}

/** Works on what others asked a server for until it is stopped; then gives back what it has not finished. */
export async function worker(shell: Shell, { workers }: WorkerFlags): Promise<ExitCode> {
  const address = process.env['DATABASE_URL'];
  if (address === undefined || address === '')
    throw new BadUsage(
      'DATABASE_URL is not set; a worker takes its work from PostgreSQL, e.g. postgresql://user@host/skyproof (the embedded database is worked on by `skyproof serve` itself)',
    );
  const log = openLog(shell.note);
  const { registry, open, close } = openRegistry({ kind: 'postgres', address });
  const queue = openQueue(open);
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const release = shell.interruption.guard(stop, () => {});
  try {
    const threads = Math.max(1, Math.floor(availableParallelism() / workers));
    const running = startWorker({ registry, queue, log, jobs: workers, threads });
    await stopped;
    await running.stop();
    await queue.close();
    await close();
  } finally {
    release();
  }
  return shell.interruption.exitCode();
}
