import type { RunInput } from '../domain/registry.ts';
import {
  countParts,
  createPartRunner,
  decodeRows,
  encodeRows,
  placeStudy,
  readStudy,
  type Study,
  type StudyRow,
  streamStudyFiles,
} from '../sweep/index.ts';
import { chooseRooms } from '../workers/choose-rooms.ts';
import { createTextHash } from '../workers/hash.ts';
import { startStudyPool } from '../workers/study.ts';
import { type JobScene, makeFinding } from './job-scene.ts';
import type { JobOrder } from './messages.ts';

/** Points of the largest study that a server runs: the last job holds its rows in memory. */
const mostPoints = 20_000;

/** Shares into which the parts of a study are dealt; one process runs many parts, because each has to place the world first. */
const mostShares = 64;

/** Does one job of a study: deals its parts out, runs those of one share, or puts all rows together. */
export async function runStudyStep(
  order: JobOrder & { readonly input: Extract<RunInput, { readonly kind: 'study' }> },
  scene: JobScene,
): Promise<void> {
  const { input, task } = order;
  const { say } = scene;
  const read = readStudy(input.studyYaml, 'study.yaml', scene.reference, input.attachments);
  const { study } = read;
  if (study === null) return say({ say: 'refused', findings: read.findings });
  if (task.step === 'finish') return finishStudy(study, scene);
  if (task.step === 'share') return runShare(study, order, scene);
  if (study.points > mostPoints) {
    const message = `the study has ${study.points} points; a server runs at most ${mostPoints}: use fewer, or \`skyproof sweep\``;
    return say({ say: 'refused', findings: [makeFinding('E_RUN_LONG', message)] });
  }
  const { setup, findings } = placeStudy(study, scene.reference);
  if (setup === null) return say({ say: 'refused', findings });
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

async function finishStudy(study: Study, { kept, say, sayFile }: JobScene): Promise<void> {
  const missing = countParts(study) - kept.length;
  if (missing > 0) throw new Error(`${missing} parts of the study are missing`);
  let digest = '';
  const options = {
    hash: createTextHash(),
    onSummary: (summary: { readonly digest: string }) => {
      digest = summary.digest;
    },
  };
  for (const file of streamStudyFiles(study, readRows(kept), options)) await sayFile(file);
  return say({ say: 'finished', digest });
}

function* readRows(texts: readonly string[]): Generator<StudyRow> {
  for (const [part, text] of texts.entries()) {
    const rows = decodeRows(text);
    if (rows === null) throw new Error(`part ${part} of the study cannot be read`);
    yield* rows;
  }
}
