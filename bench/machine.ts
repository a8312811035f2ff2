import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';

/** What a reader has to know of the machine; no names, no paths. */
export interface Machine {
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  /** Mean number of programs that wanted a core in the last minute, when the bench began. */
  readonly load: number;
}

/** Describes this machine. */
export function describeMachine(): Machine {
  return {
    node: process.version,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    load: loadavg()[0] ?? 0,
  };
}

/** A look at the clocks. */
export interface Look {
  readonly wallMs: number;
  /** Processor time of this process, all threads, and of the children that were named. */
  readonly cpuMs: number;
  /** Processor time of the whole machine; null where the system does not tell. */
  readonly machineMs: number | null;
}

/** Looks at the clocks; `children` are process ids. */
export function look(children: readonly number[] = []): Look {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  return {
    wallMs: performance.now(),
    cpuMs: children.reduce((sum, pid) => sum + childMs(pid), own),
    machineMs: machineMs(),
  };
}

/** Cores that other programs used between two looks; null where the system does not tell. */
export function othersBetween(before: Look, after: Look): number | null {
  if (before.machineMs === null || after.machineMs === null) return null;
  const others = after.machineMs - before.machineMs - (after.cpuMs - before.cpuMs);
  return Math.max(0, others / (after.wallMs - before.wallMs));
}

/** How long the threads of some processes wanted a core, by thread: ran on one or waited for one, ms. Empty where the system does not tell. */
export function lookAtThreads(children: readonly number[] = []): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  for (const pid of ['self', ...children]) {
    try {
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const text = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8');
        const [ranNs = 0, waitedNs = 0] = text.split(' ').map(Number);
        wanted.set(thread, (ranNs + waitedNs) / 1e6);
      }
    } catch {
      // No /proc, or the thread is gone: it counts as idle.
    }
  }
  return wanted;
}

/**
 * The share of a time that workers were idle: neither ran nor waited for a core that others had. Workers are the threads that wanted a core
 * for longest. Null where the system does not tell.
 */
export function idleBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  wallMs: number,
  workers: number,
): number | null {
  const wanted = [...after]
    .map(([thread, ms]) => ms - (before.get(thread) ?? 0))
    .sort((a, b) => b - a)
    .slice(0, workers);
  if (wanted.length < workers) return null;
  const sum = wanted.reduce((total, ms) => total + ms, 0);
  return Math.max(0, 1 - sum / (workers * wallMs));
}

/** Length of a clock tick of /proc, which is 1/100 s on every Linux that Node runs on. */
const tickMs = 10;

function childMs(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return 0;
  }
}

/** User, nice, system and interrupt time of all cores. */
function machineMs(): number | null {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = line
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user + nice + system + irq + softIrq) * tickMs;
  } catch {
    return null;
  }
}
