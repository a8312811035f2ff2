import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root, run } from './run.mjs';
import { listMissingPrograms, startSlurm } from './slurm.mjs';

/** The array as the example file has it, and one that counts from 0 in steps of 2: seven shards each. */
const arrays = [[], ['--array=0-12:2']];
const shards = 7;
const limitMs = 600_000;

/**
 * Runs examples/batch on a Slurm of its own: an array of shards, then the dependent merge; the digest has to be that of a run on one
 * machine. Where Slurm is not installed it says so and proves nothing. Needs the built program.
 */
export async function proveBatch() {
  const missing = listMissingPrograms();
  if (missing.length > 0) {
    const skipped = `no Slurm here (${missing.join(', ')} missing; on Debian: apt-get install slurm-wlm)`;
    console.log(`skipped: ${skipped}`);
    return { skipped, pass: true };
  }
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-slurm-'));
  let slurm = null;
  try {
    const expected = await digestOfOneRun();
    const { bin, work } = prepare(folder);
    slurm = await startSlurm();
    const version = slurm.ask('sbatch', ['--version']);
    const runs = [];
    for (const [at, flags] of arrays.entries())
      runs.push(await runArray(slurm, { bin, work, name: `work-${at}`, flags }));
    const pass =
      expected !== null && runs.every((one) => one.digest === expected && one.shards === shards);
    for (const one of runs) {
      const isEqual = one.digest === expected;
      console.log(
        `${isEqual ? 'ok    ' : 'FAILED'} ${version}, array ${one.array}: ${one.shards} shards in ${one.seconds} s, digest ${one.digest}`,
      );
      if (!isEqual) console.log(one.logs);
    }
    return {
      ...{ version, expected, pass },
      runs: runs.map(({ array, shards: found, seconds, digest }) => ({
        ...{ array, shards: found, seconds, digest },
      })),
    };
  } finally {
    await slurm?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function digestOfOneRun() {
  const args = ['dist/cli/main.js', 'run', 'test/runtime/small.yaml', '--json', '--quiet'];
  const { stdout } = await run(process.execPath, args, { capture: true });
  return parse(stdout)?.run.digest ?? null;
}

/** Puts the scenario, the scripts and the command `skyproof` where a user would have them. */
function prepare(folder) {
  const [bin, work] = [join(folder, 'bin'), join(folder, 'home')];
  for (const made of [bin, work]) mkdirSync(made);
  symlinkSync(join(root, 'dist/cli/main.js'), join(bin, 'skyproof'));
  for (const name of ['small.yaml', 'small-country.geojson'])
    copyFileSync(join(root, 'test/runtime', name), join(work, name));
  for (const name of ['slurm-shards.sh', 'slurm-merge.sh'])
    copyFileSync(join(root, 'examples/batch', name), join(work, name));
  return { bin, work };
}

async function runArray(slurm, { bin, work, name, flags }) {
  const started = performance.now();
  const options = {
    cwd: work,
    env: { PATH: `${bin}:${dirname(process.execPath)}:${process.env.PATH}` },
  };
  const submit = (args) => slurm.ask('sbatch', ['--parsable', ...args], options);
  const array = submit([...flags, 'slurm-shards.sh', 'small.yaml', name]);
  submit([`--dependency=afterok:${array}`, '--kill-on-invalid-dep=yes', 'slurm-merge.sh', name]);
  const ended = performance.now() + limitMs;
  while (slurm.ask('squeue', ['-h']) !== '' && performance.now() < ended) await wait(1000);
  const results = parse(readText(join(work, name, 'result/results.json')));
  const logs = readdirSync(work)
    .filter((file) => file.endsWith('.log'))
    .map((file) => `${file}: ${readText(join(work, file))}`);
  return {
    array: flags[0]?.replace('--array=', '') ?? 'as in the file',
    shards: countShards(join(work, name)),
    seconds: Math.round((performance.now() - started) / 100) / 10,
    digest: results?.run.digest ?? null,
    logs: logs.join('\n'),
  };
}

/** How many different shards of the right number lie in a folder. */
function countShards(folder) {
  const names = readdirSync(folder).filter((name) => name.startsWith('shard-'));
  const heads = names.map((name) => parse(readText(join(folder, name, 'manifest.json')))?.shard);
  const indices = heads.filter((shard) => shard?.count === shards).map((shard) => shard.index);
  return new Set(indices).size;
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
