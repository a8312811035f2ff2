import { createHash } from 'node:crypto';
import type { ZodError } from 'zod';
import { readClaims } from '../claims/read-claims.ts';
import type { Scenario } from '../domain/case.ts';
import type { Finding } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import { terrainOf } from '../domain/terrain-of.ts';
import { parseJson } from '../kernel/text/parse-json.ts';
import { draftAssessment } from '../pipeline/draft-assessment.ts';
import { describeCost, estimateCost, longestSeconds } from '../pipeline/estimate-cost.ts';
import { makeReportIds, readReport } from '../reports/read-report.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import type { ReadInput } from '../server/api/parts.ts';
import { runInputSchema } from '../server/api/schemas.ts';
import { makeProblem, refuseInput } from '../server/problem.ts';
import { makeFinding } from './errors.ts';
import { readStudyTitle } from './read-study.ts';

/** What readers make of an input. */
interface Checked {
  readonly title: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads the body of a request as what is to be run: JSON within its limits, then the form, then the very readers of the command line, with their findings.
 *
 * @param today ISO date; no later date in a report is taken for its as-of date
 */
export async function readInput(
  body: Uint8Array,
  today: string,
  reference: Reference,
): Promise<ReadInput> {
  const text = decode(body);
  if (text === null) return refused(makeProblem('E_HTTP_BODY', 'the body is not UTF-8'));
  const parsed = parseJson(text);
  if (parsed.problem !== null) {
    const { fault, message, line, column } = parsed.problem;
    const detail = `${line}:${column} ${message}`;
    return refused(makeProblem('E_HTTP_BODY', detail, { limit: fault === 'depth' ? 64 : null }));
  }
  const formed = runInputSchema.safeParse(parsed.value);
  if (!formed.success) return refused(explainForm(formed.error, parsed.value));
  const input: RunInput = formed.data;
  const { title, findings } = await check(input, today, reference);
  const isRefused = title === null || findings.some((finding) => finding.severity === 'error');
  if (isRefused && findings.length > 0) return refused(refuseInput(findings));
  if (title === null)
    return refused(makeProblem('E_INPUT_EMPTY', 'no report claims an air defence to be tested'));
  return { input, title, findings: findings.slice(0, 100), problem: null };
}

const refused = (problem: Problem): ReadInput => ({ input: null, problem });

function decode(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

function check(input: RunInput, today: string, reference: Reference): Checked | Promise<Checked> {
  if (input.kind === 'study') return readStudyTitle(input, reference);
  if (input.kind === 'reports') return checkReports(input, today, reference);
  const { scenarioYaml, attachments, trials } = input;
  const { scenario, findings } = readScenario(
    ...[scenarioYaml, 'scenario.yaml', reference, attachments],
  );
  if (scenario === null) return { title: null, findings };
  const more = checkScenario(scenario, trials);
  return { title: scenario.title, findings: [...findings, ...more] };
}

/** What only a server refuses: files that nobody can send it, and runs of more than an hour. */
function checkScenario(scenario: Scenario, trials: number | null): readonly Finding[] {
  const terrain = terrainOf(scenario.cases);
  if (terrain !== null) {
    const message = `environment.terrain names ${terrain.file}; a server runs over the smooth earth, the command line reads elevation files`;
    return [makeFinding('E_FILE_MISSING', 'scenario.yaml', message)];
  }
  // What machine will run it is not known here, so it is estimated for one thread.
  if (estimateCost(scenario, trials, 1).seconds <= longestSeconds) return [];
  const message = `${describeCost(scenario, trials, 1)}; a server runs what takes an hour of one thread at most, the command line runs the file with --allow-long`;
  return [makeFinding('E_RUN_LONG', 'scenario.yaml', message)];
}

function checkReports(
  input: RunInput & { readonly kind: 'reports' },
  today: string,
  reference: Reference,
): Checked {
  const ids = makeReportIds(input.reports.map((report) => report.name));
  const read = input.reports.map(({ name, text }, at) => {
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    const { report, findings } = readReport({ name, text, sha256, replaced: 0 });
    return { report: report && { ...report, id: ids[at] ?? report.id }, findings };
  });
  const findings = read.flatMap((one) => one.findings);
  const reports = read.flatMap(({ report }) => report ?? []);
  if (findings.some((finding) => finding.severity === 'error')) return { title: null, findings };
  const reading = readClaims(reports, reference);
  const { asOf, trials } = input;
  const drafted = draftAssessment({
    ...{ reports, reading, reference, asOf, today },
    ...{ territory: null, seed: null, precision: null },
  });
  const all = [...findings, ...drafted.findings];
  if (drafted.yaml === null) return { title: null, findings: all };
  const { scenario } = readScenario(drafted.yaml, 'scenario.yaml', reference);
  if (scenario === null) throw new Error('the drafted scenario is not valid');
  return { title: scenario.title, findings: [...all, ...checkScenario(scenario, trials)] };
}

/** Tells the first thing that is wrong with the form, with its place and its value. */
function explainForm(error: ZodError, value: unknown): Problem {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  let found: unknown = value;
  for (const key of path)
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined;
  const limit = issue !== undefined && 'maximum' in issue ? Number(issue.maximum) : null;
  return makeProblem('E_INPUT_FORM', issue?.message ?? 'the form is wrong', {
    ...{ path: path.length === 0 ? null : path.map(String).join('.'), limit },
    value: path.length === 0 ? undefined : found,
  });
}
