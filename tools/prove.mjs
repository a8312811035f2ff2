// `npm run prove`: all of `npm test`, then the full figures. Writes docs/evidence.json and the model card that quotes it; names no machine and no path.
// `npm run prove -- runs model` proves these steps alone and keeps the others: each step carries the commit it was read at.
// `npm run prove -- cases --pin` pins the digests of the worked cases anew, after a change that is meant to move them.
// SKYPROOF_PROVE_MINUTES bounds each file of properties (default 45).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { testOtherNode } from './lib/other-node.mjs';
import {
  proveAssessment,
  proveLoad,
  proveMath,
  proveModel,
  proveOracle,
  provePage,
  provePlanted,
  proveProperties,
  proveQueue,
  proveRuns,
  proveStatistics,
  proveStudy,
} from './lib/proofs.mjs';
import { proveBatch } from './lib/prove-batch.mjs';
import { proveCalibration, proveWords } from './lib/prove-calibration.mjs';
import { proveCases } from './lib/prove-cases.mjs';
import { provePack } from './lib/prove-pack.mjs';
import { root } from './lib/run.mjs';
import { runTests } from './lib/run-tests.mjs';

process.chdir(root);
// A step alone is proved on the tree as it stands, like the tests.
execFileSync(process.execPath, ['tools/build.mjs', '--quiet'], { stdio: 'inherit' });
const asked = process.argv.slice(2).filter((word) => word !== '--pin');
const pin = process.argv.includes('--pin');
const minutes = Number(process.env.SKYPROOF_PROVE_MINUTES ?? 45);
const steps = {
  tests: async () => withPass(await runTests({ isWhole: true })),
  properties: () => proveProperties({ runs: 10_000, limitMs: minutes * 60_000 }),
  math: () => proveMath({ points: 10_000 }),
  oracle: () => proveOracle({ trials: 4096 }),
  statistics: () => proveStatistics(),
  model: () => proveModel({ trials: 1_000_000 }),
  calibration: () => proveCalibration({ worlds: 2000 }),
  words: () => proveWords({ seeds: 200, stepPoints: 0.25 }),
  planted: () => provePlanted({ trials: 65_536 }),
  runs: () =>
    proveRuns({ splits: '1 2 3 7 64', kills: 200, faultSeeds: 50, simulatedSeeds: 10_000 }),
  queue: () => proveQueue({ kills: 50 }),
  load: () => proveLoad({ smallRuns: 10_000 }),
  batch: () => proveBatch(),
  study: () => proveStudy({ points: 10_000, kills: 5 }),
  assessment: () => proveAssessment(),
  cases: () => proveCases(),
  page: () => provePage({ runs: 50 }),
  pack: () => provePack(),
  otherNode: async () => withPass(await testOtherNode()),
};
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}
if (pin && asked.join() !== 'cases') {
  console.error('--pin goes with one step: npm run prove -- cases --pin');
  process.exit(2);
}
if (pin) {
  // What is pinned is compared with nothing, so it is no evidence.
  const { pass } = await proveCases({ pin });
  process.exit(pass ? 0 : 1);
}

const file = join(root, 'docs/evidence.json');
let failed = 0;
const names = asked.length > 0 ? asked : Object.keys(steps);
for (const name of names) {
  console.log(`\n== ${name}`);
  const state = describeTree();
  const figures = await steps[name]();
  if (!figures.pass) failed++;
  console.log(`${figures.pass ? 'ok    ' : 'FAILED'} ${name}`);
  keep(name, { ...state, ...figures });
}
console.log(`\nwritten: docs/evidence.json\n${names.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Writes one step's figures into the evidence; those of other steps stay. */
function keep(name, figures) {
  const before = readEvidence();
  const done = { ...before.steps, [name]: figures };
  const evidence = {
    node: process.version,
    cores: availableParallelism(),
    pass: Object.keys(steps).every((step) => done[step]?.pass === true),
    steps: Object.fromEntries(
      Object.keys(steps).flatMap((step) => (step in done ? [[step, done[step]]] : [])),
    ),
  };
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(evidence, null, 2)}\n`);
  spawnSync(process.execPath, ['tools/model-card.mjs'], { stdio: 'inherit' });
}

function readEvidence() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { steps: {} };
  }
}

/** The commit that is proved. Figures of a changed tree belong to no commit, so changed files are counted. */
function describeTree() {
  const changed = git('status', '--porcelain').split('\n');
  return {
    commit: git('rev-parse', 'HEAD'),
    changedFiles: changed.filter(
      (line) => line !== '' && !/ docs\/(?:evidence\.json|model-card\.md)$/.test(line),
    ).length,
  };
}

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
