import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { createRng } from '../../src/kernel/random/stream.ts';
import { designCases } from '../../src/pipeline/design-cases.ts';
import { type Evaluation, evaluate } from '../../src/pipeline/evaluate.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { WorkerFailure } from '../../src/pipeline/run-jobs.ts';
import type { RunSetup } from '../../src/pipeline/runner.ts';
import { startProcessRunner } from '../../src/workers/processes.ts';
import { makeCase, makeGroup, makeWorld, rectangleAbout } from '../properties/make-case.ts';

/** Seeds a fault: a sample here, 50 in `npm run prove`. */
const seeds = Number(process.env['SKYPROOF_FAULT_SEEDS'] ?? 1);
const faults = ['kill', 'abort', 'heap', 'memory', 'hang', 'not-a-number', 'twice'] as const;

const base = makeCase({
  groups: [makeGroup({ id: 'near', count: 14, ready: 0.5, rangeM: 5000 })],
  altitudesM: [0],
});
const cases: Case[] = [base, { ...base, id: 'spread', kind: 'variant', placement: 'spread' }];
const world = makeWorld(cases, [rectangleAbout([20, 45], 30e3, 20e3)], { latticePoints: 100 });
const setup: RunSetup = {
  cases,
  world,
  seed: 3,
  thresholds: { areaShare: 0.5, crossingShare: 0.5, cities: 1 },
  map: { case: 0, posture: 0, cellM: 5000 },
};
const designs = designCases(cases, {
  precision: 0.02,
  precisionAsked: false,
  trials: 256,
  measures: ['coverage', 'border'],
});
const quiet = { isCancelled: () => false, elapsedMs: () => 0 };
const marks = mkdtempSync(join(tmpdir(), 'skyproof-faults-'));
afterAll(() => rmSync(marks, { recursive: true, force: true }));

/** Draws which blocks are struck, one to three of the eight, and whether the fault strikes at every try. */
function drawFault(fault: number, seed: number): { blocks: string[]; always: boolean } {
  const rng = createRng(seed);
  const count = 1 + Math.floor(3 * rng.uniform(fault, 0, 0, 0));
  const blocks = Array.from({ length: count }, (_, i) => {
    const at = Math.floor(8 * rng.uniform(fault, 1, i, 0));
    return `${at >> 2}.${at & 3}`;
  });
  return { blocks, always: rng.uniform(fault, 2, 0, 0) < 0.1 };
}

async function runFaulty(fault: string, seed: number, index: number): Promise<Evaluation> {
  const { blocks, always } = drawFault(index, seed);
  const folder = mkdtempSync(join(marks, `${fault}-`));
  Object.assign(process.env, {
    SKYPROOF_FAULT: fault,
    SKYPROOF_FAULT_BLOCKS: blocks.join(' '),
    SKYPROOF_FAULT_MARKS: folder,
  });
  if (always) process.env['SKYPROOF_FAULT_ALWAYS'] = '1';
  else delete process.env['SKYPROOF_FAULT_ALWAYS'];
  const entry = fileURLToPath(new URL('./faulty-child.mjs', import.meta.url));
  const runner = await startProcessRunner(setup, { workers: 2, mostMiB: 256, entry });
  const after = (late: () => void) => {
    const timer = setTimeout(late, 3000);
    return () => clearTimeout(timer);
  };
  try {
    return await evaluate({ setup, designs, runner, host: { ...quiet, after } });
  } finally {
    await runner.close();
  }
}

const plain = evaluate({ setup, designs, runner: await startLocalRunner(setup), host: quiet });

test.each(faults)(
  'a worker process that suffers "%s" changes no figure, or the run fails by name after three tries',
  { timeout: 60_000 + seeds * 30_000 },
  async (fault) => {
    const { measures, map } = await plain;
    for (let seed = 1; seed <= seeds; seed++) {
      const index = faults.indexOf(fault);
      const { always } = drawFault(index, seed);
      const outcome = await runFaulty(fault, seed, index).catch((error: unknown) => error);
      // A second reply is no fault that could end a run: it is not heard.
      if (always && fault !== 'twice') {
        expect(outcome, `seed ${seed}`).toBeInstanceOf(WorkerFailure);
        continue;
      }
      const got = outcome as Evaluation;
      expect([got.measures, got.map], `seed ${seed}`).toEqual([measures, map]);
      if (fault === 'twice') expect(got.retries).toEqual([]);
      else expect(got.retries.length, `seed ${seed}`).toBeGreaterThan(0);
    }
  },
);

test('a fault that strikes at every try ends the run by name', { timeout: 60_000 }, async () => {
  const seed = Array.from({ length: 400 }, (_, i) => i + 1).find(
    (each) => drawFault(0, each).always,
  ) as number;
  await expect(runFaulty('kill', seed, 0)).rejects.toThrow(/failed 3 times: the process ended/);
});
