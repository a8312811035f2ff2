import { findSilentReports } from '../claims/find-silent-reports.ts';
import { readClaims } from '../claims/read-claims.ts';
import type { Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import { type Finding, makeFinding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import type { Report } from '../domain/report.ts';
import { terrainOf } from '../domain/terrain-of.ts';
import { draftAssessment, readDraft } from '../pipeline/draft-assessment.ts';
import { describeCost, estimateCost, longestSeconds } from '../pipeline/estimate-cost.ts';
import type { HashedFile } from '../publish/manifest.ts';
import { readReports } from '../reports/read-reports.ts';
import { get, type Place } from '../scenario/field.ts';
import { parseScenarioText } from '../scenario/limits.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { hashTexts } from '../workers/hash.ts';

/** A run that is asked for, read and ready to be simulated. */
export interface ReadRun {
  readonly scenario: Scenario;
  readonly scenarioYaml: string;
  readonly reading: Reading | null;
  readonly reports: readonly Report[];
  readonly attachments: Readonly<Record<string, string>>;
  readonly inputs: readonly HashedFile[];
  readonly trials: number | null;
}

/** What was read of an input: the run is null where a finding is an error. */
export interface ReadRunInput {
  readonly run: ReadRun | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads what somebody asked a server to run, as `run` and `assess` read files: a scenario, or reports from which one is drafted. Who takes the request and who does the
 * work read it by these lines, so that nothing is taken that is refused later. For a process of its own: the texts are foreign.
 * @param today ISO date after which no date of a text is believed
 */
export function readRunInput(
  input: Exclude<RunInput, { readonly kind: 'study' }>,
  reference: Reference,
  today: string,
): ReadRunInput {
  const { run, findings } =
    input.kind === 'reports' ? readTexts(input, reference, today) : readFile(input, reference);
  const all = run === null ? findings : [...findings, ...refuseForServer(run, reference)];
  const isRefused = all.some(({ severity }) => severity === 'error');
  return { run: isRefused ? null : run, findings: all };
}

function readFile(
  input: Extract<RunInput, { readonly kind: 'scenario' }>,
  reference: Reference,
): ReadRunInput {
  const { scenarioYaml, attachments, trials } = input;
  const { scenario, findings } = readScenario(
    ...[scenarioYaml, 'scenario.yaml', reference, attachments],
  );
  if (scenario === null) return { run: null, findings };
  const inputs = hashTexts([['scenario.yaml', scenarioYaml], ...Object.entries(attachments)]);
  const none = { reading: null, reports: [] };
  return { run: { scenario, scenarioYaml, attachments, trials, inputs, ...none }, findings };
}

function readTexts(
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

/** What only a server refuses: files that nobody can send it, and runs of more than an hour. */
function refuseForServer(
  { scenario, scenarioYaml, trials }: ReadRun,
  reference: Reference,
): readonly Finding[] {
  const terrain = terrainOf(scenario.cases);
  if (terrain !== null) {
    const message = `the scenario looks over the heights in ${terrain.file}, and a server takes no elevation files: run it on the command line, \`skyproof run scenario.yaml\` with the file beside it, or leave environment.terrain out`;
    const finding = makeFinding('E_TERRAIN_MISSING', 'scenario.yaml', message);
    return [{ ...finding, ...findTerrain(scenarioYaml, reference) }];
  }
  // What machine will run it is not known here, so it is estimated for one thread.
  if (estimateCost(scenario, trials, 1).seconds <= longestSeconds) return [];
  const message = `${describeCost(scenario, trials, 1)}; a server runs what takes an hour of one thread at most, the command line runs the file with --allow-long`;
  return [makeFinding('E_RUN_LONG', 'scenario.yaml', message)];
}

/** Where a scenario that was read names its terrain. */
function findTerrain(text: string, reference: Reference): Place | null {
  const context = {
    ...{ file: 'scenario.yaml', reference, attachments: {}, findings: [], quotes: new Map() },
  };
  const root = parseScenarioText(context, text);
  const environment = root?.kind === 'map' ? get(root, 'environment') : undefined;
  const field = environment?.kind === 'map' ? get(environment, 'terrain') : undefined;
  return field === undefined ? null : { path: field.path, line: field.line, column: field.column };
}
