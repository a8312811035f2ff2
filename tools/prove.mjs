// `npm run prove`: all of `npm test`, then the full figures. Writes docs/evidence.json; names no machine and no path.
// SKYPROOF_PROVE_MINUTES bounds the properties (default 15).
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { testOtherNode } from './lib/other-node.mjs';
import { proveAssessment, proveMath, proveModel, proveProperties } from './lib/proofs.mjs';
import { proveBatch } from './lib/prove-batch.mjs';
import { root } from './lib/run.mjs';
import { runTests } from './lib/run-tests.mjs';

process.chdir(root);
const minutes = Number(process.env.SKYPROOF_PROVE_MINUTES ?? 15);
const steps = [
  ['tests', async () => withPass(await runTests())],
  ['properties', () => proveProperties({ runs: 10_000, limitMs: minutes * 60_000 })],
  ['math', () => proveMath({ points: 10_000 })],
  ['model', () => proveModel({ trials: 100_000 })],
  ['assessment', () => proveAssessment()],
  ['batch', () => proveBatch()],
  ['otherNode', async () => withPass(await testOtherNode())],
];

const figures = {};
for (const [name, prove] of steps) {
  console.log(`\n== ${name}`);
  figures[name] = await prove();
  console.log(`${figures[name].pass ? 'ok    ' : 'FAILED'} ${name}`);
}
const evidence = {
  commit: git('rev-parse', 'HEAD'),
  // Figures of a changed tree belong to no commit.
  changedFiles: git('status', '--porcelain')
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith('docs/evidence.json')).length,
  node: process.version,
  cores: availableParallelism(),
  pass: Object.values(figures).every((figure) => figure.pass),
  ...figures,
};
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs/evidence.json'), `${JSON.stringify(evidence, null, 2)}\n`);

const passed = Object.values(figures).filter((figure) => figure.pass).length;
console.log(`\nwritten: docs/evidence.json\n${passed} passed, ${steps.length - passed} failed`);
process.exitCode = evidence.pass ? 0 : 1;

function withPass(counts) {
  return { ...counts, pass: counts.failed === 0 };
}

function git(...args) {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
