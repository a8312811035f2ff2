import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a command in the project's folder, or in `cwd`. With `capture` its standard output is returned and not shown; `limitMs` ends it with its
 * children. Returns its exit code (null when it was ended), its output and its seconds.
 */
export function run(command, args, { capture = false, cwd = root, env = {}, limitMs } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
      detached: limitMs !== undefined,
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    const timer =
      limitMs === undefined ? undefined : setTimeout(() => process.kill(-child.pid), limitMs);
    const finish = (status) => {
      clearTimeout(timer);
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      resolve({ status, stdout: Buffer.concat(chunks).toString('utf8'), seconds });
    };
    child.on('error', (error) => {
      console.error(String(error));
      finish(null);
    });
    child.on('close', finish);
  });
}

/**
 * Runs vitest (with another Node if one is named) and counts: a skipped test, and a file that cannot be loaded, count as failed.
 */
export async function runVitest(
  args,
  { node = process.execPath, reporter = 'default', ...options } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-test-'));
  const file = join(folder, 'tests.json');
  const reporters = [`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${file}`];
  const { status, seconds } = await run(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', ...args, ...reporters],
    options,
  );
  const counts = count(file, status);
  rmSync(folder, { recursive: true, force: true });
  return { ...counts, seconds };
}

function count(file, status) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const passed = report.numPassedTests;
  const unloaded = report.testResults.filter(
    (each) =>
      each.status === 'failed' && each.assertionResults.every((one) => one.status === 'passed'),
  ).length;
  const failed = report.numTotalTests - passed + unloaded;
  const none = passed + failed === 0;
  return { passed, failed: failed === 0 && (status !== 0 || none) ? 1 : failed };
}
