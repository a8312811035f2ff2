import { fileURLToPath } from 'node:url';
import type { InputReader, ReadInput } from '../server/api/parts.ts';
import { makeProblem } from '../server/problem.ts';
import type { ChildLimits } from '../workers/ask-child.ts';
import { type StartedChild, startChild } from '../workers/start-child.ts';

/** What reading one body may use. */
const usualLimits: ChildLimits = { mostMiB: 768, mostMs: 30_000 };

/** What starting the process may take on a busy machine, ms. */
const startMs = 60_000;

/** After so long without a body the child process is ended, ms. */
const idleMs = 60_000;

/** A body and who waits for what is made of it. */
interface Question {
  readonly body: Uint8Array;
  readonly resolve: (answer: ReadInput) => void;
}

/**
 * Opens a reader that reads bodies in one child process, one after the other. The process starts with the first body and is ended when it takes too long
 * or too much memory; the next body gets a new one. How many wait is bounded by the server's places for open runs.
 */
export function openInputReader(
  limits: ChildLimits = usualLimits,
  entry: string = fileURLToPath(new URL('./input-child.js', import.meta.url)),
): InputReader {
  const waiting: Question[] = [];
  let child: StartedChild | null = null;
  let asked: Question | null = null;
  let timer: NodeJS.Timeout | undefined;

  const answer = (given: ReadInput): void => {
    const question = asked;
    asked = null;
    clearTimeout(timer);
    question?.resolve(given);
    if (waiting.length > 0) askNext();
    else {
      timer = setTimeout(close, idleMs);
      timer.unref();
    }
  };
  const limit = ({ end }: StartedChild, mostMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => end(`it took more than ${Math.round(mostMs / 1000)} s`), mostMs);
  };
  const start = (): StartedChild => {
    const started = startChild(entry, limits.mostMiB, (reason) => {
      // A process that was let go is nobody's any more.
      if (child !== started) return;
      child = null;
      if (asked !== null) answer(fail(reason));
    });
    started.process.on('message', (given) => {
      if (child !== started) return;
      if (given !== 'ready') answer(given as ReadInput);
      else if (asked !== null) limit(started, limits.mostMs);
    });
    limit(started, startMs);
    return started;
  };
  const askNext = (): void => {
    clearTimeout(timer);
    asked = waiting.shift() ?? null;
    if (asked === null) return;
    if (child === null) child = start();
    else limit(child, limits.mostMs);
    const { end, process: running } = child;
    const today = new Date().toISOString().slice(0, 10);
    running.send({ body: asked.body, today }, (error) => {
      if (error !== null) end(error.message);
    });
  };
  const close = (): void => {
    clearTimeout(timer);
    const old = child;
    child = null;
    old?.end('it is not needed');
    const left = waiting.splice(0);
    if (asked !== null) left.push(asked);
    asked = null;
    for (const { resolve } of left) resolve(fail('the server ends'));
  };
  return {
    read: (body) =>
      new Promise((resolve) => {
        waiting.push({ body, resolve });
        if (asked === null) askNext();
      }),
    close,
  };
}

function fail(reason: string): ReadInput {
  return { input: null, problem: makeProblem('E_INPUT_FAILED', `it cannot be read: ${reason}`) };
}
