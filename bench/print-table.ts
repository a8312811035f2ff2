import type { Row, Spread, Timing } from './measure.ts';

/** A row with what was measured. */
export interface MeasuredRow {
  readonly row: Row;
  readonly timings: readonly Timing[];
}

const heads = [
  ...['ratio', 'quarters', 'ratio CPU', 'what', 'subject', 'median', 'quarters', 'CPU', 'unit'],
  ...['others', 'idle', 'result', 'goal'],
];

/** Prints all rows as one table, ratios first. */
export function printTable(measured: readonly MeasuredRow[]): string {
  const all = [heads, ...listLines(measured)];
  const widths = heads.map((_, column) =>
    Math.max(...all.map((line) => (line[column] as string).length)),
  );
  return all
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Prints rows as a table of Markdown: what, subject, ratios, times, result, goal. */
export function printMarkdown(measured: readonly MeasuredRow[]): string {
  const columns = ['what', 'subject', 'ratio CPU', 'ratio', 'median', 'CPU', 'unit', 'others'];
  const kept = [...columns, 'result', 'goal'].map((head) => heads.indexOf(head));
  const show = (line: readonly string[]): string =>
    `| ${kept.map((column) => (line[column] as string).replaceAll('|', '\\|')).join(' | ')} |`;
  return [show(heads), show(heads.map(() => '---')), ...listLines(measured).map(show)].join('\n');
}

function listLines(measured: readonly MeasuredRow[]): string[][] {
  return measured.flatMap(({ row, timings }) =>
    timings.map((timing, at) => [
      at === 0 ? '1' : number(timing.ratio.median),
      at === 0 ? '' : quarters(timing.ratio),
      at === 0 ? '1' : number(timing.cpuRatio.median),
      at === 0 ? row.name : '',
      timing.subject,
      number(timing.wall.median),
      quarters(timing.wall),
      number(timing.cpu.median),
      `${row.unit} a ${row.per}`,
      timing.others === null ? '?' : timing.others.median.toFixed(1),
      timing.idle === null ? '' : `${(100 * timing.idle.median).toFixed(1)} %`,
      timing.result ?? '',
      timing.goal ?? '',
    ]),
  );
}

function quarters({ low, high }: Spread): string {
  return `${number(low)}..${number(high)}`;
}

/** Three significant digits. */
function number(value: number): string {
  if (!Number.isFinite(value)) return '?';
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
