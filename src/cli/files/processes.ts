import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { systemCode } from '../errors.ts';

/** What a lock has to know of processes. */
export interface Processes {
  readonly pid: number;
  /**
   * When a process started, in the system's own count since it was booted (clock ticks; no wall clock). Null when no such process
   * lives; `0` when it lives and the system does not tell.
   */
  readonly startOf: (pid: number) => string | null;
  /** Returns 32 hex digits that nobody else draws. */
  readonly drawId: () => string;
}

let ownStart: string | null = null;

/** The processes of this machine. */
export const nodeProcesses: Processes = {
  pid: process.pid,
  // This one's own start never changes and names every file that it writes.
  startOf: (pid) => {
    if (pid !== process.pid) return startOf(pid);
    ownStart ??= startOf(pid);
    return ownStart;
  },
  drawId: () => randomBytes(16).toString('hex'),
};

/** Who holds a lock or writes a temporary file. Its name is all there is of it: nothing that could be torn. */
export interface Holder {
  readonly pid: number;
  readonly start: string;
}

/** Names this process as a holder: pid, start and a random id, so that no two holders ever share a name. */
export function nameHolder(processes: Processes): string {
  const { pid } = processes;
  return `${pid}-${processes.startOf(pid) ?? '0'}-${processes.drawId()}`;
}

/** Reads a holder's name; null when it is none. */
export function parseHolder(name: string): Holder | null {
  const match = /^(\d{1,10})-(\d{1,20})-[0-9a-f]{32}$/.exec(name);
  return match === null ? null : { pid: Number(match[1]), start: match[2] ?? '0' };
}

/** Says whether a holder's process is gone, or its pid belongs to another process by now. */
export function isDead(holder: Holder, processes: Processes): boolean {
  const start = processes.startOf(holder.pid);
  if (start === null) return true;
  return start !== '0' && holder.start !== '0' && start !== holder.start;
}

function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return null;
  }
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '0';
  }
  // The second field is the program's name in brackets and may hold anything, blanks and brackets included.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // A process that ended and was not yet collected by its parent writes no more.
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return fields[19] ?? '0';
}
