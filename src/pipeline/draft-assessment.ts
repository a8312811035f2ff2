import type { Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import { draftScenario } from '../scenario/draft-scenario.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { chooseAsOf } from './choose-as-of.ts';

/** What an assessment is drafted from. */
export interface DraftRequest {
  readonly reports: readonly Report[];
  readonly reading: Reading;
  readonly reference: Reference;
  /** ISO date up to which evidence counts; null: the reports tell. */
  readonly asOf: string | null;
  /** Today, ISO: no later date in a text is taken for the as-of date. */
  readonly today: string;
  /** Code of the country; null: the reports tell. */
  readonly territory: string | null;
  readonly seed: number | null;
  readonly precision: number | null;
}

/**
 * Drafts a scenario file from the claims of reports. `yaml` is null where nothing can be drafted: with an error among the findings, or because the reports
 * claim nothing that could be tested.
 */
export function draftAssessment(request: DraftRequest): {
  readonly yaml: string | null;
  readonly findings: readonly Finding[];
} {
  const { reports, reading, reference, territory, seed, precision } = request;
  if (reading.claims.length === 0) return { yaml: null, findings: [] };
  const rules = reading.claims.filter((claim) => claim.by === undefined);
  const dated = rules.length > 0 ? rules : reading.claims;
  const asOf = chooseAsOf(request.asOf, reports, dated, request.today);
  if (asOf.date === null) return { yaml: null, findings: asOf.findings };
  const drafted = draftScenario(reading, reports, reference, {
    ...{ asOf: asOf.date, territory, seed, precision },
  });
  const findings = [...asOf.findings, ...drafted.findings];
  const isRefused = findings.some((finding) => finding.severity === 'error');
  return { yaml: isRefused ? null : drafted.yaml, findings };
}

/** Reads a drafted scenario; its findings are warnings. @throws Error for one that cannot be read, which is a fault of the program, not of the reports */
export function readDraft(
  yaml: string,
  reference: Reference,
): { readonly scenario: Scenario; readonly findings: readonly Finding[] } {
  const { scenario, findings } = readScenario(yaml, 'scenario.yaml', reference);
  if (scenario !== null) return { scenario, findings };
  const why = findings.map(({ message }) => message).join('; ');
  throw new Error(`the drafted scenario is not valid: ${why}`);
}
