import type { Assessment } from '../../domain/results.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { isSimulated, mainPosture } from '../../publish/select-main.ts';
import { verdictTable } from '../../publish/verdict-table.ts';
import { nameReports } from './name-reports.ts';
import type { PlainTable } from './table.ts';

/** What a terminal shows of the verdicts. */
export interface VerdictSummary {
  readonly table: PlainTable;
  /** Lines below the table: what was left out, and what the short names of reports stand for. */
  readonly notes: readonly string[];
}

/** The column of the folded verdict table that names the reading. */
const readingColumn = 1;

/**
 * Cuts the verdicts down to what fits on a screen: the claims as written, for the posture that leads the page, with altitudes folded;
 * claims that nothing can test are counted. With `all` every row.
 */
export function summarizeVerdicts(assessment: Assessment, all: boolean): VerdictSummary {
  const { verdicts } = assessment.results;
  const posture = mainPosture(assessment);
  const isShown = (row: Verdict): boolean =>
    row.verdict !== 'not-testable' &&
    row.variant === null &&
    row.reading === null &&
    (!isSimulated(row) || row.posture === posture);
  // Where every claim is kept apart by variants there is no row of its own to show.
  const short = verdicts.filter(isShown);
  const shown = all || short.length === 0 ? verdicts : short;
  const results = { ...assessment.results, verdicts: shown };
  const { head, rows } = verdictTable({ ...assessment, results }, { all });
  const names = nameReports(assessment.reports);
  const named = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? names.shorten(cell) : cell)),
  );
  const table = shown === short ? cutRepeated({ head, rows: named }) : { head, rows: named };
  return { table, notes: [...names.legend, ...describeRest(verdicts, shown)] };
}

function describeRest(verdicts: readonly Verdict[], shown: readonly Verdict[]): readonly string[] {
  if (shown.length === verdicts.length) return [];
  const claims = (rows: readonly Verdict[]): number => new Set(rows.map((row) => row.claim)).size;
  const untested = claims(verdicts.filter((row) => row.verdict === 'not-testable'));
  const rest = verdicts.length - shown.length;
  return [
    ...(untested === 0 ? [] : [`${untested} claims cannot be tested and are not shown.`]),
    `${rest} rows for other readings, postures and variants: on the page, or with --all.`,
  ];
}

/** Leaves out a claim that the row above names already, and the column of readings, which says the same in every row. */
function cutRepeated(table: PlainTable): PlainTable {
  const rows = table.rows.map((row, r) =>
    row.map((cell, column) => (column === 0 && table.rows[r - 1]?.[0] === cell ? '' : cell)),
  );
  const keep = (_cell: string, column: number): boolean => column !== readingColumn;
  return { head: table.head.filter(keep), rows: rows.map((row) => row.filter(keep)) };
}
