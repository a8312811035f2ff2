import { hashViews } from './hash-views.ts';
import { runSmall, type SmallRun } from './run-small.ts';

Object.assign(globalThis, {
  runDigest: async (small: SmallRun): Promise<string> => (await runSmall(small)).run.digest,
  hashViews,
});
