import { findSilentReports } from '../claims/find-silent-reports.ts';
import { readClaims } from '../claims/read-claims.ts';
import { makeFinding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import { draftAssessment, readDraft } from '../pipeline/draft-assessment.ts';
import { readReports } from '../reports/read-reports.ts';
import { hashTexts } from '../workers/hash.ts';
import type { ReadRunInput } from './read-run.ts';

/** Reads reports that somebody asked a server to assess, and drafts the scenario that is run. */
export function readReportInput(
  input: Extract<RunInput, { readonly kind: 'reports' }>,
  reference: Reference,
  today: string,
): ReadRunInput {
  const inputs = hashTexts(input.reports.map(({ name, text }) => [name, text]));
  const texts = input.reports.map(({ name, text }, at) => ({
    // As a file is decoded: the hash is of all of it, a byte-order mark is none of the text.
    ...{ name, text: text.replace(/^\ufeff/, ''), replaced: 0 },
    sha256: inputs[at]?.sha256 ?? '',
  }));
  const { reports, findings: found } = readReports(texts);
  if (found.some(({ severity }) => severity === 'error')) return { run: null, findings: found };
  const reading = readClaims(reports, reference);
  const drafted = draftAssessment({
    ...{ reports, reading, reference, today, asOf: input.asOf },
    ...{ territory: null, seed: null, precision: null },
  });
  const findings = [...found, ...findSilentReports(reports, reading), ...drafted.findings];
  const { yaml } = drafted;
  if (yaml === null) {
    const message =
      'nothing can be assessed: no report claims an air defence that can be tested: weapons, their number, place, state or effect';
    const isTold = findings.some(({ severity }) => severity === 'error');
    const empty = isTold ? [] : [makeFinding('E_INPUT_EMPTY', null, message)];
    return { run: null, findings: [...findings, ...empty] };
  }
  const { scenario, findings: warnings } = readDraft(yaml, reference);
  const { trials } = input;
  return {
    run: { scenario, scenarioYaml: yaml, reading, reports, inputs, attachments: {}, trials },
    findings: [...findings, ...warnings],
  };
}
