import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root, run } from './run.mjs';
import { listMissingPrograms, startSlurm } from './slurm.mjs';

/** The array as the example file has it, and one that counts from 0 in steps of 2: seven shards each. */
const arrays = [[], ['--array=0-12:2']];
const shards = 7;

/** The array's script and the one that puts its shards together. */
const scripts = {
  run: ['slurm-shards.sh', 'slurm-merge.sh'],
  study: ['slurm-study.sh', 'slurm-study-table.sh'],
};
const limitMs = 600_000;

/**
 * Runs examples/batch on a Slurm of its own: an array of shards, then the dependent merge, and a study in the same two ways; the digests have to be
 * those of a run and of a study on one machine. Where Slurm is not installed it says so and proves nothing. Needs the built program.
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
    const { bin, work } = prepare(folder);
    const expected = { run: await digestOfOneRun(), study: await digestOfOneStudy(work) };
    slurm = await startSlurm();
    const version = slurm.ask('sbatch', ['--version']);
    const runs = [];
    for (const kind of ['run', 'study'])
      for (const [at, flags] of arrays.entries()) {
        const name = `${kind}-${at}`;
        const { logs, ...one } = await runArray(slurm, { kind, bin, work, name, flags });
        const isRight =
          expected[kind] !== null && one.digest === expected[kind] && one.shards === shards;
        console.log(
          `${isRight ? 'ok    ' : 'FAILED'} ${version}, ${kind}, array ${one.array}: ${one.shards} shards in ${one.seconds} s, digest ${one.digest}`,
        );
        if (!isRight) console.log(logs);
        runs.push({ ...one, isRight });
      }
    return { version, expected, runs, pass: runs.every((one) => one.isRight) };
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

async function digestOfOneStudy(work) {
  const args = [join(root, 'dist/cli/main.js'), 'sweep', 'study.yaml', '--json', '--quiet'];
  const all = [...args, '--workers', '1', '--out', 'alone'];
  const { stdout } = await run(process.execPath, all, { capture: true, cwd: work });
  return parse(stdout)?.digest ?? null;
}

/** Puts the scenario, the scripts and the command `skyproof` where a user would have them. */
function prepare(folder) {
  const [bin, work] = [join(folder, 'bin'), join(folder, 'home')];
  for (const made of [bin, work]) mkdirSync(made);
  symlinkSync(join(root, 'dist/cli/main.js'), join(bin, 'skyproof'));
  for (const name of ['small.yaml', 'small-country.geojson'])
    copyFileSync(join(root, 'test/runtime', name), join(work, name));
  // Ten parts, so that each of the seven shards has at least one.
  const study = readText(join(root, 'test/runtime/small-study.yaml'));
  writeFileSync(join(work, 'study.yaml'), study.replace(/points: \d+/, 'points: 320'));
  for (const name of Object.values(scripts).flat())
    copyFileSync(join(root, 'examples/batch', name), join(work, name));
  return { bin, work };
}

async function runArray(slurm, { kind, bin, work, name, flags }) {
  const started = performance.now();
  const options = {
    cwd: work,
    env: { PATH: `${bin}:${dirname(process.execPath)}:${process.env.PATH}` },
  };
  const submit = (args) => slurm.ask('sbatch', ['--parsable', ...args], options);
  const [split, finish] = scripts[kind];
  const [args, last] =
    kind === 'run'
      ? [['small.yaml', name], [name]]
      : [
          ['study.yaml', name],
          ['study.yaml', name],
        ];
  const array = submit([...flags, split, ...args]);
  const then = [`--dependency=afterok:${array}`, '--kill-on-invalid-dep=yes'];
  submit([...then, finish, ...last]);
  const ended = performance.now() + limitMs;
  while (slurm.ask('squeue', ['-h']) !== '' && performance.now() < ended) await wait(1000);
  const logs = readdirSync(work).filter((file) => file.endsWith('.log'));
  const found = { run: readRun, study: readStudy }[kind](work, name, array);
  return {
    ...{ kind, array: flags[0]?.replace('--array=', '') ?? 'as in the file' },
    seconds: Math.round((performance.now() - started) / 100) / 10,
    ...found,
    logs: logs.map((file) => `${file}: ${readText(join(work, file))}`).join('\n'),
  };
}

function readRun(work, name) {
  const results = parse(readText(join(work, name, 'result/results.json')));
  return { shards: countShards(join(work, name)), digest: results?.run.digest ?? null };
}
/** Which shards said in their logs that their parts are kept, and what the table's summary says. */
function readStudy(work, name, array) {
  const logs = readdirSync(work).filter((file) => file.startsWith(`skyproof-${array}-`));
  const found = logs.map((file) => /^shard (\d+)\/7: /m.exec(readText(join(work, file)))?.[1]);
  const kept = new Set(found.filter((index) => index !== undefined));
  const summary = parse(readText(join(work, name, 'summary.json')));
  return { shards: kept.size, digest: summary?.digest ?? null };
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
