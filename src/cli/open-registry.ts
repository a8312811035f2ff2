import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Log, Storage } from '../server/api/parts.ts';

/** Where runs are kept. */
export interface StoragePlace {
  /** Address of a PostgreSQL database; null: the embedded one. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded database. */
  readonly folder: string;
}

/**
 * Opens database and queue. The embedded database belongs to one process, so this one does the work as well; beside PostgreSQL work is done by `skyproof worker`, and
 * this process looks after the jobs of workers that died.
 */
export async function openStorage(
  { databaseUrl, folder }: StoragePlace,
  log: Log,
): Promise<Storage> {
  // Loaded with the first request that needs them: a page alone needs none of it.
  const [{ openRegistry }, { openQueue }, { startWorker }] = await Promise.all([
    import('../registry/open-registry.ts'),
    import('../queue/open-queue.ts'),
    import('../queue/start-worker.ts'),
  ]);
  const opened = openRegistry(
    databaseUrl === null
      ? { kind: 'embedded', folder: join(folder, 'database') }
      : { kind: 'postgres', address: databaseUrl },
  );
  const { registry } = opened;
  const queue = openQueue(opened.open);
  await registry.ping();
  const worker = startWorker({
    ...{ registry, queue, log, threads: availableParallelism() },
    jobs: databaseUrl === null ? 1 : 0,
  });
  return {
    registry: { ...registry, close: opened.close },
    queue: {
      ...queue,
      close: async () => {
        await worker.stop();
        await queue.close();
      },
    },
  };
}
