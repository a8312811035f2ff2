import { isDeepStrictEqual } from 'node:util';
import type { Registry, RunInput, StoredRun } from '../../domain/registry.ts';
import { makeProblem } from '../problem.ts';
import { type ApiContext, type ApiState, answerJson, Refused } from './context.ts';
import type { Storage } from './parts.ts';

/**
 * Reads an input, stores it as a run and puts it in the queue; 201 for a new run, 200 for the one that has the same Idempotency-Key, which is told however full the queue is.
 * @throws Refused
 */
export async function postRun(state: ApiState, context: ApiContext): Promise<Response> {
  const key = readKey(context);
  const storage = await state.storage();
  const { registry } = storage;
  const known = key === null ? null : await registry.findKeyed(key);
  await takePlace(state, registry, known === null);
  try {
    const read = await state.parts.reader.read(context.get('body'));
    if (read.problem !== null) throw new Refused(read.problem);
    const { input, title, findings } = read;
    if (known !== null) {
      await checkSame(registry, known, input);
      return answerRun(state, (await registry.findRun(known.id)) ?? known, false);
    }
    const { run, isNew } = await registry.createRun(input, title, key, findings);
    if (isNew) await enqueue(storage, run);
    else await checkSame(registry, run, input);
    return answerRun(state, run, isNew);
  } finally {
    state.reading--;
  }
}

function answerRun(state: ApiState, run: StoredRun, isNew: boolean): Response {
  state.parts.log('info', 'run', { id: run.id, kind: run.kind, isNew });
  return answerJson(run, isNew ? 201 : 200, { location: `/api/v1/runs/${run.id}` });
}

/**
 * Takes one of the places for open runs; inputs that are still being read have one already, so that no flood comes in between, and none asks the database. What makes no new run needs a place to be
 * read alone.
 */
async function takePlace(state: ApiState, registry: Registry, isNew: boolean): Promise<void> {
  const { openRuns } = state.limits;
  const hasPlace = async (): Promise<boolean> =>
    state.reading <= openRuns &&
    state.reading + (isNew ? await registry.countOpen() : 0) <= openRuns;
  state.reading++;
  try {
    if (await hasPlace()) return;
  } catch (error) {
    state.reading--;
    throw error;
  }
  state.reading--;
  const detail = isNew
    ? `at most ${openRuns} runs wait or run at once`
    : `at most ${openRuns} inputs are read at once`;
  const code = isNew ? 'E_QUEUE_FULL' : 'E_BUSY';
  throw new Refused(makeProblem(code, detail, { limit: openRuns, retryAfterS: 5 }));
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
