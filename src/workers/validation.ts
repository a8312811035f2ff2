import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import {
  type RunWorld,
  type ValidationOptions,
  validateWorld,
} from '../pipeline/validate/validate-model.ts';
import type { ValidationCheck } from '../pipeline/validate/validation-check.ts';

/** Starts threads that run the small worlds of a validation, each the next one that waits. */
export function startValidationPool(
  options: ValidationOptions,
  workers: number,
): { readonly runWorld: RunWorld; readonly close: () => Promise<void> } {
  const pool = new Piscina({
    filename: fileURLToPath(import.meta.url),
    name: 'runWorld',
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
  });
  return {
    runWorld: (number) => pool.run({ ...options, number }),
    close: () => pool.destroy(),
  };
}

/** Runs one small world in this thread; called by the pool. */
export function runWorld(
  job: ValidationOptions & { readonly number: number },
): Promise<readonly ValidationCheck[]> {
  return validateWorld(job.number, job);
}
