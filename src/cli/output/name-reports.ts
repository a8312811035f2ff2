import type { Report } from '../../domain/report.ts';

/** Short names of reports for tables. */
export interface ReportNames {
  /** Puts the short names in place of the ids in a text that names claims. */
  readonly shorten: (text: string) => string;
  /** One line a report that says what a short name stands for; empty when the ids are short already. */
  readonly legend: readonly string[];
}

/** An id longer than this makes a table unreadable. */
const longestId = 12;

/** Names reports `r1`, `r2`, … where one of them has a long id. */
export function nameReports(reports: readonly Report[]): ReportNames {
  if (reports.every((report) => report.id.length <= longestId)) {
    return { shorten: (text) => text, legend: [] };
  }
  return {
    shorten: (text) =>
      reports.reduce((all, { id }, index) => all.replaceAll(`${id}#`, `r${index + 1}#`), text),
    legend: reports.map(({ id }, index) => `r${index + 1} = ${id}`),
  };
}
