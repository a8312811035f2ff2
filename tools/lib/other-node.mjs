import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runVitest } from './run.mjs';

const scenario = 'test/runtime/small.yaml';
const binaries = ['node/bin/node', 'node/node_modules/.bin/node', '.bin/node'];

/**
 * Repeats the unit tests of kernel and pipeline on the other Node (24, or 20 where this one is 24) and compares the digest of a small
 * run. Needs the built program and the package registry. Returns counts and both digests.
 */
export async function testOtherNode() {
  const major = process.versions.node.startsWith('24.') ? '20' : '24';
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-node-'));
  try {
    const node = await installNode(major, folder);
    if (node === null) {
      console.log(`Node ${major} could not be installed from the package registry`);
      return { version: null, passed: 0, failed: 1, digests: [] };
    }
    const version = (await run(node, ['--version'], { capture: true })).stdout.trim();
    console.log(`unit tests of kernel and pipeline on Node ${version}`);
    const tests = await runVitest(['src/kernel', 'src/pipeline'], { node, reporter: 'dot' });
    const digests = [await digestOn(process.execPath), await digestOn(node)];
    const isEqual = digests[0] !== null && digests[0] === digests[1];
    console.log(
      `${isEqual ? 'ok    ' : 'FAILED'} digest ${process.version} ${digests[0]}, ${version} ${digests[1]}`,
    );
    return {
      version,
      passed: tests.passed + (isEqual ? 1 : 0),
      failed: tests.failed + (isEqual ? 0 : 1),
      digests,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Installs a Node from the registry (package `node`, whose install step fetches the binary as a package of its own). */
async function installNode(major, folder) {
  // biome-ignore format: one argument a flag
  const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts=false', `node@${major}`];
  await run('npm', args);
  for (const binary of binaries) {
    const path = join(folder, 'node_modules', binary);
    if (!existsSync(path)) continue;
    const { stdout } = await run(path, ['--version'], { capture: true });
    if (stdout.startsWith(`v${major}.`)) return path;
  }
  return null;
}

async function digestOn(node) {
  const args = ['dist/cli/main.js', 'run', scenario, '--trials', '128', '--json', '--quiet'];
  const { stdout } = await run(node, args, { capture: true });
  try {
    return JSON.parse(stdout).run.digest;
  } catch {
    return null;
  }
}
