import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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
 * Runs vitest (with another Node if one is named) and counts: a skipped test, and a file that cannot be loaded, count as failed. What failed is named once more, a line each.
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
  const failures = report.testResults.flatMap(listFailures);
  const passed = report.numPassedTests;
  if (failures.length === 0 && status !== 0)
    failures.push(`vitest ended with ${status}, see above`);
  if (failures.length === 0 && passed === 0) failures.push('no test was found');
  for (const failure of failures) console.log(`failed: ${failure}`);
  return { passed, failed: failures.length };
}

/** The tests of a file that did not pass, or the file itself where it could not be loaded. */
function listFailures({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failures = assertionResults
    .filter((test) => test.status !== 'passed')
    .map(
      (test) => `${file}: ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? test.status)}`,
    );
  return status === 'failed' && failures.length === 0
    ? [`${file}: ${firstLine(message)}`]
    : failures;
}

const firstLine = (text) => text.split('\n', 1)[0];
