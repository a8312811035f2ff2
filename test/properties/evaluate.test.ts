import { expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { pilotBlocks } from '../../src/domain/tally.ts';
import { createMemoryStore, type KeptBlock } from '../../src/pipeline/block-store.ts';
import { designCases, type EvaluationDesign } from '../../src/pipeline/design-cases.ts';
import {
  type Evaluation,
  evaluate,
  evaluateShard,
  listUnsharded,
} from '../../src/pipeline/evaluate.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { WorkerFailure } from '../../src/pipeline/run-jobs.ts';
import type { BlockJob, BlockResult, Runner, RunSetup } from '../../src/pipeline/runner.ts';
import { listAllRows } from '../../src/simulate/list-rows.ts';
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
  store = createMemoryStore(),
): Promise<Evaluation> {
  const runner = wrap(await startLocalRunner(own));
  return evaluate({
    setup: own,
    designs: designCases(own.cases, design),
    runner,
    host,
    store,
  });
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
    start: (job) => ({
      result: new Promise<BlockResult>((resolve, reject) => {
        waiting.push(() => {
          runner.start(job).result.then(resolve, reject);
        });
        setTimeout(release, 2);
      }),
      abandon: () => {},
    }),
  };
}

/** Runs even and odd blocks in handlers of their own. */
function splitJobs(other: Runner): (runner: Runner) => Runner {
  return (runner) => ({
    ...runner,
    start: (job) => (job.block % 2 === 0 ? runner : other).start(job),
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
  const all = await run({
    ...rule,
    measures: ['coverage', 'border', 'belt', 'points', 'crossing'],
  });
  const byId = new Map(all.measures.map((measure) => [measure.id, measure]));
  for (const name of ['coverage', 'border', 'belt', 'points', 'crossing'] as const) {
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

test('the rule gives coverage 256 trials and 64 in variants, variants 384 and their crossings 256, and rows of one measure their own rungs', async () => {
  const { measures } = await run(rule);
  const trialsOf = (filter: (measure: Measure) => boolean) =>
    new Set(measures.filter(filter).map((measure) => measure.trials));
  const coverage = (id: string) =>
    trialsOf((measure) => measure.case === id && measure.measure === 'coverage');
  expect(coverage('base')).toEqual(new Set([256]));
  expect(coverage('spread')).toEqual(new Set([64]));
  const isRuled = ({ measure }: Measure): boolean =>
    measure !== 'coverage' && measure !== 'crossing';
  expect(trialsOf((measure) => measure.case === 'spread' && isRuled(measure))).toEqual(
    new Set([384]),
  );
  const crossing = trialsOf(({ case: id, measure }) => id === 'spread' && measure === 'crossing');
  expect([...crossing].every((trials) => trials === 256)).toBe(true);
  const own = trialsOf((measure) => measure.case === 'base' && measure.measure !== 'coverage');
  const rungs = [512, 768, 1024, 1536, 2560, 4096, 5376, 7680, 10_240];
  for (const trials of own) expect(rungs).toContain(trials);
  expect(own.size).toBeGreaterThan(1);
});

test('a run that is stopped has no figures, and goes on from its store to the same ones without running a block twice', async () => {
  const plain = await run(rule);
  const runner = await startLocalRunner(setup);
  let jobs = 0;
  const counted: Runner = {
    ...runner,
    start: (job) => {
      jobs++;
      return runner.start(job);
    },
  };
  const store = createMemoryStore();
  const request = { setup, designs: designCases(setup.cases, rule), runner: counted };
  const stopping = { isCancelled: () => jobs > 3, elapsedMs: () => 0 };
  const stopped = await evaluate({ ...request, host: stopping, store });
  expect([stopped.measures, stopped.map, stopped.stoppedBy]).toEqual([[], null, 'user']);
  const before = store.all().length;
  expect(before).toBeGreaterThan(0);
  jobs = 0;
  const again = createMemoryStore(store.all());
  expect(figures(await evaluate({ ...request, host, store: again }))).toEqual(figures(plain));
  jobs = 0;
  const full = await evaluate({ ...request, host, store: createMemoryStore(again.all()) });
  expect(figures(full)).toEqual(figures(plain));
  expect(jobs).toBe(0);
});

test('blocks that leave out what wants no more trials give the figures of whole ones, and are the same blocks when a run goes on or is split', async () => {
  const own = { ...setup, cases: [base] };
  const design: EvaluationDesign = { ...rule, measures: ['border', 'raid'] };
  const record = (into: Map<number, BlockJob>) => (runner: Runner) => ({
    ...runner,
    start: (job: BlockJob) => {
      into.set(job.block, job);
      return runner.start(job);
    },
  });
  const inFull = (runner: Runner): Runner => ({
    ...runner,
    start: (job) => runner.start({ ...job, brief: [], wanted: null }),
  });
  const jobs = new Map<number, BlockJob>();
  const store = createMemoryStore();
  const whole = await run(design, inFull, own);
  expect(figures(await run(design, record(jobs), own, store))).toEqual(figures(whole));
  const places = new Map(listAllRows(base).map(({ id }, place) => [id, place]));
  const raids = whole.measures.flatMap(({ id, measure, trials }) =>
    measure === 'raid' ? [{ place: places.get(id) as number, blocks: trials / 64 }] : [],
  );
  // Beyond the pilot each raid row is asked for as long as it wants trials, and some end before others.
  expect(new Set(raids.map(({ blocks }) => blocks)).size).toBeGreaterThan(1);
  for (const { block, wanted } of jobs.values())
    for (const one of raids)
      expect(wanted?.includes(one.place) ?? block < pilotBlocks).toBe(block < one.blocks);
  for (const isKept of [
    (block: number) => block % 3 !== 0,
    (block: number) => block < pilotBlocks || block === 20,
    (block: number) => block >= pilotBlocks,
  ]) {
    const again = new Map<number, BlockJob>();
    const kept = createMemoryStore(store.all().filter(({ tally }) => isKept(tally.block)));
    expect(figures(await run(design, record(again), own, kept))).toEqual(figures(whole));
    expect(again.size).toBeGreaterThan(0);
    for (const [block, job] of again) expect(job).toEqual(jobs.get(block));
  }
  const parts: KeptBlock[] = [];
  for (const index of [2, 1]) {
    const runner = await startLocalRunner(own);
    const designs = designCases(own.cases, design);
    const part = await evaluateShard({ setup: own, designs, runner, host }, { index, count: 2 });
    parts.push(...(part ?? []));
  }
  const merged = await run(design, undefined, own, createMemoryStore(parts));
  expect(figures(merged)).toEqual(figures(whole));
  expect(merged.blocks.run).toBe(0);
});

test('shards run the pilot and each its own blocks; merged in any order they give the figures of one run', async () => {
  const plain = await run(rule);
  const designs = designCases(setup.cases, rule);
  for (const count of [1, 2, 3, 7, 64]) {
    const parts: (readonly KeptBlock[])[] = [];
    for (let index = 1; index <= count; index++) {
      const part = await evaluateShard(
        { setup, designs, runner: await startLocalRunner(setup), host },
        { index, count },
      );
      parts.push(part ?? []);
    }
    const own = parts.map((part) => part.filter((kept) => kept.tally.block >= pilotBlocks));
    expect(
      new Set(parts.map((part) => part.length - (own[parts.indexOf(part)]?.length ?? 0))).size,
    ).toBe(1);
    const blocks = own.flat().map((kept) => `${kept.case} ${kept.tally.block}`);
    expect(new Set(blocks).size).toBe(blocks.length);
    const merged = [...parts].reverse().flat();
    expect(listUnsharded(setup, designs, merged)).toEqual([]);
    expect(figures(await run(rule, undefined, setup, createMemoryStore(merged)))).toEqual(
      figures(plain),
    );
    const lost = own.findIndex((part) => part.length > 0);
    const lacking = parts.filter((_, part) => part !== lost).flat();
    if (count > 1) expect(listUnsharded(setup, designs, lacking).length).toBe(own[lost]?.length);
  }
});

test('snapshots come in the order of blocks and end at the figures of the run', async () => {
  const seen: { case: string; trials: number }[] = [];
  let last: readonly Measure[] = [];
  const designs = designCases(setup.cases, { ...rule, trials: 256 });
  const { measures } = await evaluate({
    setup,
    designs,
    runner: reverseJobs(await startLocalRunner(setup)),
    host,
    onSnapshot: (snapshot) => {
      seen.push({ case: snapshot.case, trials: snapshot.trials });
      if (snapshot.case === 'base') last = snapshot.measures();
    },
  });
  const base = seen.filter((each) => each.case === 'base').map((each) => each.trials);
  expect(base).toEqual([...base].sort((a, b) => a - b));
  expect(base.at(-1)).toBe(256);
  expect(last).toEqual(measures.filter((measure) => measure.case === 'base'));
});

test('a runner that loses, hangs on and spoils jobs changes no figure; one that always does ends the run by name', async () => {
  const plain = await run(rule);
  let turn = 0;
  const spoil = (result: BlockResult): BlockResult => ({
    ...result,
    tally: { ...result.tally, sums: result.tally.sums.map((sum) => -sum - 1) },
  });
  const faulty =
    (every: number) =>
    (runner: Runner): Runner => ({
      ...runner,
      workers: 3,
      start: (job) => {
        turn++;
        if (turn % every !== 0) return runner.start(job);
        if (turn % (2 * every) === 0)
          return { result: Promise.reject(new Error('gone')), abandon: () => {} };
        return { result: runner.start(job).result.then(spoil), abandon: () => {} };
      },
    });
  const mended = await run(rule, faulty(5));
  expect(figures(mended)).toEqual(figures(plain));
  expect(mended.retries.length).toBeGreaterThan(5);
  expect(mended.retries.map((retry) => retry.reason)).toContain('gone');
  await expect(run(rule, faulty(1))).rejects.toThrow(WorkerFailure);
});
