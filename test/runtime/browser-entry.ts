import { createVectorRooms } from '../../src/workers/open-vector-room.ts';
import { hashViews } from './hash-views.ts';
import { runSmall, type SmallRun } from './run-small.ts';

async function runVectorDigest(small: SmallRun): Promise<string> {
  const openRoom = createVectorRooms();
  if (openRoom === null) throw new Error('no vectors');
  return (await runSmall(small, openRoom)).run.digest;
}

Object.assign(globalThis, {
  runDigest: async (small: SmallRun): Promise<string> => (await runSmall(small)).run.digest,
  runVectorDigest,
  hashViews,
});
