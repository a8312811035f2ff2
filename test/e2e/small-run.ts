import { createReference } from '../../src/atlas/reference.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Assessment } from '../../src/domain/results.ts';
import { draftAssessment } from '../../src/pipeline/draft-assessment.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { runScenario } from '../../src/pipeline/run-scenario.ts';
import { readReport } from '../../src/reports/read-report.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { fewTrials } from './few-trials.ts';

/** A report of which a run takes seconds: a small country, one system, and a count that leaves verdicts open. */
export const smallReport = {
  name: 'small.txt',
  text: `Title: Minister counts launchers
Publisher: Example Post (made for Skyproof)
Date: 2025-03-01

El Salvador has 400 Igla-S launchers, the defence minister said on Friday.
They form a continuous shield over the entire territory of El Salvador, he said.
`,
};

export const reference = createReference();

const { report } = readReport({ ...smallReport, sha256: '', replaced: 0 });
const reports = report === null ? [] : [{ ...report, id: 'small' }];
const reading = readClaims(reports, reference);

/** The scenario file that the library drafts from the report. */
export const smallYaml =
  draftAssessment({
    ...{ reports, reading, reference, today: '2026-01-01' },
    ...{ asOf: null, territory: null, seed: null, precision: null },
  }).yaml ?? '';

/** Runs a scenario file in this process: for the claims of the report, or alone. */
export async function runHere(yaml: string, isAlone = false): Promise<Assessment> {
  const { scenario, findings } = readScenario(yaml, 'scenario.yaml', reference);
  if (scenario === null) throw new Error(findings.map(({ message }) => message).join('; '));
  const { assessment } = await runScenario({
    ...{
      scenario,
      reference,
      scenarioYaml: yaml,
      trials: fewTrials,
      startRunner: startLocalRunner,
    },
    ...(isAlone ? { reports: [], reading: null } : { reports, reading }),
    host: { isCancelled: () => false, elapsedMs: () => 0 },
    ...{ onBounds: () => {}, onProgress: () => {}, peakMemoryMiB: () => 0 },
  });
  if (assessment === null) throw new Error('the run was not finished');
  return assessment;
}
