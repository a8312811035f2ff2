import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What a process holds and has used, as Linux tells it. */
export interface ProcessGauge {
  /** Resident memory, MiB. */
  readonly memoryMiB: number;
  /** Sockets, pipes and whatever else is open and no file. */
  readonly handles: number;
  /** Files that are open, each as often as it is. */
  readonly files: readonly string[];
  /** Threads. */
  readonly threads: number;
  /** Processes that it started and that still run. */
  readonly children: readonly number[];
  /** Processor time since it started, s, good to 10 ms: its own, and that of the processes that it started. */
  readonly processorS: number;
  readonly childrenS: number;
}

/** Reads what a process holds now. @throws Error where there is no such process */
export function readProcess(pid: number): ProcessGauge {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN);
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter((child) => child.trim() !== '')
      .map(Number),
  );
  const own = readTimes(pid);
  const links = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => readLink(`/proc/${pid}/fd/${fd}`));
  const files = links.filter((link) => link.startsWith('/') && !link.startsWith('/dev/'));
  return {
    ...{ memoryMiB: read('VmRSS') / 1024, threads: read('Threads'), children },
    ...{ handles: links.length - files.length, files, processorS: own.livingS },
    childrenS: children.reduce((sum, child) => sum + readTimes(child).livingS, own.endedS),
  };
}

/** What a handle stands for; nothing where it was closed meanwhile. */
function readLink(path: string): readonly string[] {
  try {
    return [readlinkSync(path)];
  } catch {
    return [];
  }
}

/** Processor time of a process, and of its children that have ended, s. */
function readTimes(pid: number): { readonly livingS: number; readonly endedS: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
    return { livingS: (user + system) / 100, endedS: (endedUser + endedSystem) / 100 };
  } catch {
    // It ended between two looks, and is counted with those that have.
    return { livingS: 0, endedS: 0 };
  }
}

/** How long the main thread of a process has waited for a core since it started, ms. */
export function readWaitMs(pid: number): number {
  const [, waitedNs = '0'] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(waitedNs) / 1e6;
}

/** The value below which so large a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
