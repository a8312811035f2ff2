import type { Case, Scenario } from '../domain/case.ts';
import type { Finding } from '../domain/finding.ts';
import type { Host } from '../domain/host.ts';
import type { Measure } from '../domain/measure.ts';
import type { Reference } from '../domain/reference.ts';
import type { TerrainGrid } from '../domain/terrain.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { designFixed } from './design-cases.ts';
import { evaluate } from './evaluate.ts';
import { startLocalRunner } from './local-runner.ts';
import { planRun } from './plan-run.ts';
import type { StartRunner } from './runner.ts';
import { sizePosture } from './size-posture.ts';

/** What is to be measured. */
export interface MeasureRequest {
  /** A scenario in the form of the scenario file: an object, or the file's text (YAML or JSON). */
  readonly scenario: object | string;
  readonly reference: Reference;
  /** Trials of every row, rounded up to a multiple of 64. Default: 512. */
  readonly trials?: number;
  /** Default: those that the scenario lists, else all but sizing. */
  readonly measures?: Scenario['measures'];
  /** Heights of the ground, where the scenario has terrain: what `readTerrain` returns for the file that it names. */
  readonly terrain?: TerrainGrid;
  /** Where trials run. Default: in this thread. */
  readonly startRunner?: StartRunner;
  readonly host?: Host;
}

const plainHost: Host = { isCancelled: () => false, elapsedMs: () => 0 };

/**
 * Measures the base case of a scenario and returns its rows: no reports, no verdicts, no page. The same scenario, seed and trials give the same rows in Node and in a
 * browser. Findings are those of the scenario file and of its terrain; with an error among them there are no rows.
 */
export async function measureScenario(
  request: MeasureRequest,
): Promise<{ readonly measures: readonly Measure[]; readonly findings: readonly Finding[] }> {
  const {
    reference,
    terrain,
    trials = 512,
    startRunner = startLocalRunner,
    host = plainHost,
  } = request;
  const text =
    typeof request.scenario === 'string' ? request.scenario : JSON.stringify(request.scenario);
  const read = readScenario(text, 'scenario', reference);
  if (read.scenario === null) return { measures: [], findings: read.findings };
  const scenario: Scenario = {
    ...read.scenario,
    cases: [read.scenario.cases[0] as Case],
    measures: request.measures ?? read.scenario.measures,
  };
  const { plan, findings: placed } = planRun({
    ...{ scenario, reference, trials, host },
    ...(terrain === undefined ? {} : { terrain }),
  });
  const findings = [...read.findings, ...placed];
  if (plan === null) return { measures: [], findings };
  const setup = { ...plan.setup, cases: plan.setup.cases.slice(0, 1), map: null };
  const simulated = scenario.measures.filter((name) => name !== 'sizing');
  const runner = await startRunner(setup);
  try {
    const { measures } = await evaluate({
      ...{ setup, runner, host },
      designs: [designFixed(simulated, trials)],
    });
    if (!scenario.measures.includes('sizing')) return { measures, findings };
    const sized = await sizePosture({ scenario, setup, startRunner, host });
    return {
      measures: [...measures, ...sized.measures],
      findings: [...findings, ...sized.findings],
    };
  } finally {
    await runner.close();
  }
}
