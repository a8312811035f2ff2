import type { Results } from '../domain/results.ts';

/** Writes results.json: one line a row of cases, bounds, measures, verdicts and assumptions, so that it is small and two runs can be compared line by line. */
export function writeResults(results: Results): string {
  const { run, ...tables } = results;
  const parts = Object.entries(tables).map(([name, rows]) => {
    const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
    return `  ${JSON.stringify(name)}: [\n${lines}\n  ]`;
  });
  return `{\n  "run": ${JSON.stringify(run)},\n${parts.join(',\n')}\n}\n`;
}
