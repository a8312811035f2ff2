// A worker process with a planted fault. SKYPROOF_FAULT names it; it strikes at the blocks that SKYPROOF_FAULT_BLOCKS lists, once each, or every time
// with SKYPROOF_FAULT_ALWAYS. What struck already is marked by a file, because a child does not outlive its fault.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJobHandler } from '../../dist/pipeline/handle-job.js';

const {
  SKYPROOF_FAULT: fault,
  SKYPROOF_FAULT_BLOCKS: blocks = '',
  SKYPROOF_FAULT_ALWAYS: always,
  SKYPROOF_FAULT_MARKS: marks = '.',
} = process.env;
const struck = blocks.split(' ');
let handle;

process.on('message', ({ setup, ticket, job }) => {
  if (setup !== undefined) {
    handle = createJobHandler(setup, process.pid);
    return;
  }
  const name = `${job.case}.${job.block}`;
  const mark = join(marks, name);
  if (!struck.includes(name) || (always === undefined && existsSync(mark))) {
    process.send({ ticket, result: handle(job) });
    return;
  }
  writeFileSync(mark, '');
  strike(ticket, job);
});
process.on('disconnect', () => process.exit());

function strike(ticket, job) {
  switch (fault) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return;
    case 'abort':
      process.abort();
      return;
    case 'heap': {
      const held = [];
      for (;;) held.push(new Array(1000).fill(held.length));
    }
    case 'memory': {
      const held = [];
      const fill = () => {
        held.push(Buffer.alloc(16_777_216, 1));
        setTimeout(fill, 5);
      };
      fill();
      return;
    }
    case 'hang':
      for (;;);
    case 'not-a-number': {
      const result = handle(job);
      const sums = result.tally.sums.map(() => Number.NaN);
      process.send({ ticket, result: { ...result, tally: { ...result.tally, sums } } });
      return;
    }
    case 'twice': {
      const result = handle(job);
      process.send({ ticket, result });
      process.send({ ticket, result });
      return;
    }
    default:
      throw new Error(`no such fault: ${fault}`);
  }
}
