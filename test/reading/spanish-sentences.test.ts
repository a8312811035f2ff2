import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createReference } from '../../src/atlas/reference.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import { findingCodes } from '../../src/domain/finding.ts';
import { describeDistribution } from '../../src/domain/support.ts';
import { draftAssessment } from '../../src/pipeline/draft-assessment.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { runScenario } from '../../src/pipeline/run-scenario.ts';
import { sentencePairs } from '../../src/publish/spanish/sentences.ts';
import { makeTranslator } from '../../src/publish/spanish/translate.ts';
import { sayNumberInSpanish } from '../../src/publish/spanish/words.ts';
import { readReports } from '../../src/reports/read-reports.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { holdsEnglish } from '../english-words.ts';

// No text is left untranslated: what the core says of real inputs is said in Spanish, and whatever finds no pair here has to get one.

const say = makeTranslator(sentencePairs, sayNumberInSpanish);
const reference = createReference();
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Those texts that still hold English when they are said in Spanish. */
function listLeft(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].filter((text) => holdsEnglish(say(text)));
}

function readFolder(folder: string) {
  return readdirSync(join(root, folder))
    .filter((name) => /\.(txt|md)$/.test(name))
    .map((name) => ({
      ...{ name, text: readFileSync(join(root, folder, name), 'utf8') },
      ...{ sha256: '', replaced: 0 },
    }));
}

test('what a code of a finding means', () => {
  expect(listLeft(Object.values(findingCodes))).toEqual([]);
});

test('labels, reasons and notes of the catalogue and of the numbers that no report gives', () => {
  const reasons: (string | null)[] = [
    ...reference.systems.flatMap((system) => [
      system.note,
      ...Object.values(system).flatMap((figure) =>
        typeof figure === 'object' && figure !== null && 'quantity' in figure
          ? [(figure as { quantity: { source: { reason: string | null } } }).quantity.source.reason]
          : [],
      ),
    ]),
    ...Object.values(reference.assumptions).map(({ source }) => source.reason),
    ...reference.intruders.map(({ name }) => name),
  ];
  expect(reasons.length).toBeGreaterThan(50);
  expect(listLeft(reasons.filter((one) => one !== null))).toEqual([]);
});

test.each(['test/fixtures/reports', 'examples/reports'])(
  '%s: checks, relations, origins, and every number of the scenarios that are drafted',
  (folder) => {
    const said: string[] = [];
    for (const input of readFolder(folder)) {
      const { reports } = readReports([input]);
      const reading = readClaims(reports, reference);
      said.push(...reading.checks.map(({ message }) => message));
      said.push(...reading.relations.flatMap(({ topic, note }) => [topic, note]));
      said.push(...reading.origins.map(({ why }) => why));
      const { yaml, findings } = draftAssessment({
        ...{ reports, reading, reference, asOf: '2025-12-31', today: '2026-01-01' },
        ...{ territory: null, seed: null, precision: null },
      });
      said.push(...findings.map(({ message }) => message));
      if (yaml === null) continue;
      const { scenario, findings: read } = readScenario(yaml, 'scenario.yaml', reference);
      said.push(...read.map(({ message }) => message));
      for (const each of scenario?.cases ?? []) {
        said.push(each.reading ?? '', ...each.postures.map(({ label }) => label));
        walk(each, said);
      }
    }
    expect(said.length).toBeGreaterThan(100);
    expect(listLeft(said)).toEqual([]);
  },
);

test('what the results of the example say: verdicts, bounds, numbers, curves', async () => {
  const { reports } = readReports(readFolder('examples/reports'));
  const reading = readClaims(reports, reference);
  const { yaml } = draftAssessment({
    ...{ reports, reading, reference, asOf: null, today: '2026-01-01' },
    ...{ territory: null, seed: null, precision: null },
  });
  if (yaml === null) throw new Error('the example drafts nothing');
  const { scenario } = readScenario(yaml, 'scenario.yaml', reference);
  if (scenario === null) throw new Error('the draft of the example is not read');
  const { assessment } = await runScenario({
    scenario: { ...scenario, cases: scenario.cases.slice(0, 3) },
    ...{ reference, scenarioYaml: yaml, reports, reading, trials: 64 },
    startRunner: startLocalRunner,
    host: { isCancelled: () => false, elapsedMs: () => 0 },
    ...{ onBounds: () => {}, onProgress: () => {}, peakMemoryMiB: () => 0 },
  });
  if (assessment === null) throw new Error('the example was not run');
  const { verdicts, bounds, assumptions } = assessment.results;
  const said = [
    assessment.scenario.title,
    ...verdicts.flatMap(({ text, reason, reading: as, conditions }) => [
      ...[text, reason, as ?? ''],
      ...conditions.map((one) => one.replaceAll('-', ' ')),
    ]),
    // One source is a paper with its English title.
    ...bounds.flatMap(({ proof, formula, source }) => [
      proof,
      formula,
      source.replace(/^Kershner .*;/, ''),
    ]),
    ...assumptions.flatMap(({ label, distribution, reason }) => [
      label,
      distribution,
      reason ?? '',
    ]),
    ...assessment.readinessCurves.map(({ label }) => label),
    ...assessment.areaOutlines.map(({ label }) => label),
  ];
  expect(said.length).toBeGreaterThan(500);
  expect(listLeft(said)).toEqual([]);
}, 120_000);

/** Takes the label, distribution and reason of every parameter below a value. */
function walk(value: unknown, into: string[]): void {
  if (Array.isArray(value)) for (const one of value) walk(one, into);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  const parameter = value as { label?: unknown; quantity?: Parameters<typeof takeQuantity>[0] };
  if (typeof parameter.label === 'string') into.push(parameter.label);
  if (parameter.quantity?.distribution !== undefined) takeQuantity(parameter.quantity, into);
  for (const one of Object.values(value)) walk(one, into);
}

function takeQuantity(
  {
    distribution,
    source,
  }: {
    readonly distribution: Parameters<typeof describeDistribution>[0];
    readonly source: {
      readonly kind: string;
      readonly title: string;
      readonly reason: string | null;
    };
  },
  into: string[],
): void {
  into.push(describeDistribution(distribution), source.reason ?? '');
  // Behind the colon stands an id.
  if (source.kind === 'assumption') into.push(source.title.replace(/: [a-z-]+$/, ''));
}
