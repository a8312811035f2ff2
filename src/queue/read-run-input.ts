import { type Finding, makeFinding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import { terrainOf } from '../domain/terrain-of.ts';
import { describeCost, estimateCost, longestSeconds } from '../pipeline/estimate-cost.ts';
import { get, type Place } from '../scenario/field.ts';
import { parseScenarioText } from '../scenario/limits.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { hashTexts } from '../workers/hash.ts';
import type { ReadRun, ReadRunInput } from './read-run.ts';

/**
 * Reads what somebody asked a server to run, as `run` and `assess` read files: a scenario, or reports from which one is drafted. Who takes the request and who does the
 * work read it by these lines, so that nothing is taken that is refused later. For a process of its own: the texts are foreign.
 * @param today ISO date after which no date of a text is believed
 */
export async function readRunInput(
  input: Exclude<RunInput, { readonly kind: 'study' }>,
  reference: Reference,
  today: string,
): Promise<ReadRunInput> {
  const { run, findings } =
    input.kind === 'reports'
      ? // The readers of reports take as long to load as everything else; a scenario needs none of them.
        (await import('./read-report-input.ts')).readReportInput(input, reference, today)
      : readFile(input, reference);
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
