import { fork } from 'node:child_process';
import { watchMemory } from './watch-child.ts';

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
    const child = fork(entry, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${limits.mostMiB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let why: string | null = null;
    const stopWatch = watchMemory(child, limits.mostMiB, (reason) => {
      why = reason;
    });
    const timer = setTimeout(() => {
      why = `it took more than ${Math.round(limits.mostMs / 1000)} s`;
      child.kill('SIGKILL');
    }, limits.mostMs);
    const finish = (): void => {
      clearTimeout(timer);
      stopWatch();
      child.kill('SIGKILL');
    };
    child.once('message', (answer) => {
      finish();
      resolve(answer);
    });
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      finish();
      reject(new Error(why ?? `the process ended (${signal ?? `code ${code}`})`));
    });
    child.send(message, (error) => {
      if (error !== null) reject(error);
    });
  });
}
