import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Registry, RunQueue } from '../domain/registry.ts';
import type { Log, Storage } from '../server/api/parts.ts';

/** Where runs are kept. */
export interface StoragePlace {
  /** Address of a PostgreSQL database; null: the embedded one. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded database. */
  readonly folder: string;
}

/** What `src/registry` and `src/queue` export, as far as a server needs it. */
interface RegistryModule {
  readonly openRegistry: (
    place:
      | { readonly kind: 'postgres'; readonly address: string }
      | { readonly kind: 'embedded'; readonly folder: string },
  ) => { readonly registry: Registry; readonly open: unknown; readonly close: () => Promise<void> };
}
interface QueueModule {
  readonly openQueue: (open: unknown) => RunQueue;
}
interface WorkerModule {
  readonly startWorker: (request: {
    readonly registry: Registry;
    readonly queue: RunQueue;
    readonly log: Log;
    readonly jobs: number;
    readonly threads: number;
  }) => { readonly stop: () => Promise<void> };
}

/** Loaded by name with the first request that needs them: a page alone needs none of it. */
const modules = {
  registry: '../registry/open-registry.js',
  queue: '../queue/open-queue.js',
  worker: '../queue/start-worker.js',
} as const;

/**
 * Opens database and queue. The embedded database belongs to one process, so this one does the work as well; beside PostgreSQL work is done by `skyproof worker`, and
 * this process looks after the jobs of workers that died.
 */
export async function openStorage(
  { databaseUrl, folder }: StoragePlace,
  log: Log,
): Promise<Storage> {
  const [{ openRegistry }, { openQueue }, { startWorker }] = (await Promise.all([
    import(modules.registry),
    import(modules.queue),
    import(modules.worker),
  ])) as [RegistryModule, QueueModule, WorkerModule];
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
