import type { Results } from '../domain/results.ts';

/**
 * Writes results.json: one line a row of cases, bounds, measures, verdicts and assumptions, so that it is small and two runs can be compared line by line.
 * `page` is kept under that name behind them; null = nothing.
 */
export function writeResults(results: Results, page: object | null = null): string {
  const { run, ...tables } = results;
  // One list, joined once: a large run's text is several megabytes, and every copy of it counts.
  const lines = ['{', `  "run": ${JSON.stringify(run)},`];
  const names = Object.keys(tables) as (keyof typeof tables)[];
  names.forEach((name, index) => {
    const rows = tables[name];
    lines.push(`  ${JSON.stringify(name)}: [`);
    rows.forEach((row, r) => {
      lines.push(`    ${JSON.stringify(row)}${r < rows.length - 1 ? ',' : ''}`);
    });
    lines.push(index < names.length - 1 || page !== null ? '  ],' : '  ]');
  });
  if (page !== null) lines.push(`  "page": ${JSON.stringify(page)}`);
  lines.push('}', '');
  return lines.join('\n');
}
