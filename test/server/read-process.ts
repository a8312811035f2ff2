import { readdirSync, readFileSync } from 'node:fs';

/** What a process holds and has used, as Linux tells it. */
export interface ProcessGauge {
  /** Resident memory, MiB. */
  readonly memoryMiB: number;
  /** Open files, sockets and pipes. */
  readonly handles: number;
  /** Threads. */
  readonly threads: number;
  /** Processes that it started and that still run. */
  readonly children: readonly number[];
  /** Processor time of all its threads since it started, s. */
  readonly processorS: number;
}

/** Reads what a process holds now. @throws Error where there is no such process */
export function readProcess(pid: number): ProcessGauge {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN);
  const tasks = readdirSync(`/proc/${pid}/task`);
  return {
    memoryMiB: read('VmRSS') / 1024,
    handles: readdirSync(`/proc/${pid}/fd`).length,
    threads: read('Threads'),
    children: tasks.flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((child) => child.trim() !== '')
        .map(Number),
    ),
    processorS: tasks.reduce((sum, task) => sum + readRunS(pid, task), 0),
  };
}

/** Time that a thread ran, s, to the nanosecond; threads that have ended are not counted. */
function readRunS(pid: number, task: string): number {
  const [ran = '0'] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ');
  return Number(ran) / 1e9;
}

/** The value below which so large a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
