import type { Finding } from '../domain/finding.ts';
import type { Host } from '../domain/host.ts';
import { type BlockStore, decodeBlock, encodeBlock } from '../pipeline/block-store.ts';
import { estimateCost } from '../pipeline/estimate-cost.ts';
import { evaluateShard } from '../pipeline/evaluate.ts';
import { planRun } from '../pipeline/plan-run.ts';
import type { StartRunner } from '../pipeline/runner.ts';
import { chooseRooms } from '../workers/choose-rooms.ts';
import { createTextHash } from '../workers/hash.ts';
import type { JobScene } from './job-scene.ts';
import type { JobOrder } from './messages.ts';
import type { ReadRun } from './read-run.ts';
import { readRunInput } from './read-run-input.ts';

/** A run that is estimated to take less on one thread is not split, s. */
const splitSeconds = 20;

/** A run that is estimated to take less on one thread gets one: starting more takes as long, s. */
const shortSeconds = 2;

/** Shares into which a dear run is split at most, and what each is estimated to take at least, s: its process takes a second to start. */
const mostShares = 8;
const shareSeconds = 10;

/** Does one job of a run, in the process that was started for it. Says blocks, files and last how it ended. Each step loads what it needs alone. */
export async function runJobStep(order: JobOrder, scene: JobScene): Promise<void> {
  const { input } = order;
  if (input.kind === 'study') {
    const { runStudyStep } = await import('./study-steps.ts');
    return runStudyStep({ ...order, input }, scene);
  }
  const { run, findings } = await readRunInput(input, scene.reference, order.today);
  if (run === null) return scene.say({ say: 'refused', findings });
  const { seconds } = estimateCost(run.scenario, run.trials, 1);
  if (order.task.step === 'whole' && seconds > splitSeconds) {
    const count = Math.min(mostShares, Math.ceil(seconds / shareSeconds));
    return scene.say({ say: 'split', shares: numbersTo(count), count });
  }
  const own = seconds <= shortSeconds ? { ...order, threads: 1 } : order;
  if (order.task.step === 'share') return runShare(own, run, scene);
  return finishRun(own, run, findings, scene);
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

async function runShare(order: JobOrder, asked: ReadRun, scene: JobScene): Promise<void> {
  const { plan, findings } = planRun({ ...asked, reference: scene.reference });
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

async function finishRun(
  order: JobOrder,
  asked: ReadRun,
  warnings: readonly Finding[],
  scene: JobScene,
): Promise<void> {
  const [{ runScenario }, { sealAssessment }] = await Promise.all([
    import('../pipeline/run-scenario.ts'),
    import('../workers/seal-assessment.ts'),
  ]);
  let told = 0;
  const ran = await runScenario({
    ...asked,
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
  const { assessment } = ran;
  const findings = [...warnings, ...ran.findings];
  if (assessment === null) return scene.say({ say: 'refused', findings });
  for (const file of sealAssessment(assessment, asked)) await scene.sayFile(file);
  return scene.say({ say: 'finished', digest: assessment.results.run.digest, findings });
}

function runnerOf({ threads }: JobOrder): StartRunner {
  return async (setup) => {
    if (threads > 1) return (await import('../workers/node.ts')).startNodeRunner(setup, threads);
    const { startLocalRunner } = await import('../pipeline/local-runner.ts');
    return startLocalRunner(setup, chooseRooms(process.env).openRoom);
  };
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
