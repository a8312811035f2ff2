import { computeBounds } from '../../bounds/compute-bounds.ts';
import type { Bound } from '../../domain/bound.ts';
import type { Case } from '../../domain/case.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { designFixed } from '../../pipeline/design-cases.ts';
import { evaluate } from '../../pipeline/evaluate.ts';
import { planRun } from '../../pipeline/plan-run.ts';
import type { StartRunner } from '../../pipeline/runner.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { judgeClaims } from '../../verdict/judge-claims.ts';

/** A setting that a slider asks about: a scenario file of which the base case alone is looked at. */
export interface ProbeOrder {
  readonly yaml: string;
  /** 0 = bounds alone. */
  readonly trials: number;
}

/** What a setting gives. */
export interface Probe {
  readonly findings: readonly Finding[];
  readonly bounds: readonly Bound[];
  readonly measures: readonly Measure[];
  readonly verdicts: readonly Verdict[];
}

/** Looks at the base case of a scenario: its bounds and, with trials, its measures and verdicts. */
export async function probeScenario(
  { yaml, trials }: ProbeOrder,
  reference: Reference,
  startRunner: StartRunner,
): Promise<Probe> {
  const none = { bounds: [], measures: [], verdicts: [] };
  const read = readScenario(yaml, 'scenario.yaml', reference);
  if (read.scenario === null) return { ...none, findings: read.findings };
  const scenario = { ...read.scenario, cases: [read.scenario.cases[0] as Case] };
  const { plan, findings } = planRun({ scenario, reference, trials });
  if (plan === null) return { ...none, findings: [...read.findings, ...findings] };
  const bounds = computeBounds(scenario, plan.setup.world);
  const setup = { ...plan.setup, cases: scenario.cases, map: null };
  const names = scenario.measures.filter((name) => name !== 'sizing');
  let measures: readonly Measure[] = [];
  if (trials > 0) {
    const runner = await startRunner(setup);
    try {
      const done = await evaluate({
        ...{ setup, runner, designs: [designFixed(names, trials)] },
        host: { isCancelled: () => false, elapsedMs: () => 0 },
      });
      measures = done.measures;
    } finally {
      await runner.close();
    }
  }
  const verdicts = judgeClaims({ scenario, bounds, measures, reading: null, reference });
  return { findings: read.findings, bounds, measures, verdicts };
}
