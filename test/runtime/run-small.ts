import { createReference } from '../../src/atlas/reference.ts';
import type { OpenRoom } from '../../src/domain/draw-room.ts';
import type { Results } from '../../src/domain/results.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { runScenario } from '../../src/pipeline/run-scenario.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';

/** A run that every runtime repeats: texts in, so that the same code runs where there are no files. */
export interface SmallRun {
  readonly yaml: string;
  readonly attachments: Readonly<Record<string, string>>;
  readonly trials: number;
}

/** Runs a scenario in this thread, its units drawn by plain code unless `openRoom` does it. Knows neither Node nor a page, so that the browser runs these very lines. */
export async function runSmall(
  { yaml, attachments, trials }: SmallRun,
  openRoom?: OpenRoom,
): Promise<Results> {
  const reference = createReference();
  const { scenario, findings } = readScenario(yaml, 'scenario.yaml', reference, attachments);
  if (scenario === null) throw new Error(JSON.stringify(findings));
  const outcome = await runScenario({
    scenario,
    scenarioYaml: yaml,
    reading: null,
    reports: [],
    reference,
    startRunner: (setup) => startLocalRunner(setup, openRoom),
    host: { isCancelled: () => false, elapsedMs: () => 0 },
    trials,
    onBounds: () => {},
    onProgress: () => {},
    peakMemoryMiB: () => 0,
  });
  if (outcome.assessment === null) throw new Error(JSON.stringify(outcome.findings));
  return outcome.assessment.results;
}
