// Types, lint, fences, docs, model card. Runs every check and reports all that fail; arguments name the checks to run, none = all.
// SKYPROOF_CHECK_ROOT checks another folder in place of this one: that is how the tests see each check fail.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.env.SKYPROOF_CHECK_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
const bin = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));
const card = fileURLToPath(new URL('./model-card.mjs', import.meta.url));
const only = process.argv.slice(2);
const folders = ['src', 'test', 'bench', 'tools'].filter((name) => existsSync(join(root, name)));
const all = [
  ['types of the product', 'tsc', ['-b', 'tsconfig.json', 'tsconfig.web.json']],
  ['types of tests', 'tsc', ['-p', 'tsconfig.test.json']],
  ['lint', 'biome', ['check', '--diagnostic-level=error', ...folders]],
  ['fences', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'src']],
  ['docs', 'typedoc', ['--options', 'typedoc.json']],
  ['model card', process.execPath, [card, '--check']],
];
const names = all.map(([name]) => name);
const unknown = only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no check "${unknown[0]}"; there are: ${names.join(', ')}`);
  process.exit(2);
}
const checks = all.filter(([name]) => only.length === 0 || only.includes(name));

let failed = 0;
for (const [name, command, args] of checks) {
  const result = spawnSync(isAbsolute(command) ? command : bin + command, args, {
    cwd: root,
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    failed++;
    process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}\n`);
  }
  console.log(`${result.status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
}
console.log(`checks: ${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
