import type { Results } from '../domain/results.ts';

/**
 * Writes results.json: one line a row of cases, bounds, measures, verdicts and assumptions, so that it is small and two runs can be compared line by line.
 * `page` is kept under that name behind them; null = nothing.
 */
export function writeResults(results: Results, page: object | null = null): string {
  return [...writeResultsInPieces(results, page)].join('');
}

/** Lines in a piece: some hundred kilobytes. */
const linesInPiece = 512;

/** Writes results.json in pieces that follow each other: a large run's text is many megabytes, and every copy of it counts. */
export function* writeResultsInPieces(
  results: Results,
  page: object | null = null,
): Generator<string> {
  const { run, ...tables } = results;
  let lines = ['{', `  "run": ${JSON.stringify(run)},`];
  const names = Object.keys(tables) as (keyof typeof tables)[];
  for (const [index, name] of names.entries()) {
    const rows = tables[name];
    lines.push(`  ${JSON.stringify(name)}: [`);
    for (const [r, row] of rows.entries()) {
      lines.push(`    ${JSON.stringify(row)}${r < rows.length - 1 ? ',' : ''}`);
      if (lines.length < linesInPiece) continue;
      yield `${lines.join('\n')}\n`;
      lines = [];
    }
    lines.push(index < names.length - 1 || page !== null ? '  ],' : '  ]');
  }
  if (page !== null) lines.push(`  "page": ${JSON.stringify(page)}`);
  lines.push('}', '');
  yield lines.join('\n');
}
