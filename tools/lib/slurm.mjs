import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What a cluster of one node needs; Debian's package slurm-wlm brings all of it. */
const programs = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scancel', 'sinfo'];

/** Where Debian puts daemons; the path of an ordinary user may lack it. */
const path = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`;

/** Lists the programs that are missing here; none = Slurm can be started. */
export function listMissingPrograms() {
  const folders = path.split(':').filter((folder) => folder !== '');
  return programs.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

/**
 * Starts Slurm on this machine alone: one node of two places, its own ports, keys, states and logs, all in a temporary folder; the
 * configuration of an installed Slurm is not read. Returns `ask` (runs one of Slurm's commands and returns its output) and `stop`.
 * @throws Error with the end of the logs when the node is not ready within a minute
 */
export async function startSlurm() {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-slurmd-'));
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name));
  // munged wants a socket that every user could reach and a key that only its own can read.
  chmodSync(folder, 0o755);
  const place = (name) => join(folder, name);
  writeFileSync(place('munge.key'), randomBytes(128), { mode: 0o600 });
  writeFileSync(place('slurm.conf'), configure(folder, await findPorts(2)));
  const env = { ...process.env, PATH: path, SLURM_CONF: place('slurm.conf') };

  const daemons = [];
  const start = (command, args) => {
    const log = openSync(place(`${command}.out`), 'a');
    const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', log, log] });
    closeSync(log);
    const ended = new Promise((resolve) => {
      child.on('exit', resolve);
      child.on('error', resolve);
    });
    daemons.unshift({ child, ended });
  };
  const ask = (command, args, options = {}) => {
    const { status, stdout, stderr } = spawnSync(command, args, {
      ...options,
      env: { ...env, ...options.env },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const stop = async () => {
    spawnSync('scancel', ['--quiet', '--state=PENDING'], { env });
    spawnSync('scancel', ['--quiet', '--state=RUNNING'], { env });
    // The newest first: the others need munge until they are gone.
    for (const { child, ended } of daemons) {
      child.kill('SIGTERM');
      const late = wait(10_000, 'late', { ref: false });
      if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const fail = async () => {
    const names = ['munged', 'slurmctld', 'slurmd'].map((name) => place(`${name}.out`));
    const logs = names.filter(existsSync).map((name) => readFileSync(name, 'utf8').slice(-2000));
    await stop();
    throw new Error(`Slurm did not start:\n${logs.join('\n')}`);
  };

  // biome-ignore format: one flag a line
  start('munged', [
    '--foreground',
    `--socket=${place('munge.socket')}`,
    `--key-file=${place('munge.key')}`,
    `--pid-file=${place('munged.pid')}`,
    `--seed-file=${place('munge.seed')}`,
  ]);
  for (let turn = 0; turn < 100 && !existsSync(place('munge.socket')); turn++) await wait(100);
  if (!existsSync(place('munge.socket'))) await fail();
  start('slurmctld', ['-D', '-c']);
  start('slurmd', ['-D', '-N', hostname()]);
  for (let turn = 0; turn < 120; turn++) {
    await wait(500);
    const { stdout } = spawnSync('sinfo', ['-h', '-o', '%T'], { env, encoding: 'utf8' });
    if (stdout?.trim() === 'idle') return { ask, stop };
  }
  return fail();
}

function configure(folder, [controllerPort, nodePort]) {
  const node = hostname();
  const user = userInfo().username;
  return `ClusterName=proof
SlurmctldHost=${node}(127.0.0.1)
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
CredType=cred/munge
SlurmctldPort=${controllerPort}
SlurmdPort=${nodePort}
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
SelectType=select/cons_res
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 RealMemory=4000 State=UNKNOWN
PartitionName=proof Nodes=${node} Default=YES MaxTime=INFINITE State=UP
`;
}

/** Finds free ports of this machine. */
async function findPorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = createServer();
          server.on('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
