import type { RunInput } from '../domain/registry.ts';
import {
  countParts,
  createPartRunner,
  decodeRows,
  encodeRows,
  placeStudy,
  type Study,
  type StudyRow,
  type StudySummary,
} from '../sweep/index.ts';
import { chooseRooms } from '../workers/choose-rooms.ts';
import { sealStudy } from '../workers/seal-study.ts';
import { startStudyPool } from '../workers/study.ts';
import type { JobScene } from './job-scene.ts';
import type { JobOrder } from './messages.ts';
import { type ReadStudyInput, readStudyInput } from './read-study-input.ts';

/** Shares into which the parts of a study are dealt; one process runs many parts, because each has to place the world first. */
const mostShares = 64;

/** Does one job of a study: deals its parts out, runs those of one share, or puts all rows together. */
export async function runStudyStep(
  order: JobOrder & { readonly input: Extract<RunInput, { readonly kind: 'study' }> },
  scene: JobScene,
): Promise<void> {
  const { input, task } = order;
  const { say } = scene;
  const read = readStudyInput(input, scene.reference);
  const { study, findings } = read;
  if (study === null) return say({ say: 'refused', findings });
  if (task.step === 'finish') return finishStudy(study, read, scene);
  if (task.step === 'share') return runShare(study, order, scene);
  const { setup, findings: faults } = placeStudy(study, scene.reference);
  if (setup === null) return say({ say: 'refused', findings: [...findings, ...faults] });
  const parts = countParts(study);
  await say({ say: 'total', total: parts });
  const count = Math.min(parts, mostShares);
  return say({ say: 'split', shares: Array.from({ length: count }, (_, at) => at + 1), count });
}

/** Runs the parts of a share that are not kept yet, as many at a time as there are threads. */
async function runShare(study: Study, order: JobOrder, scene: JobScene): Promise<void> {
  const { task, threads } = order;
  const kept = new Set(order.keptParts);
  const own: number[] = [];
  for (let part = task.index - 1; part < countParts(study); part += task.count)
    if (!kept.has(part)) own.push(part);
  const runner = openRunner(study, scene, Math.min(threads, own.length));
  const lane = async (): Promise<void> => {
    for (let part = own.shift(); part !== undefined; part = own.shift())
      await scene.say({ say: 'part', part, text: await runner.run(part) });
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, Math.min(threads, own.length)) }, lane));
  } finally {
    await runner.close();
  }
  return scene.say({ say: 'share' });
}

function openRunner(
  study: Study,
  { reference }: JobScene,
  threads: number,
): { readonly run: (part: number) => Promise<string>; readonly close: () => Promise<void> } {
  const { setup } = placeStudy(study, reference);
  if (setup === null) throw new Error('the scenario of the study cannot be placed any more');
  if (threads > 1) {
    const pool = startStudyPool({ study, setup }, threads);
    return { run: pool.runPart, close: pool.close };
  }
  const host = { isCancelled: () => false, ...chooseRooms(process.env) };
  const run = createPartRunner(study, { reference, host, setup });
  return { run: async (part) => encodeRows((await run(part)) ?? []), close: async () => {} };
}

async function finishStudy(
  study: Study,
  { inputs, findings }: ReadStudyInput,
  { kept, say, sayFile }: JobScene,
): Promise<void> {
  const missing = countParts(study) - kept.length;
  if (missing > 0) throw new Error(`${missing} parts of the study are missing`);
  let digest = '';
  const onSummary = (summary: StudySummary): void => {
    digest = summary.digest;
  };
  for (const file of sealStudy(study, readRows(kept), { inputs, onSummary })) await sayFile(file);
  return say({ say: 'finished', digest, findings });
}

function* readRows(texts: readonly string[]): Generator<StudyRow> {
  for (const [part, text] of texts.entries()) {
    const rows = decodeRows(text);
    if (rows === null) throw new Error(`part ${part} of the study cannot be read`);
    yield* rows;
  }
}
