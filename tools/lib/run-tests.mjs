import { existsSync } from 'node:fs';
import { findChromium, installLine } from './find-chromium.mjs';
import { findPostgres, postgresLine } from './find-postgres.mjs';
import { run, runVitest } from './run.mjs';

/** Runs build, checks and all tests, those that take minutes in part or whole. Returns what passed and failed, by part. */
export async function runTests({ isWhole = false } = {}) {
  const parts = [];
  const add = (name, passed, failed, seconds) => parts.push({ name, passed, failed, seconds });

  const build = await run(process.execPath, ['tools/build.mjs']);
  add('build', build.status === 0 ? 1 : 0, build.status === 0 ? 0 : 1, build.seconds);

  const checks = await run(process.execPath, ['tools/check.mjs'], { capture: true });
  process.stdout.write(checks.stdout);
  const [, passed, failed] = /^checks: (\d+) passed, (\d+) failed$/m.exec(checks.stdout) ?? [
    0, 0, 1,
  ];
  add('types, lint, fences, docs', Number(passed), Number(failed), checks.seconds);

  await ensureChromium();
  await ensurePostgres();
  const tests = await runVitest([], isWhole ? { env: { SKYPROOF_WHOLE: '1' } } : {});
  add('tests', tests.passed, tests.failed, tests.seconds);
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
    parts,
  };
}

/** Installs Chromium where that can be done without asking; else says how. Its tests fail without it, they are never skipped. */
async function ensureChromium() {
  if (findChromium() !== null) return;
  await install(
    'chromium',
    'no Chromium found: installing it with apt-get for the tests in a browser',
  );
  if (findChromium() === null) {
    console.log(`no Chromium found: the tests in a browser fail. Install it with: ${installLine}`);
  }
}

/** The same for PostgreSQL, whose server the tests start themselves. */
async function ensurePostgres() {
  if (findPostgres() !== null) return;
  await install(
    'postgresql',
    'no PostgreSQL found: installing it with apt-get for the tests of the queue',
  );
  if (findPostgres() === null) {
    console.log(
      `no PostgreSQL found: the tests of the queue fail. Install it with: ${postgresLine}`,
    );
  }
}

/** Installs a package of Debian where that can be done without asking. */
async function install(name, why) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.log(why);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', name], { env });
}
