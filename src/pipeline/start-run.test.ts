import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { Scenario } from '../domain/case.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { startLocalRunner } from './local-runner.ts';
import { startRun } from './start-run.ts';

const folder = new URL('../../test/runtime/', import.meta.url);
const scenarioYaml = readFileSync(new URL('shard.yaml', folder), 'utf8');
const country = readFileSync(new URL('small-country.geojson', folder), 'utf8');
const reference = createReference();
const { scenario } = readScenario(scenarioYaml, 'shard.yaml', reference, {
  'small-country.geojson': country,
});
const request = {
  scenario: scenario as Scenario,
  scenarioYaml,
  reference,
  startRunner: startLocalRunner,
  trials: 640,
};

test('a run tells snapshots in the order of blocks while it goes on, the last one being its result', async () => {
  const run = startRun(request);
  const trials: number[] = [];
  let last = 0;
  for await (const snapshot of run.snapshots) {
    if (snapshot.case !== 'base') continue;
    trials.push(snapshot.trials);
    const row = snapshot.measures().find((measure) => measure.quantity === 'no-gap');
    last = row?.estimate ?? -1;
  }
  expect(trials).toEqual(Array.from({ length: 10 }, (_, i) => 64 * (i + 1)));
  const { assessment } = await run.result;
  const row = assessment?.results.measures.find((measure) => measure.quantity === 'no-gap');
  expect(row?.estimate).toBe(last);
});

test('a run that is cancelled at every few blocks and started again from them ends at the same digest', async () => {
  const plain = await startRun(request).result;
  let from: ReturnType<ReturnType<typeof startRun>['finishedBlocks']> = [];
  let stops = 0;
  for (;;) {
    const run = startRun({ ...request, from });
    let seen = 0;
    for await (const _ of run.snapshots) if (++seen === 3) run.cancel();
    const { assessment } = await run.result;
    if (assessment !== null) {
      expect(stops).toBeGreaterThan(2);
      expect(assessment.results.run.digest).toBe(plain.assessment?.results.run.digest);
      expect(assessment.results.run.blocks.kept).toBe(from.length);
      break;
    }
    expect(run.finishedBlocks().length).toBeGreaterThan(from.length);
    from = run.finishedBlocks();
    stops++;
  }
});
