import { startChild } from './start-child.ts';

/** What a child may use before it is ended. */
export interface ChildLimits {
  readonly mostMiB: number;
  readonly mostMs: number;
}

/**
 * Runs a program in a child process, sends it one message and returns its answer. For work on foreign files with other people's libraries: whatever
 * they do, this process lives. @throws Error that says why there is no answer: ended, out of memory, out of time
 */
export function askChild(entry: string, message: object, limits: ChildLimits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = startChild(entry, limits.mostMiB, (reason) => {
      clearTimeout(timer);
      reject(new Error(reason));
    });
    const timer = setTimeout(
      () => child.end(`it took more than ${Math.round(limits.mostMs / 1000)} s`),
      limits.mostMs,
    );
    child.process.once('message', (answer) => {
      clearTimeout(timer);
      resolve(answer);
      child.end('it has answered');
    });
    child.process.send(message, (error) => {
      if (error !== null) child.end(error.message);
    });
  });
}
