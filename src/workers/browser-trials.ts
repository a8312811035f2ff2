import { createJobHandler } from '../pipeline/handle-job.ts';
import type { BlockJob, BlockResult } from '../pipeline/runner.ts';
import type { FromBrowserWorker, ToBrowserWorker } from './browser.ts';

// The program of a browser's worker: takes the setup, then one job after the other.
let handle: ((job: BlockJob) => BlockResult) | null = null;

self.onmessage = ({ data }: MessageEvent<ToBrowserWorker>) => {
  if ('setup' in data) handle = createJobHandler(data.setup, 0);
  else self.postMessage(answer(data.ticket, data.job));
};

function answer(ticket: number, job: BlockJob): FromBrowserWorker {
  if (handle === null) return { ticket, error: 'no setup came before the job' };
  try {
    return { ticket, result: handle(job) };
  } catch (error) {
    return { ticket, error: error instanceof Error ? error.message : String(error) };
  }
}
