import type { Reading } from '../domain/claim.ts';
import { type Finding, makeFinding } from '../domain/finding.ts';
import type { Report } from '../domain/report.ts';

/** Warns of every report in which no claim was found. */
export function findSilentReports(reports: readonly Report[], reading: Reading): Finding[] {
  const withClaim = new Set(reading.claims.map((claim) => claim.report));
  const silent = reports.filter((report) => !withClaim.has(report.id));
  return silent.map((report) =>
    makeFinding(
      'W_REPORT_NO_CLAIM',
      report.name,
      'the report states no claim that Skyproof knows: weapons, their number, place, state or effect',
    ),
  );
}
