import { availableParallelism } from 'node:os';
import type { Log } from '../domain/log.ts';
import type { Storage } from '../server/api/parts.ts';

/**
 * Opens database and queue: PostgreSQL where `DATABASE_URL` names it, else the embedded database in a folder, which is locked. The embedded database belongs to one
 * process, so this one does the work as well; beside PostgreSQL work is done by `skyproof worker`, and this process looks after the jobs of workers that died.
 * @throws BadInput E_RUN_LOCKED where another process has the folder, E_OUT_UNWRITABLE; RegistryDown
 */
export async function openStorage(folder: string, log: Log): Promise<Storage> {
  // Loaded with the first request that needs them: a page alone needs none of it.
  const [{ openPlace }, { openQueue }, { startWorker }] = await Promise.all([
    import('./open-place.ts'),
    import('../queue/open-queue.ts'),
    import('../queue/start-worker.ts'),
  ]);
  const { kind, registry, open, close } = openPlace(folder);
  try {
    await registry.ping();
  } catch (error) {
    await close();
    throw error;
  }
  const queue = openQueue(open);
  const worker = startWorker({
    registry,
    queue,
    log,
    jobs: kind === 'embedded' ? 1 : 0,
    threads: availableParallelism(),
  });
  return {
    registry: { ...registry, close },
    queue: {
      ...queue,
      close: async () => {
        await worker.stop();
        await queue.close();
      },
    },
  };
}
