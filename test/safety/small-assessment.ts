import type { Reference } from '../../src/domain/reference.ts';
import type { Assessment } from '../../src/domain/results.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { runScenario } from '../../src/pipeline/run-scenario.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { readSource } from './read-sources.ts';
import { reference } from './read-yaml.ts';

let kept: Promise<Assessment> | null = null;

/** Runs the small country once, 64 trials, through every stage. */
export async function assessSmall(): Promise<{ assessment: Assessment; reference: Reference }> {
  kept ??= run();
  return { assessment: await kept, reference };
}

async function run(): Promise<Assessment> {
  const yaml = readSource('test/runtime/small.yaml');
  const attachments = {
    'small-country.geojson': readSource('test/runtime/small-country.geojson'),
  };
  const { scenario, findings } = readScenario(yaml, 'small.yaml', reference, attachments);
  if (scenario === null) throw new Error(JSON.stringify(findings));
  const outcome = await runScenario({
    scenario,
    scenarioYaml: yaml,
    reading: null,
    reports: [],
    reference,
    startRunner: startLocalRunner,
    host: { isCancelled: () => false, elapsedMs: () => 0 },
    trials: 64,
    onBounds: () => {},
    onProgress: () => {},
    peakMemoryMiB: () => 0,
  });
  if (outcome.assessment === null) throw new Error(JSON.stringify(outcome.findings));
  return outcome.assessment;
}
