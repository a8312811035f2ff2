import type { BlockJob, BlockResult, Runner, RunSetup } from '../pipeline/runner.ts';

/** What a worker of a browser is told: the setup first, then one job after the other. */
export type ToBrowserWorker =
  | { readonly setup: RunSetup }
  | { readonly ticket: number; readonly job: BlockJob };

/** What it answers. */
export type FromBrowserWorker =
  | { readonly ticket: number; readonly result: BlockResult }
  | { readonly ticket: number; readonly error: string };

interface Lane {
  readonly worker: Worker;
  /** The job in work; null = idle. */
  ticket: number | null;
}

interface Waiting {
  readonly lane: Lane;
  readonly resolve: (result: BlockResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts workers of a browser for a setup; each gets the setup once, when it starts. A worker that dies, or whose job is given up, is replaced: its
 * job fails, and who asked for it asks again. `onDeath` hears of each that died.
 */
export async function startBrowserRunner(
  setup: RunSetup,
  workers: number,
  onDeath: () => void = () => {},
): Promise<Runner> {
  const waiting = new Map<number, Waiting>();
  let lanes: Lane[] = [];
  let isClosed = false;
  let tickets = 0;

  const open = (): Lane => {
    const worker = new Worker(new URL('./browser-trials.ts', import.meta.url), { type: 'module' });
    const lane: Lane = { worker, ticket: null };
    worker.onmessage = ({ data }: MessageEvent<FromBrowserWorker>) => {
      const asked = waiting.get(data.ticket);
      waiting.delete(data.ticket);
      lane.ticket = null;
      if ('error' in data) asked?.reject(new Error(data.error));
      else asked?.resolve(data.result);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      onDeath();
      replace(lane, `a worker died: ${event.message || 'no reason given'}`);
    };
    worker.onmessageerror = () => replace(lane, 'a worker sent what cannot be read');
    worker.postMessage({ setup } satisfies ToBrowserWorker);
    return lane;
  };
  const replace = (lane: Lane, reason: string): void => {
    if (!lanes.includes(lane)) return;
    lane.worker.terminate();
    lanes = lanes.filter((other) => other !== lane);
    if (!isClosed) lanes.push(open());
    if (lane.ticket === null) return;
    const asked = waiting.get(lane.ticket);
    waiting.delete(lane.ticket);
    asked?.reject(new Error(reason));
  };

  lanes = Array.from({ length: workers }, open);
  return {
    workers,
    start: (job) => {
      const lane = lanes.find(({ ticket }) => ticket === null);
      if (lane === undefined) throw new RangeError(`at most ${workers} jobs at a time`);
      const ticket = tickets++;
      lane.ticket = ticket;
      const result = new Promise<BlockResult>((resolve, reject) => {
        waiting.set(ticket, { lane, resolve, reject });
      });
      lane.worker.postMessage({ ticket, job } satisfies ToBrowserWorker);
      return {
        result,
        abandon: () => {
          if (waiting.has(ticket)) replace(lane, 'the job was given up');
        },
      };
    },
    close: async () => {
      isClosed = true;
      for (const lane of [...lanes]) replace(lane, 'the workers were closed');
    },
  };
}
