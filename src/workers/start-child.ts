import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How often a child's memory is looked at, ms. */
const lookMs = 200;

/** Bytes of a page of memory on the machines that have /proc; larger pages make the watch stricter by no more than what is used. */
const pageBytes = 4096;

/** A child process whose end is told. */
export interface StartedChild {
  readonly process: ChildProcess;
  /** Ends it at once; `reason` is what `onEnd` hears. */
  readonly end: (reason: string) => void;
}

/**
 * Starts a Node program in a child process that may hold `mostMiB` of memory; where the system tells what it holds (/proc), a child that holds more is
 * ended. `onEnd` hears once why it ended. `env` is its environment (default: this one's).
 */
export function startChild(
  entry: string,
  mostMiB: number,
  onEnd: (reason: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): StartedChild {
  const child = fork(entry, [], {
    serialization: 'advanced',
    env,
    execArgv: [`--max-old-space-size=${mostMiB}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let why: string | null = null;
  const end = (reason: string): void => {
    why ??= reason;
    child.kill('SIGKILL');
  };
  const timer = setInterval(() => {
    const heldMiB = residentMiB(child.pid);
    if (heldMiB === null || heldMiB <= mostMiB) return;
    end(`it held ${Math.round(heldMiB)} MiB of memory, more than ${mostMiB}`);
  }, lookMs);
  timer.unref();
  let isOver = false;
  const tell = (reason: string): void => {
    clearInterval(timer);
    if (!isOver) onEnd(reason);
    isOver = true;
  };
  child.on('error', (error) => tell(error.message));
  child.on('exit', (code, signal) =>
    tell(why ?? `the process ended (${signal ?? `code ${code}`})`),
  );
  return { process: child, end };
}

/** Resident memory of a process in MiB; null where it cannot be told. */
export function residentMiB(pid: number | undefined): number | null {
  if (pid === undefined) return null;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return (pages * pageBytes) / 1_048_576;
  } catch {
    return null;
  }
}
