import { createReference } from '../../src/atlas/reference.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Scenario } from '../../src/domain/case.ts';
import type { Assessment } from '../../src/domain/results.ts';
import type { VerdictWord } from '../../src/domain/verdict.ts';
import { draftAssessment } from '../../src/pipeline/draft-assessment.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { runScenario } from '../../src/pipeline/run-scenario.ts';
import { readReport } from '../../src/reports/read-report.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { MadeWorld } from './made-worlds/make-world.ts';

/** What the product says of the claim of a made report. */
export interface Forecast {
  readonly probability: number;
  readonly trials: number;
  readonly word: VerdictWord;
}

const reference = createReference();
const measureOf = { area: 'coverage', border: 'border', belt: 'belt', points: 'points' } as const;

/**
 * Reads a made report, drafts its scenario, runs it and returns the verdict's chance; a text where the report was not understood. Of the drafted file only what
 * costs time is cut: the height, the placement and the interpretation that are asked about stay, of the cases the claim as it stands.
 */
export async function forecastWorld(world: MadeWorld, trials: number): Promise<Forecast | string> {
  const { report } = readReport({ name: 'made.txt', text: world.text, sha256: '', replaced: 0 });
  if (report === null) return 'the report was refused';
  const reports = [{ ...report, id: 'made' }];
  const reading = readClaims(reports, reference);
  const drafted = draftAssessment({
    ...{ reports, reading, reference, today: '2026-01-01' },
    ...{ asOf: null, territory: null, seed: 1 + world.number, precision: null },
  });
  if (drafted.yaml === null) return drafted.findings[0]?.message ?? 'nothing was drafted';
  const yaml = narrow(drafted.yaml, world);
  const { scenario, findings } = readScenario(yaml, 'scenario.yaml', reference);
  if (scenario === null) return findings.map(({ message }) => message).join('; ');
  const { assessment } = await runScenario({
    ...{ scenario: keepBase(scenario), scenarioYaml: yaml, reference, reports, reading, trials },
    startRunner: startLocalRunner,
    host: { isCancelled: () => false, elapsedMs: () => 0 },
    ...{ onBounds: () => {}, onProgress: () => {}, peakMemoryMiB: () => 0 },
  });
  return assessment === null ? 'the run was not finished' : findVerdict(assessment, world);
}

/** Cuts a drafted file by the lines that a user would edit. */
function narrow(yaml: string, { altitudeM, placement, interpretation }: MadeWorld): string {
  const heights = altitudeM === 0 ? '[0]' : `[0, ${altitudeM}]`;
  const placements = placement === 'spread' ? '[spread, random]' : '[random]';
  return `${yaml
    .replace(/^altitudesM: .*$/m, `altitudesM: ${heights}`)
    .replace(/^placement: .*$/m, `placement: ${placements}`)
    .trimEnd()}\nmeasures: [coverage, ${measureOf[interpretation]}]\n`;
}

/** Readings, variants and best cases are other questions. */
function keepBase(scenario: Scenario): Scenario {
  return { ...scenario, cases: scenario.cases.slice(0, 1) };
}

/** Finds the claim's own row: no reading, no variant, the system alone. */
function findVerdict({ results }: Assessment, world: MadeWorld): Forecast | string {
  const verdict = results.verdicts.find(
    (row) =>
      row.interpretation === world.interpretation &&
      row.altitudeM === world.altitudeM &&
      row.posture === world.system &&
      row.reading === null &&
      row.variant === null,
  );
  if (verdict === undefined || verdict.probability === null)
    return `no verdict on ${world.interpretation} by ${world.system}`;
  const trials = results.measures.find((row) => row.case === 'base')?.trials ?? 0;
  return { probability: verdict.probability, trials, word: verdict.verdict };
}
