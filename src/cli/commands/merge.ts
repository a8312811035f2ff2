import { createReference } from '../../atlas/reference.ts';
import type { KeptBlock } from '../../pipeline/block-store.ts';
import { listUnsharded } from '../../pipeline/evaluate.ts';
import { mergeShards } from '../../pipeline/merge-shards.ts';
import { planRun } from '../../pipeline/plan-run.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { BadInput, makeFinding } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nodeDisk } from '../files/disk.ts';
import { sha256 } from '../files/hash.ts';
import { nameShard, readShardFolder, type StoredShard } from '../files/shard-folder.ts';
import { printFindings } from '../output/findings.ts';
import type { Shell } from '../shell.ts';
import { simulate } from '../simulate.ts';
import type { SimulateOptions } from '../start-workers.ts';

/** Puts the shards of a run together, runs what no shard runs, and writes the results as one machine would have. */
export async function merge(
  shell: Shell,
  names: readonly string[],
  options: SimulateOptions,
): Promise<ExitCode> {
  const stored = readAll(names);
  const parts = stored.map((one, at) => ({ ...one, name: names[at] as string }));
  const { blocks, faults } = mergeShards(parts);
  if (faults.length > 0)
    throw new BadInput(faults.map(({ code, name, message }) => makeFinding(code, name, message)));
  const first = stored[0] as StoredShard;
  const { scenarioYaml, attachments, trials } = first;
  const reference = createReference();
  const { scenario, findings } = readScenario(
    scenarioYaml,
    'scenario.yaml',
    reference,
    attachments,
  );
  if (scenario === null) throw new BadInput(findings);
  printFindings(shell, findings);
  refuseLacking({ scenario, reference, trials }, first, blocks);
  const inputs = [['scenario.yaml', scenarioYaml] as const, ...Object.entries(attachments)].map(
    ([path, text]) => ({ path, sha256: sha256(text), bytes: Buffer.byteLength(text) }),
  );
  return simulate(
    shell,
    {
      ...{ scenario, scenarioYaml, attachments, inputs, reference },
      ...{ reading: null, reports: [], blocks },
    },
    { ...options, ...(trials === null ? {} : { trials }) },
  );
}

/** Reads all folders, so that everything wrong with them comes out at once. */
function readAll(names: readonly string[]): readonly StoredShard[] {
  const findings: BadInput['findings'][number][] = [];
  const stored = names.flatMap((name) => {
    try {
      return [readShardFolder(nodeDisk, name)];
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      findings.push(...error.findings);
      return [];
    }
  });
  if (findings.length > 0) throw new BadInput(findings);
  return stored;
}

function refuseLacking(
  request: Parameters<typeof planRun>[0],
  first: StoredShard,
  blocks: readonly KeptBlock[],
): void {
  const { plan, findings } = planRun(request);
  if (plan === null) throw new BadInput(findings);
  const lacking = listUnsharded(plan.setup, plan.designs, blocks);
  if (lacking.length === 0) return;
  const { count } = first.shard;
  const of = [...new Set(lacking.map(({ block }) => ((block - 8) % count) + 1))];
  const message = `${lacking.length} blocks are missing although every shard is there; run again: ${of
    .map((index) => nameShard({ index, count }))
    .join(', ')}`;
  throw new BadInput([makeFinding('E_SHARD_MISSING', null, message)]);
}
