import type { ReportInput } from '../domain/report.ts';
import { readReport } from '../reports/read-report.ts';

// The program of the child process in which a foreign HTML page is read.
process.once('message', (input: ReportInput) => {
  process.send?.(readReport(input));
});
