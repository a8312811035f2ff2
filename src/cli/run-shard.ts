import type { Scenario } from '../domain/case.ts';
import type { Reference } from '../domain/reference.ts';
import type { Shard } from '../pipeline/design-cases.ts';
import { evaluateShard } from '../pipeline/evaluate.ts';
import { planRun } from '../pipeline/plan-run.ts';
import type { Runner } from '../pipeline/runner.ts';
import { version } from '../version.ts';
import { buildId } from '../workers/generated/build-id.js';
import { BadInput } from './errors.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { keyOfRun } from './files/block-folder.ts';
import { openOutputFolder } from './files/output-folder.ts';
import { makeShardFiles, nameShard } from './files/shard-folder.ts';
import { printFindings } from './output/findings.ts';
import { startProgress } from './output/progress.ts';
import type { Shell } from './shell.ts';
import { hostOf, type SimulateOptions, startWorkers } from './start-workers.ts';

/** A scenario of which one shard is to be run. */
export interface ShardRequest {
  readonly scenario: Scenario;
  readonly scenarioYaml: string;
  readonly attachments: Readonly<Record<string, string>>;
  readonly reference: Reference;
}

/**
 * Runs one shard of a scenario and writes its folder, to be put together with the others by `merge`. Blocks are kept as they are finished: the
 * same command goes on after a stop.
 * @throws BadInput when the scenario cannot be placed or the folder cannot be written
 */
export async function runShard(
  shell: Shell,
  request: ShardRequest,
  options: SimulateOptions,
  shard: Shard,
): Promise<ExitCode> {
  const trials = options.trials ?? null;
  const key = keyOfRun({ ...request, version, build: buildId, trials });
  const name = options.out ?? `./skyproof-${key.slice(0, 12)}-${shard.index}-of-${shard.count}`;
  const { plan, findings } = planRun({ ...request, trials });
  if (plan === null) throw new BadInput(findings);
  printFindings(shell, findings);
  const folder = openOutputFolder(name, options.force === true);
  const pool: { runner: Runner | null } = { runner: null };
  const release = shell.interruption.guard(
    () => void pool.runner?.close().catch(() => {}),
    () => folder.discard(),
  );
  const progress = startProgress(shell);
  try {
    const store = folder.openBlocks(`${key} ${shard.index}/${shard.count}`);
    pool.runner = await startWorkers(plan.setup, options);
    const blocks = await evaluateShard(
      {
        ...plan,
        runner: pool.runner,
        store,
        host: hostOf(shell),
        onProgress: progress.update,
      },
      shard,
    ).finally(() => pool.runner?.close());
    progress.stop();
    const files =
      blocks === null ? [] : makeShardFiles({ ...request, shard, key, version, trials, blocks });
    if (blocks === null || !(await folder.write(files, shell.interruption.isCancelled))) {
      shell.warn(
        `stopped: ${store.count()} finished blocks are kept; the same command goes on from there\n`,
      );
      return shell.interruption.exitCode();
    }
    store.remove();
    const line = `${nameShard(shard)}: ${blocks.length} blocks, written: ${name}\n`;
    if (options.json === true)
      shell.print(`${JSON.stringify({ shard, run: key, blocks: blocks.length, folder: name })}\n`);
    else shell.tell(line);
    return exitCodes.fine;
  } finally {
    progress.stop();
    folder.discard();
    release();
  }
}
