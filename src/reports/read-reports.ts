import type { Finding } from '../domain/finding.ts';
import type { Report, ReportInput } from '../domain/report.ts';
import { makeReportIds, readReport } from './read-report.ts';

/**
 * Reads several texts as reports, each with an id of its own and under a name without folders: what is published names none. Findings of all of them come back at once;
 * a report with an error among them is left out.
 */
export function readReports(inputs: readonly ReportInput[]): {
  readonly reports: readonly Report[];
  readonly findings: readonly Finding[];
} {
  const ids = makeReportIds(inputs.map(({ name }) => name));
  const read = inputs.map(readReport);
  const reports = read.flatMap(({ report }, at) =>
    report === null
      ? []
      : [{ ...report, id: ids[at] ?? report.id, name: report.name.replace(/^.*[\\/]/s, '') }],
  );
  return { reports, findings: read.flatMap(({ findings }) => findings) };
}
