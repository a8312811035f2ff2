import { createJobHandler } from '../pipeline/handle-job.ts';
import type { BlockJob, BlockResult } from '../pipeline/runner.ts';
import { chooseRooms } from './choose-rooms.ts';
import type { FromChild, ToChild } from './processes.ts';

// The program of a child process: takes the setup, then one job after the other, and ends with its parent.
let handle: ((job: BlockJob) => BlockResult) | null = null;

process.on('message', (message: ToChild) => {
  if ('setup' in message) {
    handle = createJobHandler(message.setup, process.pid, chooseRooms(process.env).openRoom);
    return;
  }
  process.send?.(answer(message.ticket, message.job));
});
process.on('disconnect', () => process.exit());

function answer(ticket: number, job: BlockJob): FromChild {
  if (handle === null) return { ticket, error: 'no setup came before the job' };
  try {
    return { ticket, result: handle(job) };
  } catch (error) {
    return { ticket, error: error instanceof Error ? error.message : String(error) };
  }
}
