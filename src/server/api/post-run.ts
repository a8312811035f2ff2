import { isDeepStrictEqual } from 'node:util';
import type { Registry, RunInput, StoredRun } from '../../domain/registry.ts';
import { makeProblem } from '../problem.ts';
import { type ApiContext, type ApiState, answerJson, Refused } from './context.ts';
import type { Storage } from './parts.ts';

/** Reads an input, stores it as a run and puts it in the queue; 201 for a new run, 200 for the one that has the same Idempotency-Key. @throws Refused */
export async function postRun(state: ApiState, context: ApiContext): Promise<Response> {
  const key = readKey(context);
  const storage = await state.storage();
  const { reader } = state.parts;
  await takePlace(state, storage.registry);
  try {
    const read = await reader.read(context.get('body'));
    if (read.problem !== null) throw new Refused(read.problem);
    const { run, isNew } = await storage.registry.createRun(read.input, read.title, key);
    if (isNew) await enqueue(storage, run);
    else await checkSame(storage.registry, run, read.input);
    state.parts.log('info', 'run', { id: run.id, kind: run.kind, isNew });
    const location = { location: `/api/v1/runs/${run.id}` };
    return answerJson({ ...run, warnings: read.findings }, isNew ? 201 : 200, location);
  } finally {
    state.reading--;
  }
}

/** Takes one of the places for open runs; inputs that are still being read have one already, so that no flood comes in between, and none asks the database. */
async function takePlace(state: ApiState, registry: Registry): Promise<void> {
  const { openRuns } = state.limits;
  const hasPlace = async (): Promise<boolean> =>
    state.reading <= openRuns && state.reading + (await registry.countOpen()) <= openRuns;
  state.reading++;
  try {
    if (await hasPlace()) return;
  } catch (error) {
    state.reading--;
    throw error;
  }
  state.reading--;
  const detail = `at most ${openRuns} runs wait or run at once`;
  throw new Refused(makeProblem('E_QUEUE_FULL', detail, { limit: openRuns, retryAfterS: 5 }));
}

/** A run that cannot be put in the queue is not kept, so that none waits for ever. */
async function enqueue({ queue, registry }: Storage, run: StoredRun): Promise<void> {
  try {
    await queue.enqueue(run.id);
  } catch (error) {
    await registry.deleteRun(run.id).catch(() => {});
    throw error;
  }
}

async function checkSame(registry: Registry, run: StoredRun, input: RunInput): Promise<void> {
  const stored = await registry.readInput(run.id);
  if (stored === null || isDeepStrictEqual(stored, input)) return;
  throw new Refused(
    makeProblem('E_KEY_REUSED', 'another input was posted with this key', {
      path: 'idempotency-key',
    }),
  );
}

function readKey({ req }: ApiContext): string | null {
  const key = req.header('idempotency-key');
  if (key === undefined) return null;
  if (/^[\w.-]{1,128}$/.test(key)) return key;
  throw new Refused(
    makeProblem('E_HTTP_KEY', 'the key is 1 to 128 letters, digits, dots, hyphens or underscores', {
      ...{ path: 'idempotency-key', value: key, limit: 128 },
    }),
  );
}
