// First part of the tests: types, lint, fences, docs. Runs every check and reports all that fail.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = process.env.SKYPROOF_CHECK_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
const bin = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));
const only = process.argv.slice(2);
const checks = [
  ['types of the product', 'tsc', ['-b', 'tsconfig.json']],
  ['types of tests', 'tsc', ['-p', 'tsconfig.test.json']],
  ['lint', 'biome', ['check', '--diagnostic-level=error', '.']],
  ['fences', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'src']],
  ['docs', 'typedoc', ['--options', 'typedoc.json']],
].filter(([name]) => only.length === 0 || only.includes(name));

let failed = 0;
for (const [name, command, args] of checks) {
  const result = spawnSync(bin + command, args, { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) {
    failed++;
    process.stdout.write(`${result.stdout}${result.stderr}`);
  }
  console.log(`${result.status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
}
console.log(`checks: ${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
