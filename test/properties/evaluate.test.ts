import { expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { type Evaluation, type EvaluationDesign, evaluate } from '../../src/pipeline/evaluate.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import type { BlockResult, Runner, RunSetup } from '../../src/pipeline/runner.ts';
import { makeCase, makeGroup, makeIntruder, makeWorld, rectangleAbout } from './make-case.ts';

const unknown = { kind: 'uniform', low: 0.2, high: 0.9 } as const;
const group = makeGroup({
  id: 'near',
  count: 14,
  ready: unknown,
  rangeM: { kind: 'triangular', low: 3000, mode: 5000, high: 6000 },
});
const base = makeCase({
  groups: [group],
  altitudesM: [0, 1000],
  intruders: [makeIntruder({ id: 'slow', speedMps: 60, towards: 'city 0' })],
});
const cases: Case[] = [
  base,
  {
    ...base,
    id: 'launchers',
    kind: 'reading',
    reading: 'launcher',
    groups: [makeGroup({ id: 'near', count: 7, ready: unknown, rangeM: 4000 })],
  },
  { ...base, id: 'spread', kind: 'variant', variant: 'spread', placement: 'spread' },
  { ...base, id: 'twin', kind: 'reading', reading: 'system' },
];
const world = makeWorld(cases, [rectangleAbout([20, 45], 30e3, 20e3)], {
  cities: [[20, 45]],
  latticePoints: 150,
});
const setup: RunSetup = {
  cases,
  world,
  seed: 3,
  thresholds: { areaShare: 0.5, crossingShare: 0.5, cities: 1 },
  map: { case: 0, posture: 0, cellM: 5000 },
};
const host = { isCancelled: () => false, elapsedMs: () => 0 };
const rule: EvaluationDesign = {
  precision: 0.02,
  precisionAsked: false,
  trials: null,
  measures: ['coverage', 'border', 'points'],
};

async function run(
  design: EvaluationDesign,
  wrap: (runner: Runner) => Runner = (runner) => runner,
  own = setup,
): Promise<Evaluation> {
  return evaluate(own, design, wrap(await startLocalRunner(own)), host, () => {});
}

/** Holds jobs back until a dozen wait or nothing more comes, and ends them last first. */
function reverseJobs(runner: Runner): Runner {
  let waiting: (() => void)[] = [];
  const release = (): void => {
    const batch = waiting;
    waiting = [];
    for (const go of batch.reverse()) go();
  };
  return {
    ...runner,
    workers: 12,
    run: (job) =>
      new Promise<BlockResult>((resolve, reject) => {
        waiting.push(() => {
          runner.run(job).then(resolve, reject);
        });
        setTimeout(release, 2);
      }),
  };
}

/** Runs every job in pieces of one block, last block first, in handlers of their own. */
function splitJobs(other: Runner): (runner: Runner) => Runner {
  return (runner) => ({
    ...runner,
    run: async (job) => {
      const parts: BlockResult[] = [];
      for (const each of [...job.blocks].reverse())
        parts.push(await (each.block % 2 === 0 ? runner : other).run({ ...job, blocks: [each] }));
      const first = parts[0] as BlockResult;
      const mapCounts =
        first.mapCounts?.map((_, i) =>
          parts.reduce((sum, part) => sum + (part.mapCounts?.[i] ?? 0), 0),
        ) ?? null;
      return {
        tallies: parts.flatMap((part) => part.tallies),
        mapCounts,
        mapTrials: parts.reduce((sum, part) => sum + part.mapTrials, 0),
        threadId: 7,
      };
    },
  });
}

function figures({ measures, map, trials, stoppedBy }: Evaluation): unknown {
  return { measures, map, trials, stoppedBy };
}

test('jobs of other sizes on two handlers, and jobs that end in reverse order, give the same figures', async () => {
  const plain = await run(rule);
  expect(plain.trials).toBeGreaterThan(512);
  expect(figures(await run(rule, reverseJobs))).toEqual(figures(plain));
  expect(figures(await run(rule, splitJobs(await startLocalRunner(setup))))).toEqual(
    figures(plain),
  );
});

test('other measures switched on leave the figure of a row and its number of trials unchanged', async () => {
  const all = await run({ ...rule, measures: ['coverage', 'border', 'points', 'crossing'] });
  const byId = new Map(all.measures.map((measure) => [measure.id, measure]));
  for (const name of ['coverage', 'border', 'points', 'crossing'] as const) {
    const alone = await run({ ...rule, measures: [name] });
    expect(alone.measures.length).toBeGreaterThan(0);
    for (const measure of alone.measures) expect(measure).toEqual(byId.get(measure.id));
  }
});

test('other cases beside it leave the figures of a case unchanged', async () => {
  const all = await run(rule);
  const alone = await run(rule, undefined, { ...setup, cases: [cases[0] as Case] });
  expect(alone.measures).toEqual(all.measures.filter((measure) => measure.case === 'base'));
  expect(alone.map).toEqual(all.map);
});

test('cases that differ in name alone get the same figures', async () => {
  const { measures } = await run({ ...rule, trials: 128 });
  const of = (id: string): Measure[] => measures.filter((measure) => measure.case === id);
  const plain = (measure: Measure) => ({ ...measure, id: '', case: '', reading: null });
  expect(of('twin').map(plain)).toEqual(of('base').map(plain));
  expect(of('launchers').map(plain)).not.toEqual(of('base').map(plain));
});

test('a number of trials is rounded up to blocks of 64 and holds for every row', async () => {
  const { measures, trials, stoppedBy } = await run({ ...rule, trials: 100 });
  expect(new Set(measures.map((measure) => measure.trials))).toEqual(new Set([128]));
  expect([trials, stoppedBy]).toEqual([128, 'trials']);
});

test('the rule gives coverage 256 and 128 trials, variants 512, and rows of one measure their own rungs', async () => {
  const { measures } = await run(rule);
  const trialsOf = (filter: (measure: Measure) => boolean) =>
    new Set(measures.filter(filter).map((measure) => measure.trials));
  const coverage = (id: string) =>
    trialsOf((measure) => measure.case === id && measure.measure === 'coverage');
  expect(coverage('base')).toEqual(new Set([256]));
  expect(coverage('spread')).toEqual(new Set([128]));
  expect(
    trialsOf((measure) => measure.case === 'spread' && measure.measure !== 'coverage'),
  ).toEqual(new Set([512]));
  const own = trialsOf((measure) => measure.case === 'base' && measure.measure !== 'coverage');
  for (const trials of own) expect([1024, 2560, 4096, 10_240]).toContain(trials);
  expect(own.size).toBeGreaterThan(1);
});

test('a run that is stopped has no figures', async () => {
  const runner = await startLocalRunner(setup);
  let jobs = 0;
  const stopping = { isCancelled: () => jobs > 3, elapsedMs: () => 0 };
  const counted: Runner = {
    ...runner,
    run: (job) => {
      jobs++;
      return runner.run(job);
    },
  };
  const stopped = await evaluate(setup, rule, counted, stopping, () => {});
  expect([stopped.measures, stopped.map, stopped.stoppedBy]).toEqual([[], null, 'user']);
});
