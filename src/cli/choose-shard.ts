import type { Shard } from '../pipeline/design-cases.ts';
import { BadUsage } from './errors.ts';

/** Most shards that a run may be split into. */
const mostShards = 10_000;

/** Environment variables by name. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `--shard`: `i/n` with i from 1 to n, or `auto`, which takes both from the variables that Slurm (job arrays) and Kubernetes (indexed jobs) set.
 * Kubernetes counts from 0 and does not tell how many there are: SKYPROOF_SHARDS says that.
 * @throws BadUsage
 */
export function chooseShard(flag: string, environment: Environment): Shard {
  if (flag === 'auto') return findShard(environment);
  const match = /^(\d{1,5})\/(\d{1,5})$/.exec(flag);
  const shard = { index: Number(match?.[1]), count: Number(match?.[2]) };
  if (isShard(shard)) return shard;
  throw new BadUsage(
    `--shard must be i/n with i from 1 to n and n up to ${mostShards}, e.g. 3/7, or auto; got "${flag}"`,
  );
}

function findShard(environment: Environment): Shard {
  const read = (name: string): number => {
    const text = environment[name] ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  };
  const task = read('SLURM_ARRAY_TASK_ID');
  if (Number.isFinite(task)) {
    const step =
      environment['SLURM_ARRAY_TASK_STEP'] === undefined ? 1 : read('SLURM_ARRAY_TASK_STEP');
    const least = read('SLURM_ARRAY_TASK_MIN');
    const count = read('SLURM_ARRAY_TASK_COUNT');
    // Where the numbers of the tasks have holes, one task alone cannot tell which shard it is.
    if ((read('SLURM_ARRAY_TASK_MAX') - least) / step + 1 !== count)
      throw new BadUsage(
        '--shard auto needs a Slurm array without holes, such as --array=1-16; give --shard i/n',
      );
    return accept({ index: (task - least) / step + 1, count }, 'Slurm');
  }
  const index = read('JOB_COMPLETION_INDEX') + 1;
  if (Number.isFinite(index))
    return accept(
      { index, count: read('SKYPROOF_SHARDS') },
      'Kubernetes (SKYPROOF_SHARDS says how many)',
    );
  throw new BadUsage(
    '--shard auto finds neither a Slurm array (SLURM_ARRAY_TASK_ID) nor a Kubernetes indexed job (JOB_COMPLETION_INDEX); give --shard i/n',
  );
}

function accept(shard: Shard, where: string): Shard {
  if (isShard(shard)) return shard;
  throw new BadUsage(
    `--shard auto cannot read a shard from ${where}: index ${shard.index} of ${shard.count}; give --shard i/n`,
  );
}

function isShard({ index, count }: Shard): boolean {
  return (
    Number.isInteger(index) &&
    Number.isInteger(count) &&
    index >= 1 &&
    index <= count &&
    count <= mostShards
  );
}
