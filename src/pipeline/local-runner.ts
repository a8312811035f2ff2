import type { OpenRoom } from '../domain/draw-room.ts';
import { createJobHandler } from './handle-job.ts';
import type { Runner, RunSetup } from './runner.ts';

/** Starts a runner in this thread: the same code as a worker, one job after the other. For tests, small runs and the library. `openRoom` brings vector code. */
export async function startLocalRunner(setup: RunSetup, openRoom?: OpenRoom): Promise<Runner> {
  const handle = createJobHandler(setup, 0, openRoom);
  return {
    workers: 1,
    start: (job) => ({ result: Promise.resolve(job).then(handle), abandon: () => {} }),
    close: async () => {},
  };
}
