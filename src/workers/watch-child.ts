import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How often a child's memory is looked at, ms. */
const lookMs = 200;

/** Bytes of a page of memory on the machines that have /proc; larger pages make the watch stricter by no more than what is used. */
const pageBytes = 4096;

/**
 * Watches a child's memory where the system tells it (/proc), and ends the child when it holds more than `mostMiB`. `tell` hears why.
 * Returns a function that stops watching.
 */
export function watchMemory(
  child: ChildProcess,
  mostMiB: number,
  tell: (reason: string) => void,
): () => void {
  const timer = setInterval(() => {
    const heldMiB = residentMiB(child.pid);
    if (heldMiB === null || heldMiB <= mostMiB) return;
    tell(`it held ${Math.round(heldMiB)} MiB of memory, more than ${mostMiB}`);
    child.kill('SIGKILL');
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Resident memory of a process in MiB; null where it cannot be told. */
function residentMiB(pid: number | undefined): number | null {
  if (pid === undefined) return null;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return (pages * pageBytes) / 1_048_576;
  } catch {
    return null;
  }
}
