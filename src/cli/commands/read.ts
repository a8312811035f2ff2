import { createReference } from '../../atlas/reference.ts';
import type { Check, Claim, Reading } from '../../domain/claim.ts';
import { countOrigins } from '../../domain/count-origins.ts';
import type { Report } from '../../domain/report.ts';
import { describeLanguageModel } from '../../publish/describe-language-model.ts';
import { say, texts } from '../../publish/texts.ts';
import { followReports } from '../choose-language.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { gatherClaims, type ReadFlags } from '../gather-claims.ts';
import { cleanText, cutText } from '../output/clean-text.ts';
import { printFindings } from '../output/findings.ts';
import { nameReports } from '../output/name-reports.ts';
import { writeTable } from '../output/table.ts';
import type { Shell, Style } from '../shell.ts';

const severities: readonly Check['severity'][] = ['error', 'warning', 'info'];
const longestQuote = 140;

/** Reads reports and prints their claims, what contradicts what, and which reports share an origin. */
export async function read(
  shell: Shell,
  names: readonly string[],
  options: { readonly json?: boolean } & ReadFlags,
): Promise<ExitCode> {
  const gathered = await gatherClaims(names, createReference(), options, shell.note, (reports) =>
    followReports(shell, reports),
  );
  printFindings(shell, gathered.findings);
  if (options.json === true) shell.print(`${JSON.stringify(gathered.reading, null, 2)}\n`);
  else shell.print(describeReading(shell, gathered.reading, gathered.reports));
  return exitCodes.fine;
}

function describeReading(shell: Shell, reading: Reading, reports: readonly Report[]): string {
  const { shorten, legend } = nameReports(reports);
  const parts = [describeReports(shell, reading, legend)];
  if (reading.claims.length > 0) parts.push(writeClaims(shell, reading, reports, shorten));
  if (reading.checks.length > 0) parts.push(writeChecks(shell, reading, shorten));
  const conflicts = reading.relations.filter((relation) => relation.kind === 'conflict');
  if (conflicts.length > 0) {
    const lines = conflicts.map(({ topic, note, claims }) =>
      cleanText(shorten(`${say(topic)}: ${say(note)} (${claims.join(', ')})`)),
    );
    parts.push(`${title(shell, 'The reports differ')}\n${lines.join('\n')}\n`);
  }
  const shared = reading.origins.filter((origin) => origin.reports.length > 1);
  if (shared.length > 0) {
    const lines = shared.map(({ reports: ids, similarity, why }) =>
      cleanText(`${ids.join(', ')} (${say('similarity')} ${similarity.toFixed(2)}: ${say(why)})`),
    );
    parts.push(`${title(shell, 'Reports that share one origin')}\n${lines.join('\n')}\n`);
  }
  const model = writeModel(shell, reading, shorten);
  if (model !== null) parts.push(model);
  return parts.join('\n');
}

/** Where a language model read otherwise than the rules; null where none was asked. */
function writeModel(
  shell: Shell,
  reading: Reading,
  shorten: (text: string) => string,
): string | null {
  const notes = describeLanguageModel(reading);
  if (notes === null) return null;
  const { lead, counts, problems, head, rows } = notes;
  const lines = [lead, counts, ...problems].map((line) => `${cleanText(line)}\n`);
  const cells = rows.map(([claim, part, ...values]) => [
    shorten(claim),
    part,
    ...values.map((value) => cutText(cleanText(value), longestQuote)),
  ]);
  const table = cells.length === 0 ? '' : writeTable(shell, { head: [...head], rows: cells });
  return `${title(shell, texts.languageModel.title)}\n${lines.join('')}${table}`;
}

function describeReports(shell: Shell, reading: Reading, legend: readonly string[]): string {
  const lines = reading.reports.map((report, index) => {
    const count = reading.claims.filter((claim) => claim.report === report.id).length;
    const known = [report.title, report.publisher, report.date].filter((one) => one !== null);
    return cleanText(
      `${legend[index] ?? report.id}: ${[...known, `${count} ${say('claims')}`].join(', ')}`,
    );
  });
  return `${title(shell, 'Reports')}\n${lines.join('\n')}\n`;
}

function writeClaims(
  shell: Shell,
  reading: Reading,
  reports: readonly Report[],
  shorten: (text: string) => string,
): string {
  const several = reading.reports.length > 1;
  const origins = countOrigins(reading);
  const rows = reading.claims.map((claim) => {
    const report = reports.find((one) => one.id === claim.report);
    const words = report?.text.slice(claim.span.start, claim.span.end) ?? '';
    return [
      shorten(claim.id),
      report === undefined ? '' : nameSentence(report, claim),
      claim.speaker ?? say('(report)'),
      say(claim.hedge),
      say(claim.kind),
      ...(several ? [String(origins.get(claim.id) ?? 1)] : []),
      cutText(cleanText(words), longestQuote),
    ];
  });
  const head = [
    'claim',
    'sentence',
    'who',
    'hedge',
    'kind',
    ...(several ? ['origins'] : []),
    'what',
  ];
  return `${title(shell, 'Claims')}\n${writeTable(shell, { head, rows })}`;
}

/** The number of the sentence that a claim stands in, counted from 1 without the title. */
function nameSentence(report: Report, claim: Claim): string {
  const hasTitle = report.titleSpan !== null;
  const index = report.sentences.findIndex((span) => claim.span.start < span.end);
  if (hasTitle && index === 0) return say('title');
  return index < 0 ? '' : String(index + (hasTitle ? 0 : 1));
}

function writeChecks(shell: Shell, reading: Reading, shorten: (text: string) => string): string {
  const colours: Readonly<Record<Check['severity'], Style>> = {
    error: 'red',
    warning: 'yellow',
    info: 'cyan',
  };
  const checks = severities.flatMap((severity) =>
    reading.checks.filter((check) => check.severity === severity),
  );
  const rows = checks.map(({ severity, kind, message, claims }) => [
    say(severity),
    say(kind),
    say(message),
    shorten(claims.join(' ')),
  ]);
  const table = { head: ['severity', 'kind', 'what', 'claims'], rows };
  const paint = (text: string, row: number, column: number): string => {
    const check = checks[row];
    return column === 0 && check ? shell.styleOut(colours[check.severity], text) : text;
  };
  return `${title(shell, 'Contradictions and doubts')}\n${writeTable(shell, table, paint)}`;
}

function title(shell: Shell, text: string): string {
  return shell.styleOut('bold', say(text));
}
