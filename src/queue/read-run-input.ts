import { readClaims } from '../claims/read-claims.ts';
import type { Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import type { Report } from '../domain/report.ts';
import { draftAssessment } from '../pipeline/draft-assessment.ts';
import type { HashedFile } from '../publish/manifest.ts';
import { makeReportIds, readReport } from '../reports/read-report.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { sha256 } from '../workers/hash.ts';

/** A run that is asked for, read and ready to be simulated. */
export interface ReadRunInput {
  readonly scenario: Scenario;
  readonly scenarioYaml: string;
  readonly reading: Reading | null;
  readonly reports: readonly Report[];
  readonly attachments: Readonly<Record<string, string>>;
  readonly inputs: readonly HashedFile[];
  readonly trials: number | null;
}

/**
 * Reads what somebody asked a server to run, as `run` and `assess` read files: a scenario, or reports from which one is drafted. Returns findings in its place where it
 * cannot be run. For a process of its own: the texts are foreign.
 * @param today ISO date after which no date of a text is believed
 */
export function readRunInput(
  input: Exclude<RunInput, { readonly kind: 'study' }>,
  reference: Reference,
  today: string,
): ReadRunInput | { readonly refused: readonly Finding[] } {
  if (input.kind === 'reports') return readReports(input, reference, today);
  const { scenarioYaml, attachments, trials } = input;
  const read = readScenario(scenarioYaml, 'scenario.yaml', reference, attachments);
  if (read.scenario === null) return { refused: read.findings };
  const texts = [['scenario.yaml', scenarioYaml] as const, ...Object.entries(attachments)];
  return {
    ...{ scenario: read.scenario, scenarioYaml, attachments, trials },
    ...{ reading: null, reports: [], inputs: texts.map(([path, text]) => hashFile(path, text)) },
  };
}

function readReports(
  input: Extract<RunInput, { readonly kind: 'reports' }>,
  reference: Reference,
  today: string,
): ReadRunInput | { readonly refused: readonly Finding[] } {
  const inputs = input.reports.map(({ name, text }) => hashFile(name, text));
  const ids = makeReportIds(input.reports.map(({ name }) => name));
  const read = input.reports.map(({ name, text }, at) =>
    readReport({ name, text, replaced: 0, sha256: inputs[at]?.sha256 ?? '' }),
  );
  const found = read.flatMap(({ findings }) => findings);
  if (found.some(isError)) return { refused: found };
  const reports = read.flatMap(({ report }, at) =>
    report === null ? [] : [{ ...report, id: ids[at] ?? report.id }],
  );
  const reading = readClaims(reports, reference);
  const { yaml, findings } = draftAssessment({
    ...{ reports, reading, reference, today, asOf: input.asOf },
    ...{ territory: null, seed: null, precision: null },
  });
  if (findings.some(isError)) return { refused: [...found, ...findings] };
  if (yaml === null) return { refused: reports.map(({ name }) => noClaim(name)) };
  const { scenario, findings: faults } = readScenario(yaml, 'scenario.yaml', reference);
  // A draft that cannot be read is a fault of the program, not of the reports.
  if (scenario === null)
    throw new Error(`the drafted scenario is not valid: ${faults.map((one) => one.code).join()}`);
  return {
    ...{ scenario, scenarioYaml: yaml, reading, reports, inputs },
    ...{ attachments: {}, trials: input.trials },
  };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

function noClaim(name: string): Finding {
  return {
    ...{ code: 'W_REPORT_NO_CLAIM', severity: 'error', file: name },
    ...{ line: null, column: null, path: null },
    message:
      'nothing can be assessed: no report claims an air defence that can be tested: weapons, their number, place, state or effect',
  };
}

function hashFile(path: string, text: string): HashedFile {
  return { path, sha256: sha256(text), bytes: Buffer.byteLength(text) };
}
