import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseShard } from '../../src/cli/choose-shard.ts';
import { cliPath, makeFolder, runCli } from '../cli/run-cli.ts';
import { folder, readExample, readManifests } from './read-examples.ts';

/** What Slurm sets for every task of an array. */
function tasksOf(first: number, last: number, step = 1): Record<string, string>[] {
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: count }, (_, at) => ({
    SLURM_ARRAY_TASK_ID: String(first + at * step),
    SLURM_ARRAY_TASK_MIN: String(first),
    SLURM_ARRAY_TASK_MAX: String(first + (count - 1) * step),
    SLURM_ARRAY_TASK_STEP: String(step),
    SLURM_ARRAY_TASK_COUNT: String(count),
  }));
}

/** The groups of a pattern that has to be found. */
function find(pattern: RegExp, text: string): string[] {
  const found = pattern.exec(text);
  if (found === null) throw new Error(`no ${pattern} in the example`);
  return found.slice(1);
}

const seven = Array.from({ length: 7 }, (_, at) => ({ index: at + 1, count: 7 }));

test('the array of the Slurm script is the shards 1 to 7 of 7', () => {
  const [first, last] = find(/^#SBATCH --array=(\d+)-(\d+)$/m, readExample('slurm-shards.sh'));
  const tasks = tasksOf(Number(first), Number(last));
  expect(tasks.map((task) => chooseShard('auto', task))).toEqual(seven);
});

test('an array that counts from 0, or in steps, is the same shards', () => {
  for (const tasks of [tasksOf(0, 6), tasksOf(0, 12, 2), tasksOf(5, 24, 3)])
    expect(tasks.map((task) => chooseShard('auto', task))).toEqual(seven);
});

test('the indices of the Kubernetes job are the shards 1 to 7 of 7, each with a folder that the merge finds', () => {
  const [, { spec }] = readManifests('kubernetes-shards.yaml');
  const [container] = spec.template.spec.containers;
  const given = Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value]));
  const pods = Array.from({ length: spec.completions }, (_, at) => ({
    ...given,
    JOB_COMPLETION_INDEX: String(at),
  }));
  expect(spec.parallelism).toBe(spec.completions);
  const line = [...container.command, ...(container.args ?? [])];
  const flag = (name: string): string => line[line.indexOf(name) + 1];
  expect(pods.map((pod) => chooseShard(flag('--shard'), pod))).toEqual(seven);

  const folders = pods.map((pod) =>
    flag('--out').replace('$(JOB_COMPLETION_INDEX)', pod.JOB_COMPLETION_INDEX),
  );
  expect(new Set(folders).size).toBe(7);
  const [merge] = readManifests('kubernetes-merge.yaml');
  const [pattern] = find(/merge (\S+)\*/, merge.spec.template.spec.containers[0].command[2]);
  for (const name of folders) expect(name.startsWith(pattern)).toBe(true);
});

test('the xargs line of the README is the shards 1 to 7 of 7', () => {
  const [last, flag] = find(/seq 1 (\d+) \|.*--shard (\S+)/, readExample('README.md'));
  const shards = Array.from({ length: Number(last) }, (_, at) =>
    chooseShard(flag.replace('{}', String(at + 1)), {}),
  );
  expect(shards).toEqual(seven);
});

test('the scripts of Slurm, run as two tasks and a merge, give the digest of one run', () => {
  const runtime = (name: string): string =>
    readFileSync(new URL(`../runtime/${name}`, import.meta.url), 'utf8');
  const yaml = runtime('small.yaml')
    .replace('[0, 1000, 3000]', '[0]')
    .replace('[random, spread]', '[random]')
    .replace('[area, border, belt]', '[border]');
  const home = makeFolder({
    'scenario.yaml': yaml,
    'small-country.geojson': runtime('small-country.geojson'),
  });
  const bin = mkdtempSync(join(tmpdir(), 'skyproof-bin-'));
  symlinkSync(cliPath, join(bin, 'skyproof'));
  const path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
  const run = (script: string, args: readonly string[], variables: Record<string, string>) => {
    const env = { ...process.env, PATH: path, SLURM_CPUS_PER_TASK: '1', ...variables };
    const options = { cwd: home, env, encoding: 'utf8' } as const;
    const { status, stderr } = spawnSync('bash', [join(folder, script), ...args], options);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  };
  // Out of order: no shard needs another.
  for (const task of tasksOf(1, 2).reverse())
    run('slurm-shards.sh', ['scenario.yaml', 'work'], task);
  run('slurm-merge.sh', ['work'], {});
  const { run: merged } = JSON.parse(readFileSync(join(home, 'work/result/results.json'), 'utf8'));
  const { stdout } = runCli(home, ['run', 'scenario.yaml', '--json', '--quiet']);
  expect(merged.digest).toBe(JSON.parse(stdout).run.digest);
}, 180_000);
