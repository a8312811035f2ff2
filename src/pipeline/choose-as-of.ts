import type { Claim } from '../domain/claim.ts';
import type { Finding, FindingCode } from '../domain/finding.ts';
import type { Report } from '../domain/report.ts';
import { isRealDate } from '../reports/read-header.ts';

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December';
const dayFirst = `(\\d{1,2})(?:st|nd|rd|th)? (${months}),? (\\d{4})`;
const monthFirst = `(${months}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`;
const fullDate = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(\\d{4})-(\\d{2})-(\\d{2})|${dayFirst}|${monthFirst})(?!\\p{N})`,
  'gu',
);

/** The date up to which evidence counts, and how it was found. */
export interface AsOf {
  /** Null when no header and no text gives one; a finding says so. */
  readonly date: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Chooses the as-of date: the one asked for, else the latest date in the reports' headers, else the latest date in their texts that is
 * not after `today` (ISO), with a warning that says so.
 */
export function chooseAsOf(
  asked: string | null,
  reports: readonly Report[],
  claims: readonly Claim[],
  today: string,
): AsOf {
  if (asked !== null) return { date: asked, findings: [] };
  const inHeaders = latest(reports.flatMap((report) => report.date ?? []));
  if (inHeaders !== null) return { date: inHeaders, findings: [] };
  const stated = [
    ...reports.flatMap((report) => datesIn(report.text)),
    ...claims.flatMap((claim) => claim.date ?? []),
  ];
  const inTexts = latest(stated.filter((date) => date <= today));
  if (inTexts === null) {
    const message = 'no header and no text gives a full date; give --as-of YYYY-MM-DD';
    return { date: null, findings: [makeFinding('E_AS_OF_MISSING', 'error', message)] };
  }
  const message = `no report has a date in its header, so the latest past date in the texts is the as-of date: ${inTexts}; --as-of changes it`;
  return { date: inTexts, findings: [makeFinding('W_AS_OF_FROM_TEXT', 'warning', message)] };
}

/** Lists the dates that stand in a text with day, month and year, as ISO dates. */
export function datesIn(text: string): string[] {
  const dates: string[] = [];
  for (const match of text.matchAll(fullDate)) {
    const year = Number(match[1] ?? match[6] ?? match[9]);
    const name = match[5] ?? match[7];
    const month = name === undefined ? Number(match[2]) : months.split('|').indexOf(name) + 1;
    const day = Number(match[3] ?? match[4] ?? match[8]);
    if (!isRealDate(year, month, day)) continue;
    const two = (value: number): string => String(value).padStart(2, '0');
    dates.push(`${year}-${two(month)}-${two(day)}`);
  }
  return dates;
}

function latest(dates: readonly string[]): string | null {
  return dates.reduce<string | null>(
    (newest, date) => (newest !== null && newest > date ? newest : date),
    null,
  );
}

function makeFinding(code: FindingCode, severity: Finding['severity'], message: string): Finding {
  return { code, severity, file: null, line: null, column: null, path: null, message };
}
