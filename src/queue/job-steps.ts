import { availableParallelism, platform } from 'node:os';
import type { Host } from '../domain/host.ts';
import type { Assessment } from '../domain/results.ts';
import { type BlockStore, decodeBlock, encodeBlock } from '../pipeline/block-store.ts';
import { describeCost, estimateCost, longestSeconds } from '../pipeline/estimate-cost.ts';
import { evaluateShard } from '../pipeline/evaluate.ts';
import { startLocalRunner } from '../pipeline/local-runner.ts';
import { planRun } from '../pipeline/plan-run.ts';
import { runScenario } from '../pipeline/run-scenario.ts';
import type { StartRunner } from '../pipeline/runner.ts';
import { makeRunFiles } from '../publish/make-run-files.ts';
import type { SealedFile } from '../publish/seal-files.ts';
import { version } from '../version.ts';
import { chooseRooms } from '../workers/choose-rooms.ts';
import { createTextHash } from '../workers/hash.ts';
import { startNodeRunner } from '../workers/node.ts';
import { sealRun } from '../workers/seal-run.ts';
import { type JobScene, makeFinding } from './job-scene.ts';
import type { JobOrder } from './messages.ts';
import { type ReadRunInput, readRunInput } from './read-run-input.ts';
import { runStudyStep } from './study-steps.ts';

/** Shares into which a dear run is split. */
const shareCount = 8;

/** A run that is estimated to take less on one thread is not split, s. */
const splitSeconds = 20;

/** Does one job of a run, in the process that was started for it. Says blocks, files and last how it ended. */
export async function runJobStep(order: JobOrder, scene: JobScene): Promise<void> {
  const { input } = order;
  if (input.kind === 'study') return runStudyStep({ ...order, input }, scene);
  const read = readRunInput(input, scene.reference, order.today);
  if ('refused' in read) return scene.say({ say: 'refused', findings: read.refused });
  const { scenario, trials } = read;
  if (order.task.step === 'whole') {
    if (estimateCost(scenario, trials, shareCount).seconds > longestSeconds) {
      const message = `${describeCost(scenario, trials, shareCount)}; ask for fewer trials`;
      return scene.say({ say: 'refused', findings: [makeFinding('E_RUN_LONG', message)] });
    }
    const isDear = estimateCost(scenario, trials, 1).seconds > splitSeconds;
    if (isDear)
      return scene.say({ say: 'split', shares: numbersTo(shareCount), count: shareCount });
  }
  return order.task.step === 'share' ? runShare(order, read, scene) : finishRun(order, read, scene);
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

async function runShare(order: JobOrder, read: ReadRunInput, scene: JobScene): Promise<void> {
  const { plan, findings } = planRun({ ...read, reference: scene.reference });
  if (plan === null) return scene.say({ say: 'refused', findings });
  const runner = await runnerOf(order)(plan.setup);
  try {
    await evaluateShard(
      { ...plan, runner, store: storeOf(scene), host: hostOf() },
      { index: order.task.index, count: order.task.count },
    );
  } finally {
    await runner.close();
  }
  return scene.say({ say: 'share' });
}

async function finishRun(order: JobOrder, read: ReadRunInput, scene: JobScene): Promise<void> {
  let told = 0;
  const { assessment, findings } = await runScenario({
    ...read,
    reference: scene.reference,
    startRunner: runnerOf(order),
    host: { ...hostOf(), ...chooseRooms(process.env) },
    store: storeOf(scene),
    onBounds: () => {},
    onProgress: (_, total) => {
      if (scene.kept.length + total <= told) return;
      told = scene.kept.length + total;
      void scene.say({ say: 'total', total: told });
    },
    peakMemoryMiB: () => process.resourceUsage().maxRSS / 1024,
  });
  if (assessment === null) return scene.say({ say: 'refused', findings });
  for (const file of listFiles(assessment, read)) await scene.sayFile(file);
  return scene.say({ say: 'finished', digest: assessment.results.run.digest });
}

function listFiles(assessment: Assessment, read: ReadRunInput): Iterable<SealedFile> {
  const { run } = assessment.results;
  return sealRun(makeRunFiles(assessment, read.attachments), {
    title: assessment.scenario.title,
    ...{ version, seed: run.seed, asOf: run.asOf, digest: run.digest, timings: run.timings },
    options: { trials: read.trials },
    host: { platform: platform(), node: process.version, cpus: availableParallelism() },
    finishedAt: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    inputs: read.inputs,
  });
}

function runnerOf({ threads }: JobOrder): StartRunner {
  if (threads > 1) return (setup) => startNodeRunner(setup, threads);
  return (setup) => startLocalRunner(setup, chooseRooms(process.env).openRoom);
}

/** Blocks that cannot be read are left out, so that they run again. */
function storeOf({ kept, say }: JobScene): BlockStore {
  return {
    kept: kept.map(decodeBlock).filter((block) => block !== null),
    keep: (block) =>
      say({
        ...{ say: 'block', case: block.case, block: block.tally.block },
        text: encodeBlock(block),
      }),
  };
}

/** Whoever started this process ends it when it takes too long or is not wanted any more. */
function hostOf(): Host {
  const startedMs = performance.now();
  return {
    isCancelled: () => false,
    elapsedMs: () => performance.now() - startedMs,
    hash: createTextHash,
    breathe: () => new Promise((done) => void setImmediate(done)),
  };
}
