import { availableParallelism } from 'node:os';
import { attempts } from '../pipeline/run-jobs.ts';
import { writeInteger } from '../publish/format.ts';
import { partPoints } from '../sweep/study.ts';
import { type StudyPool, type StudyWork, startStudyPool } from '../workers/study.ts';
import { BadInput, makeFinding } from './errors.ts';
import type { PartFolder } from './files/part-folder.ts';
import { startProgress } from './output/progress.ts';
import type { Shell } from './shell.ts';

/** Which parts are run, on how many threads, and where they are kept. */
export interface PartsRequest {
  readonly workers?: number;
  readonly parts: Pick<PartFolder, 'read' | 'keep'>;
  /** Parts that are to be run, and how many of those that were asked for are kept already. */
  readonly missing: readonly number[];
  readonly kept: number;
  /** Gives the output folder free before an immediate end. */
  readonly discard: () => void;
}

/**
 * Runs those parts of a study that are not kept yet, each thread one after the other, and keeps each as soon as it is finished. Returns how many are kept: fewer than were asked for when the user stopped it.
 * @throws BadInput E_WORKER_FAILED when a part fails for the third time; E_OUT_UNWRITABLE
 */
export async function runParts(
  shell: Shell,
  work: StudyWork,
  { parts, missing, kept, discard, workers = availableParallelism() }: PartsRequest,
): Promise<number> {
  const { interruption } = shell;
  if (kept > 0) shell.note(`going on from ${writeInteger(kept)} parts that are kept\n`);
  let pool: StudyPool | null = null;
  const release = interruption.guard(() => {
    shell.note('stopping …\n');
    pool?.close().catch(() => {});
  }, discard);
  const progress = startProgress(shell, 'simulating', `parts of ${partPoints} scenarios`);
  let [next, done] = [0, kept];
  try {
    if (missing.length > 0 && !interruption.isCancelled())
      pool = startStudyPool(work, Math.min(workers, missing.length));
    const lane = async (open: StudyPool): Promise<void> => {
      while (next < missing.length && !interruption.isCancelled()) {
        const part = missing[next++] as number;
        // Another process that shares the folder may have been faster.
        if (parts.read(part) === null) parts.keep(part, await runOften(open, part));
        progress.update(++done, kept + missing.length);
      }
    };
    const open = pool;
    if (open !== null)
      await Promise.all(
        Array.from({ length: Math.min(workers, missing.length) }, () => lane(open)),
      );
  } catch (error) {
    // Parts of a closed pool fail; that is how a study ends early.
    if (!interruption.isCancelled()) throw error;
  } finally {
    progress.stop();
    release();
    await pool?.close();
  }
  return done;
}

/** Runs a part, again when its thread died or failed, up to three times in all. */
async function runOften(pool: StudyPool, part: number): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await pool.runPart(part);
    } catch (error) {
      if (attempt < attempts) continue;
      const why = error instanceof Error ? error.message : String(error);
      const message = `part ${part} of the study failed ${attempts} times: ${why}`;
      throw new BadInput([makeFinding('E_WORKER_FAILED', null, message)]);
    }
  }
}
