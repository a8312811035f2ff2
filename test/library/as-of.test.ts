import { expect, test } from 'vitest';
import { createReference } from '../../src/atlas/reference.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Reference } from '../../src/domain/reference.ts';
import { draftAssessment } from '../../src/pipeline/draft-assessment.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { runScenario } from '../../src/pipeline/run-scenario.ts';
import { publishAssessment } from '../../src/publish/publish-assessment.ts';
import { readReport } from '../../src/reports/read-report.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { smallReport } from '../e2e/small-run.ts';

// Evidence dated after the as-of date is planted; nothing may come out of it.

const asOf = '2025-03-01';
const reference = createReference();
/** Assesses the small report with a reference and returns digest and files, timings and memory left out. */
async function assess(known: Reference) {
  const { report } = readReport({ ...smallReport, sha256: '', replaced: 0 });
  const reports = report === null ? [] : [{ ...report, id: 'small' }];
  const reading = readClaims(reports, known);
  const { yaml } = draftAssessment({
    ...{ reports, reading, reference: known, today: '2026-11-01', asOf },
    ...{ territory: null, seed: null, precision: null },
  });
  const { scenario } = readScenario(yaml ?? '', 'scenario.yaml', known);
  if (scenario === null || yaml === null) throw new Error('no scenario');
  const { assessment } = await runScenario({
    ...{ scenario, scenarioYaml: yaml, reading, reports, reference: known, trials: 64 },
    ...{ startRunner: startLocalRunner, host: { isCancelled: () => false, elapsedMs: () => 0 } },
    ...{ onBounds: () => {}, onProgress: () => {}, peakMemoryMiB: () => 0 },
  });
  if (assessment === null) throw new Error('no assessment');
  return { digest: assessment.results.run.digest, files: publishAssessment(assessment) };
}

/** The reference as it was known, with more that is dated `date`. */
function plant(date: string): Reference {
  const [inventory] = reference.inventories;
  const [fact] = reference.facts;
  if (inventory === undefined || fact === undefined) throw new Error('nothing to plant');
  const { count } = inventory;
  const planted = {
    ...inventory,
    country: 'SLV',
    system: 'tor-m2',
    count: {
      ...count,
      distribution: { kind: 'fixed' as const, value: 12 },
      source: { ...count.source, id: 'planted.inventory', date },
    },
  };
  const later = { ...fact, id: 'planted.fact', source: { ...fact.source, date } };
  return {
    ...reference,
    inventories: [planted, ...reference.inventories],
    facts: [later, ...reference.facts],
  };
}

test('evidence dated after the as-of date changes no digest and no byte; the same dated before it does', async () => {
  const plain = await assess(reference);
  const later = await assess(plant('2025-03-02'));
  expect(later.digest).toBe(plain.digest);
  expect(later.files.map(({ path }) => path)).toEqual(plain.files.map(({ path }) => path));
  expect(
    later.files.filter(({ content }, i) => content !== plain.files[i]?.content).map((f) => f.path),
  ).toEqual([]);
  const earlier = await assess(plant('2025-02-28'));
  expect(earlier.digest).not.toBe(plain.digest);
}, 120_000);
